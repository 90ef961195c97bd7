"""A record: one document as a source's own record of it states it, before anything is concluded from it."""

from dataclasses import dataclass
from typing import TypeAlias

from isograph.identifiers import Identifier

Texts: TypeAlias = tuple[tuple[str, str], ...]
"""Texts, each with its language: `(("Quality management systems", "en"),)`."""


@dataclass(frozen=True, slots=True)
class Record:
    """One document as a source records it; what the source does not say is empty.

    `place` is where the record stands ("line 17", "data/iso-9001-2015.yaml") and `number` the source's own number of
    it. Dates are as precise as the source has them ("2015-09"), the stage is its code ("90.92"), the kind the local
    name of a kind of document ("international-standard"), the supplement its abbreviation ("Amd"). Relations name
    documents that may stand in no record.

    >>> Record(Identifier("ISO 9001:2015"), "line 17", published="2015-09").stage
    ''
    """

    identifier: Identifier
    place: str
    number: int | None = None
    titles: Texts = ()
    abstracts: Texts = ()
    published: str = ""
    withdrawn: str = ""
    stage: str = ""
    edition: int | None = None
    kind: str = ""
    ics: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    page: str = ""
    supplement: str = ""
    replaces: tuple[Identifier, ...] = ()
    replaced_by: tuple[Identifier, ...] = ()
    amends: tuple[Identifier, ...] = ()
