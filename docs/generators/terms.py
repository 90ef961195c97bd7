"""The ontology as its terms: what each is called, means, and is related to."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, URIRef
from rdflib.collection import Collection

from isograph import resources, vocabulary

SCHEMA: Final = rdflib.Namespace(vocabulary.SCHEMA)
ONTOLOGY: Final = rdflib.Namespace(vocabulary.ONTOLOGY)
KINDS: Final = {OWL.Class: "Classes", OWL.ObjectProperty: "Object properties", OWL.DatatypeProperty: "Data properties"}
"""The kinds of terms, in the order of a page."""

_CHARACTERISTICS: Final = {
    OWL.AsymmetricProperty: "asymmetric",
    OWL.FunctionalProperty: "functional",
    OWL.InverseFunctionalProperty: "inverse functional",
    OWL.IrreflexiveProperty: "irreflexive",
    OWL.SymmetricProperty: "symmetric",
    OWL.TransitiveProperty: "transitive",
}
_RELATIONS: Final = {
    "kind of": RDFS.subClassOf,
    "follows into": RDFS.subPropertyOf,
    "same as": OWL.equivalentProperty,
    "inverse of": OWL.inverseOf,
    "disjoint with": OWL.disjointWith,
    "from": SCHEMA.domainIncludes,
    "makes its subject": RDFS.domain,
    "to": SCHEMA.rangeIncludes,
    "makes its object": RDFS.range,
    "replaced by": rdflib.DCTERMS.isReplacedBy,
}


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of the ontology; what it is related to by names that a reader understands."""

    iri: URIRef
    kind: str
    label: str
    definition: str
    notes: tuple[str, ...]
    examples: tuple[str, ...]
    characteristics: tuple[str, ...]
    related: tuple[tuple[str, tuple[URIRef, ...]], ...]
    chains: tuple[tuple[URIRef, ...], ...]
    aligned: tuple[URIRef, ...]

    @property
    def name(self) -> str:
        """The local name, which is its anchor too."""
        return self.iri.removeprefix(vocabulary.ONTOLOGY)

    def to(self, relation: str) -> tuple[URIRef, ...]:
        """Return what it is related to in one way."""
        return dict(self.related).get(relation, ())


@cache
def modules() -> dict[str, tuple[Term, ...]]:
    """Return the terms of each module of the ontology, in the order of its file, by the name of the file.

    >>> modules()["dates"][0].name
    'Dated'
    """
    files = [path for path in resources.ontology_files() if path.parent.name != "vocabularies"]
    return {path.stem: terms for path in files if (terms := tuple(_terms(path)))}


@cache
def home() -> dict[URIRef, str]:
    """Return the module of each term."""
    return {term.iri: module for module, terms in modules().items() for term in terms}


def _terms(path: Path) -> Iterator[Term]:
    graph = parsed(path)
    for kind, title in KINDS.items():
        own = sorted(str(each) for each in graph.subjects(RDF.type, kind) if (each, RDFS.label, None) in graph)
        yield from (_term(graph, URIRef(each), title) for each in own if each.startswith(vocabulary.ONTOLOGY))


def _term(graph: rdflib.Graph, iri: URIRef, kind: str) -> Term:
    types = set(graph.objects(iri, RDF.type))
    return Term(
        iri,
        kind,
        str(graph.value(iri, RDFS.label)),
        str(graph.value(iri, SKOS.definition)),
        notes=tuple(sorted(map(str, graph.objects(iri, SKOS.scopeNote)))),
        examples=tuple(sorted(map(str, graph.objects(iri, SKOS.example)))),
        characteristics=tuple(told for each, told in _CHARACTERISTICS.items() if each in types),
        related=tuple((told, found) for told, each in _RELATIONS.items() if (found := _named(graph, iri, each))),
        chains=tuple(sorted(_chains(graph, iri))),
        aligned=tuple(sorted(_aligned(iri))),
    )


def _named(graph: rdflib.Graph, subject: URIRef, predicate: URIRef) -> tuple[URIRef, ...]:
    return tuple(sorted(each for each in graph.objects(subject, predicate) if isinstance(each, URIRef)))


def _chains(graph: rdflib.Graph, iri: URIRef) -> Iterator[tuple[URIRef, ...]]:
    for head in graph.objects(iri, OWL.propertyChainAxiom):
        yield tuple(URIRef(str(each)) for each in Collection(graph, head))


def _aligned(iri: URIRef) -> set[URIRef]:
    above = (RDFS.subClassOf, RDFS.subPropertyOf)
    return {URIRef(str(each)) for predicate in above for each in _alignments().objects(iri, predicate)}


@cache
def prefixes() -> dict[str, str]:
    """Return the prefixes of our namespaces, and of those that the ontology is aligned with."""
    return {**vocabulary.PREFIXES, **{prefix: str(namespace) for prefix, namespace in _alignments().namespaces()}}


@cache
def _alignments() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in resources.alignment_files():
        graph.parse(path, format="turtle")
    return graph


def parsed(path: Path) -> rdflib.Graph:
    """Return what a file of Turtle holds."""
    return rdflib.Graph().parse(path, format="turtle")
