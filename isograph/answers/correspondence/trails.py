"""The paths from a clause along a chain of tables to its counterparts, the best one to each."""

from collections.abc import Container, Mapping
from types import MappingProxyType

from isograph.answers.contents.clauses import titles
from isograph.answers.contents.numbering import natural
from isograph.answers.correspondence.links import STRUCTURE, Path, above, basis, link, relation, under, within
from isograph.answers.correspondence.routes import Route
from isograph.answers.facts.memory import remembered
from isograph.identifiers import Identifier
from isograph.store import Store


def traced(store: Store, route: Route, number: str) -> tuple[dict[str, Path], tuple[Path, ...]]:
    """Return the best path from a clause to each counterpart along a chain of tables, and the paths that end before.

    A clause all of whose subclauses are reached is reached too.
    """
    if len(route) < 2:  # noqa: PLR2004  one document prints one text, and without tables nothing is found
        return dict.fromkeys([number] * len(route), ()), ()
    reached, ended = _followed(store, route, number)
    return _gathered(store, route, reached), ended


@remembered
def _followed(store: Store, route: Route, number: str) -> tuple[Mapping[str, Path], tuple[Path, ...]]:
    """Return the best path to each clause at the end of a chain of tables, and the paths that end before it.

    What one table denies is followed from a clause itself alone, not by way of a clause above or below.
    """
    if len(route) == 1:
        return MappingProxyType({number: ()}), ()
    before, ended = _followed(store, route[:-1], number)
    ways = link(store, *route[-2:]).ways
    paths = [(*path, *way) for each, path in before.items() for way in ways.get(each, ())]
    leading = [path for path in paths if path[-1].counterpart and not (denied(path) and _structural(path))]
    reached: dict[str, Path] = {}
    for path in sorted(leading, key=_rank) if len(leading) > 1 else leading:
        reached.setdefault(path[-1].counterpart, path)
    return MappingProxyType(reached), (*ended, *(path for path in paths if not path[-1].counterpart))


def _gathered(store: Store, route: Route, reached: Mapping[str, Path]) -> dict[str, Path]:
    """Add each clause all of whose subclauses that the tables tell of are reached: 7.3 for 7.3.1 to 7.3.7.

    It is left out where that would say less than is said of the subclauses.
    """
    found = dict(reached)
    parents = {parent for number in reached for parent in above(number)} - found.keys()
    for parent in sorted(parents, key=lambda number: (-number.count("."), natural(number))):
        below = _told(store, route, parent, found.keys())
        if below:
            through = min((found[each] for each in below), key=_rank)
            path = (*through, within(route[-1], through[-1].counterpart, parent))
            if relation(path).vague <= relation(through).vague:
                found[parent] = path
    return found


def _told(store: Store, route: Route, parent: str, found: Container[str]) -> tuple[str, ...]:
    """Return the clauses below one that the tables tell of: several, and all of them found, else none."""
    back = route[::-1]
    named = _parents(store, *back[:2]).get(parent, ())
    if any(each not in found and any(_followed(store, back, each)) for each in named):
        return ()
    told = tuple(each for each in named if each in found and any(_followed(store, back, each)))
    return told if len(told) > 1 else ()


@remembered
def _parents(store: Store, document: Identifier, other: Identifier) -> Mapping[str, tuple[str, ...]]:
    """Return the clauses of a document that stand above some that the tables between it and another one name."""
    named = sorted(link(store, document, other).ways, key=natural)
    found = ((parent, tuple(each for each in named if under(each, parent))) for parent in titles(store, document))
    return MappingProxyType({parent: below for parent, below in found if below})


def denied(path: Path) -> bool:
    """Whether one table states, against a step of a path, that there is no counterpart."""
    return any(step.denied for step in path)


def _structural(path: Path) -> bool:
    return any(step.source == STRUCTURE for step in path)


def _rank(path: Path) -> tuple[bool, int, int, int]:
    """Sort paths: what no table denies first, then the one that says most, the shortest, and what rests on most."""
    return denied(path), relation(path).vague, len(path), basis(path).weakness


def written(path: Path) -> str:
    """Return a path in one line.

    A document is named where the path comes to it, with each of its clauses that the path touches.
    """
    if not path:
        return ""
    touched = [(path[0].document, [path[0].clause])]
    for step in path:
        if step.to == touched[-1][0]:
            touched[-1][1].append(step.counterpart)
        else:
            touched.append((step.to, [step.counterpart or "none"]))
    return " → ".join(f"{document} {', '.join(numbers)}" for document, numbers in touched)
