"""Whether an organization may leave out a clause: by the rules and permissions that the graph states, not by code.

Of what is stated on a clause and on those above it, the nearest decides.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from isograph.answers.contents.citations import below, cited, stands_in, topics
from isograph.answers.contents.clauses import Clause, ClauseKind, Clauses, clauses
from isograph.answers.contents.elements import Level
from isograph.answers.coverage.omissions import Omission, OmissionRule
from isograph.answers.coverage.scopes import Scope, scope
from isograph.answers.currency.editions import dated
from isograph.answers.facts.activities import activity, with_broader
from isograph.answers.facts.documents import Named, describe, documents, resolve, text
from isograph.answers.facts.wording import inside, listed, sentence
from isograph.answers.family.bases import reading
from isograph.answers.rulings.rules import rule
from isograph.answers.rulings.rulings import Decision, Ruling
from isograph.identifiers import Identifier
from isograph.model import Activity, Provenance
from isograph.store import Store

Activities = Iterable[str | Activity] | str | None
"""Activities by label, code or entity, or one label; none where nothing is said of them."""

WITHOUT_REQUIREMENTS = {"guidance", "vocabulary", "report"}
"""The uses of documents that state no requirements."""


@dataclass(frozen=True, slots=True)
class Permission:
    """What is stated on leaving a clause out: by which document, the rule, and what is nearest to the clause.

    `omission` permits the clause or one above it, `never` is the clause at or above it of which nothing may be left
    out, and `inner` permits clauses below it.
    """

    bearer: Identifier
    scope: Scope
    rule: OmissionRule | None
    omission: Omission | None
    never: str
    inner: tuple[Omission, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A clause that an organization asks to leave out, what it is about by IRI, and what the organization does.

    `does` is None where nothing is said of it; `named` is the activity where the clause is named by what it is about.
    """

    store: Store
    edition: Identifier
    listed: Clauses
    clause: Clause
    named: Activity | None
    about: frozenset[str]
    does: tuple[Activity, ...] | None
    outsources: tuple[Activity, ...]
    permission: Permission

    @property
    def name(self) -> str:
        """The clause as a sentence names it."""
        if not self.clause.number:
            return f"{inside(self.clause.title)} in {self.edition}"
        return f"{'' if self.clause.number[0].isalpha() else 'clause '}{self.clause} of {self.edition}"

    @property
    def under(self) -> str:
        """Where the rule stands, as a sentence goes on."""
        stated = self.permission.rule.stated_in if self.permission.rule else ""
        whose = "its" if self.permission.bearer == self.edition else f"{self.permission.bearer},"
        return f" under {whose} clause {stated}" if stated else ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one consideration says of a case."""

    answer: Decision
    sentence: str
    because: tuple[str, ...]
    source: Provenance
    condition: str = ""
    instead: tuple[Identifier, ...] = ()
    parts: tuple[str, ...] = ()


def may_exclude(
    store: Store, identifier: Named, clause: str, *, activities: Activities = None, outsourced: Activities = None
) -> Ruling:
    """Return whether an organization that does and outsources some activities may leave out a clause.

    The clause is named by number, by heading, by both or by what it is about; an undated reference is read as its
    newest edition in force. Without activities it is "only if" where the condition decides.

    Raises UnknownDocumentError, UnknownActivityError, UnknownClauseError with the nearest, AmbiguousLabelError where a
    heading stands above several clauses, NotInForceError for an undated reference none of whose editions is in force.
    """
    case = _case(store, dated(store, identifier), clause, named(store, activities), named(store, outsourced) or ())
    found = next(found for consider in _CONSIDERATIONS if (found := consider(case)))
    stated, bearer = case.permission.rule, case.permission.bearer
    whose = "" if bearer == case.edition else f"{bearer}, whose requirements it includes or prints: "
    return Ruling(
        identifier=case.edition,
        answer=found.answer,
        summary=found.sentence,
        because=found.because,
        rule=f"{whose}{stated}" if stated else "",
        source=found.source,
        condition=found.condition,
        clause=str(case.clause),
        instead=found.instead,
        facts=(("below it", "\n".join(found.parts)), ("choose instead", ", ".join(map(str, found.instead)))),
        notes=(*reading(resolve(store, identifier), case.edition, case.listed.text), *_remarks(case)),
    )


def omittable(store: Store, edition: Identifier) -> tuple[str, ...]:
    """Return the clauses that may be left out of an edition under conditions, as far as they are stated one by one."""
    return tuple(each.clause for each in scope(store, _bearer(store, edition)).may_leave_out)


def stated_in(store: Store, edition: Identifier) -> str:
    """Return the clause that states the rule on leaving requirements out; empty where none does."""
    rule_ = scope(store, _bearer(store, edition)).leave_out_rule
    return rule_.stated_in if rule_ else ""


def named(store: Store, given: Activities) -> tuple[Activity, ...] | None:
    """Return the activities that a caller gives, each once; none where nothing is said of them."""
    if given is None:
        return None
    several = (given,) if isinstance(given, (str, Activity)) else given
    return tuple(dict.fromkeys(activity(store, each) for each in several))


def _case(
    store: Store, edition: Identifier, written: str, does: tuple[Activity, ...] | None, outsources: tuple[Activity, ...]
) -> Case:
    bearer = _bearer(store, edition)
    known = _clauses(store, edition, bearer)
    clause, about_it = cited(store, known, written)
    own = clause in known.clauses or not clause.number or clauses(store, edition).clauses
    about = frozenset(activity(store, label).iri for label in (topics(known, clause) if own else ()))
    permission = _permission(scope(store, bearer), bearer, clause.number)
    return Case(store, edition, known, clause, about_it, about, does, outsources, permission)


def _bearer(store: Store, edition: Identifier) -> Identifier:
    """Return the document whose rule holds: the edition, else what it amends, adopts or, the newest first, includes."""
    seen: list[Identifier] = []
    waiting = [edition]
    while waiting:
        each = waiting.pop(0)
        known = scope(store, each)
        if known.leave_out_rule or known.may_leave_out:
            return each
        seen.append(each)
        stated = describe(store, each)
        taken = (*documents(stated, "amends"), *documents(stated, "adoptionOf"))
        bases = (*taken, *reversed(documents(stated, "includesRequirementsOf")))
        waiting.extend(base for base in bases if base not in seen)
    return edition


def _clauses(store: Store, edition: Identifier, bearer: Identifier) -> Clauses:
    """Return the clauses of an edition; where none are kept, those that it takes over with the numbers of its base."""
    own = clauses(store, edition)
    stated = describe(store, edition)
    taken = (*documents(stated, "amends"), *documents(stated, "adoptionOf"))
    bases = (bearer, *reversed(documents(stated, "includesRequirementsOf")), *taken)
    lists = (clauses(store, base) for base in bases if base != edition)
    base = None if own.complete or (own.clauses and edition == bearer) else next((e for e in lists if e.clauses), None)
    if base is None:
        return own
    return replace(base, identifier=edition, text=own.text, mentioned=own.mentioned, complete=False)


def _permission(known: Scope, bearer: Identifier, number: str) -> Permission:
    above = [each for each in known.may_leave_out if stands_in(number, each.clause)]
    stated = known.leave_out_rule
    never = [each for each in stated.never if stands_in(number, each)] if stated else []
    nearest = max((each.clause for each in above), key=len, default="")
    forbidden = max(never, key=len, default="")
    return Permission(
        bearer=bearer,
        scope=known,
        rule=stated,
        omission=next((e for e in above if e.clause == nearest and len(nearest) >= len(forbidden)), None),
        never=forbidden,
        inner=tuple(each for each in known.may_leave_out if each not in above and stands_in(each.clause, number)),
    )


def _states_nothing(case: Case) -> Finding | None:
    if scope(case.store, case.edition).use not in WITHOUT_REQUIREMENTS:
        return None
    known = rule(case.store, "guidance")
    said = f"Yes: {case.edition} states no requirements, so that there is nothing that has to be met or left out."
    return Finding(Decision.YES, said, (known.text,), known.provenance)


def _unruled(case: Case) -> Finding | None:
    if case.permission.rule or case.permission.omission:
        return None
    said = f"Unknown: the graph holds no rule on what may be left out of {case.edition}."
    known = text(describe(case.store, case.edition), "known")
    because = ("No rule and no permission is stated.", *((f"{case.edition}: {known}.",) if known else ()))
    return Finding(Decision.UNKNOWN, said, because, case.permission.scope.provenance)


def _asks_nothing(case: Case) -> Finding | None:
    parts = (case.clause, *below(case.listed, case.clause))
    asked = any(each.kind != ClauseKind.HEADING and each.level != Level.HEADING_ONLY for each in parts)
    if asked or case.clause.level.required:
        return None
    if case.clause.level == Level.ABSENT:
        why = f"{case.edition} does not have element {case.clause} of ISO 9001"
    else:
        why = f"{case.name} {'is a heading only' if case.clause.level else 'states no requirement'}"
    said = f"Yes: there is nothing to leave out, because {why}."
    return Finding(Decision.YES, said, (sentence(f"{why}."),), case.permission.scope.provenance)


def _never_of_activity(case: Case) -> Finding | None:
    stated = case.permission.rule
    about = with_broader(case.store, case.named) if case.named else frozenset()
    if not stated or not about & stated.never_activities:
        return None
    return Finding(Decision.NO, f"No: {case.name} may never be left out.", (stated.condition,), stated.provenance)


def _permitted(case: Case) -> Finding | None:
    allowed = case.permission.omission
    if allowed is None:
        return None
    given = (*(case.does or ()), *case.outsources)
    open_ = any(_could(case.store, each, allowed.decided_by) for each in given)
    if done := _among(case.store, case.does or (), allowed.denied_by):
        return _done(case, done, allowed.provenance)
    if bought := _among(case.store, case.outsources, allowed.denied_by):
        return _bought(case, bought)
    if case.does is None or open_ or allowed.partial or not allowed.decided_by:
        return _conditional(case, allowed.condition, (str(allowed),), allowed.provenance)
    without = listed([inside(activity(case.store, each).label) for each in sorted(allowed.decided_by)], "nor")
    does = listed(inside(each.label) for each in case.does)
    whose = f"whose activities are {does}" if does else "without activities of the kind"
    said = f"Yes: an organization {whose} may leave out {case.name}{case.under}."
    because = (f"It neither does nor buys {without}, as far as it says.", str(allowed))
    return Finding(Decision.YES, said, because, allowed.provenance, allowed.condition)


def _forbidden(case: Case) -> Finding | None:
    stated, never = case.permission.rule, case.permission.never
    if not stated or (not never and stated.within):
        return None
    if stated.within and not any(stands_in(never, each) for each in stated.within):
        return None
    instead = _instead(case, stated)
    choice = f"; the choice without it is {listed(instead, 'or')}." if instead else f": {inside(stated.condition)}"
    said = f"No: {case.name} may not be left out{choice}"
    return Finding(Decision.NO, said, (stated.condition,), stated.provenance, instead=instead)


def _outside(case: Case) -> Finding | None:
    stated = case.permission.rule
    number = case.clause.number
    if not stated or any(stands_in(number, each) or stands_in(each, number) for each in stated.within):
        return None
    several = "clauses " if len(stated.within) > 1 else "clause "
    limits = f"{'' if stated.within[0][0].isalpha() else several}{listed(stated.within)}"
    where = f"clause {stated.stated_in}" if stated.stated_in else "the rule"
    said = f"No: {case.name} may not be left out, because {where} limits that to {limits}."
    because = f"{sentence(where)} lets requirements be left out of {limits} only, and {number} is not in it."
    return Finding(Decision.NO, said, (because,), stated.provenance)


def _applies_to_all(case: Case) -> Finding | None:
    known = rule(case.store, "applies-to-all")
    if not case.about or not case.about <= known.activities:
        return None
    said = f"No: {case.name} may not be left out, because every organization can apply it."
    where = f"What can be applied has to be{case.under}."
    return Finding(Decision.NO, said, (where, known.text), known.provenance)


def _applied(case: Case) -> Finding | None:
    if done := _touching(case, case.does or ()):
        return _done(case, done, case.permission.scope.provenance)
    bought = _touching(case, case.outsources)
    return _bought(case, bought) if bought else None


def _general(case: Case) -> Finding:
    stated = case.permission.rule
    typical = ", ".join(each.clause for each in case.permission.scope.may_leave_out)
    known = f"Typically left out are {typical}." if typical else ""
    source = stated.provenance if stated else case.permission.scope.provenance
    condition = stated.condition if stated else ""
    if case.permission.inner or below(case.listed, case.clause):
        what = f"{case.name} may be left out{case.under} in parts, not whole"
        said = f"Only if single requirements cannot be applied: {what}."
        return Finding(Decision.ONLY_IF, said, (known,) if known else (), source, condition, parts=_parts(case))
    return _conditional(case, condition, (known,) if known else (), source)


_CONSIDERATIONS: tuple[Callable[[Case], Finding | None], ...] = (
    _states_nothing,
    _unruled,
    _asks_nothing,
    _never_of_activity,
    _permitted,
    _forbidden,
    _outside,
    _applies_to_all,
    _applied,
    _general,
)


def _done(case: Case, done: tuple[Activity, ...], source: Provenance) -> Finding:
    told = listed(inside(each.label) for each in done)
    said = f"No: {case.name} may not be left out by an organization whose activities include {told}."
    because = f"What can be applied has to be, and the organization's activities include {told}."
    return Finding(Decision.NO, said, (because,), source, parts=_parts(case))


def _bought(case: Case, bought: tuple[Activity, ...]) -> Finding:
    known, told = rule(case.store, "outsourced"), listed(inside(each.label) for each in bought)
    said = f"No: {case.name} may not be left out: an organization stays responsible for {told} where it buys it."
    return Finding(Decision.NO, said, (known.text,), known.provenance, parts=_parts(case))


def _conditional(case: Case, condition: str, because: tuple[str, ...], source: Provenance) -> Finding:
    first = inside(condition.partition(";")[0].rstrip("."))
    said = f"Only if: {case.name} may be left out{case.under} on this condition: {first}."
    return Finding(Decision.ONLY_IF, said, because, source, condition, parts=_parts(case))


def _parts(case: Case) -> tuple[str, ...]:
    return tuple(map(str, case.permission.inner))


def _instead(case: Case, stated: OmissionRule) -> tuple[Identifier, ...]:
    """Return the editions to choose in place of leaving a clause out: without it, and with all that is done."""
    done = {each.iri for each in case.does or ()}
    scopes = ((each, scope(case.store, each)) for each in stated.instead)
    return tuple(each for each, known in scopes if not case.about & known.covers and done <= known.covers)


def _among(store: Store, given: Iterable[Activity], wanted: frozenset[str]) -> tuple[Activity, ...]:
    """Return those of some activities that are among others, or a kind of them."""
    return tuple(each for each in given if with_broader(store, each) & wanted)


def _could(store: Store, given: Activity, wanted: frozenset[str]) -> bool:
    """Whether an activity may comprise one of others, which are a kind of it."""
    return any(given.iri in with_broader(store, activity(store, each)) for each in wanted)


def _touching(case: Case, given: tuple[Activity, ...]) -> tuple[Activity, ...]:
    among = _among(case.store, given, case.about)
    return tuple(each for each in given if each in among or _could(case.store, each, case.about))


def _remarks(case: Case) -> tuple[str, ...]:
    """Say what the organization does that the edition excludes, and what vouches for too little."""
    known = scope(case.store, case.edition)
    left = [inside(each.label) for each in case.does or () if each.iri in known.excludes]
    kept = case.clause.kind == ClauseKind.UNKNOWN and case.clause.number
    outside = f"{case.edition} excludes {listed(left)}, which the organization does." if left else ""
    unlisted = f"{case.clause.number} stands in no list of clauses that is kept of {case.edition}." if kept else ""
    adopted = documents(describe(case.store, case.edition), "adoptionOf")
    free = adopted and case.permission.bearer in adopted and case.listed.text == case.edition
    loose = f"How faithfully {case.edition} adopts {listed(adopted)} is not recorded." if free else ""
    return tuple(each for each in (outside, unlisted, loose) if each)
