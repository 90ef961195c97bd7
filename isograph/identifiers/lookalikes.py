"""What looks like an identifier in running text and is none.

A mention is refused where it is more likely something else:

* a film speed (ISO 400; from ISO 1000 only near a word of photography) or a class of clean room (ISO 5): a bare number
  after ISO, without type, part, date or supplement;
* a character set (ISO-8859-1, iso8859-15, ISO-2022-JP, in one piece; ISO 8859-1 with a blank is the standard);
* a number with a unit or a decimal (EN 50 mm, DIN 5 %, EN 1,000), a telephone number (EN 555-0199);
* the number of a part or an order (P/N ISO9001-55, ISO-7342-XB12, ISO9001-55-XB), unless it is the size of a thread by
  which a screw is ordered (ISO4014-M8x40 names ISO 4014), and the name of a file (ISO-9660.img);
* an abbreviation that means other things too (SN 12345, PN 16, HD 1080, SAE 30, IS 2), unless a date after a colon, an
  adopted document or a letter before the number (SAE J1739) says that a standard is meant.
"""

from typing import Final

from isograph.identifiers.bodies import BODIES, ONLY_NUMBERS
from isograph.identifiers.pattern import THREAD, WORD_END, Pattern
from isograph.identifiers.structure import Structure

_FILM_SPEEDS: Final = frozenset(
    {25, 32, 40, 50, 64, 80, 100, 125, 160, 200, 250, 320, 400, 500, 640, 800}
    | {1600, 3200, 6400, 12800, 25600, 51200, 102400}
)
_FAST_FILM_SPEEDS: Final = frozenset({1000, 1250, 2000, 2500, 4000, 5000, 8000, 10000})
_PHOTOGRAPHY: Final = Pattern(r"film|camera|photo|aperture|shutter|exposure|f/[0-9]|\bnoise\b|\bgrain|\blens\b")
_NEAR: Final = 60

_TS_16949: Final = "16949"
"""The one technical specification that is known without its publisher."""

_CHARACTER_SET: Final = Pattern(r"ISO[-_]?(?:8859|646|2022|10646)(?![0-9])")
_IN_ONE_PIECE: Final = Pattern(r"[A-Z]+-?[0-9]")
_WITH_LETTERS: Final = Pattern(rf"-(?!{THREAD})(?:[A-Z]*[0-9]|[0-9]*[A-Z]+[0-9])")
_LETTERS: Final = Pattern(r"-(?-i:[A-Z]{2,})")
_FILE: Final = Pattern(r"\.(?:img|iso|bin|cue|nrg|zip|exe|jpe?g|png|gif)", WORD_END)
_ORDER: Final = Pattern(
    r"(?:p/n|s/n|sku|serial|model|tel|phone|fax|(?:part|item|order|article|artikel|art)[ .-]{0,2}(?:no|nr|number))",
    r"[ .:#-]{0,4}$",
)
_JUST_BEFORE: Final = 25
_UNIT: Final = Pattern(
    r"[.,][0-9]{1,3}(?![0-9])|[-.][0-9]| ?(?:%|°|€|\$|£)",
    r"| (?:[cmµ]?m|k?g|k?[VWA]|[kMG]?Hz|bar|psi|mph|rpm|USD|EUR|GBP|people|employees|pages|times|years|days)",
    WORD_END,
)


def is_look_alike(structure: Structure, text: str, start: int, end: int) -> bool:
    """Whether what was read between two places of a text is more likely something else."""
    written = text[start:end]
    if _CHARACTER_SET.match(written, 0, len(written)) or _is_of_other_number(structure) or _is_weak(structure, written):
        return True
    return not _says_more(structure) and (
        _is_film_or_room(structure, text, start, end)
        or (structure.publishers == ("BS",) and "." in structure.number)
        or _is_telephone_number(structure)
        or bool(_UNIT.match(text, end, min(len(text), end + _NEAR)))
        or _is_part_number(structure, text, start, end)
    )


def _is_of_other_number(structure: Structure) -> bool:
    numbers = ONLY_NUMBERS.get(structure.publishers[0])
    return numbers is not None and structure.number not in numbers


def _is_weak(structure: Structure, written: str) -> bool:
    """Whether only an abbreviation that means other things too stands before the number."""
    body = BODIES[structure.publishers[0]]
    type_alone = written[:2] in {"TS", "TR"} and structure.publishers == ("ISO",) and structure.number != _TS_16949
    abbreviation_alone = body.weak or type_alone
    if not abbreviation_alone or structure.prefix or len(structure.publishers) > 1:
        return False
    return not (structure.year and (":" in written or body.dates == "-"))


def _says_more(structure: Structure) -> bool:
    """Whether a date, a supplement or the like leaves no doubt that a document is meant."""
    return bool(structure.year or structure.supplements or structure.extent or structure.edition or structure.stage)


def _is_film_or_room(structure: Structure, text: str, start: int, end: int) -> bool:
    """Whether a bare number is a film speed, or of one digit as the classes of clean rooms are."""
    if structure.type or structure.parts or structure.prefix or structure.adopters or len(structure.publishers) > 1:
        return False
    if len(structure.number) == 1 and structure.publishers != ("AQAP",):
        return True
    if structure.publishers != ("ISO",):
        return False
    number = int(structure.number)
    return number in _FILM_SPEEDS or (number in _FAST_FILM_SPEEDS and _is_near_photography(text, start, end))


def _is_near_photography(text: str, start: int, end: int) -> bool:
    return bool(_PHOTOGRAPHY.compiled.search(text, max(0, start - _NEAR), end + _NEAR))


def _is_telephone_number(structure: Structure) -> bool:
    """Whether three and four digits follow each other, or four that begin with a zero; no standard has such parts."""
    last = structure.parts[-1] if structure.parts else ""
    return len(last) == len("0199") and last.isdecimal() and (len(structure.number) == len("555") or last[0] == "0")


def _is_part_number(structure: Structure, text: str, start: int, end: int) -> bool:
    """Whether a word of order stands before, or what was read in one piece goes on as no reference does."""
    if _ORDER.compiled.search(text, max(0, start - _JUST_BEFORE), start):
        return True
    if not _IN_ONE_PIECE.match(text, start, end):
        return False
    near = min(len(text), end + _NEAR)
    return bool(
        _WITH_LETTERS.match(text, end, near)
        or _FILE.match(text, end, near)
        or (structure.parts and _LETTERS.match(text, end, near))
    )
