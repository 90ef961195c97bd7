"""Proofs in plain English: the conclusion, then what is stated that leads to it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from isograph.reasoning.terms import SAME_AS, TYPE, curie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from isograph.reasoning.rules import Rule
    from isograph.reasoning.terms import Triple

    Label = Callable[[str], str]

SHOWN = 8
"""How many links of one chain are spelled out."""

_SUBCLASS, _DOMAIN, _RANGE = curie("rdfs:subClassOf"), curie("rdfs:domain"), curie("rdfs:range")
_AXIOMS: dict[str, str] = {
    _SUBCLASS: "every {subject} is a kind of {object}",
    curie("owl:equivalentClass"): "{subject} and {object} are the same",
    _DOMAIN: "what {subject} something is a kind of {object}",
    _RANGE: "what something {subject} is a kind of {object}",
}
_PHRASES = {
    TYPE: "{subject} is a kind of {object}",
    SAME_AS: "{subject} is the same as {object}",
    curie("owl:differentFrom"): "{subject} is not {object}",
    **_AXIOMS,
}


class Part(Protocol):
    """What is told of a proof: a triple, the rule that led to it, and what that rests on."""

    @property
    def conclusion(self) -> Triple:
        """The triple that holds."""

    @property
    def rule(self) -> Rule | None:
        """The rule of the last step, or none where the triple is stated."""

    @property
    def premises(self) -> tuple[Part, ...]:
        """What the last step rests on."""


def described(proof: Part, label: Label) -> str:
    """Return a proof as a sentence: what follows, because of what is stated; `label` gives a term's name."""
    conclusion = _said(proof.conclusion, label)
    if proof.rule is None:
        return f"{_capital(conclusion)}, as is stated."
    reasons = list(_reasons(list(dict.fromkeys(_grounds(proof))), label))
    return (
        f"{_capital(conclusion)} because {_listed(reasons)}." if reasons else f"{_capital(conclusion)} by definition."
    )


def _grounds(proof: Part) -> Iterator[Triple]:
    """Yield the stated triples a proof rests on in reading order, of the axioms only those that say something."""
    waiting: list[Part] = [proof]
    while waiting:
        part = waiting.pop()
        if part.rule is None:
            yield part.conclusion
        else:
            axioms = set(part.rule.axioms)
            told = [each for each in part.premises if each.conclusion not in axioms or each.conclusion[1] in _AXIOMS]
            kinds = [each for each in told if each.conclusion[1] in _AXIOMS]
            facts = [each for each in told if each.conclusion[1] not in _AXIOMS and not _declares(each.conclusion)]
            waiting += reversed(facts + [each for each in kinds if each.conclusion[1] in (_SUBCLASS, _DOMAIN, _RANGE)])


def _declares(triple: Triple) -> bool:
    """Tell whether a triple only says what kind of axiom or property something is."""
    return triple[1] == curie("rdfs:subPropertyOf") or any(
        term.startswith("<http://www.w3.org/2002/07/owl#") for term in triple[1:] if triple[1] != SAME_AS
    )


def _reasons(grounds: list[Triple], label: Label) -> Iterator[str]:
    """Yield a clause for each ground, those that run on from one to the next in one clause."""
    for _, run in groupby(_numbered_runs(grounds), key=lambda pair: pair[0]):
        triples = [triple for _, triple in run]
        shown = triples if len(triples) <= SHOWN else triples[: SHOWN - 1]
        clause = _said(shown[0], label) + "".join(f", which {_verb(triple, label)}" for triple in shown[1:])
        more = len(triples) - len(shown)
        yield clause + (f", and so on over {more} more to {label(triples[-1][2])}" if more else "")


def _numbered_runs(grounds: list[Triple]) -> Iterator[tuple[int, Triple]]:
    """Number the runs of triples of one predicate in which each begins where the one before it ends."""
    run = 0
    for position, triple in enumerate(grounds):
        before = grounds[position - 1] if position else triple
        goes_on = position and before[1] == triple[1] and before[2] == triple[0] and triple[1] not in _PHRASES
        run += 0 if goes_on else 1
        yield run, triple


def _said(triple: Triple, label: Label) -> str:
    phrase = _PHRASES.get(triple[1])
    if phrase is None:
        return f"{label(triple[0])} {_verb(triple, label)}"
    return phrase.format(subject=label(triple[0]), object=label(triple[2]))


def _verb(triple: Triple, label: Label) -> str:
    return f"{label(triple[1])} {label(triple[2])}"


def _listed(reasons: list[str]) -> str:
    if len(reasons) == 1:
        return reasons[0]
    return f"{', '.join(reasons[:-1])}, and {reasons[-1]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
