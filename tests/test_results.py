"""Every answer can be read as rows and handed on as JSON, CSV, Markdown or a data frame."""

import json
import sys
from dataclasses import FrozenInstanceError, dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest

from isograph.errors import MissingExtraError
from isograph.identifiers import Identifier
from isograph.results import Json, Rows, Tabular, Value

ISO_9001 = Identifier.parse("ISO 9001:1994")


class Standing(StrEnum):
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Listing(Tabular):
    """An answer that says everything an answer can say."""

    edition: Identifier
    columns = ("edition", "standing", "published", "parts")
    summary = "One edition."
    caption = "Editions"
    notes = ("As of 2026-06-01.",)

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        return ((self.edition, Standing.SUPERSEDED, date(1994, 7, 1), None),)

    def to_dict(self) -> dict[str, Json]:
        return {"edition": str(self.edition)} | Tabular.to_dict(self)


@dataclass(frozen=True, slots=True)
class Silent(Tabular):
    """An answer that has nothing to say beside its rows, and stores the names of its columns."""

    columns: tuple[str, ...] = field()

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        return ()


def of(*values: Value) -> Rows:
    """Return rows of a single column."""
    return Rows(("value",), tuple((value,) for value in values))


def test_an_answer_as_a_dictionary_is_its_summary_columns_rows_and_notes() -> None:
    assert Listing(ISO_9001).to_dict() == {
        "edition": "ISO 9001:1994",
        "summary": "One edition.",
        "columns": ["edition", "standing", "published", "parts"],
        "rows": [{"edition": "ISO 9001:1994", "standing": "superseded", "published": "1994-07-01", "parts": None}],
        "notes": ["As of 2026-06-01."],
    }


def test_an_answer_says_nothing_where_there_is_nothing_to_say() -> None:
    assert Silent(("a",)).to_dict() == {"summary": "", "columns": ["a"], "rows": [], "notes": []}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (7, "7"),
        (True, "true"),
        (2.5, "2.5"),
        (Decimal("2.50"), "2.5"),
        (Decimal(3), "3"),
        (float("nan"), '"nan"'),
        (Decimal("Infinity"), '"Infinity"'),
        (None, "null"),
        (date(1994, 7, 1), '"1994-07-01"'),
        (ISO_9001, '"ISO 9001:1994"'),
        (Standing.SUPERSEDED, '"superseded"'),
    ],
)
def test_json_keeps_numbers_truths_and_gaps_and_writes_the_rest_as_text(value: Value, expected: str) -> None:
    rows = of(value).to_dict()["rows"]
    assert json.dumps(rows, allow_nan=False) == f'[{{"value": {expected}}}]'


def test_an_empty_answer_is_an_answer() -> None:
    assert Rows(("value",), ())
    assert str(Rows(("value",), ())) == "(no rows)"


def test_rows_are_iterated_and_indexed() -> None:
    rows = of("a", "b")
    assert list(rows) == [("a",), ("b",)]
    assert rows[-1] == ("b",)


def test_rows_are_frozen_and_can_be_compared_and_hashed() -> None:
    rows = of("a")
    assert len({rows, of("a")}) == 1
    with pytest.raises(FrozenInstanceError):
        rows.title = "b"  # type: ignore[misc]


def test_what_rows_show_of_themselves_can_be_pasted_back() -> None:
    rows = Rows(("value",), (("a", 1, None),), "title")
    assert eval(repr(rows), {"Rows": Rows}) == rows  # noqa: S307


def test_the_plain_text_is_summary_caption_table_and_notes() -> None:
    assert str(Listing(ISO_9001)).splitlines() == [
        "One edition.",
        "",
        "Editions",
        "",
        "edition        standing    published   parts",
        "─────────────  ──────────  ──────────  ─────",
        "ISO 9001:1994  superseded  1994-07-01",
        "",
        "As of 2026-06-01.",
    ]


def test_csv_is_a_header_and_the_rows() -> None:
    assert Listing(ISO_9001).to_csv() == "edition,standing,published,parts\nISO 9001:1994,superseded,1994-07-01,\n"


def test_csv_quotes_what_would_end_a_field() -> None:
    assert of('a "b", c\nd').to_csv() == 'value\n"a ""b"", c\nd"\n'


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_csv_disarms_text_that_a_spreadsheet_would_run(formula: str) -> None:
    assert of(formula).to_csv().strip('value\n"').startswith("'")


def test_csv_leaves_numbers_and_truths_as_they_are() -> None:
    assert of(-1, -2.5, True, None).to_csv() == 'value\n-1\n-2.5\ntrue\n""\n'


def test_markdown_is_a_table_between_its_sentence_and_its_notes() -> None:
    assert Listing(ISO_9001).to_markdown().splitlines() == [
        "One edition.",
        "",
        "Editions",
        "",
        "| edition | standing | published | parts |",
        "| --- | --- | --- | --- |",
        "| ISO 9001:1994 | superseded | 1994-07-01 |  |",
        "",
        "- As of 2026-06-01.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a|b", r"a\|b"),
        ("a\nb", "a<br>b"),
        ("<b>", r"\<b\>"),
        ("[a](javascript:b)", r"\[a\](javascript:b)"),
        ("`*_~&$\\", r"\`\*\_\~\&\$\\"),
        ("https://example.org/a?b=1", "<https://example.org/a?b=1>"),
        ("https://example.org/a|b", r"https://example.org/a\|b"),
    ],
)
def test_markdown_reads_nothing_in_a_cell_as_markup(text: str, expected: str) -> None:
    assert of(text).to_markdown().splitlines()[-1] == f"| {expected} |"


def test_markdown_sets_a_column_of_numbers_flush_right() -> None:
    assert of(1).to_markdown().splitlines()[1] == "| ---: |"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((date(1994, 7, 1), None), "datetime64[s]"),
        ((date(1, 1, 1), date(9999, 12, 31)), "datetime64[s]"),
        ((Standing.SUPERSEDED, None), "category"),
        ((1, None), "Int64"),
        ((1, 2.5), "Float64"),
        ((Decimal("1.5"), None), "Float64"),
        ((True, None), "boolean"),
        ((ISO_9001, None), "string"),
        (("1994-07", 1994), "string"),
        ((), "string"),
    ],
)
def test_a_frame_has_a_type_for_each_column(values: tuple[Value, ...], expected: str) -> None:
    frame = of(*values).to_frame()
    assert str(frame["value"].dtype) == expected
    assert len(frame) == len(values)


def test_identifiers_are_text_in_a_frame() -> None:
    assert of(ISO_9001).to_frame()["value"].tolist() == ["ISO 9001:1994"]


def test_a_frame_without_pandas_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.delitem(sys.modules, "isograph.display.frame", raising=False)
    with pytest.raises(MissingExtraError, match=r"isograph-kg\[frames\]"):
        of(1).to_frame()
