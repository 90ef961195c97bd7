"""Relations too large to write out that no recursion extends: what their clauses conclude is joined when asked for.

Ten thousand things that belong to one hub, and ten thousand that the hub leads to, are a hundred million pairs. One
row of them costs a join from its key.
"""

from collections.abc import Callable, Iterable, Iterator

from isograph.reasoning.clauses import Atom, Clause, Slot
from isograph.reasoning.lookups import Lookups, Unwritten
from isograph.reasoning.relations import Relation, Rows, flipped

Solve = Callable[[Clause, tuple[int, Rows] | None], Rows]
"""Returns the pairs that a clause concludes, with one atom narrowed to some rows."""


class View(Unwritten):
    """The pairs that are stated of a relation and those that its clauses conclude."""

    __slots__ = ("clauses",)

    def __init__(self, stated: Rows, clauses: Iterable[Clause], solve: Solve) -> None:
        self.clauses = tuple(clauses)
        turned = tuple(_turned(clause) for clause in self.clauses)
        super().__init__(Solved(stated, self.clauses, solve), Solved(flipped(stated), turned, solve), stated)

    def same(self, other: Relation) -> bool:
        """Tell whether another relation is found by the same clauses; what they read may differ."""
        return other is self


class Solved(Lookups):
    """Rows that are joined: those stated, and what clauses conclude of a key."""

    def __init__(self, stated: Rows, clauses: tuple[Clause, ...], solve: Solve) -> None:
        self._stated, self._solve = stated, solve
        self._narrowed = tuple(_narrowed(clause) for clause in clauses)
        super().__init__({*stated, *(key for clause in clauses for key in self._keys(clause))})

    def found(self, key: int) -> set[int]:
        """Return the values of a key."""
        row = set(self._stated.get(key, ()))
        for clause in self._narrowed:
            for values in self._solve(clause, (0, {key: {_ANY}})).values():
                row |= values
        return row

    def _keys(self, clause: Clause) -> Iterator[int]:
        """Yield the keys of what a clause concludes, as values of one key."""
        head = clause.head or clause.body[0]
        asked = Clause(clause.rule, Atom(head.relation, _ANY, head.key), clause.body, clause.distinct)
        return (key for row in self._solve(asked, None).values() for key in row)


_ANY = 0
"""A number for what is not looked at."""


def _turned(clause: Clause) -> Clause:
    """Return a clause with its conclusion turned round."""
    head = clause.head or clause.body[0]
    return Clause(clause.rule, Atom(head.relation, head.value, head.key), clause.body, clause.distinct)


def _narrowed(clause: Clause) -> Clause:
    """Return a clause that concludes only what a first atom has keys of."""
    head = clause.head or clause.body[0]
    unused: Slot = "?key's"
    return Clause(clause.rule, head, (Atom(head.relation, head.key, unused), *clause.body), clause.distinct)
