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

    What has no ballot of its own kind, such as a workshop agreement, is no more than a draft then.

    >>> project(Identifier("IWA 44"), "50.00")
    Identifier('DRAFT IWA 44')
    """
    name = _STAGES[stage[0]]
    if named.supplements:
        *others, last = named.supplements
        last = replace(last, stage=_stage(name, last.kind, KIND_STAGES))
        return replace(named, supplements=(*others, last))
    if named.type and name == "FDIS":  # specifications and reports have one ballot, on a DTS or DTR
        name = "DIS"
    return replace(named, stage=_stage(name, named.type, TYPED_STAGES))


def _stage(name: str, of: str, typed: dict[str, str]) -> str:
    """Return the stage of a type or kind, with its name if it has one for that."""
    if name not in _LEVELS:
        return name
    stage = typed_stage(_LEVELS[name], of, typed)
    return stage if stage in typed else "DRAFT"


@cache
def stages() -> frozenset[str]:
    """Return the codes of the steps of all stages, as the ontology lists them."""
    file = next(path for path in resources.ontology_files() if path.stem == "stages")
    return frozenset(re.findall(r'skos:notation "(\d\d\.\d\d)"', file.read_text(encoding="utf-8")))
