"""The documents that somebody watches: references, or files of references, one a line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import TypeAlias

from isograph.answers.facts.documents import describe, documents, editions_of
from isograph.errors import IdentifierError, ParseError
from isograph.identifiers import Identifier
from isograph.model import Edition, Standard
from isograph.reading.decoding import pieces
from isograph.reading.lists import passages
from isograph.store import Store

Watched: TypeAlias = str | Identifier | Edition | Standard | PathLike[str]
"""A document to watch by its reference, or the path of a file with a reference a line."""

_ADOPTIONS = ("hasAdoption", "adoptionOf")


@dataclass(frozen=True, slots=True)
class Watch:
    """References that are watched; without any, everything is.

    An undated reference stands for all editions, drafts, amendments and corrigenda of the standard, one "(all parts)"
    for those of its parts as well, a dated one for that edition and what amends it. Adoptions are watched with what
    they adopt, and what they adopt with them.
    """

    references: tuple[Identifier, ...] = ()
    iris: frozenset[str] = frozenset()

    @classmethod
    def of(cls, watched: Watched | Iterable[Watched], stores: Iterable[Store]) -> "Watch":
        """Return the watch for what a caller gives, with the adoptions that some stores know.

        Raises IdentifierError for text that names no document, ParseError with the line for such a line of a file or a
        file without any reference, ReadingError for a file that cannot be read.
        """
        given = (watched,) if isinstance(watched, str | PathLike | Identifier | Edition | Standard) else watched
        references = tuple(dict.fromkeys(each for one in given for each in _references(one)))
        related = (each for store in stores for reference in references for each in _related(store, reference))
        return cls(references, frozenset(each.iri for each in (*references, *related)))

    def watches(self, document: Identifier) -> bool:
        """Whether a document is watched.

        >>> watch = Watch.of(["ISO 10303 (all parts)", "ISO 9001"], ())
        >>> [watch.watches(Identifier(each)) for each in ("ISO/CD TS 10303-42", "BS EN ISO 9001:2015", "ISO 9004:2018")]
        [True, True, False]
        """
        return not self.references or any(each.iri in self.iris for each in _names(document))

    def unknown(self, stores: Iterable[Store]) -> tuple[Identifier, ...]:
        """Return the references of which none of some stores has a document."""
        known = tuple(stores)
        return tuple(each for each in self.references if not any(_has(store, each) for store in known))


def _references(given: Watched) -> Iterator[Identifier]:
    if isinstance(given, Identifier):
        yield given
    elif isinstance(given, (Edition, Standard)):
        yield given.identifier
    elif isinstance(given, str):
        yield Identifier.parse(given)
    else:
        yield from _lines(Path(given))


def _lines(path: Path) -> Iterator[Identifier]:
    line = None
    for line in passages(pieces(path, lambda _: None)):
        try:
            yield Identifier.parse(line.text)
        except IdentifierError as error:
            raise ParseError(str(path), line.line, str(error)) from None
    if line is None:
        raise ParseError(str(path), None, "there is no reference to watch in it")


def _names(document: Identifier) -> Iterator[Identifier]:
    """Yield by what a document may be watched: itself, what it amends, its standard, all parts, what it adopts."""
    yield document
    while document.supplements:
        document = document.base
        yield document
    work = document.undated()
    whole = replace(work, parts=(), extent="all parts")
    yield from (work, whole, replace(whole, type=""))  # parts of ISO 10303 are ISO/TS 10303-1671 too
    if adopted := document.adopted:
        yield from _names(adopted)


def _related(store: Store, reference: Identifier) -> Iterator[Identifier]:
    """Yield what a reference adopts by its name, and what it adopts or is adopted as by what a store knows."""
    inner = reference.adopted
    while inner:
        yield inner
        inner = inner.adopted
    works = not (reference.dated or reference.draft)
    for edition in editions_of(store, reference) if works else (reference,):
        for prop in _ADOPTIONS:
            yield from (each.undated() if works else each for each in documents(describe(store, edition), prop))


def _has(store: Store, reference: Identifier) -> bool:
    return bool(describe(store, reference)["identifier"]) or (
        reference.all_parts and any(store.answer("identifiers_with", number=reference.number))
    )
