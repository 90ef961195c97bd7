"""The parts of a multipart standard, and where each stands."""

from dataclasses import dataclass
from datetime import date

from isograph.answers.currency.status import standings
from isograph.answers.facts.documents import Named, describe, resolve, text
from isograph.answers.facts.memory import remembered
from isograph.dates import day
from isograph.errors import UnknownDocumentError
from isograph.identifiers import Identifier
from isograph.model import Standing
from isograph.results import Json, Tabular, Value
from isograph.store import Store


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a standard: its work, its newest edition in force or else its newest one, and where that stands."""

    standard: Identifier
    edition: Identifier | None
    title: str
    value: Standing


@dataclass(frozen=True, slots=True)
class Parts(Tabular):
    """The parts of a standard in the order of their numbers."""

    identifier: Identifier
    on: date
    parts: tuple[Part, ...]
    columns = ("part", "edition", "title", "status")

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each part."""
        return tuple((each.standard, each.edition, each.title, each.value) for each in self.parts)

    @property
    def summary(self) -> str:
        """How many parts there are, and how many of them are in force."""
        current = sum(each.value == Standing.IN_FORCE for each in self.parts)
        return f"{self.identifier} has {len(self.parts)} parts, {current} of them in force on {self.on}."

    def to_dict(self) -> dict[str, Json]:
        """Return the table and the identifier."""
        return Tabular.to_dict(self) | {"identifier": str(self.identifier)}


def parts(store: Store, identifier: Named, *, on: date | str | None = None) -> Parts:
    """Return all parts of the standard that a document is, or is a part of; none where it has no parts.

    Raises UnknownDocumentError where neither it nor a part of it is in the graph.
    """
    when = day(on)
    whole = _whole(store, identifier)
    return Parts(whole, when, tuple(_part(store, each, when) for each in _works(store, whole)))


def _whole(store: Store, identifier: Named) -> Identifier:
    """Return the standard in its entirety, which itself need not be in the graph."""
    try:
        named = resolve(store, identifier)
    except UnknownDocumentError:
        named = identifier if isinstance(identifier, Identifier) else Identifier.parse(str(identifier))
        if not _works(store, _without_part(named)):
            raise
    return _without_part(named)


def _without_part(named: Identifier) -> Identifier:
    work = named.undated()
    return Identifier(
        adopters=work.adopters, publishers=work.publishers, type=work.type, prefix=work.prefix, number=work.number
    )


@remembered
def _works(store: Store, whole: Identifier) -> tuple[Identifier, ...]:
    """Return the parts of a standard, of whatever kind and whoever publishes them with its first publisher, sorted."""
    rows = store.answer("identifiers_with", number=whole.number) if whole.number else ()
    named = (Identifier.parse(str(text_)) for (text_,) in rows)
    return tuple(sorted(each for each in named if _is_part(each, whole)))


def _is_part(each: Identifier, whole: Identifier) -> bool:
    same = (each.adopters, each.prefix, each.number) == (whole.adopters, whole.prefix, whole.number)
    return same and bool(each.parts) and each == each.undated() and each.publishers[:1] == whole.publishers[:1]


def _part(store: Store, work: Identifier, on: date) -> Part:
    stand = standings(store, work, on)
    best = next((each for each in stand if each.value == Standing.IN_FORCE), next(iter(stand), None))
    if best is None:
        return Part(work, None, text(describe(store, work), "title"), Standing.UNKNOWN)
    return Part(work, best.identifier, text(describe(store, best.identifier), "title"), best.value)
