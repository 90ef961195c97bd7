"""What every answer can do: be read as rows, shown as a table, handed on as JSON, CSV, Markdown or a data frame."""

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Final, TypeAlias

from isograph import display
from isograph.errors import MissingExtraError
from isograph.identifiers import Identifier

if TYPE_CHECKING:
    import pandas as pd

Value: TypeAlias = str | int | float | Decimal | bool | date | Identifier | None
"""What a cell holds; an IRI and a member of a closed list are text."""


Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
"""What `json.dumps` accepts."""


DATED: Final = frozenset({"date", "published", "replaced", "withdrawn", "certificates until", "last modified"})
"""The columns that hold dates in every answer that has them."""


class Tabular(ABC):
    """An answer as a table: a subclass gives `columns` and `rows()`, and says more where there is more to say.

    A field of a subclass that is called like a property of this class is written `= field()`. A subclass with slots
    that adds to `to_dict` calls `Tabular.to_dict(self)`, because `super()` does not work in one.
    """

    __slots__ = ()
    dated: ClassVar[frozenset[str]] = DATED

    @property
    @abstractmethod
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""

    @abstractmethod
    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return the cells, row by row, in the order of the columns."""

    @property
    def caption(self) -> str:
        """What the table lists, in a few words."""
        return ""

    @property
    def summary(self) -> str:
        """The answer in one sentence of plain English."""
        return ""

    @property
    def notes(self) -> tuple[str, ...]:
        """Lines to read below the table: deadlines, the day of the last known state, sources."""
        return ()

    @property
    def outline(self) -> tuple[tuple[int, str, str], ...]:
        """What rests on what: depth, line, and what vouches for it; HTML shows it in place of the rows."""
        return ()

    @property
    def sections(self) -> "tuple[Tabular, ...]":
        """The tables that are shown in place of the rows, each under its caption: a matrix an aspect, say."""
        return ()

    @property
    def annexes(self) -> "tuple[Tabular, ...]":
        """What HTML folds below the table, each part under its caption or its summary: the proof of a verdict, say."""
        return ()

    @property
    def pages(self) -> Mapping[str, str]:
        """The publishers' pages of documents that the answer names, by how it names them; HTML links to them."""
        return {}

    @property
    def kinds(self) -> Mapping[str, type]:
        """What columns hold where the rows at hand may not tell it: `date`, `int`, `bool`, a class of closed values.

        A data frame has the same types then, whatever the rows are, and where there are none.
        """
        return {}

    @property
    def finding(self) -> bool:
        """Whether the answer is one to act on, such as a violated shape; the command line then exits with 1."""
        return False

    def to_dict(self) -> dict[str, Json]:
        """Return the answer as `json.dumps` takes it: summary, columns, rows by column, notes.

        >>> Rows(("edition", "year"), (("ISO 9001:1994", 1994),)).to_dict()["rows"]
        [{'edition': 'ISO 9001:1994', 'year': 1994}]
        """
        return {
            "summary": self.summary,
            "columns": list(self.columns),
            "rows": [dict(zip(self.columns, map(_json, row), strict=True)) for row in self.rows()],
            "notes": list(self.notes),
        }

    def to_frame(self) -> "pd.DataFrame":
        """Return the rows as a data frame: dates as datetimes, closed lists as categories, identifiers as text.

        A month or a year is its first day, and `attrs["as written"]` has the column as precise as it is known.

        >>> print(Rows(("edition", "year"), (("ISO 9001:1994", 1994),)).to_frame())
                 edition  year
        0  ISO 9001:1994  1994

        Raises MissingExtraError where pandas is not installed.
        """
        try:
            from isograph.display.frame import frame  # noqa: PLC0415 (pandas is slow to import, and optional)
        except ImportError:
            raise MissingExtraError("pandas", "frames") from None
        return frame(self)

    def to_markdown(self) -> str:
        """Return the answer as a Markdown table; nothing in a cell is read as markup.

        >>> print(Rows(("edition", "year"), (("ISO 9001:1994", 1994),)).to_markdown())
        | edition | year |
        | --- | ---: |
        | ISO 9001:1994 | 1994 |
        """
        return display.markdown(self)

    def to_csv(self) -> str:
        """Return the rows as CSV under a header line.

        Text that a spreadsheet would run as a formula gets an apostrophe before it; `to_dict` keeps it as it is.

        >>> print(Rows(("edition", "title"), (("ISO 9001:1994", "=1+1"),)).to_csv())
        edition,title
        ISO 9001:1994,'=1+1
        <BLANKLINE>
        """
        return display.csv(self)

    def _repr_html_(self) -> str:
        return display.html(self)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Give a notebook the table, in plain text too: without this it would keep the repr beside the HTML."""
        return {"text/plain": str(self), "text/html": self._repr_html_()}

    def __str__(self) -> str:
        return display.text(self)


@dataclass(frozen=True, slots=True)
class Rows(Tabular):
    """Any rows under any columns, such as the solutions of a query.

    >>> found = Rows(("edition", "year"), (("ISO 9001:1987", 1987), ("ISO 9001:1994", 1994)))
    >>> found[1]
    ('ISO 9001:1994', 1994)
    >>> [year for _, year in found]
    [1987, 1994]
    """

    dated: ClassVar[frozenset[str]] = frozenset()  # whoever asks a query names the columns
    columns: tuple[str, ...] = field()
    data: tuple[tuple[Value, ...], ...]
    title: str = ""

    @property
    def caption(self) -> str:
        """The title."""
        return self.title

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return the data."""
        return self.data

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.data)

    def __getitem__(self, index: int) -> tuple[Value, ...]:
        return self.data[index]


def _json(value: Value) -> Json:
    if isinstance(value, Decimal | float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value if value is None or isinstance(value, bool | int | float) else str(value)
