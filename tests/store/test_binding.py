"""A bound variable has its value wherever a query names it, as if the value stood there."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isograph import QueryError
from isograph.store import Store
from isograph.store.outline import outline
from isograph.store.terms import Iri

PREFIX = "https://e.org/"
TURTLE = """
@prefix : <https://e.org/> .
:a :p :b ; :n 1 . :b :p :c ; :n 2 . :c :p :d ; :q :a ; :n 3 . :d :q :b ; :n 4 .
"""
QUERIES = (
    "SELECT ?s ?o WHERE { ?s :p ?o . ?x :p ?o }",
    "SELECT ?o WHERE { ?x :p ?o }",
    "SELECT ?o WHERE { ?x :p+ ?o . ?o :n ?m }",
    "SELECT ?s WHERE { ?s (:p|:q)* ?x }",
    "SELECT ?s ?m WHERE { ?s :n ?m FILTER (?m > ?n) }",
    "SELECT ?s WHERE { { ?s :n ?m FILTER (?m > ?n) } UNION { ?s :p ?x } }",
    "SELECT ?s ?o ?m WHERE { ?s :p ?o OPTIONAL { ?o :n ?m FILTER (?m > ?n) } }",
    "SELECT ?s ?o WHERE { { ?s :p ?o OPTIONAL { ?s :q ?x } } ?o :q ?z }",
    "SELECT ?s WHERE { ?s :n ?m FILTER NOT EXISTS { ?s :p ?o . ?o :n ?k FILTER (?k > ?n) } }",
    "SELECT ?s WHERE { ?s :n ?m MINUS { ?s :n ?k FILTER (?k > ?n) } }",
    "SELECT ?s ?c WHERE { ?s :p ?o { SELECT (COUNT(?y) AS ?c) WHERE { ?y :n ?k FILTER (?k > ?n) } } }",
    "SELECT ?s WHERE { ?s :p ?o { SELECT * WHERE { ?s :n ?k FILTER (?k > ?n) } } }",
    "SELECT ?s WHERE { ?s :p ?o FILTER EXISTS { SELECT ?o WHERE { ?o :n ?k FILTER (?k > ?n) } } }",
    "SELECT (COUNT(?o) AS ?c) WHERE { ?x :p ?o }",
    "SELECT ?s (SUM(?m * ?n) AS ?t) WHERE { ?s :n ?m } GROUP BY ?s",
    "SELECT ?s ?t WHERE { { SELECT ?s (MAX(?m) AS ?t) WHERE { ?s :n ?m } GROUP BY ?s HAVING (MAX(?m) > ?n) } }",
    "SELECT ?s (MAX(?m) AS ?t) WHERE { ?s :n ?m } GROUP BY ?s HAVING (MAX(?m) > ?n) ORDER BY ?s",
    "SELECT ?s ?more WHERE { ?s :p ?o BIND (?n + 1 AS ?more) }",
    "SELECT ?s ?b WHERE { ?s :n ?m BIND (EXISTS { ?x :p ?s } AS ?b) }",
    "SELECT ?g ?o WHERE { GRAPH ?g { ?x :p ?o FILTER (?o != ?x) } }",
    "SELECT DISTINCT ?m WHERE { VALUES ?m { 1 2 3 } FILTER (?m < ?n) } ORDER BY DESC(?m) LIMIT 1",
    "SELECT ?s WHERE { ?s :n ?m FILTER (STR(?m) != '} FILTER {' && ?m > ?n) } # }",
    "SELECT ?s WHERE { ?s :n ?m FILTER(?m<?n||?n<?m) }",
)


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store.memory()
    store.read(TURTLE, "https://e.org/g")
    return store


def declared(query: str) -> str:
    return f"PREFIX : <{PREFIX}> {query}"


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize(("name", "number"), [("a", 1), ("c", 3), ("nothing", 9)])
def test_a_value_is_bound_as_if_it_stood_there(store: Store, query: str, name: str, number: int) -> None:
    values: dict[str, Iri | int] = {"x": Iri(PREFIX + name), "n": number}
    bound = {key: each for key, each in values.items() if key in outline(query).names}
    written = re.sub(r"\?x\b", f":{name}", re.sub(r"\?n\b", str(number), query))
    found, wanted = store.select(declared(query), **bound), store.select(declared(written))
    assert sorted(found[1], key=str) == sorted(wanted[1], key=str)


def test_a_value_is_bound_in_a_select_clause(store: Store) -> None:
    query = declared("SELECT ?s (?n + 1 AS ?more) WHERE { ?s :p ?o } ORDER BY ?s LIMIT 1")
    assert store.select(query, n=7)[1] == ((Iri(PREFIX + "a"), 8),)


def test_ask_and_construct_are_bound_too(store: Store) -> None:
    assert store.ask(declared("ASK { ?s :n ?m FILTER (?m > ?n) }"), n=3)
    assert not store.ask(declared("ASK { ?s :n ?m FILTER (?m > ?n) }"), n=4)
    query = declared("CONSTRUCT { ?s :more ?n } WHERE { ?s :n ?m FILTER (?m > ?n) }")
    assert len(store.construct(query, n=2)) == 2
    assert len(store.construct(declared("CONSTRUCT WHERE { ?x :p ?o . ?o :n ?m }"), x=Iri(PREFIX + "a"))) == 2


def test_a_projected_parameter_is_a_column(store: Store) -> None:
    columns, rows = store.select(declared("SELECT ?x ?o WHERE { ?x :p ?o }"), x=Iri(PREFIX + "a"))
    assert (columns, rows) == (("x", "o"), ((Iri(PREFIX + "a"), Iri(PREFIX + "b")),))


def test_a_literal_is_nothing_that_a_triple_is_about(store: Store) -> None:
    assert store.select(declared("SELECT ?o WHERE { ?x :p ?o }"), x="a")[1] == ()


@pytest.mark.parametrize("query", ["SELECT ?s WHERE { ?s ?p '?x' }", "SELECT ?s WHERE { ?s ?p <urn:?x> } # ?x"])
def test_a_name_in_text_or_comment_is_no_variable(query: str) -> None:
    with pytest.raises(QueryError, match=r"no variable \?x"):
        Store.memory().select(query, x=1)


def test_a_query_without_a_group_cannot_be_bound() -> None:
    with pytest.raises(QueryError, match="no WHERE"):
        Store.memory().construct("DESCRIBE ?x", x=Iri("urn:x"))


def test_having_without_groups_is_refused() -> None:
    with pytest.raises(QueryError, match="GROUP BY"):
        Store.memory().select("SELECT (SUM(?m) AS ?t) WHERE { ?s ?p ?m } HAVING (SUM(?m) > ?n)", n=1)


def test_what_is_computed_cannot_be_bound() -> None:
    with pytest.raises(QueryError, match="cannot be read"):
        Store.memory().select("SELECT ?x WHERE { BIND (1 AS ?x) }", x=1)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_data(text: str) -> None:
    query = "SELECT ?same ?n WHERE { BIND (?x AS ?same) BIND (STRLEN(?x) AS ?n) FILTER EXISTS { FILTER (?x = ?same) } }"
    assert Store.memory().select(query, x=text)[1] == ((text, len(text)),)
