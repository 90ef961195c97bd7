"""Text as it goes into pictures: on one line, measured in points, wrapped, and shortened with an ellipsis."""

import re
import warnings
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from isograph.pictures.palette import FONTS

SMALL: Final = 7.5
NORMAL: Final = 8.5
LARGE: Final = 11.5
LEADING: Final = 1.3
"""The height of a line of text, in sizes of its letters."""
FAMILY: Final = (*FONTS, "sans-serif")
"""The fonts that a picture names: where a reader's browser has not the first, another without serifs is taken."""

_ELLIPSIS = "…"
_WIDER = 1.03
_HARD = "\u00a0"
_NAMED = re.compile(r"\b[A-Z][A-Z/]+(?: [A-Z][A-Za-z/]*){0,4} [A-Z]{0,3}\d[^\s/+]*(?:[/+][A-Z]\w* \d[\w:]*|[/+]\S*)*")
"""A document as text names it, with its number and that of its amendment: no line ends within it."""


def plain(text: str) -> str:
    r"""Return a text on one line, without what cannot be printed: control characters, halves of surrogate pairs.

    >>> plain("ISO\n9001\x00:2015\ud800")
    'ISO 9001 :2015'
    """
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


@lru_cache(maxsize=20_000)
def measured(text: str, size: float = NORMAL, *, bold: bool = False) -> float:
    """Return how wide a text is, in points: on paper, and a little more, as on screens and in fonts like it."""
    font = FontProperties(family=list(FONTS), size=size, weight="bold" if bold else "normal")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a letter that the font lacks is as wide as what stands for it
        return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]) * _WIDER


def shortened(text: str, space: float, size: float = NORMAL, *, bold: bool = False) -> str:
    """Return a text that fits into a space, with an ellipsis in place of what does not.

    >>> shortened("Quality management systems", 80)
    'Quality manage…'
    """
    if measured(text, size, bold=bold) <= space:
        return text
    fitting, cut = 0, len(text)
    while fitting < cut:
        middle = (fitting + cut + 1) // 2
        fits = measured(text[:middle].rstrip() + _ELLIPSIS, size, bold=bold) <= space
        fitting, cut = (middle, cut) if fits else (fitting, middle - 1)
    return text[:fitting].rstrip() + _ELLIPSIS


def wrapped(text: str, space: float, size: float = NORMAL, *, most: int = 3, bold: bool = False) -> tuple[str, ...]:
    """Return a text in lines that fit into a space; the last of `most` ends with an ellipsis where more would follow.

    The name of a document is broken only where it is wider than a line.

    >>> wrapped("Quality management systems - Requirements", 100, most=2)
    ('Quality management', 'systems - Requirem…')
    >>> wrapped("Clauses of BS EN ISO 9001:2015", 110)
    ('Clauses of', 'BS EN ISO 9001:2015')
    """
    lines: list[str] = []
    kept = _NAMED.sub(lambda found: found[0].replace(" ", _HARD), plain(text))
    words = [piece for word in kept.split(" ") if word for piece in _pieces(word, space, size, bold=bold)]
    while words and len(lines) < most:
        taken = len(words) if len(lines) == most - 1 else _taken(words, space, size, bold=bold)
        lines.append(shortened(" ".join(words[:taken]), space, size, bold=bold))
        words = words[taken:]
    return tuple(line.replace(_HARD, " ") for line in lines)


def _pieces(word: str, space: float, size: float, *, bold: bool) -> Iterator[str]:
    """Return a word that is wider than a line in pieces, broken after a hyphen where there is one."""
    if _HARD in word and measured(word, size, bold=bold) > space:
        for part in word.split(_HARD):
            yield from _pieces(part, space, size, bold=bold)
        return
    while len(word) > 1 and measured(word, size, bold=bold) > space:
        fitting = len(shortened(word, space, size, bold=bold)) - 1
        cut = word.rfind("-", 0, fitting) + 1 or max(fitting, 1)
        yield word[:cut]
        word = word[cut:]
    yield word


def _taken(words: Sequence[str], space: float, size: float, *, bold: bool) -> int:
    """Return how many words go on one line: as many as fit, and one at least."""
    taken = 1
    while taken < len(words) and measured(" ".join(words[: taken + 1]), size, bold=bold) <= space:
        taken += 1
    return taken
