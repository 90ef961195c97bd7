"""The graph as nodes and edges: what has a name, and what relates one to another.

Nodes are all that a stated graph speaks of and all that an edge leads to, by IRI. Left out are blank nodes, the axioms
of the ontology, and web pages and licences, to which no edge of a network should lead.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from isograph.exporting.plain import plain
from isograph.store import Store
from isograph.vocabulary import DCTERMS, FOAF, GRAPH, INFERRED, ONTOLOGY, OWL, PREFIXES, RDF, RDFS, SKOS

_NO_EDGE: Final = (f"<{RDF}", f"<{RDFS}", f"<{OWL}", f"<{FOAF}page>", f"<{DCTERMS}license>")
_LABELS: Final = (ONTOLOGY + "identifier", SKOS + "prefLabel", RDFS + "label", DCTERMS + "title", SKOS + "notation")
_NUMBER: Final = ONTOLOGY + "number"
_DATES: Final = ("published", "replaced", "withdrawn")
_NAMESPACES: Final = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))

Texts = dict[str, list[str]]
"""The values of a property by what has it."""


@dataclass(frozen=True, slots=True)
class Node:
    """What has a name: its IRI, a label to read, and what is stated of it; several values have a semicolon between."""

    id: str
    label: str
    type: str
    identifier: str
    title: str
    number: str
    published: str
    replaced: str
    withdrawn: str
    page: str


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """That one node relates to another: by which property, in which graphs, and whether that is stated or inferred."""

    source: str
    predicate: str
    target: str
    graph: str
    origin: str


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges, in the order of their text."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network(store: Store, *, stated: bool = True, inferred: bool = True) -> Network:
    """Return the network of what is stated in a graph, of what is inferred, or of both.

    >>> import isograph
    >>> found = network(isograph.load().store, inferred=False)
    >>> [(each.label, each.type, each.published) for each in found.nodes if each.identifier == "ISO 9001:2015"]
    [('ISO 9001:2015', 'iso:Edition', '2015-09-15')]
    """
    named = [name for name in store.graphs() if stated and name != INFERRED and not _of_ontology(name)]
    subjects, edges = _read(store, [*named, *([INFERRED] if inferred and INFERRED in store.graphs() else [])])
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    return Network(tuple(_nodes(store, sorted(subjects | ends))), tuple(sorted(edges)))


def _read(store: Store, graphs: Iterable[str]) -> tuple[set[str], list[Edge]]:
    """Return what some graphs speak of by IRI, and the edges in them."""
    subjects, places = set[str](), defaultdict[tuple[str, str, str], list[str]](list)
    for graph in graphs:
        for subject, predicate, object_ in store.triples([graph]):
            named = subject.startswith("<")
            if named and graph != INFERRED:
                subjects.add(plain(subject[1:-1]))
            if named and object_.startswith("<") and not predicate.startswith(_NO_EDGE):
                places[subject, predicate, object_].append(graph)
    return subjects, [_edge(*triple, graphs) for triple, graphs in places.items()]


def _edge(source: str, predicate: str, target: str, graphs: list[str]) -> Edge:
    names = _listed(_prefixed(graph) for graph in graphs)
    origin = "inferred" if graphs == [INFERRED] else "stated"
    return Edge(plain(source[1:-1]), _prefixed(predicate[1:-1]), plain(target[1:-1]), names, origin)


def _nodes(store: Store, names: Iterable[str]) -> Iterator[Node]:
    known = {property_: _texts(store, property_) for property_ in (*_LABELS, RDF + "type", _NUMBER, FOAF + "page")}
    dates = {name: _dates(store, name) for name in _DATES}

    def first(name: str, *properties: str) -> str:
        return next((known[each][name][0] for each in properties if name in known[each]), "")

    for name in names:
        yield Node(
            id=name,
            label=first(name, *_LABELS) or _prefixed(name),
            type=_listed(map(_prefixed, known[RDF + "type"].get(name, ()))),
            identifier=first(name, _LABELS[0]),
            title=first(name, DCTERMS + "title"),
            number=first(name, _NUMBER),
            page=_listed(known[FOAF + "page"].get(name, ())),
            **{each: _listed(found.get(name, ())) for each, found in dates.items()},
        )


def _texts(store: Store, property_: str) -> Texts:
    """Return what is stated by a property, English before other languages."""
    found = defaultdict[str, set[tuple[bool, str]]](set)
    for subject, text, language in store.source(without=[INFERRED]).valued(property_):
        found[plain(subject)].add((language not in {"", "en"}, plain(text)))
    return {subject: [text for _, text in sorted(texts)] for subject, texts in found.items()}


def _dates(store: Store, name: str) -> Texts:
    """Return the days, months or years of which a property states the nodes."""
    values = _texts(store, ONTOLOGY + "value")
    dated = _texts(store, ONTOLOGY + name)
    return {thing: [value for node in nodes for value in values.get(node, ())] for thing, nodes in dated.items()}


def _listed(texts: Iterable[str]) -> str:
    return ";".join(sorted(set(texts)))


def _of_ontology(graph: str) -> bool:
    return graph == GRAPH + "ontology" or graph.startswith(GRAPH + "ontology-")


@lru_cache(maxsize=10_000)
def _prefixed(iri: str) -> str:
    """Return an IRI with the prefix of its namespace, where that is one of ours."""
    for prefix, namespace in _NAMESPACES:
        if iri.startswith(namespace) and iri != namespace:
            return plain(f"{prefix}:{iri.removeprefix(namespace)}")
    return plain(iri)
