"""Clauses that flow from document to document, as pictures: along the steps of a transition, or from one clause on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from isograph import pictures
from isograph.answers.contents.numbering import natural
from isograph.answers.correspondence.links import Step
from isograph.answers.correspondence.relations import Relation
from isograph.errors import ArgumentError
from isograph.identifiers import Identifier

if TYPE_CHECKING:
    from isograph.answers.correspondence.counterparts import Counterparts
    from isograph.answers.correspondence.transition import Task, Transition
    from isograph.pictures import Picture

Marked = Counter[tuple[int, str, str]]
"""How many clauses are new, gone, ...: by the place of the document, the clause they are drawn in, and the word."""

_CARRIED = "carries over"
_SIDES = {"new": (1,), "gone": (0,), "to be checked": (0, 1)}
_DRAWN = {
    **dict.fromkeys((Relation.SUBSET, Relation.SUPERSET, Relation.INTERSECTS), "partly"),
    **{each: each.value for each in (Relation.EQUAL, Relation.CORRESPONDS, Relation.POSSIBLE)},
}


def steps_drawn(steps: "Sequence[Transition]", *, note: str, depth: int) -> "Picture":
    """Return a picture of the clauses along transitions, each of which begins where the one before it led.

    What lies deeper than `depth` is drawn with the clause above it. Requirements that all stand under one clause, as in
    the models of 1994, are drawn below that one at least.

    Raises ArgumentError for a depth below one.
    """
    if depth < 1:
        raise ArgumentError(f"nothing stands at depth {depth}: 1 is the depth of the main clauses, 2 of those in them")
    documents = (steps[0].old, *(step.new for step in steps))
    levels = [max(depth, _parting(_touched(steps, place))) for place in range(len(documents))]
    links, marks = Counter[tuple[int, str, str, str]](), Marked()
    for place, step in enumerate(steps):
        old, new = levels[place : place + 2]
        links.update((place, _cut(a, old), _cut(b, new), relation) for a, b, relation in _pairs(step.tasks))
        marks.update(_marks(step.tasks, place, levels))
    drawn = tuple(pictures.Link(*link, number) for link, number in sorted(links.items(), key=_order))
    shown = {(link.place, link.source) for link in drawn} | {(link.place + 1, link.target) for link in drawn}
    shown |= {(place, number) for place, number, _ in marks}
    headings = (steps[0].headings[0], *(step.headings[1] for step in steps))
    if any(link.number > 1 for link in drawn):
        note = f"{note} The thicker a line, the more clauses."
    title = f"From {documents[0]} to {documents[-1]}: where the clauses went"
    return pictures.Flow(title, tuple(_documents(documents, headings, shown, marks)), drawn, note).draw()


def paths_drawn(answer: "Counterparts") -> "Picture":
    """Return a picture of all paths from a clause to its counterparts, table by table, and of those that end before."""
    route = answer.path
    paths = (*(line.path for line in answer.lines), *answer.ends)
    taken = tuple(dict.fromkeys(step for path in paths for step in path))
    marks = Marked(
        (route.index(step.document), step.clause, "no counterpart") for step in taken if not step.counterpart
    )
    links = tuple(dict.fromkeys(_link(route, step) for step in taken if step.counterpart))
    shown = {(0, answer.clause)}
    shown |= {(link.place, link.source) for link in links} | {(place, number) for place, number, _ in marks}
    shown |= {(link.place + (not link.within), link.target) for link in links}
    title = f"{answer.clause} {answer.title}".strip() + f" of {answer.identifier}, table by table to {answer.to}"
    documents = tuple(_documents(route, answer.headings, shown, marks))
    return pictures.Flow(title, documents, links, answer.summary).draw()


def _link(route: Sequence[Identifier], step: Step) -> "pictures.Link":
    within = step.document == step.to
    relation = "a part of it" if within else _DRAWN[step.relation]
    return pictures.Link(route.index(step.document), step.clause, step.counterpart, relation, within=within)


def _documents(
    documents: Sequence[Identifier], headings: Sequence[Mapping[str, str]], shown: set[tuple[int, str]], marks: Marked
) -> "Iterator[pictures.Document]":
    for place, (document, titles) in enumerate(zip(documents, headings, strict=True)):
        numbers = sorted((number for at, number in shown if at == place), key=natural)
        found = ((number, tuple(_marked(marks, place, number))) for number in numbers)
        clauses = tuple(pictures.Clause(number, titles.get(number, ""), told) for number, told in found)
        yield pictures.Document(str(document), clauses)


def _marked(marks: Marked, place: int, number: str) -> Iterator[tuple[str, int]]:
    return ((word, count) for (at, each, word), count in sorted(marks.items()) if (at, each) == (place, number))


def _pairs(tasks: "Iterable[Task]") -> Iterator[tuple[str, str, str]]:
    """Yield the clauses that carry over with each that they lead to, by number, and how they are drawn to relate."""
    for task in tasks:
        if task.part == _CARRIED:
            relation = _DRAWN[Relation(task.relation)]
            yield from ((_number(task.old), _number(each), relation) for each in task.new.splitlines())


def _marks(tasks: "Iterable[Task]", place: int, levels: Sequence[int]) -> Iterator[tuple[int, str, str]]:
    """Yield what is new, gone or to be checked, each clause once: an amendment may add to a clause that is new."""
    found = dict.fromkeys(_fates(tasks))
    return ((place + side, _cut(number, levels[place + side]), part) for part, side, number in found)


def _fates(tasks: "Iterable[Task]") -> Iterator[tuple[str, int, str]]:
    for task in tasks:
        for side in _SIDES.get(task.part, ()):
            clause = (task.old, task.new)[side]
            if clause:
                yield task.part.value, side, _number(clause)


def _touched(steps: "Sequence[Transition]", place: int) -> set[str]:
    """Return the clauses of a document that the steps to it and from it name."""
    found = set[str]()
    for at, step in enumerate(steps):
        for side in (0, 1):
            if at + side == place:
                found |= {pair[side] for pair in _pairs(step.tasks)}
                found |= {number for _, where, number in _fates(step.tasks) if where == side}
    return found


def _parting(numbers: Iterable[str]) -> int:
    """Return the depth at which clauses part: 1 where there are several main clauses, 2 where one holds all others.

    >>> _parting(["4.1", "4.2.1"]), _parting(["4", "5.1"])
    (2, 1)
    """
    parts = [number.split(".") for number in numbers]
    depth = 1
    while len({tuple(each[:depth]) for each in parts}) == 1 and any(len(each) > depth for each in parts):
        depth += 1
    return depth


def _cut(number: str, depth: int) -> str:
    return ".".join(number.split(".")[:depth])


def _number(clause: str) -> str:
    return clause.partition(" ")[0]


def _order(link: tuple[tuple[int, str, str, str], int]) -> tuple[object, ...]:
    (place, source, target, relation), _ = link
    return place, natural(source), natural(target), relation
