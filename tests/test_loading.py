"""A graph of bundled facts, of a user's files beside them, or of a user's files alone."""

from pathlib import Path

import pytest

import isograph
from isograph import (
    FormatError,
    Identifier,
    InconsistencyError,
    KnowledgeGraph,
    OntologyError,
    ParseError,
    StoreError,
)
from isograph.vocabulary import GRAPH, INFERRED

OURS = """
@prefix activity: <https://w3id.org/isograph/activity/> .
@prefix id: <https://w3id.org/isograph/id/> .
@prefix iso: <https://w3id.org/isograph/ontology#> .

id:iso-99999:2030 a iso:Edition ; iso:identifier "ISO 99999:2030" ; iso:hasScope <https://example.org/scope> .
<https://example.org/scope> a iso:Scope ; iso:scopeIncludes activity:make .
"""
IMPOSSIBLE = OURS + "id:iso-99999:2030 a iso:Scope ."


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "ours.ttl"
    path.write_text(OURS, encoding="utf-8")
    return path


def test_each_packaged_file_is_a_named_graph(graph: KnowledgeGraph) -> None:
    names = {GRAPH + name for name in ("ontology", "ontology-scopes", "vocabulary-activities", "editions", "sources")}
    assert names < set(graph.store.graphs())
    assert INFERRED in graph.store.graphs()


def test_a_file_beside_the_bundled_ones_joins_in(ours: Path) -> None:
    graph = isograph.load(ours)
    assert graph.covers("ISO 99999:2030", "welding").answer == "covered"
    assert graph.covers("ISO 9002:1994", "welding").answer == "covered"
    assert ours.resolve().as_uri() in graph.store.graphs()


def test_a_file_alone_has_nothing_of_ours(ours: Path) -> None:
    graph = isograph.load(ours, bundled=False)
    assert [str(identifier) for (identifier,) in graph.store.answer("identifiers")] == ["ISO 99999:2030"]


def test_the_engine_asked_for_is_the_engine_run(ours: Path) -> None:
    assert isograph.load(ours, bundled=False, engine="owlrl").engine == "owlrl"
    assert isograph.load(ours, bundled=False).engine == "isograph"
    with pytest.raises(FormatError, match="hermit"):
        isograph.load(ours, bundled=False, engine="hermit")


def test_contradictory_data_raises_and_names_the_triples(tmp_path: Path) -> None:
    path = tmp_path / "impossible.ttl"
    path.write_text(IMPOSSIBLE, encoding="utf-8")
    with pytest.raises(InconsistencyError, match="iso-99999:2030"):
        isograph.load(path)


def test_contradictory_data_is_reported_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "impossible.ttl"
    path.write_text(IMPOSSIBLE, encoding="utf-8")
    assert isograph.load(path, contradictions="report").contradictions


def test_a_contradiction_is_not_hidden_by_the_cache(tmp_path: Path) -> None:
    path = tmp_path / "impossible.ttl"
    path.write_text(IMPOSSIBLE, encoding="utf-8")
    isograph.load(path, contradictions="report")
    with pytest.raises(InconsistencyError):
        isograph.load(path)


def test_broken_turtle_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("@prefix iso: <https://w3id.org/isograph/ontology#> .\n\nid:x a iso:Edition .\n", encoding="utf-8")
    with pytest.raises(ParseError, match=r"broken\.ttl, line 3"):
        isograph.load(path)


@pytest.mark.parametrize("name", ["missing.ttl", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match=name):
        isograph.load(tmp_path / name)


def test_an_unknown_suffix_names_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "facts.docx"
    path.write_text("")
    with pytest.raises(FormatError, match=r"\.ttl"):
        isograph.load(path)


RULE = """
CONSTRUCT { ?edition <https://example.org/needsWelders> true }
WHERE { ?edition iso:covers activity:make-special-weld . ?edition iso:hasScope ?scope }
"""


def test_a_rule_of_a_user_joins_in(tmp_path: Path) -> None:
    path = tmp_path / "welders.rq"
    path.write_text(RULE, encoding="utf-8")
    for graph in (isograph.load(rules=[path]), isograph.load(rules=[path])):
        assert graph.ask("ASK { ?e <https://example.org/needsWelders> true }", e=Identifier.parse("ISO 9002:1994"))
        assert not graph.ask("ASK { ?e <https://example.org/needsWelders> true }", e=Identifier.parse("ISO 9003:1994"))


@pytest.mark.parametrize("text", ["hello", "CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c FILTER (?a > 1) }", "ASK {}"])
def test_a_rule_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rule.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError):
        isograph.load(rules=[path])
