"""A cache is harmless: absent, damaged, read-only or switched off, the graph is the same."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import isograph
from isograph import cache
from isograph.vocabulary import INFERRED


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


NAME = cache.key([b"content"])


def test_what_is_kept_is_recalled(folder: Path) -> None:
    cache.keep(NAME, b"closed graph")
    assert cache.recall(NAME) == b"closed graph"
    assert [path.name for path in folder.iterdir()] == [NAME]


def test_nothing_is_recalled_that_was_not_kept(folder: Path) -> None:
    assert cache.recall(NAME) is None


@pytest.mark.parametrize("damaged", [b"", b"\n", b"closed", b"no digest\nclosed graph"])
def test_what_is_damaged_is_not_recalled(folder: Path, damaged: bytes) -> None:
    cache.keep(NAME, b"closed graph")
    (folder / NAME).write_bytes(damaged)
    assert cache.recall(NAME) is None


def test_the_key_tells_where_one_part_ends() -> None:
    assert cache.key([b"ab", b"c"]) != cache.key([b"a", b"bc"])


def test_a_folder_that_cannot_be_made_is_harmless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "file" / "cache"))
    cache.keep(NAME, b"closed graph")
    assert cache.recall(NAME) is None


def test_the_word_off_switches_it_off(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(cache.VARIABLE, "off")
    cache.keep(NAME, b"closed graph")
    assert cache.recall(NAME) is None
    assert list(tmp_path.iterdir()) == []


def test_only_the_newest_are_kept(folder: Path) -> None:
    for number in range(cache.KEPT + 2):
        name = cache.key([b"%d" % number])
        cache.keep(name, b"closed graph")
        os.utime(folder / name, (number, number))
    cache.keep(NAME, b"closed graph")
    assert len(list(folder.iterdir())) == cache.KEPT
    assert cache.recall(NAME) is not None


def test_a_file_of_someone_else_stays(folder: Path) -> None:
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    for number in range(cache.KEPT + 2):
        cache.keep(cache.key([b"%d" % number]), b"closed graph")
    assert (folder / "notes.txt").exists()


def test_writers_at_once_leave_one_whole_file(folder: Path) -> None:
    contents = [b"%d" % number * 100_000 for number in range(8)]
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda content: cache.keep(NAME, content), contents))
    assert cache.recall(NAME) in contents
    assert len(list(folder.iterdir())) == 1


def test_a_graph_from_the_cache_is_the_graph(folder: Path) -> None:
    first, again = isograph.load(), isograph.load()
    assert list(folder.iterdir())
    assert first.store.graphs() == again.store.graphs()
    assert sorted(first.store.triples([INFERRED])) == sorted(again.store.triples([INFERRED]))
    assert len(list(first.store.triples())) == len(list(again.store.triples()))
