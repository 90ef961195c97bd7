"""What a caller may state: Turtle text, a file, an rdflib graph, or triples of Python values."""

from collections.abc import Iterable
from os import PathLike
from typing import TYPE_CHECKING, Union

from isograph.results import Value
from isograph.store import Store
from isograph.store.terms import term
from isograph.store.withheld import Triple
from isograph.vocabulary import GRAPH

if TYPE_CHECKING:
    import rdflib

Statements = Union[str, PathLike[str], "rdflib.Graph", Iterable[tuple[Value, Value, Value]]]
"""Turtle text in which our prefixes are known, the path of an RDF file, an rdflib graph, or triples of values."""

ADDED = GRAPH + "added"
"""The named graph of what is added without saying where."""


def statements(given: Statements) -> tuple[Triple, ...]:
    """Return statements as N-Triples text, each once.

    >>> statements("id:iso-9001:2015 skos:note 'ours' .")
    (('<https://w3id.org/isograph/id/iso-9001:2015>', '<http://www.w3.org/2004/02/skos/core#note>', '"ours"'),)

    Raises ParseError, StoreError or FormatError for text or a file that cannot be read, and QueryError for a value
    that has no term.
    """
    store = Store.memory()
    if isinstance(given, PathLike):
        store.load(given, ADDED)
    elif isinstance(given, str):
        store.read(given, ADDED)
    elif hasattr(given, "serialize"):
        store.read(given.serialize(format="nt"), ADDED)
    else:
        return tuple(dict.fromkeys((str(term(s)), str(term(p)), str(term(o))) for s, p, o in given))
    return tuple(store.triples())
