"""Reasoning: from an ontology to rules, from rules to a closure, and from a closure to proofs and updates.

A graph that is taken up closed needs none of it until it changes or is asked why: each name is fetched when it is used.
"""

from typing import TYPE_CHECKING

from isograph.lazily import fetching

if TYPE_CHECKING:
    from isograph.reasoning.aside import Source as Source
    from isograph.reasoning.closure import Closure as Closure
    from isograph.reasoning.construct import rules_from as rules_from
    from isograph.reasoning.contradictions import Contradiction as Contradiction
    from isograph.reasoning.evaluator import collector_paused as collector_paused
    from isograph.reasoning.kept import prover as prover
    from isograph.reasoning.profile import Outside as Outside
    from isograph.reasoning.proofs import Proof as Proof
    from isograph.reasoning.rules import Rule as Rule
    from isograph.reasoning.terms import Term as Term
    from isograph.reasoning.terms import Triple as Triple
    from isograph.reasoning.updates import Change as Change
    from isograph.reasoning.whynot import Attempt as Attempt
    from isograph.reasoning.whynot import Rank as Rank
    from isograph.reasoning.whynot import WhyNot as WhyNot

_HOMES = {
    "isograph.reasoning.aside": ("Source",),
    "isograph.reasoning.closure": ("Closure",),
    "isograph.reasoning.construct": ("rules_from",),
    "isograph.reasoning.contradictions": ("Contradiction",),
    "isograph.reasoning.evaluator": ("collector_paused",),
    "isograph.reasoning.kept": ("prover",),
    "isograph.reasoning.profile": ("Outside",),
    "isograph.reasoning.proofs": ("Proof",),
    "isograph.reasoning.rules": ("Rule",),
    "isograph.reasoning.terms": ("Term", "Triple"),
    "isograph.reasoning.updates": ("Change",),
    "isograph.reasoning.whynot": ("Attempt", "Rank", "WhyNot"),
}

__getattr__ = fetching(__name__, _HOMES)
