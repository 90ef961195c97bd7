"""Retraction: taking stated pairs back, by deleting what may rest on them and deriving again what does not.

Stratum by stratum, everything that some derivation took from a lost pair comes under
doubt; what is stated or still follows without the doubtful pairs is put back; the rest
is lost to the next stratum. Derivations are followed among the facts as they were, so
lost pairs stay visible until a stratum derives again.
"""

from collections.abc import Callable

from isograph.reasoning.clauses import Clause
from isograph.reasoning.evaluator import Changes, Evaluator, united
from isograph.reasoning.relations import Rows, minus
from isograph.reasoning.strata import Stratum

Supported = Callable[[int, int, int], bool]
"""Tells whether a pair of a relation is stated."""


class Retraction:
    """One retraction of pairs that are no longer stated."""

    def __init__(self, evaluator: Evaluator, supported: Supported) -> None:
        self.evaluator, self.facts, self.supported = evaluator, evaluator.facts, supported
        self.lost: Changes = {}

    def run(self, strata: tuple[Stratum, ...], unstated: Changes) -> Changes:
        """Retract pairs and what rests on them alone; return all that is gone."""
        waiting = {number: {key: set(values) for key, values in rows.items()} for number, rows in unstated.items()}
        derived = [_taken(waiting, stratum) for stratum in strata]
        self.lost = {number: rows for number, rows in waiting.items() if rows}
        for stratum, own in zip(strata, derived, strict=True):
            doubt = self._doubted(stratum, own)
            if doubt:
                self._settle(stratum, doubt)
        return {number: self.facts.relation(number).subtract(rows) for number, rows in self.lost.items()}

    def _doubted(self, stratum: Stratum, own: Changes) -> Changes:
        """Return the stratum's pairs that some derivation took from lost ones."""
        doubt: Changes = {}
        united(doubt, own)
        fresh = self._new(self.evaluator.consequences(stratum.clauses, self.lost), doubt)
        united(fresh, own)
        while fresh:
            united(doubt, fresh)
            fresh = self._new(self.evaluator.consequences(stratum.recursive, fresh), doubt)
        return doubt

    def _new(self, found: Changes, doubt: Changes) -> Changes:
        """Return the pairs found that are facts, not stated and not yet in doubt."""
        fresh: Changes = {}
        for number, rows in found.items():
            known, facts = doubt.get(number, {}), self.facts.relation(number).rows
            met = {key: (values & facts.get(key, _NONE)) - known.get(key, _NONE) for key, values in rows.items()}
            kept = {
                key: {value for value in values if not self.supported(number, key, value)}
                for key, values in met.items()
                if values
            }
            if any(kept.values()):
                fresh[number] = {key: values for key, values in kept.items() if values}
        return fresh

    def _settle(self, stratum: Stratum, doubt: Changes) -> None:
        """Put back what still follows, and count the rest as lost."""
        self._hide(self.lost)
        self._hide(doubt)
        fresh = self._again(stratum, doubt)
        while fresh:
            for number, rows in fresh.items():
                self.facts.relation(number).merge(rows)
            doubt = _less(doubt, fresh)
            fresh = _common(self.evaluator.consequences(stratum.recursive, fresh), doubt)
        united(self.lost, doubt)
        for number, rows in self.lost.items():
            self.facts.relation(number).merge(rows)

    def _again(self, stratum: Stratum, doubt: Changes) -> Changes:
        """Return the doubtful pairs that a clause concludes from what is left."""
        found: Changes = {}
        for clause in stratum.clauses:
            rows = doubt.get(clause.head.relation) if clause.head else None
            if clause.head and rows:
                asked = Clause(clause.rule, clause.head, (clause.head, *clause.body), clause.distinct)
                united(found, {clause.head.relation: self.evaluator.solve(asked, (0, rows))})
        return _common(found, doubt)

    def _hide(self, changes: Changes) -> None:
        for number, rows in changes.items():
            self.facts.relation(number).subtract(rows)


_NONE: set[int] = set()


def _taken(waiting: Changes, stratum: Stratum) -> Changes:
    """Take out of the waiting pairs those of a stratum's own heads."""
    taken: Changes = {}
    for clause in stratum.clauses:
        rows = waiting.get(clause.head.relation) if clause.head else None
        if clause.head is None or not rows:
            continue
        keys = [clause.head.key] if isinstance(clause.head.key, int) else list(rows)
        own: Rows = {key: rows.pop(key) for key in keys if key in rows}
        united(taken, {clause.head.relation: own} if own else {})
    return taken


def _less(changes: Changes, other: Changes) -> Changes:
    left = {number: minus(rows, other.get(number, {})) for number, rows in changes.items()}
    return {number: rows for number, rows in left.items() if rows}


def _common(changes: Changes, other: Changes) -> Changes:
    shared: Changes = {}
    for number, rows in changes.items():
        table = other.get(number, {})
        met = {key: values & table[key] for key, values in rows.items() if key in table}
        if any(met.values()):
            shared[number] = {key: values for key, values in met.items() if values}
    return shared
