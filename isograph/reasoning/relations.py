"""Relations: the pairs of one predicate, kept as rows and, where a join asks for it, as columns."""

from collections.abc import Iterable, Iterator

Rows = dict[int, set[int]]
"""Values by key; no row is ever empty."""


class Relation:
    """A set of pairs that grows and shrinks by whole rows.

    A copy shares its rows with the original until one of the two changes them.

    >>> relation = Relation({1: {2, 3}})
    >>> relation.merge({1: {3, 4}})
    {1: {4}}
    >>> relation.size
    3
    """

    __slots__ = ("_columns", "_owned", "rows")

    def __init__(self, rows: Rows | None = None) -> None:
        self.rows: Rows = {} if rows is None else rows
        self._columns: Relation | None = None
        self._owned: set[int] | None = None

    @property
    def size(self) -> int:
        """The number of pairs."""
        return sum(map(len, self.rows.values()))

    @property
    def weight(self) -> int:
        """The number of pairs as plans count it."""
        return self.size

    @property
    def walked(self) -> bool:
        """Whether the pairs are not written out, but found when they are asked for."""
        return False

    @property
    def seeds(self) -> Rows:
        """Pairs from which the relation can be closed again."""
        return self.rows

    @property
    def indexed(self) -> bool:
        """Whether the columns are at hand."""
        return self._columns is not None

    @property
    def columns(self) -> Rows:
        """Keys by value, built when first asked for and kept up from then on."""
        if self._columns is None:
            self._columns = Relation(flipped(self.rows))
        return self._columns.rows

    def holds(self, key: int, value: int) -> bool:
        """Tell whether a pair is in the relation."""
        return value in self.rows.get(key, ())

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Iterate over the pairs."""
        return ((key, value) for key, values in self.rows.items() for value in values)

    def copy(self) -> "Relation":
        """Return a copy, which costs a pointer a row until either side changes."""
        twin = Relation(dict(self.rows))
        self._owned, twin._owned = set(), set()
        if self._columns is not None:
            twin._columns = self._columns.copy()
        return twin

    def merge(self, delta: Rows) -> Rows:
        """Add pairs and return those that are new."""
        fresh: Rows = {}
        for key, values in delta.items():
            known = self.rows.get(key)
            new = set(values) if known is None else values - known
            if new:
                fresh[key] = new
                self._row(key).update(new)
        if fresh and self._columns is not None:
            self._columns.merge(flipped(fresh))
        return fresh

    def take(self, delta: Rows) -> Rows:
        """Add pairs as `merge` does, for callers that give their rows away and read the new ones before they go on."""
        fresh: Rows = {}
        rows, owned = self.rows, self._owned
        for key, values in delta.items():
            known = rows.get(key)
            if known is None:
                rows[key] = fresh[key] = values
                if owned is not None:
                    owned.add(key)
            else:
                values -= known  # noqa: PLW2901 - in place, to save a copy
                if values:
                    fresh[key] = values
                    self._row(key).update(values)
        if fresh and self._columns is not None:
            if _GROWN * total(fresh) > self.size:
                self._columns = None
            else:
                self._columns.merge(flipped(fresh))
        return fresh

    def absorb(self, delta: Rows) -> None:
        """Add pairs and take over their rows, for callers that need no difference and no copy."""
        rows = self.rows
        for key, values in delta.items():
            known = rows.get(key)
            if known is None:
                rows[key] = values
                if self._owned is not None:
                    self._owned.add(key)
            else:
                self._row(key).update(values)
        self._columns = None

    def subtract(self, delta: Rows) -> Rows:
        """Remove pairs and return those that were there."""
        gone: Rows = {}
        for key, values in delta.items():
            lost = values & self.rows.get(key, _NONE)
            if lost:
                gone[key] = lost
                self._drop(key, lost)
        if gone and self._columns is not None:
            self._columns.subtract(flipped(gone))
        return gone

    def writable(self) -> Rows:
        """Return all rows as this relation's own, for a change in bulk."""
        if self._owned is not None:
            self.rows = {key: set(values) for key, values in self.rows.items()}
            self._owned = None
        self._columns = None
        return self.rows

    def _drop(self, key: int, lost: set[int]) -> None:
        row = self._row(key)
        row -= lost
        if not row:
            del self.rows[key]

    def _row(self, key: int) -> set[int]:
        """Return a row that may be changed: this relation's own."""
        row = self.rows.get(key)
        if row is None:
            row = self.rows[key] = set()
        elif self._owned is not None and key not in self._owned:
            row = self.rows[key] = set(row)
        if self._owned is not None:
            self._owned.add(key)
        return row


_NONE: set[int] = set()

_GROWN = 4
"""Columns are given up where a relation has grown by more than this part: few ask for them again while it grows."""


def flipped(rows: Rows) -> Rows:
    """Return the rows of the inverse relation."""
    inverse: Rows = {}
    for key, values in rows.items():
        for value in values:
            found = inverse.get(value)
            if found is None:
                inverse[value] = {key}
            else:
                found.add(key)
    return inverse


def added(rows: Rows, pairs: Iterable[tuple[int, int]]) -> Rows:
    """Add pairs to rows and return the rows."""
    for key, value in pairs:
        rows.setdefault(key, set()).add(value)
    return rows


def minus(rows: Rows, other: Rows) -> Rows:
    """Return the rows without the pairs of another's."""
    left = ((key, values - other.get(key, _NONE)) for key, values in rows.items())
    return {key: values for key, values in left if values}


def total(rows: Rows) -> int:
    """Return the number of pairs."""
    return sum(map(len, rows.values()))
