"""Adds what is new to the list of published terms, and takes nothing away: `python -m tests.ontology.terms`."""

from pathlib import Path

from rdflib import OWL, RDF, SKOS, Graph

from isograph.resources import ontology_files
from isograph.vocabulary import BASE, PREFIXES

LIST = Path(__file__).parent / "terms.txt"
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept, SKOS.ConceptScheme)
OURS = {prefix: namespace for prefix, namespace in PREFIXES.items() if namespace.startswith(BASE)}


def ontology() -> Graph:
    """Return the published files as one graph."""
    graph = Graph()
    for path in ontology_files():
        graph.parse(path)
    return graph


def terms(graph: Graph) -> set[str]:
    """Return the prefixed names of the classes, properties and concepts of our namespaces in a graph."""
    found = {str(term) for kind in KINDS for term in graph.subjects(RDF.type, kind)}
    places = ((prefix, namespace, iri) for prefix, namespace in OURS.items() for iri in found)
    return {f"{prefix}:{iri.removeprefix(namespace)}" for prefix, namespace, iri in places if iri.startswith(namespace)}


def listed() -> list[str]:
    """Return the terms that were published, as they are listed."""
    return LIST.read_text(encoding="utf-8").split()


if __name__ == "__main__":
    LIST.write_text("\n".join(sorted({*listed(), *terms(ontology())})) + "\n", encoding="utf-8")
