"""Running text of any length as passages, cut where no reference can go on, and words that a hyphen divides."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from isograph.identifiers import find_identifiers
from isograph.reading.passage import Passage

_LENGTH: Final = 1 << 16
_WINDOW: Final = 1 << 12
_LONGEST: Final = 250
_EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n")
_HYPHENATED: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,40})(?:[-\u2010]\n[ \t]*(?=[a-z])|\u00ad\n[ \t]*)")


def passages(pieces: Iterable[str]) -> Iterator[Passage]:
    """Yield a text as passages with their lines; none ends within a reference or a list of references.

    A line of any length is cut too, between words where it has some.

    >>> [each.line for each in passages(["one\\n\\n" * 30000, "and ISO 9001:2015"])]
    [1, 52429]
    """
    line, text = 1, ""
    for piece in pieces:
        text += piece
        while len(text) >= 2 * _LENGTH:
            end = border(text)
            yield Passage(joined(text[:end]), line)
            line += text.count("\n", 0, end)
            text = text[end:]
    yield Passage(joined(text), line)


def border(text: str) -> int:
    """Return where to cut a text: at an empty line, else before a reference that begins no list's middle.

    Where the text has neither, it is cut between words, so far from its end that no reference can have begun there.
    """
    empty = [each.end() for each in _EMPTY_LINE.finditer(text, _LENGTH, 2 * _LENGTH)]
    if empty:
        return empty[-1]
    start = 2 * _LENGTH - _WINDOW
    found = (each for each in find_identifiers(text[start : 2 * _LENGTH]) if not each.text[0].isdigit() and each.start)
    if last := max((each.start for each in found), default=0):
        return start + last
    blank = max(text.rfind(sign, start, 2 * _LENGTH - _LONGEST) for sign in " \n")
    return blank + 1 or 2 * _LENGTH


def joined(text: str) -> str:
    """Return a text in which words that a hyphen divides at the end of a line are whole; the lines stay as many.

    >>> joined("an amend-\\nment to ISO 10303-\\n21")
    'an \\namendment to ISO 10303-\\n21'
    """
    return _HYPHENATED.sub(r"\n\1", text)
