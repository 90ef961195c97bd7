"""The pages of the SKOS vocabularies: each scheme with its concepts."""

from functools import cache
from typing import Final

import rdflib
from rdflib import DCTERMS, RDF, SKOS, URIRef

from docs.generators.markdown import code, escaped, table
from docs.generators.ontology import curie
from docs.generators.terms import ONTOLOGY, parsed
from isograph import resources

APART: Final = "activities"
"""The vocabulary that has a page of its own."""


@cache
def schemes() -> dict[str, rdflib.Graph]:
    """Return the vocabularies by the names of their files."""
    files = [path for path in resources.ontology_files() if path.parent.name == "vocabularies"]
    return {path.stem: parsed(path) for path in files}


def overview() -> str:
    """Return a section for each vocabulary that has no page of its own."""
    return "\n\n".join(f"## {_title(graph)}\n\n{page(name)}" for name, graph in schemes().items() if name != APART)


def page(name: str) -> str:
    """Return what a vocabulary is about, and a table of its concepts."""
    graph = schemes()[name]
    return f"{_described(graph)}\n\n{_grouped(graph) if name == APART else _concepts(graph, _members(graph))}"


def _title(graph: rdflib.Graph) -> str:
    return escaped(str(graph.value(_scheme(graph), DCTERMS.title)))


def _described(graph: rdflib.Graph) -> str:
    return escaped(str(graph.value(_scheme(graph), DCTERMS.description)))


def _scheme(graph: rdflib.Graph) -> URIRef:
    (scheme,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
    return URIRef(str(scheme))


def _members(graph: rdflib.Graph) -> list[URIRef]:
    return sorted(URIRef(str(each)) for each in graph.subjects(SKOS.inScheme, _scheme(graph)))


def _concepts(graph: rdflib.Graph, members: list[URIRef]) -> str:
    return table(
        ("term", "name", "meaning"), ((_anchor(each), _name(graph, each), _meaning(graph, each)) for each in members)
    )


def _anchor(concept: URIRef) -> str:
    return f'<span id="{curie(concept)}">{code(curie(concept))}</span>'


def _name(graph: rdflib.Graph, concept: URIRef) -> str:
    """Return the label, with the notation where it tells more, and the other labels."""
    label, notation = graph.value(concept, SKOS.prefLabel), graph.value(concept, SKOS.notation)
    code_first = f"{notation} " if notation and str(notation)[0].isdigit() else ""
    others = sorted(str(each) for each in graph.objects(concept, SKOS.altLabel))
    return escaped(f"{code_first}{label}") + (f" ({escaped(', '.join(others))})" if others else "")


def _meaning(graph: rdflib.Graph, concept: URIRef) -> str:
    above = sorted(str(graph.value(each, SKOS.prefLabel)) for each in graph.objects(concept, SKOS.broader))
    said = [
        text for prop in (SKOS.definition, SKOS.scopeNote) for text in sorted(map(str, graph.objects(concept, prop)))
    ]
    return escaped("; ".join([*(f"a kind of {each}" for each in above), *said]))


def _grouped(graph: rdflib.Graph) -> str:
    """Return the activities and topics under the headings where they are shown."""
    groups = sorted(URIRef(str(each)) for each in set(graph.objects(None, ONTOLOGY.group)))
    return "\n\n".join(f"## {graph.value(group, SKOS.prefLabel)}\n\n{_group(graph, group)}" for group in groups)


def _group(graph: rdflib.Graph, group: URIRef) -> str:
    return _concepts(graph, [each for each in _members(graph) if (each, ONTOLOGY.group, group) in graph])
