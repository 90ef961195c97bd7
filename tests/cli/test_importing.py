"""`isograph import`, `isograph fetch` and `--store`, as people run them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from isograph.cli import app
from isograph.cli.output import Progress
from isograph.ingest import fetching
from isograph.store.folder import Folder


def run(*line: str | Path, **environment: str) -> Result:
    return CliRunner().invoke(app, list(map(str, line)), env=environment)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one committee, and one row that names none; nothing may change it."""
    folder = tmp_path_factory.mktemp("cli")
    path = folder / "committees.jsonl"
    path.write_text('{"id": 45306, "reference": "ISO/TC 2", "title": {"en": "Fasteners"}}\n{"id": 2}\n')
    result = run("import", "iso-committees", path, "--as-of", "2026-06-01", "--store", folder / "store")
    assert result.exit_code == 0, result.output
    return folder / "store"


def committees(folder: Path, count: int) -> Path:
    """Write a file of one committee and so many rows that name none."""
    path = folder / "committees.jsonl"
    path.write_text('{"id": 1, "reference": "ISO/TC 2", "title": {"en": "Fasteners"}}\n' + '{"id": 2}\n' * count)
    return path


def test_an_import_prints_its_report(tmp_path: Path) -> None:
    line = ("import", "iso-committees", committees(tmp_path, 1), "--as-of", "2026-06-01", "--store", tmp_path / "store")
    result = run(*line)
    assert result.exit_code == 0
    assert "read 2 records, created 1, skipped 1" in result.output
    assert "line 2" in result.output
    assert "licensed under ODC Attribution License" in result.output.replace("\n  ", " ")


def test_a_long_report_is_cut_on_the_screen_and_whole_as_json_and_in_the_store(tmp_path: Path) -> None:
    store, path = tmp_path / "store", committees(tmp_path, 50)
    short = run("import", "iso-committees", path, "--as-of", "2026-06-01", "--store", store)
    assert "30 rows more" in short.output
    assert "line 22" not in short.output
    whole = run("import", "iso-committees", path, "--as-of", "2026-06-02", "--store", store, "--format", "json")
    assert len(json.loads(whole.output)["rows"]) == 50
    assert json.loads(whole.output) == json.loads(Folder(store).report(2).read_text())


def test_a_repeated_import_says_that_nothing_was_written(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "committees.jsonl"
    path.write_text('{"id": 45306, "reference": "ISO/TC 2", "title": {"en": "Fasteners"}}\n{"id": 2}\n')
    result = run("import", "iso-committees", path, "--as-of", "2026-06-01", "--store", store)
    assert "nothing was written" in result.output.replace("\n", " ")
    assert Folder(store).manifest().generation == 1


@pytest.mark.parametrize("form", ["csv", "markdown"])
def test_the_report_has_every_form(store: Path, tmp_path: Path, form: str) -> None:
    path = committees(tmp_path, 1)
    result = run("import", "iso-committees", path, "--as-of", "2026-06-01", "--store", tmp_path / "s", "--format", form)
    assert "line 2" in result.output


def test_a_missing_day_is_asked_for(tmp_path: Path) -> None:
    result = run("import", "iso-committees", committees(tmp_path, 0), "--store", tmp_path / "store")
    assert result.exit_code == 2
    assert "give the day that it was current, --as-of 2026-06-01" in result.output


@pytest.mark.parametrize(("given", "told"), [("2999-01-01", "lies in the future"), ("soon", "'soon' is no day")])
def test_a_wrong_day_is_refused(tmp_path: Path, given: str, told: str) -> None:
    path = committees(tmp_path, 0)
    result = run("import", "iso-committees", path, "--store", tmp_path / "store", "--as-of", given)
    assert result.exit_code == 2
    assert told in result.output
    assert not (tmp_path / "store").exists()


def test_a_store_has_to_be_named(tmp_path: Path) -> None:
    result = run("import", "iso-committees", committees(tmp_path, 0), "--as-of", "2026-06-01")
    assert result.exit_code == 2
    assert "--store DIR" in result.output


def test_an_unknown_source_is_refused_with_those_there_are(tmp_path: Path) -> None:
    result = run("import", "iso", committees(tmp_path, 0), "--as-of", "2026-06-01", "--store", tmp_path / "store")
    assert result.exit_code == 2
    assert "known: iso-open-data" in result.output


COMMITTEE = 'ASK { ?committee skos:notation "ISO/TC 2" ; dcterms:title "Fasteners"@en }'


def test_a_question_is_put_to_the_store_that_is_named(store: Path) -> None:
    assert run("ask", COMMITTEE, "--store", store).output == "true\n"
    assert run("--store", str(store), "ask", COMMITTEE).output == "true\n"
    assert run("ask", COMMITTEE, ISOGRAPH_STORE=str(store)).output == "true\n"
    assert run("ask", COMMITTEE).output == "false\n"


def test_bundled_facts_are_answered_from_a_store(store: Path) -> None:
    line = ("status", "ISO 9001:1994", "--on", "2002-01-01")
    assert run(*line, "--store", store).output == run(*line).output


@pytest.mark.parametrize("place", ["none", "file"])
def test_a_store_that_is_none_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    result = run("status", "ISO 9001:1994", "--store", tmp_path / place)
    assert result.exit_code == 2
    assert "isograph: " in result.output
    assert "Traceback" not in result.output


def test_a_store_without_the_bundled_graph_is_no_question(store: Path) -> None:
    result = run("status", "ISO 9001:1994", "--store", store, "--no-bundled")
    assert result.exit_code == 2
    assert "holds the bundled graph" in result.output


def test_nothing_is_told_on_the_way_but_on_a_terminal(tmp_path: Path) -> None:
    line = ["import", "iso-committees", str(committees(tmp_path, 1)), "--as-of", "2026-06-01"]
    command = [sys.executable, "-m", "isograph", *line, "--store", str(tmp_path / "store")]
    assert subprocess.run(command, capture_output=True, check=True).stderr == b""


def test_progress_shows_on_a_terminal_after_a_second(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    times = iter([0.0, 0.5, 1.5])
    monkeypatch.setattr("isograph.cli.output.monotonic", lambda: next(times))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    progress = Progress("records read")
    for done in (1000, 2000):
        progress(done)
    progress.close()
    assert capsys.readouterr().err == "\r2,000 records read\r\x1b[K"


def test_what_was_fetched_is_listed_with_the_credit_it_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = fetching.Note("iso-ics", "https://example.org/ICS.csv", "", "", "", 5, "", "ODC-By", "This work is based on")
    answer = fetching.Fetched(tmp_path, (("ICS.csv", "fetched", note),))
    monkeypatch.setattr("isograph.ingest.fetching.fetch", lambda *_, **__: answer)
    result = run("fetch", "iso-open-data", tmp_path)
    assert "ICS.csv" in result.output
    assert "This work is based on" in result.output


def test_a_place_that_is_not_safe_is_refused(tmp_path: Path) -> None:
    result = run("fetch", "iso-open-data", tmp_path, "--from", "http://www.iso.org/")
    assert result.exit_code == 2
    assert "by HTTPS" in result.output
