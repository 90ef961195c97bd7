"""Reading what follows the number and date: supplements, languages, edition, extent and form of print."""

import re
from collections.abc import Iterable
from typing import Final

from isograph.identifiers.cursor import Cursor
from isograph.identifiers.dates import Date, read_date
from isograph.identifiers.pattern import GAP, WORD_END, Pattern
from isograph.identifiers.structure import Supplement
from isograph.identifiers.terms import (
    KIND_SPELLINGS,
    KIND_STAGES,
    LANGUAGE_SPELLINGS,
    LANGUAGES,
    ORDINALS,
    PLAIN_STAGES,
    STAGE_SPELLINGS,
    VERSIONS,
)


def _any_of(words: Iterable[str]) -> str:
    """Return an alternative of all words, longer ones first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_KIND_STAGE_NAMES: Final = {name.upper(): name for name in KIND_STAGES} | {
    **{name + "D": name for name in KIND_STAGES if name.endswith(("AM", "AD"))},
    "FCOR": "FDCOR",
    "DSUP": "DSuppl",
}
_STAGES: Final = [spelling for spelling, stage in STAGE_SPELLINGS.items() if stage in PLAIN_STAGES]
_CODES: Final = _any_of(LANGUAGE_SPELLINGS)
_TWO_LETTER_CODES: Final = _any_of(LANGUAGES)
_MOST_SUPPLEMENTS: Final = 12

_SUPPLEMENT: Final = Pattern(
    rf"(?P<join>{GAP}[/+,;:&_-]?+{GAP}\(?+{GAP}(?:[+]|incl(?:uding|\.)?|with\b)?+{GAP})",
    rf"(?:(?P<stage>{_any_of(_STAGES)})[ .-]{{1,2}}+)?+",
    r"(?:(?P<issuer>ISO|IEC|JTC[ -]1)[ -])?+",
    r"(?P<leading>F?pr(?=AC?[0-9]))?+",
    rf"(?P<kind>{_any_of([*KIND_SPELLINGS, *_KIND_STAGE_NAMES])})(?![^\W\d_])",
    rf"(?:(?:[ ._-]{{0,3}}+|{GAP})(?:no\.? ?)?+(?P<number>[0-9]{{1,3}}+)(?![0-9]))?+",
    r"(?:\.(?P<iteration>[1-9][0-9]?)(?![0-9]))?+",
)
_CLOSED: Final = Pattern(rf"{GAP}\)")
_LANGUAGES: Final = Pattern(rf"{GAP}\({GAP}(?P<codes>(?:{_CODES})(?:{GAP}[,/]{GAP}(?:{_CODES})){{0,7}}){GAP}\)")
_RUNNING_LANGUAGES: Final = Pattern(
    rf"{GAP}\((?P<codes>(?-i:[EFR](?:/[EFR]){{0,2}}|(?:{_TWO_LETTER_CODES})(?:, ?(?:{_TWO_LETTER_CODES})){{0,4}}))\)"
)
_FILE_LANGUAGE: Final = Pattern(r"[-_.](?P<codes>en|fr|ru|es|ar|de)(?=$|\.[a-z])")
_EDITION: Final = Pattern(
    rf"{GAP}(?:[,;/-]|(?P<open>\())?+{GAP}(?:",
    rf"(?:ed(?:ition|n)?|édition|издание)\.?+{GAP}-?(?P<number>[0-9]{{1,2}}+(?:\.[0-9]{{1,2}}+)?+){WORD_END}",
    rf"|(?P<ordinal>[0-9]{{1,2}})(?:st|nd|rd|th|\.)?+{GAP}ed(?:ition|n)?{WORD_END}\.?+",
    rf"|(?P<word>{_any_of(ORDINALS)}){GAP}ed(?:ition|n)?{WORD_END}\.?+",
    rf")(?(open){GAP}\))",
)
EXTENT: Final = Pattern(
    rf"{GAP}[,-]?+{GAP}(?P<open>\()?+{GAP}(?:",
    rf"(?P<parts>all[ -]parts|(?-i:SER){WORD_END}|toutes les parties|все части|alle Teile)",
    rf"|(?:series|family){WORD_END})(?(open){GAP}\))",
)
"""What says that a multipart standard in its entirety, or a family of standards, is meant."""
_VERSION: Final = Pattern(rf"(?: - ?|[ -])(?P<version>{_any_of(VERSIONS)}){WORD_END}")


class Tail:
    """The pieces behind the date, as far as they were read."""

    __slots__ = ("edition", "extent", "languages", "supplements", "version")

    def __init__(self) -> None:
        self.supplements: list[Supplement] = []
        self.languages: tuple[str, ...] = ()
        self.edition = ""
        self.extent = ""
        self.version = ""


def read_tail(cursor: Cursor) -> Tail:
    """Return what follows, in any order, until something else does."""
    tail = Tail()
    while _read_piece(cursor, tail):
        pass
    return tail


def _read_piece(cursor: Cursor, tail: Tail) -> bool:
    if cursor.position >= cursor.end:
        return False
    return (
        (len(tail.supplements) < _MOST_SUPPLEMENTS and _read_supplement(cursor, tail))
        or (not tail.languages and _read_languages(cursor, tail))
        or (not tail.edition and _read_edition(cursor, tail))
        or (not tail.extent and _read_extent(cursor, tail))
        or (not tail.version and _read_version(cursor, tail))
    )


def _read_supplement(cursor: Cursor, tail: Tail) -> bool:
    before = cursor.position
    found = cursor.take(_SUPPLEMENT)
    if not found:
        return False
    date = read_date(cursor, dashed=True)
    if not _is_supplement(cursor, found, date):
        cursor.position = before
        return False
    if "(" in found["join"]:
        cursor.take(_CLOSED)
    tail.supplements.append(_supplement(found, date))
    return True


def _is_supplement(cursor: Cursor, found: re.Match[str], date: Date) -> bool:
    """A1 needs its number; in running text what could be an ordinary word needs a slash or plus before it."""
    kind, join, numbered = found["kind"].upper(), found["join"], bool(found["number"] or date.year)
    joined = "/" in join or "+" in join or ("-" in join and not cursor.running)
    if found["issuer"]:
        return joined and kind.startswith("SUP")
    if kind in {"A", "AC", "IS"}:
        return (joined or not cursor.running) and (bool(found["number"]) or (kind == "AC" and (joined or numbered)))
    if not numbered:
        return joined and not cursor.running
    return joined or not cursor.running or KIND_SPELLINGS.get(kind) in {"Amd", "Cor"}


def _supplement(found: re.Match[str], date: Date) -> Supplement:
    kind = found["kind"].upper()
    issuer = (found["issuer"] or "").upper().replace("-", " ")
    stage = _KIND_STAGE_NAMES.get(kind) or STAGE_SPELLINGS.get((found["stage"] or "").upper(), "")
    if found["leading"]:
        stage = "Fpr" if found["leading"][0] in "Ff" else "pr"
    return Supplement(
        kind=f"{issuer} SUP" if issuer else KIND_STAGES.get(stage) or KIND_SPELLINGS[kind],
        number=int(found["number"]) if found["number"] else None,
        stage=stage,
        iteration=int(found["iteration"]) if found["iteration"] else None,
        year=date.year,
        month=date.month,
        incorporated=any(sign in found["join"].lower() for sign in ("+", "incl", "with")),
    )


def _read_languages(cursor: Cursor, tail: Tail) -> bool:
    found = (
        cursor.take(_RUNNING_LANGUAGES) if cursor.running else cursor.take(_LANGUAGES) or cursor.take(_FILE_LANGUAGE)
    )
    if not found:
        return False
    tail.languages = languages_of(found["codes"])
    return True


def languages_of(codes: str) -> tuple[str, ...]:
    """Return the languages of a list of codes, in the order in which they are printed.

    >>> languages_of("F/E")
    ('en', 'fr')
    """
    named = {LANGUAGE_SPELLINGS[code] for code in re.findall(r"[a-z]+", codes.lower())}
    return tuple(sorted(named, key=_language_order))


def _language_order(code: str) -> tuple[int, str]:
    return (LANGUAGES.index(code) if code in LANGUAGES else len(LANGUAGES), code)


def _read_edition(cursor: Cursor, tail: Tail) -> bool:
    found = cursor.take(_EDITION)
    if not found:
        return False
    word = found["word"]
    number = found["number"] or found["ordinal"] or str(ORDINALS.index(word.lower()) + 1)
    tail.edition = number.removesuffix(".0")
    return True


def _read_extent(cursor: Cursor, tail: Tail) -> bool:
    found = cursor.take(EXTENT)
    if not found:
        return False
    tail.extent = "all parts" if found["parts"] else "series"
    return True


def _read_version(cursor: Cursor, tail: Tail) -> bool:
    found = cursor.peek(_VERSION)
    if not found or (cursor.running and (not found["version"].isupper() or found["version"] == "TC")):
        return False
    cursor.position = found.end()
    tail.version = found["version"].upper()
    return True
