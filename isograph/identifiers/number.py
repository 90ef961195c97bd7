"""Reading what follows the head: the number, its parts and its date, and the rule for what a dash begins.

**The dash rule.** A last group after a dash can be a part (ISO 9000-4) or a year (ISO 9001-2015). It is a year

1. where the body writes its years after a dash (ANSI, ASTM, CSA, GB, GOST and others): two digits, or four from 1901
   to 2099;
2. for all others: four digits from 1901 to 2099 (no part of a standard of ISO or IEC has such a number), unless a
   year follows (ISO 10303-1951:2030 has part 1951).

Everything else is a part. A caller who knows what documents there are can do better: `Identifier.parse` takes `known`
and asks it for both readings. After a slash it is the same (ISO 9001/2008, ISO 2631/1), but two digits from 47 are a
year (ISO 9001/94).
"""

import re
from typing import Final, NamedTuple

from isograph.identifiers.bodies import Body
from isograph.identifiers.cursor import Cursor
from isograph.identifiers.dates import Date, date_follows, full_year, read_date, read_month
from isograph.identifiers.pattern import FIRST_YEAR, GAP, LAST_YEAR, THREAD, WORD_END, YEAR, Pattern

_FILLER: Final = rf"(?:(?:standard|std|norme?|no|nr|rec(?:ommendation)?)\b\.?+{GAP}[/-]?+{GAP})?+"
_BEFORE: Final = rf"{GAP}(?:[/_-]{GAP}|[:.](?=[0-9]))?+{_FILLER}"
_DIGITS: Final = r"[0-9]{1,6}+"
_DOTTED_DIGITS: Final = r"[0-9]{1,6}+(?:\.[0-9]{1,5}+)*+"
_PLAIN: Final = Pattern(rf"{_BEFORE}(?P<number>{_DIGITS})(?![0-9])")
_DOTTED: Final = Pattern(rf"{_BEFORE}(?P<number>{_DOTTED_DIGITS})(?![0-9])")
_LETTERED: Final = Pattern(rf"{_BEFORE}(?:(?P<prefix>[A-Z]{{1,2}})[ .-]?+)?+(?P<number>{_DOTTED_DIGITS})(?![0-9])")
_OF_JIS: Final = Pattern(rf"{_BEFORE}(?:(?P<prefix>[A-Z])[ .-]?+)?+(?P<number>{_DIGITS})(?![0-9])")
_OF_SAE: Final = Pattern(rf"{_BEFORE}(?:(?P<prefix>[A-Z]{{1,3}}){GAP}[/._-]?+{GAP})?+(?P<number>{_DIGITS})(?![0-9])")
_MILITARY: Final = Pattern(rf"[ -]?(?P<prefix>[A-Z]{{1,5}})[ -]?(?P<number>{_DIGITS})(?![0-9])")
_OF_IEEE: Final = Pattern(rf"{_BEFORE}(?P<prefix>[A-Z](?=[0-9]))?+(?P<number>{_DOTTED_DIGITS}[a-z]{{0,2}}+){WORD_END}")
_PATTERNS: Final = {"MIL": _MILITARY, "IEEE": _OF_IEEE, "JIS": _OF_JIS, "SAE": _OF_SAE}

_GROUP: Final = Pattern(rf"[-_](?P<group>[0-9]{{1,5}}+[A-Z]{{0,2}}+|[A-Z][0-9]{{0,3}}+){WORD_END}")
_DOTTED_GROUP: Final = Pattern(
    rf"[-_](?P<group>[0-9]{{1,5}}+(?:\.[0-9]{{1,3}}+)?+[A-Z]{{0,2}}+|[A-Z][0-9]{{0,3}}+){WORD_END}"
)
_THREAD: Final = Pattern(rf"-{THREAD}")
_LOOSE_GROUP: Final = Pattern(rf"{GAP}-{GAP}(?P<group>{YEAR}|[0-9]{{1,3}}+){WORD_END}")
_BROKEN_GROUP: Final = Pattern(rf"-[ \t]*+\r?\n[ \t]*+(?P<group>{YEAR}|[0-9]{{1,3}}+){WORD_END}")
_SLASH_GROUP: Final = Pattern(rf"/(?P<group>{YEAR}|[0-9]{{1,3}}+){WORD_END}")
_AFTER: Final = rf"{GAP}(?:[,:;-]|(?P<open>\())?+{GAP}"
_PART_WORD: Final = "parts?|pt|teil|partie|parte|часть"
_LETTERED_PART: Final = rf"[A-Z]{{0,2}}+|[ivx]{{1,5}}|[A-Z][0-9]{{0,3}}+){WORD_END}(?(open)\))"
_NAMED_PART: Final = Pattern(rf"{_AFTER}(?P<word>{_PART_WORD})\b\.?+{GAP}(?P<group>[0-9]{{1,5}}+", _LETTERED_PART)
_NAMED_DOTTED_PART: Final = Pattern(
    rf"{_AFTER}(?P<word>{_PART_WORD}|section|sect?)\b\.?+{GAP}(?P<group>[0-9]{{1,5}}+(?:\.[0-9]{{1,3}}+)?+",
    _LETTERED_PART,
)
_ROMAN: Final = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_MOST_PARTS: Final = 6

_ITERATION: Final = Pattern(rf"\.(?P<iteration>[1-9][0-9]?){WORD_END}(?!\.[0-9])")
_LETTER: Final = Pattern(
    rf"(?:{GAP}(?:[,-]|(?P<open>\())?{GAP}rev(?:ision)?\b\.?{GAP}| |)(?P<revision>[A-Z]){WORD_END}(?(open)\))"
)
_RELEASE: Final = Pattern(
    rf"{GAP}(?:[,:-]|(?P<open>\())?{GAP}(?:release|rel\.?|R){GAP}(?P<major>[0-9]{{1,2}}+)(?:\.(?P<minor>[0-9]))?{WORD_END}",
    r"(?(open)\))",
)
_SERIES: Final = Pattern(rf" (?P<revision>S[0-9]){WORD_END}")
_REVISIONS: Final = {"TL": _RELEASE, "HD": _SERIES}


class Designation(NamedTuple):
    """What tells a document from the others of its body."""

    number: str
    prefix: str = ""
    parts: tuple[str, ...] = ()
    revision: str = ""
    iteration: int | None = None
    date: Date = Date()


def read_designation(cursor: Cursor, body: Body, dates: str) -> Designation:
    """Return number, parts, revision and date; raise IdentifierError where there is no number.

    The body that numbered the document gives the form of the number, `dates` is what stands before the year.
    """
    found = cursor.take(_pattern(body)) or cursor.fail("a document type, a stage or a number of at most six digits")
    number = found["number"].lower() if body.name == "IEEE" else found["number"].upper()
    prefix = (found["prefix"] or "").upper() if body.prefix is not None else ""
    revision = _read_revision(cursor, body)
    parts, date = _read_parts(cursor, dotted=body.dotted, dashed=dates == "-")
    iteration = None if body.dotted or date.year else _read_iteration(cursor)
    if not date.year:
        date = read_date(cursor, dashed=dates == "-" and iteration is not None)
    revision = revision or _read_revision(cursor, body)
    return Designation(number, prefix, parts, revision, iteration, date)


def _pattern(body: Body) -> Pattern:
    if body.prefix is None:
        return _DOTTED if body.dotted else _PLAIN
    return _PATTERNS.get(body.name, _LETTERED)


def _read_parts(cursor: Cursor, *, dotted: bool, dashed: bool) -> tuple[tuple[str, ...], Date]:
    """Return the parts, and the date where the last group is one."""
    parts: list[str] = []
    while len(parts) < _MOST_PARTS:
        if found := cursor.take(_NAMED_DOTTED_PART if dotted else _NAMED_PART):
            _add_named_part(parts, found)
        elif found := _take_dashed(cursor, dotted=dotted) or _take_loose(cursor) or cursor.take(_SLASH_GROUP):
            group = found["group"].upper()
            year = _year(cursor, group, dashed=dashed, slash=found[0].startswith("/"))
            if year:
                return tuple(parts), Date(year, read_month(cursor))
            parts.append(group)
        else:
            break
    return tuple(parts), Date()


def _take_dashed(cursor: Cursor, *, dotted: bool) -> re.Match[str] | None:
    """Return a group after a dash; in running text the size of a thread is none."""
    if cursor.running and cursor.peek(_THREAD):
        return None
    return cursor.take(_DOTTED_GROUP if dotted else _GROUP)


def _take_loose(cursor: Cursor) -> re.Match[str] | None:
    """Return a group after a dash with blanks; in running text a line has to break there."""
    return cursor.take(_BROKEN_GROUP if cursor.running else _LOOSE_GROUP)


def _year(cursor: Cursor, group: str, *, dashed: bool, slash: bool) -> int | None:
    """Return the year that a group is, by the dash rule; None for a part."""
    if not group.isdecimal() or len(group) not in {2, 4} or cursor.dashes == "part" or date_follows(cursor):
        return None
    year = full_year(group)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    cursor.ambiguous = True
    is_year = len(group) == len("1994") or dashed or (slash and group >= "47")
    return year if is_year == (cursor.dashes == "rule") else None


def _add_named_part(parts: list[str], found: re.Match[str]) -> None:
    """Add a part that is named in words; a section stands within its part: Part 0, Section 0.1."""
    group = _ROMAN.get(found["group"].lower(), found["group"].upper())
    if not found["word"].lower().startswith("sec") or not parts:
        parts.append(group)
    elif "." in group:
        parts[-1] = group
    else:
        parts[-1] = f"{parts[-1]}.{group}"


def _read_revision(cursor: Cursor, body: Body) -> str:
    if body.revision is None:
        return ""
    found = cursor.take(_REVISIONS.get(body.name, _LETTER))
    if found and body.name == "TL":
        return f"R{found['major']}.{found['minor'] or 0}"
    return found["revision"].upper() if found else ""


def _read_iteration(cursor: Cursor) -> int | None:
    found = cursor.take(_ITERATION)
    return int(found["iteration"]) if found else None
