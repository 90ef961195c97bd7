"""What another engine returns."""

from collections.abc import Callable
from dataclasses import dataclass

from isograph.reasoning.facts import Facts
from isograph.reasoning.program import Program
from isograph.reasoning.rules import Rule


@dataclass(frozen=True, slots=True)
class Outcome:
    """The facts as an engine closed them, and the contradictions it found in its own words.

    `contradictions` is nothing where an engine leaves them to isograph.
    """

    facts: Facts
    contradictions: tuple[str, ...] | None


Engine = Callable[[Facts, Program, tuple[Rule, ...]], Outcome]
"""Reads closed facts, the program that closed them and the user's rules; returns other facts over the same terms."""
