"""`isograph diff`, as people run it."""

import json
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from isograph.cli import app
from isograph.store.folder import Folder

ROW = {
    "id": 1,
    "deliverableType": "IS",
    "reference": "ISO 88001:2000",
    "title": {"en": "Washers <b>"},
    "publicationDate": "2000-06",
    "currentStage": 9093,
}


def run(*line: str | Path, **environment: str) -> Result:
    return CliRunner().invoke(app, list(map(str, line)), env=environment)


def imported(folder: Path, as_of: str, stage: int) -> None:
    path = folder / "rows.jsonl"
    path.write_text(json.dumps(ROW | {"currentStage": stage}) + "\n")
    result = run("import", "iso-open-data", path, "--as-of", as_of, "--store", folder / "catalogue")
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which a document was withdrawn by the second import; nothing may change it."""
    folder = tmp_path_factory.mktemp("watching")
    imported(folder, "2026-05-01", 9093)
    imported(folder, "2026-06-01", 9599)
    return folder / "catalogue"


def test_one_store_is_compared_with_its_previous_state_and_a_change_is_a_finding(store: Path) -> None:
    result = run("diff", store)
    assert result.exit_code == 1
    assert "1 document changed" in result.output
    assert "95.99" in result.output


def test_the_example_runs(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(store.parent)
    Path("watched.txt").write_text("ISO 88001\n")
    result = run(*shlex.split((app.commands["diff"].epilog or "").rpartition("isograph ")[2]))
    assert result.exit_code == 1
    assert "<entry>" in result.output


def test_a_store_and_itself_differ_in_nothing(store: Path) -> None:
    result = run("diff", store, store)
    assert (result.exit_code, result.output) == (0, "Nothing changed.\n")


@pytest.mark.parametrize("line", [("--store", "STORE", "diff"), ("diff", "--store", "STORE")])
def test_the_store_may_be_named_by_the_option(store: Path, line: tuple[str, ...]) -> None:
    assert run(*(str(store) if each == "STORE" else each for each in line)).exit_code == 1
    assert run("diff", ISOGRAPH_STORE=str(store)).exit_code == 1


def test_what_is_not_watched_is_no_finding(store: Path) -> None:
    assert run("diff", store, "--watch", "ISO 88001").exit_code == 1
    assert run("diff", store, "--watch", "ISO 9001").exit_code == 0


def test_a_watch_may_be_a_file(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "watched.txt"
    path.write_text("ISO 88001\n")
    assert run("diff", store, "--watch", path).exit_code == 1
    path.write_text("ISO 88001\nwashers\n")
    result = run("diff", store, "--watch", path)
    assert result.exit_code == 2
    assert "watched.txt, line 2" in result.output


def test_what_is_neither_reference_nor_file_is_refused(store: Path) -> None:
    result = run("diff", store, "--watch", "missing.txt")
    assert result.exit_code == 2
    assert "'missing.txt' is neither a reference nor a file" in result.output


@pytest.mark.parametrize("form", ["json", "csv", "markdown"])
def test_the_answer_has_every_form(store: Path, form: str) -> None:
    assert "ISO 88001:2000" in run("diff", store, "--format", form).output


def test_the_feed_is_the_same_each_time(store: Path) -> None:
    feed = run("diff", store, "--format", "atom").output
    assert feed.count("<entry>") == 1
    assert "<title>ISO 88001:2000: withdrawn, stage 95.99</title>" in feed
    assert feed == run("diff", store, "--format", "atom").output


@pytest.mark.parametrize("stores", [(), ("a", "b", "c")])
def test_one_store_or_two_are_wanted(stores: tuple[str, ...]) -> None:
    result = run("diff", *stores)
    assert result.exit_code == 2
    assert "name one store or two" in result.output


def test_a_store_without_a_previous_state_says_so(tmp_path: Path) -> None:
    imported(tmp_path, "2026-05-01", 9093)
    result = run("diff", tmp_path / "catalogue")
    assert result.exit_code == 2
    assert "no generation before its newest" in result.output


def test_a_store_of_a_newer_format_and_no_store_are_refused(store: Path, tmp_path: Path) -> None:
    manifest = json.loads(Folder(store).manifest().text()) | {"format": 99}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    newer = run("diff", store, tmp_path)
    assert newer.exit_code == 2
    assert "format 99" in newer.output
    assert run("diff", store, tmp_path / "none").exit_code == 2
