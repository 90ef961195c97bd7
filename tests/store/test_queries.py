"""Queries take bound parameters and give Python values; what a user binds is data and nothing else."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import rdflib

from isograph import Identifier, KnowledgeGraph, QueryError
from isograph.results import Value
from isograph.store import Store
from isograph.store.terms import Iri

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
        Decimal(1000),
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


@pytest.mark.parametrize("bound", [Decimal("NaN"), Decimal("Infinity"), "\ud800"])
def test_a_value_that_rdf_cannot_write_is_refused(bound: Value) -> None:
    with pytest.raises(QueryError, match="no RDF term"):
        Store.memory().select("SELECT ?x WHERE {}", x=bound)


def test_a_great_decimal_is_written_without_exponent() -> None:
    query = "SELECT ?y WHERE { BIND (?x + 1 AS ?y) }"
    assert Store.memory().select(query, x=Decimal("1E+3"))[1] == ((Decimal(1001),),)


def test_a_node_of_rdflib_is_bound_as_it_is() -> None:
    node = rdflib.URIRef("https://w3id.org/isograph/activity/make")
    assert Store.memory().select("SELECT ?x WHERE {}", x=node)[1] == ((Iri(node),),)


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


def test_the_graphs_that_a_query_names_are_those_it_sees() -> None:
    store = Store.memory()
    for name in ("a", "b"):
        store.insert([("<https://e.org/x>", "<https://e.org/p>", f'"{name}"')], f"https://e.org/{name}")
    assert store.select("SELECT ?o FROM <https://e.org/b> WHERE { ?s ?p ?o }")[1] == (("b",),)
    assert store.ask("ASK FROM NAMED <https://e.org/b> { GRAPH ?g { ?s ?p 'b' } }")
    assert not store.ask("ASK FROM NAMED <https://e.org/b> { ?s ?p ?o }")


def test_without_graph_a_query_sees_the_union_of_stated_and_inferred(graph: KnowledgeGraph) -> None:
    asked = "ASK { ?edition iso:hasScope ?scope ; iso:covers activity:make-special-weld }"
    assert graph.ask(asked, edition=Identifier.parse("ISO 9002:1994"))


def test_each_graph_can_be_named(graph: KnowledgeGraph) -> None:
    assert graph.ask("ASK { GRAPH graph:inferred { ?e iso:covers activity:make-special-weld } }")
    assert not graph.ask("ASK { GRAPH graph:scopes { ?e iso:covers activity:make-special-weld } }")


def test_a_parameter_that_the_query_does_not_have_names_the_nearest() -> None:
    with pytest.raises(QueryError, match=r"no variable \?editoin; did you mean \?edition"):
        Store.memory().select("SELECT ?edition WHERE { ?edition ?p ?o }", editoin="x")


@pytest.mark.parametrize("query", ["", "SELECT", "SELECT ?s WHERE { ?s ?p", "hello", "SELECT * WHERE { ?s a foo:Bar }"])
def test_a_query_that_cannot_be_read_says_where(query: str) -> None:
    with pytest.raises(QueryError, match=r"cannot be read: error at 1:\d+"):
        Store.memory().select(query)


def test_an_error_carries_the_query_and_the_place() -> None:
    query = "SELECT ?edition ?x\nWHERE { ?edition a iso:Edition ; foo:bar ?x }"
    with pytest.raises(QueryError, match="no prefix foo: is known") as raised:
        Store.memory().select(query, x="a value that makes the bound query longer")
    assert (raised.value.query, raised.value.line) == (query, 2)
    assert raised.value.column == query.splitlines()[1].index("foo:bar") + 1


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * WHERE {{ {'{' * 5_000}{'}' * 5_000} }}",
        f"SELECT * WHERE {{ FILTER {'(' * 20_000}1{')' * 20_000} }}",
        f"SELECT (1{'+1' * 20_000} AS ?x) WHERE {{}}",
        f"ASK {{ FILTER ({'!' * 20_000}true) }}",
        f"ASK {{ {' UNION '.join(['{}'] * 20_000)} }}",
    ],
    ids=["braces", "parentheses", "sum", "negations", "unions"],
)
def test_a_query_that_would_crash_the_engine_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="words and signs"):
        Store.memory().select(query)


def test_many_values_are_no_long_query() -> None:
    values = " ".join(f'("{number}" <https://e.org/{number}>)' for number in range(10_000))
    assert len(Store.memory().select(f"SELECT * WHERE {{ VALUES (?a ?b) {{ {values} }} }}")[1]) == 10_000


@pytest.mark.parametrize("query", ["INSERT DATA { <a:b> <a:b> 1 }", "# x\nPREFIX a: <b:> delete where { ?s ?p ?o }"])
def test_an_update_is_refused_with_what_to_use(query: str) -> None:
    with pytest.raises(QueryError, match="use add, remove"):
        Store.memory().select(query)


@pytest.mark.parametrize("word", ["SERVICE", "service SILENT"])
def test_another_server_is_not_asked(word: str) -> None:
    with pytest.raises(QueryError, match="asks no other server"):
        Store.memory().select(f"SELECT * WHERE {{ {word} <http://127.0.0.1:1/> {{ ?s ?p ?o }} }}")


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX : <http://127.0.0.1:1/> SELECT * WHERE { SERVICE : { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:1/> SELECT * WHERE { SERVICE:ep { ?s ?p ?o } }",
        'SELECT * WHERE { BIND("""a"b""" AS ?t) SERVICE <http://127.0.0.1:1/> { ?s ?p "c" } }',
        "SELECT * WHERE { ?s ?p '''a'b''' . SERVICE <http://127.0.0.1:1/> { ?s ?p 'c' } }",
        "SELECT * WHERE { FILTER(?a<1)SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    ],
)
def test_no_writing_of_it_hides_another_server(query: str) -> None:
    with pytest.raises(QueryError, match="asks no other server"):
        Store.memory().select(query)


def test_an_escape_outside_text_is_no_way_to_another_server() -> None:
    with pytest.raises(QueryError, match="cannot be read"):
        Store.memory().select("SELECT * WHERE { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


@pytest.mark.parametrize(
    "text",
    ["'SERVICE'", "<https://e.org/SERVICE>", "activity:service", "?service # SERVICE\n", '"""a"b SERVICE <x>"""'],
)
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


def test_a_copy_changes_alone() -> None:
    store = Store.memory()
    twin = store.copy()
    twin.insert([("<https://e.org/a>", "<https://e.org/p>", '"x"')], "https://e.org/g")
    assert (len(store), len(twin)) == (0, 1)
    twin.delete([("<https://e.org/a>", "<https://e.org/p>", '"x"')], "https://e.org/g")
    assert len(twin) == 0
