"""How the values of closed lists are coloured; the words alone say the same."""

from enum import StrEnum
from typing import Final


class Tone(StrEnum):
    """What a value means to a reader: well, with care, not, something new, or nothing known."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    NEWS = "news"
    QUIET = "quiet"


_WORDS: Final = {
    Tone.GOOD: (
        *("covered", "in force", "current", "verified", "corrected", "yes", "full", "equal", "carries over", "IDT"),
        *("high", "counterparts", "narrowest"),
    ),
    Tone.WARNING: (
        *("superseded", "reduced", "partial", "partly", "unverified", "only if", "may be left out", "to be checked"),
        *("to be replaced", "replaced", "undated", "MOD", "low", "subset", "superset", "intersects"),
        *("incomplete", "imprecise", "misleading"),
    ),
    Tone.BAD: (
        *("excluded", "withdrawn", "outdated", "no", "gone", "heading only", "absent", "NEQ"),
        *("given up", "wrong"),
    ),
    Tone.NEWS: ("new", "new draft", "published", "entered", "deadline", "stage"),
    Tone.QUIET: (
        *("draft", "not stated", "not yet published", "unknown", "recorded", "medium", "derived", "judgement"),
        *("corresponds", "possible", "not in the table", "no table", "no counterpart"),
        "other sector",
    ),
}
_TONES: Final = {word: tone for tone, words in _WORDS.items() for word in words}


def tone(value: object) -> Tone | None:
    """Return how a member of a closed list is coloured; anything else is not.

    >>> tone("covered") is None
    True
    """
    return named(value.value) if isinstance(value, StrEnum) else None


def named(word: str) -> Tone | None:
    """Return how a word of a closed list is coloured.

    >>> named("covered")
    <Tone.GOOD: 'good'>
    """
    return _TONES.get(word)
