"""A place in a text that moves forward as pieces of an identifier are recognised."""

import re
from typing import Final, NoReturn

from isograph.errors import IdentifierError
from isograph.identifiers.pattern import Pattern

LONGEST: Final = 250
"""No identifier is longer, in characters; what stands behind is not read."""

_LOOK_ALIKES: Final = {
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),  # noqa: RUF001
    **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\v\f\u0085\u2028\u2029", " "),
    **dict.fromkeys("∶：", ":"),  # noqa: RUF001
    **dict.fromkeys("⁄∕／", "/"),  # noqa: RUF001
    **{chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))},
    "（": "(",  # noqa: RUF001
    "）": ")",  # noqa: RUF001
    "＋": "+",  # noqa: RUF001
}
_PLAIN: Final = str.maketrans(_LOOK_ALIKES)


def plain(text: str) -> str:
    """Return the text with dashes, blanks and full-width signs replaced by ASCII ones, character for character.

    >>> plain("GB/T 19001\u20142016")
    'GB/T 19001-2016'
    """
    return text if text.isascii() else text.translate(_PLAIN)


class Cursor:
    """A place in a text.

    `running` tells that the text goes on around the identifier, so that what could be ordinary words is left alone.
    `dashes` tells what a last group after a dash is where both can be: by the rule of `isograph.identifiers.number`
    ("rule"), the other way round ("other"), or always a part ("part"). `ambiguous` is set once that was decided.
    """

    __slots__ = ("ambiguous", "dashes", "end", "position", "running", "text", "written")

    def __init__(
        self,
        written: str,
        text: str,
        start: int = 0,
        end: int | None = None,
        *,
        running: bool = False,
        dashes: str = "rule",
    ) -> None:
        self.written = written
        self.text = text
        self.position = start
        self.end = len(text) if end is None else end
        self.running = running
        self.dashes = dashes
        self.ambiguous = False

    def peek(self, pattern: Pattern) -> re.Match[str] | None:
        """Return what matches here, without moving."""
        return pattern.match(self.text, self.position, self.end)

    def take(self, pattern: Pattern) -> re.Match[str] | None:
        """Return what matches here and move behind it."""
        found = pattern.match(self.text, self.position, self.end)
        if found:
            self.position = found.end()
        return found

    def fail(self, expected: str, position: int | None = None) -> NoReturn:
        """Raise IdentifierError: here, or at the position, something else was expected."""
        raise IdentifierError(self.written, self.position if position is None else position, expected)
