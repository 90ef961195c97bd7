"""Chains of tables from one document to another, the best first.

A chain of fewer tables is better; of two equally long ones, that whose tables rest on more: published ones before
derived ones, and those before judgement. What is still alike stands in the order of the documents.
"""

from collections.abc import Iterator, Mapping
from itertools import islice, pairwise

from isograph.answers.correspondence.tables import tables
from isograph.answers.facts.memory import remembered
from isograph.identifiers import Identifier
from isograph.store import Store

Route = tuple[Identifier, ...]
"""Documents in a row, each joined with the next by a table."""

Joined = Mapping[Identifier, Mapping[Identifier, int]]
"""The documents that a table joins with each, and the weakness of the strongest such table."""

DETOUR = 1
"""How many more tables than the best a further chain may have."""

_MOST = 200


@remembered
def routes(store: Store, first: Identifier, second: Identifier) -> tuple[Route, ...]:
    """Return the chains of tables from one document to another, the best first; none where there is no chain."""
    joined = _joined(store)
    distances = _distances(joined, second)
    if first not in distances:
        return ()
    found = islice(_onward((first,), distances[first] + DETOUR, joined, distances), _MOST)
    return tuple(sorted(found, key=lambda route: _rank(route, joined)))


def rivals(store: Store, first: Identifier, second: Identifier) -> tuple[Route, ...]:
    """Return the chains of tables beside the best that rest on as much as it does, or on more."""
    best, *others = routes(store, first, second) or [()]
    joined = _joined(store)
    return tuple(route for route in others if _weakness(route, joined) <= _weakness(best, joined))


@remembered
def reachable(store: Store, document: Identifier) -> frozenset[Identifier]:
    """Return the documents that chains of tables join with a document, and the document itself."""
    return frozenset(_distances(_joined(store), document))


@remembered
def _joined(store: Store) -> Joined:
    joined: dict[Identifier, dict[Identifier, int]] = {}
    for table in tables(store):
        for document, other in ((table.first, table.second), (table.second, table.first)):
            if document != other:
                joined.setdefault(document, {}).setdefault(other, table.basis.weakness)
    return joined


def _distances(joined: Joined, end: Identifier) -> dict[Identifier, int]:
    """Return how many tables lead from each document to the last one."""
    distances, edge = {end: 0}, [end]
    while edge:
        further = [(each, distances[place] + 1) for place in edge for each in joined.get(place, ())]
        edge = [each for each, _ in dict(further).items() if each not in distances]
        distances = dict(further) | distances
    return distances


def _onward(route: Route, most: int, joined: Joined, distances: Mapping[Identifier, int]) -> Iterator[Route]:
    if distances[route[-1]] == 0:
        yield route
        return
    for each in sorted(joined[route[-1]]):
        if each not in route and len(route) + distances[each] <= most:
            yield from _onward((*route, each), most, joined, distances)


def _rank(route: Route, joined: Joined) -> tuple[int, list[int], Route]:
    return len(route), sorted((joined[each][other] for each, other in pairwise(route)), reverse=True), route


def _weakness(route: Route, joined: Joined) -> int:
    return max((joined[each][other] for each, other in pairwise(route)), default=0)
