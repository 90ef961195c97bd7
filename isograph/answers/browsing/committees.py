"""The committees that are responsible for documents: what they are called, above and below which others they stand."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from isograph.answers.browsing.branches import (
    COLUMNS,
    KINDS,
    Branch,
    ByYear,
    Listed,
    branches,
    drawn,
    listing,
    members,
    published,
    told,
    undated,
    withdrawn,
    years,
)
from isograph.answers.currency.standings import standings_of
from isograph.answers.facts.memory import remembered
from isograph.dates import day
from isograph.errors import UnknownCommitteeError
from isograph.results import Json, Tabular, Value
from isograph.store import Store

if TYPE_CHECKING:
    from isograph.pictures import Picture


@dataclass(frozen=True, slots=True)
class Known:
    """What is stated of a committee."""

    title: str
    parent: str
    secretariat: str


@dataclass(frozen=True, slots=True)
class Committee(Tabular):
    """A committee with the one above it and those below, and the documents that it is itself responsible for.

    All committees together have an empty name, and no documents of their own. `published` and `withdrawn` tell year
    by year how many documents the committee and those below it published and withdrew, `undated` how many are withdrawn
    without anyone knowing since when.
    """

    name: str
    title: str
    on: date
    parent: str
    secretariat: str
    whole: Branch | None
    subcommittees: tuple[Branch, ...]
    documents: tuple[Listed, ...]
    published: ByYear
    withdrawn: ByYear
    undated: int
    columns = COLUMNS
    kinds = KINDS

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return a row for each committee below, then one for each document."""
        return (*(each.row() for each in self.subcommittees), *(each.row() for each in self.documents))

    @property
    def summary(self) -> str:
        """How many documents the committee and those below it are responsible for."""
        if self.whole is None:
            return f"There are {len(self.subcommittees)} committees that stand under none."
        counts = f"{self.whole.in_force} in force, {self.whole.withdrawn} out of force"
        called = f"{self.name} {self.title}".strip()
        return f"{called}: {counts}, {self.whole.in_development} in development on {self.on}."

    @property
    def notes(self) -> tuple[str, ...]:
        """The committee above, the secretariat, and how much was published in the newest years."""
        above = (f"It stands under {self.parent}.",) if self.parent else ()
        kept = (f"Secretariat: {self.secretariat}.",) if self.secretariat else ()
        return (*above, *kept, *told(self.published))

    def plot(self) -> "Picture":
        """Return a picture of how many documents were published and withdrawn, year by year until the day asked about.

        >>> import isograph
        >>> print(isograph.load().committee("ISO/TC 176/SC 2", on="2026-06-01").plot())
        ISO/TC 176/SC 2: published and withdrawn by year: 39 published and 29 withdrawn from 1987 to 2024.

        A withdrawal whose day nobody knows is counted in a note. Raises MissingExtraError where matplotlib is not
        installed.
        """
        return drawn(
            f"{self.name} {self.title}".strip() or "All committees",
            self.on,
            self.published,
            self.withdrawn,
            self.undated,
        )

    def to_dict(self) -> dict[str, Json]:
        """Return the table, the name, title, committee above and secretariat, publications and withdrawals by year."""
        own: dict[str, Json] = {"name": self.name, "title": self.title, "parent": self.parent}
        return (
            Tabular.to_dict(self)
            | own
            | {"secretariat": self.secretariat}
            | years(self.published, self.withdrawn, self.undated)
        )


def committee(store: Store, name: str | None = None, *, on: date | str | None = None) -> Committee:
    """Return a committee by its name in any case and spacing (ISO/TC 176/SC 2, iso/tc176/sc2), or all of them.

    Raises UnknownCommitteeError with the nearest committees, DateError where `on` is no day.
    """
    when, known = day(on), _committees(store)
    wanted = _named(known, name) if name is not None else ""
    below = [each for each, stated in known.items() if stated.parent == wanted]
    own = [wanted] if wanted else []
    titles = {each: known[each].title for each in (*own, *sorted(below, key=_order))}
    every = _documents(store, wanted)
    values, went = standings_of(store, every, when), withdrawn(store, every, when)
    found = branches(titles, {each: _documents(store, each) for each in titles}, values)
    stated = known.get(wanted, Known("", "", ""))
    return Committee(
        name=wanted,
        title=stated.title,
        on=when,
        parent=stated.parent,
        secretariat=stated.secretariat,
        whole=found[0] if wanted else None,
        subcommittees=found[len(own) :],
        documents=listing(store, members(store, "committee").get(wanted, ()), when),
        published=published(store, every, when),
        withdrawn=went,
        undated=undated(values, went),
    )


def documents_of(store: Store, name: str) -> frozenset[str]:
    """Return the documents, as IRIs, of a committee by its name in any writing, and of those below it.

    Raises UnknownCommitteeError with the nearest committees.
    """
    return _documents(store, _named(_committees(store), name))


def _documents(store: Store, name: str) -> frozenset[str]:
    """Return the documents of a committee and of those below it."""
    names = _under(_committees(store), name)
    return frozenset[str]().union(*(members(store, "committee").get(each, ()) for each in names))


def _under(known: Mapping[str, Known], name: str) -> Iterable[str]:
    """Return a committee and all below it."""
    found = [name]
    for each in found:
        found += (below for below, stated in known.items() if stated.parent == each and below not in found)
    return found


@remembered
def _committees(store: Store) -> Mapping[str, Known]:
    """Return what is known of all committees by name; one whose name continues another's stands under it."""
    rows = {str(row[0]): row[1:] for row in reversed(store.answer("committees"))}
    return {
        name: Known(str(title or ""), str(parent or _above(name, rows)), str(secretariat or ""))
        for name, (title, parent, secretariat) in sorted(rows.items())
    }


def _above(name: str, known: Iterable[str]) -> str:
    above = name.rpartition("/")[0]
    return above if above in known else ""


def _named(known: Mapping[str, Known], name: str) -> str:
    folded = {_folded(each): each for each in known}
    if _folded(name) not in folded:
        near = get_close_matches(_folded(name), folded, n=5, cutoff=0.5)
        raise UnknownCommitteeError(name, [folded[each] for each in near])
    return folded[_folded(name)]


def _order(name: str) -> tuple[tuple[int, str], ...]:
    """Return what to sort committees by: TC 9 before TC 10."""
    return tuple((int(each), "") if each.isdecimal() else (-1, each) for each in re.split("([0-9]+)", name))


def _folded(name: str) -> str:
    return "".join(each for each in name.casefold() if each.isalnum())
