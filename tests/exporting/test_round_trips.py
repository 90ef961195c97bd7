"""What is exported and loaded again is the same graph, whatever its literals, with and without what is inferred."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

import isograph
from isograph import KnowledgeGraph, StoreError
from isograph.exporting import export
from isograph.store import Store
from isograph.vocabulary import INFERRED

NAMED = ("trig", "nq", "jsonld")
PLAIN = ("ttl", "nt", "rdf")
FURTHER = ("trig.gz", "nq.gz", "jsonld.gz", "ttl.gz", "nt.gz", "rdf.gz", "xml", "owl")

ODD = r"""
@prefix : <https://example.org/> .
@prefix iso: <https://w3id.org/isograph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:weld a iso:Activity ; skos:broader <https://w3id.org/isograph/activity/make-special-weld> ;
  skos:prefLabel "Laser welding"@en, "Laserschweißen"@de-AT, "\u0644\u062D\u0627\u0645"@ar .
:a :p "line\nline\r\n\ttab", "\" ' \\ ''' \"\"\"", "<b>&amp; ]]>", "\U0001F600 e\u0301 \u00E9 \u202E", "", " x " ;
  :q "1994"^^xsd:gYear, "--06-30"^^xsd:gMonthDay, "1994-06"^^xsd:gYearMonth, "x"^^:own, true,
    0.1, 2, 3e4, "INF"^^xsd:double, "P1Y"^^xsd:duration, "12:00:00Z"^^xsd:time ;
  :r [ :p [ :p 1 ] ], ( 1 2 ), _:ring .
_:ring :r _:other . _:other :r _:ring .
<https://example.org/%20?a=b&c#d'e> :p <urn:x:y>, <https://example.org/é> .
"""
CONTROL = '<https://example.org/a> <https://example.org/p> "\\u0001 \\u0000 \\uFFFE" .'
STRANGE = "<https://example.org/a> <https://example.org/p/1.2,3> 1 ."


def first_quick(suffixes: Iterable[str]) -> list[object]:
    """Return suffixes of which all but the first are tried in the slow run alone: the graph is large."""
    return [pytest.param(suffix, marks=[pytest.mark.slow] * bool(number)) for number, suffix in enumerate(suffixes)]


def canonical(quads: Iterable[ox.Quad]) -> list[str]:
    """Return quads in the order of their text, those with blank nodes, which RDFC-1.0 names, apart."""
    given = set(quads)
    blank = {each for each in given if "_:" in str(each)}
    dataset = ox.Dataset(blank)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, chain(given - blank, dataset)))


def named(store: Store, *, without: str = "urn:none") -> list[str]:
    """Return the graphs of a store but one, canonical."""
    quads = ox.parse(store.dump(), format=ox.RdfFormat.N_QUADS)
    return canonical(quad for quad in quads if quad.graph_name != ox.NamedNode(without))


def union(store: Store) -> list[str]:
    """Return the union of the graphs of a store, canonical."""
    quads = ox.parse(store.dump(), format=ox.RdfFormat.N_QUADS)
    return canonical(ox.Quad(*quad.triple) for quad in quads)


def store_of(folder: Path, turtle: str) -> Store:
    """Return a store of some Turtle."""
    (folder / "given.ttl").write_text(turtle, encoding="utf-8")
    store = Store.memory()
    store.load(folder / "given.ttl", "https://example.org/graph")
    return store


def read(path: Path) -> Store:
    """Return a store of a file."""
    store = Store.memory()
    store.load(path)
    return store


@pytest.fixture(scope="module")
def odd(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """The bundled graph with a user's own activity, and with odd literals and blank nodes."""
    path = tmp_path_factory.mktemp("odd") / "odd.ttl"
    path.write_text(ODD, encoding="utf-8")
    return graph.assuming(path)


@pytest.mark.parametrize("suffix", first_quick(NAMED))
def test_named_graphs_come_back(odd: KnowledgeGraph, tmp_path: Path, suffix: str) -> None:
    export(odd.store, tmp_path / f"graph.{suffix}")
    assert named(read(tmp_path / f"graph.{suffix}")) == named(odd.store)


@pytest.mark.parametrize("suffix", first_quick(PLAIN))
def test_the_union_comes_back_from_triples(odd: KnowledgeGraph, tmp_path: Path, suffix: str) -> None:
    export(odd.store, tmp_path / f"graph.{suffix}")
    assert union(read(tmp_path / f"graph.{suffix}")) == union(odd.store)


@pytest.mark.parametrize("suffix", [*NAMED, *PLAIN, *FURTHER])
def test_odd_literals_and_blank_nodes_come_back(tmp_path: Path, suffix: str) -> None:
    store = store_of(tmp_path, ODD)
    export(store, tmp_path / f"graph.{suffix}")
    assert union(read(tmp_path / f"graph.{suffix}")) == union(store)


def test_what_is_stated_comes_back_without_what_is_inferred(odd: KnowledgeGraph, tmp_path: Path) -> None:
    export(odd.store, tmp_path / "graph.trig", graphs="stated")
    assert named(read(tmp_path / "graph.trig")) == named(odd.store, without=INFERRED)


@pytest.mark.parametrize("graphs", ["stated", "both"])
def test_from_what_is_stated_the_same_is_inferred_again(odd: KnowledgeGraph, tmp_path: Path, graphs: str) -> None:
    export(odd.store, tmp_path / "graph.trig", graphs=graphs)
    again = isograph.load(tmp_path / "graph.trig", bundled=False)
    assert named(again.store) == named(odd.store)
    assert again.covers("ISO 9002:1994", "laser welding").answer == "covered"


def test_from_stated_triples_the_same_is_inferred_again(odd: KnowledgeGraph, tmp_path: Path) -> None:
    export(odd.store, tmp_path / "graph.ttl", graphs="stated")
    assert union(KnowledgeGraph.closed(read(tmp_path / "graph.ttl")).store) == union(odd.store)


def test_what_is_inferred_stands_alone_but_for_licences_and_credits(odd: KnowledgeGraph, tmp_path: Path) -> None:
    export(odd.store, tmp_path / "graph.nq", graphs="inferred")
    again = read(tmp_path / "graph.nq")
    assert set(again.triples([INFERRED])) == set(odd.store.triples([INFERRED]))
    assert {each for each in named(again) if f"<{INFERRED}>" not in each} < set(named(odd.store))


@pytest.mark.parametrize("suffix", [*NAMED, *PLAIN])
def test_an_empty_graph_comes_back(tmp_path: Path, suffix: str) -> None:
    export(Store.memory(), tmp_path / f"graph.{suffix}")
    assert len(read(tmp_path / f"graph.{suffix}")) == 0


@pytest.mark.parametrize("suffix", ["ttl", "rdf"])
@pytest.mark.filterwarnings("ignore")
def test_rdflib_reads_the_same_triples(tmp_path: Path, suffix: str) -> None:
    store = store_of(tmp_path, ODD)
    export(store, tmp_path / f"graph.{suffix}")
    export(store, tmp_path / "graph.nt")
    found, given = (rdflib.Graph().parse(tmp_path / f"graph.{each}") for each in (suffix, "nt"))
    assert isomorphic(found, given)


@pytest.mark.parametrize("suffix", ["ttl", "nt", "trig", "nq", "jsonld"])
def test_control_characters_come_back(tmp_path: Path, suffix: str) -> None:
    store = store_of(tmp_path, CONTROL)
    export(store, tmp_path / f"graph.{suffix}")
    assert union(read(tmp_path / f"graph.{suffix}")) == union(store)


@pytest.mark.parametrize("turtle", [CONTROL, STRANGE])
def test_what_xml_cannot_hold_is_refused_and_shown(tmp_path: Path, turtle: str) -> None:
    with pytest.raises(StoreError, match=r"RDF/XML cannot hold .*example\.org.*Turtle"):
        export(store_of(tmp_path, turtle), tmp_path / "graph.rdf")
    assert not (tmp_path / "graph.rdf").exists()


@pytest.mark.slow
@pytest.mark.parametrize(("graphs", "left_out"), [("both", "urn:none"), ("stated", INFERRED)])
def test_a_store_on_disk_comes_back(catalogue: KnowledgeGraph, tmp_path: Path, graphs: str, left_out: str) -> None:
    export(catalogue.store, tmp_path / "graph.nq", graphs=graphs)
    assert named(read(tmp_path / "graph.nq")) == named(catalogue.store, without=left_out)
