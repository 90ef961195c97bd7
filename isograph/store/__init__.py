"""The store: named graphs of triples, the files they come from, the queries put to them. Home of pyoxigraph."""

from isograph.store.store import Row, Store
from isograph.store.terms import Iri, term, value

__all__ = ["Iri", "Row", "Store", "term", "value"]
