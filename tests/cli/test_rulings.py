"""The commands that rule, and the checklist."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from isograph.cli import app, rulings

RUN = CliRunner()


def test_the_commands_are_registered() -> None:
    assert {rulings.may_exclude.name, rulings.certificate.name, rulings.transition.name} <= app.commands.keys()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("may-exclude", "ISO 9001:2008", "8.2.2"), 0),
        (("may-exclude", "ISO 9001:2008", "7.9"), 2),
        (("certificate", "ISO 9002:1994", "--on", "2002-01-01"), 0),
        (("certificate", "ISO 9002:1994", "--on", "2026-06-01"), 1),
        (("certificate", "ISO 9002:1994", "--on", "1996-01-01", "--scope", "design"), 1),
        (("certificate", "ISO 9002:1994"), 2),
        (("certificate", "ISO 9002:1994", "--on", "soon"), 2),
        (("transition", "ISO 9001:2015", "ISO 9001:2008"), 2),
    ],
)
def test_exit_codes(arguments: tuple[str, ...], code: int) -> None:
    assert RUN.invoke(app, arguments).exit_code == code


def test_activities_and_what_is_outsourced_are_repeated() -> None:
    asked = ("may-exclude", "ISO 9001:2008", "7.3", "--activity", "production", "--activity", "installation")
    assert RUN.invoke(app, asked).stdout.startswith("Yes:")
    assert RUN.invoke(app, (*asked, "--outsourced", "design")).stdout.startswith("No:")


def test_a_checklist_is_printed_and_saved(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    done = RUN.invoke(app, ("transition", "ISO 9002:1994", "ISO 9001:2015", "--save", str(path)))
    assert done.exit_code == 0
    assert path.read_text("utf-8").startswith("# From ISO 9002:1994")
