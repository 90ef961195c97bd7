"""What changed between two states of knowledge, such as last month's catalogue and today's.

A change is a document of which a source says something else than before: published, withdrawn, replaced, at another
stage, corrected. Where sources disagree, what is believed is compared, in the order of `Verification`, as all answers
have it; so another opinion that is not believed is no change.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from isograph.answers.currency.standings import document
from isograph.answers.facts.wording import listed
from isograph.answers.watching.changes import Change, Kind, changes
from isograph.answers.watching.digests import Origin, differing, origins
from isograph.answers.watching.states import State, state
from isograph.answers.watching.watched import Watch, Watched
from isograph.display.atom import Entry
from isograph.errors import IdentifierError
from isograph.identifiers import Identifier
from isograph.results import Json, Rows, Tabular, Value
from isograph.store import Store

_WRONG_WAY = ", which is backwards: are the two the wrong way round?"

_Key = tuple[str, str, tuple[str, ...]]
"""The number of a catalogue, and the number and part of a reference."""


@dataclass(frozen=True, slots=True)
class Difference(Tabular):
    """The changes from one state of knowledge to another, by kind and then by document.

    `origins` are the sources with the days as of which they hold before and after; `watched` are the references that
    were asked about, all documents where there is none, and `unknown` those of them that neither state has.
    """

    changes: tuple[Change, ...]
    origins: tuple[Origin, ...]
    watched: tuple[Identifier, ...] = ()
    unknown: tuple[Identifier, ...] = ()
    columns = ("document", "change", "what", "before", "after", "source")

    @property
    def finding(self) -> bool:
        """Whether anything that is watched changed."""
        return bool(self.changes)

    @property
    def as_of(self) -> tuple[str, str]:
        """The newest days as of which sources hold that both states have, before and after; empty where none tells."""
        shared = [each for each in self.origins if each.shared]
        before = max(shared, key=lambda each: each.since or date.min, default=None)
        after = max(shared, key=lambda each: each.until or date.min, default=None)
        return (before.before or "" if before else "", after.after or "" if after else "")

    def of(self, kind: str) -> tuple[Change, ...]:
        """Return the changes of one kind: published, withdrawn, replaced, stage, ..."""
        return tuple(each for each in self.changes if each.kind == Kind(kind))

    def days(self, change: Change) -> tuple[str, str]:
        """Return the days as of which the source of a change holds before and after, else those of all sources."""
        own = (each for each in self.origins if each.shared and each.name in change.sources)
        return next(((each.before or "", each.after or "") for each in own), self.as_of)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The changes as entries of a feed, of the day as of which their source holds after them."""
        ends = {each.name: each.until for each in self.origins if each.shared}
        newest = max((day for day in ends.values() if day), default=None)
        return tuple(self._entry(each, _newest(ends, each.sources) or newest) for each in self.changes)

    def _entry(self, change: Change, day: date | None) -> Entry:
        what = "" if change.what == change.kind else f", {change.what}"
        told = f"{change.before or 'nothing'} before, {change.after or 'nothing'} after"
        from_, to = self.days(change)
        return Entry(
            key=(change.document.iri, change.kind, change.what, change.before, change.after),
            kind=change.kind,
            title=f"{change.document}: {change.kind}{what} {change.after}".rstrip(),
            text=f"{change.title}\n{change.what}: {told}.\nSource: {change.source}, from {from_} to {to}.".strip(),
            page=change.page,
            day=day,
        )

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each change."""
        return tuple(
            (each.document, each.kind, each.what, each.before, each.after, each.source) for each in self.changes
        )

    @property
    def summary(self) -> str:
        """How many documents changed, and how."""
        if not self.changes:
            return f"Nothing {'that is watched ' if self.watched else ''}changed{self._period}."
        counts = Counter(each.kind for each in self.changes)
        kinds = ", ".join(f"{counts[kind]:,} {kind}" for kind in Kind if counts[kind])
        number = len({each.document for each in self.changes})
        about = f"{'watched ' if self.watched else ''}{'document' if number == 1 else 'documents'}"
        return f"{number:,} {about} changed{self._period}: {kinds}."

    @property
    def _period(self) -> str:
        moved = {(each.before, each.after) for each in self.origins if each.shared and each.before != each.after}
        return "".join(f" from {before} to {after}" for before, after in moved) if len(moved) == 1 else ""

    @property
    def notes(self) -> tuple[str, ...]:
        """The days of each source that moved on, which source only one of the two has, which reference none has."""
        moved = (each for each in self.origins if each.shared and each.before != each.after)
        alone = [each for each in self.origins if not each.shared]
        return (
            *(f"{each.name}: from {each.before} to {each.after}{_WRONG_WAY * each.backwards}." for each in moved),
            *(f"{each.name} is only in the {_side(each)}: what it alone says is no change." for each in alone),
            *((f"Watched, and in neither of the two: {listed(self.unknown)}.",) if self.unknown else ()),
        )

    def to_dict(self) -> dict[str, Json]:
        """Return the table with all that is known of each change, the watched references and the sources."""
        table = self._whole()
        sources: list[Json] = [{"name": e.name, "before": e.before, "after": e.after} for e in self.origins]
        watched: dict[str, Json] = {
            "watched": [str(each) for each in self.watched],
            "unknown": [str(each) for each in self.unknown],
        }
        own = Tabular.to_dict(table)
        return Tabular.to_dict(self) | {"columns": own["columns"], "rows": own["rows"]} | watched | {"sources": sources}

    def to_csv(self) -> str:
        """Return the changes as CSV, each with its title, its page, and the days of its source before and after."""
        return self._whole().to_csv()

    def _whole(self) -> Rows:
        columns = (*self.columns, "before as of", "after as of", "title", "page")
        rows = ((*row, *self.days(e), e.title, e.page) for row, e in zip(self.rows(), self.changes, strict=True))
        return Rows(columns, tuple(rows))


def difference(old: Store, new: Store, watch: Watched | Iterable[Watched] = ()) -> Difference:
    """Return what changed from one store to another, of all documents or of those that are watched.

    Raises IdentifierError, ParseError with file and line, or ReadingError for what cannot be watched.
    """
    wanted = Watch.of(watch, (old, new))
    known = origins(old, new)
    since = {each.name: each.since for each in known if each.shared}
    found = (
        change
        for before, after in _pairs(old, new, wanted)
        if any(wanted.watches(each.identifier) for each in (before, after) if each)
        for change in changes(before, after, _newest(since, after.sources) if after else None)
    )
    order = tuple(Kind)
    return Difference(
        changes=tuple(sorted(found, key=lambda each: (order.index(each.kind), each.document, each.what, each.after))),
        origins=known,
        watched=wanted.references,
        unknown=wanted.unknown((old, new)),
    )


def _newest(days: Mapping[str, date | None], sources: Iterable[str]) -> date | None:
    """Return the newest of the days of some sources."""
    return max((day for each in sources if (day := days.get(each))), default=None)


def _side(origin: Origin) -> str:
    return "second" if origin.before is None else "first"


def _pairs(old: Store, new: Store, watch: Watch) -> Iterator[tuple[State | None, State | None]]:
    """Yield what is believed of each document that may have changed, before and after; one of the two can be none.

    A document that is gone and one that is new are one where they have the catalogue's number and the reference but for
    stage and date in common: a project goes from draft to draft to edition like that.
    """
    gone: dict[_Key, State] = {}
    come: list[State] = []
    for identifier in _near(old, new, watch):
        before, after = state(old, identifier), state(new, identifier)
        if before and after:
            yield before, after
        elif before:
            gone[_key(before)] = before
        elif after:
            come.append(after)
    yield from ((gone.pop(_key(each), None) if _fits(gone, each) else None, each) for each in come)
    yield from ((each, None) for each in gone.values())


def _near(old: Store, new: Store, watch: Watch) -> Iterator[Identifier]:
    """Yield the documents that may have changed and have the number and part of a watched one among them."""
    found = [_identifier(old, new, iri) for iri in differing(old, new)]
    lines = {(each.number, each.parts) for each in found if watch.watches(each)}
    yield from (each for each in found if (each.number, each.parts) in lines)


def _identifier(old: Store, new: Store, iri: str) -> Identifier:
    try:
        return document(new, iri)
    except IdentifierError:
        return document(old, iri)


def _key(known: State) -> _Key:
    return known.number, known.identifier.number, known.identifier.parts


def _fits(gone: Mapping[_Key, State], new: State) -> bool:
    """Whether a document that is gone can have become a new one; an edition never becomes a project."""
    before = gone.get(_key(new))
    return bool(new.number) and before is not None and (before.project or not new.project)
