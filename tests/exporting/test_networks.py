"""Nodes and edges: what is in them, and that the tools of others read them."""

import csv
import gzip
import zipfile
from io import StringIO
from pathlib import Path

import networkx as nx
import pytest

from isograph import KnowledgeGraph
from isograph.exporting import export
from isograph.exporting.network import Network, network
from isograph.store import Store
from isograph.vocabulary import DOCUMENT, ONTOLOGY

EDITION = DOCUMENT + "iso-9001:2015"
HOSTILE = r"""
<https://example.org/a> dcterms:title "\u0001\u0000<script>&amp;\"]]> \r\n \uFFFE" ;
  iso:concerns <https://example.org/b&c'd> .
<https://example.org/b&c'd> dcterms:title "=HYPERLINK(1)", "Zwei"@de ; iso:concerns <https://example.org/a>, [] .
"""


@pytest.fixture(scope="module")
def whole(graph: KnowledgeGraph) -> Network:
    """The network of the bundled graph."""
    return network(graph.store)


@pytest.fixture
def hostile() -> Store:
    """A store whose text would break out of a file."""
    store = Store.memory()
    store.read(HOSTILE, "https://example.org/graph")
    return store


def tables(path: Path) -> dict[str, list[dict[str, str]]]:
    """Return the rows of the tables in a zip file by its name."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith(".csv")]
        return {name: list(csv.DictReader(StringIO(archive.read(name).decode(), newline=""))) for name in names}


def test_a_node_has_what_is_stated_of_it(whole: Network) -> None:
    (node,) = (node for node in whole.nodes if node.id == EDITION)
    assert (node.label, node.type, node.identifier) == ("ISO 9001:2015", "iso:Edition", "ISO 9001:2015")
    assert (node.title, node.published) == ("Quality management systems - Requirements", "2015-09-15")


def test_each_end_of_an_edge_is_a_node_and_comes_once(whole: Network) -> None:
    nodes = [node.id for node in whole.nodes]
    assert len(nodes) == len(set(nodes))
    assert {end for edge in whole.edges for end in (edge.source, edge.target)} <= set(nodes)


def test_an_edge_tells_whether_it_is_stated(whole: Network) -> None:
    edges = {(edge.source, edge.predicate, edge.target): edge for edge in whole.edges}
    scope = edges[DOCUMENT + "iso-9002:1994", "iso:hasScope", DOCUMENT + "iso-9002:1994#scope"]
    covered = next(edge for edge in whole.edges if edge.predicate == "iso:covers")
    assert (scope.origin, scope.graph) == ("stated", "graph:scopes")
    assert (covered.origin, covered.graph) == ("inferred", "graph:inferred")


def test_stated_and_inferred_make_the_whole(graph: KnowledgeGraph, whole: Network) -> None:
    stated, inferred = network(graph.store, inferred=False), network(graph.store, stated=False)
    assert sorted((*stated.edges, *inferred.edges)) == list(whole.edges)
    assert {edge.origin for edge in stated.edges} == {"stated"}
    assert {edge.origin for edge in inferred.edges} == {"inferred"}


def test_the_axioms_of_the_ontology_are_no_part_of_a_network(whole: Network) -> None:
    assert not [node.id for node in whole.nodes if node.id.startswith(ONTOLOGY)]


def test_a_web_page_is_no_node(whole: Network) -> None:
    page = next(node.page for node in whole.nodes if node.page)
    assert page.startswith("http")
    assert page not in {node.id for node in whole.nodes}


def test_networkx_reads_graphml(graph: KnowledgeGraph, whole: Network, tmp_path: Path) -> None:
    export(graph.store, tmp_path / "graph.graphml.gz")
    found = nx.read_graphml(tmp_path / "graph.graphml.gz")
    assert (len(found), found.number_of_edges()) == (len(whole.nodes), len(whole.edges))
    assert found.nodes[EDITION]["label"] == "ISO 9001:2015"
    assert "https://creativecommons.org/licenses/by/4.0/" in found.graph["license"]


def test_the_tables_have_the_same_rows(graph: KnowledgeGraph, whole: Network, tmp_path: Path) -> None:
    export(graph.store, tmp_path / "graph.zip")
    found = tables(tmp_path / "graph.zip")
    assert [row["Id"] for row in found["nodes.csv"]] == [node.id for node in whole.nodes]
    assert [(row["Source"], row["Label"], row["Target"]) for row in found["edges.csv"]] == [
        (edge.source, edge.predicate, edge.target) for edge in whole.edges
    ]


def test_the_headers_are_those_that_are_documented(tmp_path: Path) -> None:
    export(Store.memory(), tmp_path / "empty.zip")
    with zipfile.ZipFile(tmp_path / "empty.zip") as archive:
        heads = [archive.read(name).decode().strip() for name in ("nodes.csv", "edges.csv")]
    assert heads == [
        "Id,Label,type,identifier,title,number,published,replaced,withdrawn,page",
        "Source,Target,Type,Label,graph,origin",
    ]


def test_hostile_text_stays_text_in_graphml(hostile: Store, tmp_path: Path) -> None:
    export(hostile, tmp_path / "graph.graphml")
    found = nx.read_graphml(tmp_path / "graph.graphml")
    assert found.nodes["https://example.org/a"]["title"] == '\ufffd\ufffd<script>&amp;"]]> \ufffd'
    assert set(found) == {"https://example.org/a", "https://example.org/b&c'd"}


def test_no_cell_is_a_formula(hostile: Store, tmp_path: Path) -> None:
    export(hostile, tmp_path / "graph.zip")
    row = tables(tmp_path / "graph.zip")["nodes.csv"][1]
    assert (row["Id"], row["title"]) == ("https://example.org/b&c'd", "'=HYPERLINK(1)")


def test_an_empty_graph_is_an_empty_network(tmp_path: Path) -> None:
    export(Store.memory(), tmp_path / "empty.graphml.gz")
    assert len(nx.read_graphml(tmp_path / "empty.graphml.gz")) == 0
    assert b"none stated" not in gzip.decompress((tmp_path / "empty.graphml.gz").read_bytes())
