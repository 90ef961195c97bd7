"""Finding the bindings under which patterns hold among facts."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from isograph.reasoning.rules import Bindings, Pattern, is_variable, substituted, unified
from isograph.reasoning.terms import FIRST, NIL, REST, Term, Triple


class Facts(Protocol):
    """Anything that can be asked for the triples of a shape."""

    def matches(self, subject: Term | None, predicate: Term | None, object_: Term | None) -> Iterator[Triple]:
        """Iterate over the triples with these terms; `None` stands for any."""

    def breadth(self, subject: Term | None, predicate: Term | None, object_: Term | None) -> int:
        """Return about how many triples have these terms, without looking at them."""


class MalformedListError(ValueError):
    """An RDF list that does not end, forks or has a cell without a value."""


def solutions(patterns: tuple[Pattern, ...], facts: Facts, bindings: Bindings) -> Iterator[Bindings]:
    """Iterate over the bindings under which all patterns hold, the pattern with the fewest facts first."""
    waiting = [(pattern, asked(pattern, bindings)) for pattern in patterns]
    if not all(any(facts.matches(*terms)) for _, terms in waiting if None not in terms):
        return
    unbound = [(pattern, terms) for pattern, terms in waiting if None in terms]
    if not unbound:
        yield bindings
        return
    chosen = 0
    if len(unbound) > 1:
        chosen = min(range(len(unbound)), key=lambda position: facts.breadth(*unbound[position][1]))
    pattern, terms = unbound.pop(chosen)
    rest = tuple(pattern for pattern, _ in unbound)
    for triple in facts.matches(*terms):
        found = unified(pattern, triple, bindings)
        if found is not None:
            yield from solutions(rest, facts, found)


def matching(pattern: Pattern, facts: Facts, bindings: Bindings) -> Iterator[Triple]:
    """Iterate over the facts that one pattern may stand for."""
    return facts.matches(*asked(pattern, bindings))


def asked(pattern: Pattern, bindings: Bindings) -> tuple[Term | None, Term | None, Term | None]:
    """Return the bound terms of a pattern, and `None` for its free variables."""
    subject, predicate, object_ = substituted(pattern, bindings)
    return (
        None if is_variable(subject) else subject,
        None if is_variable(predicate) else predicate,
        None if is_variable(object_) else object_,
    )


class Triples:
    """A few triples as facts.

    >>> list(Triples([("<a>", "<b>", "<c>")]).matches("<a>", None, None))
    [('<a>', '<b>', '<c>')]
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.triples = tuple(dict.fromkeys(triples))
        self.by_term: dict[tuple[int, Term], list[Triple]] = {}
        for triple in self.triples:
            for position, term in enumerate(triple):
                self.by_term.setdefault((position, term), []).append(triple)

    def matches(self, subject: Term | None, predicate: Term | None, object_: Term | None) -> Iterator[Triple]:
        """Iterate over the triples with these terms."""
        wanted = [(place, term) for place, term in enumerate((subject, predicate, object_)) if term is not None]
        few = min((self.by_term.get(each, []) for each in wanted), key=len, default=self.triples)
        return (triple for triple in few if all(triple[place] == term for place, term in wanted))

    def breadth(self, subject: Term | None, predicate: Term | None, object_: Term | None) -> int:
        """Return about how many triples have these terms."""
        wanted = [(place, term) for place, term in enumerate((subject, predicate, object_)) if term is not None]
        return min((len(self.by_term.get(each, ())) for each in wanted), default=len(self.triples))


def list_cells(head: Term, facts: Facts) -> tuple[tuple[Term, ...], tuple[Triple, ...]]:
    """Return the members of an RDF list and the triples that make it up, or raise MalformedListError."""
    members: list[Term] = []
    cells: list[Triple] = []
    seen: set[Term] = set()
    while head != NIL:
        if head in seen:
            raise MalformedListError(f"the list runs in a circle at {head}")
        seen.add(head)
        first, rest = _only(head, FIRST, facts), _only(head, REST, facts)
        members.append(first[2])
        cells += first, rest
        head = rest[2]
    return tuple(members), tuple(cells)


def _only(cell: Term, predicate: Term, facts: Facts) -> Triple:
    found = tuple(facts.matches(cell, predicate, None))
    if len(found) != 1:
        raise MalformedListError(f"the list's cell {cell} has {len(found)} values of {predicate}, not one")
    return found[0]
