"""Each command asks the graph one question and prints its answer; the graph here only notes what it is asked."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import Graph

import isograph
from isograph.cli import app, output
from isograph.errors import DateError, IsographError, NotInferredError, UnknownDocumentError
from isograph.identifiers import Identifier
from isograph.model import Editions
from isograph.results import Rows, Value
from isograph.store.terms import Iri

ROWS = Rows(("edition", "note"), (("ISO 9001:1994", "größer 质"),), "Editions")
SELECT = "SELECT ?a WHERE { ?a ?b ?c }"


class Violations(Rows):
    """Rows to act on."""

    finding = True


@dataclass
class Notebook:
    """A graph that notes what it was loaded from and asked, and has one answer to everything."""

    answer: object = ROWS
    error: BaseException | None = None
    sources: list[tuple[tuple[str, ...], bool]] = field(default_factory=list)
    asked: list[tuple[object, ...]] = field(default_factory=list)

    stores: list[str | None] = field(default_factory=list)

    def load(self, *sources: str, bundled: bool, store: str | None = None) -> "Notebook":
        self.sources.append((sources, bundled))
        self.stores.append(store)
        return self

    def __getattr__(self, question: str) -> Callable[..., object]:
        def noted(*arguments: object, **options: object) -> object:
            self.asked.append((question, *arguments, options))
            if self.error:
                raise self.error
            return self.answer

        return noted


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> Notebook:
    graph = Notebook()
    monkeypatch.setattr(isograph, "load", graph.load, raising=False)
    return graph


def run(*line: str, **environment: str) -> Result:
    return CliRunner().invoke(app, line, env=environment)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (["standard", "ISO 9001"], ("standard", "ISO 9001", {})),
        (["edition", "ISO 9001"], ("edition", "ISO 9001", {"on": None})),
        (["edition", "ISO 9001", "--on", "1996-06-01"], ("edition", "ISO 9001", {"on": "1996-06-01"})),
        (["status", "ISO 9001", "--on", "1996-06-01"], ("status", "ISO 9001", {"on": "1996-06-01"})),
        (["history", "ISO 9002"], ("history", "ISO 9002", {})),
        (["adoptions", "ISO 9001:2015"], ("adoptions", "ISO 9001:2015", {})),
        (
            ["search", "quality"],
            ("search", "quality", {"on": None, "ics": None, "status": None, "committee": None, "limit": 20}),
        ),
        (
            [
                *("search", "a", "--on", "2000-01-01", "--ics", "03.120", "--status", "in force"),
                "--committee",
                "b",
                "--limit",
                "3",
            ],
            ("search", "a", {"on": "2000-01-01", "ics": "03.120", "status": "in force", "committee": "b", "limit": 3}),
        ),
        (["covers", "ISO 9002:1994", "welding"], ("covers", "ISO 9002:1994", "welding", {})),
        (["covering", "a", "b"], ("covering", "a", "b", {"on": None, "sector": None, "use": None})),
        (
            ["covering", "a", "--on", "1996-06-01", "--sector", "medical devices", "--use", "guidance"],
            ("covering", "a", {"on": "1996-06-01", "sector": "medical devices", "use": "guidance"}),
        ),
        (["compare", "a", "b", "c"], ("compare", "a", "b", "c", {})),
        (["counterparts", "a", "7.3", "--to", "b"], ("counterparts", "a", "7.3", {"to": "b"})),
        (["principles", "ISO 9001:2008"], ("principles", "ISO 9001:2008", {})),
        (["activities"], ("activities", {})),
        (["clauses", "ISO 9002:1994"], ("clauses", "ISO 9002:1994", {})),
        (["find-clauses", "--number", "7.3"], ("find_clauses", {"number": "7.3", "title": None})),
        (["explain", "ISO 9002:1994", "covers", "welding"], ("explain", "ISO 9002:1994", "covers", "welding", {})),
        (["sparql", SELECT], ("sparql", SELECT, {})),
        (["validate"], ("validate", {"questions": None, "only": None})),
        (["validate", "a.ttl", "b.ttl"], ("validate", "a.ttl", "b.ttl", {"questions": None, "only": None})),
        (["validate", "--only", "ontology"], ("validate", {"questions": None, "only": "ontology"})),
        (["export", "a.trig"], ("export", "a.trig", {"graphs": "both"})),
        (["export", "a.zip", "--graphs", "stated"], ("export", "a.zip", {"graphs": "stated"})),
        (["export", "a.owl", "--ontology"], ("export_ontology", "a.owl", {})),
    ],
    ids=lambda value: value[0],
)
def test_a_command_is_one_question(notebook: Notebook, line: list[str], expected: tuple[object, ...]) -> None:
    assert run(*line).exit_code == 0
    assert notebook.asked == [expected]


@dataclass(frozen=True)
class Published:
    """As much of an edition as a list of editions shows."""

    identifier: Identifier
    value: str = "superseded"
    published: str | None = "1994-07-01"
    replaced: str | None = None
    withdrawn: str | None = None
    certificates_until: str | None = "2003-12-15"


@pytest.mark.parametrize("command", ["editions", "in-force"])
def test_editions_are_listed_with_their_dates(notebook: Notebook, command: str) -> None:
    notebook.answer = Editions((Published(Identifier.parse("ISO 9001:1994")),))  # type: ignore[arg-type]
    assert run(command, "ISO 9001", "--format", "csv").output.splitlines() == [
        "edition,status,published,replaced,withdrawn,certificates until",
        "ISO 9001:1994,superseded,1994-07-01,,,2003-12-15",
    ]


@pytest.mark.parametrize(("answer", "expected"), [(True, "true\n"), (False, "false\n")])
def test_ask_prints_the_truth_and_is_no_finding(notebook: Notebook, answer: object, expected: str) -> None:
    notebook.answer = answer
    result = run("ask", "ASK { ?a ?b ?c }")
    assert (result.output, result.exit_code) == (expected, 0)


def test_construct_prints_turtle(notebook: Notebook) -> None:
    notebook.answer = Graph().parse(data="@prefix x: <http://example.org/> . x:a x:b x:c .")
    assert "x:a x:b x:c ." in run("construct", "CONSTRUCT { ?a ?b ?c }").output


@pytest.mark.parametrize(
    "line",
    [
        ["compare", "a", "--no-bundled", "--data", "x", "--data", "y"],
        ["--no-bundled", "--data", "x", "--data", "y", "compare", "a"],
    ],
)
def test_the_sources_are_named_before_or_after_the_command(notebook: Notebook, line: list[str]) -> None:
    run(*line)
    assert notebook.sources == [(("x", "y"), False)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("1994", 1994),
        ("-2.5", -2.5),
        ("true", True),
        ("1994-07-01", date(1994, 7, 1)),
        ("1994-13-01", "1994-13-01"),
        ("iso9001:1994", Identifier.parse("ISO 9001:1994")),
        ("<https://example.org/a>", Iri("https://example.org/a")),
        ('"1994"', "1994"),
        ("design", "design"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_a_binding_is_read_as_what_it_looks_like(notebook: Notebook, given: str, expected: Value) -> None:
    run("sparql", SELECT, "--bind", f"name={given}")
    *_, options = notebook.asked[0]
    assert options == {"name": expected}
    assert isinstance(options, dict)
    assert type(options["name"]) is type(expected)


@pytest.mark.parametrize("prefix", ["", "@"])
def test_a_query_may_be_a_file(notebook: Notebook, tmp_path: Path, prefix: str) -> None:
    path = tmp_path / "query.rq"
    path.write_text(SELECT)
    run("sparql", f"{prefix}{path}")
    assert notebook.asked == [("sparql", SELECT, {})]


def test_a_query_may_come_from_standard_input(notebook: Notebook) -> None:
    CliRunner().invoke(app, ["sparql", "-"], input=SELECT)
    assert notebook.asked == [("sparql", SELECT, {})]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["sparql", "missing.rq"], "neither a query nor a file"),
        (["sparql", SELECT, "--bind", "name"], "'name' is not NAME=VALUE"),
        (["sparql", SELECT, "--bind", "a-b=1"], "'a-b=1' is not NAME=VALUE"),
        (["compare"], "Missing argument"),
        (["search", "a", "--limit", "0"], "--limit"),
        (["status", "a", "--format", "xml"], "'xml' is not one of"),
        (["statsu", "a"], "No such command"),
    ],
)
def test_a_wrong_command_line_is_refused(notebook: Notebook, line: list[str], said: str) -> None:
    result = run(*line)
    assert result.exit_code == 2
    assert said in result.stderr
    assert notebook.asked == []


def test_a_query_file_that_is_no_text_is_refused(notebook: Notebook, tmp_path: Path) -> None:
    path = tmp_path / "query.rq"
    path.write_bytes(b"\xff\xfe")
    assert "no text in UTF-8" in run("sparql", str(path)).stderr


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (UnknownDocumentError("ISO 90001", ["ISO 9001"]), 2, "no document 'ISO 90001' in the graph; nearest: ISO 9001"),
        (DateError("today"), 2, "'today' is no day: expected YYYY-MM-DD, for example 1996-06-01"),
        (NotInferredError(("a", "b", "c"), "no scope"), 1, "a b c does not hold: no scope"),
        (IsographError("\x1b[2J"), 2, r"\x1b[2J"),
    ],
)
def test_an_error_is_one_line_and_an_exit_code(notebook: Notebook, error: IsographError, code: int, said: str) -> None:
    notebook.error = error
    result = run("status", "ISO 90001")
    assert (result.exit_code, result.stdout, result.stderr) == (code, "", f"isograph: {said}\n")


def test_an_interruption_is_quiet(notebook: Notebook) -> None:
    notebook.error = KeyboardInterrupt()
    result = run("activities")
    assert (result.exit_code, result.output) == (130, "")


def test_a_finding_is_printed_and_told_by_the_exit_code(notebook: Notebook) -> None:
    notebook.answer = Violations(("focus",), (("ISO 9001",),))
    result = run("validate", "--format", "csv")
    assert (result.exit_code, result.output) == (1, "focus\nISO 9001\n")


def test_json_is_the_dictionary_of_the_answer(notebook: Notebook) -> None:
    printed = run("activities", "--format", "json").output
    assert json.loads(printed) == ROWS.to_dict()
    assert "größer" in printed


@pytest.mark.parametrize("line", [["activities", "--format", "markdown"], ["--format", "markdown", "activities"]])
def test_the_form_is_named_before_or_after_the_command(notebook: Notebook, line: list[str]) -> None:
    assert run(*line).output == f"{ROWS.to_markdown()}\n"


def test_a_table_is_as_wide_as_the_terminal(notebook: Notebook) -> None:
    notebook.answer = Rows(("title",), (("word " * 100,),))
    longest = {width: max(map(len, run("activities", COLUMNS=width).output.splitlines())) for width in ("80", "120")}
    assert longest == {"80": 80, "120": 120}


def test_a_table_on_a_narrow_terminal_stays_legible(notebook: Notebook) -> None:
    notebook.answer = Rows(("title",), (("word " * 100,),))
    assert max(map(len, run("activities", COLUMNS="3").output.splitlines())) == 40


@pytest.mark.parametrize(
    ("terminal", "no_colour", "coloured"), [(True, "", True), (True, "1", False), (False, "", False)]
)
def test_colour_is_for_terminals_unless_refused(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, no_colour: str, coloured: bool
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    monkeypatch.setenv("NO_COLOR", no_colour)
    assert ("\x1b" in output.FORMS["table"](ROWS)) == coloured


@pytest.mark.parametrize("command", [name for name in app.commands if name != "completion"])
def test_the_help_of_a_command_has_an_example_of_it(command: str) -> None:
    help_text = run(command, "--help").output
    assert f"Example:\n    isograph {command}" in help_text
    assert max(map(len, help_text.splitlines()[:-1])) <= 80


def test_every_command_is_summed_up_in_whole_sentences() -> None:
    assert "..." not in run("--help").output.split("Commands:")[1]


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_completion_prints_a_script(shell: str) -> None:
    assert "_ISOGRAPH_COMPLETE" in run("completion", shell).output
