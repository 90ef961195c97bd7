"""Proofs: why a triple holds, as a tree of rule applications down to stated triples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from isograph.reasoning import english
from isograph.reasoning.checking import follows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import networkx as nx

    from isograph.reasoning.rules import Rule
    from isograph.reasoning.terms import Triple


class Oracle(Protocol):
    """What a proof is checked against: the stated triples and the rules that may be used."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules in force."""

    def stated(self, triple: Triple) -> bool:
        """Tell whether a triple was given."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Proof:
    """A triple and the last step to it: a rule and the proofs of its premises, or no rule where it is stated.

    Among the premises are the axioms that the rule was compiled from. `height` is the number of rules applied one
    after the other on the longest way down.
    """

    conclusion: Triple
    rule: Rule | None = None
    premises: tuple[Proof, ...] = ()
    height: int = 0

    def __repr__(self) -> str:
        by = self.rule.name if self.rule else "statement"
        return f"Proof({' '.join(self.conclusion)!r}, by {by}, height {self.height})"

    def parts(self) -> Iterator[Proof]:
        """Iterate over this proof and all those it rests on, each triple once, conclusions before premises."""
        seen: set[Triple] = set()
        waiting = [self]
        while waiting:
            part = waiting.pop()
            if part.conclusion not in seen:
                seen.add(part.conclusion)
                yield part
                waiting += reversed(part.premises)

    @property
    def steps(self) -> tuple[Proof, ...]:
        """The applications of rules, conclusions before premises."""
        return tuple(part for part in self.parts() if part.rule)

    @property
    def stated(self) -> tuple[Triple, ...]:
        """The stated triples that the proof rests on."""
        return tuple(part.conclusion for part in self.parts() if not part.rule)

    def check(self, oracle: Oracle) -> bool:
        """Tell whether every step follows from its premises and every leaf is stated.

        Independent of how the proof was found: each step is derived again from its own premises alone, by the
        recommendation's rule of that name, or by the oracle's where it is none of the recommendation's.
        """
        return all(self._sound(part, oracle) for part in self.parts())

    @staticmethod
    def _sound(part: Proof, oracle: Oracle) -> bool:
        if part.rule is None:
            return oracle.stated(part.conclusion)
        premises = tuple(premise.conclusion for premise in part.premises)
        return follows(part.rule, premises, part.conclusion, oracle.rules)

    def describe(self, label: Callable[[str], str]) -> str:
        """Return the proof in plain English; `label` gives a term's name."""
        return english.described(self, label)

    def to_dict(self) -> dict[str, object]:
        """Return the proof ready for JSON: the steps in order, premises by their position."""
        parts = list(self.parts())
        position = {part.conclusion: number for number, part in enumerate(parts)}
        return {
            "conclusion": list(self.conclusion),
            "height": self.height,
            "steps": [
                {
                    "triple": list(part.conclusion),
                    "rule": part.rule.name if part.rule else None,
                    "premises": [position[premise.conclusion] for premise in part.premises],
                }
                for part in parts
            ],
        }

    def to_networkx(self) -> nx.DiGraph[Triple]:
        """Return the proof as a graph with an edge from each premise to what it leads to."""
        import networkx as nx  # noqa: PLC0415 - heavy, and asked for here alone

        graph: nx.DiGraph[Triple] = nx.DiGraph()
        for part in self.parts():
            graph.add_node(part.conclusion, rule=part.rule.name if part.rule else None)
            graph.add_edges_from((premise.conclusion, part.conclusion) for premise in part.premises)
        return graph
