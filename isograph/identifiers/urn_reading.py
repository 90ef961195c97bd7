"""Reading URNs of ISO's namespace, as RFC 5141 defines them and as the catalogues write them.

Stages from 60.60, "cancelled" and the version of a corrected reprint say nothing about which document it is and are
dropped. The catalogues write the year and number of a supplement the other way round (amd:2024:v1) and a stage
without an edition; both are understood.
"""

import re
from typing import Final

from isograph.errors import IdentifierError
from isograph.identifiers.bodies import SPELLINGS
from isograph.identifiers.cursor import LONGEST, Cursor
from isograph.identifiers.pattern import FIRST_YEAR, Pattern
from isograph.identifiers.structure import Structure, Supplement
from isograph.identifiers.tail import languages_of
from isograph.identifiers.terms import KIND_STAGES, LANGUAGE_SPELLINGS, TYPED_STAGES, typed_stage
from isograph.identifiers.urn import KINDS, PREFIX, TYPES

_TYPE_NAMES: Final = {written: name for name, written in TYPES.items()}
_KIND_NAMES: Final = {written: name for name, written in KINDS.items()}
_FIRST_CODES: Final = (
    ("60.60", ""),
    ("60.00", "PRF"),
    ("50.00", "FDIS"),
    ("40.00", "DIS"),
    ("30.00", "CD"),
    ("20.20", "WD"),
    ("20.00", "AWI"),
    ("10.00", "NP"),
    ("00.00", "PWI"),
)
"""Each stage with the harmonized code from which on it holds; DIS and FDIS become DTS, FDAM and so on."""

_ENDS: Final = r"(?=:|\Z)"
_KIND: Final = "|".join(_KIND_NAMES)
_CODE: Final = "|".join(LANGUAGE_SPELLINGS)
_STATUS: Final = (
    r":(?:cancelled|(?P<draft>(?:stage-)?draft)|stage-(?P<code>[0-9]{2}\.[0-9]{2}))(?:\.v(?P<iteration>[1-9][0-9]?))?"
)
_PREFIX: Final = Pattern(re.escape(PREFIX))
_ORIGINATOR: Final = Pattern(r"[a-z0-9]{2,6}(?:-[a-z0-9]{2,6}){0,3}(?=:)")
_TYPE: Final = Pattern(rf":(?P<type>{'|'.join(_TYPE_NAMES)})(?=:)")
_NUMBER: Final = Pattern(rf":(?P<number>[0-9]{{1,6}}){_ENDS}")
_PARTS: Final = Pattern(rf":-(?P<parts>[0-9a-z]{{1,7}}(?:-[0-9a-z]{{1,7}}){{0,5}}){_ENDS}")
_STAGE: Final = Pattern(rf"{_STATUS}{_ENDS}(?!:(?:{_KIND}):)")
_EDITION: Final = Pattern(rf":ed-(?P<edition>[0-9]{{1,4}}){_ENDS}")
_VERSION: Final = Pattern(rf":v[0-9]{{1,3}}(?P<included>(?:-[a-z]{{3}}[0-9]{{1,4}}(?:\.v[0-9]{{1,4}})?){{0,9}}){_ENDS}")
_INCLUDED: Final = Pattern(rf"-(?P<kind>{_KIND})(?P<number>[0-9]{{1,4}})(?:\.v(?P<version>[0-9]{{1,4}}))?")
_LANGUAGES: Final = Pattern(rf":(?P<codes>(?:{_CODE})(?:,(?:{_CODE})){{0,4}}){_ENDS}")
_SUPPLEMENT: Final = Pattern(
    rf"(?:{_STATUS})?:(?P<kind>{_KIND}):(?P<number>[0-9]{{1,4}})(?::v(?P<version>[0-9]{{1,4}}))?{_ENDS}"
)
_SERIES: Final = Pattern(r":ser\Z")
_END: Final = Pattern(r"\Z")


def structure_of_urn(text: str) -> Structure:
    """Return the document of a URN; raise IdentifierError with the place of the element that is not understood."""
    if len(text) > LONGEST:
        raise IdentifierError(text, LONGEST, "the end of the identifier")
    cursor = Cursor(text, text.lower())
    _expect(cursor, _PREFIX, PREFIX)
    publishers = _publishers(cursor)
    named = cursor.take(_TYPE)
    number = _expect(cursor, _NUMBER, "a document number")["number"]
    parts = cursor.take(_PARTS)
    kind = _TYPE_NAMES[named["type"]] if named else ""
    return _rest(cursor, publishers, kind, number, tuple(parts["parts"].upper().split("-")) if parts else ())


def _rest(cursor: Cursor, publishers: tuple[str, ...], kind: str, number: str, parts: tuple[str, ...]) -> Structure:
    """Return the structure with what stands behind the number: stage, edition, version, languages, supplements."""
    stage = cursor.take(_STAGE)
    found = cursor.take(_EDITION)
    stage = stage or cursor.take(_STAGE)
    edition = int(found["edition"]) if found else 0
    incorporated = _incorporated(cursor)
    languages = cursor.take(_LANGUAGES)
    separate = []
    while supplement := cursor.take(_SUPPLEMENT):
        separate.append(_supplement(supplement, incorporated=False))
        languages = cursor.take(_LANGUAGES) or languages
    extent = "all parts" if cursor.take(_SERIES) else ""
    _expect(cursor, _END, "an edition, a language, a supplement or the end")
    return Structure(
        publishers=publishers,
        type=kind,
        stage=_stage(stage, kind, TYPED_STAGES) if stage else "",
        number=number,
        parts=parts,
        iteration=int(stage["iteration"]) if stage and stage["iteration"] else None,
        year=edition if edition >= FIRST_YEAR else None,
        edition=str(edition) if 0 < edition < FIRST_YEAR else "",
        extent=extent,
        supplements=(*incorporated, *separate),
        languages=languages_of(languages["codes"]) if languages else (),
    )


def _publishers(cursor: Cursor) -> tuple[str, ...]:
    expected, start = "an originator such as iso or iso-iec", cursor.position
    names = _expect(cursor, _ORIGINATOR, expected)[0].upper().split("-")
    bodies = [SPELLINGS.get(name) for name in names]
    if any(body is None or not body.partner for body in bodies):
        cursor.fail(expected, start)
    return tuple(body.name for body in bodies if body)


def _incorporated(cursor: Cursor) -> list[Supplement]:
    """Return the supplements that the version says are included: v1-amd1."""
    version = cursor.take(_VERSION)
    included = _INCLUDED.compiled.finditer(version["included"]) if version else ()
    return [_supplement(each, incorporated=True) for each in included]


def _supplement(found: re.Match[str], *, incorporated: bool) -> Supplement:
    """Return a supplement; its number and version are a number and a year, in either order."""
    number, version = int(found["number"]), int(found["version"] or 0)
    by_year = number >= FIRST_YEAR
    kind = _KIND_NAMES[found["kind"]]
    status = {} if incorporated else found.groupdict()
    return Supplement(
        kind=kind,
        number=(version or None) if by_year else number,
        stage=_stage(found, kind, KIND_STAGES) if status.get("draft") or status.get("code") else "",
        iteration=int(status["iteration"]) if status.get("iteration") else None,
        year=number if by_year else version if version >= FIRST_YEAR else None,
        incorporated=incorporated,
    )


def _stage(found: re.Match[str], of: str, typed: dict[str, str]) -> str:
    """Return the stage of a code, with the type or kind that it says: 40.00 of a TS is DTS."""
    if found["draft"]:
        return "DRAFT"
    code = found["code"] or "95.99"
    stage = next(stage for first, stage in _FIRST_CODES if code >= first)
    if stage not in TYPED_STAGES:
        return stage
    named = typed_stage(stage, of, typed)
    return named if named in typed else "DRAFT"


def _expect(cursor: Cursor, pattern: Pattern, expected: str) -> re.Match[str]:
    return cursor.take(pattern) or cursor.fail(expected)
