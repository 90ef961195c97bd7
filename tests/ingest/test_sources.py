"""The sources: what each says of itself, and the whole files of a catalogue of real size."""

from pathlib import Path

import pytest

from isograph.dates import PartialDate
from isograph.errors import ParseError
from isograph.identifiers import Identifier
from isograph.ingest.report import Findings, Report
from isograph.ingest.sources import SOURCES, statements
from isograph.ingest.terms import iso
from isograph.results import Value
from isograph.store import Store
from isograph.store.terms import Iri
from isograph.vocabulary import DCTERMS, KIND, SKOS, STAGE
from tests.ingest.rows_of import json_lines, row

CATALOGUE = Path(__file__).parents[3] / "shared" / "catalogue"
AS_OF = PartialDate.parse("2025-06-02")
FILES = {
    "iso-open-data": "iso_deliverables_metadata.jsonl.gz",
    "iso-committees": "iso_technical_committees.jsonl",
    "iso-ics": "iso_ics.csv",
}


def test_a_graph_describes_itself_with_the_credit_that_is_required(tmp_path: Path) -> None:
    source = SOURCES["iso-open-data"]
    found = list(statements(source, json_lines(tmp_path, [row()]), as_of=AS_OF, findings=Findings()))
    said = {(p, o) for s, p, o in found if s == f"<{source.graph}>"}
    assert (f"<{DCTERMS}license>", "<https://opendatacommons.org/licenses/by/1-0/>") in said
    assert (iso("value"), '"2025-06-02"^^<http://www.w3.org/2001/XMLSchema#date>') in said
    assert source.credit == (
        "This work is based on the iso_deliverables_metadata dataset from ISO Open Data, "
        "licensed under ODC Attribution License (ODC-By) v1.0"
    )
    assert any(source.credit in o for p, o in said if p == f"<{DCTERMS}rights>")


@pytest.mark.parametrize("name", FILES)
def test_the_files_of_iso_open_data_tell_no_date(name: str, tmp_path: Path) -> None:
    assert SOURCES[name].as_of(json_lines(tmp_path, [row()])) is None


def test_the_same_file_gives_the_same_statements(tmp_path: Path) -> None:
    path = json_lines(tmp_path, [row(), row(id=1, reference="ISO 1:2016")])
    first, second = (list(statements(SOURCES["iso-open-data"], path, as_of=AS_OF, findings=Findings())) for _ in "12")
    assert first == second


def test_committees_are_no_documents(tmp_path: Path) -> None:
    path = json_lines(tmp_path, [{"id": 1, "reference": "ISO/TC 176", "parentId": None}] * 3)
    with pytest.raises(ParseError, match="holds no document; line 1"):
        list(statements(SOURCES["iso-open-data"], path, as_of=AS_OF, findings=Findings()))


@pytest.fixture(scope="module")
def catalogue() -> tuple[Store, dict[str, Report]]:
    """The whole files of ISO Open Data in one store, with the reports on them."""
    if not CATALOGUE.exists():
        pytest.skip("the catalogue is not there: ../shared/catalogue")
    store, reports = Store.memory(), {}
    for name, file in FILES.items():
        findings = Findings()
        store.insert(statements(SOURCES[name], CATALOGUE / file, as_of=AS_OF, findings=findings), SOURCES[name].graph)
        reports[name] = findings.report(name, as_of=str(AS_OF), credit=SOURCES[name].credit)
    return store, reports


def _values(store: Store, query: str, **bindings: Value) -> list[Value]:
    return [value for (value, *_) in store.select(query, **bindings)[1]]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "read"), [("iso-open-data", 56_609), ("iso-committees", 785), ("iso-ics", 1_381)])
def test_every_record_is_created_or_reported(name: str, read: int, catalogue: tuple[Store, dict[str, Report]]) -> None:
    report = catalogue[1][name]
    assert report.read == read == report.created + len(report.skipped)


@pytest.mark.slow
def test_the_two_records_that_cannot_be_used_are_reported(catalogue: tuple[Store, dict[str, Report]]) -> None:
    skipped = catalogue[1]["iso-open-data"].skipped
    assert [(each.place, each.what, each.why) for each in skipped] == [
        ("line 54154", "ISO/FDIS 21496-1", "stands on line 54152 already"),
        ("line 54792", "ISO/DTR 24371", "stands on line 54791 already"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("predicate", "namespace", "file"), [("kind", KIND, "kinds"), ("stage", STAGE, "stages")])
def test_every_kind_and_stage_is_in_the_ontology(
    predicate: str, namespace: str, file: str, catalogue: tuple[Store, dict[str, Report]]
) -> None:
    used = _values(catalogue[0], f"SELECT DISTINCT ?o WHERE {{ ?s {iso(predicate)} ?o }}")
    known = (Path(__file__).parents[2] / "ontology" / "vocabularies" / f"{file}.ttl").read_text(encoding="utf-8")
    assert len(used) > 5
    assert [each for each in used if f":{str(each).removeprefix(namespace)}\n" not in known] == []


@pytest.mark.slow
def test_every_field_has_an_english_title(catalogue: tuple[Store, dict[str, Report]]) -> None:
    query = f"SELECT DISTINCT ?o WHERE {{ ?s {iso('ics')} ?o FILTER NOT EXISTS {{ ?o <{SKOS}prefLabel> ?title }} }}"
    assert _values(catalogue[0], query) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("subject", "predicate", "expected"),
    [
        ("ISO 9001:2015", "willBeReplacedBy", ["ISO/CD 9001.2"]),
        ("ISO 9001:1994", "mergedInto", ["ISO 9001:2000"]),
        ("ISO 9000-3:1997", "renumberedAs", ["ISO/IEC 90003:2004"]),
        ("ISO 8601:2004", "splitInto", ["ISO 8601-1:2019", "ISO 8601-2:2019"]),
        ("ISO 9001:2015/Amd 1:2024", "amends", ["ISO 9001:2015"]),
    ],
)
def test_the_catalogue_is_right_where_it_is_known(
    subject: str, predicate: str, expected: list[str], catalogue: tuple[Store, dict[str, Report]]
) -> None:
    query = f"SELECT ?o ?s WHERE {{ ?s {iso(predicate)} ?o }} ORDER BY ?o"
    assert list(map(str, _values(catalogue[0], query, s=Identifier(subject)))) == expected


@pytest.mark.slow
def test_an_amendment_is_published_in_its_own_year(catalogue: tuple[Store, dict[str, Report]]) -> None:
    query = f"SELECT ?o ?s WHERE {{ ?s {iso('published')} ?o }}"
    (node,) = _values(catalogue[0], query, s=Identifier("ISO 9001:2015/Amd 1:2024"))
    assert node == Iri(SOURCES["iso-open-data"].graph + "#2024")
