"""A cell that cannot be answered says so by its line, in a few words."""

# mypy: allow-untyped-calls

from collections.abc import Callable

import pytest
from IPython.core.interactiveshell import InteractiveShell

from isograph import QueryError
from isograph.notebook.failure import CellError

Failed = Callable[[str], str]


def test_an_unknown_prefix_is_shown_in_its_line(failed: Failed) -> None:
    said = failed("%%sparql\nSELECT ?x\nWHERE {\n  ?x nope:y ?z }").splitlines()
    assert "no prefix nope: is known (line 4, column 6)" in said[0]
    assert said[1:] == ["  ?x nope:y ?z }", "     ^"]


def test_a_line_of_options_counts(failed: Failed) -> None:
    assert "(line 2, column 7)" in failed("%%sparql --raw --into x\nASK { nope:y ?p ?o }")


def test_a_place_in_a_line_is_a_place_in_the_line(failed: Failed) -> None:
    _, line, caret = failed("%sparql ASK { nope:y ?p ?o }").splitlines()
    assert line[caret.index("^") :].startswith("nope:y")


def test_a_syntax_error_is_shown_in_its_line(failed: Failed) -> None:
    assert "(line 3," in failed("%%sparql\nSELECT ?x WHERE {\n  ?x iso:number 9001 ) }")


def test_what_is_missing_at_the_end_is_shown_there(failed: Failed) -> None:
    _, line, caret = failed("%%sparql\nASK { ?x iso:number 9001\n\n").splitlines()
    assert (line, caret) == ("ASK { ?x iso:number 9001", " " * 24 + "^")


def test_a_slip_in_the_first_word_is_corrected(failed: Failed) -> None:
    assert "did you mean SELECT? (line 2, column 1)" in failed("%%sparql\nSELCT ?x { ?x ?y ?z }")


@pytest.mark.parametrize("cell", ["%%sparql\n  \n", "%sparql"])
def test_an_empty_cell_is_told(failed: Failed, cell: str) -> None:
    assert "the cell is empty: a query begins with SELECT" in failed(cell)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("DELETE WHERE { ?x ?y ?z }", "SPARQL Update is not taken"),
        ("ASK { SERVICE <http://localhost/> { ?x ?y ?z } }", "SERVICE is not taken"),
        ("ASK { ?x ?y ?z } HAVING ($n > 1)", "HAVING"),
    ],
)
def test_what_has_no_place_is_told_without_one(failed: Failed, shell: InteractiveShell, query: str, said: str) -> None:
    shell.push({"n": 1})
    assert said in failed(f"%%sparql\n{query}")


def test_an_error_is_one_of_a_query_and_shows_no_traceback(
    shell: InteractiveShell, capsys: pytest.CaptureFixture[str]
) -> None:
    error = shell.run_cell("%%sparql\nASK { nope:y ?p ?o }").error_in_exec
    assert isinstance(error, QueryError)
    assert (error.line, error.column) == (2, 7)
    assert "Traceback" not in "".join(capsys.readouterr())


def test_a_long_line_is_cut_around_the_place() -> None:
    said = str(CellError("wrong", query="x" * 5000 + "\t!" + "y" * 5000, line=1, column=5002)).splitlines()
    assert len(said[1]) < 150
    assert said[1][said[2].index("^")] == "!"
