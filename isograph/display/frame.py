"""Data frames, with a type for each column."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

import pandas as pd

from isograph.display.cells import Table

_TYPES: Final = {date: "datetime64[s]", bool: "boolean", int: "Int64"}
_NUMBERS: Final = frozenset({int, float, Decimal})


def frame(table: Table) -> pd.DataFrame:
    """Return the rows as a data frame: days as datetimes, closed lists as categories, identifiers as text."""
    rows = table.rows()
    columns = tuple(zip(*rows, strict=True)) or ((),) * len(table.columns)
    types = {name: _type(values) for name, values in zip(table.columns, columns, strict=True)}
    plain = [[value if type(value) in _TYPES else _plain(value) for value in row] for row in rows]
    return pd.DataFrame(plain, columns=list(table.columns), dtype=object).astype(types)


def _type(values: tuple[object, ...]) -> str:
    kinds = {type(value) for value in values if value is not None}
    if len(kinds) == 1 and kinds <= _TYPES.keys():
        return _TYPES[kinds.pop()]
    if kinds and kinds <= _NUMBERS:
        return "Float64"
    return "category" if kinds and all(issubclass(kind, StrEnum) for kind in kinds) else "string"


def _plain(value: object) -> float | str | None:
    if value is None:
        return None
    return float(value) if isinstance(value, float | Decimal) else str(value)
