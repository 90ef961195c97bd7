"""How what one clause asks for relates to what another does, and what follows from two relations in a row."""

from collections.abc import Iterable
from enum import StrEnum
from functools import reduce


class Relation(StrEnum):
    """How a clause relates to its counterpart, read from left to right.

    A row of a table that says no more than that two clauses correspond is never read as equal, and what follows from
    such a row and another relation is only possible.
    """

    EQUAL = "equal"
    SUBSET = "subset"
    SUPERSET = "superset"
    INTERSECTS = "intersects"
    CORRESPONDS = "corresponds"
    POSSIBLE = "possible"
    NONE = "no counterpart"

    @classmethod
    def _missing_(cls, value: object) -> "Relation":
        return cls.NONE if value in {"new", "gone"} else cls.CORRESPONDS

    @property
    def reverse(self) -> "Relation":
        """The same relation read from the other side."""
        return _REVERSED.get(self, self)

    @property
    def typed(self) -> bool:
        """Whether the relation says how the contents of the two clauses compare."""
        return self in _TYPED

    @property
    def vague(self) -> int:
        """How little the relation says: a typed one is before a plain correspondence, and a possible one is last."""
        return 0 if self.typed else 1 if self == Relation.CORRESPONDS else 2


def composed(first: Relation, second: Relation) -> Relation:
    """Return how a clause relates to the counterpart of its counterpart.

    >>> composed(Relation.SUPERSET, Relation.SUBSET)
    <Relation.INTERSECTS: 'intersects'>
    >>> composed(Relation.EQUAL, Relation.CORRESPONDS)
    <Relation.POSSIBLE: 'possible'>
    """
    if Relation.NONE in {first, second}:
        return Relation.NONE
    if not (first.typed and second.typed):
        return Relation.POSSIBLE
    if Relation.EQUAL in {first, second}:
        return second if first == Relation.EQUAL else first
    return _COMPOSED.get((first, second), Relation.POSSIBLE)


def along(relations: Iterable[Relation]) -> Relation:
    """Return what follows from relations in a row; of none, that a clause is equal to itself."""
    first, *others = [*relations] or [Relation.EQUAL]
    return reduce(composed, others, first)


_TYPED = {Relation.EQUAL, Relation.SUBSET, Relation.SUPERSET, Relation.INTERSECTS}
_REVERSED = {Relation.SUBSET: Relation.SUPERSET, Relation.SUPERSET: Relation.SUBSET}
_COMPOSED = {
    (Relation.SUBSET, Relation.SUBSET): Relation.SUBSET,
    (Relation.SUPERSET, Relation.SUPERSET): Relation.SUPERSET,
    (Relation.SUPERSET, Relation.SUBSET): Relation.INTERSECTS,
    (Relation.SUPERSET, Relation.INTERSECTS): Relation.INTERSECTS,
    (Relation.INTERSECTS, Relation.SUBSET): Relation.INTERSECTS,
}
