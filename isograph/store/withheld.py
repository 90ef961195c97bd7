"""What follows but is not in a store yet: predicates too large to write out before a query names them."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from isograph.errors import QueryError
from isograph.store.ends import ends

Triple = tuple[str, str, str]
"""Subject, predicate and object as N-Triples text."""

Supply = Callable[[str | None, str, str | None], Iterable[Triple]]
"""Gives the triples with a subject, a predicate and an object in N-Triples text; none stands for any."""

_VARIABLE_PREDICATE: Final = re.compile(r"""[\w>\])"'?$;]\s*[?$]\w+\b\s*[^\s.;,})]|!|\bDESCRIBE\b""", re.IGNORECASE)
"""Where a query may ask for any predicate; it also matches where it does not, which only costs time."""


_PARTS: Final = re.compile(r"^# parts (.*)$", re.MULTILINE)


def _nothing(_subject: str | None, _predicate: str, _object: str | None) -> Iterable[Triple]:
    return ()


@dataclass(slots=True)
class Withheld:
    """Predicates of a graph that are supplied when they are asked for, as IRIs, and what of them was supplied.

    Those in `endless` are too large to be supplied whole.
    """

    predicates: set[str] = field(default_factory=set)
    graph: str = ""
    supply: Supply = _nothing
    supplied: set[tuple[str, str]] = field(default_factory=set)
    endless: frozenset[str] = frozenset()

    def copy(self) -> "Withheld":
        """Return one that changes without this one."""
        return replace(self, predicates=set(self.predicates), supplied=set(self.supplied))

    def asked(self, query: str) -> tuple[str, ...]:
        """Return the predicates that a query may ask for: those it names, or all where a predicate is a variable."""
        pattern = query[query.find("{") :]
        return tuple(sorted(self.predicates)) if _VARIABLE_PREDICATE.search(pattern) else self._named(query)

    def whole(self, predicate: str) -> Iterable[Triple]:
        """Return all of a predicate, which is withheld no more; raise QueryError where that would be too much."""
        if predicate in self.endless:
            raise QueryError(
                f"<{predicate}> holds too many triples to be written out: name its subject or its object in each "
                "pattern that asks it, as a term or a bound variable, and use no path and no variable in its place"
            )
        self.predicates.discard(predicate)
        return self.supply(None, f"<{predicate}>", None)

    def parts(self, query: str, bound: Mapping[str, str]) -> Iterator[Triple]:
        """Yield, of the predicates that a packaged query names, what it asks for with its bound terms.

        A line `# parts iso:covers` says that the query asks a predicate of its parameters alone; of another one it
        gets everything.
        """
        alone = _PARTS.search(query)
        for predicate in self._named(query):
            if alone and f":{_local(predicate)}" in alone[1]:
                yield from self._about(predicate, bound.values())
            else:
                yield from self.enough(predicate, query, bound)

    def enough(self, predicate: str, query: str, bound: Mapping[str, str]) -> Iterator[Triple]:
        """Yield what a query needs of a predicate: all, or where that is too much, what its patterns name an end of.

        Raises QueryError where one names none.
        """
        known = ends(query, predicate, bound) if predicate in self.endless else None
        yield from self.whole(predicate) if known is None else self._about(predicate, sorted(known))

    def withdraw(self, predicates: Iterable[str], endless: Iterable[str]) -> None:
        """Begin again with some predicates, of which nothing is supplied any more."""
        self.predicates.update(predicates)
        self.supplied = {each for each in self.supplied if each[0] not in self.predicates}
        self.endless = frozenset(endless)

    def described(self, term: str, without: Container[str]) -> Iterator[Triple]:
        """Yield, of the predicates but some, what they say of a term in N-Triples text."""
        for predicate in sorted(self.predicates):
            if predicate not in without:
                yield from self._about(predicate, (term,))

    def _named(self, query: str) -> tuple[str, ...]:
        return tuple(each for each in sorted(self.predicates) if _local(each) in query)

    def _about(self, predicate: str, terms: Iterable[str]) -> Iterator[Triple]:
        for term in terms:
            if (predicate, term) not in self.supplied:
                self.supplied.add((predicate, term))
                yield from self.supply(term, f"<{predicate}>", None)
                yield from self.supply(None, f"<{predicate}>", term)


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]
