"""A graph changes by what is stated and taken back, all of it or nothing, and can be asked what would be."""

from pathlib import Path

import pytest
import rdflib

import isograph
from isograph import Identifier, InconsistencyError, KnowledgeGraph, ParseError, QueryError
from isograph.store.terms import Iri
from isograph.vocabulary import ACTIVITY, GRAPH, INFERRED, ONTOLOGY

WIDER = r"id:iso-9003:1994\#scope iso:scopeIncludes activity:make ."
IMPOSSIBLE = "id:iso-9001:2015 a iso:Scope ."
SCOPE = Iri("https://w3id.org/isograph/id/iso-9003:1994#scope")


@pytest.fixture
def own(graph: KnowledgeGraph) -> KnowledgeGraph:
    """A graph that a test may change."""
    return graph.assuming("")


def content(graph: KnowledgeGraph) -> set[tuple[str, ...]]:
    return {(name, *triple) for name in graph.store.graphs() for triple in graph.store.triples([name])}


def test_what_is_added_is_stated_where_it_is_said_and_followed_by_what_follows(own: KnowledgeGraph) -> None:
    change = own.add(WIDER, graph="https://example.org/ours")
    assert own.covers("ISO 9003:1994", "welding").answer == "covered"
    assert len(list(own.store.triples(["https://example.org/ours"]))) == 1
    assert set(change.added) <= set(own.store.triples([INFERRED]))


def test_what_is_removed_takes_along_what_followed_from_it_alone(own: KnowledgeGraph) -> None:
    before = content(own)
    own.add(WIDER)
    own.remove(WIDER)
    assert content(own) == before


def test_a_change_equals_a_graph_made_anew(own: KnowledgeGraph, tmp_path: Path) -> None:
    own.add(WIDER)
    (tmp_path / "wider.ttl").write_text(
        f"@prefix id: <https://w3id.org/isograph/id/> .\n"
        f"@prefix iso: <{ONTOLOGY}> .\n@prefix activity: <{ACTIVITY}> .\n{WIDER}"
    )
    anew = isograph.load(tmp_path / "wider.ttl")
    assert set(own.store.triples([INFERRED])) == set(anew.store.triples([INFERRED]))


def test_a_triple_stated_twice_is_gone_only_when_it_is_stated_nowhere(own: KnowledgeGraph) -> None:
    own.add(WIDER, graph="https://example.org/a")
    own.add(WIDER, graph="https://example.org/b")
    own.remove(WIDER, graph="https://example.org/a")
    assert own.covers("ISO 9003:1994", "production").answer == "covered"
    own.remove(WIDER, graph="https://example.org/b")
    assert own.covers("ISO 9003:1994", "production").answer == "excluded"


def test_what_is_inferred_cannot_be_removed(own: KnowledgeGraph) -> None:
    before = content(own)
    change = own.remove("id:iso-9002:1994 iso:covers activity:make-special-weld .")
    assert (change.added, change.removed) == ((), ())
    assert content(own) == before


@pytest.mark.parametrize("statements", [IMPOSSIBLE, "id:x a", "a b c ."])
def test_what_cannot_be_added_changes_nothing(own: KnowledgeGraph, statements: str) -> None:
    before = content(own)
    with pytest.raises((InconsistencyError, ParseError)):
        own.add(statements)
    assert content(own) == before
    assert own.covers("ISO 9002:1994", "welding").proof is not None


def test_a_contradiction_names_the_triples(own: KnowledgeGraph) -> None:
    with pytest.raises(InconsistencyError, match="iso-9001:2015"):
        own.add(IMPOSSIBLE)


def test_statements_may_be_values_or_an_rdflib_graph_or_a_file(own: KnowledgeGraph, tmp_path: Path) -> None:
    includes, make = Iri(ONTOLOGY + "scopeIncludes"), Iri(ACTIVITY + "make")
    graph = rdflib.Graph().add((rdflib.URIRef(SCOPE), rdflib.URIRef(includes), rdflib.URIRef(make)))
    graph.serialize(tmp_path / "wider.nt", format="nt", encoding="utf-8")
    for statements in ([(SCOPE, includes, make)], graph, tmp_path / "wider.nt"):
        assert own.assuming(statements).covers("ISO 9003:1994", "welding").answer == "covered"


def test_a_value_without_a_term_is_refused(own: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="no RDF term"):
        own.add([(Identifier.parse("ISO 9001:2015"), Iri("https://example.org/p"), None)])


def test_a_graph_is_replaced_whole(own: KnowledgeGraph) -> None:
    name = "https://example.org/ours"
    own.add(WIDER, graph=name)
    own.replace_graph(name, r"id:iso-9003:1994\#scope iso:scopeIncludes activity:design .")
    assert own.covers("ISO 9003:1994", "production").answer == "excluded"
    assert own.covers("ISO 9003:1994", "design").answer == "covered"
    own.replace_graph(name, "")
    assert name not in own.store.graphs() or not list(own.store.triples([name]))


def test_a_graph_that_cannot_be_replaced_stays(own: KnowledgeGraph) -> None:
    before = content(own)
    with pytest.raises(InconsistencyError):
        own.replace_graph(GRAPH + "survey", IMPOSSIBLE)
    assert content(own) == before


def test_assuming_leaves_the_graph_as_it_was(graph: KnowledgeGraph) -> None:
    before = content(graph)
    assumed = graph.assuming(WIDER)
    assert assumed.covers("ISO 9003:1994", "welding").answer == "covered"
    assert graph.covers("ISO 9003:1994", "welding").answer == "excluded"
    assert content(graph) == before
