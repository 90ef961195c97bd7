"""The abbreviations of document types, stages, supplements, languages and forms of print: the only home of these facts.

ISO/IEC Directives, Part 1 names the types and stages; the catalogues of ISO and IEC show how they are written.
"""

# Russian abbreviations are written in Cyrillic letters.
# ruff: noqa: RUF001

from typing import Final

TYPES: Final = ("TS", "TR", "PAS", "Guide", "IWA", "ISP", "R", "DATA", "TTA", "SRD", "SPEC", "DIR", "Annex")
"""Document types as printed; an International Standard, or a body's ordinary standard, has none."""

TYPE_SPELLINGS: Final = {
    **{name.upper(): name for name in TYPES},
    "GUIDES": "Guide",
    "DIRECTIVES": "DIR",
    "ТО": "TR",
    "ТС": "TS",
    "ТУ": "TS",
    "РУКОВОДСТВО": "Guide",
    "РУКОВОДСТВА": "Guide",
}
"""Every type by each way to write it, in capitals."""

SILENT_TYPES: Final = {"IWA": "ISO", "Annex": "ISO"}
"""The types that are written without their publisher, with that publisher."""

USUAL_PUBLISHERS: Final = {**SILENT_TYPES, "TS": "ISO", "TR": "ISO", "PAS": "PAS"}
"""Who is meant where only the type is written: TS 16949 is ISO/TS 16949, PAS 99 is of BSI."""

_LEVELS: Final = ("D", "FD", "PD", "FPD")
_TYPE_DRAFTS: Final = {"IS": "", "TS": "TS", "TR": "TR", "PAS": "PAS", "Guide": "Guide", "ISP": "ISP", "SRD": "SRD"}
_KIND_DRAFTS: Final = {"AM": "Amd", "COR": "Cor", "AD": "Add", "Suppl": "Suppl"}

_NAMES_IN_DRAFTS: Final = (*_TYPE_DRAFTS, *_KIND_DRAFTS)

PLAIN_STAGES: Final = ("PWI", "NP", "AWI", "WD", "CD", "CDV", "PRF", "DRAFT")
"""Stages that are written before a type or kind; DRAFT is a stage that is not told."""

LEADING_STAGES: Final = {"pr": "pr", "Fpr": "Fpr", "E": "E "}
"""Stages that are written before the body, as printed there: prEN, FprISO, E DIN (Entwurf)."""

TYPED_STAGES: Final = {level + name: of for level in _LEVELS for name, of in _TYPE_DRAFTS.items()}
"""Stages that say the type too: DIS, FDTS, DGuide."""

KIND_STAGES: Final = {level + name: of for level in _LEVELS for name, of in _KIND_DRAFTS.items()}
"""Stages that say the kind of supplement too: DAM, FDCOR."""


def typed_stage(stage: str, of: str, typed: dict[str, str]) -> str:
    """Return the stage of the same level that says the type or kind, or the stage itself where there is none.

    >>> typed_stage("DIS", "TS", TYPED_STAGES), typed_stage("FD", "Amd", KIND_STAGES)
    ('DTS', 'FDAM')
    """
    level = stage.removesuffix("IS")
    return next((level + name for name in _NAMES_IN_DRAFTS if typed.get(level + name) == of), stage)


STAGE_SPELLINGS: Final = {
    **{name.upper(): name for name in (*PLAIN_STAGES, *TYPED_STAGES)},
    "NWIP": "NP",
    "ПМС": "DIS",
    "ОПМС": "FDIS",
}
"""Every stage before a type by each way to write it, in capitals."""

KINDS: Final = ("Amd", "Cor", "Add", "Suppl", "Ext", "ISH", "FRAG", "ISO SUP", "IEC SUP", "JTC 1 SUP")
"""Supplements as printed: amendment, corrigendum, addendum, supplement, extract, interpretation sheet, fragment."""

KIND_SPELLINGS: Final = {
    "AMD": "Amd",
    "AMENDMENT": "Amd",
    "AMENDEMENT": "Amd",
    "ÄNDERUNG": "Amd",
    "ИЗМ": "Amd",
    "ИЗМЕНЕНИЕ": "Amd",
    "A": "Amd",
    "COR": "Cor",
    "CORR": "Cor",
    "CORRIGENDUM": "Cor",
    "TECHNICAL CORRIGENDUM": "Cor",
    "TECH COR": "Cor",
    "RECTIFICATIF": "Cor",
    "BERICHTIGUNG": "Cor",
    "ПОПРАВКА": "Cor",
    "AC": "Cor",
    "ADD": "Add",
    "ADDENDUM": "Add",
    "ADDITIF": "Add",
    "SUPPL": "Suppl",
    "SUP": "Suppl",
    "SUPPLEMENT": "Suppl",
    "EXT": "Ext",
    "EXTRACT": "Ext",
    "ISH": "ISH",
    "IS": "ISH",
    "FRAG": "FRAG",
}
"""Every kind of supplement by each way to write it, in capitals."""

SHORT_KINDS: Final = {"Amd": "A", "Cor": "AC"}
"""How CEN and its members write amendments and corrigenda."""

LANGUAGES: Final = (
    "en",
    "fr",
    "ru",
    "es",
    "ar",
    "de",
    "cs",
    "da",
    "el",
    "fi",
    "hu",
    "it",
    "ja",
    "ko",
    "nl",
    "no",
    "pl",
)
"""Languages by their ISO 639 codes, in the order in which they are printed."""

LANGUAGE_SPELLINGS: Final = {
    **{code: code for code in (*LANGUAGES, "pt", "sv", "tr", "zh", "other")},
    **dict(zip("efrsad", ("en", "fr", "ru", "es", "ar", "de"), strict=True)),
}
"""Each code, and the single letters of older references: (E), (E/F)."""

VERSIONS: Final = ("CSV", "CMV", "EXV", "PRV", "RLV", "TC")
"""Forms of print: IEC's consolidated, commented, extended, pre-release and redline versions, BSI's tracked changes."""

ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
"""The words for editions, from the first."""
