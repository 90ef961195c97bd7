"""The identifier of a document, as a value."""

from collections.abc import Callable, Container
from dataclasses import InitVar, dataclass, field, fields, replace
from functools import total_ordering
from typing import Final, TypeAlias

from isograph.identifiers.adoption import adopted
from isograph.identifiers.grammar import read
from isograph.identifiers.iri import iri_of, structure_of_iri
from isograph.identifiers.ordering import order
from isograph.identifiers.printing import printed
from isograph.identifiers.structure import Structure
from isograph.identifiers.urn import urn_of
from isograph.identifiers.urn_reading import structure_of_urn

Known: TypeAlias = Callable[[str], bool] | Container[str]
"""Tells whether a canonical identifier names a work or an edition: a function, or a set of those that do."""

_PIECES: Final = tuple(piece.name for piece in fields(Structure))


@total_ordering
@dataclass(frozen=True, slots=True, repr=False)
class Identifier(Structure):
    """The identifier of a standard, an edition, an amendment, an adoption or a draft, piece by piece.

    Made from text in any form people write, or from its pieces by keyword; `dataclasses.replace` changes a piece.
    Equal identifiers print alike. They are ordered by body, number, part and date.

    >>> Identifier("iso/cei 17025-2017(E)")
    Identifier('ISO/IEC 17025:2017(en)')
    >>> Identifier(publishers=("ISO",), number="9001", year=2015)
    Identifier('ISO 9001:2015')
    >>> sorted([Identifier("ISO 10013"), Identifier("ISO 9001:2015"), Identifier("ISO 9001:1994")])
    [Identifier('ISO 9001:1994'), Identifier('ISO 9001:2015'), Identifier('ISO 10013')]
    """

    text: InitVar[str | None] = None
    _order: tuple[object, ...] = field(default=(), init=False, compare=False)

    def __post_init__(self, text: str | None) -> None:
        """Read the text where one was given."""
        if text is not None or not self.publishers:
            structure = _read(text or "", None)
            for piece in _PIECES:
                object.__setattr__(self, piece, getattr(structure, piece))

    @classmethod
    def parse(cls, text: str, *, known: Known | None = None) -> "Identifier":
        """Return the identifier that a text is: canonical, sloppy, French, Russian, a file name or a URN.

        Where a last group after a dash can be a part or a year, `isograph.identifiers.number` says which it is;
        `known` knows better: the reading that it knows is taken.

        >>> Identifier.parse("BS5750 Pt 2")
        Identifier('BS 5750-2')
        >>> Identifier.parse("ISO 10303-1951", known={"ISO 10303 Part 1951"}).parts
        ('1951',)

        Raises IdentifierError, with the place and what was expected there, for text that is no identifier; a number
        alone is none.
        """
        return cls.of(_read(text, known))

    @classmethod
    def from_iri(cls, text: str) -> "Identifier":
        """Return the identifier of a document's IRI, the inverse of `iri`.

        >>> Identifier.from_iri("https://w3id.org/isograph/id/iso-ts-9002:2016")
        Identifier('ISO/TS 9002:2016')

        Raises IdentifierError for every other IRI, also that of a clause.
        """
        return cls.of(structure_of_iri(text))

    @classmethod
    def from_urn(cls, text: str) -> "Identifier":
        """Return the identifier of a URN by RFC 5141, as `isograph.identifiers.urn_reading` understands it.

        >>> Identifier.from_urn("urn:iso:std:iso:9001:ed-5:en")
        Identifier('ISO 9001 Ed 5(en)')

        Raises IdentifierError, with the place of the element that is not understood.
        """
        return cls.of(structure_of_urn(text))

    @property
    def dated(self) -> bool:
        """Whether one edition is named: by its year, or a revision or edition number in its place.

        >>> Identifier("ISO 9001:2015").dated, Identifier("TL 9000 R4.0").dated, Identifier("ISO/DIS 9001").dated
        (True, True, False)
        """
        separate = [each for each in self.supplements if not each.incorporated]
        return bool(separate[-1].year) if separate else bool(self.year or self.revision or self.edition)

    @property
    def draft(self) -> bool:
        """Whether a project is named, not a published document.

        >>> Identifier("ISO/CD 9001.2").draft, Identifier("ISO 14001:2015/DAM 2").draft
        (True, True)
        """
        supplements = any(each.stage or each.iteration for each in self.supplements)
        return bool(self.stage or self.iteration or supplements)

    @property
    def all_parts(self) -> bool:
        """Whether a multipart standard is named in its entirety."""
        return self.extent == "all parts"

    @property
    def base(self) -> "Identifier":
        """What the last supplement changes, or the identifier itself where it has none.

        >>> Identifier("ISO/IEC 10164-3:1993/Amd 1:1996/Cor 1:1996").base
        Identifier('ISO/IEC 10164-3:1993/Amd 1:1996')
        """
        if not self.supplements:
            return self
        kept = len(self.supplements) - 1
        while self.supplements[-1].incorporated and kept and self.supplements[kept - 1].incorporated:
            kept -= 1
        return replace(self, supplements=self.supplements[:kept], version="", languages=())

    @property
    def adopted(self) -> "Identifier | None":
        """The identifier inside an adoption by `isograph.identifiers.adoption`, None where nothing is adopted by name.

        >>> Identifier("BS EN ISO 9001:2015+A1:2024").adopted
        Identifier('EN ISO 9001:2015+A1:2024')
        >>> Identifier("EN ISO 9001:2015/A1:2024").adopted
        Identifier('ISO 9001:2015/Amd 1:2024')
        """
        return self.of(adopted(self)) if self.adopters else None

    @property
    def iri(self) -> str:
        """The IRI of the document, the same in all languages, by `isograph.identifiers.iri`.

        >>> Identifier("ISO 9001:2015/Amd 1:2024").iri
        'https://w3id.org/isograph/id/iso-9001:2015-amd-1:2024'
        """
        return iri_of(self)

    @property
    def urn(self) -> str:
        """The URN by RFC 5141, unique for each edition, by `isograph.identifiers.urn`.

        >>> Identifier("ISO/IEC TS 17021-2:2012").urn
        'urn:iso:std:iso-iec:ts:17021:-2:ed-2012'

        Raises IdentifierError where RFC 5141 has none, as for adoptions.
        """
        return urn_of(self)

    def undated(self) -> "Identifier":
        """Return the work: the standard without edition, amendment, stage and language.

        >>> [str(Identifier(text).undated()) for text in ("AS9100D:2016", "ISO/CD 9001.2", "EN ISO 9001:2015+A1:2024")]
        ['AS9100', 'ISO 9001', 'EN ISO 9001']
        """
        return Identifier(
            adopters=self.adopters,
            publishers=self.publishers,
            type=self.type,
            prefix=self.prefix,
            number=self.number,
            parts=self.parts,
            extent=self.extent,
        )

    def __str__(self) -> str:
        return printed(self)

    def __repr__(self) -> str:
        return f"Identifier({printed(self)!r})"

    def __hash__(self) -> int:
        """Hash what tells most documents apart: answers are kept by identifier, and sixteen pieces take their time."""
        return hash((self.adopters, self.number, self.parts, self.year, self.supplements))

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Identifier):
            return NotImplemented
        return self._key() < other._key()

    def _key(self) -> tuple[object, ...]:
        """What to compare, kept because sorting asks for it many times."""
        if not self._order:
            object.__setattr__(self, "_order", order(self))
        return self._order

    @classmethod
    def of(cls, structure: Structure) -> "Identifier":
        """Return the identifier with the pieces of a structure."""
        return cls(**{piece: getattr(structure, piece) for piece in _PIECES})


def _read(text: str, known: Known | None) -> Structure:
    if text[:4].lower() == "urn:":
        return structure_of_urn(text)
    structure, ambiguous = read(text)
    if known is None or not ambiguous or is_known(structure, known):
        return structure
    other, _ = read(text, dashes="other")
    return other if is_known(other, known) else structure


def is_known(structure: Structure, known: Known) -> bool:
    """Whether a document is known, in whatever language."""
    canonical = printed(replace(structure, languages=()))
    return known(canonical) if callable(known) else canonical in known
