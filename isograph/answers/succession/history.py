"""The history of a document or standard: what happened to it, and what it leads to today."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from isograph import pictures
from isograph.answers.currency.lives import Life, life
from isograph.answers.currency.status import Status, status_of
from isograph.answers.facts.documents import Named, describe, documents, resolve
from isograph.answers.facts.remarks import remarks
from isograph.answers.facts.wording import listed
from isograph.answers.succession.chronicle import chronicle
from isograph.answers.succession.events import Event
from isograph.answers.succession.lineage import Lineage, Step, lineage
from isograph.dates import PartialDate, day
from isograph.identifiers import Identifier
from isograph.model import Standing, Verification
from isograph.pictures.phases import Change, Lived
from isograph.results import Json, Tabular, Value
from isograph.store import Store

if TYPE_CHECKING:
    import networkx as nx

    from isograph.pictures import Picture


@dataclass(frozen=True, slots=True)
class Current:
    """A document that is in force today, and its amendments and corrigenda."""

    identifier: Identifier
    supplements: tuple[Identifier, ...]

    def __str__(self) -> str:
        return f"{self.identifier} with {listed(self.supplements)}" if self.supplements else str(self.identifier)


class Known(NamedTuple):
    """What is known of an edition: its life, where it stands on a day, and what changes it."""

    life: Life
    status: Status
    changes: tuple[Life, ...]


@dataclass(frozen=True, slots=True)
class History(Tabular):
    """What happened to a document, or to the editions of a standard, in the order of the days.

    `editions` are its own published ones, oldest first, `planned` those in development; `lineage` tells what replaced
    what along the line of all that it replaced and is replaced by, `known` what is known of an edition, and where it
    stands on a day.
    """

    identifier: Identifier
    events: tuple[Event, ...]
    editions: tuple[Identifier, ...]
    planned: tuple[Identifier, ...]
    in_force: tuple[Current, ...]
    as_of: PartialDate | None
    lineage: Lineage
    remarks: tuple[str, ...]
    known: Callable[[Identifier, date], Known] = field(repr=False, compare=False)
    columns = ("date", "kind", "event", "source", "verification")

    @property
    def current(self) -> tuple[Identifier, ...]:
        """The editions in force today that the line leads to, each with its amendments and corrigenda."""
        return tuple(document for each in self.in_force for document in (each.identifier, *each.supplements))

    @property
    def summary(self) -> str:
        """The editions, what became of them, and what is in force today, in one sentence."""
        today = listed(self.in_force)
        parts = (
            *((f"editions {listed(self.editions)}",) if len(self.editions) > 1 else ()),
            *map(_became, self.lineage.leaving),
            f"in force today: {today}" if today else "nothing on its line is known to be in force today",
            *((f"in development: {listed(self.planned)}",) if self.planned else ()),
        )
        return f"{self.identifier}: {'; '.join(parts)}."

    @property
    def notes(self) -> tuple[str, ...]:
        """The day of the last known state, what is unverified, and what is remarked on the documents."""
        doubtful = sum(each.verification == Verification.UNVERIFIED for each in self.events)
        return (
            *((f"Known as of {self.as_of}; what happened later is not known.",) if self.as_of else ()),
            *((f"Unverified: {doubtful} of {len(self.events)} events.",) if doubtful else ()),
            *self.remarks,
        )

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each event, those without a date last."""
        return tuple(
            (str(each.date or ""), each.kind, each.text, ", ".join(each.sources), each.verification)
            for each in self.events
        )

    def to_dict(self) -> dict[str, Json]:
        """Return the table, the editions and what is in force today."""
        return Tabular.to_dict(self) | {
            "identifier": str(self.identifier),
            "editions": [str(each) for each in self.editions],
            "current": [str(each) for each in self.current],
        }

    def to_networkx(self) -> "nx.DiGraph[str]":
        """Return the line as a graph from older to newer.

        Nodes carry `published` and `status`, which is that of today; edges carry `how` and `date`.
        """
        return self.lineage.to_networkx()

    def plot(self, *, on: date | str | None = None) -> "Picture":
        """Draw the editions as a timeline: a bar each, from publication to replacement and withdrawal, and what ended.

        The day `on` is marked, and each edition told by where it stands on it; without it, on today. What goes on ends
        today, or with `on`, at the last day of the record, or at that day where it is later.

        >>> import isograph
        >>> print(isograph.load().history("ISO 9002").plot(on="2002-01-01"))
        ISO 9002 on 2002-01-01: ISO 9002:1987 (withdrawn), ISO 9002:1994 (superseded).

        Raises DateError where `on` is no day, MissingExtraError where matplotlib is not installed.
        """
        when = day(on)
        last = max((when, *self._recorded(when))) if on else when
        lived = sorted((self._lived(each, when, last) for each in self.lineage.start), key=lambda each: each.project)
        return pictures.Timeline(str(self.identifier), tuple(lived), last, when if on else None).draw()

    def _recorded(self, on: date) -> Iterator[date]:
        """Yield the last day that is recorded of each edition: that of its record, else of its publication."""
        for each in self.lineage.start:
            known = self.known(each, on)
            if recorded := known.status.as_of or known.life.published:
                yield recorded.latest

    def _lived(self, edition: Identifier, on: date, last: date) -> Lived:
        known, latest = self.known(edition, on), self.known(edition, last).status.value
        return Lived(
            name=str(edition),
            standing=known.status.value,
            latest=latest,
            published=known.life.published,
            replaced=known.status.replaced,
            withdrawn=known.status.withdrawn,
            certificates_until=known.status.certificates_until,
            as_of=known.status.as_of,
            changes=tuple(Change(_suffix(each.identifier, edition), each.published) for each in known.changes),
            notes=tuple(self._told(edition)),
            successors=tuple(str(each.successor) for each in known.life.successions),
        )

    def _told(self, edition: Identifier) -> Iterator[str]:
        """Say how an edition came from documents that are not of its standard, and what became of it elsewhere."""
        for step in self.lineage.steps:
            if edition in step.newer and not {*self.lineage.start}.issuperset(step.older):
                yield f"{step.kind} of {listed(step.older)}"
        for step in self.lineage.leaving:
            if edition in step.older:
                yield f"{step.how} {listed(step.newer)}"


def history(store: Store, identifier: Named) -> History:
    """Return what happened to a document, or to all editions of a standard, and what it leads to today.

    Raises UnknownDocumentError where it is not in the graph.
    """
    subject, today = resolve(store, identifier), day(None)
    line = lineage(store, subject)
    ends = _ends(store, line, today)
    current = _in_force(store, ends)
    adoptions = line.start if len(line.start) == 1 and current else () if current else line.ends
    planned = tuple(each for each in line.start if each in ends and ends[each].value in _PLANNED)
    return History(
        identifier=subject,
        events=chronicle(store, subject),
        editions=tuple(each for each in line.start if each not in planned),
        planned=planned,
        in_force=current,
        as_of=max((each.as_of for each in ends.values() if each.as_of), key=_latest, default=None),
        lineage=line,
        remarks=(*_adopted(store, adoptions, today), *map(str, remarks(store, subject))),
        known=lambda document, on: _known(store, document, on),
    )


def _ends(store: Store, line: Lineage, on: date) -> dict[Identifier, Status]:
    """Return where those documents of a line stand that nothing on it replaces."""
    return {each: status_of(store, life(store, each), on) for each in line.ends}


def _in_force(store: Store, ends: dict[Identifier, Status]) -> tuple[Current, ...]:
    return tuple(_current(store, each) for each in ends.values() if each.value == Standing.IN_FORCE)


def _current(store: Store, status: Status) -> Current:
    changes = (life(store, each) for each in documents(describe(store, status.identifier), "amendedBy"))
    issued = tuple(each.identifier for each in changes if each.published and each.published.earliest <= status.on)
    return Current(status.identifier, issued)


def _adopted(store: Store, adoptions: tuple[Identifier, ...], on: date) -> Iterator[str]:
    """Say what adoptions adopt, and what that leads to."""
    for adoption in adoptions:
        for base in documents(describe(store, adoption), "adoptionOf"):
            today = listed(_in_force(store, _ends(store, lineage(store, base), on)))
            yield f"{adoption} adopts {base}{f', which leads to {today} today' if today else ''}."


def _known(store: Store, document: Identifier, on: date) -> Known:
    lived = life(store, document)
    changes = tuple(life(store, each) for each in documents(describe(store, document), "amendedBy"))
    return Known(lived, status_of(store, lived, on), changes)


def _suffix(change: Identifier, base: Identifier) -> str:
    return str(change).removeprefix(f"{base}/")


def _became(step: Step) -> str:
    day = f" ({step.date})" if step.date else ""
    return f"{listed(step.older)} {'were' if len(step.older) > 1 else 'was'} {step.how} {listed(step.newer)}{day}"


def _latest(known: PartialDate) -> date:
    return known.latest


_PLANNED = {Standing.DRAFT, Standing.NOT_YET_PUBLISHED}
