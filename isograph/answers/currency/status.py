"""Where a document stands on a day, and why.

An event that is known only to the month or the year counts from the first day it can mean; the reasons say so.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from isograph.answers.currency.lives import Life, life
from isograph.answers.facts.documents import Named, describe, documents, editions_of, resolve
from isograph.answers.facts.wording import listed
from isograph.dates import PartialDate, day
from isograph.identifiers import Identifier
from isograph.model import Standing
from isograph.results import Tabular, Value
from isograph.store import Store

PHRASES = {
    Standing.IN_FORCE: "in force",
    Standing.SUPERSEDED: "superseded",
    Standing.WITHDRAWN: "withdrawn",
    Standing.DRAFT: "a draft",
    Standing.NOT_YET_PUBLISHED: "not yet published",
    Standing.UNKNOWN: "of unknown status",
}

_IN_USE = (Standing.IN_FORCE, Standing.SUPERSEDED)
_ISSUED = (*_IN_USE, Standing.WITHDRAWN)

Found = tuple[Standing, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Status(Tabular):
    """Where a document stands on a day: the value, the reasons, and the three ends that differ.

    `asked` is the reference, which an undated one reads as the document `identifier`; `amendments` are to hold with it
    that day, `current` is in force in its place. What `status` alone asks is empty where another answer asks for many.
    """

    identifier: Identifier
    on: date
    value: Standing
    reasons: tuple[str, ...]
    successors: tuple[Identifier, ...]
    planned: tuple[Identifier, ...]
    as_of: PartialDate | None
    replaced: PartialDate | None
    withdrawn: PartialDate | None
    certificates_until: PartialDate | None
    asked: Identifier | None = None
    amendments: tuple[Identifier, ...] = ()
    current: tuple[Identifier, ...] = ()
    columns = ("field", "value")

    @property
    def summary(self) -> str:
        """The status in one sentence."""
        return f"{self.identifier} is {PHRASES[self.value]} on {self.on}."

    @property
    def notes(self) -> tuple[str, ...]:
        """How an undated reference was read, and where the day asked about is later than what is known."""
        late = self.as_of and self.on > self.as_of.latest
        newest = (
            "the newest edition in force" if self.value == Standing.IN_FORCE else "its newest edition; none is in force"
        )
        return (
            *((f"{self.asked} is undated and read as {self.identifier}, {newest}.",) if self._read else ()),
            *((f"The record is as of {self.as_of}; what happened later is not known.",) if late else ()),
        )

    @property
    def _read(self) -> bool:
        return self.asked not in {None, self.identifier}

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each field that is known."""
        dates = ("replaced", "withdrawn", "certificates_until")
        found = (
            ("status", self.value),
            ("because", "\n".join(self.reasons)),
            ("hold with", ", ".join(map(str, self.amendments))),
            ("replaced by", ", ".join(map(str, self.successors))),
            ("in force in its place", ", ".join(map(str, self.current))),
            ("in development", ", ".join(map(str, self.planned))),
            *((name.replace("_", " "), str(getattr(self, name) or "")) for name in dates),
        )
        return tuple(row for row in found if row[1])


def status(store: Store, identifier: Named, *, on: date | str | None = None) -> Status:
    """Return where a document stands on a day, with the reasons, and what is in force in its place.

    An undated reference is read as its newest edition in force; where none is, as its newest that was published.

    Raises UnknownDocumentError where it is not in the graph, DateError where `on` is no day.
    """
    asked, when = resolve(store, identifier), day(on)
    read = _dated(store, asked, when)
    known = life(store, read)
    found = status_of(store, known, when)
    held = amendments(store, read, when) if found.value in _IN_USE else ()
    return replace(found, asked=asked, amendments=held, current=_current(store, known, when))


def amendments(store: Store, document: Identifier, on: date) -> tuple[Identifier, ...]:
    """Return the amendments and corrigenda that had been published to a document by a day."""
    changes = documents(describe(store, document), "amendedBy")
    return tuple(each for each in changes if status_of(store, life(store, each), on).value in _ISSUED)


def status_of(store: Store, known: Life, on: date) -> Status:
    """Return where a document stands on a day, from what is known of its life."""
    value, reasons = _standing(store, known, on)
    return Status(
        identifier=known.identifier,
        on=on,
        value=value,
        reasons=reasons,
        successors=tuple(each.successor for each in known.successors(on)),
        planned=tuple(each.successor for each in known.successions if each.project),
        as_of=known.as_of,
        replaced=known.replaced or _first(known),
        withdrawn=known.withdrawn,
        certificates_until=known.certificates_until,
    )


def _standing(store: Store, known: Life, on: date) -> Found:
    value, reasons = _own(store, known, on)
    if value == Standing.IN_FORCE:
        value, reasons = _changed(store, known, on) or (value, reasons)
    return value, (*reasons, *known.disputes, *_denials(known))


def _own(store: Store, known: Life, on: date) -> Found:
    if _follows(known) and _rests(store, known):
        return _by_base(store, known, on)
    return next(found for rule in _RULES if (found := rule(known, on)))


def _follows(known: Life) -> bool:
    """Whether nothing is recorded of a document itself that adopts or amends another."""
    return bool(known.bases) and not known.records and not known.withdrawn


def _rests(store: Store, known: Life) -> bool:
    """Whether what a document follows leads to one that follows none, and not back to itself."""
    seen: set[Identifier] = set()
    while _follows(known) and known.identifier not in seen:
        seen.add(known.identifier)
        known = life(store, known.bases[0])
    return known.identifier not in seen


def standings(store: Store, identifier: Identifier, on: date) -> tuple[Status, ...]:
    """Return where each edition of the standard of a document stands on a day, newest first."""
    lives = sorted((life(store, each) for each in editions_of(store, identifier)), key=_newness, reverse=True)
    return tuple(status_of(store, known, on) for known in lives)


def is_work(store: Store, document: Identifier) -> bool:
    """Whether a reference is to a standard as a work: MIL-Q-9858 is not, which was itself published before 9858A."""
    named = document.dated or document.draft
    return not named and bool(describe(store, document)["hasEdition"]) and life(store, document).published is None


def _dated(store: Store, asked: Identifier, on: date) -> Identifier:
    """Return the edition that a reference means: of an undated one the newest in force, else the newest published."""
    if not is_work(store, asked):
        return asked
    found = standings(store, asked, on)
    published = [each for each in found if each.value not in {Standing.DRAFT, Standing.NOT_YET_PUBLISHED}]
    in_force = (each for each in published if each.value == Standing.IN_FORCE)
    return next(in_force, (published or found)[0]).identifier


def _current(store: Store, known: Life, on: date) -> tuple[Identifier, ...]:
    """Return what is in force on a day of all that replaced a document, and what replaced that."""
    waiting, found = [known], list[Identifier]()
    seen = {known.identifier}
    for each in waiting:
        newer = [life(store, successor) for successor in _following(store, each, on) if successor not in seen]
        seen |= {following.identifier for following in newer}
        stands = {following: status_of(store, following, on).value for following in newer}
        found += (following.identifier for following in newer if stands[following] == Standing.IN_FORCE)
        waiting += (following for following in newer if stands[following] != Standing.IN_FORCE)
    return tuple(found)


def _following(store: Store, known: Life, on: date) -> tuple[Identifier, ...]:
    """Return what replaced a document; for an adoption of which that is not stated, by what replaced its base."""
    stated = tuple(each.successor for each in known.successors(on))
    if stated or known.amends or not known.bases:
        return stated
    bases = {newer for base in known.bases for newer in _current(store, life(store, base), on)}
    return tuple(each for each in editions_of(store, known.identifier) if not bases.isdisjoint(life(store, each).bases))


def _newness(known: Life) -> tuple[date, Identifier]:
    return (known.published.earliest if known.published else date.min, known.identifier)


def _draft(known: Life, _on: date) -> Found | None:
    newest = known.records[-1] if known.records else None
    project = newest is not None and newest.project and known.published_by_identifier
    if not (known.draft or project):
        return None
    given_up = ("the project was given up",) if newest and newest.given_up else ()
    reasons = (*map(str, known.records), *given_up, *(f"leads to {project}" for project in known.leads_to))
    return Standing.DRAFT, reasons or ("its identifier is that of a project",)


def _not_yet_published(known: Life, on: date) -> Found | None:
    if known.published is None or on >= known.published.earliest:
        return None
    return Standing.NOT_YET_PUBLISHED, (f"published {_said(known.published, known)}",)


def _withdrawn(known: Life, on: date) -> Found | None:
    if known.withdrawn and known.withdrawn.earliest <= on:
        return Standing.WITHDRAWN, (f"withdrawn {_when(known.withdrawn)}", *_replacements(known, on))
    recorded = [each for each in known.records if each.withdrawn and each.as_of.earliest <= on]
    if recorded:
        said = min(recorded, key=lambda record: record.as_of)
        return Standing.WITHDRAWN, (f"recorded as withdrawn as of {said.as_of}", *_replacements(known, on))
    return None


def _superseded(known: Life, on: date) -> Found | None:
    if known.successors(on):
        since = min(each.published.earliest for each in known.successors(on) if each.published)
        kept = [each for each in known.records if each.in_force and each.as_of.earliest >= since]
        return Standing.SUPERSEDED, (*_replacements(known, on), *(f"though {each.told}" for each in kept))
    if known.replaced and known.replaced.earliest <= on:
        return Standing.SUPERSEDED, (f"replaced {_when(known.replaced)}",)
    return None


def _in_force(known: Life, on: date) -> Found | None:
    if known.published is None:
        return None
    ended = any(record.withdrawn for record in known.records) and not known.withdrawn
    if ended and not known.replaced and not any(each.published for each in known.successions):
        return None
    reasons = (f"published {_said(known.published, known)}", f"no published successor by {on}")
    projects = ", ".join(str(each.successor) for each in known.successions if each.project)
    return Standing.IN_FORCE, (*reasons, *((f"in development, which ends nothing: {projects}",) if projects else ()))


def _unknown(known: Life, on: date) -> Found:
    if known.published is None:
        return Standing.UNKNOWN, ("no publication date is known",)
    said = next(each for each in known.records if each.withdrawn)
    return Standing.UNKNOWN, (f"withdrawn some day before {said.as_of}; neither the day nor a successor is known",)


_RULES: tuple[Callable[[Life, date], Found | None], ...] = (
    _draft,
    _not_yet_published,
    _withdrawn,
    _superseded,
    _in_force,
    _unknown,
)


def _by_base(store: Store, known: Life, on: date) -> Found:
    """Decide for an adoption or amendment of which no source recorded a state: by what it adopts or changes."""
    own = _not_yet_published(known, on) or _superseded(known, on)
    if own:
        return own
    base = status_of(store, life(store, known.bases[0]), on)
    return base.value, (f"follows {base.identifier}, as no record of its own is known", *base.reasons)


def _changed(store: Store, known: Life, on: date) -> Found | None:
    """Decide for an amendment or corrigendum whose base is no longer in force; none where it still is."""
    for base in _bases(store, known):
        value, reasons = _own(store, base, on)
        if value in {Standing.SUPERSEDED, Standing.WITHDRAWN}:
            recorded = (f"though {each.told}" for each in known.records)
            return value, (f"changes {base.identifier}, which is {PHRASES[value]}", *reasons, *recorded)
    return None


def _bases(store: Store, known: Life) -> tuple[Life, ...]:
    """Return what a document changes, and what that changes in turn; nothing where this leads back to itself."""
    waiting = list(known.amends)
    for each in waiting:
        waiting += (base for base in life(store, each).amends if base not in waiting)
    return () if known.identifier in waiting else tuple(life(store, each) for each in waiting)


def _denials(known: Life) -> tuple[str, ...]:
    """Tell the records of a withdrawal that are not believed, and who denies them."""
    deniers = {each: [record.told for record in known.records if record.denies(each)] for each in known.denied}
    return tuple(f"{each.told} is not believed: {listed(by)}" for each, by in deniers.items())


def _replacements(known: Life, on: date) -> tuple[str, ...]:
    steps = known.successors(on)
    return tuple(f"{each.how} {each.successor}{f' ({each.published})' if each.published else ''}" for each in steps)


def _first(known: Life) -> PartialDate | None:
    """Return the publication of the first successor, which is when a document was replaced."""
    return min((each.published for each in known.successions if each.published and not each.project), default=None)


def _when(known: PartialDate) -> str:
    return f"on {known}" if known.exact else f"in {known} (the day is not known)"


def _said(published: PartialDate, known: Life) -> str:
    return f"{_when(published)}, by its identifier" if known.published_by_identifier else _when(published)
