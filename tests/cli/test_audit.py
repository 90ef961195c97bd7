"""The command that audits, as CI and pre-commit run it."""

import json
import shlex
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from isograph.cli import app

HOOKS = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.md").write_text("\nISO 9001:2008\n")
    Path("new.txt").write_text("ISO/IEC 17025:2017")


def run(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(app, ["audit", *arguments], input=given)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("old.md",), 1),
        (("new.txt",), 0),
        ((".",), 1),
        (("old.md", "--on", "2010-01-01"), 0),
        (("old.md", "--ignore", "ISO 9001:2008"), 0),
        ((".", "--ignore", "old.*"), 0),
        (("--text", "ISO 9002:1994"), 1),
        (("absent.txt",), 2),
        (("new.txt", "--on", "soon"), 2),
        (("new.txt", "absent.txt"), 0),
        ((), 2),
    ],
)
def test_the_exit_code_tells_what_was_found(arguments: tuple[str, ...], code: int) -> None:
    assert run(*arguments).exit_code == code


def test_a_text_comes_from_standard_input() -> None:
    assert "ISO 9002:1994" in run("-", given="to ISO 9002:1994").output


def test_the_ignore_file_of_the_folder_is_followed() -> None:
    Path(".isographignore").write_text("ISO 9001  # until the contract ends\n")
    done = run("old.md")
    assert (done.exit_code, "1 reference was left out as asked." in done.output) == (0, True)


def test_the_forms_for_code_hosts_are_printed() -> None:
    assert run("old.md", "--format", "github").output.startswith("::error file=old.md,line=2,title=outdated::")
    assert json.loads(run("old.md", "--format", "sarif").output)["version"] == "2.1.0"


def test_only_an_audit_has_these_forms() -> None:
    assert CliRunner().invoke(app, ["status", "ISO 9001", "--format", "sarif"]).exit_code == 2


def test_the_hook_for_commits_runs() -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text())
    program, *arguments = shlex.split(hook["entry"])
    assert (program, hook["language"]) == ("isograph", "python")
    assert CliRunner().invoke(app, [*arguments, "old.md", "new.txt"]).exit_code == 1
