"""Break any one rule of the table, and its case fails."""

from dataclasses import replace

import pytest

from isograph.reasoning import Closure, compiler
from isograph.reasoning.w3c import Schema, schemas
from tests.reasoning.test_w3c_cases import CASES
from tests.reasoning.turtle import graphs

RULES = schemas()

IMPLIED = {
    "cls-int2": "scm-int and cax-sco conclude the same",
    "cls-uni": "scm-uni and cax-sco conclude the same",
    "scm-cls": "either of its two lines implies the other, by scm-eqc1 and scm-eqc2",
    "scm-op": "either of its two lines implies the other, by scm-eqp1 and scm-eqp2",
    "scm-dp": "either of its two lines implies the other, by scm-eqp1 and scm-eqp2",
}
"""Rules that can be left out, because others conclude the same; turned round they are still wrong."""

SYMMETRIC = ("sameAs>", "equivalentClass>", "equivalentProperty>")


def holds(name: str) -> bool:
    """Tell whether a case comes out as it should."""
    case = graphs(CASES[name])
    closure = Closure.of(case["premise"], contradictions="report")
    if "contradiction" in case:
        consistent = Closure.of(case["consistent"], contradictions="report")
        return bool(closure.contradictions) and not consistent.contradictions
    follows = all(triple in closure for triple in case["conclusion"])
    return follows and not any(triple in closure for triple in case["absent"])


def cases_of(schema: Schema) -> list[str]:
    """Return the cases of a rule."""
    return [name for name in CASES if name.startswith(schema.name)]


@pytest.mark.parametrize("position", [n for n, rule in enumerate(RULES) if rule.name not in IMPLIED])
def test_a_rule_left_out_fails_its_case(monkeypatch: pytest.MonkeyPatch, position: int) -> None:
    monkeypatch.setattr(compiler, "table", lambda: RULES[:position] + RULES[position + 1 :])
    assert not all(map(holds, cases_of(RULES[position])))


def turned(schema: Schema) -> Schema:
    """Return a rule with its conclusion turned round."""
    subject, predicate, object_ = schema.head or ("", "", "")
    return replace(schema, head=(object_, predicate, subject))


@pytest.mark.parametrize(
    "position",
    [
        n
        for n, rule in enumerate(RULES)
        if rule.head and rule.head[0] != rule.head[2] and not rule.head[1].endswith(SYMMETRIC)
    ],
)
def test_a_rule_turned_round_fails_its_case(monkeypatch: pytest.MonkeyPatch, position: int) -> None:
    rules = (*RULES[:position], turned(RULES[position]), *RULES[position + 1 :])
    monkeypatch.setattr(compiler, "table", lambda: rules)
    assert not all(map(holds, cases_of(RULES[position])))


@pytest.mark.parametrize("name", sorted({rule.name for rule in RULES}))
def test_the_program_of_a_case_has_its_rule(name: str) -> None:
    closure = Closure.of(graphs(CASES[name])["premise"], contradictions="report")
    assert name in {rule.name for rule in closure.rules}
