"""The bodies that publish and adopt standards, and how each writes its identifiers: the only home of these facts."""

# Russian names are written in Cyrillic letters.
# ruff: noqa: RUF001

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Body:
    """A publisher or adopter: its name as printed and its habits.

    `partner`: it publishes jointly with ISO or IEC, so it is the document's own publisher, never an adopter of it.
    `adopts`, `numbers`: what stands between its name and an adopted document, or a number.
    `prefix`: what stands between the letters before a number and the number; None where it has no such letters.
    `dotted`: a dot belongs to its numbers and parts; for the others it begins the iteration of a draft.
    `dates`: what stands before the year; where it is a dash, a last group of two or four digits is the year.
    `revision`: what stands before a revision that takes the place of a year; None where it has none.
    `short`: it writes A1 and AC for amendments and corrigenda, as CEN does.
    `weak`: its abbreviation means other things too, so running text has to say more.
    """

    name: str
    partner: bool = False
    adopts: str = " "
    numbers: str = " "
    prefix: str | None = None
    dotted: bool = False
    dates: str = ":"
    revision: str | None = None
    short: bool = False
    weak: bool = False


def _named(names: str) -> list[str]:
    return [name.replace("_", " ") for name in names.split()]


_PARTNERS = _named("ISO IEC CISPR CIE HL7 IDF IIW IULTCS OECD OIML UNDP")
_EUROPEAN = _named("EN ENV CR CWA CEN CLC CEN/CLC DIN VDE")
_ORDINARY_WORDS = {"CR", "CIE", "HL7", "IDF", "IIW", "IULTCS", "OECD", "OIML", "UNDP"}
_EUROPEAN_WEAK = _named(
    "PD DD NF NP ÖNORM SN NBN STN MSZ SIST HRN SRPS BAS MKS SR BDS ELOT CYS LST LVS ILNAS MSA UNI I.S. ÍST ČSN TS"
)
_EUROPEAN_DASHED = _named("UNE NEN NS SS SFS PN EVS")
_OTHERS = _named(
    "PAS GOST_R GOST STB DSTU DEF_STAN STANAG AS/NZS NZS AS SANS SABS MS CNS TCVN SNI TIS PNS SLS PS SI GSO IRAM NTC "
    "NCh ABNT_NBR"
)
_DASH_YEARS = {"GOST R", "GOST", "STB"}

_ROWS: Final = (
    *(Body(name, partner=True, weak=name in _ORDINARY_WORDS) for name in _PARTNERS),
    *(Body(name, short=True, weak=name in _ORDINARY_WORDS) for name in _EUROPEAN),
    Body("HD", short=True, dotted=True, revision=" ", weak=True),
    Body("BS", short=True, dotted=True),
    *(Body(name, short=True, weak=True) for name in _EUROPEAN_WEAK),
    *(Body(name, short=True, weak=True, adopts="-") for name in _EUROPEAN_DASHED),
    *(Body(name, weak=True, dates="-" if name in _DASH_YEARS else ":", dotted=name in _DASH_YEARS) for name in _OTHERS),
    *(Body(f"KS {division}", weak=True) for division in "ABCDEFGHIPQRSTVWX"),
    Body("DS", short=True, weak=True, adopts="/"),
    Body("IS", weak=True, adopts="/"),
    Body("IEEE", partner=True, prefix="", dotted=True, dates="-"),
    Body("ASTM", partner=True, prefix="", dates="-", weak=True),
    Body("ASME", partner=True, prefix="", dotted=True, dates="-", weak=True),
    Body("SAE", partner=True, prefix="", revision="", weak=True),
    Body("ITU-T", prefix=".", dotted=True, dates="("),
    Body("ITU-R", prefix=".", dotted=True, dates="("),
    Body("CCITT", prefix=".", dotted=True, dates="("),
    Body("JIS", prefix=" "),
    *(Body(name, dotted=True, dates="-", weak=name == "GB") for name in ("GB", "GB/T", "GB/Z")),
    *(Body(name, prefix="", dotted=True, dates="-", weak=True) for name in ("ANSI", "ASQ", "ASQC", "AAMI", "NISO")),
    *(Body(name, prefix="", dotted=True, dates="-", weak=True, adopts="-") for name in ("CSA", "CAN/CSA")),
    Body("MIL", numbers="-", prefix="-", revision=""),
    Body("AQAP", numbers="-"),
    Body("QS", numbers="-"),
    Body("TL", revision=" "),
    Body("IATF"),
    Body("OHSAS"),
    Body("SA"),
    Body("VDA", dotted=True),
)

BODIES: Final = {body.name: body for body in _ROWS}
"""Every body by its name."""

_ALIASES: Final = {
    "BSI": "BS",
    "CEI": "IEC",
    "CENELEC": "CLC",
    "CEN CENELEC": "CEN/CLC",
    "ONORM": "ÖNORM",
    "OENORM": "ÖNORM",
    "CSN": "ČSN",
    "IST": "ÍST",
    "NBR": "ABNT NBR",
    "I.S": "I.S.",
    "CAN": "CAN/CSA",
    "ИСО": "ISO",
    "МЭК": "IEC",
    "ЕН": "EN",
    "ГОСТ": "GOST",
    "ГОСТ Р": "GOST R",
    "СТБ": "STB",
    "ДСТУ": "DSTU",
    "МКС": "MKS",
}

SPELLINGS: Final = {
    **{name.upper().replace("/", " ").replace("-", " "): body for name, body in BODIES.items()},
    **{spelling: BODIES[name] for spelling, name in _ALIASES.items()},
}
"""Every body by each way to write it, in capitals, with a space for a dash or slash."""

FIRST_WORDS: Final = frozenset(spelling.split()[0] for spelling in SPELLINGS if " " in spelling)
"""The first words of spellings of more than one word."""

ONLY_NUMBERS: Final = {
    "IATF": {"16949"},
    "OHSAS": {"18001", "18002", "18003"},
    "QS": {"9000"},
    "SA": {"8000"},
    "TL": {"9000"},
}
"""The bodies with a few documents only, and their numbers."""
