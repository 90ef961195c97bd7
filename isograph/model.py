"""What the graph is about, as frozen values: standards, editions, activities, clauses and what vouches for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, Self

from isograph.dates import PartialDate
from isograph.identifiers import Identifier
from isograph.results import Tabular, Value


class Answer(StrEnum):
    """What an edition says of an activity; silence is never shown as a no."""

    COVERED = "covered"
    EXCLUDED = "excluded"
    NOT_STATED = "not stated"


class Standing(StrEnum):
    """Where an edition stands on a day."""

    IN_FORCE = "in force"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    DRAFT = "draft"
    NOT_YET_PUBLISHED = "not yet published"
    UNKNOWN = "unknown"


class Verification(StrEnum):
    """How a statement is vouched for; where sources disagree, the one that comes first here is believed.

    >>> Verification.VERIFIED.surer(Verification.RECORDED)
    True
    """

    CORRECTED = "corrected"
    VERIFIED = "verified"
    RECORDED = "recorded"
    PARTLY = "partly"
    UNVERIFIED = "unverified"

    @property
    def doubt(self) -> int:
        """How far down a statement stands among those that disagree: none before it at 0."""
        return _SUREST_FIRST.index(self)

    def surer(self, other: "Verification") -> bool:
        """Whether a statement that is vouched for like this is believed before the other."""
        return self.doubt < other.doubt


_SUREST_FIRST = tuple(Verification)


class Confidence(StrEnum):
    """How sure the compiler of a fact is of it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Provenance:
    """What vouches for a fact: its sources by name, whether they were read, how sure the compiler is."""

    sources: tuple[str, ...] = ()
    verification: Verification = Verification.UNVERIFIED
    confidence: Confidence = Confidence.LOW

    def __str__(self) -> str:
        return f"{', '.join(self.sources) or 'no source'} ({self.verification}, {self.confidence} confidence)"


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that an organization does, or that a document asks for; one label names one activity."""

    iri: str
    code: str
    label: str
    alternatives: tuple[str, ...] = ()
    kind: str = "activity"
    group: str = ""
    broader: tuple[str, ...] = ()
    note: str = ""

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class Standard(Tabular):
    """A standard as a work, whatever its edition: ISO 9001."""

    identifier: Identifier
    titles: tuple[str, ...]
    editions: tuple[Identifier, ...]
    columns = ("field", "value")

    @property
    def summary(self) -> str:
        """How many editions are known."""
        count = len(self.editions)
        known = f"{count} editions are" if count > 1 else f"{count or 'no'} edition is"
        return f"Of {self.identifier}, {known} known."

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for the title and one for each edition."""
        return (
            ("identifier", self.identifier),
            *(("title", title) for title in self.titles),
            *(("edition", edition) for edition in self.editions),
        )


@dataclass(frozen=True, slots=True)
class Edition(Tabular):
    """A document as published at one time and referred to with its year: ISO 9001:1994.

    `value` tells where it stands on the day `on` that was asked about.
    """

    identifier: Identifier
    value: Standing
    on: date
    standard: Identifier
    title: str
    kind: str
    sector: str
    use: str
    assessment: str
    published: PartialDate | None
    replaced: PartialDate | None
    withdrawn: PartialDate | None
    certificates_until: PartialDate | None
    transition_deadline: PartialDate | None
    amendments: tuple[Identifier, ...]
    adopts: tuple[Identifier, ...]
    committees: tuple[str, ...]
    ics: tuple[str, ...]
    page: str
    stub: bool
    note: str
    provenance: Provenance
    columns = ("field", "value")

    @property
    def summary(self) -> str:
        """Where the edition stands on the day asked about."""
        return f"{self.identifier} is {self.value} on {self.on}."

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each field that is known, in the order of the fields."""
        return tuple((name.replace("_", " "), value) for name, value in self._fields() if value not in ("", None))

    def _fields(self) -> tuple[tuple[str, Value], ...]:
        single = ("identifier", "standard", "title", "kind", "sector", "use", "assessment")
        dates = ("published", "replaced", "withdrawn", "certificates_until", "transition_deadline")
        several = ("amendments", "adopts", "committees", "ics")
        return (
            *((name, getattr(self, name)) for name in single),
            (f"status on {self.on}", self.value),
            *((name, str(value)) for name in dates if (value := getattr(self, name))),
            *((name, ", ".join(map(str, getattr(self, name)))) for name in several),
            ("page", self.page),
            ("known", "by name only" if self.stub else ""),
            ("note", self.note),
            ("source", str(self.provenance)),
        )


def issued(identifier: Identifier) -> PartialDate | None:
    """Return the year or month of publication that an identifier tells, which for a supplement is its own.

    >>> print(issued(Identifier("ISO 14644-1:1999/Cor 1:2002")))
    2002
    """
    separate = [each for each in identifier.supplements if not each.incorporated]
    dated = separate[-1] if separate else identifier
    if dated.year is None:
        return None
    return PartialDate.parse(f"{dated.year:04}-{dated.month:02}" if dated.month else f"{dated.year:04}")


class Printer(Protocol):
    """What IPython hands to an object that prints itself."""

    def text(self, obj: str) -> None:
        """Print text."""


class Editions(Tabular, tuple[Edition, ...]):
    """Editions in an order of their own: a tuple that shows itself as a table, under the answer in one sentence.

    Unlike other answers it is false when it is empty, as any tuple is.
    """

    columns = ("edition", "status", "published", "replaced", "withdrawn", "certificates until")
    _told: str

    def __new__(cls, editions: Iterable[Edition] = (), told: str = "") -> Self:
        """Make it of editions and the sentence that tells them."""
        found = super().__new__(cls, editions)
        found._told = told
        return found

    @property
    def summary(self) -> str:
        """The answer in one sentence."""
        return self._told

    @property
    def pages(self) -> Mapping[str, str]:
        """The publishers' pages of the editions."""
        return {str(each.identifier): each.page for each in self if each.page}

    @property
    def kinds(self) -> Mapping[str, type]:
        """The closed list of the status."""
        return {"status": Standing}

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each edition, with where it stands on the day asked about."""
        return tuple((each.identifier, each.value, *_dates(each)) for each in self)

    def _repr_pretty_(self, printer: Printer, *_: object) -> None:
        """Show the table in IPython too, which has a way of its own with tuples."""
        printer.text(str(self))


def _dates(edition: Edition) -> tuple[str | None, ...]:
    dates = (edition.published, edition.replaced, edition.withdrawn, edition.certificates_until)
    return tuple(str(date_) if date_ else None for date_ in dates)
