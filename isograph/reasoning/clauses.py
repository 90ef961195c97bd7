"""Clauses: rules lowered to joins over relations of integers.

Predicates that say the same thing (equivalent or inverse properties) share one
relation; the clauses that copied one into the other vanish with that.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from isograph.reasoning.rules import Pattern, Rule, is_variable
from isograph.reasoning.terms import SAME_AS, TYPE, Term, curie

Slot = int | str
"""A term's number, or a variable."""

Place = tuple[int, bool]
"""The relation that holds a predicate's pairs, and whether it holds them flipped."""

LOOPS = 18
"""How many variables a clause may have: Python bounds how deep loops may nest."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A pair that a clause asks of a relation."""

    relation: int
    key: Slot
    value: Slot

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables of the atom, each once."""
        return tuple(dict.fromkeys(slot for slot in (self.key, self.value) if isinstance(slot, str)))


@dataclass(frozen=True, slots=True)
class Clause:
    """A rule as the evaluator runs it; without a head, its solutions are contradictions."""

    rule: Rule
    head: Atom | None
    body: tuple[Atom, ...]
    distinct: tuple[tuple[Slot, Slot], ...] = ()


class UnboundedRuleError(ValueError):
    """A rule that cannot be run: its conclusion would hold of everything there is, or its body is too long."""


@dataclass(frozen=True, slots=True)
class Lowering:
    """Where terms and predicates are kept: `number` interns a term, `place` finds a predicate's relation."""

    number: Callable[[Term], int]
    place: Callable[[int], Place]

    def clause(self, rule: Rule) -> Clause | None:
        """Return a rule's clause, or nothing where it can add nothing; raise UnboundedRuleError."""
        unifier = self._unifier(rule)
        if unifier is None:
            return None
        body = tuple(dict.fromkeys(self.atom(each, unifier) for each in rule.body if each[1] != SAME_AS))
        head = self.atom(rule.head, unifier) if rule.head else None
        bound = {variable for atom in body for variable in atom.variables}
        if (head and not bound.issuperset(head.variables)) or (rule.body and not body and not _ground(rule)):
            raise UnboundedRuleError(f"{rule.name} would hold of everything")
        if len(bound) > LOOPS:
            raise UnboundedRuleError(f"{rule.name} joins more than {LOOPS} things")
        distinct = tuple((self._slot(one, unifier), self._slot(other, unifier)) for one, other in rule.distinct)
        return None if head in body else Clause(rule, head, body, distinct)

    def atom(self, pattern: Pattern, unifier: dict[Term, Term] | None = None) -> Atom:
        """Return the atom that a pattern asks for."""
        subject, predicate, object_ = pattern
        relation, turned = self.place(self.number(predicate))
        one, other = self._slot(subject, unifier or {}), self._slot(object_, unifier or {})
        return Atom(relation, other, one) if turned else Atom(relation, one, other)

    def _slot(self, term: Term, unifier: dict[Term, Term]) -> Slot:
        term = unifier.get(term, term)
        return term if is_variable(term) else self.number(term)

    def _unifier(self, rule: Rule) -> dict[Term, Term] | None:
        """Return what equality in the body means: facts are kept for representatives, so equal terms are one."""
        unifier: dict[Term, Term] = {}
        for pattern in (pattern for pattern in rule.body if pattern[1] == SAME_AS):
            ends = (unifier.get(pattern[0], pattern[0]), unifier.get(pattern[2], pattern[2]))
            one, other = ends if is_variable(ends[0]) else ends[::-1]
            if is_variable(one):
                unifier = {key: other if value == one else value for key, value in unifier.items()} | {one: other}
            elif self.number(one) != self.number(other):
                return None
        return unifier


def _ground(rule: Rule) -> bool:
    return not any(is_variable(term) for pattern in rule.body for term in pattern)


def shared_places(rules: Iterable[Rule], number: Callable[[Term], int]) -> dict[int, Place]:
    """Return the place of each predicate that shares another's relation: it is copied to it and from it."""
    copies, heads = _copies(rules, number)
    groups: dict[int, dict[int, bool]] = {}
    for one, other, turned in sorted(copies):
        if one < other and (other, one, turned) in copies:
            _unite(groups, one, other, turned=turned)
    places: dict[int, Place] = {}
    for group in {id(group): group for group in groups.values()}.values():
        home = max(group, key=lambda predicate: (heads[predicate], -predicate))
        places |= {predicate: (home, turned != group[home]) for predicate, turned in group.items()}
    return places


def _copies(rules: Iterable[Rule], number: Callable[[Term], int]) -> tuple[set[tuple[int, int, bool]], Counter[int]]:
    copies: set[tuple[int, int, bool]] = set()
    heads: Counter[int] = Counter()
    for rule in rules:
        if rule.head is None or rule.head[1] in KEPT_APART:
            continue
        if len(rule.body) > 1:
            heads[number(rule.head[1])] += 1
        elif rule.body and rule.body[0][1] not in KEPT_APART and len(set(_ends(rule.body[0]))) == 2:  # noqa: PLR2004
            subject, predicate, object_ = rule.body[0]
            turned = _ends(rule.head) == (object_, subject)
            if all(map(is_variable, (subject, object_))) and (turned or _ends(rule.head) == (subject, object_)):
                copies.add((number(predicate), number(rule.head[1]), turned))
    return copies, heads


def _ends(pattern: Pattern) -> tuple[Term, Term]:
    return pattern[0], pattern[2]


def _unite(groups: dict[int, dict[int, bool]], one: int, other: int, *, turned: bool) -> None:
    """Join two predicates' groups, unless they are one group already (then the copying clauses stay)."""
    ours, theirs = groups.setdefault(one, {one: False}), groups.setdefault(other, {other: False})
    if ours is theirs:
        return
    flip = ours[one] ^ theirs[other] ^ turned
    ours.update({predicate: way ^ flip for predicate, way in theirs.items()})
    groups.update(dict.fromkeys(theirs, ours))


KEPT_APART = frozenset(
    {TYPE, SAME_AS}
    | {curie(f"rdfs:{name}") for name in ("subClassOf", "subPropertyOf", "domain", "range")}
    | {curie(f"rdf:{name}") for name in ("first", "rest")}
    | {
        curie(f"owl:{name}")
        for name in (
            *("equivalentClass", "equivalentProperty", "disjointWith", "complementOf", "inverseOf", "differentFrom"),
            *("propertyDisjointWith", "propertyChainAxiom", "intersectionOf", "unionOf", "oneOf", "hasKey"),
            *("someValuesFrom", "allValuesFrom", "hasValue", "onProperty", "onClass", "members", "distinctMembers"),
            *("maxCardinality", "maxQualifiedCardinality"),
            *("sourceIndividual", "assertionProperty", "targetIndividual", "targetValue"),
        )
    }
)
"""Predicates that axioms are written in: each keeps a relation of its own."""

AXIOM_CLASSES = frozenset(
    curie(f"owl:{name}")
    for name in (
        *("Class", "ObjectProperty", "DatatypeProperty", "TransitiveProperty", "SymmetricProperty"),
        *("FunctionalProperty", "InverseFunctionalProperty", "IrreflexiveProperty", "AsymmetricProperty"),
        *("AllDifferent", "AllDisjointClasses", "AllDisjointProperties"),
    )
)
"""Classes whose members are axioms or are declared by them."""
