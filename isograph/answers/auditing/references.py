"""What a reference to a standard is worth on a day: current, outdated, undated, of a draft, or unknown."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from isograph.answers.coverage.scopes import certificates, scope
from isograph.answers.currency.ends import end
from isograph.answers.currency.heirs import became
from isograph.answers.currency.lives import life
from isograph.answers.currency.status import PHRASES, Status, amendments, is_work, status
from isograph.answers.facts.documents import describe, documents, editions_of
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.nearest import misspelt
from isograph.answers.facts.wording import listed
from isograph.dates import PartialDate
from isograph.identifiers import Identifier
from isograph.model import Standing
from isograph.store import Store

_ENDED: Final = (Standing.SUPERSEDED, Standing.WITHDRAWN)
_TO_COME: Final = (Standing.DRAFT, Standing.NOT_YET_PUBLISHED)
_STAGES: Final = ("NP", "AWI", "WD", "CD", "DIS", "FDIS", "PRF")
_ADOPTS: Final = "which it adopts"
_MOST: Final = 3
_TELLING: Final = 4
_PLAIN: Final = {"replaced by", "revised by"}
_FOLLOWS: Final = re.compile("follows (.+), as no record of its own is known")
_EXPLAINED: Final = ("though ", "published ", "no published successor", "in development")


class Currency(StrEnum):
    """What is to be said of a reference: an undated one means the newest edition in force, so it is never outdated.

    A draft is one that was not published on the day, even if it was later.
    """

    OUTDATED = "outdated"
    CURRENT = "current"
    UNDATED = "undated"
    DRAFT = "draft"
    UNKNOWN = "unknown"


_USED: Final = (Currency.CURRENT, Currency.UNDATED)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in a document: where it stands, as written, and what is known of it on the day.

    `read` is the document that it means, `instead` is in force in the place of what is outdated, `missed` are the
    amendments to hold that the document does not cite, `adopts` is what an adoption takes over, `planned` the revision
    that was in development on the day. `assessment` is how conformity to what is outdated is shown: certification,
    accreditation or none.
    """

    text: str
    file: str = ""
    line: int | None = None
    page: int | None = None
    place: str = ""
    identifier: Identifier | None = None
    read: Identifier | None = None
    verdict: Currency = Currency.UNKNOWN
    value: Standing | None = None
    successors: tuple[Identifier, ...] = ()
    instead: tuple[Identifier, ...] = ()
    missed: tuple[Identifier, ...] = ()
    adopts: tuple[Identifier, ...] = ()
    planned: Identifier | None = None
    certificates_until: PartialDate | None = None
    assessment: str = ""
    suggestions: tuple[str, ...] = ()
    as_of: PartialDate | None = None
    because: tuple[str, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether the reference names an edition."""
        return self.identifier is not None and self.identifier.dated

    @property
    def where(self) -> str:
        """The place in the file, as a reader looks it up."""
        places = (f"line {self.line}" * bool(self.line), f"page {self.page}" * bool(self.page), self.place)
        return ", ".join(filter(None, places))

    @property
    def use(self) -> str:
        """What to use: in its place if it is outdated, else what it means, with the amendments that it misses."""
        if self.verdict == Currency.UNKNOWN:
            return f"{' or '.join(self.suggestions)}?" if self.suggestions else ""
        if self.verdict in {Currency.OUTDATED, Currency.DRAFT}:
            return ", ".join(map(str, self.instead))
        if self.verdict == Currency.CURRENT and not self.missed:
            return ""
        return " with ".join(filter(None, (str(self.read or ""), listed(self.missed))))

    @property
    def note(self) -> str:
        """Why, and what else to know, in a few words."""
        return "; ".join(self._notes())

    def _notes(self) -> Iterator[str]:
        yield from self.because
        if self.certificates_until:
            yield f"{certificates(self.assessment)} until {self.certificates_until}"
        if self.adopts and not any(_ADOPTS in each for each in self.because):
            yield f"adopts {listed(self.adopts)}"
        if self.planned:
            yield f"in development: {self.planned}"


def judged(store: Store, identifier: Identifier, on: date) -> Reference:
    """Return what a reference to a document is worth on a day; what is not in the graph is judged by what it adopts.

    >>> import isograph
    >>> found = judged(isograph.load().store, Identifier("EN ISO 9002:94"), date(2026, 6, 1))
    >>> print(found.verdict, found.use)
    outdated EN ISO 9001:2015
    """
    readings = (_known(store, identifier, meant, on) for meant in _readings(store, identifier))
    found = next(filter(None, readings), None) or _changing(store, identifier, on)
    return found or Reference("", identifier=identifier, suggestions=suggestions(store, identifier))


def _changing(store: Store, identifier: Identifier, on: date) -> Reference | None:
    """Return what is said of an amendment that is not in the graph and changes what is out of date, else nothing."""
    base = identifier.base
    found = _judged(store, identifier, base, on) if base != identifier and describe(store, base)["identifier"] else None
    if not found or found.verdict != Currency.OUTDATED:
        return None
    return replace(
        found, because=(f"changes {base}, which is {PHRASES[found.value or Standing.UNKNOWN]}", *found.because)
    )


def _readings(store: Store, identifier: Identifier) -> Iterator[Identifier]:
    """Yield a reference as it is, then without what a record may not have: month, language, series, what it adopts.

    One that counts its editions, such as ISO 19011 Ed 2, is the edition of that number.
    """
    yield identifier
    for each in editions_of(store, identifier) if identifier.edition else ():
        if identifier.edition in map(str, describe(store, each)["editionNumber"]):
            yield each
    plain = replace(identifier, month=None, languages=(), extent="", version="")
    yield plain
    adopted = plain.adopted
    while adopted:
        yield adopted
        adopted = adopted.adopted


def _known(store: Store, asked: Identifier, meant: Identifier, on: date) -> Reference | None:
    """Return what is known of a document; of one that is named with its amendments, what is known of both."""
    if describe(store, meant)["identifier"]:
        return _judged(store, asked, meant, on)
    named = meant
    while named.supplements and named.supplements[-1].incorporated:
        named = replace(named, supplements=named.supplements[:-1])
    if named == meant or not describe(store, named)["identifier"]:
        return None
    cited = {(each.kind, each.number) for each in meant.supplements}
    known = {_supplement(each): each for each in amendments(store, named, on)}
    if not cited <= known.keys():
        return None
    found = _judged(store, asked, named, on)
    return replace(found, missed=tuple(each for each in found.missed if _supplement(each) not in cited))


def _supplement(amendment: Identifier) -> tuple[str, int | None]:
    last = amendment.supplements[-1] if amendment.supplements else None
    return (last.kind, last.number) if last else ("", None)


def _judged(store: Store, asked: Identifier, meant: Identifier, on: date) -> Reference:
    found = status(store, meant, on=on)
    undated = is_work(store, meant)
    verdict = _verdict(found.value, undated=undated)
    ended = verdict == Currency.OUTDATED
    return Reference(
        text="",
        identifier=asked,
        read=found.identifier,
        verdict=verdict,
        value=found.value,
        successors=found.successors or _succeeding(store, found),
        instead=_instead(store, found),
        missed=found.amendments,
        adopts=_bases(store, found.identifier),
        planned=_planned(store, found) if verdict in _USED else None,
        certificates_until=_certificates(store, found) if ended else None,
        assessment=scope(store, found.identifier).assessment if ended else "",
        as_of=found.as_of if found.as_of and on > found.as_of.latest else None,
        because=tuple(_because(store, asked, meant, found, verdict)),
    )


def _verdict(value: Standing, *, undated: bool) -> Currency:
    if value in _ENDED:
        return Currency.OUTDATED
    if value in _TO_COME:
        return Currency.DRAFT
    if value == Standing.UNKNOWN:
        return Currency.UNKNOWN
    return Currency.UNDATED if undated else Currency.CURRENT


def _instead(store: Store, found: Status) -> tuple[Identifier, ...]:
    """Return what is in force in the place of a document; of a draft, the edition that it became."""
    if found.value == Standing.DRAFT:
        return tuple(each for each in life(store, found.identifier).leads_to if _in_force(store, each, found.on))
    bases = (status(store, each, on=found.on) for each in _bases(store, found.identifier) if not found.current)
    return found.current or tuple(dict.fromkeys(each for base in bases for each in base.current))


def _in_force(store: Store, document: Identifier, on: date) -> bool:
    return status(store, document, on=on).value == Standing.IN_FORCE


def _bases(store: Store, document: Identifier) -> tuple[Identifier, ...]:
    return documents(describe(store, document), "adoptionOf")


def _planned(store: Store, found: Status) -> Identifier | None:
    """Return the project that is furthest on the way to a revision, of an adoption that of what it adopts."""
    bases = (life(store, each).successions for each in _bases(store, found.identifier))
    projects = (*found.planned, *(step.successor for steps in bases for step in steps if step.project))
    staged = [each for each in projects if each.stage in _STAGES and _begun(store, each, found.on)]
    return max(staged, key=lambda each: (_STAGES.index(each.stage), each.iteration or 0), default=None)


def _begun(store: Store, project: Identifier, on: date) -> bool:
    """Whether a project was known by a day; one of which no state was recorded is known as long as what it revises."""
    recorded = [each.as_of.earliest for each in life(store, project).records]
    return not recorded or min(recorded) <= on


def _succeeding(store: Store, found: Status) -> tuple[Identifier, ...]:
    """Return what replaced what an adoption takes over: as its own body adopted that, where it is known to have."""
    bases = (life(store, each).successors(found.on) for each in _bases(store, found.identifier))
    newer = dict.fromkeys(step.successor for steps in bases for step in steps)
    adopted = {each: documents(describe(store, each), "adoptionOf") for each in editions_of(store, found.identifier)}
    own = (tuple(each for each, bases in adopted.items() if base in bases) or (base,) for base in newer)
    return tuple(each for adoptions in own for each in adoptions)


def _certificates(store: Store, found: Status) -> PartialDate | None:
    """Return the last day of certificates, of an adoption that of what it adopts."""
    ends = (end(store, each).day for each in (found.identifier, *_bases(store, found.identifier)))
    return found.certificates_until or next(filter(None, ends), None)


def _because(store: Store, asked: Identifier, meant: Identifier, found: Status, verdict: Currency) -> Iterator[str]:
    if replace(asked.undated(), extent="") != replace(meant.undated(), extent=""):
        yield f"not in the graph itself; judged by {meant}, {_ADOPTS} by its name"
    if verdict == Currency.OUTDATED and meant != found.identifier:
        yield f"no edition is in force; the newest is {found.identifier}"
    if verdict in _USED:
        return
    told = [each for each in found.reasons if not each.startswith(_EXPLAINED)]
    yield from [_FOLLOWS.sub(rf"as \1, {_ADOPTS}", each) for each in told[:_TELLING]] or [PHRASES[found.value]]
    yield from _by_base(store, found)


def _by_base(store: Store, found: Status) -> Iterator[str]:
    """Tell what became of what an adoption takes over, where that says more than that the adoption was replaced."""
    for base in _bases(store, found.identifier):
        steps = [each for each in life(store, base).successors(found.on) if each.how not in _PLAIN]
        if steps:
            yield f"{base}, {_ADOPTS}, {became(steps)}"


def suggestions(store: Store, wanted: Identifier) -> tuple[str, ...]:
    """Return what somebody who names a document that is not in the graph plausibly means.

    That is the same number of the same body, with other dates; else a number one slip away, if an edition of it has the
    year that is named, or if there is only one such.

    >>> import isograph
    >>> suggestions(isograph.load().store, Identifier("ISO 9011:2015"))
    ('ISO 9001:2015',)
    """
    named = (each for each in _named(store, wanted.number) if each.number == wanted.number and _alike(each, wanted))
    near = sorted(
        (each for each in named if each.draft == wanted.draft and each.dated == wanted.dated),
        key=lambda each: (_head(each) != _head(wanted), bool(each.supplements), _apart(each, wanted), each),
    )
    return tuple(map(str, near[:_MOST] if near else _slips(store, wanted)))


def _slips(store: Store, wanted: Identifier) -> tuple[Identifier, ...]:
    if len(wanted.number) < len("9001"):
        return ()
    numbers = {*misspelt(wanted.number)}
    near = (each for number in numbers for each in _named(store, number) if each.number == number)
    works = {each.undated() for each in near if _head(each) == _head(wanted)}
    if not wanted.year:
        return tuple(works) if len(works) == 1 else ()
    editions = {each for work in works for each in editions_of(store, work) if each.year == wanted.year}
    return tuple(sorted(editions)[:_MOST])


def _head(each: Identifier) -> tuple[object, ...]:
    return each.adopters, each.publishers, each.type, each.parts


def _alike(one: Identifier, other: Identifier) -> bool:
    return not {*one.adopters, *one.publishers}.isdisjoint((*other.adopters, *other.publishers))


def _apart(one: Identifier, other: Identifier) -> int:
    return abs((one.year or 0) - (other.year or 0)) if other.year else (one.year or 0)


@remembered
def _named(store: Store, number: str) -> tuple[Identifier, ...]:
    return tuple(Identifier.parse(each) for each in _numbers(store).get(number, ()))


@remembered
def _numbers(store: Store) -> Mapping[str, tuple[str, ...]]:
    """Return all identifiers by the numbers in them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for (each,) in store.answer("identifiers_with", number=""):
        for number in {*re.findall("[0-9]+", str(each))}:
            found[number].append(str(each))
    return {number: tuple(texts) for number, texts in found.items()}
