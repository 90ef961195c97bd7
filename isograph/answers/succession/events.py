"""Events, and which of them are one and the same fact."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from isograph.dates import PartialDate
from isograph.identifiers import Identifier
from isograph.model import Provenance, Verification

SUCCESSIONS = ("revision", "merger", "split", "renumbering", "upgrade", "replacement")
_ORDER = (
    *("publication", *SUCCESSIONS, "amendment", "corrigendum", "reason"),
    *("withdrawal", "end of certificates", "transition"),
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to documents; without a date where none is known."""

    date: PartialDate | None
    kind: str
    documents: tuple[Identifier, ...]
    text: str
    sources: tuple[str, ...]
    verification: Verification

    def tells_of(self, other: "Event") -> bool:
        """Whether another event is the same fact: of one kind, on days that overlap, with a document in common."""
        if self.date is None or other.date is None or not {*self.documents} & {*other.documents}:
            return False
        return self.date.overlaps(other.date) and _family(self.kind) == _family(other.kind)

    def joined(self, other: "Event") -> "Event":
        """Return this event with what another one says of the same fact.

        Where one of them says all of it, the other confirms it; else it is no surer than the less sure of them.
        """
        both = (self, other)
        day = min(
            (each.date for each in both if each.date), key=lambda known: known.latest - known.earliest, default=None
        )
        text = self.text if other.text in self.text else f"{self.text}. {other.text}"
        whole = [each.verification for each in both if each.date == day and each.text == text]
        doubts = (each.verification for each in both)
        return replace(
            self,
            date=day,
            text=text,
            sources=tuple(sorted({*self.sources, *other.sources})),
            verification=min(whole, key=_doubt) if whole else max(doubts, key=_doubt),
        )


def event(known: PartialDate | None, kind: str, documents: Iterable[Identifier], text: str, by: Provenance) -> Event:
    """Return an event that a record vouches for."""
    return Event(known, kind, tuple(documents), text, by.sources, by.verification)


def once(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return events in their order, each fact once: a later event that tells of an earlier one is joined to it."""
    told: list[Event] = []
    for each in events:
        same = next((place for place, known in enumerate(told) if known.tells_of(each)), None)
        if same is None:
            told.append(each)
        else:
            told[same] = told[same].joined(each)
    return tuple(sorted(told, key=_order))


def _order(known: Event) -> tuple[date, int, str, str]:
    """Return what to sort events by: the earliest day, then a fixed order of kinds; those without a date come last."""
    rank = _ORDER.index(known.kind) if known.kind in _ORDER else len(_ORDER)
    return known.date.earliest if known.date else date.max, rank, str(known.documents), known.text


def _doubt(verification: Verification) -> int:
    return verification.doubt


def _family(kind: str) -> str:
    return "publication" if kind in SUCCESSIONS else kind
