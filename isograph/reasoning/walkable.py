"""Strata that can be walked: those of one relation that only recursion of special shape extends.

The hierarchy of classes, and that of properties, is one too: two are equivalent where each is below the other, which
their rings tell; what else concludes an edge of it is run again until nothing is new.
"""

from dataclasses import dataclass

from isograph.reasoning.clauses import Atom, Clause
from isograph.reasoning.recursion import step, transitive
from isograph.reasoning.relations import Rows
from isograph.reasoning.strata import Stratum, strong_components

WRITTEN = 10_000_000
"""A relation of more pairs is found when it is asked for; up to here it is written out, in a second and 0.5 GB."""

CLOSED = 2_000_000
"""The same for a relation that transitivity alone extends: going along it costs little more than looking it up."""

HIERARCHY = 100_000
"""The same for what axioms are written in, all of which the compiler would read."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a stratum's relation is extended: by steps to the left and to the right, by transitivity, by symmetry.

    `mutual` is the relation of those that are below each other, `folds` are the clauses that read it, and `rest` has
    all others.
    """

    relation: int
    again: bool
    left: tuple[Clause, ...]
    right: tuple[Clause, ...]
    flips: tuple[Clause, ...]
    mutual: int | None = None
    folds: tuple[Clause, ...] = ()
    rest: tuple[Clause, ...] = ()

    def most(self, apart: frozenset[int]) -> int:
        """Return how many pairs are written out; in `apart` are the relations of axioms."""
        if self.relation in apart:
            return HIERARCHY
        return WRITTEN if self.left or self.right else CLOSED


def shape_of(stratum: Stratum, apart: frozenset[int]) -> Shape | None:
    """Return the shape of a stratum, or nothing where it has none; in `apart` are the relations of axioms."""
    heads = {clause.head.relation for clause in stratum.clauses if clause.head}
    closing = {clause.head.relation for clause in stratum.recursive if clause.head and transitive(clause)}
    if len(heads) == 1:
        (relation,) = heads
        found = _sorted(stratum, relation, heads)
        plain = not found.rest and (found.again if found.flips else True)
        steps = bool(found.left or found.right)
        return found if plain and not (steps and (found.flips or relation in apart)) else None
    if len(heads) == len(closing) + 1 == 2:  # noqa: PLR2004 - a relation and the mutual part of it
        (relation,) = closing
        (mutual,) = heads - closing
        return _hierarchy(stratum, relation, mutual)
    return None


def _sorted(stratum: Stratum, relation: int, heads: set[int]) -> Shape:
    sides: dict[str, list[Clause]] = {"left": [], "right": [], "flip": [], "again": [], "rest": []}
    for clause in stratum.recursive:
        extended = step(clause)
        if transitive(clause):
            sides["again"].append(clause)
        elif extended and heads.isdisjoint(atom.relation for atom in extended[1].body):
            sides[extended[0]].append(extended[1])
        else:
            sides["flip" if _flips(clause, relation) else "rest"].append(clause)
    left, right, flips, rest = (tuple(sides[name]) for name in ("left", "right", "flip", "rest"))
    return Shape(relation, bool(sides["again"]), left, right, flips, rest=rest)


def _hierarchy(stratum: Stratum, relation: int, mutual: int) -> Shape | None:
    own = [clause for clause in stratum.recursive if clause.head and clause.head.relation == mutual]
    if len(own) != 1 or not _is_mutual(own[0], relation):
        return None
    found = _sorted(stratum, relation, {relation, mutual})
    folds = tuple(each for each in found.rest if [atom.relation for atom in each.body] == [mutual])
    rest = tuple(each for each in found.rest if each not in folds and each is not own[0])
    if found.left or found.right or found.flips:
        return None
    return Shape(relation, True, (), (), (), mutual, folds, rest)  # noqa: FBT003


def _flips(clause: Clause, relation: int) -> bool:
    """Tell whether a clause says that a relation is symmetric."""
    head = clause.head
    return head is not None and clause.body == (Atom(relation, head.value, head.key),) and len(head.variables) > 1


def _is_mutual(clause: Clause, relation: int) -> bool:
    """Tell whether a clause concludes what holds of a relation both ways."""
    head = clause.head
    both = {Atom(relation, head.key, head.value), Atom(relation, head.value, head.key)} if head else set()
    return len(both) > 1 and set(clause.body) == both and not clause.distinct


def rings(steps: Rows) -> Rows:
    """Return the steps that stay within a ring, those in place among them.

    >>> rings({1: {2}, 2: {3}, 3: {2}, 4: {4}})
    {2: {3}, 3: {2}, 4: {4}}
    """
    within: Rows = {}
    for component in strong_components(steps, steps):
        found = {node: steps.get(node, set()) & component for node in component}
        within |= {node: row for node, row in found.items() if row}
    return within
