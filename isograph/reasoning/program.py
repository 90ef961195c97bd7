"""The program of a closure, and its making: compile, close what may change the program, compile again, close all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from isograph.reasoning import compiler
from isograph.reasoning.clauses import AXIOM_CLASSES, KEPT_APART, Clause, Lowering, UnboundedRuleError, shared_places
from isograph.reasoning.evaluator import Evaluator, collector_paused
from isograph.reasoning.facts import Facts
from isograph.reasoning.hierarchy import SUBCLASS, SUBPROPERTY
from isograph.reasoning.matching import matching, solutions
from isograph.reasoning.profile import Outside, outside
from isograph.reasoning.relations import Relation, Rows, total
from isograph.reasoning.rules import Bindings, Pattern, Rule, is_variable, substituted, unified
from isograph.reasoning.strata import Stratum, stratified
from isograph.reasoning.terms import DIFFERENT_FROM, SAME_AS, TYPE, Triple, is_iri


@dataclass(frozen=True, slots=True)
class Link:
    """Why two terms are equal: stated where there is no rule, else concluded by the rule from the premises."""

    triple: Triple
    rule: Rule | None
    premises: tuple[Triple, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """What was compiled: rules, the strata that run them, contradictions to look for, and what was left out.

    `links` tell why terms are equal. `cone` has the relations that equality and axioms may be derived from, and
    `derived` tells whether any were; `ranging` whether a rule ranges over predicates.
    """

    rules: tuple[Rule, ...]
    strata: tuple[Stratum, ...]
    denials: tuple[Clause, ...]
    outside: tuple[Outside, ...]
    links: tuple[Link, ...] = ()
    cone: frozenset[int] = frozenset()
    derived: bool = False
    ranging: bool = False


class Builder:
    """Closes stated facts under OWL 2 RL and the user's rules, compiling as often as the data adds axioms or equals."""

    def __init__(self, facts: Facts, rules: Iterable[Rule], limit: int) -> None:
        self.facts, self.user_rules, self.limit = facts, tuple(rules), limit
        self.axioms: dict[int, Rows] = {}
        self.links: list[Link] = []
        self.thing = False
        self.compiled = 0
        self.named: set[str] = {TYPE}

    def build(self) -> Program:
        """Close the facts and return the program that did."""
        with collector_paused():
            self._read_axioms()
            self._equate_stated()
            while True:
                program = self._compiled()
                first = self._prefix(program.strata)
                if self._settled(first, program) and self._settled(program.strata, program):
                    return self._finished(program, first)

    def _read_axioms(self) -> None:
        """Read the axioms of a source, by which the rest is chosen; everything where a rule ranges over predicates."""
        aside = self.facts.aside
        if aside is None or aside.read:
            return
        if any(map(_predicate_variables, self.user_rules)):
            self.facts.state(aside.source.triples())
            self.facts.aside = None
            return
        for predicate in sorted(KEPT_APART - {TYPE}):
            self.facts.state(aside.matches(None, predicate, None))
        for class_ in sorted(AXIOM_CLASSES):
            self.facts.state(aside.matches(None, TYPE, class_))

    def _read(self, rules: Iterable[Rule]) -> None:
        """Read what rules name and equality renames, as far as it was left aside."""
        aside = self.facts.aside
        if aside is None:
            return
        patterns = (pattern for rule in rules for pattern in (*rule.body, rule.head) if pattern)
        wanted = {pattern[1] for pattern in patterns} | self._equals() | KEPT_APART
        self.facts.state(aside.bring(wanted | aside.misusing()) if aside.read else aside.go_through(wanted))

    def _equals(self) -> set[str]:
        """Return the IRIs that are equal to something else."""
        return {term for term in map(self.facts.terms.text.__getitem__, self.facts.equality.of) if is_iri(term)}

    def _finished(self, program: Program, first: tuple[Stratum, ...]) -> Program:
        if self.facts.aside is not None:
            equal = map(self.facts.terms.text.__getitem__, self.facts.equality.of)
            self.facts.bring(self.facts.aside.touching(equal))
        clauses = [clause for stratum in first for clause in stratum.clauses]
        return replace(
            program,
            links=tuple(self.links),
            cone=frozenset(atom.relation for clause in clauses for atom in clause.body),
            derived=self.compiled > 1,
            ranging=any(map(_predicate_variables, self.user_rules)),
        )

    def _compiled(self) -> Program:
        self.compiled += 1
        self._restart({})
        schema = compiler.schema_rules(_Representatives(self.facts), with_thing=self.thing)
        clauses, _ = self._lowered(schema)
        Evaluator(self.facts, self.limit).close(stratified(clauses, self._types))
        self.axioms = self._axiom_rows()
        rules, unread = compiler.data_rules(_Representatives(self.facts), self._walked())
        rules = (*rules, *self._grounded(), *schema)
        if not self.thing and compiler.reads_thing(rules, _Representatives(self.facts)):
            self.thing, self.compiled = True, self.compiled - 1
            return self._compiled()
        if not self.thing:
            rules = compiler.without_thing(rules)
        self._read(rules)
        self._restart(shared_places(rules, self.facts.number))
        clauses, unbounded = self._lowered(rules)
        strata = stratified([clause for clause in clauses if clause.head], self._types)
        denials = tuple(clause for clause in clauses if not clause.head)
        left_out = (*unread, *unbounded, *outside(self.facts.given()))
        return Program(rules, strata, denials, left_out)

    @property
    def _types(self) -> int:
        return self.facts.number(TYPE)

    def _walked(self) -> dict[str, list[Triple]]:
        """Return the steps of hierarchies that are too large to be read whole."""
        text = self.facts.terms.text
        relations = {name: self.facts.relation(self.facts.number(name)) for name in (SUBCLASS, SUBPROPERTY)}
        return {
            name: [(text[one], name, text[other]) for one, row in relation.seeds.items() for other in row]
            for name, relation in relations.items()
            if relation.walked
        }

    def _lowered(self, rules: Iterable[Rule]) -> tuple[list[Clause], list[Outside]]:
        lowering = Lowering(self.facts.number, self.facts.place)
        clauses: list[Clause] = []
        unbounded: list[Outside] = []
        for rule in rules:
            try:
                clause = lowering.clause(rule)
            except UnboundedRuleError as error:
                unbounded.append(Outside(rule.axioms[0] if rule.axioms else rule.body[0], str(error)))
                continue
            if clause is not None:
                clauses.append(clause)
        return clauses, unbounded

    def _grounded(self) -> Iterator[Rule]:
        """Return the user's rules, those with a variable predicate once for each predicate in use."""
        self.named |= self._names()
        known = sorted(self.named)
        for rule in self.user_rules:
            for bindings in _choices(_predicate_variables(rule), known):
                body = tuple(substituted(pattern, bindings) for pattern in rule.body)
                head = substituted(rule.head, bindings) if rule.head else None
                yield Rule(rule.name, body, head, rule.axioms, rule.distinct)

    def _names(self) -> set[str]:
        """Return the predicates of the facts."""
        used = (number for number in self.facts.predicates() if any(self.facts.pairs(number, None, None)))
        return {name for name in map(self.facts.terms.text.__getitem__, used) if is_iri(name)}

    def _restart(self, places: dict[int, tuple[int, bool]]) -> None:
        """Begin again with the stated facts, under the equalities and the derived axioms known by now."""
        self.facts.begin(places)
        for home, rows in self.axioms.items():
            self.facts.relation(home).merge(self.facts.represented(Relation(rows)).rows)

    def _prefix(self, strata: tuple[Stratum, ...]) -> tuple[Stratum, ...]:
        """Return the strata that equality and axioms depend on: all others need to run only once."""
        number = self.facts.number
        types, wanted = self._types, {number(term) for term in KEPT_APART - {TYPE, DIFFERENT_FROM}}
        classes = {number(term) for term in AXIOM_CLASSES}
        needed: list[Stratum] = []
        for stratum in reversed(strata):
            heads = [clause.head for clause in stratum.clauses if clause.head]
            if any(
                head.relation in wanted and (head.relation != types or head.key in classes or isinstance(head.key, str))
                for head in heads
            ):
                needed.append(stratum)
                for atom in (atom for clause in stratum.clauses for atom in clause.body):
                    wanted.add(atom.relation)
                    if atom.relation == types:
                        classes.add(atom.key if isinstance(atom.key, int) else -1)
        return tuple(reversed(needed))

    def _settled(self, strata: tuple[Stratum, ...], program: Program) -> bool:
        """Run strata; tell whether they found neither new equals nor new axioms nor new predicates for a rule."""
        before = self._axiom_rows()
        Evaluator(self.facts, self.limit).close(strata)
        after = self._axiom_rows()
        self.axioms = after
        grown = any(total(rows) != total(before.get(number, {})) for number, rows in after.items())
        names = self._names() if any(map(_predicate_variables, self.user_rules)) else set()
        widened = not names <= self.named
        self.named |= names
        return not (self._equate_derived(program) or grown or widened)

    def _axiom_rows(self) -> dict[int, Rows]:
        facts = self.facts
        found: dict[int, Rows] = {}
        for number in sorted(facts.number(term) for term in KEPT_APART - {TYPE, SAME_AS}):
            if number in facts.relations and facts.relations[number].rows:
                found[number] = {key: set(row) for key, row in facts.relations[number].seeds.items()}
        classes = sorted(facts.number(term) for term in AXIOM_CLASSES)
        types = facts.relation(self._types).rows
        found[self._types] = {key: set(types[key]) for key in classes if key in types}
        return found

    def _equate_stated(self) -> None:
        stated = self.facts.stated.get(self.facts.terms.intern(SAME_AS), Relation())
        text = self.facts.terms.text
        for one, other in stated.pairs():
            self._link(Link((text[one], SAME_AS, text[other]), None, ()))

    def _equate_derived(self, program: Program) -> bool:
        """Join the terms that rules found equal; tell whether there were any new ones."""
        derived = self.facts.relations.pop(self.facts.terms.number[SAME_AS], Relation())
        text = self.facts.terms.text
        equating = [rule for rule in program.rules if compiler.equates(rule)]
        links = [
            self._reason((text[one], SAME_AS, text[other]), equating)
            for one, other in derived.pairs()
            if self.facts.equality.representative(one) != self.facts.equality.representative(other)
        ]
        return sum(map(self._link, links)) > 0

    def _link(self, link: Link) -> bool:
        one, other = self.facts.terms.number[link.triple[0]], self.facts.terms.number[link.triple[2]]
        if one != other:
            self.links.append(link)
        return self.facts.equality.join(one, other)

    def _reason(self, triple: Triple, rules: Iterable[Rule]) -> Link:
        """Return why a rule found two terms equal, while the facts it was found from are still apart."""
        view = _Representatives(self.facts)
        for rule in rules:
            bindings = unified(rule.head, triple, {}) if rule.head else None
            for found in solutions(rule.body, view, bindings) if bindings is not None else ():
                if all(found.get(one, one) != found.get(other, other) for one, other in rule.distinct):
                    premises = tuple(substituted(pattern, found) for pattern in rule.body)
                    return Link(triple, rule, premises)
        return Link(triple, None, ())


class _Representatives:
    """A view of facts in which each class of equal terms is its representative alone."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def matches(self, subject: str | None, predicate: str | None, object_: str | None) -> Iterator[Triple]:
        """Iterate over the triples of representatives."""
        if predicate is None or predicate == SAME_AS:
            yield from matching((subject or "?s", predicate or "?p", object_ or "?o"), self.facts, {})
            return
        text, number = self.facts.terms.text, self.facts.terms.number
        if any(term is not None and term not in number for term in (subject, object_)):
            return
        ends = [None if term is None else self.facts.number(term) for term in (subject, object_)]
        for one, other in self.facts.pairs(self.facts.terms.intern(predicate), *ends):
            yield text[one], predicate, text[other]

    def breadth(self, subject: str | None, predicate: str | None, object_: str | None) -> int:
        """Return about how many triples have these terms."""
        return self.facts.breadth(subject, predicate, object_)


def _predicate_variables(rule: Rule) -> tuple[str, ...]:
    patterns: tuple[Pattern, ...] = (*rule.body, rule.head) if rule.head else rule.body
    return tuple(dict.fromkeys(pattern[1] for pattern in patterns if is_variable(pattern[1])))


def _choices(names: tuple[str, ...], values: list[str]) -> Iterator[Bindings]:
    if not names:
        yield {}
        return
    for bindings in _choices(names[1:], values):
        yield from (bindings | {names[0]: value} for value in values)
