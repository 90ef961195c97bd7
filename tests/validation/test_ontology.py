"""The checks of the ontology on a graph: its own and a user's terms, and a graph without the ontology."""

import pytest

from isograph import KnowledgeGraph
from isograph.store import Store
from isograph.validation import validate

MISUSES = {
    "undeclared-term": ("<urn:a> iso:isNarrower <urn:b> .", "iso:isNarrower"),
    "undocumented-term": ("iso:Shop a owl:Class .", "iso:Shop"),
    "individual": ("iso:ours a iso:Family .", "iso:ours"),
    "deprecated-without-replacement": ("activity:hem owl:deprecated true .", "activity:hem"),
    "declared-twice": ("<urn:a> a owl:ObjectProperty , owl:DatatypeProperty .", "urn:a"),
    "constrained-non-simple-property": ("iso:covers a owl:FunctionalProperty .", "iso:covers"),
    "irregular-chain": ("<urn:a> owl:propertyChainAxiom (iso:covers <urn:a> iso:covers) .", "urn:a"),
    "repeated-label": ("iso:Edition rdfs:label 'Standard'@en .", "iso:Edition"),
}


@pytest.mark.parametrize(("rule", "misuse"), MISUSES.items(), ids=MISUSES)
def test_a_misuse_of_terms_in_a_graph_is_found(rule: str, misuse: tuple[str, str], graph: KnowledgeGraph) -> None:
    data, term = misuse
    store = graph.store.copy()
    store.read(data, "urn:g")
    found = validate(store, only="ontology").violations
    assert (rule, term) in {(each.rule, each.focus) for each in found}


def test_the_bundled_graph_passes(graph: KnowledgeGraph) -> None:
    assert validate(graph.store, only="ontology").conforms


def test_a_graph_of_another_ontology_passes(graph: KnowledgeGraph) -> None:
    store = graph.store.copy()
    store.read("<urn:P> a owl:Class ; rdfs:subClassOf [ a owl:Restriction ] . <urn:a> a <urn:P> .", "urn:g")
    assert validate(store, only="ontology").conforms


def test_a_graph_without_the_ontology_is_not_held_to_it() -> None:
    store = Store.memory()
    store.read("<urn:a> iso:isNarrower <urn:b> .", "urn:g")
    report = validate(store, only="ontology")
    assert report.conforms
    assert report.notes == ("The ontology is not in the graph, so its terms were not checked.",)
