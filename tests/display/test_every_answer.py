"""Every answer shows itself in every form, safely and alike."""

import json
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

import isograph.answers
from isograph import KnowledgeGraph, display
from isograph.results import Tabular
from tests.display.examples import EXAMPLES, MORE
from tests.display.markup import Markup

ALL = EXAMPLES | MORE
OWN_FRAME = {"Audit"}  # a row for each place, where the table has one for each document
OUTSIDE = ("isograph.model", "isograph.validation", "isograph.cli.importing", "isograph.ingest.fetching")


@pytest.fixture(scope="module", params=ALL, ids=str)
def named(request: pytest.FixtureRequest, graph: KnowledgeGraph) -> tuple[str, Tabular]:
    """An answer of each kind, and the name of the example."""
    return request.param, ALL[request.param](graph)


@pytest.fixture
def answer(named: tuple[str, Tabular]) -> Tabular:
    """An answer of each kind."""
    return named[1]


def kinds(base: type[object]) -> Iterator[str]:
    """Yield the names of the answers that derive from one."""
    for each in base.__subclasses__():
        if each.__module__.startswith("isograph."):
            yield each.__name__
        yield from kinds(each)


def test_every_kind_of_answer_has_an_example() -> None:
    modules = [module.name for module in pkgutil.walk_packages(isograph.answers.__path__, "isograph.answers.")]
    for name in (*OUTSIDE, *modules):
        import_module(name)
    assert sorted({*kinds(Tabular)}) == sorted(EXAMPLES)


def test_an_example_is_of_its_kind(named: tuple[str, Tabular]) -> None:
    name, answer = named
    assert name in MORE or name == type(answer).__name__


def test_html_is_well_formed_and_says_what_the_answer_says(answer: Tabular) -> None:
    said = Markup(display.html(answer)).text
    assert all(sentence in said for sentence in answer.summary.split(". "))
    assert all(note in said for note in answer.notes)


def test_html_holds_every_cell(answer: Tabular) -> None:
    said = Markup(display.html(answer)).text
    shown = () if answer.outline else answer.rows()
    columns = [name for name in answer.columns if not (answer.sections and name == "aspect")]
    cells = (dict(zip(answer.columns, row, strict=True)) for row in shown)
    assert all(display.printable(str(row[name])) in said for row in cells for name in columns if row[name] is not None)


def test_html_runs_nothing_and_fetches_nothing(answer: Tabular) -> None:
    html = display.html(answer)
    assert not re.search(r"<(script|img|link|iframe|object|embed|svg)|@import|url\(|\ssrc=|\son\w+=", html)
    assert all(href.startswith(("#", "https://", "http://")) for href in Markup(html).of("href"))


def test_every_link_within_an_answer_leads_to_a_row_of_it(answer: Tabular) -> None:
    markup = Markup(display.html(answer))
    assert {href[1:] for href in markup.of("href") if href.startswith("#")} <= {*markup.of("id")}


@pytest.mark.parametrize("width", [80, 100])
def test_text_fits_a_terminal(answer: Tabular, width: int) -> None:
    assert max(map(len, display.text(answer, width=width).splitlines())) <= width


def test_markdown_has_a_line_for_each_row(answer: Tabular) -> None:
    lines = [line for line in answer.to_markdown().splitlines() if line.startswith("|")]
    assert len(lines) == len(answer.rows()) + 2


def test_the_dictionary_is_what_json_takes(answer: Tabular) -> None:
    assert json.loads(json.dumps(answer.to_dict(), allow_nan=False)) == answer.to_dict()


def test_a_frame_has_the_columns_and_rows_of_the_table(answer: Tabular) -> None:
    found = answer.to_frame()
    alike = (tuple(found.columns), len(found)) == (answer.columns, len(answer.rows()))
    assert alike != (type(answer).__name__ in OWN_FRAME)


def test_no_column_of_a_frame_is_untyped(answer: Tabular) -> None:
    assert "object" not in {str(each) for each in answer.to_frame().dtypes}
