"""RDF files come in whole or not at all, and go out whole or not at all."""

import gzip
import os
from pathlib import Path

import pytest
import rdflib
from rdflib.compare import isomorphic

from isograph import FormatError, KnowledgeGraph, ParseError, StoreError
from isograph.store import Store

TURTLE = '<https://e.org/a> <https://e.org/p> "x" ; <https://e.org/q> _:b . _:b <https://e.org/p> 1 .'
BROKEN = '<https://e.org/a> <https://e.org/p> "x" .\n<https://e.org/a> <https://e.org/p> .\n'
SUFFIXES = ("ttl", "trig", "nq", "nt", "jsonld", "rdf", "ttl.gz", "nq.gz")


def file(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_triples_go_into_the_graph_given(tmp_path: Path) -> None:
    store = Store.memory()
    assert store.load(file(tmp_path, "a.ttl", TURTLE), "https://e.org/graph") == 3
    assert store.graphs() == ("https://e.org/graph",)


def test_without_a_name_the_graph_is_that_of_the_file(tmp_path: Path) -> None:
    store, path = Store.memory(), file(tmp_path, "a.ttl", TURTLE)
    store.load(path)
    assert store.graphs() == (path.resolve().as_uri(),)


def test_a_file_with_named_graphs_keeps_them(tmp_path: Path) -> None:
    store = Store.memory()
    store.load(
        file(tmp_path, "a.trig", "<https://e.org/g> { <https://e.org/a> <https://e.org/p> 1 }"), "https://e.org/h"
    )
    assert store.graphs() == ("https://e.org/g",)


def test_blank_nodes_of_two_files_stay_apart(tmp_path: Path) -> None:
    store = Store.memory()
    for name in ("a.ttl", "b.ttl"):
        store.load(file(tmp_path, name, TURTLE), "https://e.org/graph")
    assert store.ask("ASK { ?x <https://e.org/q> ?b, ?c FILTER (?b != ?c) }")


@pytest.mark.parametrize("text", [TURTLE, "[] <https://e.org/p> ( 1 [ <https://e.org/q> 2 ] ) ."])
def test_a_file_loaded_twice_counts_once(tmp_path: Path, text: str) -> None:
    store, path = Store.memory(), file(tmp_path, "a.ttl", text)
    assert store.load(path) == len(store)
    assert store.load(path) == len(store)


def test_a_byte_order_mark_is_no_content(tmp_path: Path) -> None:
    assert Store.memory().load(file(tmp_path, "a.ttl", b"\xef\xbb\xbf" + TURTLE.encode())) == 3


def test_a_triple_about_a_triple_is_refused(tmp_path: Path) -> None:
    path = file(tmp_path, "a.nt", "<urn:a> <urn:b> <<( <urn:a> <urn:b> <urn:c> )>> .")
    with pytest.raises(ParseError, match="a triple about a triple"):
        Store.memory().load(path)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_saved_is_loaded_again(tmp_path: Path, suffix: str) -> None:
    store, again = Store.memory(), Store.memory()
    store.load(file(tmp_path, "a.ttl", TURTLE), "https://e.org/graph")
    store.save(tmp_path / f"copy.{suffix}")
    again.load(tmp_path / f"copy.{suffix}", "https://e.org/graph")
    assert isomorphic(plain(store), plain(again))


def plain(store: Store) -> rdflib.Graph:
    return rdflib.Graph().parse(data="".join(f"{s} {p} {o} .\n" for s, p, o in store.triples()), format="nt")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_content_is_saved_in_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    for name in ("first", "second"):
        store = Store.memory()
        store.load(file(tmp_path, "a.ttl", TURTLE), "https://e.org/graph")
        store.save(tmp_path / f"{name}.{suffix}")
    assert (tmp_path / f"first.{suffix}").read_bytes() == (tmp_path / f"second.{suffix}").read_bytes()


def test_the_bundled_graph_goes_round_through_trig(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graph.save(tmp_path / "graph.trig")
    again = Store.memory()
    again.load(tmp_path / "graph.trig")
    assert again.graphs() == graph.store.graphs()
    assert len(again) == len(graph.store)


def test_a_broken_file_is_named_with_its_line_and_changes_nothing(tmp_path: Path) -> None:
    store = Store.memory()
    with pytest.raises(ParseError, match=r"broken\.ttl, line 2"):
        store.load(file(tmp_path, "broken.ttl", BROKEN))
    assert len(store) == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("binary.ttl", b"\xff\xfe\x00\x01"),
        ("half.ttl.gz", gzip.compress(TURTLE.encode(), mtime=0)[:20]),
        ("plain.ttl.gz", TURTLE.encode()),
        ("list.jsonld", b"[1, 2"),
        ("page.rdf", b"<html>"),
    ],
)
def test_content_that_is_not_what_the_suffix_says_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(ParseError, match=name):
        Store.memory().load(file(tmp_path, name, content))


def test_an_empty_file_is_an_empty_graph(tmp_path: Path) -> None:
    assert Store.memory().load(file(tmp_path, "empty.ttl", "")) == 0


def test_a_long_literal_comes_back(tmp_path: Path) -> None:
    store = Store.memory()
    store.load(file(tmp_path, "long.ttl", f'<https://e.org/a> <https://e.org/p> "{"x" * 1_000_000}" .'))
    ((found,),) = store.select("SELECT ?o WHERE { ?s ?p ?o }")[1]
    assert found == "x" * 1_000_000


@pytest.mark.parametrize("name", ["missing.ttl", "folder.ttl"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(StoreError, match=name):
        Store.memory().load(tmp_path / name)


@pytest.mark.parametrize("name", ["graph", "graph.docx", "graph.gz"])
def test_an_unknown_suffix_is_refused_both_ways(tmp_path: Path, name: str) -> None:
    with pytest.raises(FormatError, match=r"\.trig"):
        Store.memory().save(tmp_path / name)
    with pytest.raises(FormatError, match=r"\.trig"):
        Store.memory().load(file(tmp_path, name, ""))


def test_a_folder_that_is_not_there_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nowhere"):
        Store.memory().save(tmp_path / "nowhere" / "graph.ttl")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_leaves_the_old_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = file(tmp_path, "graph.ttl", TURTLE)

    def full(descriptor: int) -> None:
        os.write(os.open("/dev/full", os.O_WRONLY), b"x")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="No space left"):
        Store.memory().save(path)
    assert path.read_text() == TURTLE
    assert list(tmp_path.iterdir()) == [path]
