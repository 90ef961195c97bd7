"""The committees and the International Classification for Standards."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isograph.dates import PartialDate
from isograph.errors import ParseError
from isograph.identifiers import Identifier
from isograph.ingest import iso_committees, iso_ics
from isograph.ingest.iso_committees import committee
from isograph.ingest.mapping import triples
from isograph.ingest.records import Record
from isograph.ingest.report import Findings
from isograph.ingest.terms import iso
from isograph.resources import data_files
from isograph.store import Store
from isograph.store.withheld import Triple
from isograph.vocabulary import GRAPH, PREFIXES
from tests.ingest.rows_of import json_lines, table, written

COMMITTEE = {
    "id": 53896,
    "reference": "ISO/TC 176/SC 2",
    "status": "Active",
    "title": {"en": "Quality systems"},
    "secretariat": {"id": 2064, "acronym": "BSI"},
    "creationDate": "1982-12-14",
    "scope": {"en": "<strong>\n Quality &amp; assurance</strong>\n<ol><li>All kinds."},
    "parentId": 53882,
}
ABOVE = {"id": 53882, "reference": "ISO/TC 176", "title": {"en": "Quality management"}, "parentId": None}

FIELDS = (
    b'\xef\xbb\xbfidentifier,parent,titleEn,titleFr,scopeEn,scopeFr\n"03",,"Services","Services FR",,\n'
    b'"03.120","03","Quality","Qualit\xc3\xa9","Including <i>all</i>, &c","Y compris"\n'
    b'"03.120.10","03.120","Quality management","Management",,\n'
)


def _term(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def committees(folder: Path, *rows: object) -> tuple[list[Triple], Findings]:
    """Return the triples of some rows of committees, and what was found."""
    findings = Findings()
    return list(iso_committees.read(json_lines(folder, rows), findings)), findings


def objects(found: list[Triple], subject: str, predicate: str) -> set[str]:
    """Return the objects of a subject and a predicate, both as prefixed names."""
    return {o for s, p, o in found if (s, p) == (_term(subject), _term(predicate))}


def test_a_committee_has_all_that_its_row_says(tmp_path: Path) -> None:
    found, findings = committees(tmp_path, COMMITTEE, ABOVE)
    node = "committee:iso-tc-176-sc-2"
    assert objects(found, node, "skos:notation") == {'"ISO/TC 176/SC 2"'}
    assert objects(found, node, "rdfs:label") == {'"ISO/TC 176/SC 2"@en'}
    assert objects(found, node, "dcterms:title") == {'"Quality systems"@en'}
    assert objects(found, node, "dcterms:description") == {'"Quality & assurance All kinds."@en'}
    assert objects(found, node, "iso:secretariat") == {'"BSI"'}
    assert objects(found, node, "iso:committeeStatus") == {'"Active"'}
    assert objects(found, node, "iso:parentCommittee") == {_term("committee:iso-tc-176")}
    assert objects(found, node, "iso:established") == {_term("graph:iso-committees#1982-12-14")}
    assert objects(found, node, "foaf:page") == {"<https://www.iso.org/committee/53896.html>"}
    assert (findings.created, findings.skipped, findings.remarks) == (2, [], [])


def test_a_table_of_committees_is_read_the_same(tmp_path: Path) -> None:
    findings = Findings()
    found = list(iso_committees.read(table(tmp_path, [COMMITTEE, {**COMMITTEE, **ABOVE}]), findings))
    assert objects(found, "committee:iso-tc-176-sc-2", "iso:secretariat") == {'"BSI"'}
    assert objects(found, "committee:iso-tc-176-sc-2", "iso:parentCommittee") == {_term("committee:iso-tc-176")}


def test_a_row_without_reference_and_a_second_row_are_skipped(tmp_path: Path) -> None:
    nameless = {**ABOVE, "reference": None}
    found, findings = committees(tmp_path, ABOVE, nameless, {**ABOVE, "title": {"en": "Other"}})
    assert objects(found, "committee:iso-tc-176", "dcterms:title") == {'"Quality management"@en'}
    assert [(each.place, each.what, each.why) for each in findings.skipped] == [
        ("line 2", "Quality management", "no reference"),
        ("line 3", "ISO/TC 176", "stands on line 1 already"),
    ]


@pytest.mark.parametrize("above", [1, 53896])
def test_a_committee_above_that_stands_on_no_other_row_is_remarked(above: int, tmp_path: Path) -> None:
    found, findings = committees(tmp_path, {**COMMITTEE, "parentId": above})
    assert not any(p == iso("parentCommittee") for _, p, _ in found)
    assert [each.kind for each in findings.remarks] == ["committee above that stands on no other row"]


def test_a_committee_with_an_unreadable_date_is_kept(tmp_path: Path) -> None:
    found, findings = committees(tmp_path, {**ABOVE, "creationDate": "long ago"})
    assert objects(found, "committee:iso-tc-176", "rdf:type") == {iso("Committee")}
    assert [each.kind for each in findings.remarks] == ["unreadable date"]


@pytest.mark.parametrize(
    ("reference", "local"),
    [
        ("ISO/TC 176/SC 2", "iso-tc-176-sc-2"),
        ("ISO/IEC JTC 1/SC 27", "iso-iec-jtc-1-sc-27"),
        ("IEC/ISO JTC 3", "iec-iso-jtc-3"),
        ("ISO/CASCO", "iso-casco"),
        ("IULTCS", "iultcs"),
        ("ISO/IEC/JTC 1", "~ISO%2FIEC%2FJTC%201"),
        ("ISO-TC 1", "~ISO-TC%201"),
        ("", "~"),
        ("x> .", "~x%3E%20."),
    ],
)
def test_a_committee_has_the_slug_of_its_reference_where_that_tells_it(reference: str, local: str) -> None:
    assert committee(reference) == f"<{PREFIXES['committee']}{local}>"


@given(st.text("ISOTC 1/-~%2", max_size=8), st.text("ISOTC 1/-~%2", max_size=8))
def test_different_references_have_different_committees(one: str, other: str) -> None:
    assert (committee(one) == committee(other)) == (one == other)


def test_the_committees_of_the_facts_have_the_same_names() -> None:
    store = Store.memory()
    store.load(next(path for path in data_files() if path.stem == "committees"), GRAPH + "committees")
    notations = {s: o.strip('"') for s, p, o in store.triples() if p == _term("skos:notation")}
    assert len(notations) > 10
    assert {node: committee(reference) for node, reference in notations.items()} == {node: node for node in notations}


def test_a_field_has_its_code_titles_scope_and_what_is_broader(tmp_path: Path) -> None:
    findings = Findings()
    found = list(iso_ics.read(written(tmp_path / "ICS.csv", FIELDS), findings))
    assert objects(found, "ics:03-120", "skos:notation") == {'"03.120"'}
    assert objects(found, "ics:03-120", "skos:prefLabel") == {'"Quality"@en', '"Qualité"@fr'}
    assert objects(found, "ics:03-120", "skos:scopeNote") == {'"Including all, &c"@en', '"Y compris"@fr'}
    assert objects(found, "ics:03-120", "skos:broader") == {_term("ics:03")}
    assert objects(found, "ics:03-120", "skos:inScheme") == {_term("ics:scheme")}
    assert objects(found, "ics:03", "skos:broader") == set()
    assert (findings.read, findings.created, findings.skipped, findings.remarks) == (3, 3, [], [])


def test_a_code_that_is_none_and_a_second_row_are_skipped(tmp_path: Path) -> None:
    findings = Findings()
    list(iso_ics.read(written(tmp_path / "ICS.csv", FIELDS + b'"3.1",,a,b,,\n"03.120","03",again,a,,\n'), findings))
    assert [(each.place, each.what) for each in findings.skipped] == [("line 5", "3.1"), ("line 6", "03.120")]


def test_a_broader_field_that_stands_on_no_row_is_remarked(tmp_path: Path) -> None:
    findings = Findings()
    list(iso_ics.read(written(tmp_path / "ICS.csv", FIELDS + b'"11.040.01",,a,b,,\n'), findings))
    assert [(each.place, each.text) for each in findings.remarks] == [("line 5", "11.040")]


@pytest.mark.parametrize("read", [iso_ics.read, iso_committees.read])
def test_another_file_is_refused(read: "type[object]", tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="holds no"):
        list(read(json_lines(tmp_path, [{"name": "x"}]), Findings()))  # type: ignore[call-arg, call-overload]


def test_a_catalogue_names_its_fields_and_committees_itself() -> None:
    record = Record(Identifier("ISO 1:2016"), "line 1", ics=("17.040.40",), committees=("ISO/TC 213",))
    found = list(triples([record], "iso-open-data", PartialDate.parse("2025"), Findings()))
    assert objects(found, "ics:17-040-40", "skos:notation") == {'"17.040.40"'}
    assert objects(found, "committee:iso-tc-213", "rdfs:label") == {'"ISO/TC 213"@en'}
