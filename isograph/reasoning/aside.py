"""Stated triples that nothing concerns, left where they are and asked for there.

A catalogue is for the most part titles, abstracts and pages. A predicate that no rule names, whose literals are all
what their datatype says and whose terms are equal to no others can lead to nothing: what is said with it is never read.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from isograph.reasoning import literals
from isograph.reasoning.terms import Term, Triple


class Source(Protocol):
    """Stated triples that can be gone through and be asked by pattern."""

    def triples(self) -> Iterable[Triple]:
        """Return all triples, each once or more."""

    def matches(self, subject: Term | None, predicate: Term | None, object_: Term | None) -> Iterator[Triple]:
        """Iterate over the triples with these terms; `None` stands for any."""


class Aside:
    """What a source states with predicates that were not read; `came` and `went` say what changed since."""

    __slots__ = ("came", "read", "source", "went")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.read: set[Term] = set()
        self.came: dict[Triple, None] = {}
        self.went: set[Triple] = set()

    def copy(self, source: Source | None = None) -> "Aside":
        """Return a copy that can change without the original, over the same source or another of the same triples."""
        twin = Aside(source or self.source)
        twin.read, twin.came, twin.went = set(self.read), dict(self.came), set(self.went)
        return twin

    def states(self, triple: Triple) -> bool:
        """Tell whether a triple is stated."""
        return triple in self.came or (triple not in self.went and any(True for _ in self.source.matches(*triple)))

    def enter(self, triple: Triple) -> None:
        """State a triple."""
        self.came[triple] = None
        self.went.discard(triple)

    def leave(self, triple: Triple) -> None:
        """Take a triple back."""
        self.came.pop(triple, None)
        self.went.add(triple)

    def matches(self, subject: Term | None, predicate: Term | None, object_: Term | None) -> Iterator[Triple]:
        """Iterate over the triples with these terms that were not read."""
        wanted = [(place, term) for place, term in enumerate((subject, predicate, object_)) if term is not None]
        found = self.source.matches(subject, predicate, object_) if predicate not in self.read else ()
        changed = self.went | self.came.keys()
        yield from (each for each in found if each[1] not in self.read and each not in changed)
        yield from [each for each in self.came if all(each[place] == term for place, term in wanted)]

    def go_through(self, wanted: Iterable[Term]) -> Iterator[Triple]:
        """Go through the source; yield what it states with wanted predicates and with those that misuse literals."""
        self.read |= set(wanted)
        misused: set[Term] = set()
        seen: set[Term] = set()
        read = self.read
        for triple in self.source.triples():
            if triple[1] in read:
                yield triple
            elif triple[2][0] == '"' and triple[2][-1] == ">" and triple[2] not in seen:
                seen.add(triple[2])
                if not literals.well_formed(triple[2]):
                    misused.add(triple[1])
        yield from self.bring(misused)

    def bring(self, predicates: Iterable[Term]) -> Iterator[Triple]:
        """Yield what is stated with some predicates, as far as it was not read."""
        for predicate in sorted(set(predicates) - self.read):
            found = tuple(self.matches(None, predicate, None))
            self.read.add(predicate)
            self.came = {each: None for each in self.came if each[1] != predicate}
            yield from found

    def misusing(self) -> set[Term]:
        """Return the predicates with which literals came that are none of their datatype's."""
        return {each[1] for each in self.came if not literals.well_formed(each[2])}

    def touching(self, terms: Iterable[Term]) -> set[Term]:
        """Return the predicates with which something is stated of some terms."""
        found: set[Term] = set()
        for term in terms:
            found.update(each[1] for each in self.matches(term, None, None))
            found.update(each[1] for each in self.matches(None, None, term))
        return found
