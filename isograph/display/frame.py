"""Data frames, with a type for each column."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

import pandas as pd

from isograph.dates import PartialDate
from isograph.display.cells import Table
from isograph.errors import DateError

_TYPES: Final = {date: "datetime64[s]", bool: "boolean", int: "Int64", float: "Float64", str: "string"}
_NUMBERS: Final = frozenset({int, float, Decimal})
_ORDERED: Final = frozenset({"Verification", "Confidence"})  # in these the first counts most; others only sort so

Kind = type[object]
"""What a column holds: `date`, `bool`, `int`, `float`, `str`, or the class of a closed list."""


def frame(table: Table) -> pd.DataFrame:
    """Return the rows as a data frame: days as datetimes, closed lists as categories, identifiers as text.

    A month or a year stands for its first day, so that a column of dates is one whatever is known of them;
    `attrs["as written"]` then holds the dates of the column as precise as they are.
    """
    rows = table.rows()
    columns: Sequence[Sequence[object]] = tuple(zip(*rows, strict=True)) or ((),) * len(table.columns)
    known = dict.fromkeys(table.dated, date) | dict(table.kinds)
    kinds = [_kind(cells, known.get(name)) for name, cells in zip(table.columns, columns, strict=True)]
    plain = [[_plain(cell, kind) for cell, kind in zip(row, kinds, strict=True)] for row in rows]
    places = pd.RangeIndex(len(kinds))
    types = dict(zip(places, map(_type, kinds), strict=True))
    found = pd.DataFrame(plain, columns=places, dtype=object).astype(types).set_axis(list(table.columns), axis=1)
    found.attrs |= _as_written(table.columns, columns, kinds)
    return found


def _kind(cells: Sequence[object], known: Kind | None) -> Kind:
    """Return what a column holds: what is known of it, if its cells agree, else what they all are."""
    filled = [cell for cell in cells if not _blank(cell)]
    if known and _fits(known, filled):
        return known
    types = {type(cell) for cell in filled}
    if len(types) == 1 and _fits(only := next(iter(types)), filled):
        return only
    return float if types and types <= _NUMBERS else str


def _fits(kind: Kind, filled: Sequence[object]) -> bool:
    if issubclass(kind, StrEnum):
        return all(cell in {*kind} for cell in filled)
    if kind is date:
        return all(map(_day, filled))
    return kind in _TYPES and all(type(cell) is kind for cell in filled)


def _type(kind: Kind) -> str | pd.CategoricalDtype:
    return _category(kind) if issubclass(kind, StrEnum) else _TYPES[kind]


def _category(kind: type[StrEnum]) -> pd.CategoricalDtype:
    """Return all values of a closed list, in their order, whether they occur or not."""
    return pd.CategoricalDtype([str(each) for each in kind if each], ordered=kind.__name__ in _ORDERED)


def _plain(cell: object, kind: Kind) -> object:
    if cell is None or kind in {bool, int}:
        return cell
    if kind is date:
        return _day(cell)
    if kind is float:
        return float(str(cell))
    return None if issubclass(kind, StrEnum) and _blank(cell) else str(cell)


def _day(cell: object) -> date | None:
    """Return the first day that a date can mean; nothing for what is no date."""
    if type(cell) is date:
        return cell
    try:
        return PartialDate.parse(cell).earliest if isinstance(cell, str) else None
    except DateError:
        return None


def _as_written(
    names: Sequence[str], columns: Sequence[Sequence[object]], kinds: Sequence[Kind]
) -> dict[str, dict[str, tuple[str | None, ...]]]:
    """Return the columns of dates some of which are no more than a month or a year, as text."""
    written = {
        name: tuple(None if _blank(cell) else str(cell) for cell in cells)
        for name, cells, kind in zip(names, columns, kinds, strict=True)
        if kind is date and any(_partial(cell) for cell in cells)
    }
    return {"as written": written} if written else {}


def _partial(cell: object) -> bool:
    return not _blank(cell) and str(cell) != str(_day(cell))


def _blank(cell: object) -> bool:
    return cell is None or cell == ""
