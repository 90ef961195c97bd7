"""Relations that are not written out: each row is found when somebody looks it up."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from typing import TypeVar

from isograph.reasoning.relations import Relation, Rows
from isograph.reasoning.walkable import CLOSED

RECENT = 8
"""How many rows are remembered."""

T = TypeVar("T")


class Lookups(Rows):
    """Rows that know their keys and find the rest; only what was asked for last is remembered."""

    def __init__(self, keys: Iterable[int]) -> None:
        super().__init__(dict.fromkeys(keys, _NONE))
        self.recent: Rows = {}

    @abstractmethod
    def found(self, key: int) -> set[int]:
        """Return the row of a key."""

    def __getitem__(self, key: int) -> set[int]:
        if key not in self:
            raise KeyError(key)
        row = self.recent.get(key)
        if row is None:
            row = self.recent[key] = self.found(key)
            if len(self.recent) > RECENT:
                del self.recent[next(iter(self.recent))]
        return row

    def get(self, key: int, default: T = None) -> set[int] | T:  # type: ignore[assignment]
        """Return a row, or something else where it is empty."""
        return self[key] if key in self else default  # noqa: SIM401 - it is this

    def items(self) -> Iterator[tuple[int, set[int]]]:  # type: ignore[override]
        """Iterate over all rows, one at a time."""
        return ((key, self.found(key)) for key in self)


class Unwritten(Relation):
    """A relation whose rows and columns are looked up. It does not change."""

    __slots__ = ("_back", "_counted", "_last", "_seeds", "_there")

    def __init__(self, there: Lookups, back: Lookups, seeds: Rows) -> None:
        super().__init__(there)
        self._there, self._back, self._seeds = there, back, seeds
        self._counted, self._last = -1, (-1, -1)

    @property
    def walked(self) -> bool:
        """Whether the pairs are not written out."""
        return True

    @property
    def seeds(self) -> Rows:
        """Pairs from which the relation can be closed again."""
        return self._seeds

    @property
    def size(self) -> int:
        """The number of pairs, counted by going through all of them once."""
        if self._counted < 0:
            self._counted = sum(len(row) for _, row in self._there.items())
        return self._counted

    @property
    def weight(self) -> int:
        """About how many pairs there are at least."""
        return CLOSED

    @property
    def indexed(self) -> bool:
        """Whether the columns are at hand."""
        return True

    @property
    def columns(self) -> Rows:
        """Keys by value."""
        return self._back

    def holds(self, key: int, value: int) -> bool:
        """Tell whether a pair is in the relation; whoever asks for many with one end has that end's row remembered."""
        if value in self._seeds.get(key, ()):
            return True
        by_value = value == self._last[1] and key != self._last[0]
        self._last = key, value
        if key not in self._there.recent and (by_value or value in self._back.recent):
            return key in self._back.get(value, ())
        return value in self._there.get(key, ())

    def copy(self) -> "Unwritten":
        """Return the relation itself, since it does not change."""
        return self

    @abstractmethod
    def same(self, other: Relation) -> bool:
        """Tell whether another relation is found from the same pairs."""


_NONE: set[int] = set()
