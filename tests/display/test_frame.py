"""A data frame has the same types whatever the rows are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd
import pytest

from isograph.answers.facts.listing import Listing
from isograph.display.frame import frame
from isograph.model import Standing, Verification
from isograph.results import Rows, Tabular, Value


@dataclass(frozen=True, slots=True)
class Known(Tabular):
    """An answer that knows what its columns hold."""

    data: tuple[tuple[Value, ...], ...]
    columns = ("status", "published", "count", "last")
    kinds: Mapping[str, type] = field(default_factory=lambda: {"status": Standing, "count": int, "last": date})

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        return self.data


KNOWN = {"status": "category", "published": "datetime64[s]", "count": "Int64", "last": "datetime64[s]"}


def types(table: Tabular) -> dict[str, str]:
    """Return the type of each column."""
    return {str(name): str(each) for name, each in frame(table).dtypes.items()}


@pytest.mark.parametrize("rows", [(), ((None, None, None, None),), (("in force", "1994", 3, "1994-06-30"),)])
def test_the_types_are_the_same_with_rows_and_without(rows: tuple[tuple[Value, ...], ...]) -> None:
    assert types(Known(rows)) == KNOWN


def test_what_is_known_of_a_column_gives_way_to_what_stands_there() -> None:
    assert types(Known((("something else", "soon", "many", "never"),))) == dict.fromkeys(KNOWN, "string")


def test_columns_of_a_query_are_what_their_cells_are_whatever_they_are_called() -> None:
    found = frame(Rows(("published", "date"), (("1987-03", date(1987, 3, 1)),)))
    assert [str(each) for each in found.dtypes] == ["string", "datetime64[s]"]


def test_a_month_or_a_year_is_its_first_day_and_is_kept_as_written() -> None:
    found = frame(Listing(("date", "event"), (("1987-03", "a"), ("1999", "b"), (None, "c"), ("2000-12-15", "d"))))
    assert found["date"].tolist()[:2] == [pd.Timestamp("1987-03-01"), pd.Timestamp("1999-01-01")]
    assert found.attrs["as written"] == {"date": ("1987-03", "1999", None, "2000-12-15")}


def test_whole_days_need_no_second_writing() -> None:
    assert frame(Rows(("date",), (("2000-12-15",), ("",)))).attrs == {}


@pytest.mark.parametrize("text", ["soon", "1994-13", "1994-06-31", "94", "1994/06"])
def test_a_column_called_date_that_holds_something_else_stays_text(text: str) -> None:
    assert types(Rows(("date",), (("1994-06-30",), (text,)))) == {"date": "string"}


def test_counts_are_no_years() -> None:
    assert types(Rows(("withdrawn",), ((1994,), (2000,)))) == {"withdrawn": "Int64"}


def test_text_that_looks_like_a_date_is_text_under_another_name() -> None:
    assert types(Rows(("title",), (("1994-06-30",),))) == {"title": "string"}


def test_a_category_has_every_value_of_its_closed_list_in_order() -> None:
    found = frame(Rows(("status",), ((Standing.WITHDRAWN,), (Standing.IN_FORCE,))))["status"]
    assert [*found.cat.categories] == [str(each) for each in Standing]
    assert found.sort_values().tolist() == ["in force", "withdrawn"]
    assert not found.cat.ordered


def test_what_vouches_more_comes_first_in_an_ordered_category() -> None:
    found = frame(Rows(("verification",), ((Verification.PARTLY,), (Verification.VERIFIED,))))["verification"]
    assert found.min() == "verified"


def test_columns_of_one_name_are_kept_apart() -> None:
    found = frame(Rows(("a", "a"), ((1, "x"),)))
    assert [str(each) for each in found.dtypes] == ["Int64", "string"]


def test_rows_without_columns_are_counted() -> None:
    assert len(frame(Rows((), ((), ())))) == 2
