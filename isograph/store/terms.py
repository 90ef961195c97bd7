"""RDF terms and Python values: the one table between them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from isograph.errors import IdentifierError, QueryError
from isograph.identifiers import Identifier
from isograph.results import Value
from isograph.store.asking import Term
from isograph.vocabulary import DOCUMENT, XSD

if TYPE_CHECKING:
    from rdflib.term import Node


class Iri(str):
    """An IRI that is no document's: a plain string that is bound as an IRI.

    >>> Iri("https://w3id.org/isograph/activity/make")
    Iri('https://w3id.org/isograph/activity/make')
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Iri({str.__repr__(self)})"


def value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Value:
    """Return a term as a Python value: documents as Identifier, other IRIs as Iri, literals by their datatype."""
    if isinstance(term, ox.NamedNode):
        return named(term.value)
    if isinstance(term, ox.Literal):
        return _read(term)
    return None if term is None else str(term)


def term(bound: "Value | Node") -> Term:
    """Return a Python value, or a node of rdflib, as a term; raise QueryError where it has none."""
    if isinstance(bound, Identifier):
        return _node(bound)
    if isinstance(bound, Iri):
        return _iri(bound)
    if hasattr(bound, "n3"):
        return _foreign(bound)
    if isinstance(bound, (bool, int, float, str)):
        return _literal(bound)
    if isinstance(bound, Decimal) and bound.is_finite():
        return ox.Literal(f"{bound:f}", datatype=ox.NamedNode(XSD + "decimal"))
    if isinstance(bound, date):
        kind = "dateTime" if hasattr(bound, "hour") else "date"
        return ox.Literal(bound.isoformat(), datatype=ox.NamedNode(XSD + kind))
    raise QueryError(f"{bound!r} has no RDF term: bind text, a number, a date, an Identifier or an Iri")


def node(thing: Value) -> ox.NamedNode | ox.BlankNode | None:
    """Return what a value names: an IRI, or a blank node as it comes in answers; none for a literal."""
    if isinstance(thing, str) and thing.startswith("_:"):
        return ox.BlankNode(thing.removeprefix("_:"))
    found = term(thing) if thing is not None else None
    return found if isinstance(found, ox.NamedNode) else None


def language(object_: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """Return the language of a text, empty for all else."""
    return (object_.language or "") if isinstance(object_, ox.Literal) else ""


@lru_cache(maxsize=50_000)
def _node(document: Identifier) -> ox.NamedNode:
    """Return the node of a document, kept because answers ask for the same documents again and again."""
    return ox.NamedNode(document.iri)


def _iri(text: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(text)
    except ValueError:
        raise QueryError(f"{str(text)!r} is no IRI") from None


def _literal(bound: str | float) -> ox.Literal:
    try:
        return ox.Literal(bound)
    except ValueError:
        raise QueryError(f"{bound!r} has no RDF term: it holds half of a character") from None


def _foreign(bound: object) -> Term:
    from isograph.store.rdflib_view import term_of  # noqa: PLC0415  whoever has such a node has imported rdflib

    try:
        return term_of(bound)
    except ValueError as error:
        raise QueryError(f"{bound!r} has no RDF term: {error}") from None


@lru_cache(maxsize=200_000)
def named(iri: str) -> Value:
    """Return the document that an IRI names, or the IRI."""
    return _document(iri) if iri.startswith(DOCUMENT) and "#" not in iri else Iri(iri)


def _document(iri: str) -> Value:
    try:
        return Identifier.from_iri(iri)
    except IdentifierError:
        return Iri(iri)


_WHOLE: Final = ("integer", "int", "long", "short", "nonNegativeInteger")
_READERS: Final[dict[str, Callable[[str], Value]]] = {
    **dict.fromkeys((XSD + name for name in _WHOLE), int),
    **dict.fromkeys((XSD + "double", XSD + "float"), float),
    XSD + "boolean": lambda text: text in {"true", "1"},
    XSD + "date": date.fromisoformat,
    XSD + "decimal": Decimal,
}


def _read(literal: ox.Literal) -> Value:
    """Return the value of a literal; where its text is none of its datatype, the text."""
    text, reader = literal.value, _READERS.get(literal.datatype.value)
    try:
        return reader(text) if reader else text
    except (ValueError, ArithmeticError):
        return text
