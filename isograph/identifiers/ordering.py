"""The order in which people list documents: by body, then by number and part as numbers, then by date."""

import re
from typing import Final

from isograph.identifiers.structure import Structure, Supplement

Natural = tuple[tuple[int, str], ...]
"""Text as numbers and letters, so that 9 comes before 10 and E2 before E10."""

_PIECES: Final = re.compile(r"[0-9]+|[^0-9]+")


def order(structure: Structure) -> tuple[object, ...]:
    """Return what to compare; two structures compare equal only where they are equal."""
    return (
        structure.adopters + structure.publishers,
        structure.prefix,
        _natural(structure.number),
        tuple(_natural(part) for part in structure.parts),
        structure.type,
        structure.extent,
        structure.year or 0,
        structure.month or 0,
        _natural(structure.revision),
        _natural(structure.edition),
        structure.stage,
        structure.iteration or 0,
        tuple(_supplement_order(each) for each in structure.supplements),
        structure.version,
        structure.languages,
        len(structure.adopters),
        (structure.number, structure.parts, structure.revision, structure.edition),
    )


def _supplement_order(supplement: Supplement) -> tuple[object, ...]:
    number = -1 if supplement.number is None else supplement.number
    dated = (supplement.year or 0, supplement.month or 0)
    return (supplement.kind, number, *dated, supplement.stage, supplement.iteration or 0, supplement.incorporated)


def _natural(text: str) -> Natural:
    if text.isdecimal():
        return ((int(text), ""),)
    return tuple((int(piece), "") if piece.isdecimal() else (-1, piece) for piece in _PIECES.findall(text))
