"""Lists and numbers as English writes them."""

from collections.abc import Iterable

SEVERAL = 2
"""From how many on English speaks of several."""

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def listed(names: Iterable[object], last: str = "and") -> str:
    """Return names as a list.

    >>> listed(["1987", "1994", "2000"]), listed(["1987"]), listed([])
    ('1987, 1994 and 2000', '1987', '')
    """
    *others, final = [str(name) for name in names] or [""]
    return f"{', '.join(others)} {last} {final}" if others else final


def counted(number: int) -> str:
    """Return a number as a word, up to ten.

    >>> counted(8), counted(20)
    ('eight', '20')
    """
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def plural(number: int, name: str, several: str = "") -> str:
    """Return a number with what is counted: "one clause", "six clauses", "20 activities".

    >>> plural(1, "clause"), plural(6, "clause"), plural(20, "activity", "activities")
    ('one clause', 'six clauses', '20 activities')
    """
    return f"{counted(number)} {name if number == 1 else several or f'{name}s'}"


def sentence(text: str) -> str:
    """Return a text with a capital letter first, and the rest as it is."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """Return a text as it stands inside a sentence, with no capital letter first."""
    return text[:1].lower() + text[1:]
