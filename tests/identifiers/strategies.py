"""Identifiers of every kind of body, built from their pieces."""

from hypothesis import strategies as st

from isograph.identifiers import Identifier, Supplement
from isograph.identifiers.terms import KIND_STAGES, LANGUAGES, TYPED_STAGES, VERSIONS

_YEARS = st.integers(1901, 2099)
_MONTHS = st.none() | st.integers(1, 12)
_NUMBERS = st.integers(1, 99999).map(str)
_PARTS = st.integers(1, 20999).map(str) | st.from_regex(
    r"[A-HJ-Z]0[1-9]|[B-Z][0-9]{0,2}|[0-9][A-Z]{1,2}", fullmatch=True
)
_PART_LISTS = st.lists(_PARTS, max_size=3).map(tuple)
_ITERATIONS = st.none() | st.integers(1, 9)
_EDITIONS = st.just("") | st.integers(1, 20).map(str)
_LANGUAGES = st.sets(st.sampled_from(LANGUAGES), max_size=3).map(
    lambda codes: tuple(sorted(codes, key=LANGUAGES.index))
)

_INTERNATIONAL = (
    ("ISO",),
    ("IEC",),
    ("ISO", "IEC"),
    ("ISO", "IEC", "IEEE"),
    ("ISO", "ASTM"),
    ("IEC", "IEEE"),
    ("CISPR",),
)
_ADOPTERS = (
    (),
    ("EN",),
    ("BS", "EN"),
    ("DIN", "EN"),
    ("UNE", "EN"),
    ("ÖNORM", "EN"),
    ("BS",),
    ("AS/NZS",),
    ("GOST R",),
)
_NATIONAL = (
    *((name, "", "") for name in ("EN", "BS", "DIN", "GB/T", "GOST R", "IATF")),
    *(("JIS", "Q", ""), ("ITU-T", "X", ""), ("SAE", "AS", "D"), ("MIL", "Q", "A"), ("TL", "", "R4.0")),
)
_PLAIN_TYPES = ("", "TS", "TR", "PAS", "Guide", "ISP", "DATA", "R", "SRD")
_PLAIN_STAGES = ("", "", "PWI", "NP", "AWI", "WD", "CD", "CDV", "PRF", "DRAFT")
_KINDS = ("Amd", "Cor", "Add", "Suppl", "Ext", "ISH")


@st.composite
def supplements(draw: st.DrawFn, *, incorporated: bool = False) -> Supplement:
    """A supplement: published, or at a stage that its kind can have."""
    kind = draw(st.sampled_from(_KINDS))
    typed = [stage for stage, of in KIND_STAGES.items() if of == kind]
    year = draw(st.none() | _YEARS)
    return Supplement(
        kind=kind,
        number=draw(st.integers(1, 199)),
        stage=draw(st.sampled_from(("", "", "CD", "AWI", *typed))) if not incorporated else "",
        iteration=draw(_ITERATIONS) if not incorporated else None,
        year=year,
        month=draw(_MONTHS) if year else None,
        incorporated=incorporated,
    )


@st.composite
def international(draw: st.DrawFn) -> Identifier:
    """A document of ISO or IEC, as published or as adopted."""
    adopters = draw(st.sampled_from(_ADOPTERS))
    kind = draw(st.sampled_from(_PLAIN_TYPES))
    typed = [stage for stage, of in TYPED_STAGES.items() if of == kind]
    year = draw(st.none() | _YEARS)
    return Identifier(
        adopters=adopters,
        publishers=draw(st.sampled_from(_INTERNATIONAL)),
        type=kind,
        stage=draw(st.sampled_from((*_PLAIN_STAGES, *typed))),
        number=draw(_NUMBERS),
        parts=draw(_PART_LISTS),
        iteration=draw(_ITERATIONS),
        year=year,
        month=draw(_MONTHS) if year else None,
        edition=draw(_EDITIONS),
        supplements=tuple(draw(st.lists(supplements() | supplements(incorporated=True), max_size=3))),
        version=draw(st.sampled_from(("", "", *VERSIONS))),
        languages=draw(_LANGUAGES),
    )


@st.composite
def national(draw: st.DrawFn) -> Identifier:
    """A document that a national or European body, or one of industry, numbered itself."""
    name, prefix, revision = draw(st.sampled_from(_NATIONAL))
    year = draw(st.none() | _YEARS)
    return Identifier(
        publishers=(name,),
        prefix=prefix,
        number="9100" if name == "SAE" else draw(_NUMBERS),
        revision=draw(st.sampled_from(("", revision))),
        parts=draw(_PART_LISTS) if name != "TL" else (),
        year=year,
        month=draw(_MONTHS) if year else None,
        supplements=tuple(draw(st.lists(supplements(), max_size=2))),
        languages=draw(_LANGUAGES),
    )


@st.composite
def american(draw: st.DrawFn) -> Identifier:
    """A document of ANSI and those it publishes with, whose years stand after a dash."""
    return Identifier(
        publishers=draw(st.sampled_from((("ANSI", "ASQC"), ("ANSI", "ISO", "ASQ"), ("CSA",), ("ASTM",)))),
        prefix=draw(st.sampled_from("QZE")),
        number=draw(_NUMBERS),
        parts=draw(st.lists(st.integers(1, 9).map(str), max_size=2).map(tuple)),
        year=draw(st.none() | _YEARS),
    )


@st.composite
def families(draw: st.DrawFn) -> Identifier:
    """A multipart standard in its entirety, or a family of standards."""
    return Identifier(
        publishers=draw(st.sampled_from(_INTERNATIONAL)),
        number=draw(_NUMBERS),
        year=draw(st.none() | _YEARS),
        extent=draw(st.sampled_from(("all parts", "series"))),
    )


def identifiers() -> st.SearchStrategy[Identifier]:
    """Return identifiers of all these kinds."""
    return international() | national() | american() | families()
