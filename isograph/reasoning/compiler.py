"""From ontology to program: the recommendation's rules specialised to the axioms at hand.

An axiom is joined once, here, and never again while data is joined. The schema has
to be closed already (tables 4 to 9 state scm-* rules for that, which are part of
every program as they stand).
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations

from isograph.reasoning import hierarchy, literals
from isograph.reasoning.matching import Facts, MalformedListError, Triples, list_cells, solutions
from isograph.reasoning.profile import Outside
from isograph.reasoning.rules import Bindings, Pattern, Rule, is_variable, substituted
from isograph.reasoning.terms import SAME_AS, THING, TYPE, Term, Triple, curie
from isograph.reasoning.w3c import Schema, schemas

_SUBCLASS, _SUBPROPERTY = hierarchy.SUBCLASS, hierarchy.SUBPROPERTY
_THING_IS_ALL = Rule("scm-cls", (("?c", TYPE, curie("owl:Class")),), ("?c", _SUBCLASS, THING))

_HIERARCHIES = dict.fromkeys(("cax-sco", "cax-eqc1", "cax-eqc2"), _SUBCLASS) | dict.fromkeys(
    ("prp-spo1", "prp-eqp1", "prp-eqp2"), _SUBPROPERTY
)
_FILLERS = (curie("owl:someValuesFrom"), curie("owl:allValuesFrom"))
_ENDS = ("prp-dom", "prp-rng")

Expansion = tuple[Bindings, tuple[Triple, ...]]


@cache
def table() -> tuple[Schema, ...]:
    """Return the recommendation's rules, read once."""
    return schemas()


def schema_rules(facts: Facts, *, with_thing: bool = False) -> tuple[Rule, ...]:
    """Return the rules that close the schema: those that conclude axioms from axioms."""
    rules = [rule for schema in table() if schema.name.startswith("scm") for rule in _specialised(schema, facts, [])]
    return (*rules, _THING_IS_ALL) if with_thing else tuple(rules)


def data_rules(
    facts: Facts, walked: Mapping[Term, Iterable[Triple]] | None = None
) -> tuple[tuple[Rule, ...], tuple[Outside, ...]]:
    """Return the rules that a closed schema means for the data, and the axioms that could not be read.

    Steps that follow from others are left out: to remote ancestors, between equivalents that have one in between, and
    domains and ranges that subclasses or superproperties imply. Of a hierarchy that is `walked`, its steps are given.
    """
    unread: list[Outside] = []
    near = {
        name: Triples(
            hierarchy.steps(name, walked[name]) if walked and name in walked else hierarchy.nearest(name, facts)
        )
        for name in (_SUBCLASS, _SUBPROPERTY)
    }
    implied = hierarchy.Implied(facts)
    found: list[Rule] = []
    for schema in table():
        if not schema.name.startswith("scm"):
            found += _specialised(schema, near.get(_HIERARCHIES.get(schema.name, ""), facts), unread)
    kept = (rule for rule in found if rule.name not in _ENDS or rule.axioms[0] not in implied)
    return _without_repetition(tuple(kept)), tuple(dict.fromkeys(unread))


def instances(name: str, facts: Facts) -> tuple[Rule, ...]:
    """Return the rules that one rule of the recommendation becomes over some facts."""
    return tuple(rule for schema in table() if schema.name == name for rule in _specialised(schema, facts, []))


def reads_thing(rules: Iterable[Rule], facts: Facts) -> bool:
    """Tell whether some rule asks what is an owl:Thing, or some restriction has it for a filler."""
    asked = any(predicate == TYPE and object_ == THING for rule in rules for _, predicate, object_ in rule.body)
    return asked or any(True for name in _FILLERS for _ in facts.matches(None, name, THING))


def without_thing(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules but for those that only say that something is an owl:Thing."""
    return tuple(rule for rule in rules if rule.head is None or rule.head[1:] != (TYPE, THING))


def _specialised(schema: Schema, facts: Facts, unread: list[Outside]) -> Iterator[Rule]:
    if not schema.axioms:
        yield Rule(schema.name, schema.data, schema.head, distinct=schema.distinct)
        return
    for bindings in solutions(schema.axioms, facts, {}):
        if _admitted(schema, bindings):
            yield from _instances(schema, bindings, facts, unread)


def _admitted(schema: Schema, bindings: Bindings) -> bool:
    numbers = all(literals.number(bindings[variable]) == int(wanted) for variable, wanted in schema.numbers)
    return numbers and all(bindings[variable] != excluded for variable, excluded in schema.isnt)


def _instances(schema: Schema, bindings: Bindings, facts: Facts, unread: list[Outside]) -> Iterator[Rule]:
    axioms = tuple(substituted(pattern, bindings) for pattern in schema.axioms)
    try:
        expansions = tuple(_expansions(schema, bindings, axioms, facts))
        rules = [rule for bound, used in expansions for rule in _rule(schema, bound, used, facts, unread)]
    except MalformedListError as error:
        unread.append(Outside(axioms[-1], f"{schema.name} cannot read it: {error}"))
        return
    yield from rules


def _expansions(schema: Schema, bindings: Bindings, axioms: tuple[Triple, ...], facts: Facts) -> Iterator[Expansion]:
    for variable, list_ in schema.members:
        members, cells = list_cells(bindings[list_], facts)
        yield from ((bindings | {variable: member}, axioms + cells) for member in dict.fromkeys(members))
        return
    for one, other, list_ in schema.pairs:
        members, cells = list_cells(bindings[list_], facts)
        pairs = combinations(members, 2)
        yield from ((bindings | {one: first, other: second}, axioms + cells) for first, second in pairs)
        return
    yield bindings, axioms


def _rule(
    schema: Schema, bindings: Bindings, axioms: tuple[Triple, ...], facts: Facts, unread: list[Outside]
) -> Iterator[Rule]:
    body = [substituted(pattern, bindings) for pattern in schema.data]
    head = substituted(schema.head, bindings) if schema.head else None
    for each in schema.each:
        members, cells = list_cells(bindings[each.list], facts)
        if not members:
            unread.append(Outside(axioms[0], f"{schema.name} has nothing to say of an empty list"))
            return
        axioms = axioms + cells
        body += _each(each.member, each.patterns, members, bindings)
        head = head and (_ends(head[0], len(members)), head[1], _ends(head[2], len(members)))
    if head not in body:
        yield Rule(schema.name, tuple(body), head, axioms, schema.distinct)


def _each(
    variable: str, patterns: tuple[Pattern, ...], members: tuple[Term, ...], bindings: Bindings
) -> Iterator[Pattern]:
    for position, member in enumerate(members):
        for pattern in patterns:
            here = substituted(substituted(pattern, {variable: member}), bindings)
            yield _at(here[0], position), _at(here[1], position), _at(here[2], position)


def _at(term: Term, position: int) -> Term:
    """Number the variables that are other ones at each position of a list."""
    if not is_variable(term):
        return term
    return f"{term[:-1]}{position}" if term[-1] == "#" else f"{term[:-1]}{position + 1}" if term[-1] == "+" else term


def _ends(term: Term, length: int) -> Term:
    """Replace the variables that stand for the ends of a chain."""
    if not is_variable(term):
        return term
    return f"{term[:-1]}0" if term[-1] == "^" else f"{term[:-1]}{length}" if term[-1] == "$" else term


def _without_repetition(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Keep the first of rules that say the same, as an equivalence stated both ways does."""
    return tuple({(rule.body, rule.head, rule.distinct): rule for rule in reversed(rules)}.values())[::-1]


def equates(rule: Rule) -> bool:
    """Tell whether a rule concludes that two things are one."""
    return rule.head is not None and rule.head[1] == SAME_AS
