"""How the clauses of two documents are paired for a comparison: by tables, or where there are none by heading."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from isograph.answers.contents.clauses import Clause, Clauses
from isograph.answers.correspondence.counterparts import Counterparts, Outcome, between, vouched
from isograph.answers.correspondence.links import link
from isograph.answers.correspondence.routes import Route, routes
from isograph.answers.facts.wording import inside, listed
from isograph.store import Store


@dataclass(frozen=True, slots=True)
class Correspondence:
    """What each clause of a document is paired with in another one, by number, and what that rests on.

    Without tables headings alike are all there is, which says nothing of what the clauses ask for.
    """

    tabled: Mapping[str, Counterparts]
    headed: Mapping[str, tuple[str, ...]]
    basis: tuple[str, ...]

    def paired(self, number: str) -> bool:
        """Whether a clause has a counterpart."""
        told = self.tabled.get(number)
        return number in self.headed or bool(told and told.answer == Outcome.COUNTERPARTS)

    def from_above(self, number: str) -> bool:
        """Whether only a clause above tells of a clause."""
        return number in self.tabled and self.tabled[number].from_above


def correspondence(store: Store, first: Clauses, second: Clauses) -> Correspondence:
    """Return how the clauses of one document are paired with those of another."""
    route = next(iter(routes(store, first.text, second.text)), ())
    if not route:
        return Correspondence({}, _by_heading(first, second), (_untabled(first, second),))
    tabled = between(store, first.identifier, second.identifier)
    return Correspondence(tabled, {}, tuple(_basis(store, route, first, second)))


def _basis(store: Store, route: Route, first: Clauses, second: Clauses) -> Iterator[str]:
    if first.text == second.text:
        yield f"{first.identifier} and {second.identifier} print one text."
    if route[1:-1]:
        between = listed(route[1:-1])
        yield f"Clauses of {first.identifier} and {second.identifier}: by the tables that lead through {between}."
    for pair in pairwise(route):
        yield from (f"Clauses: by {inside(vouched(table))}" for table in link(store, *pair).tables)


def _by_heading(first: Clauses, second: Clauses) -> Mapping[str, tuple[str, ...]]:
    """Pair clauses whose heading stands once in each document, or under the same number."""
    titled, others = _titled(first), _titled(second)
    found: dict[str, tuple[str, ...]] = {}
    for title, clauses in titled.items():
        once = len(clauses) == len(others.get(title, ())) == 1
        for clause in clauses:
            same = tuple(each.number for each in others.get(title, ()) if once or clause.number == each.number)
            found |= {clause.number: same} if same else {}
    return found


def _titled(clauses: Clauses) -> dict[str, list[Clause]]:
    found: dict[str, list[Clause]] = {}
    for clause in clauses:
        if clause.title:
            found.setdefault(" ".join(clause.title.casefold().split()), []).append(clause)
    return found


def _untabled(first: Clauses, second: Clauses) -> str:
    missing = [str(each.identifier) for each in (first, second) if not each.clauses]
    if missing:
        return f"Clauses: no list is kept of {listed(missing)}."
    return (
        f"Clauses: no tables lead from {first.identifier} to {second.identifier}; they are paired by number and"
        " heading, which says nothing of what they ask for."
    )
