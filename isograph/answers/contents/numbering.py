"""Numbers of clauses: as people write them, and in the order in which they are printed."""

import re
from functools import lru_cache

_PIECE = re.compile(r"\d+|[^\d.]+")
_AROUND = re.compile(r"^((sub)?clause\b|§)", re.IGNORECASE)


def clause_number(written: str) -> str:
    """Return the number of a clause without what people write around it.

    >>> clause_number("Clause 7.3."), clause_number("A 5.1")
    ('7.3', 'A.5.1')
    """
    return re.sub(r"[\s.]+", ".", _AROUND.sub("", written.strip())).strip(".")


@lru_cache(maxsize=4096)
def natural(number: str) -> tuple[tuple[bool, int, str], ...]:
    """Return what to sort a clause number by: 4.2 before 4.10, annexes last.

    >>> sorted(["A.5", "4.10", "4.2"], key=natural)
    ['4.2', '4.10', 'A.5']
    """
    pieces = _PIECE.findall(number)
    return tuple((not piece.isdecimal(), int(piece) if piece.isdecimal() else 0, piece) for piece in pieces)
