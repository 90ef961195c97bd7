"""URNs of ISO's namespace by RFC 5141: how a document is written as one.

RFC 5141 names an edition by its number (ed-5). An identifier knows its edition by the year, so where no edition
number was said the year takes its place: urn:iso:std:iso:9001:ed-2015 is ISO 9001:2015. No standard has 1901
editions, so the two cannot be confused, and the URN is unique for each edition. In the same way v2024 in the place
of a version is the year of a supplement.

The stage of a project is written as its harmonized stage code, which does not tell PDAM from CD Amd, nor CDV from DIS.
The body of a joint publication (iso-iec-ieee) and supplements and extracts (sup, ext) go beyond the lists of 2008
as the catalogues do. A multipart document in its entirety has the URN without a part, as the RFC says.
"""

from typing import Final, NoReturn

from isograph.errors import IdentifierError
from isograph.identifiers.bodies import BODIES
from isograph.identifiers.printing import printed
from isograph.identifiers.structure import Structure, Supplement

PREFIX: Final = "urn:iso:std:"
"""What every URN of a document in ISO's namespace begins with."""

TYPES: Final = {name: name.lower() for name in ("DATA", "Guide", "ISP", "IWA", "PAS", "R", "TR", "TS", "TTA")}
"""The document types that RFC 5141 has, and how it writes them."""

KINDS: Final = {"Amd": "amd", "Cor": "cor", "Add": "add", "Suppl": "sup", "Ext": "ext"}
"""The kinds of supplement, and how URNs write them."""

STAGE_CODES: Final = {
    "PWI": "00.00",
    "NP": "10.00",
    "AWI": "20.00",
    "WD": "20.20",
    "CD": "30.00",
    "CDV": "40.00",
    "PRF": "60.00",
    "pr": "40.00",
    "Fpr": "50.00",
}
"""The stages that say nothing else, by their harmonized code (ISO Guide 69)."""

_LEVEL_CODES: Final = {"FPD": "40.00", "PD": "30.00", "FD": "50.00", "D": "40.00"}
_PUBLISHED: Final = "60.60"
_EXPECTED: Final = "a document that RFC 5141 has a URN for"


def urn_of(structure: Structure) -> str:
    """Return the URN; raise IdentifierError where RFC 5141 has none."""
    if not _is_of_iso(structure):
        _refuse(structure)
    incorporated = [each for each in structure.supplements if each.incorporated]
    separate = structure.supplements[len(incorporated) :]
    if any(each.incorporated for each in separate):
        _refuse(structure)
    elements = [
        "-".join(structure.publishers).lower(),
        TYPES.get(structure.type, ""),
        structure.number,
        f"-{'-'.join(structure.parts)}".lower() if structure.parts else "",
        _stage(structure),
        _edition(structure),
        f"v1{''.join(_included(structure, each) for each in incorporated)}" if incorporated else "",
        *(_supplement(structure, each) for each in separate),
        ",".join(structure.languages),
    ]
    return PREFIX + ":".join(element for element in elements if element)


def _is_of_iso(structure: Structure) -> bool:
    foreign = structure.prefix or structure.revision or structure.version or structure.extent == "series"
    typed = structure.type in {"", *TYPES}
    return typed and not foreign and structure.number.isdecimal() and BODIES[structure.head].partner


def _edition(structure: Structure) -> str:
    if structure.edition.isdecimal():
        return f"ed-{structure.edition}"
    if structure.edition and not structure.year:
        _refuse(structure)
    return f"ed-{structure.year}" if structure.year else ""


def _stage(staged: Structure | Supplement) -> str:
    iteration = f".v{staged.iteration}" if staged.iteration else ""
    if not staged.stage:
        return f"stage-{_PUBLISHED}{iteration}" if iteration else ""
    return f"draft{iteration}" if staged.stage == "DRAFT" else f"stage-{_code(staged.stage)}{iteration}"


def _code(stage: str) -> str:
    if stage in STAGE_CODES:
        return STAGE_CODES[stage]
    return next(code for level, code in _LEVEL_CODES.items() if stage.startswith(level))


def _supplement(structure: Structure, supplement: Supplement) -> str:
    """Return amd:1:v2024; a published supplement to a draft says so, or the stage of the draft would be its own."""
    first = not supplement.stage and supplement is structure.supplements[0]
    ambiguous = first and structure.stage and not (structure.year or structure.edition)
    stage = _stage(supplement) or (f"stage-{_PUBLISHED}" if ambiguous else "")
    number, year = _number_and_year(structure, supplement)
    elements = (stage, _kind(structure, supplement), number, f"v{year}" if year else "")
    return ":".join(element for element in elements if element)


def _included(structure: Structure, supplement: Supplement) -> str:
    if supplement.stage:
        _refuse(structure)
    number, year = _number_and_year(structure, supplement)
    return f"-{_kind(structure, supplement)}{number}{f'.v{year}' if year else ''}"


def _kind(structure: Structure, supplement: Supplement) -> str:
    if supplement.kind not in KINDS:
        _refuse(structure)
    return KINDS[supplement.kind]


def _number_and_year(structure: Structure, supplement: Supplement) -> tuple[str, str]:
    """Return number and year; a supplement without a number is called by its year alone."""
    year = str(supplement.year) if supplement.year else ""
    if supplement.number is not None:
        return str(supplement.number), year
    if not year:
        _refuse(structure)
    return year, ""


def _refuse(structure: Structure) -> NoReturn:
    raise IdentifierError(printed(structure), 0, _EXPECTED)
