"""Checking one step of a proof: does the conclusion follow from just these premises by this rule?"""

from isograph.reasoning import compiler
from isograph.reasoning.matching import Triples, solutions
from isograph.reasoning.rules import Rule, unified
from isograph.reasoning.terms import SAME_AS, TYPE, Triple, curie

EQUALITY = {
    "eq-sym": Rule("eq-sym", (("?x", SAME_AS, "?y"),), ("?y", SAME_AS, "?x")),
    "eq-trans": Rule("eq-trans", (("?x", SAME_AS, "?y"), ("?y", SAME_AS, "?z")), ("?x", SAME_AS, "?z")),
    "eq-rep-s": Rule("eq-rep-s", (("?s", SAME_AS, "?t"), ("?s", "?p", "?o")), ("?t", "?p", "?o")),
    "eq-rep-p": Rule("eq-rep-p", (("?p", SAME_AS, "?q"), ("?s", "?p", "?o")), ("?s", "?q", "?o")),
    "eq-rep-o": Rule("eq-rep-o", (("?o", SAME_AS, "?v"), ("?s", "?p", "?o")), ("?s", "?p", "?v")),
}
"""The recommendation's rules on equality, which the evaluator has no need to run."""

_THING = Rule("scm-cls", (("?c", TYPE, curie("owl:Class")),), ("?c", curie("rdfs:subClassOf"), curie("owl:Thing")))
_NAMES = {schema.name for schema in compiler.table()} | set(EQUALITY)


def follows(rule: Rule, premises: tuple[Triple, ...], conclusion: Triple, others: tuple[Rule, ...]) -> bool:
    """Tell whether a conclusion follows from the premises and nothing else by a rule.

    A rule with a name of the recommendation's is taken from its table, whatever it claims to say itself; any other has
    to be one of `others`.

    >>> adopted = Rule("eq-sym", (), ("?x", "<https://e.org/p>", "?y"))
    >>> follows(adopted, (), ("<https://e.org/a>", "<https://e.org/p>", "<https://e.org/b>"), ())
    False
    """
    facts = Triples(premises)
    return any(_concludes(each, facts, conclusion) for each in _meant(rule, facts, others))


def _meant(rule: Rule, facts: Triples, others: tuple[Rule, ...]) -> tuple[Rule, ...]:
    if rule.name in EQUALITY:
        return (EQUALITY[rule.name],)
    if rule.name in _NAMES:
        return (*compiler.instances(rule.name, facts), *((_THING,) if rule.name == "scm-cls" else ()))
    return (rule,) if rule in others else ()


def _concludes(rule: Rule, facts: Triples, conclusion: Triple) -> bool:
    bindings = unified(rule.head, conclusion, {}) if rule.head else None
    if bindings is None:
        return False
    return any(
        all(found[one] != found[other] for one, other in rule.distinct)
        for found in solutions(rule.body, facts, bindings)
    )
