"""Joins as generated code: one Python function a clause and plan.

A clause runs millions of times over few shapes; nested loops written out for it,
ending in whole-set unions where the last variable allows, are several times faster
than any interpreter of plans. Only integers and names made here enter the text.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from isograph.reasoning.clauses import Atom, Clause, Slot
from isograph.reasoning.plans import Plan
from isograph.reasoning.relations import Relation, Rows, total

Join = Callable[[Sequence[Rows], Rows, Sequence[int], "Bound"], None]
"""Reads one table a step and adds the pairs of the head to the rows it is given, by constants and within a bound."""

Search = Callable[[Sequence[Rows], list[tuple[int, ...]], Sequence[int]], None]
"""Reads one table a step and appends the values of the variables, in the order of `variables_of`."""


def tables(
    clause: Clause, plan: Plan, relation: Callable[[int], Relation], changed: tuple[int, Rows] | None
) -> list[Rows]:
    """Return the rows or columns that each step of a plan reads; `changed` replaces those of one atom."""
    found = []
    for step in plan:
        if changed is not None and step.position == changed[0]:
            found.append(changed[1])
        else:
            source = relation(clause.body[step.position].relation)
            found.append(source.columns if step.columns else source.rows)
    return found


class TooManyError(Exception):
    """A join that concludes more pairs than its bound."""


@dataclass(frozen=True, slots=True)
class Bound:
    """How many pairs a join may conclude."""

    most: int

    def counted(self, new: Rows) -> tuple[int, int]:
        """Return how many pairs there are and at how many to count again, since joins count repetitions too.

        Raises TooManyError where there are more than the bound.
        """
        pairs = total(new)
        if pairs > self.most:
            raise TooManyError
        return pairs, max(self.most, pairs + self.most // 8)


def run(clause: Clause, plan: Plan, found: Sequence[Rows], new: Rows, most: int) -> None:
    """Run a clause by a plan over its tables, and add the pairs it concludes; raise TooManyError past a bound."""
    names = _names(clause)
    head, body, distinct = _renamed(clause, names)
    _join(head, body, distinct, plan)(found, new, _constants(names), Bound(most))


def search(clause: Clause, plan: Plan, found: Sequence[Rows]) -> list[tuple[int, ...]]:
    """Return the solutions of a clause's body, as values of its variables."""
    names = _names(clause)
    _, body, distinct = _renamed(clause, names)
    rows: list[tuple[int, ...]] = []
    _search(body, distinct, plan)(found, rows, _constants(names))
    return rows


def variables_of(clause: Clause) -> tuple[str, ...]:
    """Return the variables of a clause's body in the order of their first appearance."""
    return tuple(dict.fromkeys(variable for atom in clause.body for variable in atom.variables))


Pairs = tuple[tuple[Slot, Slot], ...]
Names = dict[Slot, str]


def _names(clause: Clause) -> Names:
    """Name variables and constants by position, so that clauses of one shape share their code."""
    names: Names = {variable: f"v{position}" for position, variable in enumerate(variables_of(clause))}
    atoms = clause.body if clause.head is None else (*clause.body, clause.head)
    slots = [slot for atom in atoms for slot in (atom.key, atom.value)] + [
        slot for pair in clause.distinct for slot in pair
    ]
    constants = dict.fromkeys(slot for slot in slots if isinstance(slot, int))
    return names | {constant: f"c{position}" for position, constant in enumerate(constants)}


def _constants(names: Names) -> tuple[int, ...]:
    return tuple(slot for slot in names if isinstance(slot, int))


def _renamed(clause: Clause, names: Names) -> tuple[Atom | None, tuple[Atom, ...], Pairs]:
    head = clause.head and Atom(0, names[clause.head.key], names[clause.head.value])
    body = tuple(Atom(0, names[atom.key], names[atom.value]) for atom in clause.body)
    return head, body, tuple((names[one], names[other]) for one, other in clause.distinct)


@lru_cache(maxsize=4096)
def _join(head: Atom, body: tuple[Atom, ...], distinct: Pairs, plan: Plan) -> Join:
    writer = _Writer(head, body, distinct, plan)
    writer.write()
    return _compiled(writer.lines)  # type: ignore[return-value]


@lru_cache(maxsize=256)
def _search(body: tuple[Atom, ...], distinct: Pairs, plan: Plan) -> Search:
    writer = _Writer(None, body, distinct, plan)
    writer.write()
    return _compiled(writer.lines)  # type: ignore[return-value]


def _compiled(lines: list[str]) -> object:
    scope: dict[str, object] = {}
    exec("\n".join(["def run(tables, new, constants, bound=None):", *lines]), scope)  # noqa: S102 - the text holds integers and our own names
    return scope["run"]


class _Writer:
    """Writes the nested loops of one join."""

    def __init__(self, head: Atom | None, body: tuple[Atom, ...], distinct: Pairs, plan: Plan) -> None:
        self.head, self.plan = head, plan
        self.atoms = [_turned(body[step.position], turned=step.columns) for step in plan]
        self.distinct = list(distinct)
        self.bound: set[Slot] = set()
        self.lines: list[str] = []
        self.depth, self.top = 1, 0

    def write(self) -> None:
        for number in range(len(self.plan)):
            self.emit(f"t{number} = tables[{number}]")
        for number in range(sum(1 for slot in self._slots() if str(slot).startswith("c"))):
            self.emit(f"c{number} = constants[{number}]")
        if self.head is not None:
            self.emit("pairs, most = 0, bound.most")
        self.top = len(self.lines)
        self._guard()
        for number, atom in enumerate(self.atoms):
            if self._visit(number, atom):
                return
        self._conclude()

    def emit(self, line: str) -> None:
        self.lines.append("    " * self.depth + line)

    def block(self, line: str) -> None:
        self.emit(f"{line}:")
        self.depth += 1

    def require(self, condition: str) -> None:
        """Go on only where a condition holds; a guard and no block, since Python bounds how deep blocks may nest."""
        self.emit(f"if not ({condition}): {'continue' if self.depth > 1 else 'return'}")

    def _slots(self) -> set[Slot]:
        atoms = [*self.atoms, self.head] if self.head else self.atoms
        return {slot for atom in atoms for slot in (atom.key, atom.value)} | {
            each for pair in self.distinct for each in pair
        }

    def _visit(self, number: int, atom: Atom) -> bool:
        """Write one atom; tell whether the conclusion was written with it, as a union of whole rows."""
        key, value = atom.key, atom.value
        if self._known(key):
            self.require(f"r{number} := t{number}.get({key})")
        else:
            if self._unused(number, value) and value != key:
                return self._keys(number, key)
            self.block(f"for {key}, r{number} in t{number}.items()")
            self._bind(key)
        if self._known(value):
            self.require(f"{value} in r{number}")
            return False
        return not self._unused(number, value) and self._values(number, value)

    def _keys(self, number: int, key: Slot) -> bool:
        if self._ends_with(number, key):
            self._union(f"t{number}")
            return True
        self.block(f"for {key} in t{number}")
        self._bind(key)
        return False

    def _values(self, number: int, value: Slot) -> bool:
        if self._ends_with(number, value):
            self._union(f"r{number}")
            return True
        if number + 1 < len(self.atoms) and self.atoms[number + 1].key == value:
            self.require(f"not k{number + 1}.isdisjoint(r{number})")
            self.lines.insert(self.top, f"    k{number + 1} = t{number + 1}.keys()")
        self.block(f"for {value} in r{number}")
        self._bind(value)
        return False

    def _bind(self, slot: Slot) -> None:
        self.bound.add(slot)
        self._guard()

    def _guard(self) -> None:
        for pair in [pair for pair in self.distinct if all(map(self._known, pair))]:
            self.distinct.remove(pair)
            self.require(f"{pair[0]} != {pair[1]}")

    def _known(self, slot: Slot) -> bool:
        return str(slot).startswith("c") or slot in self.bound

    def _unused(self, number: int, slot: Slot) -> bool:
        """Tell whether a variable appears nowhere but in this atom."""
        if self.head is None or self._known(slot):
            return False
        later = [self.head, *self.atoms[number + 1 :]]
        guarded = {each for pair in self.distinct for each in pair}
        return slot not in guarded and not any(slot in (atom.key, atom.value) for atom in later)

    def _ends_with(self, number: int, slot: Slot) -> bool:
        """Tell whether a loop over this variable would only add it to one row of the head."""
        last = number == len(self.atoms) - 1 and not self.distinct
        return last and self.head is not None and self.head.value == slot and self._known(self.head.key)

    def _union(self, rows: str) -> None:
        assert self.head is not None  # noqa: S101 - a search never gets here
        self.block(f"if (row := new.get({self.head.key})) is None")
        self.emit(f"new[{self.head.key}] = set({rows})")
        self.depth -= 1
        self.block("else")
        self.emit(f"row.update({rows})")
        self.depth -= 1
        self._count(f"len({rows})")

    def _conclude(self) -> None:
        if self.head is None:
            names = sorted(self.bound, key=lambda name: int(str(name)[1:]))
            self.emit(f"new.append(({''.join(f'{name}, ' for name in names)}))")
            return
        self.block(f"if (row := new.get({self.head.key})) is None")
        self.emit(f"new[{self.head.key}] = {{{self.head.value}}}")
        self.depth -= 1
        self.block("else")
        self.emit(f"row.add({self.head.value})")
        self.depth -= 1
        self._count("1")

    def _count(self, pairs: str) -> None:
        self.emit(f"pairs += {pairs}")
        self.block("if pairs > most")
        self.emit("pairs, most = bound.counted(new)")
        self.depth -= 1


def _turned(atom: Atom, *, turned: bool) -> Atom:
    return Atom(atom.relation, atom.value, atom.key) if turned else atom
