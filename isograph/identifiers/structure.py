"""The pieces of an identifier, by ISO's names for them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """A document that changes or adds to another: an amendment, a corrigendum, an addendum, a supplement, an extract.

    `kind` is one of `isograph.identifiers.terms.KINDS`. An amendment that is `incorporated` is printed inside the
    text it changes (BS EN ISO 9001:2015+A1:2024); else it is a document of its own (ISO 9001:2015/Amd 1:2024).

    >>> Supplement(kind="Amd", number=1, year=2024).incorporated
    False
    """

    kind: str
    number: int | None = None
    stage: str = ""
    iteration: int | None = None
    year: int | None = None
    month: int | None = None
    incorporated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """What a reference to a document says, piece by piece; an empty piece was not said.

    `adopters` are the bodies that adopted the document, the last one first: BS and EN in BS EN ISO 9001. `prefix`
    is what stands before the number (Z in JIS Z 9901, X in ITU-T X.509), `revision` what some bodies write in place
    of a year (D in AS9100D), `extent` is "all parts" or "series", `version` a form of print such as IEC's CSV.

    >>> Structure(publishers=("ISO",), number="9001", year=2015).parts
    ()
    """

    adopters: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    type: str = ""
    stage: str = ""
    prefix: str = ""
    number: str = ""
    parts: tuple[str, ...] = ()
    revision: str = ""
    iteration: int | None = None
    year: int | None = None
    month: int | None = None
    edition: str = ""
    extent: str = ""
    supplements: tuple[Supplement, ...] = ()
    version: str = ""
    languages: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        """The body whose habits the reference follows: the last that adopted the document, or its publisher."""
        return self.adopters[0] if self.adopters else self.publishers[0]
