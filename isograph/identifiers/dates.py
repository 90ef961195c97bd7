"""Reading the year, and perhaps the month, of a document.

Two digits from 47 to 99 are a year of the 20th century, the others of the 21st: ISO was founded in 1947.
"""

from typing import Final, NamedTuple

from isograph.identifiers.cursor import Cursor
from isograph.identifiers.pattern import FIRST_YEAR, GAP, LAST_YEAR, WORD_END, YEAR, Pattern

_COLON: Final = Pattern(
    rf"{GAP}:{GAP}'?(?:(?P<year>{YEAR})(?:-(?P<month>0[1-9]|1[0-2])(?![0-9]))?|(?P<short>[0-9]{{2}}))(?![0-9])"
)
_BRACKETS: Final = Pattern(
    rf"{GAP}\({GAP}(?:(?P<before>0?[1-9]|1[0-2])/)?(?P<year>{YEAR})(?:-(?P<month>0[1-9]|1[0-2]))?{GAP}\)"
)
_BLANK: Final = Pattern(rf"[ \t]{{1,3}}(?P<year>{YEAR}){WORD_END}(?![/.-][0-9])(?: (?:edition|version|revision)\b)?")
_WORDS: Final = Pattern(
    rf"[ ,]{{1,2}}(?:(?:version|v|edition|revision|rev)\.? ?(?P<year>{YEAR}){WORD_END}",
    rf"|(?P<before>{YEAR}) (?:edition|version|revision)\b)",
)
_DASH: Final = Pattern(rf"[-_/](?P<year>{YEAR}){WORD_END}")
_MONTH: Final = Pattern(rf"-(?P<month>0[1-9]|1[0-2]){WORD_END}")
_COLON_AND_DIGITS: Final = Pattern(rf"{GAP}:{GAP}(?=[0-9])")
_FIRST_OF_1900: Final = 47


class Date(NamedTuple):
    """A year, perhaps with its month."""

    year: int | None = None
    month: int | None = None


def read_date(cursor: Cursor, *, dashed: bool = False) -> Date:
    """Return the date that follows, or an empty one; raise IdentifierError where digits after a colon are no year.

    `dashed` tells that the year may stand after a dash, because what precedes cannot be followed by a part.
    """
    if dashed and (found := cursor.take(_DASH)):
        return Date(int(found["year"]), read_month(cursor))
    if found := cursor.take(_COLON):
        year = full_year(found["short"]) if found["short"] else int(found["year"])
        return Date(year, _month(found["month"]))
    if found := cursor.take(_BRACKETS):
        return Date(int(found["year"]), _month(found["month"] or found["before"]))
    if found := cursor.take(_BLANK):
        return Date(int(found["year"]))
    if found := cursor.take(_WORDS):
        return Date(int(found["year"] or found["before"]))
    if not cursor.running and (found := cursor.peek(_COLON_AND_DIGITS)):
        cursor.fail(f"a year of two digits, or of four from {FIRST_YEAR} to {LAST_YEAR}", found.end())
    return Date()


def read_month(cursor: Cursor) -> int | None:
    """Return the month that follows a year after a dash."""
    found = cursor.take(_MONTH)
    return _month(found["month"]) if found else None


def date_follows(cursor: Cursor) -> bool:
    """Whether a colon and a year come next."""
    return bool(cursor.peek(_COLON))


def full_year(digits: str) -> int:
    """Return the year of two or four digits.

    >>> full_year("94"), full_year("15"), full_year("2015")
    (1994, 2015, 2015)
    """
    year = int(digits)
    if len(digits) > len("94"):
        return year
    return year + (1900 if year >= _FIRST_OF_1900 else 2000)


def _month(digits: str | None) -> int | None:
    return int(digits) if digits else None
