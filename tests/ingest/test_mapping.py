"""Records as triples: what is stated of a document, and that every triple can be read."""

from collections.abc import Iterable

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyshacl import validate
from rdflib import Graph

from isograph.dates import PartialDate
from isograph.identifiers import Identifier
from isograph.ingest.mapping import triples
from isograph.ingest.records import Record
from isograph.ingest.report import Findings
from isograph.ingest.sources import SOURCES, description
from isograph.ingest.terms import TYPE, iso, literal, page
from isograph.resources import data_files, ontology_files, shape_files
from isograph.store import Store
from isograph.store.withheld import Triple
from isograph.vocabulary import DCTERMS, PREFIXES

AS_OF = PartialDate.parse("2025-06-02")
QMS = Identifier("ISO 9001:2015")
FULL = Record(
    identifier=QMS,
    place="line 1",
    number=62085,
    titles=(('Quality "management" <systems>\n\\', "en"), ("Systèmes", "fr")),
    abstracts=(("Requirements.", "en"),),
    published="2015-09",
    stage="90.92",
    edition=5,
    kind="international-standard",
    ics=("03.120.10", "03.120.10"),
    committees=("ISO/TC 176/SC 2",),
    languages=("en",),
    page="https://www.iso.org/standard/62085.html",
    replaces=(Identifier("ISO 9001:2008"),),
)
OLDER = Record(Identifier("ISO 9001:2008"), "line 2", published="2008-11", withdrawn="2015-09-15", stage="95.99")
AMENDMENT = Record(Identifier("ISO 9001:2015/Amd 1:2024"), "line 3", published="2024-02", stage="60.60", edition=5)
PROJECT = Record(Identifier("ISO/DIS 9001"), "line 4", stage="40.20", edition=6, replaces=(QMS,))
ORPHAN = Record(Identifier("ISO 4335:1979/Add 1:1979"), "line 5", stage="95.99")
ALL = (FULL, OLDER, AMENDMENT, PROJECT, ORPHAN)


def mapped(records: Iterable[Record], findings: Findings | None = None) -> list[Triple]:
    """Return the triples of some records."""
    return list(triples(records, "iso-open-data", AS_OF, findings or Findings()))


def stated(records: Iterable[Record], subject: str, predicate: str) -> set[str]:
    """Return the objects of a subject and a predicate, both as prefixed names, as N-Triples text."""
    return {o for s, p, o in mapped(records) if (s, p) == (_term(subject), _term(predicate))}


def _term(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def test_every_triple_can_be_read() -> None:
    found = mapped(ALL)
    text = "".join(f"{s} {p} {o} .\n" for s, p, o in found)
    assert len(list(ox.parse(text.encode(), format=ox.RdfFormat.N_TRIPLES))) == len(found) == len(set(found))


def test_an_edition_is_stated_as_the_facts_state_it() -> None:
    assert stated([FULL], "id:iso-9001:2015", "rdf:type") == {iso("Edition")}
    assert stated([FULL], "id:iso-9001:2015", "iso:identifier") == {'"ISO 9001:2015"'}
    assert stated([FULL], "id:iso-9001:2015", "iso:editionOf") == {_term("id:iso-9001")}
    assert stated([FULL], "id:iso-9001", "rdf:type") == {iso("Standard")}
    assert stated([FULL], "id:iso-9001:2015", "iso:ics") == {_term("ics:03-120-10")}
    assert stated([FULL], "id:iso-9001:2015", "iso:committee") == {_term("committee:iso-tc-176-sc-2")}
    assert stated([FULL], "id:iso-9001:2015", "foaf:page") == {"<https://www.iso.org/standard/62085.html>"}


def test_what_vouches_for_a_record_is_the_catalogue_as_it_stands() -> None:
    assert stated([FULL], "id:iso-9001:2015", "dcterms:source") == {_term("source:iso-open-data")}
    assert stated([FULL], "id:iso-9001:2015", "iso:verification") == {_term("verification:recorded")}


def test_documents_share_the_nodes_of_dates_and_stages() -> None:
    other = Record(Identifier("ISO 1:2016"), "line 2", published="2015-09", stage="90.92")
    shared = _term("graph:iso-open-data#2015-09")
    assert stated([FULL, other], "id:iso-1:2016", "iso:published") == {shared}
    assert stated([FULL, other], "id:iso-9001:2015", "iso:published") == {shared}
    assert stated([FULL, other], "graph:iso-open-data#stage-90-92", "iso:latest") == {
        '"2025-06-02"^^<http://www.w3.org/2001/XMLSchema#date>'
    }


def test_a_date_of_withdrawal_is_stated() -> None:
    assert stated(ALL, "id:iso-9001:2008", "iso:withdrawn") == {_term("graph:iso-open-data#2015-09-15")}


def test_an_amendment_amends_its_base_and_has_no_edition_number() -> None:
    assert stated(ALL, "id:iso-9001:2015-amd-1:2024", "rdf:type") == {iso("Amendment")}
    assert stated(ALL, "id:iso-9001:2015-amd-1:2024", "iso:amends") == {_term("id:iso-9001:2015")}
    assert stated(ALL, "id:iso-9001:2015-amd-1:2024", "iso:kind") == {_term("kind:amendment")}
    assert stated(ALL, "id:iso-9001:2015-amd-1:2024", "iso:editionNumber") == set()


@pytest.mark.parametrize(
    ("identifier", "class_"),
    [
        ("ISO 9001:2015/Cor 1:2016", "Corrigendum"),
        ("ISO/IEC 10164-3:1993/Amd 1:1996/Cor 1:1996", "Corrigendum"),
        ("ISO 1101:1983/Ext 1:1983", "Supplement"),
        ("ISO 9001:2015/DAM 1", "Draft"),
        ("ISO/CD 9001.2", "Draft"),
        ("EN ISO 9001:2015+A1:2024", "Edition"),
        ("IWA 2:2007", "Edition"),
    ],
)
def test_the_class_of_a_document_is_told_by_its_identifier(identifier: str, class_: str) -> None:
    record = Record(Identifier(identifier), "line 1")
    assert (f"<{record.identifier.iri}>", _term("rdf:type"), iso(class_)) in mapped([record])


def test_a_base_that_stands_in_no_record_is_a_stub_and_reported() -> None:
    findings = Findings()
    found = mapped([ORPHAN], findings)
    node = _term("id:iso-4335:1979")
    assert {o for s, p, o in found if (s, p) == (node, _term("rdf:type"))} == {iso("Edition"), iso("Stub")}
    assert [(each.kind, each.place) for each in findings.remarks] == [("base that stands in no record", "line 5")]


def test_a_base_that_stands_in_a_record_is_no_stub() -> None:
    assert not any(o == iso("Stub") for _, _, o in mapped([AMENDMENT, FULL]))


def test_successions_are_stated_between_the_documents() -> None:
    assert stated(ALL, "id:iso-9001:2008", "iso:revisedBy") == {_term("id:iso-9001:2015")}
    assert stated(ALL, "id:iso-9001:2015", "iso:willBeReplacedBy") == {_term("id:iso-dis-9001")}


def test_what_is_no_succession_is_remarked() -> None:
    findings = Findings()
    mapped([Record(QMS, "line 1", replaced_by=(QMS,))], findings)
    assert [(each.kind, each.place) for each in findings.remarks] == [("a document does not replace itself", "line 1")]


def test_a_second_record_of_a_document_is_skipped() -> None:
    findings = Findings()
    french = Record(Identifier("ISO 9001:2015(F)"), "line 9", titles=(("Autre", "fr"),))
    assert mapped([FULL, french], findings) == mapped([FULL])
    assert [(each.place, each.why) for each in findings.skipped] == [("line 9", "stands on line 1 already")]


def test_a_work_is_no_document_of_a_catalogue() -> None:
    findings = Findings()
    assert mapped([Record(Identifier("ISO 9001"), "line 1")], findings) == []
    assert [each.why for each in findings.skipped] == ["names a work, not one document of it"]


def test_the_identifier_is_without_what_does_not_change_the_document() -> None:
    record = Record(Identifier("ISO 9001:2015(en)"), "line 1")
    assert stated([record], "id:iso-9001:2015", "iso:identifier") == {'"ISO 9001:2015"'}


def test_a_project_is_not_published() -> None:
    findings = Findings()
    record = Record(Identifier("ISO/PRF 37001"), "line 1", published="2025-02")
    assert not any(p == iso("published") for _, p, _ in mapped([record], findings))
    assert [each.kind for each in findings.remarks] == ["date of a project"]


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"published": "soon"}, "unreadable date"),
        ({"published": "2015-13"}, "unreadable date"),
        ({"ics": ("3.120",)}, "unknown ICS field"),
        ({"ics": ("03.120> <x",)}, "unknown ICS field"),
        ({"page": "javascript:alert(1)"}, "page that is no address"),
        ({"page": "https://www.iso.org/a b"}, "page that is no address"),
    ],
)
def test_what_cannot_be_stated_is_remarked(changed: dict[str, str], kind: str) -> None:
    findings = Findings()
    mapped([Record(QMS, "line 1", **changed)], findings)  # type: ignore[arg-type]
    assert [(each.kind, each.place) for each in findings.remarks] == [(kind, "line 1")]


@pytest.mark.parametrize(
    "address",
    [
        "http://[",
        "https://",
        "https://x y",
        "https://a/%zz",
        "https://a/<b>",
        "https://a#b#c",
        "ftp://a/b",
        "https://é/",
    ],
)
def test_what_is_no_address_is_no_page(address: str) -> None:
    assert page(address) == ""


@given(st.from_regex(r"https?://[ -~]{0,30}", fullmatch=True))
def test_every_page_is_an_iri(address: str) -> None:
    found = page(address)
    assert not found or ox.NamedNode(found[1:-1]).value == address


@given(st.text())
def test_every_text_is_a_literal(text: str) -> None:
    line = f"<urn:a> <urn:b> {literal(text, 'en')} .".encode()
    (quad,) = ox.parse(line, format=ox.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.value == text.encode(errors="replace").decode() or any("\ud800" <= c <= "\udfff" for c in text)


def _conforms(triples_: Iterable[Triple]) -> tuple[bool, str]:
    """Return whether a catalogue conforms to the shapes, beside the ontology and the facts that it refers to."""
    store = Store.memory()
    store.insert(triples_, SOURCES["iso-open-data"].graph)
    ontology = [path for path in ontology_files() if path.stem not in {"activities", "iaf", "sectors"}]
    facts = [path for path in data_files() if path.stem == "ics"]
    union = sum((Graph().parse(path) for path in (*ontology, *facts)), store.snapshot())
    conforms, _, text = validate(union, shacl_graph=sum((Graph().parse(path) for path in shape_files()), Graph()))
    return conforms, text


DERIVED = f"<{PREFIXES['source']}derived>"
BESIDE = [(DERIVED, TYPE, iso("Source")), (DERIVED, f"<{DCTERMS}title>", '"derived"@en')]
"""What the fields of the classification in the facts refer to."""


def test_the_graph_conforms_to_the_shapes() -> None:
    kind = (DERIVED, iso("sourceKind"), f"<{PREFIXES['source-kind']}derived>")
    conforms, text = _conforms([*description(SOURCES["iso-open-data"], AS_OF), *mapped(ALL), *BESIDE, kind])
    assert conforms, text


def test_a_catalogue_that_breaks_a_shape_is_found() -> None:
    conforms, text = _conforms(each for each in mapped([FULL]) if each[1] != iso("kind"))
    assert not conforms
    assert "what kind of deliverable it is" in text
