"""The rdflib view is live and read-only, and gives rdflib the nodes that rdflib itself would read."""

from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from rdflib import Literal, URIRef
from rdflib.plugins.sparql import prepareQuery

from isograph import KnowledgeGraph, QueryError, ReadOnlyError
from isograph.store import Store

A, P, G = URIRef("https://e.org/a"), URIRef("https://e.org/p"), URIRef("https://e.org/g")
NODES = (A, P, Literal("new"))
TURTLE = "<https://e.org/a> <https://e.org/p> 1 ."


@pytest.fixture
def store() -> Store:
    store = Store.memory()
    triple = (f"<{A}>", f"<{P}>", '"x"')
    store.insert([triple, (f"<{A}>", f"<{P}>", '"y"@en')], G)
    store.insert([triple], "https://e.org/h")
    return store


def test_the_rdflib_view_shows_changes_of_the_store() -> None:
    store = Store.memory()
    view = store.as_rdflib()
    assert len(view) == 0
    store.insert([("<https://e.org/a>", "<https://e.org/p>", '"x"')], "https://e.org/g")
    assert len(view) == 1
    assert [str(found) for found in view.objects()] == ["x"]


def test_the_rdflib_view_answers_sparql(graph: KnowledgeGraph) -> None:
    found = list(graph.to_rdflib().query("SELECT ?t WHERE { id:iso-9001:2015 dcterms:title ?t }"))
    assert len(found) == 1


def test_the_rdflib_view_cannot_be_written_to(graph: KnowledgeGraph) -> None:
    view, node = graph.to_rdflib(), rdflib.URIRef("https://e.org/a")
    for change in (view.add, view.remove):
        with pytest.raises(ReadOnlyError, match="read-only"):
            change((node, node, node))
    with pytest.raises(ReadOnlyError):
        view.parse(data="<https://e.org/a> <https://e.org/a> 1 .", format="turtle")


def test_text_is_the_node_that_rdflib_reads(store: Store) -> None:
    texts = {Literal("x"), Literal("y", lang="en")}
    assert set(store.as_rdflib().objects()) == texts
    found = store.as_rdflib().query("SELECT ?o WHERE { ?s ?p ?o }").bindings
    assert {each for row in found for each in row.values()} == texts


def test_a_triple_that_two_graphs_state_is_one(store: Store) -> None:
    view = store.as_rdflib()
    assert len(list(view.triples((None, None, None)))) == len(view) == 2
    assert len(list(view.quads())) == 3


def test_each_graph_can_be_had(store: Store) -> None:
    view = store.as_rdflib()
    assert len(view.graph(G)) == 2
    assert list(view.get_context("https://e.org/h").objects()) == [Literal("x")]
    assert {str(each.identifier) for each in view.graphs()} >= {"https://e.org/g", "https://e.org/h"}


def test_a_pattern_that_no_triple_can_have_finds_none(store: Store) -> None:
    assert list(store.as_rdflib().triples((Literal("x"), None, None))) == []
    assert list(store.as_rdflib().triples((None, Literal("x"), None))) == []


def test_initial_bindings_need_not_be_projected(store: Store) -> None:
    query, bindings = "SELECT ?s WHERE { ?s ?p ?o FILTER (?o = ?x) }", {"x": Literal("y", "en"), "unused": Literal(1)}
    assert [list(row.values()) for row in store.as_rdflib().query(query, initBindings=bindings).bindings] == [[A]]


def test_a_prepared_query_is_answered(store: Store) -> None:
    prepared = prepareQuery("SELECT ?o WHERE { ?s ?p ?o } ORDER BY ?o")
    assert len(store.as_rdflib().query(prepared)) == 2


def test_a_view_asks_no_other_server(store: Store) -> None:
    with pytest.raises(QueryError, match="asks no other server"):
        store.as_rdflib().query("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


WRITINGS: dict[str, Callable[[rdflib.Dataset], object]] = {
    "add": lambda view: view.add(NODES),
    "add to a graph by its name": lambda view: view.add((*NODES, view.graph(G))),
    "add to a graph": lambda view: view.graph(G).add(NODES),
    "set": lambda view: view.set(NODES),
    "remove what is not there": lambda view: view.remove(NODES),
    "remove a graph": lambda view: view.remove_graph(G),
    "update": lambda view: view.update("INSERT DATA { <https://e.org/a> <https://e.org/p> 1 }"),
    "parse": lambda view: view.parse(data=TURTLE, format="turtle"),
    "parse by the engine": lambda view: view.parse(data=TURTLE, format="ox-turtle"),
    "parse into a graph by the engine": lambda view: view.graph(G).parse(data=TURTLE, format="ox-turtle"),
    "plus": lambda view: view.__iadd__([(*NODES, view.graph(G))]),
}


@pytest.mark.parametrize("writing", WRITINGS.values(), ids=WRITINGS)
def test_no_way_of_writing_changes_the_store(store: Store, writing: Callable[[rdflib.Dataset], object]) -> None:
    before = store.dump()
    with pytest.raises(ReadOnlyError, match="read-only"):
        writing(store.as_rdflib())
    assert store.dump() == before


def test_a_view_removes_no_folder(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ReadOnlyError):
        store.as_rdflib().destroy(str(tmp_path))
    assert tmp_path.exists()


@pytest.mark.parametrize("syntax", ["trig", "nquads", "turtle", "ox-trig", "json-ld"])
def test_a_view_can_be_serialized(store: Store, syntax: str) -> None:
    assert "https://e.org/" in store.as_rdflib().serialize(format=syntax)


def test_the_prefixes_are_bound(store: Store) -> None:
    assert store.as_rdflib().namespace_manager.curie("https://w3id.org/isograph/ontology#covers") == "iso:covers"


def test_a_snapshot_stays_as_it_is(store: Store) -> None:
    snapshot = store.snapshot()
    store.delete([(f"<{A}>", f"<{P}>", '"x"')], G)
    assert len(snapshot) == 2
    assert snapshot.query("ASK { ?s ?p ?o }", initBindings={"o": Literal("x")}).askAnswer
