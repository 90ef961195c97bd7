"""Finding identifiers in running text.

Every word that can begin an identifier is tried with the grammar of a single one, in the mode that leaves ordinary
words alone, over a bounded stretch of text: the work grows with the length of the text and no faster. What looks
alike is refused by `isograph.identifiers.lookalikes`. A list takes its bodies from its first member
("ISO 9001, 9002 and 9003:1994").
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from isograph.errors import IdentifierError
from isograph.identifiers.bodies import FIRST_WORDS, SPELLINGS
from isograph.identifiers.cursor import LONGEST, Cursor, plain
from isograph.identifiers.grammar import read_rest
from isograph.identifiers.head import Head, read_head
from isograph.identifiers.identifier import Identifier, Known, is_known
from isograph.identifiers.lookalikes import is_look_alike
from isograph.identifiers.pattern import FIRST_YEAR, GAP, LAST_YEAR, Pattern
from isograph.identifiers.structure import Structure

_IN_SMALL_LETTERS: Final = "iso iec din ieee iatf ohsas cispr"
_WORD: Final = Pattern(
    r"(?<![^\W_])(?:urn:iso:std:[a-z0-9:.,-]*[a-z0-9]|(?-i:F?pr[A-Z]{2,3}|[^\W\d_a-z][^\W\d_]{0,13}+|",
    "|".join(_IN_SMALL_LETTERS.split()),
    r"))(?![^\W\d_])",
)
_OTHER_STARTS: Final = {"GUIDE", "РУКОВОДСТВО", "ANNEX", "IWA", "TS", "TR", "E", "I", "HL"}
_TITLE_CASE: Final = {*_IN_SMALL_LETTERS.split(), "guide", "annex", "руководство", "исо"}
_LIST: Final = Pattern(
    rf"(?:{GAP},{GAP}(?:(?:and|or|und|et)\b{GAP}|&{GAP})?+|{GAP}(?:/|&|(?:and|or|und|et)\b){GAP})(?=[0-9]{{4,5}}(?![0-9]))"
)
_ENDS_LIST_ITEM: Final = Pattern(
    rf"{GAP}(?:$|[,;:)\].!?/&]|[^\w\s]|(?:and|or|und|et|is|are|was|were|has|have|for|from|to|by|in|with|on|as|of|at|standards?"
    r"|certif\w*|series|family|requirements?|audits?|compliant|registration|apply|applies|ist|sind|der|die)\b)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """An identifier found in a text, from `start` to `end`, with the words as written.

    In a list the words of a later member are its number alone.
    """

    identifier: Identifier
    start: int
    end: int
    text: str


def find_identifiers(text: str, *, known: Known | None = None) -> tuple[Mention, ...]:
    """Return the identifiers in a text, in their order, without overlap.

    `known` decides between a part and a year after a dash, as for `Identifier.parse`.

    >>> [str(each.identifier) for each in find_identifiers("to ISO 9001, 9002 and BS EN ISO\\n9003:1994, at ISO 400")]
    ['ISO 9001', 'ISO 9002', 'BS EN ISO 9003:1994']
    """
    return tuple(_mentions(text, known))


def _mentions(written: str, known: Known | None) -> Iterator[Mention]:
    text, position = plain(written), 0
    while found := _WORD.compiled.search(text, position):
        position = found.end()
        if found[0][:4].lower() == "urn:":
            yield from _read_urn(found)
        if not _may_begin(text, found.start(), found[0]):
            continue
        for mention in _read_list(Cursor(written, text, found.start(), running=True), known):
            yield mention
            position = mention.end


def _read_urn(found: re.Match[str]) -> Iterator[Mention]:
    with suppress(IdentifierError):
        yield Mention(Identifier.from_urn(found[0]), *found.span(), found[0])


def _may_begin(text: str, start: int, word: str) -> bool:
    """Whether a word is one that identifiers begin with, written as they write it, and not inside an address."""
    if not (word.isupper() or word.lower() in _TITLE_CASE or word.startswith(("pr", "Fpr"))):
        return False
    if not _is_known_word(word.upper()):
        return False
    before, follows = text[max(0, start - 2) : start], text[start + len(word) : start + len(word) + 1]
    if before.endswith("/"):
        return follows in {" ", "/"} or before[0].isupper() or before[0].isspace()
    if before.endswith("."):
        return word.isupper() and follows in {" ", "/", "\n"}
    return not before.endswith(("@", "#", "=", "&", "\\", "_"))


def _is_known_word(word: str) -> bool:
    if word in SPELLINGS or word in FIRST_WORDS or word in _OTHER_STARTS:
        return True
    return word.startswith(("ISO", "IEC", "BSEN", "DINEN", "JIS", "PR", "FPR"))


def _read_list(cursor: Cursor, known: Known | None) -> Iterator[Mention]:
    """Return the identifier that begins here, and those that follow it in a list."""
    start = cursor.position
    cursor.end = min(len(cursor.text), start + LONGEST)
    try:
        head = read_head(cursor)
        structure = _read_rest(cursor, head, known)
    except IdentifierError:
        return
    first = _mention(cursor, structure, start)
    if not first:
        return
    yield first
    while not structure.prefix and (member := _read_member(cursor, head, known)):
        yield member


def _read_rest(cursor: Cursor, head: Head, known: Known | None) -> Structure:
    """Return what follows the head; where the dash rule decided and `known` knows only the other reading, that one."""
    start = cursor.position
    structure = read_rest(cursor, head)
    if known is None or not cursor.ambiguous or is_known(structure, known):
        return structure
    other = Cursor(cursor.written, cursor.text, start, cursor.end, running=True, dashes="other")
    structure_by_other = read_rest(other, head)
    if not is_known(structure_by_other, known):
        return structure
    cursor.position = other.position
    return structure_by_other


def _read_member(cursor: Cursor, head: Head, known: Known | None) -> Mention | None:
    """Return the next member of a list: a number with a date, or one that is not followed by what it would count."""
    if not cursor.take(_LIST):
        return None
    start = cursor.position
    cursor.end = min(len(cursor.text), start + LONGEST)
    try:
        structure = _read_rest(cursor, head, known)
    except IdentifierError:
        return None
    if not structure.year and (_is_year(structure) or not cursor.peek(_ENDS_LIST_ITEM)):
        return None
    return _mention(cursor, structure, start)


def _is_year(structure: Structure) -> bool:
    number = structure.number
    return not structure.parts and number.isdecimal() and FIRST_YEAR <= int(number) <= LAST_YEAR


def _mention(cursor: Cursor, structure: Structure, start: int) -> Mention | None:
    written = cursor.written[start : cursor.position].rstrip()
    end = start + len(written)
    if cursor.text[end : end + 1].isalnum() or is_look_alike(structure, cursor.text, start, end):
        return None
    return Mention(Identifier.of(structure), start, end, written)
