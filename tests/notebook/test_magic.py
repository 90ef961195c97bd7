"""What %%sparql answers, where it keeps it, and which graph it asks."""

# mypy: allow-untyped-calls

import builtins
from collections.abc import Callable

import pandas as pd
import pytest
import rdflib
from IPython.core.interactiveshell import InteractiveShell

import isograph
from isograph.results import Rows

Answered = Callable[[str], object]
Failed = Callable[[str], str]

EDITIONS = "SELECT ?edition WHERE { id:iso-9003 iso:hasEdition ?edition } ORDER BY ?edition"


def test_select_gives_a_frame_and_keeps_it(answered: Answered, shell: InteractiveShell) -> None:
    frame = answered(f"%%sparql\n{EDITIONS}")
    assert isinstance(frame, pd.DataFrame)
    assert list(frame["edition"]) == ["ISO 9003:1987", "ISO 9003:1994"]
    assert shell.user_ns["_sparql"] is frame


def test_an_answer_is_kept_where_it_is_wanted(answered: Answered, shell: InteractiveShell) -> None:
    answered(f"%%sparql --into editions\n{EDITIONS}")
    assert len(shell.user_ns["editions"]) == 2
    assert "_sparql" not in shell.user_ns


def test_raw_rows_hold_values_of_python(answered: Answered) -> None:
    rows = answered(f"%%sparql --raw\n{EDITIONS}")
    assert isinstance(rows, Rows)
    assert rows[0] == (isograph.Identifier.parse("ISO 9003:1987"),)


def test_ask_gives_a_bool(answered: Answered) -> None:
    assert answered("%%sparql\nASK { id:iso-9003:1994 a iso:Edition }") is True
    assert answered("%%sparql\nASK { id:iso-9003:2015 a iso:Edition }") is False


def test_construct_and_describe_give_an_rdflib_graph(answered: Answered) -> None:
    constructed = answered("%%sparql\nCONSTRUCT { ?e a iso:Edition } WHERE { id:iso-9003 iso:hasEdition ?e }")
    assert isinstance(constructed, rdflib.Graph)
    assert len(constructed) == 2
    assert isinstance(answered("%%sparql\nDESCRIBE id:iso-9003"), rdflib.Graph)


def test_a_line_is_an_expression(answered: Answered) -> None:
    assert answered("found = %sparql ASK { id:iso-9003:1994 a iso:Edition }\nfound") is True
    assert len(answered(f"rows = %sparql --raw {EDITIONS}\nrows").data) == 2  # type: ignore[attr-defined]


def test_a_line_in_a_function_sees_its_variables(answered: Answered) -> None:
    cell = (
        "def is_edition(number):\n"
        "    found = %sparql ASK { id:iso-9001:2000 iso:editionNumber $number }\n"
        "    return found\n"
        "is_edition(3), is_edition(4)"
    )
    assert answered(cell) == (True, False)


def test_braces_in_a_line_are_sparql(answered: Answered) -> None:
    cell = "name = 'ISO 9003'\n%sparql ASK { id:iso-9003 iso:identifier '{name}' }"
    assert answered(cell) is False
    assert answered(cell.replace("'{name}'", "$name")) is True


def test_an_empty_answer_is_an_answer(answered: Answered) -> None:
    frame = answered("%%sparql\nSELECT ?x ?y WHERE { ?x iso:hasEdition 'nothing', ?y }")
    assert isinstance(frame, pd.DataFrame)
    assert (list(frame.columns), len(frame)) == (["x", "y"], 0)


def test_a_huge_answer_is_kept_whole_and_shown_folded(answered: Answered, capsys: pytest.CaptureFixture[str]) -> None:
    frame = answered("%%sparql\nSELECT ?x ?y WHERE { ?x a iso:Document . ?y a iso:Edition } LIMIT 100000")
    assert isinstance(frame, pd.DataFrame)
    assert len(frame) == 100_000
    assert len(capsys.readouterr().out.splitlines()) < 100


def test_a_failed_cell_keeps_the_answer_before(answered: Answered, failed: Failed, shell: InteractiveShell) -> None:
    frame = answered(f"%%sparql\n{EDITIONS}")
    failed("%%sparql\nASK { nope:x ?p ?o }")
    assert shell.user_ns["_sparql"] is frame


def test_the_only_graph_is_asked(answered: Answered, shell: InteractiveShell) -> None:
    shell.push({"graph": None, "ours": isograph.load().assuming("id:iso-9003 iso:number 1 .")})
    assert answered("%%sparql\nASK { id:iso-9003 iso:number 1 }") is True


def test_a_graph_is_asked_by_its_name(answered: Answered, shell: InteractiveShell) -> None:
    shell.push({"ours": isograph.load().assuming("id:iso-9003 iso:number 1 .")})
    assert answered("%%sparql\nASK { id:iso-9003 iso:number 1 }") is False
    assert answered("%%sparql --graph ours\nASK { id:iso-9003 iso:number 1 }") is True


def test_without_a_graph_the_bundled_one_is_asked(answered: Answered, shell: InteractiveShell) -> None:
    del shell.user_ns["graph"]
    assert answered("%%sparql\nASK { id:iso-9003 iso:identifier 'ISO 9003' }") is True


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--nope", "unrecognized arguments: --nope"),
        ("--into", "expected one argument"),
        ("--into 3x", "no name of a variable"),
        ("--into class", "no name of a variable"),
        ("--graph grap", "nearest: graph"),
    ],
)
def test_an_option_that_is_wrong_is_refused(failed: Failed, options: str, said: str) -> None:
    assert said in failed(f"%%sparql {options}\nASK {{}}")


def test_of_several_graphs_one_must_be_named(failed: Failed, shell: InteractiveShell) -> None:
    shell.push({"graph": None, "one": isograph.load(), "two": isograph.load()})
    assert "--graph one or --graph two" in failed("%%sparql\nASK {}")


def _without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def refusing(name: str, *others: object, **named: object) -> object:
        if name == "isograph.display.frame":
            raise ImportError(name)
        return imported(name, *others, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refusing)


def test_without_pandas_rows_are_shown_and_that_is_said_once(
    answered: Answered, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _without_pandas(monkeypatch)
    assert isinstance(answered(f"%%sparql\n{EDITIONS}"), Rows)
    answered(f"%%sparql\n{EDITIONS}")
    assert capsys.readouterr().err.count("isograph-kg[frames]") == 1


def test_a_frame_that_must_be_one_needs_pandas(failed: Failed, monkeypatch: pytest.MonkeyPatch) -> None:
    _without_pandas(monkeypatch)
    assert "isograph-kg[frames]" in failed(f"%%sparql --frame\n{EDITIONS}")
