"""Where a document stands on a day, and why.

An event that is known only to the month or the year counts from the first day it can mean; the reasons say so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from isograph.answers.documents import Named, editions_of, resolve
from isograph.answers.lives import Life, life
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

Found = tuple[Standing, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Status(Tabular):
    """Where a document stands on a day: the value, the reasons, and the three ends that differ."""

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
    columns = ("field", "value")

    @property
    def summary(self) -> str:
        """The status in one sentence."""
        return f"{self.identifier} is {PHRASES[self.value]} on {self.on}."

    @property
    def notes(self) -> tuple[str, ...]:
        """Say so where the day asked about is later than what is known."""
        if self.as_of and self.on > self.as_of.latest:
            return (f"The record is as of {self.as_of}; what happened later is not known.",)
        return ()

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each field that is known."""
        dates = ("replaced", "withdrawn", "certificates_until")
        found = (
            ("status", self.value),
            ("because", "\n".join(self.reasons)),
            ("replaced by", ", ".join(map(str, self.successors))),
            ("in development", ", ".join(map(str, self.planned))),
            *((name.replace("_", " "), str(getattr(self, name) or "")) for name in dates),
        )
        return tuple(row for row in found if row[1])


def status(store: Store, identifier: Named, *, on: date | str | None = None) -> Status:
    """Return where a document stands on a day, with the reasons.

    Raises UnknownDocumentError where it is not in the graph, DateError where `on` is no day.
    """
    return status_of(store, life(store, resolve(store, identifier)), day(on))


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
    if not known.records and known.bases and not known.withdrawn:
        return _by_base(store, known, on)
    return next(found for rule in _RULES if (found := rule(known, on)))


def standings(store: Store, identifier: Identifier, on: date) -> tuple[Status, ...]:
    """Return where each edition of the standard of a document stands on a day, newest first."""
    lives = sorted((life(store, each) for each in editions_of(store, identifier)), key=_newness, reverse=True)
    return tuple(status_of(store, known, on) for known in lives)


def _newness(known: Life) -> tuple[date, Identifier]:
    return (known.published.earliest if known.published else date.min, known.identifier)


def _draft(known: Life, _on: date) -> Found | None:
    project = any(record.project for record in known.records) and known.published_by_identifier
    if not (known.draft or project):
        return None
    reasons = (*map(str, known.records), *(f"leads to {project}" for project in known.leads_to))
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
        return Standing.SUPERSEDED, _replacements(known, on)
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
