"""The evaluator: closes relations under clauses, stratum by stratum, semi-naive inside one."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from isograph.errors import RunawayError
from isograph.reasoning import joins, recursion
from isograph.reasoning.clauses import KEPT_APART, Clause
from isograph.reasoning.facts import Facts
from isograph.reasoning.plans import Plan, Shape, planned
from isograph.reasoning.relations import Relation, Rows, flipped, total
from isograph.reasoning.strata import Stratum
from isograph.reasoning.views import View
from isograph.reasoning.walkable import WRITTEN, rings, shape_of
from isograph.reasoning.walkable import Shape as Walkable
from isograph.reasoning.walks import Walk

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
        self.added, self._ceiling = 0, limit
        self._plans: Plans = {} if plans is None else plans

    def close(self, strata: Iterable[Stratum]) -> None:
        """Close the relations under the strata's clauses."""
        for stratum in strata:
            self._close(stratum)

    def solve(self, clause: Clause, changed: tuple[int, Rows] | None = None) -> Rows:
        """Return the pairs that a clause concludes; `changed` narrows one atom to the given rows.

        Raises RunawayError while there are no more of them than the bound, however many there would be.
        """
        new: Rows = {}
        plan = self._plan(clause, changed)
        tables = joins.tables(clause, plan, self.facts.relation, changed)
        try:
            joins.run(clause, plan, tables, new, max(self._ceiling - self.added, 0))
        except joins.TooManyError:
            if self._ceiling < self.limit:
                raise recursion.OvergrownError from None
            raise self._runaway(f"in one step by {clause.rule}") from None
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

    def prepare(self, strata: Iterable[Stratum]) -> None:
        """Plan for small changes, and turn round the relations that such plans read by value."""
        large = {number for number, relation in self.facts.relations.items() if len(relation.rows) > _LARGE}
        clauses = [clause for stratum in strata for clause in stratum.clauses if len(clause.body) > 1]
        for clause in (each for each in clauses if not large.isdisjoint(atom.relation for atom in each.body)):
            for position in range(len(clause.body)):
                joins.tables(clause, self._plan(clause, (position, _ONE)), self.facts.relation, (position, _ONE))

    def _close(self, stratum: Stratum) -> None:
        for head in {clause.head.relation for clause in stratum.clauses if clause.head}:
            self.facts.write_out(head)
        apart = frozenset(map(self.facts.number, KEPT_APART))
        if not stratum.recursive:
            self._conclude(stratum, apart)
            return
        self._solve_all(stratum.base)
        shape = shape_of(stratum, apart)
        most = self.limit if shape is None else shape.most(apart)
        known = self.added
        try:
            with self._at_most(most):
                self._write_out(stratum, self._ceiling - self.added)
        except recursion.OvergrownError:
            if shape is None or known + most >= self.limit:
                raise self._runaway("on the way along a relation") from None
            self._walk(stratum, shape, begun=shape.relation not in apart)

    def _conclude(self, stratum: Stratum, apart: frozenset[int]) -> None:
        """Write out what clauses without recursion conclude, or where that is too much, keep them to be asked."""
        (relation,) = {clause.head.relation for clause in stratum.base if clause.head}
        try:
            with self._at_most(self.limit if relation in apart else WRITTEN):
                self._solve_all(stratum.base)
        except recursion.OvergrownError:
            self.facts.begin_again(relation)
            stated = self.facts.relation(relation).rows
            self.facts.relations[relation] = View(stated, stratum.base, Evaluator(self.facts, self.limit).solve)

    @contextmanager
    def _at_most(self, pairs: int) -> Iterator[None]:
        """Raise OvergrownError where more pairs than so many would be added, and no bound is passed."""
        self._ceiling = min(self.limit, self.added + pairs)
        try:
            yield
        finally:
            self._ceiling = self.limit

    def _solve_all(self, clauses: Iterable[Clause]) -> None:
        for clause in clauses:
            self._absorb(clause, self.solve(clause))

    def _write_out(self, stratum: Stratum, most: int) -> None:
        """Close the relations of a stratum; raise OvergrownError where that takes more pairs than are to be written."""
        shape = recursion.linear(stratum)
        if shape is not None:
            self._close_linear(shape, most)
            self._close_rounds(stratum, shape.rest)
        else:
            closed = [clause for clause in stratum.recursive if recursion.transitive(clause)]
            for clause in closed:
                self._reach(clause, most)
            self._close_rounds(stratum, tuple(clause for clause in stratum.recursive if clause not in closed))

    def _walk(self, stratum: Stratum, shape: Walkable, *, begun: bool) -> None:
        """Keep what a stratum's relation is closed from; its pairs are found when they are asked for."""
        facts = self.facts
        if begun:
            facts.begin_again(shape.relation)
            self._solve_all(stratum.base)
        base = {key: set(row) for key, row in facts.relation(shape.relation).rows.items()}
        left, right = self._steps(shape.left), self._steps(shape.right)
        new = [self._steps(shape.folds), flipped(base) if shape.flips else {}]
        walk: Walk | None = None
        while walk is None or any(new):
            for rows in new:
                _unite(base, rows)
            walk = facts.relations[shape.relation] = Walk(base, left, right, again=shape.again)
            if shape.mutual is not None:
                facts.relations[shape.mutual] = Walk(rings(base), {}, {}, again=True)
            new = [self._unheld(walk, self.solve(clause)) for clause in shape.rest]

    @staticmethod
    def _unheld(walk: Walk, rows: Rows) -> Rows:
        found = {key: {value for value in row if not walk.holds(key, value)} for key, row in rows.items()}
        return {key: row for key, row in found.items() if row}

    def _close_linear(self, shape: recursion.Linear, most: int) -> None:
        relation = self.facts.relation(shape.relation)
        if not relation.rows:
            return
        before, rows = relation.size, relation.writable()
        if shape.right:
            recursion.extended_right(rows, self._steps(shape.right), most)
        if shape.left:
            recursion.extended_left(rows, self._steps(shape.left), lambda key: rows.setdefault(key, set()), most)
        self._count(relation.size - before, shape.relation)

    def _steps(self, clauses: Iterable[Clause]) -> Rows:
        steps: Rows = {}
        for clause in clauses:
            _unite(steps, self.solve(clause))
        return steps

    def _close_rounds(self, stratum: Stratum, unclosed: tuple[Clause, ...]) -> None:
        """Close round by round; the relations are closed under all recursive clauses but some already."""
        found: Changes = {}
        for clause in unclosed:
            _collect(found, clause, self.solve(clause))
        fresh = self._merge(found)
        while fresh:
            fresh = self._merge(self.consequences(stratum.recursive, fresh))

    def _reach(self, clause: Clause, most: int) -> None:
        if clause.head is not None:
            relation = self.facts.relation(clause.head.relation)
            before = relation.size
            relation.absorb(recursion.reach(relation.rows, most))
            self._count(relation.size - before, clause.head.relation)

    def _merge(self, found: Changes, new: Changes | None = None) -> Changes:
        relation = self.facts.relation
        merged = {
            number: relation(number).take(rows) if new is None else relation(number).merge(rows)
            for number, rows in found.items()
        }
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
            raise self._runaway(f"last in {self.facts.terms.text[relation]}")
        if self.added > self._ceiling:
            raise recursion.OvergrownError

    def _runaway(self, where: str) -> RunawayError:
        return RunawayError(f"the closure passed its bound of {self.limit:,} inferred triples, {where}")

    def _plan(self, clause: Clause, changed: tuple[int, Rows] | None) -> Plan:
        start, size = (None, 0) if changed is None else (changed[0], len(changed[1]).bit_length() // 3)
        plan = self._plans.get((clause, start, size))
        if plan is None:
            shapes: dict[int, Shape] = {}
            narrowed = None if changed is None else Shape.of(Relation(changed[1]))
            plan = planned(clause, lambda number: _shape(self.facts, number, shapes), start, narrowed)
            self._plans[clause, start, size] = plan
        return plan


_LARGE = 5_000
"""Relations of fewer rows are turned round when an edit first asks for it, in a millisecond."""

_ONE: Rows = {0: {0}}
"""What stands for a small change."""


def _shape(facts: Facts, number: int, known: dict[int, Shape]) -> Shape:
    if number not in known:
        known[number] = Shape.of(facts.relation(number))
    return known[number]


def _unite(rows: Rows, more: Rows) -> None:
    for key, values in more.items():
        rows.setdefault(key, set()).update(values)


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
