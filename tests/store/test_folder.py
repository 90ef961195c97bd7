"""The store on disk: generations, the manifest that names one, the lock, and what is told where something is wrong."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from isograph import ReadOnlyError, StoreError
from isograph.store import Store
from isograph.store.folder import Folder
from isograph.store.manifest import FORMAT, Imported, Manifest
from isograph.store.withheld import Triple

GRAPH = "https://example.org/graph"
HELD = """
import sys
from isograph.store.folder import Folder
with Folder(sys.argv[1]).locked():
    print("locked", flush=True)
    sys.stdin.read()
"""


def imported(generation: int, name: str = "ours") -> Imported:
    return Imported(name, "Ours", "ours.csv", "0" * 64, "2026-06-01", "CC0", "", generation, {"read": 1})


def filled(path: Path, *triples: Triple, source: str = "ours") -> Folder:
    """Return a folder after one import of some triples more."""
    folder = Folder(path)
    with folder.locked() as before:
        number = before.generation + 1
        with folder.draft(number) as draft:
            draft.write(triples, GRAPH)
        folder.publish(before.followed(imported(number, source), isograph="1.0", bundled="state"), "{}")
    return folder


def triple(value: str) -> Triple:
    return ("<https://example.org/a>", "<https://example.org/says>", f'"{value}"')


def interrupted() -> Iterator[Triple]:
    yield triple("one")
    raise KeyboardInterrupt


def said(store: Store) -> list[str]:
    return [object_ for _, _, object_ in store.triples()]


def test_what_is_published_is_read(tmp_path: Path) -> None:
    folder = filled(tmp_path / "store", triple("one"))
    assert said(folder.open()) == ['"one"']
    assert folder.manifest().source("ours") == imported(1)
    assert folder.report(1).read_text() == "{}"


def test_a_new_generation_takes_the_place_of_the_old_one_which_is_kept(tmp_path: Path) -> None:
    filled(tmp_path, triple("one"))
    folder = filled(tmp_path, triple("two"))
    assert said(folder.open()) == ['"two"']
    assert said(folder.open(previous=True)) == ['"one"']


def test_older_generations_go(tmp_path: Path) -> None:
    for value in ("one", "two", "three"):
        folder = filled(tmp_path, triple(value))
    assert {path.name for path in (tmp_path / "generations").iterdir()} == {"2", "2.json", "3", "3.json"}
    assert said(folder.open(previous=True)) == ['"two"']


def test_the_report_of_a_source_stays_while_the_source_does(tmp_path: Path) -> None:
    filled(tmp_path, triple("one"))
    for name in ("two", "three", "four"):
        filled(tmp_path, triple(name), source="another")
    assert {path.name for path in (tmp_path / "generations").glob("*.json")} == {"1.json", "3.json", "4.json"}


def test_there_is_no_previous_generation_after_one_import(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no generation before"):
        filled(tmp_path, triple("one")).open(previous=True)


def test_an_open_store_outlasts_the_generations_that_follow(tmp_path: Path) -> None:
    store = filled(tmp_path, triple("one")).open()
    for value in ("two", "three"):
        filled(tmp_path, triple(value))
    assert said(store) == ['"one"']


def test_a_blank_node_is_one_in_all_graphs_and_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isograph.store.generation.BATCH", 1)
    given = [("_:b", "<https://example.org/p>", '"1"'), ("_:b", "<https://example.org/p>", '"2"')]
    store = filled(tmp_path, *given).open()
    assert sorted(store.triples()) == given


def test_a_text_with_every_kind_of_line_end_is_read_back(tmp_path: Path) -> None:
    text = '"a\\nb\\rc\\u000Bd\\fe\\u001Cf\x85g\u2028h"'
    store = filled(tmp_path, ("<https://example.org/a>", "<https://example.org/p>", text)).open()
    assert said(store) == [text]


@pytest.mark.parametrize("wrong", [("<a b>", "<https://e.org/p>", '"x"'), ("<https://e.org/a>", '"p"', '"x"')])
def test_what_is_no_triple_changes_nothing(tmp_path: Path, wrong: Triple) -> None:
    folder = filled(tmp_path, triple("one"))
    with pytest.raises(StoreError, match="no N-Triples"):
        filled(tmp_path, triple("two"), wrong)
    assert said(folder.open()) == ['"one"']
    assert folder.manifest().generation == 1


def test_a_failed_import_leaves_nothing(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    with pytest.raises(KeyboardInterrupt), folder.locked(), folder.draft(1) as draft:
        draft.write(interrupted(), GRAPH)
    assert not any((tmp_path / "generations").iterdir())
    assert not folder.exists


def test_what_a_killed_import_left_is_cleaned_away_by_the_next(tmp_path: Path) -> None:
    filled(tmp_path, triple("one"))
    (tmp_path / "generations" / "2").mkdir()
    (tmp_path / "generations" / ".2.json.x").write_text("half")
    (tmp_path / ".manifest.json.x").write_text("half")
    (tmp_path / "generations" / "notes of mine").write_text("kept")
    filled(tmp_path, triple("two"))
    assert {path.name for path in (tmp_path / "generations").iterdir()} == {
        "1",
        "1.json",
        "2",
        "2.json",
        "notes of mine",
    }
    assert not (tmp_path / ".manifest.json.x").exists()


def test_a_second_writer_is_refused_and_readers_are_not(tmp_path: Path) -> None:
    folder = filled(tmp_path, triple("one"))
    with subprocess.Popen(
        [sys.executable, "-c", HELD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == b"locked\n"
        with pytest.raises(StoreError, match="being written by another import: wait"):
            filled(tmp_path, triple("two"))
        assert said(folder.open()) == ['"one"']
        other.kill()
    assert said(filled(tmp_path, triple("two")).open()) == ['"two"']


def test_a_store_on_disk_refuses_to_be_changed(tmp_path: Path) -> None:
    store = filled(tmp_path, triple("one")).open()
    with pytest.raises(ReadOnlyError, match=r"graph\.assuming"):
        store.insert([triple("two")], GRAPH)
    with pytest.raises(ReadOnlyError):
        store.delete([triple("one")], GRAPH)
    with pytest.raises(ReadOnlyError):
        store.read("<a> <b> <c> .", GRAPH)


def test_a_copy_of_a_store_on_disk_changes_without_it(tmp_path: Path) -> None:
    store = filled(tmp_path, triple("one"), ("_:b", "<https://example.org/p>", '"1"')).open()
    twin = store.copy()
    assert sorted(twin.triples()) == sorted(store.triples())
    twin.insert([triple("two")], GRAPH)
    assert len(twin) == len(store) + 1


def test_a_folder_that_is_not_there_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no store; `isograph import` makes one"):
        Folder(tmp_path / "none").open()


def test_a_folder_of_something_else_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("")
    with pytest.raises(StoreError, match=r"is no store: it has no manifest\.json"):
        Folder(tmp_path).open()
    with pytest.raises(StoreError, match=r"holds thesis\.docx: name an empty or a new folder"):
        filled(tmp_path, triple("one"))


def test_a_file_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("")
    with pytest.raises(StoreError, match="is a file: a store is a folder"):
        Folder(path).open()
    with pytest.raises(StoreError, match="is a file: name a folder"):
        filled(path, triple("one"))


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    folder = filled(tmp_path, triple("one"))
    content = json.loads((tmp_path / "manifest.json").read_text()) | {"format": FORMAT + 1, "isograph": "9.0", "new": 1}
    (tmp_path / "manifest.json").write_text(json.dumps(content))
    with pytest.raises(StoreError, match=r"made by isograph 9\.0.*install a newer one"):
        folder.open()
    with pytest.raises(StoreError, match="install a newer one"):
        filled(tmp_path, triple("two"))


@pytest.mark.parametrize(
    "content",
    ["", "{}", "[]", "null", "\x00\xff", '{"format": 1}', '{"format": 1, "generation": "1", "sources": []}']
    + [json.dumps({"format": 1, "generation": generation, "sources": []}) for generation in (0, -1, None, 1.5)]
    + ['{"format": 1, "generation": 1, "sources": [{"name": "ours"}]}', '{"format": 1, "generation": 1, "sources": 1}'],
)
def test_a_damaged_manifest_is_told(tmp_path: Path, content: str) -> None:
    folder = filled(tmp_path, triple("one"))
    (tmp_path / "manifest.json").write_text(content, encoding="latin-1")
    with pytest.raises(StoreError, match=r"manifest\.json is damaged .* import the sources again"):
        folder.open()
    assert folder.generation(1).is_dir()


def test_a_missing_generation_is_told(tmp_path: Path) -> None:
    folder = filled(tmp_path, triple("one"))
    folder.generation(1).rename(tmp_path / "elsewhere")
    with pytest.raises(StoreError, match=r"1 cannot be read: No such file .*; put it back from a copy, or import"):
        folder.open()


def test_a_damaged_generation_is_told(tmp_path: Path) -> None:
    folder = filled(tmp_path, triple("one"))
    (folder.generation(1) / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match=r"cannot be read: .*import the sources again"):
        folder.open()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser and Windows have no such bounds")
def test_a_folder_that_is_closed_to_the_user_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="cannot be written: Permission denied"):
        filled(tmp_path / "store", triple("one"))
    tmp_path.chmod(0o700)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser and Windows have no such bounds")
def test_a_generation_that_is_closed_to_the_user_is_told(tmp_path: Path) -> None:
    folder = filled(tmp_path, triple("one"))
    folder.generation(1).chmod(0o000)
    with pytest.raises(StoreError, match=r"cannot be read: Permission denied$"):
        folder.open()
    folder.generation(1).chmod(0o700)


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = filled(tmp_path, triple("one"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("isograph.store.formats.synced", full)
    with pytest.raises(StoreError, match="No space left on device; the store is as it was before"):
        filled(tmp_path, triple("two"))
    assert said(folder.open()) == ['"one"']


def test_a_reader_that_comes_between_two_imports_finds_the_newer_generation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = filled(tmp_path, triple("one"))
    stale, read = folder.manifest(), Folder.manifest
    for value in ("two", "three"):
        filled(tmp_path, triple(value))
    answers = iter([stale])
    monkeypatch.setattr(Folder, "manifest", lambda self: next(answers, None) or read(self))
    assert said(folder.open()) == ['"three"']


def test_a_manifest_without_generations_keeps_none() -> None:
    assert Manifest().kept == ()
