"""Which editions cover what an organization does, on a day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from isograph.answers.coverage.drawing import Concept, concepts, drawn
from isograph.answers.coverage.omissions import Omission
from isograph.answers.coverage.scopes import Scope, certificates, scope
from isograph.answers.currency.lives import life
from isograph.answers.currency.status import PHRASES, Status, amendments, status_of
from isograph.answers.facts.activities import activity, topmost, with_broader
from isograph.answers.facts.documents import local_name
from isograph.answers.facts.schemes import GENERAL, sector_named, use_named
from isograph.answers.facts.wording import listed
from isograph.answers.family.dependence import guides, stands
from isograph.dates import PartialDate, day
from isograph.errors import ArgumentError
from isograph.identifiers import Identifier
from isograph.model import Activity, Answer, Provenance, Standing
from isograph.results import Json, Tabular, Value
from isograph.store import Store
from isograph.store.terms import Iri

if TYPE_CHECKING:
    from isograph.pictures import Picture


class Choice(StrEnum):
    """What an edition is among those that compete to cover what is asked."""

    NARROWEST = "narrowest"
    FULL = "full"
    SUPERSEDED = "superseded"
    PARTIAL = "partial"
    ELSEWHERE = "other sector"


@dataclass(frozen=True, slots=True)
class Stance:
    """What an edition says of the activities asked about, by their IRIs."""

    edition: Identifier
    sector: str
    use: str
    answers: dict[str, Answer]

    def covers_all(self, asked: Iterable[Activity]) -> bool:
        """Whether the edition covers every one of some activities."""
        return all(self.answers.get(each.iri) == Answer.COVERED for each in asked)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One edition that competes to cover what is asked, with what a quality manager needs to know of it.

    Activities are given by label, `lacks` with what the edition says of each: excluded or not stated. `lapsed` says
    where what it is read with is in force no more, `guides` are those of the sector asked about to its application.
    """

    identifier: Identifier
    read_with: tuple[Identifier, ...]
    status: Status
    scope: Scope
    reduced: tuple[str, ...]
    lacks: tuple[tuple[str, Answer], ...]
    adds: tuple[str, ...]
    amendments: tuple[Identifier, ...]
    may_leave_out: tuple[str, ...]
    lapsed: tuple[str, ...] = ()
    guides: tuple[Identifier, ...] = ()

    @property
    def excludes(self) -> tuple[str, ...]:
        """The activities asked about that the edition excludes."""
        return tuple(label for label, answer in self.lacks if answer == Answer.EXCLUDED)

    @property
    def use(self) -> str:
        """What the document is for: requirements, guidance, ..."""
        return self.scope.use

    @property
    def assessment(self) -> str:
        """How conformity is shown: certification, accreditation or none."""
        return self.scope.assessment

    @property
    def provenance(self) -> Provenance:
        """What vouches for the scope."""
        return self.scope.provenance

    @property
    def certificates_until(self) -> PartialDate | None:
        """The last day of accredited certificates to this edition."""
        return self.status.certificates_until

    @property
    def successors(self) -> tuple[Identifier, ...]:
        """The editions that had replaced this one by the day asked about."""
        return self.status.successors

    @property
    def remarks(self) -> tuple[str, ...]:
        """What to know before choosing it, one remark each."""
        said = {
            "although": ", ".join(self.lapsed),
            "hold with": ", ".join(map(str, self.amendments)),
            "guided by": ", ".join(map(str, self.guides)),
            "replaced by": ", ".join(map(str, self.successors)),
            f"{certificates(self.assessment)} until": str(self.certificates_until or ""),
            "lacks": ", ".join(f"{label} ({answer})" for label, answer in self.lacks),
            "covers with less": ", ".join(self.reduced),
            "adds": ", ".join(self.adds),
        }
        omissions = (f"may leave out {each}" for each in self.may_leave_out)
        rule = (f"leaving out {self.scope.leave_out_rule}",) if self.may_leave_out and self.scope.leave_out_rule else ()
        return (*(f"{what} {text}" for what, text in said.items() if text), *omissions, *rule)

    def to_dict(self) -> dict[str, Json]:
        """Return the candidate as `json.dumps` takes it."""
        return {
            "edition": str(self.identifier),
            "read_with": [str(each) for each in self.read_with],
            "status": str(self.status.value),
            "sector": self.scope.sector,
            "use": self.use,
            "assessment": self.assessment,
            "reduced": list(self.reduced),
            "lacks": {label: str(answer) for label, answer in self.lacks},
            "adds": list(self.adds),
            "amendments": [str(each) for each in self.amendments],
            "lapsed": list(self.lapsed),
            "guides": [str(each) for each in self.guides],
            "may_leave_out": list(self.may_leave_out),
            "leave_out_rule": str(self.scope.leave_out_rule) if self.scope.leave_out_rule else None,
            "successors": [str(each) for each in self.successors],
            "certificates_until": str(self.certificates_until) if self.certificates_until else None,
            "source": list(self.provenance.sources),
            "verification": str(self.provenance.verification),
            "confidence": str(self.provenance.confidence),
        }

    def __str__(self) -> str:
        return " with ".join(map(str, (self.identifier, *self.read_with)))


@dataclass(frozen=True, slots=True)
class Coverage(Tabular):
    """Which editions cover a set of activities on a day: narrowest, full, superseded, partial and excluded.

    `superseded` would cover them, and had been replaced: by what was in force that day, or so that certificates to them
    were still valid. What was replaced by an edition that was itself superseded or withdrawn is not listed otherwise.
    `narrowest` are those of `full` whose covered set strictly contains that of no other; `excluded` are those of
    `partial` that exclude something asked for; `elsewhere`, given only where `full` is empty, are the documents of
    other sectors that cover everything asked for; of `doubtful`, which would too, nobody knows whether they were in
    force that day. `concepts` are the activities asked for and those that wider choices add.
    """

    activities: tuple[str, ...]
    on: date
    sector: str
    full: tuple[Candidate, ...]
    narrowest: tuple[Candidate, ...]
    superseded: tuple[Candidate, ...]
    partial: tuple[Candidate, ...]
    elsewhere: tuple[Candidate, ...]
    doubtful: tuple[Candidate, ...]
    concepts: tuple[Concept, ...] = field(default=(), repr=False, compare=False)
    columns = ("standing", "edition", "shown by", "remarks", "source")

    @property
    def kinds(self) -> Mapping[str, type]:
        """The closed list of the groups."""
        return {"standing": Choice}

    @property
    def excluded(self) -> tuple[Candidate, ...]:
        """Those of `partial` that exclude something asked for."""
        return tuple(each for each in self.partial if each.excludes)

    @property
    def summary(self) -> str:
        """The narrowest choice in one sentence."""
        asked = " + ".join(self.activities)
        if not self.full:
            hint = f"; {_either(map(str, self.elsewhere))} of another sector does" if self.elsewhere else ""
            return f"No {self.sector} document in force on {self.on} is known to cover {asked}{hint}."
        wider = [str(each) for each in self.full if each not in self.narrowest]
        also = f"; {listed(wider)} also {'cover' if len(wider) > 1 else 'covers'} it" if wider else ""
        return f"On {self.on}, {asked} is covered most narrowly by {_either(map(str, self.narrowest))}{also}."

    @property
    def notes(self) -> tuple[str, ...]:
        """How the answer is to be read."""
        stale = {note for each in (*self.full, *self.superseded, *self.partial) for note in each.status.notes}
        unsaid = any(answer == Answer.NOT_STATED for each in self.partial for _, answer in each.lacks)
        silence = ("Not stated is not a no: the document is silent.",) if unsaid else ()
        doubt = f"Would cover it too, but not known to be in force on {self.on}: {listed(self.doubtful)}."
        return (*sorted(stale), *((doubt,) if self.doubtful else ()), *silence)

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each edition, the narrowest first."""
        wider = tuple(each for each in self.full if each not in self.narrowest)
        groups = {
            Choice.NARROWEST: self.narrowest,
            Choice.FULL: wider,
            Choice.SUPERSEDED: self.superseded,
            Choice.PARTIAL: self.partial,
            Choice.ELSEWHERE: self.elsewhere,
        }
        return tuple(
            (choice, str(each), each.assessment, "\n".join(each.remarks), str(each.provenance))
            for choice, group in groups.items()
            for each in group
        )

    def plot(self) -> "Picture":
        """Return a picture of what editions say of the activities asked for, and of what wider choices add.

        >>> import isograph
        >>> picture = isograph.load().covering("production", "installation", on="1996-06-01").plot()
        >>> picture.description.rpartition(": ")[2]
        'covered 7, excluded 8.'

        Where no edition says anything of them, it says that there is nothing to show. Raises MissingExtraError where
        matplotlib is not installed.
        """
        return drawn(self)

    def to_dict(self) -> dict[str, Json]:
        """Return the table, what was asked, and the candidates of each group with all that is known of them."""
        asked: dict[str, Json] = {"activities": list(self.activities), "on": str(self.on), "sector": self.sector}
        names = ("narrowest", "full", "superseded", "partial", "excluded", "elsewhere", "doubtful")
        groups: dict[str, Json] = {name: [each.to_dict() for each in getattr(self, name)] for name in names}
        return asked | groups | Tabular.to_dict(self)


def covering(
    store: Store,
    *activities: str | Activity,
    on: date | str | None = None,
    sector: str | None = None,
    use: str | None = None,
) -> Coverage:
    """Return which editions cover all of some activities on a day.

    Without a sector only general documents compete; with one, that sector's too. `use` limits the answer to
    documents of one use, such as requirements. Adoptions show under the document they adopt.

    Raises ArgumentError where no activity is given, UnknownActivityError or AmbiguousLabelError for a label that
    names none or several, UnknownSectorError, UnknownUseError, DateError.
    """
    if not activities:
        raise ArgumentError("name at least one activity, for example 'production'")
    asked = tuple(dict.fromkeys(activity(store, each) for each in activities))
    where = sector_named(store, sector) if sector else GENERAL
    used = use_named(store, use) if use else None
    stances = [each for each in _stances(store, asked) if used in {None, each.use}]
    competing = [each for each in stances if each.sector in {GENERAL, where}]
    judged = _judged(store, [_candidate(store, each, asked, day(on)) for each in competing], asked, day(on), where)
    others = [each for each in stances if each not in competing and not judged.full and each.covers_all(asked)]
    return replace(judged, elsewhere=_in_force(_candidate(store, each, asked, day(on)) for each in others))


def _stances(store: Store, asked: tuple[Activity, ...]) -> list[Stance]:
    """Return what each edition with a scope says of the activities asked about, where it says anything."""
    found: dict[Identifier, Stance] = {}
    for each in asked:
        for edition, relation, sector, use in store.answer("stances", activity=Iri(each.iri)):
            if isinstance(edition, Identifier):
                stance = found.setdefault(edition, Stance(edition, local_name(sector), local_name(use), {}))
                stance.answers[each.iri] = _ANSWERS[local_name(relation)]
    return list(found.values())


def _candidate(store: Store, stance: Stance, asked: tuple[Activity, ...], on: date) -> Candidate:
    known = scope(store, stance.edition)
    answers = {each: stance.answers.get(each.iri, Answer.NOT_STATED) for each in asked}
    return Candidate(
        identifier=stance.edition,
        read_with=known.read_with,
        status=status_of(store, life(store, stance.edition), on),
        scope=known,
        reduced=tuple(each.label for each in asked if each.iri in known.reduces),
        lacks=tuple((each.label, answer) for each, answer in answers.items() if answer != Answer.COVERED),
        adds=(),
        amendments=amendments(store, stance.edition, on),
        may_leave_out=tuple(str(each) for each in known.may_leave_out if not _needed(store, each, asked)),
        lapsed=tuple(_lapsed(store, known.read_with, on)),
    )


def _judged(store: Store, found: list[Candidate], asked: tuple[Activity, ...], on: date, sector: str) -> Coverage:
    full = [_guided(store, each, on, sector) for each in _in_force(found) if not each.lacks]
    narrowest = [each for each in full if not any(_covered(other) < _covered(each) for other in full)]
    extra = {each.identifier: _additions(store, each, narrowest) for each in full if each not in narrowest}
    wider = [replace(e, adds=tuple(a.label for a in extra[e.identifier])) for e in full if e.identifier in extra]
    chosen = tuple(sorted(narrowest, key=lambda each: _order(each, sector)))
    return Coverage(
        activities=tuple(each.label for each in asked),
        on=on,
        sector=sector,
        full=(*chosen, *sorted(wider, key=lambda each: _order(each, sector))),
        narrowest=chosen,
        superseded=tuple(each for each in reversed(found) if not each.lacks and _lingers(store, each, on)),
        partial=tuple(each for each in _in_force(found) if each.lacks),
        elsewhere=(),
        doubtful=tuple(each for each in found if not each.lacks and _doubtful(store, each)),
        concepts=concepts(store, asked, (activity for added in extra.values() for activity in added)),
    )


def _in_force(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(each for each in found if each.status.value == Standing.IN_FORCE)


def _lingers(store: Store, candidate: Candidate, on: date) -> bool:
    """Whether an edition that was superseded still mattered: to those who moved from it, or who held certificates."""
    if candidate.status.value != Standing.SUPERSEDED:
        return False
    until = candidate.certificates_until
    if until and until.latest >= on:
        return True
    newer = {stands(store, each, on) for each in candidate.successors}
    return not newer or not newer <= {Standing.SUPERSEDED, Standing.WITHDRAWN}


def _covered(candidate: Candidate) -> frozenset[str]:
    return candidate.scope.covers


def _order(candidate: Candidate, sector: str) -> tuple[bool, int, Identifier]:
    """Put the sector's own documents first, then those that ask for less."""
    return candidate.scope.sector != sector, len(_covered(candidate)), candidate.identifier


def _additions(store: Store, wider: Candidate, narrowest: list[Candidate]) -> tuple[Activity, ...]:
    """Return what a wider choice covers beyond the nearest of the narrowest, at the topmost activities."""
    inside = [each for each in narrowest if _covered(each) < _covered(wider)]
    extra = _covered(wider) - max((_covered(each) for each in inside), key=len)
    return topmost(store, extra)


def _guided(store: Store, candidate: Candidate, on: date, sector: str) -> Candidate:
    """Add the guides of the sector asked about; general ones are left aside."""
    found = guides(store, candidate.identifier, on, sector) if sector != GENERAL else ()
    return replace(candidate, guides=found)


def _lapsed(store: Store, read_with: tuple[Identifier, ...], on: date) -> Iterator[str]:
    for each in read_with:
        standing = stands(store, each, on)
        if standing != Standing.IN_FORCE:
            yield f"{each} is {PHRASES[standing]}"


def _doubtful(store: Store, candidate: Candidate) -> bool:
    """Whether nobody knows if an edition was in force; what is read with a document to come was not."""
    beside = {stands(store, each, candidate.status.on) for each in candidate.read_with}
    return candidate.status.value == Standing.UNKNOWN and Standing.NOT_YET_PUBLISHED not in beside


def _needed(store: Store, omission: Omission, asked: tuple[Activity, ...]) -> bool:
    return any(not with_broader(store, each).isdisjoint(omission.activities) for each in asked)


def _either(names: Iterable[str]) -> str:
    *others, last = names
    pairs = "," if any(" with " in each for each in others) else ""
    return f"{', '.join(others)}{pairs} or {last}" if others else last


_ANSWERS = {"covers": Answer.COVERED, "excludes": Answer.EXCLUDED}
