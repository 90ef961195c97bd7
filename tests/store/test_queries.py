"""Queries take bound parameters and give Python values; what a user binds is data and nothing else."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import rdflib

from isograph import Identifier, KnowledgeGraph, QueryError, ReadOnlyError
from isograph.results import Value
from isograph.store import Iri, Store

HOSTILE = (
    '"',
    "' } DROP",
    '" . ?s ?p ?o . #',
    "\n}\n",
    "\\",
    "\\u0022",
    "\x00",
    "\u061c RTL \u202e",
    "?x",
    "<a>",
    "{}",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_data(text: str) -> None:
    _, rows = Store.memory().select("SELECT ?x (STRLEN(?x) AS ?n) WHERE {}", x=text)
    assert rows == ((text, len(text)),)


@pytest.mark.parametrize(
    "bound",
    [
        "text",
        "",
        7,
        -1,
        2.5,
        True,
        False,
        Decimal("1.20"),
        date(1996, 6, 1),
        Identifier.parse("BS EN ISO 9001:2015+A1:2024"),
        Iri("https://w3id.org/isograph/activity/make"),
    ],
)
def test_a_value_comes_back_as_it_was_bound(bound: Value) -> None:
    ((found,),) = Store.memory().select("SELECT ?x WHERE {}", x=bound)[1]
    assert found == bound
    assert type(found) is type(bound)


@pytest.mark.parametrize("bound", [None, object(), ["a"], b"bytes"])
def test_a_value_without_a_term_is_refused(bound: Value) -> None:
    with pytest.raises(QueryError, match="no RDF term"):
        Store.memory().select("SELECT ?x WHERE {}", x=bound)


def test_a_moment_is_bound_as_one() -> None:
    _, rows = Store.memory().select("SELECT ?x (STR(DATATYPE(?x)) AS ?kind) WHERE {}", x=datetime(2000, 1, 1))
    assert str(rows[0][1]).endswith("dateTime")


def test_text_that_is_no_iri_is_refused_as_one() -> None:
    with pytest.raises(QueryError, match="no IRI"):
        Store.memory().select("SELECT ?x WHERE {}", x=Iri("not an iri"))


def test_an_ill_typed_literal_comes_back_as_its_text(tmp_path: Path) -> None:
    path = tmp_path / "odd.ttl"
    path.write_text('<https://e.org/a> <https://e.org/p> "1994-13-01"^^<http://www.w3.org/2001/XMLSchema#date> .')
    store = Store.memory()
    store.load(path)
    assert store.select("SELECT ?o WHERE { ?s ?p ?o }")[1] == (("1994-13-01",),)


def test_an_unbound_variable_is_none() -> None:
    assert Store.memory().select("SELECT ?x WHERE { OPTIONAL { ?x ?p ?o } }")[1] == ((None,),)


def test_without_graph_a_query_sees_the_union_of_stated_and_inferred(graph: KnowledgeGraph) -> None:
    asked = "ASK { ?edition iso:hasScope ?scope ; iso:covers activity:make-special-weld }"
    assert graph.ask(asked, edition=Identifier.parse("ISO 9002:1994"))


def test_each_graph_can_be_named(graph: KnowledgeGraph) -> None:
    assert graph.ask("ASK { GRAPH graph:inferred { ?e iso:covers activity:make-special-weld } }")
    assert not graph.ask("ASK { GRAPH graph:scopes { ?e iso:covers activity:make-special-weld } }")


def test_a_parameter_that_is_not_projected_is_named() -> None:
    with pytest.raises(QueryError, match=r"project \?x in every SELECT"):
        Store.memory().select("SELECT ?s WHERE { ?s ?p ?o FILTER (?o = ?x) }", x=1)


def test_a_parameter_that_the_query_does_not_have_names_the_nearest() -> None:
    with pytest.raises(QueryError, match=r"no variable \?editoin; did you mean \?edition"):
        Store.memory().select("SELECT ?edition WHERE { ?edition ?p ?o }", editoin="x")


@pytest.mark.parametrize("query", ["", "SELECT", "SELECT ?s WHERE { ?s ?p", "hello", "SELECT * WHERE { ?s a foo:Bar }"])
def test_a_query_that_cannot_be_read_says_where(query: str) -> None:
    with pytest.raises(QueryError, match=r"cannot be read: error at 1:\d+"):
        Store.memory().select(query)


@pytest.mark.parametrize("query", ["INSERT DATA { <a:b> <a:b> 1 }", "# x\nPREFIX a: <b:> delete where { ?s ?p ?o }"])
def test_an_update_is_refused_with_what_to_use(query: str) -> None:
    with pytest.raises(QueryError, match="use add, remove"):
        Store.memory().select(query)


@pytest.mark.parametrize("word", ["SERVICE", "service SILENT", "\\u0053ERVICE"])
def test_another_server_is_not_asked(word: str) -> None:
    with pytest.raises(QueryError, match="asks no other server"):
        Store.memory().select(f"SELECT * WHERE {{ {word} <http://127.0.0.1:1/> {{ ?s ?p ?o }} }}")


@pytest.mark.parametrize("text", ["'SERVICE'", "<https://e.org/SERVICE>", "activity:service", "?service # SERVICE\n"])
def test_the_word_service_elsewhere_is_no_service(text: str) -> None:
    assert Store.memory().select(f"SELECT * WHERE {{ ?s ?p {text} }}")[1] == ()


def test_each_kind_of_query_has_its_own_method() -> None:
    store = Store.memory()
    with pytest.raises(QueryError, match="use ask"):
        store.select("ASK {}")
    with pytest.raises(QueryError, match="use sparql"):
        store.ask("SELECT * WHERE {}")
    with pytest.raises(QueryError, match="use sparql"):
        store.construct("SELECT * WHERE {}")


def test_construct_gives_an_rdflib_graph(graph: KnowledgeGraph) -> None:
    asked = "CONSTRUCT { ?a skos:prefLabel ?l } WHERE { ?a skos:prefLabel ?l ; skos:notation 'make' }"
    found = graph.construct(asked)
    assert isinstance(found, rdflib.Graph)
    assert [str(label) for label in found.objects()] == ["Producing goods"]


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


def test_a_copy_changes_alone() -> None:
    store = Store.memory()
    twin = store.copy()
    twin.insert([("<https://e.org/a>", "<https://e.org/p>", '"x"')], "https://e.org/g")
    assert (len(store), len(twin)) == (0, 1)
    twin.delete([("<https://e.org/a>", "<https://e.org/p>", '"x"')], "https://e.org/g")
    assert len(twin) == 0
