"""What an adoption adopts: BS EN ISO 9001:2015 is EN ISO 9001:2015, which is ISO 9001:2015.

The adopted document is taken to bear the same year, as it does where a text is adopted at once; which edition it
really is, is a fact about the adoption and no matter of its name (AS/NZS ISO 9001:2016 adopts ISO 9001:2015).
"""

from dataclasses import replace
from typing import Final

from isograph.identifiers.bodies import BODIES
from isograph.identifiers.structure import Structure, Supplement
from isograph.identifiers.terms import TYPED_STAGES, typed_stage

_LAST_COMMON_AMENDMENT: Final = 10
"""CEN and CENELEC number their own amendments from 11; those up to 10 are of the adopted document."""

_LEVELS: Final = {"pr": "DIS", "Fpr": "FDIS"}
"""The stages that ISO and CEN go through together: prEN ISO is the enquiry on ISO/DIS, FprEN ISO the vote on FDIS."""


def adopted(structure: Structure) -> Structure:
    """Return the document inside an adoption, without what is the adopter's own: month, language, own amendments."""
    rest = replace(
        structure, adopters=structure.adopters[1:], month=None, edition="", version="", languages=(), supplements=()
    )
    crossing = BODIES[structure.head].short and not BODIES[rest.head].short
    return replace(
        rest,
        stage=_stage(structure, crossing=crossing),
        supplements=tuple(_supplement(each) for each in structure.supplements if not (crossing and _is_own(each))),
    )


def _stage(structure: Structure, *, crossing: bool) -> str:
    stage = "pr" if structure.stage == "E" else structure.stage
    if not crossing or stage not in _LEVELS:
        return stage
    return typed_stage(_LEVELS[stage], structure.type, TYPED_STAGES)


def _is_own(supplement: Supplement) -> bool:
    return bool(supplement.number and supplement.number > _LAST_COMMON_AMENDMENT)


def _supplement(supplement: Supplement) -> Supplement:
    return replace(supplement, month=None)
