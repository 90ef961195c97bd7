"""Reasoning: from an ontology to rules, from rules to a closure, and from a closure to proofs and updates."""

from isograph.reasoning.aside import Source
from isograph.reasoning.closure import Closure
from isograph.reasoning.construct import rules_from
from isograph.reasoning.contradictions import Contradiction
from isograph.reasoning.profile import Outside
from isograph.reasoning.proofs import Proof
from isograph.reasoning.rules import Rule
from isograph.reasoning.terms import Term, Triple
from isograph.reasoning.updates import Change
from isograph.reasoning.whynot import Attempt, WhyNot

__all__ = [
    "Attempt",
    "Change",
    "Closure",
    "Contradiction",
    "Outside",
    "Proof",
    "Rule",
    "Source",
    "Term",
    "Triple",
    "WhyNot",
    "rules_from",
]
