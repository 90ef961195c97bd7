"""A file that was exported gives the same answers elsewhere: every packaged query, in rdflib and in Oxigraph's server.

Two engines must agree on the rows of a query, not on the order of rows that it leaves open, nor on the order in which a
GROUP_CONCAT joins its values.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import rdflib

from isograph import KnowledgeGraph, resources
from isograph.exporting import export
from isograph.results import Value
from tests.exporting.engines import Rows, asked_of_rdflib, asked_of_server, oxigraph, served, with_values
from tests.exporting.parameters import PARAMETERS, Bindings

Ask = Callable[[str, Bindings], Rows]

QUERIES = sorted(path.stem for path in (Path(resources.__file__).parent / "queries").glob("*.rq"))
CASES = [pytest.param(name, bindings, id=name) for name in QUERIES for bindings in PARAMETERS.get(name, ({},))]
OURS = """
<https://example.org/procedure> iso:followsClause <https://w3id.org/isograph/id/iso-9001:2015#8.3> ;
  dcterms:title "How we design", "Wie wir \\"entwickeln\\"\\n"@de .
"""


def declared(name: str) -> set[str]:
    """Return the parameters that a packaged query declares."""
    return set(re.findall(r"^# param +(\w+)", resources.query(name), re.MULTILINE))


def counted(name: str, rows: Rows) -> Counter[tuple[Value, ...]]:
    """Return how often each row comes, with what a GROUP_CONCAT joined in the order of its text."""
    joins = "GROUP_CONCAT" in resources.query(name)
    return Counter(tuple(" ".join(sorted(str(cell).split())) if joins else cell for cell in row) for row in rows)


@pytest.fixture(scope="module")
def ours(graph: KnowledgeGraph) -> KnowledgeGraph:
    """The bundled graph with something of a user's own."""
    return graph.assuming(OURS)


@pytest.fixture(scope="module")
def on_rdflib(ours: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """An export as N-Quads in rdflib, whose default graph is the union of all."""
    path, dataset = tmp_path_factory.mktemp("rdflib") / "graph.nq", rdflib.Dataset(default_union=True)
    export(ours.store, path)
    dataset.parse(path)
    return lambda name, bindings: asked_of_rdflib(dataset, resources.query(name), bindings)


@pytest.fixture(scope="module")
def on_server(ours: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """An export as TriG behind the server, whose default graph is the union of all."""
    folder, binary = tmp_path_factory.mktemp("server"), oxigraph()
    if binary is None:
        pytest.skip("the package oxigraph, which brings the server, is not installed")
    export(ours.store, folder / "graph.trig")
    with served(binary, folder / "graph.trig", folder / "store") as address:
        yield lambda name, bindings: asked_of_server(address, resources.query(name), bindings)


@pytest.mark.parametrize("name", sorted({*PARAMETERS, *filter(declared, QUERIES)}))
def test_each_packaged_query_has_values_for_its_parameters(name: str) -> None:
    assert PARAMETERS[name]
    assert [set(each) for each in PARAMETERS[name]] == [declared(name)] * len(PARAMETERS[name])


@pytest.mark.parametrize(("name", "bindings"), CASES)
def test_each_packaged_query_finds_something(ours: KnowledgeGraph, name: str, bindings: Bindings) -> None:
    assert ours.store.answer(name, **bindings)


@pytest.mark.parametrize(("name", "bindings"), CASES)
def test_the_server_gives_the_same_rows(ours: KnowledgeGraph, on_server: Ask, name: str, bindings: Bindings) -> None:
    found = ours.store.answer(name, **bindings)
    assert counted(name, on_server(name, bindings)) == counted(name, found)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "bindings"), CASES)
def test_rdflib_gives_the_same_rows(ours: KnowledgeGraph, on_rdflib: Ask, name: str, bindings: Bindings) -> None:
    found = ours.store.answer(name, **bindings)
    assert counted(name, on_rdflib(name, bindings)) == counted(name, found)


def test_the_rows_of_a_join_are_the_same_in_any_order() -> None:
    assert counted("members", (("x", "b a"),)) == counted("members", (("x", "a b"),))
    assert counted("labels", (("b a",),)) != counted("labels", (("a b",),))


def test_hostile_text_is_a_value_and_no_query() -> None:
    text = with_values("SELECT ?part WHERE { ?x ?y ?part }", {"part": '"} DROP ALL \\1 \n'})
    assert text == 'SELECT ?part WHERE { VALUES (?part) { ("\\"} DROP ALL \\\\1 \\n") } ?x ?y ?part }'
