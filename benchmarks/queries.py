"""The packaged queries against the same text in rdflib, on the same graph in memory."""

from collections.abc import Iterator
from functools import partial

import rdflib

import isograph
from benchmarks.figures import Figure, median
from isograph.identifiers import Identifier
from isograph.resources import query
from isograph.store.terms import Iri
from isograph.vocabulary import ACTIVITY, TABLE

ASKED: dict[str, dict[str, Identifier | Iri]] = {
    "classification": {"document": Identifier.parse("ISO 9001:2015")},
    "clauses": {"document": Identifier.parse("ISO 9001:2015")},
    "correspondences": {"table": Iri(TABLE + "iso-9001-2008-to-2015")},
    "dependents": {"document": Identifier.parse("ISO 9002:1994")},
    "omissions": {"edition": Identifier.parse("ISO 9001:2008")},
    "coverage": {"edition": Identifier.parse("ISO 9002:1994")},
    "stances": {"activity": Iri(ACTIVITY + "make")},
}


def figures() -> Iterator[Figure]:
    """Yield the time of each query, and that of rdflib for it."""
    graph = isograph.load()
    peer = rdflib.Graph()
    for triple in graph.to_rdflib().triples((None, None, None)):
        peer.add(triple)
    for name, bindings in ASKED.items():
        ours = median(partial(graph.store.answer, name, **bindings), runs=20)
        theirs = median(partial(_rdflib, peer, query(name), bindings))
        yield Figure(f"{name}.rq", ours, "rdflib", theirs)


def _rdflib(graph: rdflib.Graph, text: str, bindings: dict[str, Identifier | Iri]) -> object:
    initial = {name: rdflib.URIRef(bound if isinstance(bound, Iri) else bound.iri) for name, bound in bindings.items()}
    return list(graph.query(text, initBindings=initial))
