"""Regular expressions that are compiled when they are first used, so that importing isograph stays quick."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import Final

GAP: Final = r"[ \t]{0,40}+(?:\r?\n[ \t]{0,40}+)?+"
"""Blanks between two pieces, with one line break at most: a reference does not go on after an empty line."""

FIRST_YEAR: Final = 1901
"""The year of the oldest standard that is still cited by its year, BS 1."""

LAST_YEAR: Final = 2099

YEAR: Final = r"(?:19(?!00)|20)[0-9]{2}"
"""A year from 1901 to 2099."""

WORD_END: Final = r"(?![^\W_])"
"""A place where no letter or digit follows."""

THREAD: Final = r"(?-i:M[1-9][0-9]{0,2}(?![0-9A-WYZa-wyz]))"
"""The size of a metric thread, which follows the number of a screw's standard and is no part of it: ISO 4014-M8x40."""


class Pattern:
    """A regular expression without regard to case, unless it says (?-i:...).

    >>> bool(Pattern("iso").match("ISO 9001", 0, 8))
    True
    """

    def __init__(self, *sources: str) -> None:
        self.source = "".join(sources)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.source, re.IGNORECASE)

    @cached_property
    def match(self) -> Callable[[str, int, int], re.Match[str] | None]:
        """What matches in a text from one position, up to another."""
        return self.compiled.match
