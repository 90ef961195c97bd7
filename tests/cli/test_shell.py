"""The command as people run it: a process of its own on the bundled graph."""

import json
import os
import shlex
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner

from isograph.cli import app

EXAMPLES = {
    name: shlex.split(command.epilog.rpartition("isograph ")[2])
    for name, command in app.commands.items()
    if command.epilog and name not in {"completion", "diff", "fetch"}
}
SHAPE = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix our: <https://example.org/> .
[] a sh:NodeShape ; sh:targetClass our:Standard ;
  sh:property [ sh:path our:name ; sh:minCount 1 ; sh:message "my own standards have a name" ] .
"""
UNNAMED = "<https://example.org/1> a <https://example.org/Standard> ."
MANY = "SELECT ?a ?b ?c WHERE { ?a ?b ?c }"


def shell(*line: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a command line in a process of its own."""
    command = [sys.executable, "-m", "isograph", *line]
    return subprocess.run(command, capture_output=True, check=False, env=os.environ | environment)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the examples speak of."""
    (tmp_path / "my-shapes.ttl").write_text(SHAPE)
    (tmp_path / "my-standards.ttl").write_text("")
    (tmp_path / "deliverables.jsonl").write_text('{"id": 1, "reference": "ISO 90001:2020", "currentStage": 6060}')
    (tmp_path / "contract.md").write_text("It is made to ISO/IEC 17025:2017.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", EXAMPLES)
@pytest.mark.usefixtures("folder")
def test_the_example_of_every_command_runs(command: str) -> None:
    result = CliRunner().invoke(app, EXAMPLES[command], catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    assert result.output or command == "export"


def test_every_command_has_an_example() -> None:
    assert {"completion", "diff", "fetch", *EXAMPLES} == set(app.commands)
    assert all(command.epilog for command in app.commands.values())


def test_the_question_of_the_article_is_answered() -> None:
    done = shell("compare", "ISO 9001:1994", "ISO 9002:1994")
    assert done.returncode == 0
    assert b"design" in done.stdout
    assert done.stderr == b""


def test_a_reader_that_stops_early_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "isograph", "sparql", MANY, "--format", "csv"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == b"a,b,c\n"
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_told_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "isograph", "activities"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode() == "isograph: the answer cannot be written: No space left on device\n"


def test_an_output_without_unicode_gets_plain_characters() -> None:
    done = shell("status", "ISO 9001:1994", "--on", "2002-01-01", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert b"-----" in done.stdout
    assert b"?" not in done.stdout


def test_json_without_unicode_is_still_json() -> None:
    line = ("sparql", 'SELECT ("\u8d28\U0001f600" AS ?text) WHERE {}', "--format", "json")
    done = shell(*line, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert json.loads(done.stdout)["rows"] == [{"text": "\u8d28\U0001f600"}]


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (["edition", "ISO 9001:1995"], 2, "ISO 9001:1994"),
        (["edition", "hello world"], 2, "hello world"),
        (["covers", "ISO 9002:1994", "weldng"], 2, "welding"),
        (["status", "ISO 9001", "--on", "1996-13-01"], 2, "1996-13-01"),
        (["sparql", "SELECT {"], 2, ""),
        (["explain", "ISO 9003:1994", "covers", "design"], 1, "does not hold"),
        (["activities", "--data", "missing.ttl"], 2, "missing.ttl"),
        (["export", "standards.doc"], 2, ".ttl"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
@pytest.mark.usefixtures("folder")
def test_bad_input_is_told_in_one_line(line: list[str], code: int, said: str) -> None:
    result = CliRunner().invoke(app, line, catch_exceptions=False)
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.startswith("isograph: ")
    assert said in result.stderr


def test_a_violated_shape_is_a_finding(folder: Path) -> None:
    (folder / "my-standards.ttl").write_text(UNNAMED)
    result = CliRunner().invoke(app, [*EXAMPLES["validate"], "--format", "csv"], catch_exceptions=False)
    assert result.exit_code == 1
    assert "my own standards have a name" in result.stdout


def test_the_graph_is_exported_and_asked_again(folder: Path) -> None:
    assert CliRunner().invoke(app, ["export", "standards.trig"]).exit_code == 0
    ask = [
        "ask",
        "ASK { ?standard iso:identifier 'ISO 9001' }",
        "--no-bundled",
        "--data",
        str(folder / "standards.trig"),
    ]
    assert CliRunner().invoke(app, ask).output == "true\n"


def test_help_imports_nothing_heavy() -> None:
    heavy = "{'rdflib', 'networkx', 'pandas', 'owlrl', 'pyshacl', 'rich'}"
    program = f"import sys, isograph.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_version_is_that_of_the_distribution() -> None:
    try:
        expected = metadata.version("isograph-kg")
    except metadata.PackageNotFoundError:
        pytest.skip("isograph-kg is not installed here")
    assert shell("--version").stdout.decode() == f"isograph {expected}\n"


PICTURED = sorted(
    name for name, command in app.commands.items() if any(each.name == "picture" for each in command.params)
)


def test_every_answer_that_draws_itself_can_be_saved_as_a_picture() -> None:
    assert PICTURED == [
        "committee",
        "compare",
        "counterparts",
        "covering",
        "covers",
        "explain",
        "history",
        "ics",
        "transition",
    ]


@pytest.mark.parametrize("command", PICTURED)
def test_a_picture_is_saved_and_the_answer_printed(folder: Path, command: str) -> None:
    result = CliRunner().invoke(app, [*EXAMPLES[command], "--picture", "answer.svg"], catch_exceptions=False)
    assert (result.exit_code, "<svg" in (folder / "answer.svg").read_text()) == (0, True)
    assert result.output


@pytest.mark.usefixtures("folder")
def test_a_picture_of_an_unknown_form_is_refused() -> None:
    result = CliRunner().invoke(app, ["history", "ISO 9001", "--picture", "answer.gif"])
    assert (result.exit_code, result.output) == (2, "isograph: unknown format 'answer.gif'; known: .pdf, .png, .svg\n")
