"""Whether a certificate to an edition was valid on a day, or could be; until when; what it has to become.

An adoption is judged by the edition that it adopts. What is not recorded is unknown, never no.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from isograph.answers.coverage.scopes import Scope
from isograph.answers.coverage.scopes import scope as scope_of
from isograph.answers.currency.ends import End, bound, end
from isograph.answers.currency.heirs import became, current, heirs, held
from isograph.answers.currency.lives import Life, life
from isograph.answers.currency.status import Status, standings, status_of
from isograph.answers.facts.documents import Named, describe, documents, provenance, resolve
from isograph.answers.facts.remarks import remarks
from isograph.answers.facts.wording import inside, listed
from isograph.answers.family.bases import printed
from isograph.answers.rulings.exclusions import WITHOUT_REQUIREMENTS, Activities, named
from isograph.answers.rulings.rules import rule
from isograph.answers.rulings.rulings import Decision, Ruling
from isograph.dates import day
from isograph.identifiers import Identifier
from isograph.model import Activity, Provenance, Standing
from isograph.store import Store

_USED = (Standing.IN_FORCE, Standing.SUPERSEDED, Standing.WITHDRAWN)
_IS = {"guidance": "guidance", "vocabulary": "a vocabulary", "report": "a report"}


@dataclass(frozen=True, slots=True)
class Case:
    """A certificate to a document on a day; `edition` is what decides, the base of an adoption."""

    store: Store
    document: Identifier
    edition: Identifier
    on: date
    life: Life
    status: Status
    scope: Scope
    end: End

    @property
    def name(self) -> str:
        """The document as a sentence names it, with the edition that it prints."""
        return f"{self.document} ({self.taken} {self.edition})" if self.taken else str(self.document)

    @property
    def taken(self) -> str:
        """How the document takes over the edition that decides; empty where it is that edition."""
        if self.document == self.edition:
            return ""
        return "identical to" if printed(self.store, self.document) == self.edition else "an adoption of"

    @property
    def next(self) -> tuple[Identifier, ...]:
        """What a certificate has to become: the published editions that replaced this one, whenever."""
        return tuple(each.successor for each in self.life.successions if not each.project)

    @property
    def possible(self) -> str:
        """The beginning of a sentence that allows the certificate."""
        return f"a certificate to {self.name} could be valid on {self.on}"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one consideration says of a case."""

    answer: Decision
    sentence: str
    because: tuple[str, ...]
    source: Provenance
    rule: str = ""


def certificate(store: Store, identifier: Named, *, on: date | str, scope: Activities = None) -> Ruling:
    """Return whether a certificate to an edition could be valid on a day, until when, and what it has to become.

    With a scope of activities it says too whether the edition covers them. An undated reference is read as the edition
    of that day. A certificate that could not be valid is a finding.

    Raises UnknownDocumentError or UnknownActivityError for what is not in the graph, and DateError where `on` is no
    day.
    """
    asked, activities = resolve(store, identifier), named(store, scope) or ()
    case = _case(store, asked, day(on))
    found = next(found for consider in _CONSIDERATIONS if (found := consider(case)))
    told = _scoped(case, activities, found)
    return Ruling(
        identifier=case.document,
        answer=told.answer,
        summary=told.sentence,
        because=told.because,
        rule=told.rule,
        source=told.source,
        until=case.end.day,
        instead=case.next or documents(describe(store, case.edition), "amends"),
        facts=tuple(_facts(case)),
        notes=tuple(dict.fromkeys(_notes(case, asked))),
        finding=told.answer == Decision.NO,
    )


def _case(store: Store, asked: Identifier, on: date) -> Case:
    document = _dated(store, asked, on)
    edition = _decisive(store, document)
    known, own = life(store, edition), end(store, document)
    ends = own if own.day else end(store, edition)
    return Case(store, document, edition, on, known, status_of(store, known, on), scope_of(store, edition), ends)


def _dated(store: Store, asked: Identifier, on: date) -> Identifier:
    """Return the edition that an undated certificate of a day means: in force, else the last one before."""
    if asked.dated or asked.draft or not describe(store, asked)["hasEdition"]:
        return asked
    found = standings(store, asked, on)
    used = sorted((each for each in found if each.value in _USED), key=lambda each: _USED.index(each.value))
    return (used or found[-1:])[0].identifier


def _decisive(store: Store, document: Identifier) -> Identifier:
    """Return the edition that decides: the base of an adoption that is not known to change it."""
    base = printed(store, document)
    stated = describe(store, base)
    changed = {*documents(stated, "modifiedAdoptionOf"), *documents(stated, "notEquivalentAdoptionOf")}
    taken = [each for each in documents(stated, "adoptionOf") if each not in changed]
    return taken[0] if taken else base


def _of_amendment(case: Case) -> Finding | None:
    amended = documents(describe(case.store, case.edition), "amends")
    if not amended:
        return None
    known = rule(case.store, "certificate-amendment")
    said = (
        f"No: {case.document} is certified to together with what it changes; the certificate names {listed(amended)}."
    )
    return Finding(Decision.NO, said, (f"It changes {listed(amended)}.",), known.provenance, known.text)


def _of_guidance(case: Case) -> Finding | None:
    if case.scope.use not in WITHOUT_REQUIREMENTS:
        return None
    known = rule(case.store, "certificate-guidance")
    why = f"it is {_IS[case.scope.use]} and states no requirements"
    said = f"No: no certificate to {case.name} can be valid, because {why}."
    return Finding(Decision.NO, said, (f"Its use is {case.scope.use}.",), case.scope.provenance, known.text)


def _of_accreditation(case: Case) -> Finding | None:
    if case.scope.assessment != "accreditation":
        return None
    known = rule(case.store, "certificate-accreditation")
    said = f"No: competence to {case.name} is shown by accreditation, not by a certificate."
    until = f"The last day of accreditations to it is {case.end.day}." if case.end.day else ""
    because = ("It is applied by bodies and laboratories that are accredited.", *((until,) if until else ()))
    return Finding(Decision.NO, said, because, case.scope.provenance, known.text)


def _not_assessed(case: Case) -> Finding | None:
    if case.scope.assessment == "certification":
        return None
    if case.scope.assessment == "none":
        said = f"No: conformity to {case.name} is not shown by certification."
        return Finding(Decision.NO, said, ("No scheme certifies to it.",), case.scope.provenance)
    said = f"Unknown: whether {case.name} is certified to is not recorded."
    return Finding(
        Decision.UNKNOWN, said, ("Its scope is not recorded.",), provenance(describe(case.store, case.edition))
    )


def _draft(case: Case) -> Finding | None:
    if case.status.value != Standing.DRAFT:
        return None
    known, as_of = rule(case.store, "certificate-publication"), case.life.as_of
    if as_of and case.on > as_of.latest and not case.edition.draft:
        said = f"Unknown: {case.name} was a draft as of {as_of}, and what happened later is not known."
        return Finding(Decision.UNKNOWN, said, case.status.reasons, _own(case), known.text)
    said = f"No: {case.name} is a draft on {case.on}, to which no accredited certificate is issued."
    return Finding(Decision.NO, said, case.status.reasons, _own(case), known.text)


def _unpublished(case: Case) -> Finding | None:
    own = status_of(case.store, life(case.store, case.document), case.on)
    early = next((each for each in (case.status, own) if each.value == Standing.NOT_YET_PUBLISHED), None)
    if early is None:
        return None
    known = rule(case.store, "certificate-publication")
    said = f"No: {early.identifier} was not yet published on {case.on}."
    return Finding(Decision.NO, said, early.reasons, _own(case), known.text)


def _ended(case: Case) -> Finding | None:
    last = case.end.day
    if not last or case.on <= last.latest:
        return None
    said = f"No: certificates to {case.name} ended on {last}{_since(case)}."
    because = (f"The last day of accredited certificates to {case.edition} was {last}.", *_withdrawal(case))
    return Finding(Decision.NO, said, because, case.end.provenance, rule(case.store, "certificate-end").text)


def _outlasted(case: Case) -> Finding | None:
    limit = None if case.end.day else bound(case.store, case.edition)
    if not limit or not limit.day or case.on <= limit.day.latest:
        return None
    known = rule(case.store, "certificate-successor")
    said = f"No: certificates to {case.name} ended on {limit.day} at the latest{_since(case)}."
    because = (f"Those to what replaced it ended on {limit.day}.", *_withdrawal(case))
    return Finding(Decision.NO, said, because, known.provenance, known.text)


def _lasting(case: Case) -> Finding | None:
    last = case.end.day
    if not last:
        return None
    known = rule(case.store, "certificate-end")
    if case.on > last.earliest:
        said = f"Unknown: certificates to {case.name} ended in {last}, of which the day is not known."
        return Finding(Decision.UNKNOWN, said, (f"The last day is {last}.",), case.end.provenance, known.text)
    becomes = f", by when it had to become one to {listed(case.next, 'or')}" if case.next else ""
    said = f"Yes: {case.possible}, and until {last}{becomes}."
    return Finding(
        Decision.YES, said, (*case.status.reasons, f"Its last day is {last}."), case.end.provenance, known.text
    )


def _in_force(case: Case) -> Finding | None:
    as_of, known = case.life.as_of, rule(case.store, "certificate-transition")
    if case.status.value != Standing.IN_FORCE or (as_of and case.on > _later(as_of.latest, known.months)):
        return None
    said = f"Yes: {case.possible}; no last day is set."
    later = known.text if as_of and case.on > as_of.latest else ""
    return Finding(Decision.YES, said, (f"{case.edition} is in force.", *case.status.reasons), _own(case), later)


def _in_transition(case: Case) -> Finding | None:
    known = rule(case.store, "certificate-transition")
    published = [each.published.earliest for each in case.life.successors(case.on) if each.published]
    if not published or case.on > _later(min(published), known.months):
        return None
    said = f"Yes: {case.possible}, in the transition to {listed(case.next)}, of which no last day is recorded."
    return Finding(Decision.YES, said, case.status.reasons, known.provenance, known.text)


def _untold(case: Case) -> Finding:
    was = f"it {became(case.life.successors(case.on))}" if case.life.successors(case.on) else _unreplaced(case)
    as_of = case.life.as_of
    if case.status.value == Standing.IN_FORCE:
        was = f"the record is as of {as_of}"
    said = f"Unknown: no last day of certificates to {case.name} is recorded; {was}."
    return Finding(Decision.UNKNOWN, said, case.status.reasons, case.end.provenance)


def _unreplaced(case: Case) -> str:
    if not case.next:
        return "no successor is recorded"
    return f"when it was replaced by {listed(case.next)} is not known"


_CONSIDERATIONS: tuple[Callable[[Case], Finding | None], ...] = (
    _of_amendment,
    _draft,
    _of_guidance,
    _of_accreditation,
    _not_assessed,
    _unpublished,
    _ended,
    _outlasted,
    _lasting,
    _in_force,
    _in_transition,
    _untold,
)


def _scoped(case: Case, asked: tuple[Activity, ...], found: Finding) -> Finding:
    """Return what is found, unless the certificate could be valid but not for the activities of its scope."""
    if found.answer != Decision.YES or not asked:
        return found
    known, source = case.scope, case.scope.provenance
    excluded = listed(inside(each.label) for each in asked if each.iri in known.excludes)
    silent = listed(inside(each.label) for each in asked if each.iri not in known.covers | known.excludes)
    if excluded:
        said = f"No: {case.possible}, but not for {excluded}, which the edition excludes."
        return Finding(Decision.NO, said, (f"The scope of {case.edition} excludes {excluded}.",), source, found.rule)
    if silent:
        said = f"Unknown: {case.possible}, but the edition states nothing of {silent}."
        because = (f"The scope of {case.edition} neither covers nor excludes {silent}.",)
        return Finding(Decision.UNKNOWN, said, because, source, found.rule)
    covered = listed(inside(each.label) for each in asked)
    less = listed(inside(each.label) for each in asked if each.iri in known.reduces)
    reduced = (f"It asks for less than ISO 9001 of that year on {less}.",) if less else ()
    said = f"{found.sentence.removesuffix('.')}; the edition covers {covered}."
    return replace(found, sentence=said, because=(*found.because, *reduced))


def _facts(case: Case) -> Iterator[tuple[str, str]]:
    steps = heirs(case.store, case.edition, case.on)
    yield case.taken, str(case.edition) if case.taken else ""
    yield "status", case.status.value
    yield "withdrawn", str(case.life.withdrawn or "")
    yield "has to become", ", ".join(map(str, case.next))
    yield (
        "what became of it",
        "\n".join(f"{became((each,))}{f' ({each.published})' * bool(each.published)}" for each in steps),
    )
    yield f"current on {case.on}", held(case.store, case.edition, case.on) if steps else ""
    yield "may be left out there", "\n".join(_left_out(case)) if steps else ""
    yield "in development", ", ".join(map(str, case.status.planned))


def _notes(case: Case, asked: Identifier) -> Iterator[str]:
    if asked != case.document:
        which = "first edition" if case.status.value == Standing.NOT_YET_PUBLISHED else "edition of that day"
        yield f"{asked} is undated and read as {case.document}, the {which}."
    if case.taken == "an adoption of":
        yield f"How faithfully {case.document} adopts {case.edition} is not recorded."
    reuses = case.store.answer("number_reuse", document=case.edition)
    for note in dict.fromkeys(str(row[1] or "") for row in reuses):
        older = listed(sorted({row[0] for row in reuses if isinstance(row[0], Identifier)}))
        yield f"It uses the number of {older} again. {note}".strip()
    yield from (str(each) for each in remarks(case.store, case.document) if _telling(case, each.kind))
    if case.end.note:
        yield case.end.note
    if case.life.as_of and case.on > case.life.as_of.latest:
        yield f"The record is as of {case.life.as_of}; what happened later is not known."


def _telling(case: Case, kind: str) -> bool:
    """Whether a remark bears on a certificate: what is unknown, and what an adoption is easily taken for."""
    return kind == "unknown" or (kind == "identifier trap" and case.document != case.edition)


def _since(case: Case) -> str:
    """Go on in a sentence with what became of the edition, and what is in force on the day."""
    steps = heirs(case.store, case.edition, case.on)
    if not steps:
        return ""
    first = [each for each in steps if each in case.life.successions]
    now = held(case.store, case.edition, case.on)
    known = now == listed(each.successor for each in first)
    return f"; it {became(first)}{'' if known else f', and the edition in force on {case.on} is {now}'}"


def _withdrawal(case: Case) -> tuple[str, ...]:
    gone = case.life.withdrawn
    return (f"{case.edition} was withdrawn on {gone}.",) if gone and gone.earliest <= case.on else ()


def _left_out(case: Case) -> Iterator[str]:
    """Say what may be left out of today's edition because the old one excluded it."""
    for edition in current(case.store, case.edition, case.on):
        known = scope_of(case.store, edition)
        clause = f", clause {known.leave_out_rule.stated_in}" if known.leave_out_rule else ""
        for each in known.may_leave_out:
            if case.scope.excludes.intersection(each.activities):
                yield f"{str(each).removesuffix('.')} ({edition}{clause})."


def _own(case: Case) -> Provenance:
    """Return what vouches for the record of the edition."""
    return provenance(describe(case.store, case.edition))


def _later(start: date, months: int) -> date:
    """Return the day some months later, or the last of its month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
