"""Reading a whole identifier: head, number and date, tail."""

from typing import Final

from isograph.identifiers.cursor import LONGEST, Cursor, plain
from isograph.identifiers.directives import read_annex, read_directives
from isograph.identifiers.head import Head, read_head
from isograph.identifiers.number import Designation, read_designation
from isograph.identifiers.pattern import GAP, Pattern
from isograph.identifiers.structure import Structure
from isograph.identifiers.tail import EXTENT, read_tail

_END: Final = Pattern(rf"(?:\.(?:pdf|docx?|html?|xml|txt|ya?ml|json|epub))?{GAP}[.,;]?{GAP}\Z")


def read(text: str, *, dashes: str = "rule") -> tuple[Structure, bool]:
    """Return what a text says that is one identifier, and whether the dash rule decided anything.

    Raises IdentifierError with the place where reading stopped and what was expected there.
    """
    start = len(text) - len(text.lstrip())
    cursor = Cursor(text, plain(text[: start + LONGEST].rstrip()), start, dashes=dashes)
    structure = read_one(cursor)
    if not cursor.take(_END) or text[start + LONGEST :].strip():
        cursor.fail("the end of the identifier")
    return structure, cursor.ambiguous


def read_one(cursor: Cursor) -> Structure:
    """Return the identifier that begins here and move behind it."""
    return read_rest(cursor, read_head(cursor))


def read_rest(cursor: Cursor, head: Head) -> Structure:
    """Return the identifier whose head is known and whose number begins here."""
    designation = _designation(cursor, head)
    tail = read_tail(cursor)
    return Structure(
        adopters=head.adopters,
        publishers=head.publishers,
        type=head.type,
        stage=head.stage,
        prefix=designation.prefix,
        number=designation.number,
        parts=designation.parts,
        revision=designation.revision,
        iteration=designation.iteration or head.iteration,
        year=designation.date.year,
        month=designation.date.month,
        edition=tail.edition,
        extent=tail.extent,
        supplements=tuple(tail.supplements),
        version=tail.version,
        languages=tail.languages,
    )


def _designation(cursor: Cursor, head: Head) -> Designation:
    if head.type == "DIR":
        return read_directives(cursor)
    if head.type == "Annex":
        return read_annex(cursor)
    if head.body.name == "AQAP" and cursor.peek(EXTENT):
        return Designation("")
    return read_designation(cursor, head.body, head.bodies[0].dates)
