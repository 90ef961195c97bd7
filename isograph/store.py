"""The store: named graphs of triples, asked in SPARQL with bound parameters. The only importer of pyoxigraph."""

import gzip
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from isograph import resources
from isograph.errors import FormatError, IdentifierError, ParseError, QueryError, StoreError
from isograph.identifiers import Identifier
from isograph.results import Value
from isograph.vocabulary import DOCUMENT, PREFIXES, XSD

if TYPE_CHECKING:
    import rdflib


class Iri(str):
    """An IRI that is no document's."""

    __slots__ = ()


FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
}


class Store:
    """Named graphs of triples; a query without GRAPH sees the union of all."""

    def __init__(self, quads: ox.Store) -> None:
        self._quads = quads
        self.version = 0

    @classmethod
    def memory(cls) -> "Store":
        """Return an empty store in memory."""
        return cls(ox.Store())

    @classmethod
    def restored(cls, content: bytes) -> "Store":
        """Return the store that `dump` wrote."""
        store = cls.memory()
        store._quads.bulk_load(content, format=ox.RdfFormat.N_QUADS, lenient=True)
        return store

    def dump(self) -> bytes:
        """Return everything as N-Quads."""
        return self._quads.dump(format=ox.RdfFormat.N_QUADS) or b""

    def load(self, path: str | os.PathLike[str], graph: str | None = None) -> None:
        """Read an RDF file into a named graph, all of it or nothing."""
        path = Path(path)
        try:
            content = path.read_bytes()
        except OSError as error:
            raise StoreError(f"{path}: {error.strerror}") from None
        suffixes = [suffix for suffix in path.suffixes if suffix != ".gz"]
        if path.suffix == ".gz":
            content = gzip.decompress(content)
        if not suffixes or suffixes[-1] not in FORMATS:
            raise FormatError(path.name, FORMATS)
        target = ox.NamedNode(graph or path.resolve().as_uri())
        try:
            found = list(
                ox.parse(
                    content, format=FORMATS[suffixes[-1]], base_iri=path.resolve().as_uri(), rename_blank_nodes=True
                )
            )
        except SyntaxError as error:
            raise ParseError(str(path), error.lineno, error.msg) from None
        default = ox.DefaultGraph()
        self._quads.extend(
            ox.Quad(q.subject, q.predicate, q.object, target if q.graph_name == default else q.graph_name)
            for q in found
        )
        self.version += 1

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write everything to a file."""
        path = Path(path)
        if path.suffix not in FORMATS:
            raise FormatError(path.name, FORMATS)
        quads = sorted(self._quads, key=str)
        path.write_bytes(ox.serialize(quads, format=FORMATS[path.suffix], prefixes=PREFIXES))

    def graphs(self) -> tuple[str, ...]:
        """Return the names of the graphs, sorted."""
        return tuple(sorted(name.value for name in self._quads.named_graphs() if isinstance(name, ox.NamedNode)))

    def triples(self, graphs: Iterable[str] | None = None) -> Iterator[tuple[str, str, str]]:
        """Yield the triples of some graphs, or of all, as N-Triples text."""
        wanted = None if graphs is None else {ox.NamedNode(graph) for graph in graphs}
        for quad in self._quads:
            if wanted is None or quad.graph_name in wanted:
                yield str(quad.subject), str(quad.predicate), str(quad.object)

    def insert(self, triples: Iterable[tuple[str, str, str]], graph: str) -> None:
        """Add triples given as N-Triples text to a graph."""
        text = "".join(f"{s} {p} {o} <{graph}> .\n" for s, p, o in triples)
        self._quads.bulk_load(text.encode(), format=ox.RdfFormat.N_QUADS, lenient=True)
        self.version += 1

    def answer(self, name: str, **bindings: Value) -> tuple[tuple[Value, ...], ...]:
        """Return the rows of a packaged query, without its parameters."""
        columns, rows = self._select(resources.query(name), bindings)
        kept = [index for index, column in enumerate(columns) if column not in bindings]
        return tuple(tuple(row[index] for index in kept) for row in rows)

    def select(self, query: str, /, **bindings: Value) -> tuple[tuple[str, ...], tuple[tuple[Value, ...], ...]]:
        """Return the columns and rows of a SELECT query."""
        return self._select(query, bindings)

    def ask(self, query: str, /, **bindings: Value) -> bool:
        """Return the answer to an ASK query."""
        return bool(self._run(query, bindings))

    def construct(self, query: str, /, **bindings: Value) -> "rdflib.Graph":
        """Return the triples of a CONSTRUCT query."""
        import rdflib

        graph = rdflib.Graph()
        graph.parse(data=ox.serialize(self._run(query, bindings), format=ox.RdfFormat.N_TRIPLES), format="nt")
        return graph

    def as_rdflib(self) -> "rdflib.Dataset":
        """Return a live view as an rdflib dataset."""
        import rdflib
        from oxrdflib import OxigraphStore

        return rdflib.Dataset(store=OxigraphStore(store=self._quads), default_union=True)

    def _select(
        self, query: str, bindings: Mapping[str, Value]
    ) -> tuple[tuple[str, ...], tuple[tuple[Value, ...], ...]]:
        solutions = self._run(query, bindings)
        columns = tuple(variable.value for variable in solutions.variables)
        return columns, tuple(tuple(value(term) for term in solution) for solution in solutions)

    def _run(self, query: str, bindings: Mapping[str, Value]) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        substitutions = {ox.Variable(name): term(bound) for name, bound in bindings.items()}
        try:
            return self._quads.query(
                query, use_default_graph_as_union=True, prefixes=PREFIXES, substitutions=substitutions
            )
        except (SyntaxError, ValueError) as error:
            raise QueryError(str(error)) from None


_VALUES: dict[str, Value] = {}


def value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Value:
    """Return the Python value of a term."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        if term.value not in _VALUES:
            _VALUES[term.value] = _named(term.value)
        return _VALUES[term.value]
    if isinstance(term, ox.Literal):
        read = _READ.get(term.datatype.value)
        return read(term.value) if read else term.value
    return str(term)


def term(bound: Value) -> ox.NamedNode | ox.Literal:
    """Return the term of a Python value."""
    if isinstance(bound, Identifier):
        return ox.NamedNode(bound.iri)
    if isinstance(bound, Iri):
        return ox.NamedNode(str(bound))
    if isinstance(bound, date):
        return ox.Literal(bound.isoformat(), datatype=ox.NamedNode(XSD + "date"))
    if isinstance(bound, (str, int, float)):
        return ox.Literal(bound)
    raise QueryError(f"{bound!r} cannot be bound")


def _named(iri: str) -> Value:
    if iri.startswith(DOCUMENT) and "#" not in iri:
        try:
            return Identifier.from_iri(iri)
        except IdentifierError:
            pass
    return Iri(iri)


_READ = {
    XSD + "date": date.fromisoformat,
    XSD + "integer": int,
    XSD + "decimal": Decimal,
    XSD + "double": float,
    XSD + "boolean": lambda text: text in {"true", "1"},
}
