"""A file is written whole or not at all; what cannot be written is told clearly."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from isograph import ArgumentError, FormatError, KnowledgeGraph, StoreError
from isograph.exporting import export, export_ontology
from isograph.store import Store
from isograph.vocabulary import INFERRED

OLD = "what was there before"
TURTLE = "activity:hem skos:broader activity:make, [ skos:prefLabel 'b'@en ], [ skos:prefLabel 'a'@de ] ."
SUFFIXES = ("ttl", "trig", "nq", "nt", "jsonld", "rdf", "graphml", "zip", "ttl.gz", "graphml.gz")

Write = Callable[[Store, Path], None]


@pytest.fixture(params=[export, export_ontology])
def write(request: pytest.FixtureRequest) -> Write:
    """Either way out."""
    found: Write = request.param
    return found


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_graph_is_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    for name in ("first", "second"):
        store = Store.memory()
        store.read(TURTLE, "https://example.org/graph")
        export(store, tmp_path / f"{name}.{suffix}")
    assert (tmp_path / f"first.{suffix}").read_bytes() == (tmp_path / f"second.{suffix}").read_bytes()


def test_a_suffix_is_read_in_any_case(graph: KnowledgeGraph, tmp_path: Path) -> None:
    export(graph.store, tmp_path / "GRAPH.GRAPHML", graphs="inferred")
    assert (tmp_path / "GRAPH.GRAPHML").read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize("name", ["graph", "graph.docx", "graph.csv", "graph.gz", "graph.zip.gz", ".graphml"])
def test_an_unknown_suffix_is_refused_with_those_there_are(tmp_path: Path, name: str) -> None:
    with pytest.raises(FormatError, match=r"\.ttl.*\.trig.*\.graphml.*\.zip"):
        export(Store.memory(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["ontology.trig", "ontology.graphml", "ontology", "ontology.zip"])
def test_an_ontology_is_a_file_of_triples(graph: KnowledgeGraph, tmp_path: Path, name: str) -> None:
    with pytest.raises(FormatError, match=r"\.ttl, \.nt, \.rdf, \.xml, \.owl$"):
        export_ontology(graph.store, tmp_path / name)


def test_unknown_graphs_are_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="'all'; known: stated, inferred, both"):
        export(Store.memory(), tmp_path / "graph.ttl", graphs="all")


def test_a_graph_without_the_ontology_has_none_to_write(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="no ontology"):
        export_ontology(Store.memory(), tmp_path / "ontology.ttl")


@pytest.mark.parametrize("suffix", ["trig", "graphml", "zip"])
@pytest.mark.parametrize("graphs", ["inferred", "both"])
def test_more_inferences_than_a_file_can_hold_are_told(tmp_path: Path, suffix: str, graphs: str) -> None:
    store = Store.memory()
    store.insert([("<urn:a>", "<urn:p>", "<urn:b>")], INFERRED)
    store.withhold(["urn:p"], INFERRED, lambda *_: (), endless=["urn:p"])
    with pytest.raises(StoreError, match=rf"graph\.{suffix} cannot hold what is inferred: <urn:p> .*stated alone"):
        export(store, tmp_path / f"graph.{suffix}", graphs=graphs)
    export(store, tmp_path / f"graph.{suffix}", graphs="stated")


def test_a_folder_that_is_not_there_is_named(graph: KnowledgeGraph, tmp_path: Path, write: Write) -> None:
    with pytest.raises(StoreError, match=r"nowhere.*No such file"):
        write(graph.store, tmp_path / "nowhere" / "graph.ttl")


def test_a_folder_is_no_file(graph: KnowledgeGraph, tmp_path: Path, write: Write) -> None:
    (tmp_path / "graph.ttl").mkdir()
    with pytest.raises(StoreError, match=r"graph\.ttl cannot be written: Is a directory"):
        write(graph.store, tmp_path / "graph.ttl")
    assert list(tmp_path.iterdir()) == [tmp_path / "graph.ttl"]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="whoever may do everything is refused nothing"
)
def test_a_closed_folder_is_told(graph: KnowledgeGraph, tmp_path: Path, write: Write) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="Permission denied"):
        write(graph.store, tmp_path / "graph.ttl")


@pytest.mark.parametrize("name", ["graph.trig", "graph.graphml", "graph.zip", "graph.nq.gz"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_the_old_file(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: BaseException
) -> None:
    def failing(_: int) -> None:
        raise error

    (tmp_path / name).write_text(OLD)
    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises((StoreError, KeyboardInterrupt)):
        export(graph.store, tmp_path / name, graphs="inferred")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(name, OLD)]
