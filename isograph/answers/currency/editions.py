"""A standard and its editions, and which of them was in force."""

from collections.abc import Iterable, Sequence
from datetime import date

from isograph.answers.currency.lives import life
from isograph.answers.currency.status import PHRASES, is_work, standings, status_of
from isograph.answers.facts.documents import (
    Named,
    Statements,
    describe,
    documents,
    editions_of,
    grouped,
    local_name,
    name,
    provenance,
    resolve,
    text,
)
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.wording import SEVERAL, counted, listed
from isograph.dates import day
from isograph.errors import NotInForceError
from isograph.identifiers import Identifier
from isograph.model import Edition, Editions, Standard, Standing
from isograph.store import Store

_IN_CATALOGUE = (Standing.IN_FORCE, Standing.SUPERSEDED)


def standard(store: Store, identifier: Named) -> Standard:
    """Return the standard of a document as a work, with its editions: ISO 9001 for ISO 9001:1994."""
    work = resolve(store, identifier).undated()
    listed = editions_of(store, work)
    titles = (text(describe(store, each), "title") for each in listed)
    return Standard(work, tuple(dict.fromkeys(title for title in titles if title)), listed)


def edition(store: Store, identifier: Named, *, on: date | str | None = None) -> Edition:
    """Return a document; for an undated reference, the newest edition in force on a day.

    Raises UnknownDocumentError where it is not in the graph, and
    NotInForceError, which lists the editions, where none is in force.
    """
    return edition_of(store, dated(store, identifier, on=on), day(on))


def editions(store: Store, identifier: Named) -> Editions:
    """Return all editions of the standard of a document, oldest first, and where each stands today."""
    named = resolve(store, identifier)
    found = [edition_of(store, each, day(None)) for each in editions_of(store, named)]
    return Editions(found, _known(named.undated(), found))


def in_force(store: Store, identifier: Named, *, on: date | str | None = None) -> Editions:
    """Return the editions of a standard that are in the catalogue on a day: in force first, then superseded.

    Within each, the newest comes first. Empty where there is none.
    """
    named, when = resolve(store, identifier), day(on)
    kept = [each for each in standings(store, named, when) if each.value in _IN_CATALOGUE]
    ordered = sorted(kept, key=lambda each: _IN_CATALOGUE.index(each.value))
    found = [edition_of(store, each.identifier, each.on) for each in ordered]
    return Editions(found, _current(named.undated(), found, when))


def _known(standard: Identifier, found: Sequence[Edition]) -> str:
    """Say how many editions of a standard there are, and which are in force.

    >>> _known(Identifier("ISO 9001"), ())
    'Of ISO 9001, no edition is known.'
    """
    if len(found) < SEVERAL:
        only = f": {found[0].identifier}, which is {PHRASES[found[0].value]}" if found else ""
        return f"Of {standard}, {'one' if found else 'no'} edition is known{only}."
    ends = f"from {found[0].identifier} to {found[-1].identifier}"
    current = _standing(found, Standing.IN_FORCE)
    verb = "are" if len(current) > 1 else "is"
    now = f"{listed(current)} {verb} in force" if current else "none is in force"
    return f"Of {standard}, {counted(len(found))} editions are known, {ends}; {now} on {found[0].on}."


def _current(standard: Identifier, found: Sequence[Edition], on: date) -> str:
    """Say which editions of a standard are in force on a day, and which superseded.

    >>> _current(Identifier("ISO 9002"), (), date(2005, 1, 1))
    'No edition of ISO 9002 is in force on 2005-01-01.'
    """
    current, older = _standing(found, Standing.IN_FORCE), _standing(found, Standing.SUPERSEDED)
    told = f"In force on {on}: {listed(current)}" if current else f"No edition of {standard} is in force on {on}"
    return f"{told}{f'; superseded: {listed(older)}' if older else ''}."


def _standing(found: Iterable[Edition], value: Standing) -> tuple[str, ...]:
    return tuple(str(each.identifier) for each in found if each.value == value)


def dated(store: Store, identifier: Named, *, on: date | str | None = None) -> Identifier:
    """Return the document that is meant: a dated one as it is, an undated one as its newest edition in force.

    Raises NotInForceError with all editions and where they stand when none is in force.
    """
    named = resolve(store, identifier)
    if not is_work(store, named):
        return named
    found = standings(store, named, day(on))
    current = [each.identifier for each in found if each.value == Standing.IN_FORCE]
    if not current:
        every = (f"{each.identifier} ({PHRASES[each.value]})" for each in found)
        raise NotInForceError(str(named), day(on), every)
    return current[0]


def edition_of(store: Store, identifier: Identifier, on: date) -> Edition:
    """Return a document of the graph with everything that is stated of it."""
    known, stated = life(store, identifier), describe(store, identifier)
    classified = _classified(store, identifier)
    return Edition(
        identifier=identifier,
        value=status_of(store, known, on).value,
        on=on,
        standard=identifier.undated(),
        title=text(stated, "title"),
        kind=name(stated, "kind"),
        sector=name(stated, "sector"),
        use=name(stated, "use"),
        assessment=name(stated, "assessment"),
        published=None if known.published_by_identifier else known.published,
        replaced=known.replaced,
        withdrawn=known.withdrawn,
        certificates_until=known.certificates_until,
        transition_deadline=known.transition_deadline,
        amendments=documents(stated, "amendedBy"),
        adopts=documents(stated, "adoptionOf"),
        committees=tuple(map(str, classified["committee"])),
        ics=tuple(map(str, classified["ics"])),
        page=text(stated, "page"),
        stub="Stub" in map(local_name, stated["type"]) and not stated["kind"],
        note=text(stated, "known") or text(stated, "note"),
        provenance=provenance(stated),
    )


@remembered
def _classified(store: Store, identifier: Identifier) -> Statements:
    return grouped(store.answer("classification", document=identifier))
