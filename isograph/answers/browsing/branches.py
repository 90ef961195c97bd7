"""A branch of a tree that documents are listed under: how many of its documents are in force, withdrawn, planned."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from isograph import pictures
from isograph.answers.currency.lives import life
from isograph.answers.currency.standings import document, publications, withdrawals
from isograph.answers.currency.status import status_of
from isograph.answers.facts.documents import describe, local_name, text
from isograph.answers.facts.memory import remembered
from isograph.identifiers import Identifier
from isograph.model import Standing
from isograph.results import Json, Value
from isograph.store import Store
from isograph.vocabulary import DOCUMENT

if TYPE_CHECKING:
    from isograph.pictures import Picture

_YEARS = 10

ByYear = tuple[tuple[int, int], ...]
"""How many documents there were in a year, year by year."""

COLUMNS = ("name", "title", "in force", "withdrawn", "in development", "status")
KINDS: Final[Mapping[str, type]] = MappingProxyType(
    {"in force": int, "withdrawn": int, "in development": int, "status": Standing}
)


@dataclass(frozen=True, slots=True)
class Branch:
    """A field or a committee with all below it: how many documents are in force, out of force and in development.

    `withdrawn` counts what is withdrawn or superseded. What is known by name alone, or not yet published, is in none.
    """

    name: str
    title: str
    in_force: int
    withdrawn: int
    in_development: int

    def row(self) -> tuple[Value, ...]:
        """Return the cells of the branch."""
        return self.name, self.title, self.in_force, self.withdrawn, self.in_development, None


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of a branch, and where it stands."""

    identifier: Identifier
    title: str
    value: Standing

    def row(self) -> tuple[Value, ...]:
        """Return the cells of the document."""
        return self.identifier, self.title, None, None, None, self.value


@remembered
def members(store: Store, relation: str) -> Mapping[str, frozenset[str]]:
    """Return the documents, as IRIs, by the notation of what a relation leads to: `ics` or `committee`."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for prop, notation, iris in store.answer("members"):
        if local_name(prop) == relation:
            found[str(notation)].update(iri for iri in str(iris).split() if iri.startswith(DOCUMENT))
    return {notation: frozenset(documents) for notation, documents in found.items()}


def branches(
    named: Mapping[str, str], documents: Mapping[str, frozenset[str]], values: Mapping[str, Standing]
) -> tuple[Branch, ...]:
    """Return branches by name and title, their documents counted by where they stand."""
    counted = {name: Counter(values[iri] for iri in documents[name]) for name in named}
    return tuple(_branch(name, title, counted[name]) for name, title in named.items())


def _branch(name: str, title: str, counted: Mapping[Standing, int]) -> Branch:
    ended = counted[Standing.WITHDRAWN] + counted[Standing.SUPERSEDED]
    return Branch(name, title, counted[Standing.IN_FORCE], ended, counted[Standing.DRAFT])


def published(store: Store, documents: Iterable[str], on: date) -> ByYear:
    """Return how many of some documents were published in each year until a day, oldest first."""
    return _by_year(day for day in publications(store, documents) if day <= on)


def withdrawn(store: Store, documents: Iterable[str], on: date) -> ByYear:
    """Return how many of some documents were withdrawn in each year until a day, where that day is known."""
    return _by_year(day for day in withdrawals(store, documents) if day <= on)


def undated(values: Mapping[str, Standing], withdrawn: ByYear) -> int:
    """Return how many documents are withdrawn, by where they stand, beyond those that were so in a known year."""
    return sum(value == Standing.WITHDRAWN for value in values.values()) - sum(count for _, count in withdrawn)


def _by_year(days: Iterable[date]) -> ByYear:
    return tuple(sorted(Counter(day.year for day in days).items()))


def drawn(name: str, on: date, published: ByYear, withdrawn: ByYear, undated: int) -> "Picture":
    """Return a picture of publications and withdrawals by year, with those withdrawals that no day is known of."""
    came, went = dict(published), dict(withdrawn)
    years = tuple(pictures.Year(each, came.get(each, 0), went.get(each, 0)) for each in sorted(came | went))
    more = f"; {undated:,} withdrawn on a day that is not known are not drawn" if undated else ""
    return pictures.Bars(f"{name}: published and withdrawn by year", years, f"Until {on}{more}.").draw()


def told(years: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    """Say how much was published in the newest years, where anything was."""
    newest, before = years[-_YEARS:], sum(count for _, count in years[:-_YEARS])
    parts = (*(f"{count} in {year}" for year, count in reversed(newest)), *((f"{before} before",) if before else ()))
    return (f"Published: {', '.join(parts)}.",) if years else ()


def years(published: ByYear, withdrawn: ByYear, undated: int) -> dict[str, Json]:
    """Return publications and withdrawals by year, ready for JSON."""
    came: dict[str, Json] = {str(year): count for year, count in published}
    went: dict[str, Json] = {str(year): count for year, count in withdrawn}
    return {"published": came, "withdrawn": went, "withdrawn undated": undated}


def listing(store: Store, documents: Iterable[str], on: date) -> tuple[Listed, ...]:
    """Return documents with where they stand on a day: those in force first, then in the order of identifiers."""
    lives = (life(store, document(store, iri)) for iri in documents)
    found = (
        Listed(known.identifier, text(describe(store, known.identifier), "title"), status_of(store, known, on).value)
        for known in lives
    )
    order = tuple(Standing)
    return tuple(sorted(found, key=lambda each: (order.index(each.value), each.identifier)))
