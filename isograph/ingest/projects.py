"""Projects that are named like works: "ISO 37001" at stage 60.00 is the proof of an edition to come."""

import re
from dataclasses import replace
from functools import cache
from typing import Final

from isograph import resources
from isograph.identifiers import Identifier
from isograph.identifiers.terms import KIND_STAGES, TYPED_STAGES, typed_stage

PUBLISHED: Final = "60.60"
"""The stage of publication; a document at an earlier one is a project."""

_STAGES: Final = {"0": "PWI", "1": "NP", "2": "WD", "3": "CD", "4": "DIS", "5": "FDIS", "6": "PRF"}
_LEVELS: Final = {"DIS": "D", "FDIS": "FD"}


def project(named: Identifier, stage: str) -> Identifier:
    """Return the project that an undated reference names, by the stage that its code means.

    >>> project(Identifier("ISO 37001"), "60.00"), project(Identifier("ISO 7010:2019/Amd 10"), "50.00")
    (Identifier('ISO/PRF 37001'), Identifier('ISO 7010:2019/FDAM 10'))
    """
    name = _STAGES[stage[0]]
    level = _LEVELS.get(name, name)
    if named.supplements:
        *others, last = named.supplements
        last = replace(last, stage=typed_stage(level, last.kind, KIND_STAGES))
        return replace(named, supplements=(*others, last))
    if named.type and name == "FDIS":  # specifications and reports have one ballot, on a DTS or DTR
        level = "D"
    return replace(named, stage=typed_stage(level, named.type, TYPED_STAGES) if named.type else name)


@cache
def stages() -> frozenset[str]:
    """Return the codes of the steps of all stages, as the ontology lists them."""
    file = next(path for path in resources.ontology_files() if path.stem == "stages")
    return frozenset(re.findall(r'skos:notation "(\d\d\.\d\d)"', file.read_text(encoding="utf-8")))
