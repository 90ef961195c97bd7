"""The evaluator: closes relations under clauses, stratum by stratum, semi-naive inside one."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from isograph.errors import RunawayError
from isograph.reasoning import joins, recursion
from isograph.reasoning.clauses import Clause
from isograph.reasoning.facts import Facts
from isograph.reasoning.plans import Plan, Shape, planned
from isograph.reasoning.relations import Relation, Rows, total
from isograph.reasoning.strata import Stratum

Changes = dict[int, Rows]
"""Pairs by relation."""

Plans = dict[tuple[Clause, int | None, int], Plan]
"""Plans by clause, the atom that is narrowed and the magnitude of what it is narrowed to."""


@contextmanager
def collector_paused() -> Iterator[None]:
    """Switch the garbage collector off: a closure makes millions of sets and no cycles, and it would walk them all."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


class Evaluator:
    """Runs clauses over facts; `limit` bounds how many pairs one run may add, `plans` remembers from run to run."""

    def __init__(self, facts: Facts, limit: int, plans: Plans | None = None) -> None:
        self.facts, self.limit = facts, limit
        self.added = 0
        self._plans: Plans = {} if plans is None else plans

    def close(self, strata: Iterable[Stratum]) -> None:
        """Close the relations under the strata's clauses."""
        for stratum in strata:
            self._close(stratum)

    def solve(self, clause: Clause, changed: tuple[int, Rows] | None = None) -> Rows:
        """Return the pairs that a clause concludes; `changed` narrows one atom to the given rows."""
        new: Rows = {}
        plan = self._plan(clause, changed)
        joins.run(clause, plan, joins.tables(clause, plan, self.facts.relation, changed), new)
        return new

    def consequences(self, clauses: Iterable[Clause], changes: Changes) -> Changes:
        """Return what clauses conclude when each atom in turn is narrowed to the changed pairs of its relation."""
        found: Changes = {}
        for clause in clauses:
            for position, atom in enumerate(clause.body):
                rows = changes.get(atom.relation)
                if rows and (not isinstance(atom.key, int) or atom.key in rows):
                    _collect(found, clause, self.solve(clause, (position, rows)))
        return found

    def extend(self, strata: Iterable[Stratum], changes: Changes, new: Changes) -> None:
        """Add pairs and what follows from them; enter all that is new in `new`, also where the bound is passed."""
        self._merge(changes, new)
        for stratum in strata:
            fresh = self._merge(self.consequences(stratum.clauses, new), new)
            while fresh:
                fresh = self._merge(self.consequences(stratum.recursive, fresh), new)

    def _close(self, stratum: Stratum) -> None:
        for clause in stratum.base:
            self._absorb(clause, self.solve(clause))
        if not stratum.recursive:
            return
        shape = recursion.linear(stratum)
        if shape is not None:
            self._close_linear(shape)
            self._close_rounds(stratum, shape.rest)
        else:
            closed = [clause for clause in stratum.recursive if recursion.transitive(clause)]
            for clause in closed:
                self._reach(clause)
            self._close_rounds(stratum, tuple(clause for clause in stratum.recursive if clause not in closed))

    def _close_linear(self, shape: recursion.Linear) -> None:
        relation = self.facts.relation(shape.relation)
        if not relation.rows:
            return
        before, rows = relation.size, relation.writable()
        if shape.right:
            recursion.extended_right(rows, self._steps(shape.right), self.limit)
        if shape.left:
            recursion.extended_left(rows, self._steps(shape.left), lambda key: rows.setdefault(key, set()))
        self._count(relation.size - before, shape.relation)

    def _steps(self, clauses: Iterable[Clause]) -> Rows:
        steps: Rows = {}
        for clause in clauses:
            for key, values in self.solve(clause).items():
                steps.setdefault(key, set()).update(values)
        return steps

    def _close_rounds(self, stratum: Stratum, unclosed: tuple[Clause, ...]) -> None:
        """Close round by round; the relations are closed under all recursive clauses but some already."""
        found: Changes = {}
        for clause in unclosed:
            _collect(found, clause, self.solve(clause))
        fresh = self._merge(found)
        while fresh:
            fresh = self._merge(self.consequences(stratum.recursive, fresh))

    def _reach(self, clause: Clause) -> None:
        if clause.head is not None:
            relation = self.facts.relation(clause.head.relation)
            before = relation.size
            relation.absorb(recursion.reach(relation.rows, self.limit))
            self._count(relation.size - before, clause.head.relation)

    def _merge(self, found: Changes, new: Changes | None = None) -> Changes:
        merged = {number: self.facts.relation(number).merge(rows) for number, rows in found.items()}
        fresh = {number: rows for number, rows in merged.items() if rows}
        if new is not None:
            united(new, fresh)
        for number, rows in fresh.items():
            self._count(total(rows), number)
        return fresh

    def _absorb(self, clause: Clause, rows: Rows) -> None:
        if clause.head is not None and rows:
            relation = self.facts.relation(clause.head.relation)
            self._count(total(rows), clause.head.relation)
            relation.absorb(rows)

    def _count(self, pairs: int, relation: int) -> None:
        self.added += pairs
        if self.added > self.limit:
            name = self.facts.terms.text[relation]
            raise RunawayError(f"the closure passed its bound of {self.limit:,} inferred triples, last in {name}")

    def _plan(self, clause: Clause, changed: tuple[int, Rows] | None) -> Plan:
        start, size = (None, 0) if changed is None else (changed[0], len(changed[1]).bit_length() // 3)
        plan = self._plans.get((clause, start, size))
        if plan is None:
            shapes: dict[int, Shape] = {}
            narrowed = None if changed is None else Shape.of(Relation(changed[1]))
            plan = planned(clause, lambda number: _shape(self.facts, number, shapes), start, narrowed)
            self._plans[clause, start, size] = plan
        return plan


def _shape(facts: Facts, number: int, known: dict[int, Shape]) -> Shape:
    if number not in known:
        known[number] = Shape.of(facts.relation(number))
    return known[number]


def united(changes: Changes, more: Changes) -> None:
    """Add changes to changes."""
    for number, rows in more.items():
        table = changes.setdefault(number, {})
        for key, values in rows.items():
            table[key] = table[key] | values if key in table else values


def _collect(found: Changes, clause: Clause, rows: Rows) -> None:
    if clause.head is None or not rows:
        return
    table = found.setdefault(clause.head.relation, {})
    for key, values in rows.items():
        known = table.get(key)
        if known is None:
            table[key] = values
        else:
            known |= values
