"""rdflib in the place of the store: the same questions, the same packaged queries, its own graph in memory."""

from collections.abc import Iterable, Iterator
from functools import cache

import rdflib
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from isograph import Identifier, resources
from isograph.results import Value
from isograph.store import Iri, Row, Store, term, value
from isograph.store.rdflib_view import node_of, term_of


class Peer(Store):
    """A store that rdflib answers for. It keeps one graph, so that what sources disagree on is not told apart."""

    def __init__(self) -> None:
        super().__init__(Store.memory()._quads)
        self.graph = rdflib.Graph()

    def fill(self, store: Store) -> None:
        """Read the triples of a store."""
        content = "".join(f"{' '.join(triple)} .\n" for triple in store.triples())
        self.graph.parse(data=content, format="nt")
        self.version += 1

    def run(self, query: str, bindings: dict[str, Value]) -> Result:
        """Return what rdflib answers to a query."""
        bound = {name: node_of(term(each)) for name, each in bindings.items()}
        return self.graph.query(_prepared(query), initBindings=bound)

    def answer(self, name: str, /, **bindings: Value) -> tuple[Row, ...]:
        """Return the rows of a packaged query, without the columns of its parameters."""
        result = self.run(resources.query(name), bindings)
        kept = [str(each) for each in result.vars or () if str(each) not in bindings]
        rows = (tuple(row.get(rdflib.Variable(each)) for each in kept) for row in result.bindings)
        return tuple(tuple(None if node is None else value(term_of(node)) for node in row) for row in rows)

    def about(self, thing: Value, *, without: frozenset[str] = frozenset()) -> tuple[tuple[str, Value, str, str], ...]:
        """Return what is stated of a thing: property, value and language, in the order of their text."""
        found = self.graph.predicate_objects(node_of(term(thing)))
        return tuple(sorted(self._rows(found, without), key=lambda row: (row[0], str(row[1]))))

    def pointing(self, thing: Identifier | Iri, properties: Iterable[str]) -> tuple[Value, ...]:
        """Return what points to a thing by one of some properties."""
        ends = (self.graph.subjects(rdflib.URIRef(each), node_of(term(thing))) for each in properties)
        return tuple(value(term_of(each)) for each in sorted({node for nodes in ends for node in nodes}, key=str))

    @staticmethod
    def _rows(
        found: Iterable[tuple[rdflib.term.Node, rdflib.term.Node]], without: frozenset[str]
    ) -> Iterator[tuple[str, Value, str, str]]:
        for prop, object_ in found:
            if str(prop) not in without:
                yield str(prop), value(term_of(object_)), getattr(object_, "language", None) or "", ""


@cache
def _prepared(query: str) -> Query:
    return prepareQuery(query)
