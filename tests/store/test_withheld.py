"""A predicate too large to write out at once gives the same answers as if it were there."""

import pytest

import isograph
from isograph import Identifier, KnowledgeGraph, cache
from isograph.store.withheld import Withheld
from isograph.vocabulary import INFERRED, ONTOLOGY

QUERIES = (
    "SELECT ?e WHERE { ?e iso:covers activity:make-special-weld } ORDER BY ?e",
    "SELECT ?e WHERE { ?e <https://w3id.org/isograph/ontology#covers> activity:make } ORDER BY ?e",
    "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) WHERE { ?s?p?o }",
    "SELECT (COUNT(*) AS ?n) WHERE { GRAPH graph:inferred { ?s a ?c ; ?p ?o } }",
    "SELECT ?p (COUNT(*) AS ?n) WHERE { id:iso-9002:1994 ?p ?o } GROUP BY ?p ORDER BY ?p",
    "SELECT (COUNT(*) AS ?n) WHERE { id:iso-9002:1994 !rdf:type ?o }",
    "SELECT ?x WHERE { id:iso-9002:1994 (iso:excludes|iso:covers) ?x } ORDER BY ?x",
    "SELECT ?x WHERE { id:iso-9003:1987 iso:supersededBy+ ?x } ORDER BY ?x",
)


@pytest.fixture
def lazy(monkeypatch: pytest.MonkeyPatch) -> KnowledgeGraph:
    """The bundled graph with nothing inferred written out that a query has not asked for."""
    monkeypatch.setenv(cache.VARIABLE, "off")
    monkeypatch.setattr("isograph.closed.AT_ONCE", 0)
    return isograph.load()


def test_nothing_is_withheld_of_a_graph_of_common_size(graph: KnowledgeGraph) -> None:
    assert graph.store.withheld == frozenset()


def test_what_is_withheld_is_not_in_the_store_until_it_is_asked_for(lazy: KnowledgeGraph) -> None:
    assert ONTOLOGY + "covers" in lazy.store.withheld
    lazy.ask("ASK { ?e iso:covers ?a }")
    assert ONTOLOGY + "covers" not in lazy.store.withheld
    assert ONTOLOGY + "excludes" in lazy.store.withheld


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_of_a_user_gets_all_that_it_asks_for(graph: KnowledgeGraph, lazy: KnowledgeGraph, query: str) -> None:
    assert lazy.sparql(query) == graph.sparql(query)


def test_packaged_queries_get_what_their_parameters_ask_for(graph: KnowledgeGraph, lazy: KnowledgeGraph) -> None:
    for each in ("ISO 9001:1994", "ISO 9003:1987", "BS EN ISO 9001:2015+A1:2024", "IATF 16949:2016"):
        assert lazy.covers(each, "welding").rows() == graph.covers(each, "welding").rows()
        assert lazy.status(each, on="2001-01-01") == graph.status(each, on="2001-01-01")
    asked = ("production", "installation")
    assert lazy.covering(*asked, on="1996-06-01") == graph.covering(*asked, on="1996-06-01")
    assert str(lazy.compare("ISO 9001:1994", "ISO 9002:1994")) == str(graph.compare("ISO 9001:1994", "ISO 9002:1994"))
    assert str(lazy.history("ISO 9002")) == str(graph.history("ISO 9002"))
    assert ONTOLOGY + "covers" in lazy.store.withheld


def test_what_leaves_the_store_is_whole(graph: KnowledgeGraph, lazy: KnowledgeGraph) -> None:
    twin = lazy.assuming("")
    assert len(twin.store) == len(graph.store)
    assert set(lazy.store.triples([INFERRED])) == set(graph.store.triples([INFERRED]))
    assert len(lazy.to_rdflib()) == len(graph.to_rdflib())


def test_changes_carry_through_to_what_is_withheld(lazy: KnowledgeGraph) -> None:
    wider = r"id:iso-9003:1994\#scope iso:scopeIncludes activity:make ."
    lazy.covers("ISO 9003:1994", "welding")
    lazy.add(wider)
    assert lazy.covers("ISO 9003:1994", "welding").answer == "covered"
    assert lazy.ask("ASK { ?e iso:covers activity:make-cast }", e=Identifier.parse("ISO 9003:1994"))
    lazy.remove(wider)
    assert lazy.covers("ISO 9003:1994", "welding").answer == "excluded"
    assert not lazy.ask("ASK { ?e iso:covers activity:make-cast }", e=Identifier.parse("ISO 9003:1994"))


def test_a_query_that_names_other_predicates_asks_for_none_of_these() -> None:
    withheld = Withheld({ONTOLOGY + "covers"})
    assert withheld.asked("SELECT ?title WHERE { ?edition dcterms:title ?title . <urn:x> iso:published ?day }") == ()
    assert withheld.asked("SELECT ?t WHERE { ?e ?p ?t }") == (ONTOLOGY + "covers",)
