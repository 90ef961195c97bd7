"""The documents that somebody who names one that is not there may mean."""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from isograph.errors import IdentifierError
from isograph.identifiers import Identifier
from isograph.store import Store

_SHOWN: Final = 5
_LONGEST: Final = 12
_DIGITS: Final = "0123456789"


def nearest(store: Store, wanted: str) -> tuple[str, ...]:
    """Return the identifiers most like one that is not in the graph: those of its number first, then a slip away."""
    try:
        identifier = Identifier.parse(wanted)
    except IdentifierError:
        return _numbered(store, wanted, "".join(re.findall("[0-9]+", wanted)[:1]))
    found = _numbered(store, wanted, identifier.number)
    return found or tuple(_slips(store, identifier))[:_SHOWN]


def _numbered(store: Store, wanted: str, number: str) -> tuple[str, ...]:
    """Return the identifiers of a number, those most like the one that is wanted first."""
    found = [str(each) for (each,) in store.answer("identifiers_with", number=number)] if number else []
    alone = re.compile(rf"(?<![0-9]){re.escape(number)}(?![0-9])")
    like = SequenceMatcher(b=wanted.casefold())

    def unlikeness(known: str) -> tuple[float, str]:
        like.set_seq1(known.casefold())
        return -like.ratio(), known

    return tuple(sorted(filter(alone.search, found), key=unlikeness)[:_SHOWN])


def _slips(store: Store, wanted: Identifier) -> Iterator[str]:
    """Yield the works whose number is one slip away, in the order of their numbers."""
    numbers = {*misspelt(wanted.number[:_LONGEST])}
    for work in sorted(replace(wanted.undated(), number=number) for number in numbers if number):
        if store.about(work):
            yield str(work)


def misspelt(number: str) -> Iterator[str]:
    """Yield a number with one character more, one less, another one, and with two exchanged.

    >>> "9001" in misspelt("9011") and "9001" in misspelt("90001") and "9001" in misspelt("9010")
    True
    """
    for place in range(len(number) + 1):
        before, after = number[:place], number[place:]
        yield from (before + digit + after for digit in _DIGITS)
        yield from (before + digit + after[1:] for digit in _DIGITS if after)
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
