"""Reading what is numbered in words: the ISO/IEC Directives with their supplements, and Annex SL."""

from typing import Final

from isograph.identifiers.cursor import Cursor
from isograph.identifiers.dates import read_date
from isograph.identifiers.number import Designation
from isograph.identifiers.pattern import GAP, WORD_END, Pattern

_ANNEX: Final = Pattern(rf"{GAP}-?(?P<name>SL){WORD_END}")
_DIRECTIVES: Final = Pattern(
    rf"(?:{GAP}[,-]?{GAP}(?:part|pt)?\b\.?{GAP}-?(?P<part>[12]){WORD_END})?+",
    rf"(?:{GAP}[,-]{{0,2}}{GAP}(?:consolidated{GAP})?(?P<body>ISO|IEC|JTC[ -]?1){WORD_END})?+",
    rf"(?:{GAP}-?(?P<supplement>SUP|supplement){WORD_END})?+",
)


def read_annex(cursor: Cursor) -> Designation:
    """Return the annex; raise IdentifierError where it is not SL, the only one that is cited as a document."""
    found = cursor.take(_ANNEX) or cursor.fail("SL")
    return Designation(found["name"].upper(), date=read_date(cursor))


def read_directives(cursor: Cursor) -> Designation:
    """Return part, issuing body and supplement: 1, 2 ISO, 1 ISO SUP, JTC 1 SUP.

    The number is the part of the Directives; the parts are the body that issued the text, and SUP for its supplement.
    """
    found = cursor.take(_DIRECTIVES)
    if not found or not found[0]:
        cursor.fail("a part of the Directives, or the body that issued a supplement")
    body = (found["body"] or "").upper()
    parts = ("JTC 1" if body.startswith("JTC") else body, "SUP" if found["supplement"] else "")
    return Designation(found["part"] or "", parts=tuple(part for part in parts if part), date=read_date(cursor))
