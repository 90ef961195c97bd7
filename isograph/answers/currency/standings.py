"""Where many documents stand on a day, told at once for those who count them.

Few are asked one by one, as `status` does. Of many only what decides is read, and sources that deny each other are not
weighed: a record of a withdrawal counts as it stands. Adoptions, and what changes another document and has no record of
its own, are always asked one by one: they are few, and follow what they adopt or change.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from isograph.answers.currency.lives import PUBLISHED_STAGE, WITHDRAWN_STAGE, Life, life
from isograph.answers.currency.status import status_of
from isograph.answers.facts.documents import describe, local_name, text
from isograph.answers.facts.memory import remembered
from isograph.identifiers import Identifier
from isograph.model import Standing, Verification, issued
from isograph.results import Value
from isograph.store import Iri, Store
from isograph.store.terms import named

FEW = 500
"""How many documents are asked one by one."""

_WITHDRAWN = {WITHDRAWN_STAGE, "withdrawn"}
_PROJECT = {"draft", "deleted"}


@dataclass(slots=True)
class _Outline:
    """What decides where a document stands: days with how doubtful they are, records of a withdrawal, relations."""

    dates: dict[str, tuple[int, date]] = field(default_factory=dict)
    withdrawn: list[date] = field(default_factory=list)
    newest: tuple[date, int, str] = (date.min, 0, "")
    successors: list[str] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    adopts: bool = False
    draft: bool = False

    @property
    def follows(self) -> bool:
        """Whether another document decides where this one stands, of which nothing need be recorded itself."""
        return self.adopts or (bool(self.bases) and not self.newest[2] and "withdrawn" not in self.dates)

    def day(self, prop: str) -> date | None:
        """Return the day to believe."""
        return self.dates[prop][1] if prop in self.dates else None


def standings_of(store: Store, documents: Iterable[str], on: date) -> Mapping[str, Standing]:
    """Return where each of some documents, given by their IRIs, stands on a day."""
    wanted = tuple(documents)
    if len(wanted) > FEW:
        return {iri: _standing(store, iri, on) for iri in wanted}
    lives = {iri: life(store, document(store, iri)) for iri in wanted}
    return {iri: status_of(store, known, on).value for iri, known in lives.items()}


def publications(store: Store, documents: Iterable[str]) -> Iterable[date]:
    """Return the days on which some documents, given by their IRIs, were published; projects were not."""
    wanted = tuple(documents)
    if len(wanted) > FEW:
        return tuple(day for iri in wanted if (day := _published(store, iri)))
    lives = (life(store, document(store, iri)) for iri in wanted)
    return tuple(known.published.earliest for known in lives if known.published and not _planned(known))


def withdrawals(store: Store, documents: Iterable[str]) -> Iterable[date]:
    """Return the days on which some documents, given by their IRIs, were withdrawn, where they are known."""
    wanted = tuple(documents)
    if len(wanted) > FEW:
        outlines = _outlines(store)
        return tuple(day for iri in wanted if (day := outlines[iri].day("withdrawn")))
    lives = (life(store, document(store, iri)) for iri in wanted)
    return tuple(known.withdrawn.earliest for known in lives if known.withdrawn)


def document(store: Store, iri: str) -> Identifier:
    """Return the document of an IRI: read from it, or, where it does not read back, by its identifier."""
    known = named(iri)
    return known if isinstance(known, Identifier) else Identifier.parse(text(describe(store, Iri(iri)), "identifier"))


def _planned(known: Life) -> bool:
    """Whether a document is a project: by its identifier, or by its newest record where no publication is known."""
    return known.draft or (known.published_by_identifier and any(each.project for each in known.records[-1:]))


def _standing(store: Store, iri: str, on: date) -> Standing:
    outline = _outlines(store)[iri]
    if outline.follows:
        return status_of(store, life(store, document(store, iri)), on).value
    own = _own(store, iri, on)
    ended = {Standing.SUPERSEDED, Standing.WITHDRAWN}
    bases = (_own(store, base, on) for base in sorted(outline.bases)) if own == Standing.IN_FORCE else ()
    return next((value for value in bases if value in ended), own)


def _own(store: Store, iri: str, on: date) -> Standing:
    outline = _outlines(store)[iri]
    published = _published(store, iri)
    if published is None and _project(outline):
        return Standing.DRAFT
    if published and published > on:
        return Standing.NOT_YET_PUBLISHED
    withdrawn, replaced = outline.day("withdrawn"), outline.day("replaced")
    if any(day <= on for day in (withdrawn, *outline.withdrawn) if day):
        return Standing.WITHDRAWN
    newer = [day for each in outline.successors if (day := _published(store, each))]
    if any(day <= on for day in (replaced, *newer) if day):
        return Standing.SUPERSEDED
    ended = outline.withdrawn and not (withdrawn or replaced or newer)
    return Standing.UNKNOWN if ended or not published else Standing.IN_FORCE


def _project(outline: _Outline) -> bool:
    state = outline.newest[2]
    return outline.draft or state in _PROJECT or (state[:1].isdigit() and state < PUBLISHED_STAGE)


def _published(store: Store, iri: str) -> date | None:
    """Return the first day that a publication can mean; none for a project."""
    known = _publications(store)
    if iri not in known:
        known[iri] = _first_day(store, iri)
    return known[iri]


@remembered
def _publications(store: Store) -> dict[str, date | None]:
    """Return where the days of publication are kept: those of a whole catalogue are more than are remembered singly."""
    return {}


def _first_day(store: Store, iri: str) -> date | None:
    outline = _outlines(store)[iri]
    day = outline.day("published")
    if outline.draft or (day is None and _project(outline)):
        return None
    told = issued(document(store, iri)) if outline.bases or day is None else None
    return max(day or date.min, told.earliest) if told else day


@remembered
def _outlines(store: Store) -> Mapping[str, _Outline]:
    found: defaultdict[str, _Outline] = defaultdict(_Outline)
    for prop, day, verification, iris in store.answer("all_dates"):
        if isinstance(day, date):
            said = _doubt(verification), day
            for iri in str(iris).split():
                dates = found[iri].dates
                dates[local_name(prop)] = min(dates.get(local_name(prop), said), said)
    for state, day, verification, iris in store.answer("all_records"):
        if isinstance(day, date):
            for iri in str(iris).split():
                _record(found[iri], local_name(state), day, _doubt(verification))
    for one, prop, other in store.answer("all_relations"):
        _relate(found[str(one)], local_name(prop), str(other))
    return found


def _record(outline: _Outline, state: str, day: date, doubt: int) -> None:
    outline.newest = max(outline.newest, (day, -doubt, state))
    outline.withdrawn += [day] if state in _WITHDRAWN else []


def _relate(outline: _Outline, relation: str, other: str) -> None:
    outline.successors += [other] if relation == "replacedBy" else []
    outline.bases += [other] if relation == "amends" else []
    outline.adopts |= relation == "adoptionOf"
    outline.draft |= relation == "type"


def _doubt(verification: Value) -> int:
    return Verification(local_name(verification)).doubt if verification else len(Verification)
