"""Words of a text as they are compared: without case and accents, with slips of the pen."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_LONG: Final = 6


def words(text: str) -> list[str]:
    """Return the words and numbers of a text, without case and accents.

    >>> words("ISO9001-2015: Systèmes")
    ['iso', '9001', '2015', 'systemes']
    """
    return _WORD.findall(plain(text))


def spelled(text: str) -> list[str]:
    """Return the words and numbers of a text as they stand there."""
    return _WORD.findall(text)


def longest(text: str) -> str:
    """Return the longest word of a text, in lower case; empty where there is none."""
    return max(spelled(text.casefold()), key=len, default="")


def plain(text: str) -> str:
    """Return a text without case and accents."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in parted if not unicodedata.combining(each))


def slips(word: str) -> int:
    """Return how many letters of a word may be wrong: none of a number or a short word, one, or two of a long one."""
    return 0 if len(word) < _LONG - 2 or not word.isalpha() else 1 + (len(word) >= _LONG)


@lru_cache(maxsize=50_000)
def alike(one: str, other: str, limit: int) -> bool:
    """Whether two words differ in so many letters at most: left out, put in, exchanged, or two swapped.

    >>> alike("managment", "management", 1), alike("qualtiy", "quality", 1), alike("weld", "wild", 0)
    (True, True, False)
    """
    if abs(len(one) - len(other)) > limit or len({*one} ^ {*other}) > 2 * limit:
        return False
    before, row = [0], list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, match in enumerate(other, start=1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != match)))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == match:
                row[j] = min(row[j], older[j - 2] + 1)
    return row[-1] <= limit
