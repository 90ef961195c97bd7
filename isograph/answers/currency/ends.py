"""When certificates to an edition end: the last day that is set, or one that they cannot outlast."""

from collections.abc import Iterator
from dataclasses import dataclass

from isograph.answers.currency.lives import life
from isograph.answers.facts.documents import describe, provenance, text
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.records import when
from isograph.dates import PartialDate
from isograph.identifiers import Identifier
from isograph.model import Provenance
from isograph.store import Iri, Store


@dataclass(frozen=True, slots=True)
class End:
    """The last day of certificates to an edition, where one is set; `note` says what is known besides."""

    day: PartialDate | None
    note: str
    provenance: Provenance


@remembered
def end(store: Store, edition: Identifier) -> End:
    """Return the last day of certificates to an edition: its own, else the last day to move to what replaced it."""
    own = next(_stated(store, edition, "certificatesUntil"), None)
    if own and own.day:
        return own
    steps = life(store, edition).successions
    moved = [each for step in steps for each in _stated(store, step.successor, "transitionDeadline") if each.day]
    return max(moved, key=_latest) if moved else own or End(None, "", Provenance())


@remembered
def bound(store: Store, edition: Identifier) -> End | None:
    """Return the last day of certificates to what replaced an edition, which its own cannot outlast."""
    return _bound(store, edition, frozenset())


def _bound(store: Store, edition: Identifier, passed: frozenset[Identifier]) -> End | None:
    steps = life(store, edition).successions
    if any(step.project or step.successor in passed for step in steps):
        return None
    ends = (end(store, step.successor) for step in steps)
    known = [e if e.day else _bound(store, s.successor, passed | {edition}) for e, s in zip(ends, steps, strict=True)]
    days = [each for each in known if each]
    return max(days, key=_latest) if days and len(days) == len(known) else None


def _stated(store: Store, edition: Identifier, prop: str) -> Iterator[End]:
    """Yield what is stated of an end, what is best vouched for first."""
    nodes = (describe(store, node) for node in describe(store, edition)[prop] if isinstance(node, Iri))
    found = (End(when(stated), text(stated, "note"), provenance(stated)) for stated in nodes)
    yield from sorted(found, key=lambda each: (each.provenance.verification.doubt, each.day is None))


def _latest(known: End) -> str:
    return str(known.day.latest) if known.day else ""
