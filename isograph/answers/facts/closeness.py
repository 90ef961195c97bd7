"""Which of many editions somebody who asks about one is most likely to look for."""

from collections.abc import Mapping

from isograph.answers.facts.schemes import GENERAL
from isograph.identifiers import Identifier
from isograph.identifiers.pattern import LAST_YEAR

HANDFUL = 5
"""How many editions are named; the rest are counted."""


def closest(year: int | None, sector: str, others: Mapping[Identifier, str]) -> tuple[Identifier, ...]:
    """Return editions, given with their sectors: of the same sector, general ones, others; the nearest in time first.

    Where no year is known, the newest are first.

    >>> others = {Identifier("ISO 22163:2023"): "railway", Identifier("ISO 9001:2000"): "general"}
    >>> [str(each) for each in closest(1994, "general", others)]
    ['ISO 9001:2000', 'ISO 22163:2023']
    """
    rank, when = {GENERAL: 1, sector: 0}, year or LAST_YEAR
    return tuple(
        sorted(others, key=lambda each: (rank.get(others[each], len(rank)), abs((each.year or 0) - when), each))
    )


def few(found: tuple[Identifier, ...]) -> tuple[str, ...]:
    """Return the names of the first of many editions, and how many more there are.

    >>> few((Identifier("ISO 9001:2008"), Identifier("ISO 9001:2015")))
    ('ISO 9001:2008', 'ISO 9001:2015')
    """
    more = len(found) - HANDFUL
    return (*map(str, found[:HANDFUL]), f"{more} more") if more > 1 else tuple(map(str, found))
