"""A closure that is kept elsewhere whole, as a store on disk keeps it: asked there for a proof, and never read.

Only the axioms are read, for the rules that they mean. A proof of a triple of a catalogue then costs what the search
looks at, and no more.
"""

from collections.abc import Iterator
from itertools import chain, islice

from isograph.reasoning.aside import Source
from isograph.reasoning.clauses import AXIOM_CLASSES, KEPT_APART
from isograph.reasoning.closure import RESERVED, Closure
from isograph.reasoning.facts import MANY, Facts
from isograph.reasoning.terms import SAME_AS, TYPE, Term, Terms, Triple

_COUNTED = 256


def prover(stated: Source, everything: Source) -> Closure | None:
    """Return the closure of triples that are kept with all that follows from them, to be asked and not changed.

    None where terms are equal: the spellings of what holds of them are not kept.
    """
    if any(everything.matches(None, SAME_AS, None)):
        return None
    predicates = (everything.matches(None, predicate, None) for predicate in sorted(KEPT_APART - {TYPE}))
    classes = (everything.matches(None, TYPE, class_) for class_ in sorted(AXIOM_CLASSES))
    axioms = chain.from_iterable((*predicates, *classes))
    return Closure.of(axioms, contradictions="report").asked_of(KeptFacts(stated, everything))


class KeptFacts(Facts):
    """Facts that are looked up where they are kept; `everything` holds what is stated and what follows."""

    __slots__ = ("_everything", "_stated")

    def __init__(self, stated: Source, everything: Source) -> None:
        super().__init__(Terms(RESERVED))
        self._stated, self._everything = stated, everything

    def states(self, triple: Triple) -> bool:
        """Tell whether a triple is stated."""
        return any(True for _ in self._stated.matches(*triple))

    def states_some(self, predicate: Term) -> bool:
        """Tell whether any triple of a predicate is stated."""
        return any(True for _ in self._stated.matches(None, predicate, None))

    def stated_matches(self, subject: Term, predicate: Term) -> Iterator[Triple]:
        """Iterate over the stated triples of a subject and a predicate."""
        return self._known(self._stated.matches(subject, predicate, None))

    def holds(self, triple: Triple) -> bool:
        """Tell whether a triple is stated or follows."""
        return any(True for _ in self.matches(*triple))

    def matches(self, subject: Term | None, predicate: Term | None, object_: Term | None) -> Iterator[Triple]:
        """Iterate over the triples that hold."""
        return self._known(self._everything.matches(subject, predicate, object_))

    def breadth(self, subject: Term | None, predicate: Term | None, object_: Term | None) -> int:
        """Return about how many triples have these terms."""
        if subject is None and object_ is None:
            return MANY
        return sum(1 for _ in islice(self._everything.matches(subject, predicate, object_), _COUNTED))

    def _known(self, triples: Iterator[Triple]) -> Iterator[Triple]:
        """Give the terms numbers, by which a search looks for equals, and leave out what several graphs repeat."""
        for triple in dict.fromkeys(triples):
            for term in triple:
                self.terms.intern(term)
            yield triple
