"""The life of an edition as a timeline shows it: when it was in force, when superseded, when its certificates ended.

A date that is known only to the month or the year counts from the first day it can mean.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from isograph.dates import PartialDate

_RECENT: Final = timedelta(days=45)
"""A record so young is as good as one of today, to the eye."""


@dataclass(frozen=True, slots=True)
class Change:
    """An amendment or corrigendum, and when it was published."""

    name: str
    published: PartialDate | None


@dataclass(frozen=True, slots=True)
class Lived:
    """An edition: its three ends, where it stands on a day and until when that is known, and what is noted of it.

    `standing` is that of the day of the picture, `latest` that of the last day of it.
    """

    name: str
    standing: str
    latest: str
    published: PartialDate | None
    replaced: PartialDate | None = None
    withdrawn: PartialDate | None = None
    certificates_until: PartialDate | None = None
    as_of: PartialDate | None = None
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()

    @property
    def project(self) -> bool:
        """Whether it is in development: what it has of a day of publication is a plan."""
        return self.latest == "draft"


@dataclass(frozen=True, slots=True)
class Phase:
    """A time of an edition, and where it stands then: `open` without a known end, `assumed` after the last record."""

    start: date
    end: date
    standing: str
    open: bool = False
    assumed: bool = False


def phases(edition: Lived, today: date) -> tuple[Phase, ...]:
    """Return the times of an edition in their order: none without a day of publication, one plan for a project.

    >>> ends = PartialDate.parse("2000-12-15"), PartialDate.parse("2004-01-05")
    >>> old = Lived("ISO 9002:1994", "withdrawn", "withdrawn", PartialDate.parse("1994-06"), *ends)
    >>> [(str(each.start), each.standing) for each in phases(old, date(2026, 1, 1))]
    [('1994-06-01', 'in force'), ('2000-12-15', 'superseded')]
    """
    if edition.published is None:
        return ()
    start = edition.published.earliest
    if edition.project:
        return (Phase(start, edition.published.latest, "draft"),)
    known = (part for each in _lived(edition, start, today) for part in _recorded(each, edition))
    return tuple(each for each in known if each.start < each.end or each.open)


def gaps(editions: Sequence[Lived], today: date) -> tuple[tuple[date, date], ...]:
    """Return the times between editions in which none was in force."""
    times = (each for edition in editions for each in phases(edition, today))
    spans = sorted((each.start, each.end) for each in times if each.standing in {"in force", "unknown"})
    found, until = [], spans[0][1] if spans else today
    for start, end in spans:
        if start > until:
            found.append((until, start))
        until = max(until, end)
    return tuple(found)


def _lived(edition: Lived, start: date, today: date) -> Iterator[Phase]:
    gone = edition.withdrawn.earliest if edition.withdrawn else None
    replaced = edition.replaced.earliest if edition.replaced else None
    ended = min((day for day in (gone, replaced) if day), default=None)
    if ended is None and edition.latest in {"unknown", "withdrawn", "superseded"}:
        yield Phase(start, max(today, start), "unknown", open=True)
        return
    standing = "not yet published" if start > today else "in force"
    yield Phase(start, max(ended or today, start), standing, open=ended is None)
    if replaced and (gone is None or gone > replaced):
        unknown = gone is None and edition.latest == "withdrawn"
        end = max(gone or today, replaced, start)
        yield Phase(max(replaced, start), end, "unknown" if unknown else "superseded", open=gone is None)


def _recorded(phase: Phase, edition: Lived) -> tuple[Phase, ...]:
    """Return a time without end in two: what is recorded, and what is taken to go on after the last record."""
    last = edition.as_of.latest if edition.as_of and phase.open else phase.end
    if phase.end - last < _RECENT:
        return (phase,)
    if phase.standing == "unknown":
        return (replace(phase, end=max(last, phase.start)),)
    split = max(last, phase.start)
    return replace(phase, end=split, open=False), replace(phase, start=split, assumed=True)
