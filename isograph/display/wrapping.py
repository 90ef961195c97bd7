"""Lines of plain text: how wide a text is on a terminal, where it may be broken, how columns share a page."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from isograph.display.links import NAMED

LONGEST_WORD: Final = 32
"""A longer word may be cut; no identifier or date is that long."""

LONG_WORD: Final = 16
"""A longer word of a sentence, mostly a code or the name of a source, may be cut where the page is too narrow."""

HARD: Final = "\u00a0"
"""A space that no line is broken at."""

KEPT: Final = "\u2060"
"""Stands in a word that is not cut: the name of a document, with all its spaces and slashes."""

_NUMBERED: Final = re.compile(r"(?<!\S)(?=\S*?[^\W\d_])(\S++) (?=\d)")
_INDENT: Final = re.compile(r"^ +", re.MULTILINE)
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]")
_BREAKS: Final = ("/", HARD, "-_.?&,;")  # where to cut a word that is too long, the best first


def whole(text: str) -> str:
    """Return a text that is never broken, such as an identifier."""
    return text.replace(" ", HARD)


def numbered(text: str) -> str:
    """Return a text that keeps its indents, the names of documents, and its numbers with the word before."""
    kept = NAMED.sub(lambda found: KEPT + whole(found[0]), text)
    return _INDENT.sub(lambda found: whole(found[0]), _NUMBERED.sub(rf"\1{HARD}", kept))


def places(text: str) -> int:
    """Return how many places of a terminal a text takes.

    >>> places("quality"), places("质量")
    (7, 4)
    """
    if text.isascii():
        return len(text)
    return len(text) + sum(_place(character) - 1 for character in _FOREIGN.findall(text))


def natural_width(text: str) -> int:
    """Return the places that the longest line of a text takes."""
    return max(map(places, text.split("\n")))


def least_width(text: str, longest: int = LONGEST_WORD) -> int:
    """Return the places that a text needs so that no word is cut but those longer than the longest."""
    words = text.replace("\n", " ").split(" ")
    return max(min(LONGEST_WORD if KEPT in word else longest, places(word)) for word in words)


def shared(natural: Sequence[int], least: Sequence[int], weights: Sequence[int], room: int) -> list[int]:
    """Return how wide columns are that together have some room: as wide as they weigh, none narrower than its least.

    A column weighs as much as all its text, so that the table gets about as short as it can be.

    >>> shared([10, 40, 100], [10, 12, 12], [50, 80, 400], 80)
    [10, 12, 58]
    """
    widths = [min(wide, room) for wide in natural]
    while sum(widths) > room:
        wide = (index for index, width in enumerate(widths) if width > least[index])
        widths[min(wide, key=lambda index: weights[index] / widths[index])] -= 1
    return widths


def wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a text, broken at spaces; only a word that is longer than a line is cut.

    >>> wrapped(numbered("replaced by ISO 9001:2000"), 15)
    ['replaced by', 'ISO 9001:2000']
    """
    lines = (line for paragraph in text.split("\n") for line in _filled(paragraph.split(" "), width))
    return [line.replace(HARD, " ").replace(KEPT, "") for line in lines]


def _filled(words: list[str], width: int) -> list[str]:
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if places(longer) <= width:
            lines[-1] = longer
        else:
            lines[-1:] = [line for line in (lines[-1], *_cut(word, width)) if line]
    return lines


def _cut(word: str, width: int) -> Iterator[str]:
    if places(word) <= width:
        yield word
        return
    start = 0
    while start < len(word):
        piece = _fitting(word[start : start + width], width)
        if start + len(piece) < len(word):
            ends = (1 + max(map(piece.rfind, marks)) for marks in _BREAKS)
            piece = piece[: next(filter(None, ends), len(piece))]
        yield piece
        start += len(piece)


def _fitting(piece: str, width: int) -> str:
    while places(piece) > width and len(piece) > 1:
        piece = piece[:-1]
    return piece


def _place(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
