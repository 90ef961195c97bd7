"""The IRI of a document, minted from its canonical identifier by one injective function, and the way back.

The IRI is the canonical identifier in small letters with dashes for blanks and slashes and the year after a colon.
What does not change the document is left out: languages, an edition number beside the year, the month in which ISO
or IEC published (a month is part of a national edition's name: DIN ISO 9001:1987-05).
"""

import re
from dataclasses import replace
from typing import Final

from isograph.errors import IdentifierError
from isograph.identifiers.bodies import BODIES
from isograph.identifiers.grammar import read
from isograph.identifiers.printing import name, tail, year_and_month
from isograph.identifiers.structure import Structure
from isograph.vocabulary import DOCUMENT

_PUNCTUATION: Final = str.maketrans({" ": "-", "/": "-", "(": None, ")": None, "ö": "oe", "č": "c", "í": "i"})
_PART_LIKE_AMENDMENT: Final = re.compile(r"-(?=a[1-9][0-9]*(?:[-.]|$))")
_LETTERS: Final = re.compile(r"[^0-9]*")
_SHORT_AMENDMENT: Final = re.compile(r"(?<!-part)-(?=(?:f?pr)?(?:a[1-9][0-9]*|ac[0-9]*)(?:[:+.-]|$))")


def iri_of(structure: Structure) -> str:
    """Return the IRI of the document."""
    head = BODIES[structure.head]
    document = replace(
        structure,
        languages=(),
        edition="" if structure.year else structure.edition,
        month=None if head.partner else structure.month,
    )
    date = f":{year_and_month(document)}" if document.year else ""
    slug = _slug(name(document))
    if head.short:
        slug = _with_named_parts(slug)
    return f"{DOCUMENT}{slug}{date}{_slug(tail(document))}"


def structure_of_iri(text: str) -> Structure:
    """Return the document of an IRI; raise IdentifierError where the IRI was not minted from an identifier."""
    if not text.startswith(DOCUMENT):
        raise IdentifierError(text, 0, DOCUMENT)
    slug = text[len(DOCUMENT) :]
    for written in (slug, _SHORT_AMENDMENT.sub("/", slug)):
        structure = _read(written)
        if structure and iri_of(structure) == text:
            return structure
    raise IdentifierError(text, len(DOCUMENT), "a document's identifier in small letters, as `iri` writes it")


def _read(slug: str) -> Structure | None:
    """Return what a slug reads as; a dash in it never begins a year, and a misleading part is named in words."""
    try:
        return read(slug.replace("-part-", " part "), dashes="part")[0]
    except IdentifierError:
        return None


def _with_named_parts(slug: str) -> str:
    """Return the slug with parts in words that would read as an amendment: bs-903-part-a1."""
    letters = _LETTERS.match(slug)
    start = letters.end() if letters else 0
    return slug[:start] + _PART_LIKE_AMENDMENT.sub("-part-", slug[start:])


def _slug(text: str) -> str:
    return text.lower().translate(_PUNCTUATION)
