"""The ontology in one file: nothing to fetch, one header, and nothing that a reader of OWL would have to guess."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, BNode, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Node

from isograph import KnowledgeGraph
from isograph.exporting import export_ontology
from isograph.vocabulary import DCTERMS, ONTOLOGY, XSD

HEADER = URIRef(ONTOLOGY.removesuffix("#"))
BUILT_IN = (str(RDF), str(RDFS), str(OWL), XSD)
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
OF_CLASSES = (RDFS.subClassOf, RDFS.domain, RDFS.range, OWL.equivalentClass, OWL.disjointWith, OWL.complementOf)
OF_RESTRICTIONS = (OWL.allValuesFrom, OWL.someValuesFrom, OWL.onClass)
OF_PROPERTIES = (RDFS.subPropertyOf, OWL.inverseOf, OWL.onProperty, OWL.equivalentProperty, OWL.propertyDisjointWith)
LISTS_OF_CLASSES = (OWL.unionOf, OWL.intersectionOf, OWL.members)
LISTS_OF_PROPERTIES = (OWL.propertyChainAxiom, OWL.hasKey)


@pytest.fixture(scope="module")
def ontology(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    """The ontology as it is written."""
    path = tmp_path_factory.mktemp("ontology") / "isograph.ttl"
    export_ontology(graph.store, path)
    return rdflib.Graph().parse(path)


def undeclared(ontology: rdflib.Graph) -> list[str]:
    """Return the classes and properties that are used in some place where OWL expects them, and not declared."""
    declared = {subject for kind in PROPERTIES for subject in ontology.subjects(RDF.type, kind)}
    classes = {*ontology.subjects(RDF.type, OWL.Class), *ontology.subjects(RDF.type, RDFS.Datatype)}
    wanted = {*_foreign(_classes(ontology))} - classes
    return sorted(str(each) for each in wanted | ({*_foreign(_properties(ontology))} - declared))


def misused(ontology: rdflib.Graph) -> list[str]:
    """Return the properties whose values, or whose several declarations, do not fit."""
    kinds = {kind: set(ontology.subjects(RDF.type, kind)) for kind in PROPERTIES}
    several = {
        a for kind, found in kinds.items() for other, more in kinds.items() if kind != other for a in found & more
    }
    literal = {p for p in kinds[OWL.ObjectProperty] for o in ontology.objects(None, p) if isinstance(o, Literal)}
    thing = {p for p in kinds[OWL.DatatypeProperty] for o in ontology.objects(None, p) if not isinstance(o, Literal)}
    return sorted(map(str, several | literal | thing))


def _classes(ontology: rdflib.Graph) -> Iterator[Node]:
    yield from ontology.objects(None, RDF.type)
    yield from (each for name in (*OF_CLASSES, *OF_RESTRICTIONS) for each in ontology.objects(None, name))
    yield from (
        each for name in OF_CLASSES for each in ontology.subjects(name) if name not in {RDFS.domain, RDFS.range}
    )
    for name in LISTS_OF_CLASSES:
        yield from (each for first in ontology.objects(None, name) for each in ontology.items(first))


def _properties(ontology: rdflib.Graph) -> Iterator[Node]:
    yield from ontology.predicates()
    for name in OF_PROPERTIES:
        yield from (*ontology.objects(None, name), *(each for each in ontology.subjects(name)))
    for name in LISTS_OF_PROPERTIES:
        yield from (each for first in ontology.objects(None, name) for each in ontology.items(first))


def _foreign(nodes: Iterator[Node]) -> Iterator[URIRef]:
    """Yield the IRIs that the specifications do not declare themselves."""
    yield from (each for each in nodes if isinstance(each, URIRef) and not str(each).startswith(BUILT_IN))


def test_everything_used_is_declared(ontology: rdflib.Graph) -> None:
    assert undeclared(ontology) == []


def test_no_property_is_used_against_its_declaration(ontology: rdflib.Graph) -> None:
    assert misused(ontology) == []


def test_there_is_one_header_and_nothing_to_fetch(ontology: rdflib.Graph) -> None:
    assert list(ontology.subjects(RDF.type, OWL.Ontology)) == [HEADER]
    assert list(ontology.triples((None, OWL.imports, None))) == []


def test_the_header_tells_version_licence_and_whom_to_credit(ontology: rdflib.Graph) -> None:
    version = ontology.value(HEADER, OWL.versionInfo)
    assert ontology.value(HEADER, OWL.versionIRI) == HEADER + f"/{version}"
    assert ontology.value(HEADER, URIRef(DCTERMS + "license")) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert ontology.value(HEADER, URIRef(DCTERMS + "creator")) == Literal("isograph contributors")


def test_all_modules_are_in_it(ontology: rdflib.Graph, graph: KnowledgeGraph) -> None:
    found = {str(each) for each in ontology.subjects(RDFS.isDefinedBy, HEADER)}
    defined = graph.sparql(f"SELECT ?term WHERE {{ ?term rdfs:isDefinedBy <{HEADER}> }}")
    assert found == {str(term) for (term,) in defined}


@pytest.mark.parametrize("suffix", ["owl", "rdf", "nt"])
def test_each_form_has_the_same_axioms(
    ontology: rdflib.Graph, graph: KnowledgeGraph, tmp_path: Path, suffix: str
) -> None:
    export_ontology(graph.store, tmp_path / f"isograph.{suffix}")
    assert isomorphic(rdflib.Graph().parse(tmp_path / f"isograph.{suffix}"), ontology)


def test_a_term_that_nobody_declares_is_found(ontology: rdflib.Graph) -> None:
    broken = rdflib.Graph() + ontology
    for subject, predicate, object_ in (("a", RDFS.subClassOf, "B"), ("c", URIRef("urn:p"), "d"), ("e", RDF.type, "F")):
        broken.add((URIRef(f"urn:{subject}"), predicate, URIRef(f"urn:{object_}")))
    broken.add((BNode(), OWL.onProperty, URIRef("urn:q")))
    assert undeclared(broken) == ["urn:B", "urn:F", "urn:a", "urn:p", "urn:q"]


def test_a_property_used_against_its_declaration_is_found(ontology: rdflib.Graph) -> None:
    broken = rdflib.Graph() + ontology
    broken.add((URIRef("urn:a"), URIRef(ONTOLOGY + "covers"), Literal("text")))
    broken.add((URIRef(ONTOLOGY + "about"), RDF.type, OWL.AnnotationProperty))
    assert misused(broken) == [ONTOLOGY + "about", ONTOLOGY + "covers"]
