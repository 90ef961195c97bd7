"""HTML: where a fact comes from, folded under a word that says how far it is vouched for."""

import re
from collections.abc import Sequence
from typing import Final

from isograph.display.cells import written
from isograph.display.prose import escaped, prose
from isograph.display.tones import Tone, named

VOUCHING: Final = frozenset({"source", "sources", "verification", "confidence"})
"""The columns that tell where a fact comes from."""

_VOUCHED: Final = re.compile(r"corrected|verified|recorded|partly|unverified")
_WITHIN: Final = re.compile(rf"\(({_VOUCHED.pattern}), \w+ confidence\)")


def sources(cells: Sequence[object]) -> str:
    """Return what vouches for a row, folded.

    >>> sources(["relaton-iso", "verified"])
    '<details><summary><span class="tone good">verified</span></summary>relaton-iso</details>'
    """
    told = [text for text in map(written, cells) if text]
    words = [text for text in told if _VOUCHED.fullmatch(text)]
    rest = [text for text in told if text not in words]
    if not rest:
        return "".join(badge(word, named(word)) for word in words)
    word = (*words, *_within(rest), "source")[0]
    return f"<details><summary>{badge(word, named(word))}</summary>{'<br>'.join(map(prose, rest))}</details>"


def badge(value: object, tone: Tone | None) -> str:
    """Return a value of a closed list in its tone, as it is where it has none."""
    return f'<span class="tone {tone}">{escaped(value)}</span>' if tone else escaped(value)


def vouching(note: str) -> bool:
    """Whether a note says no more than what vouches for something.

    >>> vouching("Scope of ISO 9001:1994: praxiom-1994 (partly, high confidence).")
    True
    """
    return ". " not in note and bool(_WITHIN.search(note))


def _within(texts: Sequence[str]) -> list[str]:
    """Return the word by which a text vouches for itself: relaton-iso (verified, high confidence)."""
    return [found[1] for text in texts for found in _WITHIN.finditer(text)]
