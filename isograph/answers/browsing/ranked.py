"""What mentions some words, by the index of a store: the best fit first, editions of one work together."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from isograph.identifiers import Identifier
from isograph.model import Standing
from isograph.searching.within import Within
from isograph.searching.words import words

if TYPE_CHECKING:
    from isograph.searching.index import Hit, Index

Place: TypeAlias = "Callable[[Hit], tuple[Identifier, Standing | None]]"
"""Tells of a document that was found which it is, and where it stands."""

Placed: TypeAlias = "tuple[Hit, Identifier, Standing | None]"
"""A document that was found, which it is, and where it stands."""

_SIZES: Final = (48, 480, 4_800)
"""How many hits are looked at: more where too few of those before are wanted."""

_EQUAL: Final = 0.7
"""What share of the best edition's score makes another edition its equal."""

_CLAUSE: Final = "clause"
_FRONT: Final = 3
_STANDINGS: Final = (None, *Standing)


def documents(index: "Index", text: str, named: Identifier | None, within: Within, place: Place) -> Iterator[Placed]:
    """Yield the documents that have enough words of a text: the one named with its work first, then the best fit.

    Editions of one work that fit equally well are together, those in force before others and the newest first.
    """
    seen: set[str] = set()
    first = index.documents(str(named), within, _SIZES[0]) if named else []
    own = next((hit for hit in first if named and hit.thing == named.iri), None)
    same_work = [hit for hit in first if own and hit.work == own.work]
    same = named is not None and words(str(named)) == words(text)
    for size in _SIZES:
        hits = first if same and size == _SIZES[0] else index.documents(text, within, size)
        found = {hit.thing: hit for hit in (*same_work, *hits)}
        new = [hit for thing, hit in found.items() if thing not in seen]
        seen |= {*found}
        for group in _groups(new, own):
            placed = [(hit, *place(hit)) for hit in group]
            yield from sorted(placed, key=lambda each: _order(each, own))
        if len(hits) < size:
            return


def others(index: "Index", text: str, limit: int) -> tuple[list["Hit"], list["Hit"]]:
    """Return the other things: those that are called so, which come before documents, and the rest, clauses last."""
    hits = sorted(index.others(text, limit), key=lambda hit: (hit.kind == _CLAUSE, *_rank(hit)))
    found: dict[str, Hit] = {}
    for hit in hits:
        found.setdefault(hit.thing, hit)
    best = list(found.values())[: 2 * _FRONT]
    front = [hit for hit in best if hit.kind != _CLAUSE and hit.whole][:_FRONT]
    return front, [hit for hit in found.values() if hit not in front]


def _groups(hits: list["Hit"], own: "Hit | None") -> Iterator[list["Hit"]]:
    """Yield hits of the same work that fit equally well; the work of what was named is one whole, and first."""
    of_own = own.work if own else ""
    works: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in sorted(hits, key=lambda hit: (hit.work != of_own, *_rank(hit))):
        works[hit.work].append(hit)
    parts = [part for work, listed in works.items() for part in ([listed] if work == of_own else _equals(listed))]
    yield from sorted(parts, key=lambda part: (part[0].work != of_own, *_rank(part[0])))


def _equals(hits: list["Hit"]) -> Iterator[list["Hit"]]:
    """Part hits, of which the best is first, into those that fit equally well."""
    while hits:
        least = hits[0].score * _EQUAL
        yield [hit for hit in hits if hit.score >= least]
        hits = [hit for hit in hits if hit.score < least]


def _rank(hit: "Hit") -> tuple[float, str, str]:
    return -round(hit.score, 4), hit.thing, hit.name


def _order(placed: Placed, own: "Hit | None") -> tuple[bool, bool, int, int, str]:
    """Return what to sort documents of a work by: the one named, the work, then where they stand, newest first."""
    hit, document, standing = placed
    named, supplement = bool(own and hit.thing == own.thing), bool(document.supplements)
    return not named, supplement, _STANDINGS.index(standing), -(document.year or 0), hit.name
