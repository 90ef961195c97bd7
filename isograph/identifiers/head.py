"""Reading the head of an identifier: the bodies, the document type and the stage, in any order people write them."""

from typing import Final

from isograph.identifiers.bodies import BODIES, FIRST_WORDS, SPELLINGS, Body
from isograph.identifiers.cursor import Cursor
from isograph.identifiers.pattern import GAP, Pattern
from isograph.identifiers.terms import (
    SILENT_TYPES,
    STAGE_SPELLINGS,
    TYPE_SPELLINGS,
    TYPED_STAGES,
    USUAL_PUBLISHERS,
    typed_stage,
)

_SEPARATOR: Final = rf"{GAP}(?:[/_-]{GAP})?+"
_WORD: Final = Pattern(rf"{_SEPARATOR}(?P<word>I\.S\.?|HL7|[^\W\d_]++)")
_GLUED_ITERATION: Final = Pattern(r"(?P<iteration>[1-9])(?=[ \t])")
_AEROSPACE: Final = Pattern(rf"{_SEPARATOR}(?=AS(?:[0-9]|{_SEPARATOR}9[01][0-9]{{2}}(?![0-9])))")
_AEROSPACE_NUMBER: Final = Pattern(rf"{_SEPARATOR}[:.]?9[01][0-9]{{2}}(?![0-9])")
_EXPECTED_BODY: Final = "a publisher such as ISO, IEC, EN or BS"
_MOST_BODIES: Final = 8
_GLUED: Final = ("ISO", "IEC", "IEEE", "BS", "DIN", "NF", "UNE", "EN", "JIS", "CEN", "TS", "TR", "PAS")


class Head:
    """The bodies as written, the type and the stage, as far as they were read."""

    __slots__ = ("bodies", "iteration", "stage", "type")

    def __init__(self) -> None:
        self.bodies: list[Body] = []
        self.type = ""
        self.stage = ""
        self.iteration: int | None = None

    @property
    def adopters(self) -> tuple[str, ...]:
        """The bodies before the publishers."""
        return tuple(body.name for body in self.bodies[: self._first_publisher])

    @property
    def publishers(self) -> tuple[str, ...]:
        """The last bodies that publish jointly, or the last body."""
        return tuple(body.name for body in self.bodies[self._first_publisher :])

    @property
    def body(self) -> Body:
        """The body that numbered the document."""
        return self.bodies[self._first_publisher]

    @property
    def _first_publisher(self) -> int:
        """ANSI publishes with all that follow it; else partners follow each other, or one body stands alone."""
        bodies = self.bodies
        if _is_american(self):
            return 0
        first = len(bodies)
        while first and bodies[first - 1].partner:
            first -= 1
        return min(first, len(bodies) - 1)


def read_head(cursor: Cursor) -> Head:
    """Return the bodies, type and stage that the text begins with; raise IdentifierError where there are none."""
    head, start = Head(), cursor.position
    if not cursor.text[start : start + 1].isalpha():
        cursor.fail(_EXPECTED_BODY)
    while len(head.bodies) < _MOST_BODIES and _read_word(cursor, head):
        pass
    if not head.bodies:
        _add_usual_publisher(cursor, head, start)
    elif head.type == "PAS" and head.bodies == [BODIES["BS"]]:
        head.bodies, head.type = [BODIES["PAS"]], ""
    if head.stage in TYPED_STAGES:
        head.stage = typed_stage(head.stage, head.type, TYPED_STAGES)
    if _is_contradictory(cursor, head):
        cursor.fail(_EXPECTED_BODY, start)
    return head


def _is_contradictory(cursor: Cursor, head: Head) -> bool:
    """Whether the bodies do not go with the type, stage or number.

    IWA and Annex SL are ISO's alone; SAE and MIL have no types, stages and adopters; AS 9100 is no Australian standard.
    """
    if head.type in SILENT_TYPES:
        return head.bodies != [BODIES[SILENT_TYPES[head.type]]]
    if head.body.revision == "":
        return bool(head.type or head.stage or len(head.bodies) > 1)
    return head.body.name == "AS" and bool(cursor.peek(_AEROSPACE_NUMBER))


def _read_word(cursor: Cursor, head: Head) -> bool:
    """Add the next word to the head; false where it is none of its words."""
    found = cursor.peek(_WORD)
    if not found or _is_complete(head) or _is_aerospace(cursor, head):
        return False
    before, word = cursor.position, found["word"].upper()
    cursor.position = found.end()
    if _accept_pair(cursor, head, word) or _accept(cursor, head, word) or _accept_glued(cursor, head, word):
        return True
    cursor.position = before
    return False


def _is_complete(head: Head) -> bool:
    """After MIL, DIR and Annex words belong to the number: MIL-PRF-38535, DIR IEC SUP."""
    return head.type == "Annex" or (bool(head.bodies) and (head.type == "DIR" or head.bodies[-1].prefix == "-"))


def _is_aerospace(cursor: Cursor, head: Head) -> bool:
    """AS9100 and AS 9100 are SAE's, whose letters belong to the number; AS 3600 is Australian."""
    sae = BODIES["SAE"]
    if (head.bodies and head.bodies[-1] != sae) or not cursor.take(_AEROSPACE):
        return False
    head.bodies = [sae]
    return True


def _accept_pair(cursor: Cursor, head: Head, first: str) -> bool:
    if first not in FIRST_WORDS:
        return False
    found = cursor.peek(_WORD)
    body = SPELLINGS.get(f"{first} {found['word'].upper()}") if found else None
    if not found or not body:
        return False
    if not _accept_body(head, body):
        return False
    cursor.position = found.end()
    return True


def _accept(cursor: Cursor, head: Head, word: str) -> bool:
    if word in STAGE_SPELLINGS and not head.stage and not _is_portuguese(cursor, head, word):
        _set_stage(cursor, head, STAGE_SPELLINGS[word])
    elif word in TYPE_SPELLINGS and not head.type and _is_type(cursor, head, word):
        head.type = TYPE_SPELLINGS[word]
    elif word == "E" and not head.bodies and _next_word(cursor) == "DIN":
        head.stage = word
    elif word in SPELLINGS and (word not in TYPE_SPELLINGS or _adopts(cursor)):
        return _accept_body(head, SPELLINGS["I.S." if word == "IS" and _next_word(cursor) == "EN" else word])
    else:
        return _accept_draft(cursor, head, word)
    return True


def _accept_body(head: Head, body: Body) -> bool:
    """Add a body, unless it is there already or cannot stand there."""
    if body in head.bodies or (head.bodies and not _may_follow(head, body)):
        return False
    head.bodies.append(body)
    return True


def _may_follow(head: Head, body: Body) -> bool:
    """ANSI comes first and publishes jointly with what follows; after ISO or IEC only a partner can come."""
    if _is_american(head):
        return body.partner or body.prefix == ""
    return body.name != "ANSI" and (body.partner or not head.bodies[-1].partner)


def _is_american(head: Head) -> bool:
    return head.bodies[0].name == "ANSI"


def _is_portuguese(cursor: Cursor, head: Head, word: str) -> bool:
    """NP is a stage, and in NP EN ISO 9001 the Portuguese body."""
    return word == "NP" and not head.bodies and _next_word(cursor) == "EN"


def _set_stage(cursor: Cursor, head: Head, stage: str) -> None:
    head.stage = stage
    head.type = TYPED_STAGES.get(stage) or head.type
    found = cursor.take(_GLUED_ITERATION)
    head.iteration = int(found["iteration"]) if found else None


def _is_type(cursor: Cursor, head: Head, word: str) -> bool:
    """TS and PAS are bodies too, R and DIR are types of ISO and IEC alone, and of all annexes one is a document."""
    if word in {"R", "DIR", "DIRECTIVES"}:
        return bool(head.bodies) and head.bodies[-1].partner
    if word == "ANNEX":
        return _next_word(cursor) == "SL"
    return not (word in SPELLINGS and _adopts(cursor))


def _adopts(cursor: Cursor) -> bool:
    """Whether the name of an adopted document comes next."""
    return _next_word(cursor) in {"EN", "ISO", "IEC"}


def _accept_draft(cursor: Cursor, head: Head, word: str) -> bool:
    """Add prEN and FprEN, drafts of CEN that are written in one word, and FprISO, prNF."""
    for stage in ("Fpr", "pr"):
        rest = word.removeprefix(stage.upper())
        if rest != word and rest in SPELLINGS and not (head.stage or head.bodies):
            head.stage = stage
            return _accept(cursor, head, rest)
    return False


def _accept_glued(cursor: Cursor, head: Head, word: str) -> bool:
    """Add words that are written without a blank, as in file names: ISOIEC17025, BSENISO9001, JISQ9001."""
    if word.startswith("JIS") and len(word) == len("JISQ"):
        cursor.position -= 1
        return _accept(cursor, head, "JIS")
    words = _words_in(word)
    return len(words) > 1 and all(_accept(cursor, head, each) for each in words)


def _words_in(word: str) -> tuple[str, ...]:
    """Return the known words that a longer one consists of, or none."""
    for first in _GLUED:
        rest = word.removeprefix(first)
        if rest in SPELLINGS or rest in TYPE_SPELLINGS or rest in STAGE_SPELLINGS:
            return (first, rest) if rest != word else (word,)
        more = _words_in(rest) if rest not in {word, ""} else ()
        if more:
            return (first, *more)
    return ()


def _next_word(cursor: Cursor) -> str:
    found = cursor.peek(_WORD)
    return found["word"].upper() if found else ""


def _add_usual_publisher(cursor: Cursor, head: Head, start: int) -> None:
    usual = USUAL_PUBLISHERS.get(head.type) or ("ISO" if head.stage in TYPED_STAGES else "")
    if not usual:
        cursor.fail(_EXPECTED_BODY, start)
    if usual == head.type:
        head.type = ""
    head.bodies.append(BODIES[usual])
