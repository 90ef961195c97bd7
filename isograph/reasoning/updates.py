"""Updates: stated triples come and go, and the closure follows by what is affected.

Data is updated in place, and put back as it was where the update fails. Axioms,
equalities and whatever a new program would have to be compiled for are closed anew
beside the old closure, which is replaced only when that has succeeded.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from isograph.errors import RunawayError
from isograph.reasoning.clauses import AXIOM_CLASSES, KEPT_APART
from isograph.reasoning.evaluator import Changes, Evaluator, Plans
from isograph.reasoning.facts import Facts
from isograph.reasoning.program import Program
from isograph.reasoning.relations import Relation, minus
from isograph.reasoning.retraction import Retraction
from isograph.reasoning.terms import DIFFERENT_FROM, TYPE, Triple
from isograph.reasoning.trivia import trivial


@dataclass(frozen=True, slots=True)
class Change:
    """What an update did to the inferred triples: those that are new among them, and those that no longer are.

    A triple that was inferred and is now stated is among the removed, and the other way round.
    """

    added: tuple[Triple, ...] = ()
    removed: tuple[Triple, ...] = ()


class StructuralChangeError(Exception):
    """An update that a new program has to be compiled for."""


@dataclass(slots=True)
class Update:
    """One update of closed facts in place: what was stated or unstated, and which pairs came or went with it."""

    facts: Facts
    program: Program
    limit: int
    plans: Plans
    stated: list[Triple] = field(default_factory=list)
    unstated: list[Triple] = field(default_factory=list)
    came: Changes = field(default_factory=dict)
    went: Changes = field(default_factory=dict)

    def add(self, triples: Iterable[Triple]) -> None:
        """State triples; raise StructuralChangeError or RunawayError, with the facts as they were."""
        self.stated = [triple for triple in dict.fromkeys(triples) if not self.facts.states(triple)]
        if any(self._structural(triple) for triple in self.stated):
            raise StructuralChangeError
        changes = self._pairs(self.stated)
        self.facts.enter(self.stated)
        try:
            Evaluator(self.facts, self.limit, self.plans).extend(self.program.strata, changes, self.came)
        except RunawayError:
            self.undo()
            raise
        if any(self._axiomatic(number, rows.keys()) for number, rows in self.came.items()):
            self.undo()
            raise StructuralChangeError

    def remove(self, triples: Iterable[Triple]) -> None:
        """Take stated triples back; raise StructuralChangeError with the facts as they were."""
        self.unstated = [triple for triple in dict.fromkeys(triples) if self.facts.states(triple)]
        if any(self._structural(triple) or self._sensitive(triple) for triple in self.unstated):
            raise StructuralChangeError
        changes = self._pairs(self.unstated)
        self.facts.leave(self.unstated)
        supported = _Support(self.facts)
        unsupported = {
            number: {key: {value for value in row if not supported(number, key, value)} for key, row in rows.items()}
            for number, rows in changes.items()
        }
        retraction = Retraction(Evaluator(self.facts, self.limit, self.plans), supported)
        self.went = retraction.run(self.program.strata, _filled(unsupported))

    def undo(self) -> None:
        """Put the facts back as they were before the update."""
        for number, rows in self.came.items():
            self.facts.relation(number).subtract(rows)
        for number, rows in self.went.items():
            self.facts.relation(number).merge(rows)
        self.facts.leave(self.stated)
        self.facts.enter(self.unstated)

    def change(self) -> Change:
        """Return what the update did to the inferred triples."""
        stated, unstated = set(self.stated), set(self.unstated)
        came, went = set(spelled(self.facts, self.came)), set(spelled(self.facts, self.went))
        added = (came - stated) | {triple for triple in unstated if self.facts.holds(triple)}
        removed = (went - unstated) | (stated - came)
        return Change(
            tuple(sorted(triple for triple in added if not trivial(triple))),
            tuple(sorted(triple for triple in removed if not trivial(triple))),
        )

    def _pairs(self, triples: Iterable[Triple]) -> Changes:
        """Return triples as pairs of relations, in representatives."""
        changes: Changes = {}
        for subject, predicate, object_ in triples:
            relation, turned = self.facts.place(self.facts.terms.intern(predicate))
            one, other = self.facts.number(subject), self.facts.number(object_)
            key, value = (other, one) if turned else (one, other)
            changes.setdefault(relation, {}).setdefault(key, set()).add(value)
        return changes

    def _structural(self, triple: Triple) -> bool:
        """Tell whether a triple is part of an axiom, or its predicate new to rules that range over predicates."""
        number = self.facts.terms.intern(triple[1])
        relation, _ = self.facts.place(number)
        new = self.program.ranging and number not in self.facts.stated
        return new or self._axiomatic(relation, (self.facts.number(triple[2]),))

    def _axiomatic(self, relation: int, keys: Iterable[int]) -> bool:
        axiomatic, classes = _axiom_numbers(self.facts)
        if relation == self.facts.number(TYPE):
            return not classes.isdisjoint(keys)
        return relation in axiomatic

    def _sensitive(self, triple: Triple) -> bool:
        """Tell whether an equality or axiom that the data derived may rest on a triple."""
        return self.program.derived and self.facts.place(self.facts.terms.intern(triple[1]))[0] in self.program.cone


class _Support:
    """Tells whether a pair of representatives is stated, under any of its names."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.homes: dict[int, list[tuple[int, bool]]] = {}
        types = facts.terms.number[TYPE]
        for predicate in facts.stated:
            relation, turned = facts.place(predicate)
            self.homes.setdefault(relation, []).append((predicate, turned != (predicate == types)))

    def __call__(self, relation: int, key: int, value: int) -> bool:
        members = self.facts.equality.members
        return any(
            self.facts.stated[predicate].holds(*((other, one) if turned else (one, other)))
            for predicate, turned in self.homes.get(relation, ())
            for one in members(key)
            for other in members(value)
        )


def _axiom_numbers(facts: Facts) -> tuple[set[int], set[int]]:
    number = facts.number
    return {number(term) for term in KEPT_APART - {TYPE, DIFFERENT_FROM}}, {number(term) for term in AXIOM_CLASSES}


def _filled(changes: Changes) -> Changes:
    full = {number: {key: row for key, row in rows.items() if row} for number, rows in changes.items()}
    return {number: rows for number, rows in full.items() if rows}


def spelled(facts: Facts, changes: Changes) -> Iterator[Triple]:
    """Iterate over changed pairs as triples, under every name that their terms and predicates have."""
    text, members = facts.terms.text, facts.equality.members
    names = _names(facts)
    for number, rows in changes.items():
        for predicate, turned in names.get(number, ()):
            name = text[predicate]
            for key, row in rows.items():
                keys = [text[each] for each in members(key)]
                values = [text[each] for value in row for each in members(value)]
                for one in keys:
                    if turned:
                        yield from ((value, name, one) for value in values)
                    else:
                        yield from ((one, name, value) for value in values)


def _names(facts: Facts) -> Mapping[int, list[tuple[int, bool]]]:
    """Return the predicates of each relation."""
    names: dict[int, list[tuple[int, bool]]] = {}
    for predicate in facts.predicates():
        relation, turned = facts.place(predicate)
        names.setdefault(relation, []).append((predicate, turned))
    return names


def difference(old: Facts, new: Facts) -> Change:
    """Return how the inferred triples of two closures over the same terms differ."""
    if old.equality.of == new.equality.of and old.places == new.places:
        came, went = _compared(new, old), _compared(old, new)
        return _difference(old, new, spelled(new, came), spelled(old, went))
    return _difference(old, new, new.matches(None, None, None), old.matches(None, None, None))


def _difference(old: Facts, new: Facts, came: Iterable[Triple], went: Iterable[Triple]) -> Change:
    """Return the change, given triples among which are all that came or went in fact."""
    touched = {*came, *went, *_restated(old, new), *_restated(new, old)}
    before = {triple for triple in touched if _inferred(old, triple)}
    after = {triple for triple in touched if _inferred(new, triple)}
    return Change(tuple(sorted(after - before)), tuple(sorted(before - after)))


def _inferred(facts: Facts, triple: Triple) -> bool:
    return facts.holds(triple) and not facts.states(triple) and not trivial(triple)


def _compared(one: Facts, other: Facts) -> Changes:
    empty = Relation()
    pairs = {
        number: minus(each.rows, other.relations.get(number, empty).rows) for number, each in one.relations.items()
    }
    return {number: rows for number, rows in pairs.items() if rows}


def _restated(one: Facts, other: Facts) -> Iterator[Triple]:
    """Iterate over the triples stated in one and not in the other."""
    empty, text = Relation(), one.terms.text
    types = one.terms.number[TYPE]
    for predicate, relation in one.stated.items():
        for key, row in minus(relation.rows, other.stated.get(predicate, empty).rows).items():
            for value in row:
                ends = (value, key) if predicate == types else (key, value)
                yield text[ends[0]], text[predicate], text[ends[1]]
