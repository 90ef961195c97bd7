"""The bundled graph conforms to all checks; what does not conform to shapes is found, with the place and the reason."""

from pathlib import Path

import pytest

import isograph
from isograph import InvalidDataError, KnowledgeGraph, OntologyError, ParseError, StoreError, resources
from isograph.store import Store
from isograph.validation import validate

NAMELESS = "<https://w3id.org/isograph/id/iso-99999:2030> a <https://w3id.org/isograph/ontology#Edition> ."
SHAPE = """
@prefix ex: <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
ex:Shape a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property ex:Named .
ex:Named sh:path ex:name ; sh:minCount 1 ; sh:message "A thing has a name."@en .
"""


@pytest.fixture
def thing(tmp_path: Path) -> Store:
    path = tmp_path / "thing.ttl"
    path.write_text("<https://example.org/a> a <https://example.org/Thing> .")
    store = Store.memory()
    store.load(path)
    return store


def test_the_bundled_graph_conforms(graph: KnowledgeGraph) -> None:
    report = graph.validate()
    assert report.conforms, str(report)
    assert report.notes == ()
    report.raise_if_invalid()


def test_a_violation_names_focus_reason_and_shape(thing: Store, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(SHAPE)
    (violation,) = validate(thing, shapes).violations
    assert violation.focus == "https://example.org/a"
    assert violation.message == "A thing has a name."
    assert (violation.check, violation.rule) == ("shapes", "https://example.org/Named")
    assert (violation.path, violation.expected) == ("https://example.org/name", "minCount 1")


def test_a_violation_raises_when_asked(thing: Store, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(SHAPE)
    report = validate(thing, shapes)
    assert not report.conforms
    with pytest.raises(InvalidDataError, match="A thing has a name"):
        report.raise_if_invalid()


def test_a_file_of_a_user_is_held_to_the_bundled_shapes(tmp_path: Path) -> None:
    path = tmp_path / "nameless.ttl"
    path.write_text(NAMELESS)
    ontology = resources.ontology_files()
    report = isograph.load(path, *ontology, bundled=False).validate()
    assert "A document has one identifier, a text without space around it." in {v.message for v in report.violations}


def test_broken_shapes_are_named(thing: Store, tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("@prefix sh:")
    with pytest.raises(ParseError, match=r"broken\.ttl"):
        validate(thing, path)
    with pytest.raises(StoreError, match=r"missing\.ttl"):
        validate(thing, tmp_path / "missing.ttl")


HEAD = """
@prefix ex: <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
"""
PATHS = """
ex:Shape a sh:NodeShape ; sh:targetClass ex:Thing ;
  sh:property [ sh:path ( ex:a [ sh:inversePath ex:b ] ) ; sh:minCount 1 ] ,
    [ sh:path [ sh:alternativePath ( ex:c ex:d ) ] ; sh:minCount 1 ; sh:severity sh:Warning ] .
"""
QUERY = """
ex:Shape a sh:NodeShape ; sh:targetClass ex:Thing ; sh:sparql [
  sh:select "SELECT $this ?value WHERE { $this a ?value FILTER NOT EXISTS { $this <https://example.org/name> ?n } }"
] .
"""
MALFORMED = {
    "no path": "sh:property [ sh:minCount 1 ]",
    "pattern": 'sh:property [ sh:path ex:p ; sh:pattern "(" ]',
    "count": 'sh:property [ sh:path ex:p ; sh:minCount "x" ]',
    "query": 'sh:sparql [ sh:select "SELECT oops" ]',
    "prefix": 'sh:sparql [ sh:select "SELECT $this WHERE { $this no:p 1 }" ]',
    "server": 'sh:sparql [ sh:select "SELECT $this WHERE { SERVICE <http://127.0.0.1:1/> { $this ?p 1 } }" ]',
}


INSIDE = (
    """
ex:Shape a sh:NodeShape ; sh:targetClass ex:Thing ; sh:sparql [ sh:prefixes ex:prefixes ; sh:select """
    + '"""'
    + """
  SELECT $this WHERE { FILTER NOT EXISTS { ?class ex:wanted true . $this a/rdfs:subClassOf* ?class } }"""
    + '"""'
    + """ ] .
ex:prefixes sh:declare [ sh:prefix "ex" ; sh:namespace "https://example.org/" ] ,
  [ sh:prefix "rdfs" ; sh:namespace "http://www.w3.org/2000/01/rdf-schema#" ] .
"""
)


def shapes(folder: Path, turtle: str) -> Path:
    path = folder / "shapes.ttl"
    path.write_text(HEAD + turtle)
    return path


def test_a_path_is_written_as_sparql_writes_it(thing: Store, tmp_path: Path) -> None:
    found = validate(thing, shapes(tmp_path, PATHS)).violations
    assert {(each.path, each.severity) for each in found} == {
        ("(https://example.org/a/^https://example.org/b)", "sh:Violation"),
        ("(https://example.org/c|https://example.org/d)", "sh:Warning"),
    }


def test_an_unnamed_shape_is_named_by_the_one_around_it(thing: Store, tmp_path: Path) -> None:
    found = validate(thing, shapes(tmp_path, PATHS)).violations
    assert {each.rule for each in found} == {"https://example.org/Shape"}


def test_a_shape_may_ask_in_sparql(thing: Store, tmp_path: Path) -> None:
    (violation,) = validate(thing, shapes(tmp_path, QUERY)).violations
    assert (violation.focus, violation.found) == ("https://example.org/a", "https://example.org/Thing")


@pytest.mark.slow
def test_a_query_that_the_store_would_plan_badly_is_left_to_rdflib(graph: KnowledgeGraph, tmp_path: Path) -> None:
    thing = graph.assuming("<https://example.org/a> a <https://example.org/Thing> .").store
    (violation,) = validate(thing, shapes(tmp_path, INSIDE), only="shapes").violations
    assert violation.focus == "https://example.org/a"


@pytest.mark.parametrize("constraint", MALFORMED.values(), ids=MALFORMED)
def test_malformed_shapes_are_refused_in_silence(
    thing: Store, tmp_path: Path, constraint: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = shapes(tmp_path, f"ex:Shape a sh:NodeShape ; sh:targetClass ex:Thing ; {constraint} .")
    with pytest.raises(OntologyError, match="shapes"):
        validate(thing, path)
    assert capfd.readouterr() == ("", "")
