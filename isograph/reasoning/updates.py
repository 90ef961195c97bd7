"""Updates: stated triples come and go, and the closure follows by what is affected.

Data is updated in place, and put back as it was where the update fails. Axioms,
equalities and whatever a new program would have to be compiled for are closed anew
beside the old closure, which is replaced only when that has succeeded.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from isograph.errors import RunawayError
from isograph.reasoning import literals
from isograph.reasoning.clauses import AXIOM_CLASSES, KEPT_APART
from isograph.reasoning.evaluator import Changes, Evaluator, Plans
from isograph.reasoning.facts import Facts
from isograph.reasoning.lookups import Unwritten
from isograph.reasoning.program import Program
from isograph.reasoning.relations import Relation, minus
from isograph.reasoning.retraction import Retraction
from isograph.reasoning.strata import affected
from isograph.reasoning.terms import DIFFERENT_FROM, SAME_AS, TYPE, Term, Triple
from isograph.reasoning.trivia import trivial


@dataclass(frozen=True, slots=True)
class Change:
    """What an update did to the inferred triples: those that are new among them, and those that no longer are.

    A triple that was inferred and is now stated is among the removed, and the other way round. `unlisted` names the
    predicates of which triples came or went that are too many to list.
    """

    added: tuple[Triple, ...] = ()
    removed: tuple[Triple, ...] = ()
    unlisted: tuple[Term, ...] = ()


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
    axiomatic: set[int] = field(init=False)
    axiom_classes: set[int] = field(init=False)

    def __post_init__(self) -> None:
        self.axiomatic = set(map(self.facts.number, KEPT_APART - {TYPE, DIFFERENT_FROM}))
        self.axiom_classes = set(map(self.facts.number, AXIOM_CLASSES))

    def add(self, triples: Iterable[Triple]) -> None:
        """State triples; raise StructuralChangeError or RunawayError, with the facts as they were."""
        self.stated = [triple for triple in dict.fromkeys(triples) if not self.facts.states(triple)]
        if any(self._structural(triple) for triple in self.stated):
            raise StructuralChangeError
        changes = self._pairs(self.stated)
        self._refuse_walked(changes)
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
        self._refuse_walked(changes)
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
        stated = {triple for triple in self.stated if not self.facts.unread(triple[1])}
        unstated = set(self.unstated)
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
            if self.facts.unread(predicate):
                continue
            relation, turned = self.facts.place(self.facts.terms.intern(predicate))
            one, other = self.facts.number(subject), self.facts.number(object_)
            key, value = (other, one) if turned else (one, other)
            changes.setdefault(relation, {}).setdefault(key, set()).add(value)
        return changes

    def _structural(self, triple: Triple) -> bool:
        """Tell whether a triple is part of an axiom, or its predicate new to rules that range over predicates.

        Or it brings what is left aside into play: an equal term, a literal that is none of its datatype's.
        """
        if self.facts.unread(triple[1]):
            known, equal = self.facts.terms.number, self.facts.equality.of
            return not literals.well_formed(triple[2]) or any(known.get(term, -1) in equal for term in triple)
        number = self.facts.terms.intern(triple[1])
        relation, _ = self.facts.place(number)
        new = self.program.ranging and number not in self.facts.stated
        return new or self._axiomatic(relation, (self.facts.number(triple[2]),))

    def _axiomatic(self, relation: int, keys: Iterable[int]) -> bool:
        if relation == self.facts.number(TYPE):
            return not self.axiom_classes.isdisjoint(keys)
        return relation in self.axiomatic

    def _refuse_walked(self, changes: Changes) -> None:
        """Raise StructuralChangeError where changes lead to a relation that is walked: it is closed anew."""
        walked = {number for number, relation in self.facts.relations.items() if relation.walked}
        if walked and not walked.isdisjoint(affected(changes, self.program.strata, self.facts.number(TYPE))):
            raise StructuralChangeError

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
    alike = old.equality.of == new.equality.of and old.places == new.places
    unlisted = _walked(old) | _walked(new)
    if alike:
        came, went = spelled(new, _compared(new, old)), spelled(old, _compared(old, new))
        unlisted = {name for name in unlisted if not _same(old, new, name)}
    else:
        came, went = _written(new, unlisted), _written(old, unlisted)
    touched = {*came, *went, *_restated(old, new), *_restated(new, old)}
    before = {triple for triple in touched if triple[1] not in unlisted and _inferred(old, triple)}
    after = {triple for triple in touched if triple[1] not in unlisted and _inferred(new, triple)}
    return Change(tuple(sorted(after - before)), tuple(sorted(before - after)), tuple(sorted(unlisted)))


def _walked(facts: Facts) -> set[Term]:
    """Return the predicates whose relations are walked."""
    places = {number: facts.place(number)[0] for number in facts.predicates()}
    walked = {number for number, relation in facts.relations.items() if relation.walked}
    return {facts.terms.text[number] for number, place in places.items() if place in walked}


def _same(old: Facts, new: Facts, predicate: Term) -> bool:
    """Tell whether a predicate of two closures is walked along the same steps."""
    number, empty = old.terms.number[predicate], Relation()
    one, other = (facts.relations.get(facts.place(number)[0], empty) for facts in (old, new))
    return isinstance(one, Unwritten) and one.same(other)


def _written(facts: Facts, without: Container[Term]) -> Iterator[Triple]:
    for predicate in (*(facts.terms.text[number] for number in facts.predicates()), SAME_AS):
        if predicate not in without:
            yield from facts.read_matches(None, predicate, None)


def _inferred(facts: Facts, triple: Triple) -> bool:
    return not facts.unread(triple[1]) and facts.holds(triple) and not facts.states(triple) and not trivial(triple)


def _compared(one: Facts, other: Facts) -> Changes:
    empty = Relation()
    pairs = {
        number: minus(each.rows, other.relations.get(number, empty).rows)
        for number, each in one.relations.items()
        if not (each.walked or other.relations.get(number, empty).walked)
    }
    return {number: rows for number, rows in pairs.items() if rows}


def _restated(one: Facts, other: Facts) -> Iterator[Triple]:
    """Iterate over the triples stated in one and not in the other, where both have read them."""
    empty, text = Relation(), one.terms.text
    types = one.terms.number[TYPE]
    for predicate, relation in one.stated.items():
        if other.unread(one.terms.text[predicate]):
            continue
        for key, row in minus(relation.rows, other.stated.get(predicate, empty).rows).items():
            for value in row:
                ends = (value, key) if predicate == types else (key, value)
                yield text[ends[0]], text[predicate], text[ends[1]]
