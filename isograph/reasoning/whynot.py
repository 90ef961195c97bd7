"""Why a triple does not hold: what each rule that could conclude it lacks, and what would have to be added."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from isograph.reasoning.matching import solutions
from isograph.reasoning.rules import Bindings, Pattern, Rule, is_variable, substituted, unified, variables
from isograph.reasoning.searching import GENERAL, Ways
from isograph.reasoning.terms import SAME_AS, Triple, is_blank, prefixed
from isograph.reasoning.trivia import trivial

Rank = Callable[[Pattern], tuple[int, ...]]
"""How far from what is asked a missing triple is: the lowest is the first to be offered."""

_NEAR = 5
_DEPTH = 4
_WIDTH = 200
_LOOKED = 2_000


def alike(_: Pattern) -> tuple[int, ...]:
    """Prefer no triple to another: they come in the order of their text."""
    return ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """How far one rule gets: which of its premises hold, and which do not (with variables where any would do)."""

    rule: Rule
    held: tuple[Triple, ...]
    missing: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a triple does not hold: the attempts of all rules that could conclude it, nearest first.

    `additions` are the smallest sets of triples that would make it hold, each of a kind that is stated already or that
    no rule concludes, those of lowest rank first. None is of a blank node, which nobody can speak of.
    """

    triple: Triple
    attempts: tuple[Attempt, ...]
    additions: tuple[tuple[Triple, ...], ...]

    def __str__(self) -> str:
        if not self.attempts:
            return "no rule concludes it, and it is not stated"
        nearest = self.attempts[0]
        return f"{nearest.rule.name} lacks {prefixed(', '.join(map(' '.join, nearest.missing)))}"


def why_not(ways: Ways, triple: Triple, rank: Rank = alike) -> WhyNot:
    """Return why a triple does not hold."""
    found = _attempts(ways, triple, rank)
    attempts = tuple(sorted(found, key=lambda attempt: (len(attempt.missing), -len(attempt.held))))
    added = dict.fromkeys(islice(_additions(ways, triple, rank, frozenset()), _WIDTH))
    smallest = min(map(len, added), default=0)
    ranked = sorted((each for each in added if len(each) == smallest), key=lambda each: (_ranks(each, rank), each))
    return WhyNot(triple, attempts, tuple(ranked))


def _ranks(patterns: tuple[Pattern, ...], rank: Rank) -> tuple[tuple[int, ...], ...]:
    return tuple(map(rank, patterns))


def _attempts(ways: Ways, triple: Triple, rank: Rank) -> Iterator[Attempt]:
    for rule in ways.rules(triple):
        for bindings in _starts(ways, rule, triple):
            yield from islice(_nearest(ways, rule, bindings, rank), _NEAR)


def _starts(ways: Ways, rule: Rule, triple: Triple) -> Iterator[Bindings]:
    """Yield the bindings to begin a rule with; one that reads its axiom as a premise begins with each such axiom."""
    bindings = unified(rule.head, triple, {}) if rule.head else None
    if bindings is None:
        return
    if rule.name not in GENERAL:
        yield bindings
        return
    for found in solutions(rule.body[:1], ways.facts, bindings):
        if not trivial(substituted(rule.body[0], found)):
            yield found


def _nearest(ways: Ways, rule: Rule, bindings: Bindings, rank: Rank) -> Iterator[Attempt]:
    """Yield the attempts that lack the fewest premises, those first whose missing ones have the lowest rank."""

    def order(attempt: Attempt) -> tuple[int, tuple[tuple[int, ...], ...], tuple[Pattern, ...]]:
        return len(variables(*attempt.missing)), _ranks(attempt.missing, rank), attempt.missing

    for lacking in range(1, len(rule.body) + 1):
        found = dict.fromkeys(islice(_lacking(ways, rule, bindings, lacking), _LOOKED))
        if found:
            yield from sorted(found, key=order)
            return


def _lacking(ways: Ways, rule: Rule, bindings: Bindings, count: int) -> Iterator[Attempt]:
    """Yield the attempts of a rule that hold but for so many premises."""
    for left_out in _subsets(len(rule.body), count):
        rest = tuple(pattern for position, pattern in enumerate(rule.body) if position not in left_out)
        for found in solutions(rest, ways.facts, bindings):
            missing = tuple(substituted(rule.body[position], found) for position in left_out)
            held = tuple(substituted(pattern, found) for pattern in rest)
            if not any(ways.facts.holds(pattern) for pattern in missing if not variables(pattern)):
                yield Attempt(rule, held, missing)


def _subsets(size: int, count: int) -> Iterator[tuple[int, ...]]:
    if count == 0:
        yield ()
        return
    for last in range(size):
        yield from ((*rest, last) for rest in _subsets(last, count - 1))


def _additions(ways: Ways, triple: Triple, rank: Rank, above: frozenset[Triple]) -> Iterator[tuple[Triple, ...]]:
    """Yield sets of triples that could be stated and would make a triple hold, one missing premise a rule at most."""
    derivable = any(True for rule in ways.rules(triple) for _ in _starts(ways, rule, triple))
    if not any(map(is_blank, triple)) and (not derivable or (above and ways.facts.states_some(triple[1]))):
        yield (triple,)
    if not derivable or len(above) == _DEPTH or triple[1] == SAME_AS:
        return
    for attempt in _attempts(ways, triple, rank):
        if len(attempt.missing) == 1 and not any(map(is_variable, attempt.missing[0])):
            missing = attempt.missing[0]
            if missing != triple and missing not in above:
                yield from _additions(ways, missing, rank, above | {triple})
