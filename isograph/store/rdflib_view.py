"""A store as an rdflib dataset: live, and read-only; and the nodes of rdflib as terms of the engine."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, NoReturn, cast

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore
from rdflib import BNode, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Node, Variable

from isograph.errors import ReadOnlyError
from isograph.store.asking import Answer, GraphName, Term, asked
from isograph.store.outline import outline
from isograph.vocabulary import PREFIXES, XSD

_TEXT: Final = XSD + "string"
_READING: Final = {"contains_named_graph", "dump", "named_graphs", "quads_for_pattern", "query"}

Pattern = tuple[Node | None, Node | None, Node | None]
Found = tuple[tuple[Node, Node, Node], Iterator[rdflib.Graph | None]]


def view(quads: ox.Store) -> rdflib.Dataset:
    """Return a dataset over the quads whose default graph is the union of all named graphs."""
    dataset = _Dataset(store=_View(quads), default_union=True)
    _bind_prefixes(dataset)
    return dataset


def graph_of(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """Return triples as a graph in memory; raise ValueError for a triple about a triple, which rdflib has not."""
    graph = rdflib.Graph()
    _bind_prefixes(graph)
    for triple in triples:
        graph.add(_nodes(triple))
    return graph


def node_of(term: Term | ox.Triple) -> URIRef | BNode | Literal:
    """Return the node of a term; text without a language has no datatype, as rdflib itself reads it."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Triple):
        raise ValueError(f"rdflib has no triple about a triple: {term}")
    datatype = term.datatype.value
    plain = term.language or datatype == _TEXT
    return Literal(term.value, lang=term.language, datatype=None if plain else URIRef(datatype))


def term_of(node: object) -> Term:
    """Return the term of a node; raise ValueError for what has none, such as a variable or a malformed IRI."""
    if not isinstance(node, Literal):
        return _resource(node)
    datatype = ox.NamedNode(node.datatype) if node.datatype else None
    return ox.Literal(str(node), language=node.language, datatype=datatype)


class Snapshot(rdflib.Graph):
    """A graph in memory that reads each SPARQL text once, however often it is asked for other bindings."""

    @classmethod
    def of(cls, dataset: rdflib.Dataset) -> "Snapshot":
        """Return a copy of the union of a store's graphs, straight from the engine."""
        copy = cls()
        for quad in cast(_View, dataset.store)._quads:
            copy.add(_nodes(quad.triple))
        return copy

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:  # noqa: ANN401  as rdflib has it
        """Return the answer to a query; raise QueryError for one that cannot be read."""
        prepared = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, *args, **kwargs)


class _Dataset(rdflib.Dataset):
    """A dataset that does not warn where rdflib itself uses names that rdflib has deprecated."""

    default_context = rdflib.Dataset.default_graph
    contexts = rdflib.Dataset.graphs


class _Reading:
    """What of the engine reads; whatever would change it raises ReadOnlyError, whoever calls it."""

    def __init__(self, quads: ox.Store) -> None:
        self._quads = quads

    def __getattr__(self, name: str) -> object:
        if name not in _READING:
            raise ReadOnlyError("this view is read-only: use add, remove and replace_graph of the graph")
        return getattr(self._quads, name)


class _View(OxigraphStore):
    """The store as rdflib sees it.

    Unlike its base it refuses to be changed, gives text the nodes that rdflib gives it, has a triple once however many
    graphs state it, and binds `initBindings` wherever a query names them.
    """

    def __init__(self, quads: ox.Store) -> None:
        super().__init__(store=cast(ox.Store, _Reading(quads)))
        self._quads = quads

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise ReadOnlyError("this view is read-only: use add, remove and replace_graph of the graph")

    add = addN = remove = remove_graph = update = destroy = _refuse  # noqa: N815  rdflib's names

    def add_graph(self, graph: object) -> None:
        """Do nothing: rdflib announces a graph when it is only looked at."""

    def triples(self, triple_pattern: Pattern, context: rdflib.Graph | None = None) -> Iterator[Found]:
        """Iterate over the triples of a pattern, each with the graphs that state it."""
        try:
            found = self._matching(*triple_pattern, None if context is None else _name(context.identifier))
        except (TypeError, ValueError):
            return
        seen = set[ox.Triple]()
        for triple in (quad.triple for quad in found):
            if triple not in seen:
                seen.add(triple)
                yield _nodes(triple), self._holders(triple)

    def query(
        self,
        query: object,
        initNs: Mapping[str, object],  # noqa: N803  rdflib's names
        initBindings: Mapping[str, Node],  # noqa: N803
        queryGraph: object,  # noqa: N803
        **_: object,
    ) -> Result:
        """Return the engine's answer; a query that rdflib has prepared is left to rdflib."""
        if not isinstance(query, str):
            raise NotImplementedError  # which tells rdflib to evaluate it by itself
        names = outline(query).names
        terms = {name: term_of(bound) for name, bound in initBindings.items() if name in names}
        prefixes = {prefix: str(namespace) for prefix, namespace in initNs.items()}
        place = _name(queryGraph) if isinstance(queryGraph, Node) else None
        return _result(asked(self._quads, query, terms, graph=place, prefixes=prefixes))

    def _matching(
        self, subject: Node | None, predicate: Node | None, object_: Node | None, graph: GraphName | None
    ) -> Iterator[ox.Quad]:
        """Iterate over the quads of a pattern; raise TypeError or ValueError for one that no quad can have."""
        return self._quads.quads_for_pattern(
            None if subject is None else _resource(subject),
            None if predicate is None else ox.NamedNode(str(predicate)),
            None if object_ is None else term_of(object_),
            graph,
        )

    def _holders(self, triple: ox.Triple) -> Iterator[rdflib.Graph | None]:
        for quad in self._quads.quads_for_pattern(triple.subject, triple.predicate, triple.object):
            if isinstance(quad.graph_name, ox.NamedNode):
                yield rdflib.Graph(store=self, identifier=URIRef(quad.graph_name.value))


@lru_cache(256)
def _prepared(query: str) -> Query:
    asked(ox.Store(), query, {})
    return prepareQuery(query, initNs=PREFIXES)


def _bind_prefixes(graph: rdflib.Graph) -> None:
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True, replace=True)


def _nodes(triple: ox.Triple) -> tuple[Node, Node, Node]:
    return node_of(triple.subject), node_of(triple.predicate), node_of(triple.object)


def _resource(node: object) -> ox.NamedNode | ox.BlankNode:
    if isinstance(node, URIRef):
        return ox.NamedNode(node)
    if isinstance(node, BNode):
        return ox.BlankNode(node)
    raise ValueError(f"{type(node).__name__} is neither an IRI, a blank node nor a literal")


def _name(identifier: object) -> GraphName:
    return ox.DefaultGraph() if identifier == DATASET_DEFAULT_GRAPH_ID else _resource(identifier)


def _result(answer: Answer) -> Result:
    if isinstance(answer, ox.QueryBoolean):
        result = Result("ASK")
        result.askAnswer = bool(answer)
    elif isinstance(answer, ox.QueryTriples):
        result = Result("CONSTRUCT")
        result.graph = graph_of(answer)
    else:
        result = Result("SELECT")
        result.vars = [Variable(each.value) for each in answer.variables]
        result.bindings = [
            {name: node_of(term) for name, term in zip(result.vars, row, strict=True) if term is not None}
            for row in answer
        ]
    return result
