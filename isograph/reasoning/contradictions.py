"""Contradictions: solutions of the rules whose conclusion is false."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from isograph.reasoning import compiler, joins, literals
from isograph.reasoning.clauses import Clause
from isograph.reasoning.evaluator import Changes
from isograph.reasoning.facts import Facts
from isograph.reasoning.matching import solutions
from isograph.reasoning.plans import Shape, planned
from isograph.reasoning.relations import Relation, Rows
from isograph.reasoning.rules import Bindings, Pattern, Rule, is_variable, substituted
from isograph.reasoning.terms import SAME_AS, TYPE, Term, Triple, curie, is_literal, prefixed

_CONSIDERED = 16


@dataclass(frozen=True, slots=True, order=True)
class Contradiction:
    """What contradicts the ontology: the W3C's rule, the axiom and the triples that together cannot be.

    >>> print(Contradiction("cls-nothing2", "", (("<https://e.org/a>", TYPE, "<http://www.w3.org/2002/07/owl#Nothing>"),)))
    cls-nothing2: <https://e.org/a> rdf:type owl:Nothing
    """

    rule: str
    axiom: str
    triples: tuple[Triple, ...]

    def __str__(self) -> str:
        triples = "; ".join(map(" ".join, self.triples))
        return f"{self.rule}: {prefixed(triples)}{f' (axiom: {prefixed(self.axiom)})' if self.axiom else ''}"


def contradictions(facts: Facts, denials: Iterable[Clause]) -> tuple[Contradiction, ...]:
    """Return all contradictions among closed facts, sorted."""
    found = {*_denied(facts, denials), *_ill_typed(facts), *_unequal_values(facts), *_ill_formed(facts)}
    return tuple(sorted(found))


def contradictions_among(
    facts: Facts, denials: Iterable[Clause], came: Changes, known: tuple[Contradiction, ...]
) -> tuple[Contradiction, ...]:
    """Return the contradictions known and those that new pairs take part in."""
    found = {*known, *_denied(facts, denials, came), *_ill_typed(facts, came), *_ill_formed(facts, came)}
    return known if len(found) == len(known) else tuple(sorted(found))


def _denied(facts: Facts, denials: Iterable[Clause], came: Changes | None = None) -> Iterator[Contradiction]:
    seen: set[tuple[str, str, frozenset[Triple]]] = set()
    for clause in denials:
        for bindings in _solved(facts, clause) if came is None else _newly_solved(facts, clause, came):
            triples = _told(facts, clause, bindings)
            key = (clause.rule.name, clause.rule.axiom, frozenset(triples))
            if triples and key not in seen:
                seen.add(key)
                yield Contradiction(clause.rule.name, clause.rule.axiom, triples)


def _solved(facts: Facts, clause: Clause, changed: tuple[int, Rows] | None = None) -> Iterator[Bindings]:
    if any(not facts.relation(atom.relation).rows for atom in clause.body):
        return
    narrowed = None if changed is None else (changed[0], Shape.of(Relation(changed[1])))
    plan = planned(clause, lambda number: Shape.of(facts.relation(number)), *(narrowed or ()))
    rows = joins.search(clause, plan, joins.tables(clause, plan, facts.relation, changed))
    names, text = joins.variables_of(clause), facts.terms.text
    for row in rows:
        yield {name: text[number] for name, number in zip(names, row, strict=True)}


def _newly_solved(facts: Facts, clause: Clause, came: Changes) -> Iterator[Bindings]:
    for position, atom in enumerate(clause.body):
        rows = came.get(atom.relation)
        if rows and (not isinstance(atom.key, int) or atom.key in rows):
            yield from _solved(facts, clause, (position, rows))


def _told(facts: Facts, clause: Clause, bindings: Bindings) -> tuple[Triple, ...]:
    """Return the triples of a solution as the data states them, where equal terms leave a choice."""
    if facts.equality and any(pattern[1] == SAME_AS for pattern in clause.rule.body):
        choices = _spelled(facts, clause.rule, bindings) or _instances(facts, clause.rule, bindings)
    else:
        choices = _instances(facts, clause.rule, bindings)
    return max(choices, key=lambda triples: sum(map(facts.states, triples)), default=())


def _instances(facts: Facts, rule: Rule, bindings: Bindings) -> list[tuple[Triple, ...]]:
    found = islice(solutions(rule.body, facts, bindings), _CONSIDERED)
    return [tuple(substituted(pattern, each) for pattern in rule.body) for each in found]


def _spelled(facts: Facts, rule: Rule, bindings: Bindings) -> list[tuple[Triple, ...]]:
    """Return the instances of a rule on equality under the names that the data uses, not their representatives'."""

    def represented(pattern: Pattern) -> tuple[Term | int, ...]:
        return tuple(term if is_variable(term) else facts.number(term) for term in pattern)

    meant = tuple(map(represented, rule.body))
    return [
        tuple(substituted(pattern, found) for pattern in each.body)
        for each in compiler.instances(rule.name, facts.given())
        if tuple(map(represented, each.body)) == meant
        for found in solutions(each.body, facts, {})
        if all(facts.number(found[name]) == facts.number(term) for name, term in bindings.items())
    ]


def _ill_typed(facts: Facts, came: Changes | None = None) -> Iterator[Contradiction]:
    """Yield dt-not-type: literals that a range or the like makes members of a datatype they have no value of."""
    text, types = facts.terms.text, facts.number(TYPE)
    rows = facts.relation(types).rows if came is None else came.get(types, {})
    for class_, members in rows.items():
        if text[class_] in literals.DATATYPES:
            for member in (text[number] for number in members if is_literal(text[number])):
                if not literals.in_datatype(member, text[class_]):
                    yield Contradiction("dt-not-type", "", (*_uses(facts, member), (member, TYPE, text[class_])))


def _unequal_values(facts: Facts) -> Iterator[Contradiction]:
    """Yield dt-diff: literals of different values that were found to be one thing."""
    for members in facts.equality.classes():
        terms = sorted(facts.terms.text[number] for number in members)
        valued = [(term, value) for term in terms if (value := literals.value(term)) is not None]
        for (one, its), (other, others) in combinations(valued, 2):
            if its != others:
                yield Contradiction("dt-diff", "", (*_uses(facts, one), *_uses(facts, other), (one, SAME_AS, other)))


def _uses(facts: Facts, literal: Term) -> tuple[Triple, ...]:
    """Return a stated triple with a literal."""
    return tuple(islice(facts.given().matches(None, None, literal), 1))


def _ill_formed(facts: Facts, came: Changes | None = None) -> Iterator[Contradiction]:
    """Yield dt-not-type: literals whose text is none of their datatype's."""
    text = facts.terms.text
    numbers: Iterable[int] = range(len(text))
    if came is not None:
        numbers = {value for rows in came.values() for row in rows.values() for value in row}
    for number in numbers:
        term = text[number]
        if term.startswith('"') and term.endswith(">") and not literals.well_formed(term):
            yield from _misused(facts, term)


def _misused(facts: Facts, term: Term) -> Iterator[Contradiction]:
    literal, used = literals.read(term), _uses(facts, term)
    if literal is not None and used:
        yield Contradiction("dt-not-type", "", (*used, (term, TYPE, curie(f"xsd:{literal.datatype}"))))
