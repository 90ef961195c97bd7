"""Printing an identifier in its canonical form, the way its body writes it."""

from typing import Final

from isograph.identifiers.bodies import BODIES, Body
from isograph.identifiers.pattern import FIRST_YEAR, LAST_YEAR
from isograph.identifiers.structure import Structure, Supplement
from isograph.identifiers.terms import KIND_STAGES, LEADING_STAGES, SHORT_KINDS, SILENT_TYPES, TYPED_STAGES

_SPACED_TYPES: Final = {"Guide", "DIR", "SPEC"}


def printed(structure: Structure) -> str:
    """Return the canonical text: one form for each document and language, which reads as the same structure."""
    return f"{name(structure)}{_date(structure)}{tail(structure)}"


def name(structure: Structure) -> str:
    """Return what stands before the date: bodies, stage, type, number, parts."""
    return f"{_head(structure)}{_designation(structure)}"


def tail(structure: Structure) -> str:
    """Return what stands behind the date: edition, extent, supplements, form of print, languages."""
    edition = f" Ed {structure.edition}" if structure.edition else ""
    extent = {"all parts": " (all parts)", "series": " series"}.get(structure.extent, "")
    short = BODIES[structure.head].short
    supplements = "".join(_supplement(each, short=short) for each in structure.supplements)
    version = f" {structure.version}" if structure.version else ""
    languages = f"({','.join(structure.languages)})" if structure.languages else ""
    return f"{edition}{extent}{supplements}{version}{languages}"


def year_and_month(dated: Structure | Supplement) -> str:
    """Return 2015, or 2015-11 where the month is known."""
    return f"{dated.year}-{dated.month:02}" if dated.month else str(dated.year)


def _head(structure: Structure) -> str:
    """Return bodies, stage and type, up to the number."""
    leading, label = LEADING_STAGES.get(structure.stage, ""), _label(structure)
    if structure.type in SILENT_TYPES:
        return f"{leading}{label} "
    if structure.head == "SAE" and structure.prefix == "AS":
        return leading
    adopters = "".join(name + BODIES[name].adopts for name in structure.adopters)
    publishers = "/".join(structure.publishers)
    if not label:
        return f"{leading}{adopters}{publishers}{BODIES[structure.publishers[0]].numbers if structure.number else ''}"
    separator = " " if len(structure.publishers) > 1 or label in _SPACED_TYPES else "/"
    return f"{leading}{adopters}{publishers}{separator}{label} "


def _label(structure: Structure) -> str:
    """Return stage and type; a stage such as DTS says both."""
    stage = "" if structure.stage in LEADING_STAGES else structure.stage
    return stage if TYPED_STAGES.get(stage) == structure.type else f"{stage} {structure.type}".strip()


def _designation(structure: Structure) -> str:
    iteration = f".{structure.iteration}" if structure.iteration else ""
    if structure.type == "DIR":
        return " ".join(piece for piece in (structure.number, *structure.parts) if piece) + iteration
    body = BODIES[structure.publishers[0]]
    prefix = f"{structure.prefix}{body.prefix}" if structure.prefix else ""
    revision = f"{body.revision}{structure.revision}" if structure.revision else ""
    return f"{prefix}{structure.number}{revision}{_parts(structure)}{iteration}"


def _parts(structure: Structure) -> str:
    """Return the parts; one that reads as a year is named in words: ISO 10303 Part 2001."""
    head = BODIES[structure.head]
    before_colon = len(structure.parts) - 1 if structure.year and not structure.iteration and head.dates == ":" else -1
    return "".join(
        f" Part {part}" if index != before_colon and _is_like_year(part, head) else f"-{part}"
        for index, part in enumerate(structure.parts)
    )


def _is_like_year(part: str, head: Body) -> bool:
    if not part.isdecimal():
        return False
    return FIRST_YEAR <= int(part) <= LAST_YEAR or (len(part) == len("94") and head.dates == "-")


def _date(structure: Structure) -> str:
    if not structure.year:
        return ""
    dates = BODIES[structure.head].dates
    if dates != "(":
        return f"{dates}{year_and_month(structure)}"
    return f" ({structure.month:02}/{structure.year})" if structure.month else f" ({structure.year})"


def _supplement(supplement: Supplement, *, short: bool) -> str:
    joined = "+" if supplement.incorporated else "/"
    iteration = f".{supplement.iteration}" if supplement.iteration else ""
    date = f":{year_and_month(supplement)}" if supplement.year else ""
    return f"{joined}{_kind_and_number(supplement, short=short)}{iteration}{date}"


def _kind_and_number(supplement: Supplement, *, short: bool) -> str:
    """Return Amd 1 or DAM 1, or A1 where the body writes short forms."""
    kind, stage = supplement.kind, supplement.stage
    number = "" if supplement.number is None else str(supplement.number)
    european_draft = stage in LEADING_STAGES
    if kind in SHORT_KINDS and (european_draft or (short and not stage)) and (number or kind == "Cor"):
        return f"{stage}{SHORT_KINDS[kind]}{number}"
    abbreviation = stage if stage in KIND_STAGES else f"{stage} {kind}".strip()
    return f"{abbreviation} {number}".strip()
