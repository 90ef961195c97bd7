"""What is shown, and how a single value is written in every form of display."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, Protocol

from isograph.vocabulary import PREFIXES


class Table(Protocol):
    """What can be shown: an answer in one sentence, its rows, and lines to read below them."""

    @property
    def caption(self) -> str:
        """What the table lists."""

    @property
    def summary(self) -> str:
        """The answer in one sentence."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Lines to read below the table."""

    @property
    def outline(self) -> tuple[tuple[int, str, str], ...]:
        """What rests on what: depth, line, and what vouches for it; where there is one, HTML shows it for the table."""

    @property
    def sections(self) -> "Sequence[Table]":
        """The tables that are shown in place of the one, each under its caption."""

    @property
    def annexes(self) -> "Sequence[Table]":
        """What HTML folds below the table: what rests behind it, each under its caption or its sentence."""

    @property
    def pages(self) -> Mapping[str, str]:
        """The publishers' pages of documents that are named, by how they are named."""

    @property
    def dated(self) -> frozenset[str]:
        """The columns that hold dates, in days or as precise as they are known."""

    @property
    def kinds(self) -> Mapping[str, type]:
        """What columns hold where their cells may not tell it: `date`, `int`, `bool`, or the class of a closed list."""

    def rows(self) -> tuple[tuple[object, ...], ...]:
        """Return the cells, row by row."""


# Controls, surrogates, line separators, and the marks that turn the direction of what follows.
_UNPRINTABLE: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_ADDRESS: Final = re.compile(r"https?://[\w!#$%&'()*+,./:;=?@~-]+", re.ASCII)
_LOCAL_NAME: Final = re.compile(r"[\w:.%#-]+")


def written(value: object) -> str:
    """Return a value as text: nothing as nothing, an IRI by its prefix, what would act on a terminal by its code.

    >>> written(True), written(None), written("https://w3id.org/isograph/activity/design")
    ('yes', '', 'activity:design')
    >>> written("title\\x1b[2J")
    'title\\\\x1b[2J'
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return printable(_prefixed(str(value)))


def printable(text: str) -> str:
    """Return text in which every control character but a line feed is shown by its code."""
    return _UNPRINTABLE.sub(_code, text)


def number(value: object) -> bool:
    """Whether a value is a quantity, to be set flush right."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def address(value: object) -> str:
    """Return the web address that a value is, or nothing."""
    return value if isinstance(value, str) and _ADDRESS.fullmatch(value) else ""


def _code(found: re.Match[str]) -> str:
    return " " if found[0] == "\t" else found[0].encode("unicode_escape").decode("ascii")


def _prefixed(text: str) -> str:
    if not text.startswith(("http://", "https://")):
        return text
    for namespace, prefix in _prefixes():
        if text.startswith(namespace) and _LOCAL_NAME.fullmatch(text, len(namespace)):
            return f"{prefix}:{text[len(namespace) :]}"
    return text


@cache
def _prefixes() -> tuple[tuple[str, str], ...]:
    longest_first = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))
    return tuple((namespace, prefix) for prefix, namespace in longest_first)
