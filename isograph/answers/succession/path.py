"""The shortest way from a document to one that took its place: step by step, how and when."""

from collections.abc import Iterator
from dataclasses import dataclass

from isograph.answers.currency.editions import dated
from isograph.answers.currency.lives import life
from isograph.answers.currency.status import is_work
from isograph.answers.facts.documents import Named, describe, documents, editions_of, resolve
from isograph.answers.facts.wording import counted, sentence
from isograph.answers.succession.lineage import Lineage, lineage
from isograph.dates import PartialDate
from isograph.identifiers import Identifier
from isograph.model import Provenance
from isograph.results import Tabular, Value
from isograph.store import Store


@dataclass(frozen=True, slots=True)
class Replacement:
    """One step: a document, how and when another one took its place, and what vouches for it."""

    older: Identifier
    how: str
    newer: Identifier
    date: PartialDate | None
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Path(Tabular):
    """The shortest way of replacement between two documents; without steps where none leads from one to the other.

    `published` are the publications of all documents on it, the first and the last included.
    """

    old: Identifier
    new: Identifier
    steps: tuple[Replacement, ...]
    published: tuple[PartialDate | None, ...]
    remarks: tuple[str, ...]
    columns = ("step", "document", "how", "successor", "date", "source")

    @property
    def documents(self) -> tuple[Identifier, ...]:
        """The documents in the order of the way, the first and the last included."""
        return (self.old, *(each.newer for each in self.steps))

    @property
    def summary(self) -> str:
        """The way in one sentence, with the publication of each document."""
        if self.old == self.new:
            return f"{self.old} is the document itself: no step."
        if not self.steps:
            return f"No replacement is known to lead from {self.old} to {self.new}."
        named = (
            f"{each} ({when})" if when else str(each) for each, when in zip(self.documents, self.published, strict=True)
        )
        number = len(self.steps)
        return f"{sentence(counted(number))} step{'s' if number != 1 else ''}: {' to '.join(named)}."

    @property
    def notes(self) -> tuple[str, ...]:
        """How the references were read, and what is noted of the steps."""
        return (*self.remarks, *(f"{each.older} to {each.newer}: {each.note}" for each in self.steps if each.note))

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each step."""
        return tuple(
            (number, each.older, each.how, each.newer, str(each.date or ""), str(each.provenance))
            for number, each in enumerate(self.steps, start=1)
        )


def path(store: Store, old: Named, new: Named) -> Path:
    """Return the shortest way of replacement from a document to a newer one.

    An undated old reference is read as its first edition, an undated new one as its newest in force.

    Raises UnknownDocumentError where one is not in the graph, NotInForceError for an undated new reference none of
    whose editions is in force.
    """
    asked = resolve(store, old), resolve(store, new)
    start = editions_of(store, asked[0])[0] if is_work(store, asked[0]) else asked[0]
    end = dated(store, new)
    line = lineage(store, start)
    steps = _shortest(line, start, end)
    return Path(
        old=start,
        new=end,
        steps=steps,
        published=tuple(life(store, each).published for each in (start, *(step.newer for step in steps))),
        remarks=tuple(_remarks(store, asked, start, end, found=bool(steps))),
    )


def _shortest(line: Lineage, start: Identifier, end: Identifier) -> tuple[Replacement, ...]:
    """Search the line breadth first; of ways of one length, the one whose steps come first in the line."""
    ways: dict[Identifier, tuple[Replacement, ...]] = {start: ()}
    waiting = [start]
    for document in waiting:
        for step in _from(line, document):
            if step.newer not in ways:
                ways[step.newer] = (*ways[document], step)
                waiting.append(step.newer)
    return ways.get(end, ())


def _from(line: Lineage, document: Identifier) -> Iterator[Replacement]:
    for step in line.steps:
        if document in step.older:
            yield from (
                Replacement(document, step.how, newer, step.date, step.note, step.provenance) for newer in step.newer
            )


def _remarks(
    store: Store, asked: tuple[Identifier, Identifier], start: Identifier, end: Identifier, *, found: bool
) -> Iterator[str]:
    if asked[0] != start:
        yield f"{asked[0]} is undated and read as {start}, its first edition."
    if asked[1] != end:
        yield f"{asked[1]} is undated and read as {end}, the newest edition in force."
    if any(older == start for older, _ in store.answer("number_reuse", document=end)):
        yield f"{end} uses the number of {start} again and is no successor."
    if not found and _shortest(lineage(store, end), end, start):
        yield f"The way leads from {end} to {start} instead."
    if any(each.project and each.successor == end for each in life(store, start).successions):
        yield f"{end} is in development to replace {start}, and has not replaced it yet."
    for base in documents(describe(store, start), "adoptionOf") if not found else ():
        goal = next(iter(documents(describe(store, end), "adoptionOf")), end)
        way = (base, *(step.newer for step in _shortest(lineage(store, base), base, goal)))
        yield f"{start} adopts {base}{f', which leads there: {_written(way)}' if len(way) > 1 else ''}."


def _written(way: tuple[Identifier, ...]) -> str:
    return " to ".join(map(str, way))
