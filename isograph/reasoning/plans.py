"""Join plans: in which order a clause visits its atoms, and which side of each relation it reads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from isograph.reasoning.clauses import Atom, Clause, Slot
from isograph.reasoning.relations import Relation

BIG = 1_000_000
"""Relations of more pairs are never turned round: they are scanned by rows."""

MOST = 8
"""How many atoms are tried as the first of a plan: the changed one, then the smallest."""


class Step(NamedTuple):
    """One atom of a plan: its position in the body, and whether its columns are read in place of its rows."""

    position: int
    columns: bool


Plan = tuple[Step, ...]

_CHECK = 0.5


@dataclass(frozen=True, slots=True)
class Shape:
    """How big a relation is."""

    rows: int
    pairs: int
    indexed: bool
    walked: bool = False

    @classmethod
    def of(cls, relation: Relation) -> "Shape":
        """Return the shape of a relation."""
        return cls(len(relation.rows), relation.weight, relation.indexed, relation.walked)


def planned(
    clause: Clause, shape: Callable[[int], Shape], start: int | None = None, changed: Shape | None = None
) -> Plan:
    """Return the cheapest of the greedy plans; `start` is an atom that stands for changed pairs of the given shape."""
    if len(clause.body) == 1 and (isinstance(clause.body[0].key, int) or not isinstance(clause.body[0].value, int)):
        return (Step(0, columns=start is None and _asks_values(clause) and shape(clause.body[0].relation).walked),)
    shapes = {
        position: changed if position == start and changed else shape(atom.relation)
        for position, atom in enumerate(clause.body)
    }
    firsts = sorted(shapes, key=lambda position: (position != start, shapes[position].pairs))[:MOST]
    plans = (_greedy(clause.body, first, shapes, start) for first in firsts)
    return min(plans, key=lambda plan: plan[0])[1] if clause.body else ()


def _asks_values(clause: Clause) -> bool:
    """Tell whether a clause of one atom asks for nothing but its values."""
    atom = clause.body[0]
    used = clause.head.variables if clause.head else atom.variables
    return isinstance(atom.key, str) and atom.key not in used


def _greedy(body: tuple[Atom, ...], first: int, shapes: dict[int, Shape], start: int | None) -> tuple[float, Plan]:
    bound: set[Slot] = set()
    steps: list[Step] = []
    cost, fan, left = 0.0, 1.0, set(range(len(body)))
    while left:
        choices = [first] if not steps else sorted(left)
        price, out, step = _cheapest(_choices(body, choices, bound, shapes, start))
        cost += fan * price
        fan *= max(out, 0.01)
        steps.append(step)
        left.discard(step.position)
        bound.update(body[step.position].variables)
    return cost, tuple(steps)


def _cheapest(choices: Iterable[tuple[float, float, Step]]) -> tuple[float, float, Step]:
    """Return the cheapest choice; a mere check is taken at once, which keeps long bodies cheap to plan."""
    best = (inf, inf, Step(0, columns=False))
    for choice in choices:
        best = min(best, choice)
        if best[0] <= _CHECK:
            break
    return best


def _choices(
    body: tuple[Atom, ...], positions: Iterable[int], bound: set[Slot], shapes: dict[int, Shape], start: int | None
) -> Iterable[tuple[float, float, Step]]:
    """Yield for each next step its price, how many solutions it leaves for each one before it, and itself."""
    for position in positions:
        atom, shape = body[position], shapes[position]
        key, value = (isinstance(slot, int) or slot in bound for slot in (atom.key, atom.value))
        rows, pairs = max(shape.rows, 1), max(shape.pairs, 1)
        if key and value:
            yield _CHECK, _CHECK, Step(position, columns=False)
        elif key:
            yield pairs / rows, pairs / rows, Step(position, columns=False)
        elif value and position != start and (pairs <= BIG or shape.indexed):
            out = max(1.0, pairs / rows / 100)
            yield out + (0 if shape.indexed or not bound else 0.1), out, Step(position, columns=True)
        elif value or (not bound and _filtered(body, position, start)):
            yield float(rows), 1.0, Step(position, columns=False)
        else:
            yield float(pairs), float(pairs), Step(position, columns=False)


def _filtered(body: tuple[Atom, ...], position: int, start: int | None) -> bool:
    """Tell whether rows that meet none of the changed keys are skipped unread."""
    return start is not None and start != position and body[position].value == body[start].key
