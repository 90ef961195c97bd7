"""Lists of references: one a line, with comments after `#`."""

from collections.abc import Iterable, Iterator
from typing import Final

from isograph.reading.passage import Passage

_LONGEST: Final = 10_000
_COMMENT: Final = "#"
_BULLETS: Final = "-*\u2022\u2013"


def passages(pieces: Iterable[str]) -> Iterator[Passage]:
    """Yield each line that is neither empty nor a comment.

    >>> [(each.line, each.text) for each in passages(["# contract 7\\n- ISO 9001:2015  # quality\\n"])]
    [(2, 'ISO 9001:2015')]
    """
    for number, line in enumerate(lines(pieces), 1):
        text = line.partition(_COMMENT)[0].strip()
        if text[:2].rstrip() in {*_BULLETS}:
            text = text[1:].strip()
        if text:
            yield Passage(text, number, whole=True)


def lines(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a text; one that is longer than any line that people write is cut."""
    rest = ""
    for piece in pieces:
        *whole, rest = (rest + piece).split("\n")
        yield from whole
        while len(rest) > _LONGEST:
            yield rest[:_LONGEST]
            rest = rest[_LONGEST:]
    if rest:
        yield rest
