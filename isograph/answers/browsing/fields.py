"""The International Classification for Standards: its fields, and the documents in them."""

import re
from collections.abc import Mapping
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
from isograph.errors import UnknownFieldError
from isograph.results import Json, Tabular, Value
from isograph.store import Store

if TYPE_CHECKING:
    from isograph.pictures import Picture

_WIDTHS = (2, 6, 9)
_GROUPS = re.compile("[0-9]+")
_JOINED = re.compile("([0-9]{2})([0-9]{3})([0-9]{2})?")


@dataclass(frozen=True, slots=True)
class Field(Tabular):
    """A field of the classification with its parent and subfields, and the documents that bear its own code.

    The whole classification has an empty code, and no documents of its own. `published` and `withdrawn` tell year
    by year how many documents of the field and those below it were published and withdrawn, `undated` how many are
    withdrawn without anyone knowing since when.
    """

    code: str
    title: str
    on: date
    parent: str
    whole: Branch | None
    subfields: tuple[Branch, ...]
    documents: tuple[Listed, ...]
    published: ByYear
    withdrawn: ByYear
    undated: int
    columns = COLUMNS
    kinds = KINDS

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return a row for each subfield, then one for each document."""
        return (*(each.row() for each in self.subfields), *(each.row() for each in self.documents))

    @property
    def summary(self) -> str:
        """How many documents the field and those below it have."""
        if self.whole is None:
            return f"The classification has {len(self.subfields)} fields."
        counts = f"{self.whole.in_force} in force, {self.whole.withdrawn} out of force"
        return f"ICS {self.code} {self.title}: {counts}, {self.whole.in_development} in development on {self.on}."

    @property
    def notes(self) -> tuple[str, ...]:
        """How much was published in the newest years."""
        return told(self.published)

    def plot(self) -> "Picture":
        """Return a picture of how many documents were published and withdrawn, year by year until the day asked about.

        >>> import isograph
        >>> print(isograph.load().ics("03.120.10", on="2026-06-01").plot())
        ICS 03.120.10: published and withdrawn by year: 100 published and 64 withdrawn from 1986 to 2024.

        A withdrawal whose day nobody knows is counted in a note. Raises MissingExtraError where matplotlib is not
        installed.
        """
        return drawn(
            f"ICS {self.code} {self.title}".strip() if self.code else "All fields",
            self.on,
            self.published,
            self.withdrawn,
            self.undated,
        )

    def to_dict(self) -> dict[str, Json]:
        """Return the table, the code, the parent, publications and withdrawals by year."""
        own: dict[str, Json] = {"code": self.code, "title": self.title, "parent": self.parent}
        return Tabular.to_dict(self) | own | years(self.published, self.withdrawn, self.undated)


def ics(store: Store, code: str | None = None, *, on: date | str | None = None) -> Field:
    """Return a field of the classification by its code in any form (03.120.10, 3-120-10, ICS 03 120 10), or the whole.

    Raises UnknownFieldError with the nearest fields, DateError where `on` is no day.
    """
    when, known = day(on), _fields(store)
    wanted = written(code or "")
    if code is not None and wanted not in known:
        raise UnknownFieldError(code, _near(code, wanted, known))
    below = next((each for each in _WIDTHS if each > len(wanted)), 0)
    inside = [each for each in known if len(each) == below and each.startswith(f"{wanted}." if wanted else "")]
    own = [wanted] if wanted else []
    titles = {each: known[each] for each in (*own, *sorted(inside))}
    every = _documents(store, wanted)
    values, went = standings_of(store, every, when), withdrawn(store, every, when)
    found = branches(titles, {each: _documents(store, each) for each in titles}, values)
    return Field(
        code=wanted,
        title=known.get(wanted, ""),
        on=when,
        parent=wanted.rpartition(".")[0],
        whole=found[0] if wanted else None,
        subfields=found[len(own) :],
        documents=listing(store, members(store, "ics").get(wanted, ()), when),
        published=published(store, every, when),
        withdrawn=went,
        undated=undated(values, went),
    )


def _documents(store: Store, code: str) -> frozenset[str]:
    """Return the documents of a field and of those below it."""
    found = (
        documents
        for each, documents in members(store, "ics").items()
        if not code or each == code or each.startswith(f"{code}.")
    )
    return frozenset[str]().union(*found)


@remembered
def _fields(store: Store) -> Mapping[str, str]:
    """Return the titles of all fields by their codes, with the fields above them; a bare code is no title."""
    known: dict[str, str] = {}
    for code, title in store.answer("fields"):
        for width in _WIDTHS:
            known.setdefault(str(code)[:width], "")
        if title and str(title) != f"ICS {code}":
            known[str(code)] = str(title)
    return known


def written(code: str) -> str:
    """Return a code as the classification writes it: 03.120.10."""
    joined = _JOINED.fullmatch(code.strip())
    groups = joined.groups("") if joined else _GROUPS.findall(code)
    widths = (2, 3, 2)
    return ".".join(group.zfill(width) for group, width in zip(groups, widths, strict=False) if group)


def _near(code: str, wanted: str, known: Mapping[str, str]) -> list[str]:
    """Return the fields nearest to a code, or whose titles are most like a text."""
    titles = {title.casefold(): each for each, title in known.items() if title}
    named = [titles[match] for match in get_close_matches(code.casefold(), titles, n=3, cutoff=0.5)]
    return get_close_matches(wanted, known, n=3, cutoff=0.5) if wanted else named or sorted(known)[:3]
