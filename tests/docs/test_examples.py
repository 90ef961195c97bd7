"""All code in the documentation runs, and prints what the pages say."""

import doctest
import json
from io import StringIO
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from isograph.cli import app
from tests.docs import pages
from tests.docs.pages import PAGES, SHOWN, Command

WIDTH = "88"
"""How wide a terminal is whose output fits on a page."""

NOT_RUN = {"fetch", "import"}
"""Commands that need the network, or what came from it: of these the options are checked."""

COMMANDS = [pytest.param(path, each, id=each.line) for path in SHOWN for each in pages.commands(path)]
ROWS = [
    {"id": 1, "reference": "ISO 8601:2004", "publicationDate": "2004-12", "currentStage": stage}
    for stage in (9060, 9599)
]


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two imports, which nothing may change."""
    folder = tmp_path_factory.mktemp("catalogue")
    for month, row in enumerate(ROWS, 5):
        (folder / "rows.jsonl").write_text(json.dumps(row | {"title": {"en": "Dates"}, "deliverableType": "IS"}) + "\n")
        line = [
            "import",
            "iso-open-data",
            f"{folder}/rows.jsonl",
            "--as-of",
            f"2026-0{month}-01",
            "--store",
            f"{folder}/store",
        ]
        assert CliRunner().invoke(app, line).exit_code == 0
    return folder / "store"


@pytest.fixture
def folder(tmp_path: Path, catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with the files that readers of the pages are told to have."""
    (tmp_path / "catalogue").symlink_to(catalogue)
    (tmp_path / "isograph").symlink_to(pages.ROOT / "isograph")
    (tmp_path / "ontology").symlink_to(pages.ROOT / "ontology")
    (tmp_path / "drawings").mkdir()
    (tmp_path / "drawings" / "weld.txt").write_text("Welded to ISO 9001:2015.\n")
    (tmp_path / "contract.md").write_text("Made to ISO9001/2008 and EN ISO 9002:94.\n")
    (tmp_path / "watched.txt").write_text("ISO 8601\n")
    pages.write_files((pages.DOCS / "extending" / "activities.md").read_text(encoding="utf-8"), tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", WIDTH)
    return tmp_path


def run(command: Command) -> Result:
    return CliRunner().invoke(app, command.words, prog_name="isograph")


@pytest.mark.parametrize("path", [path for path in PAGES if pages.examples(path).examples], ids=pages.name)
def test_the_python_of_a_page_prints_what_it_says(path: Path, folder: Path) -> None:
    pages.write_files(path.read_text(encoding="utf-8"), folder)
    told = StringIO()
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    runner.run(pages.examples(path), out=told.write)
    assert told.getvalue() == ""


@pytest.mark.parametrize("path", PAGES, ids=pages.name)
def test_no_python_of_a_page_escapes_the_check(path: Path) -> None:
    assert pages.statements(path) == []


@pytest.mark.parametrize(("path", "command"), COMMANDS)
def test_a_command_of_a_page_runs_and_prints_what_the_page_shows(path: Path, command: Command, folder: Path) -> None:
    pages.write_files(path.read_text(encoding="utf-8"), folder)
    if command.words[0] in NOT_RUN:
        assert options_of(command)
        return
    result = run(command)
    assert result.exit_code in {0, 1}, result.output
    assert command.output in {None, result.output}


def options_of(command: Command) -> dict[str, object]:
    """Return what a command is told, without running it; one that does not exist or has no such option is refused."""
    found, words = app.get_command(click.Context(app), command.words[0]), command.words[1:]
    assert found, command.line
    return found.make_context(command.words[0], words).params


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("line", ["isograph statsu 'ISO 9001:2015'", "isograph status 'ISO 9001:2015' --when x"])
def test_a_command_that_does_not_exist_is_found(line: str) -> None:
    assert run(Command(line, None)).exit_code == 2


def test_an_option_that_does_not_exist_is_found() -> None:
    with pytest.raises(click.NoSuchOption):
        options_of(Command("isograph fetch iso-open-data --to here", None))


def test_an_example_that_is_wrong_is_found() -> None:
    wrong = doctest.DocTestParser().get_doctest(">>> 1 + 1\n3\n", {}, "wrong", None, 0)
    assert doctest.DocTestRunner().run(wrong, out=lambda _: None).failed == 1
