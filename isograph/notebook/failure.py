"""What is wrong with a cell, told by its line and a caret instead of a traceback."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Self

from isograph.errors import QueryError

_PLACE: Final = re.compile(r"error at \d+:\d+: ")
_BEFORE: Final = 80
_SHOWN: Final = 120


class CellError(QueryError):
    """A QueryError that points at its place in a cell; a notebook shows it in three lines.

    >>> print(CellError("no such word", query="ASK {\\n  ?x a nonsense }", line=2, column=8))
    no such word (line 2, column 8)
      ?x a nonsense }
           ^
    """

    def __init__(self, reason: str, *, query: str = "", line: int | None = None, column: int | None = None) -> None:
        shown = _pointed(query, line, column or 1) if line else ""
        super().__init__(f"{reason}{shown}", query=query, line=line, column=column)

    @classmethod
    def at(cls, start: int, reason: str, query: str) -> Self:
        """Return the error for the word that starts at an offset of a query."""
        line = query.count("\n", 0, start) + 1
        return cls(reason, query=query, line=line, column=start - query.rfind("\n", 0, start))

    def _render_traceback_(self) -> list[str]:
        """Give a notebook the message alone; IPython asks for it by this name."""
        return [f"QueryError: {self}"]


@contextmanager
def placed_in(query: str) -> Iterator[None]:
    """Raise a CellError for what the graph says against a query."""
    try:
        yield
    except QueryError as error:
        reason = _PLACE.sub("", str(error))
        line, column = _within(query, error)
        raise CellError(reason, query=query, line=line, column=column) from None


def _within(query: str, error: QueryError) -> tuple[int | None, int | None]:
    """Return the place of an error; what is missing after the last line is missing at its end."""
    lines = query.rstrip().split("\n")
    return (error.line, error.column) if (error.line or 0) <= len(lines) else (len(lines), len(lines[-1]) + 1)


def _pointed(query: str, line: int, column: int) -> str:
    """Return the place in words, the line or what of it surrounds the place, and a caret below it."""
    text = "".join(query.split("\n")[line - 1 : line]).expandtabs(1).rstrip()
    start = max(0, column - 1 - _BEFORE)
    place = f" (line {line}, column {column})"
    return f"{place}\n{text[start : start + _SHOWN]}\n{' ' * (column - 1 - start)}^"
