"""A standard and its editions, and which of them was in force."""

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
    return Editions(edition_of(store, each, day(None)) for each in editions_of(store, resolve(store, identifier)))


def in_force(store: Store, identifier: Named, *, on: date | str | None = None) -> Editions:
    """Return the editions of a standard that are in the catalogue on a day: in force first, then superseded.

    Within each, the newest comes first. Empty where there is none.
    """
    found = standings(store, resolve(store, identifier), day(on))
    listed = sorted((s for s in found if s.value in _IN_CATALOGUE), key=lambda s: _IN_CATALOGUE.index(s.value))
    return Editions(edition_of(store, each.identifier, each.on) for each in listed)


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
        listed = (f"{each.identifier} ({PHRASES[each.value]})" for each in found)
        raise NotInForceError(str(named), day(on), listed)
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
