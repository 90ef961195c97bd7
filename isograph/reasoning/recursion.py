"""Recursion of special shape, closed in one pass along an order instead of round by round.

A relation that is closed under steps to the left (S) and to the right (R) over
finished relations is S*·B·R* of its base B; a transitive one is reachability.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from isograph.reasoning.clauses import Atom, Clause
from isograph.reasoning.relations import Rows
from isograph.reasoning.strata import Stratum, strong_components


class OvergrownError(Exception):
    """A relation that would hold more pairs than are to be written out."""


@dataclass(frozen=True, slots=True)
class Linear:
    """The linear steps of a stratum of one relation: clauses that yield the pairs of a step; `rest` fits no shape."""

    relation: int
    left: tuple[Clause, ...]
    right: tuple[Clause, ...]
    rest: tuple[Clause, ...]


def linear(stratum: Stratum) -> Linear | None:
    """Return what is linear in a stratum of one relation, or nothing where nothing is."""
    heads = {clause.head.relation for clause in stratum.clauses if clause.head}
    steps = [(step(clause), clause) for clause in stratum.recursive]
    left = tuple(step[1] for step, _ in steps if step and step[0] == "left")
    right = tuple(step[1] for step, _ in steps if step and step[0] == "right")
    rest = tuple(clause for step, clause in steps if not step)
    if len(heads) != 1 or not (left or right) or any(map(transitive, rest)):
        return None
    return Linear(heads.pop(), left, right, rest)


def transitive(clause: Clause) -> bool:
    """Tell whether a clause says that its relation is transitive."""
    head = clause.head
    if head is None or len(clause.body) != _TWO or clause.distinct:
        return False
    one, other = sorted(clause.body, key=lambda atom: atom.key != head.key)
    chained = (one.key, one.value, other.value) == (head.key, other.key, head.value)
    own = one.relation == other.relation == head.relation
    return own and chained and len({*one.variables, *other.variables}) == _TWO + 1


def step(clause: Clause) -> tuple[str, Clause] | None:
    """Return on which side a clause extends its relation, and the clause of the step itself."""
    head = clause.head
    own = [atom for atom in clause.body if head and atom.relation == head.relation]
    rest = tuple(atom for atom in clause.body if atom not in own)
    if head is None or len(own) != 1 or not rest or clause.distinct or len(head.variables) != _TWO:
        return None
    used = {variable for atom in rest for variable in atom.variables}
    if len(own[0].variables) != _TWO:
        return None
    if own[0].key == head.key and head.key not in used and {own[0].value, head.value} <= used:
        return "right", Clause(clause.rule, Atom(head.relation, own[0].value, head.value), rest)
    if own[0].value == head.value and head.value not in used and {own[0].key, head.key} <= used:
        return "left", Clause(clause.rule, Atom(head.relation, head.key, own[0].key), rest)
    return None


def reach(steps: Rows, most: int) -> Rows:
    """Return what each key reaches in one step or more; raise OvergrownError where that are more than so many pairs.

    >>> reach({1: {2}, 2: {3}, 3: {2}}, 100)
    {2: {2, 3}, 3: {2, 3}, 1: {2, 3}}
    """
    reached: Rows = {}
    pairs = 0
    for component in strong_components(steps, steps):
        found: set[int] = set()
        for node in component:
            for successor in steps.get(node, ()):
                found.add(successor)
                found |= reached.get(successor, _NONE)
        if len(component) > 1:
            found |= component
        pairs += len(found) * len(component)
        if pairs > most:
            raise OvergrownError
        for node in component if found else ():
            reached[node] = set(found)
    return reached


def extended_right(rows: Rows, steps: Rows, most: int) -> None:
    """Extend rows by what their values reach; raise OvergrownError where that makes more than so many pairs."""
    try:
        reached = reach(steps, min(most, _SHARED))
    except OvergrownError:
        reached = None
        some = [len(met(row, steps)) for row in islice(rows.values(), 0, None, 1 + len(rows) // _SOME)]
        if sum(some) * len(rows) > most * len(some):
            raise
    pairs = 0
    for row in rows.values():
        if reached is None:
            row.update(met(row, steps))
        else:
            for value in [value for value in row if value in reached]:
                row.update(reached[value])
        pairs += len(row)
        if pairs > most:
            raise OvergrownError


def extended_left(rows: Rows, steps: Rows, row: Callable[[int], set[int]], most: int) -> None:
    """Extend rows by those of the keys that their own keys reach; `row` gives the row to write to.

    Raises OvergrownError where that makes more than so many pairs.
    """
    pairs = 0
    for component in strong_components(steps, steps):
        found: set[int] = set()
        for node in component:
            found |= rows.get(node, _NONE)
            for successor in steps.get(node, ()):
                found |= rows.get(successor, _NONE)
        pairs += len(found) * len(component)
        if pairs > most:
            raise OvergrownError
        for node in component if found else ():
            row(node).update(found)


def met(starts: Iterable[int], steps: Rows) -> set[int]:
    """Return what is met in one step or more.

    >>> met([1], {1: {2}, 2: {3}, 3: {2}})
    {2, 3}
    """
    found: set[int] = set()
    waiting = list(starts)
    while waiting:
        for after in steps.get(waiting.pop(), ()):
            if after not in found:
                found.add(after)
                waiting.append(after)
    return found


_SOME = 32
"""How many rows tell about how many pairs there will be."""

_SHARED = 1_000_000
"""What steps reach is found once for all rows where it is no more than this, and for each row where it is."""

_NONE: set[int] = set()
_TWO = 2
