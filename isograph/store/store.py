"""The store: named graphs of triples, asked in SPARQL with bound parameters. The only importer of pyoxigraph.

A variable that is bound has its value wherever a query names it; `isograph.store.outline` says how, and why so.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from itertools import islice
from operator import itemgetter
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import pyoxigraph as ox

from isograph import resources
from isograph.errors import ParseError, QueryError, ReadOnlyError, StoreError
from isograph.identifiers import Identifier
from isograph.results import Value
from isograph.store import formats
from isograph.store.asking import Answer, asked
from isograph.store.saving import saved
from isograph.store.source import StoreSource
from isograph.store.terms import Iri, language, node, term, value
from isograph.store.withheld import Supply, Triple, Withheld
from isograph.vocabulary import PREFIXES

if TYPE_CHECKING:
    import rdflib

Row = tuple[Value, ...]

_FORMATS: Final = {
    "Turtle": ox.RdfFormat.TURTLE,
    "N-Triples": ox.RdfFormat.N_TRIPLES,
    "RDF/XML": ox.RdfFormat.RDF_XML,
    "TriG": ox.RdfFormat.TRIG,
    "N-Quads": ox.RdfFormat.N_QUADS,
    "JSON-LD": ox.RdfFormat.JSON_LD,
}
_DEFAULT: Final = ox.DefaultGraph()
_RELABELLED: Final = {ox.BlankNode, ox.Triple}
_BATCH: Final = 500_000
_MARKS: Final = (b"_:", b"<<")
"""What marks N-Triples lines with blank nodes, which are relabelled, and triples about triples, which are refused."""
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"

AnyTerm = TypeVar("AnyTerm", bound=ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | ox.DefaultGraph)


class Store:
    """Named graphs of triples in memory; a query without GRAPH sees the union of all.

    Many threads may read one store; one that changes it must be alone. `version` grows with every change.
    """

    def __init__(self, quads: ox.Store, *, folder: Path | None = None) -> None:
        self._quads, self.folder = quads, folder
        self._withheld = Withheld()
        self.version = 0
        self.read_only = folder is not None

    @classmethod
    def memory(cls) -> "Store":
        """Return an empty store in memory.

        >>> len(Store.memory())
        0
        """
        return cls(ox.Store())

    @classmethod
    def open(cls, path: str | PathLike[str]) -> "Store":
        """Return the store in a folder of the engine's files, which is read where it lies and never changed.

        Raises StoreError where it is not there, damaged, or closed to the reader.
        """
        path = Path(path)
        try:
            any(path.iterdir())  # the engine does not say plainly that a folder is missing or closed
            return cls(ox.Store.read_only(str(path)), folder=path)
        except (OSError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or _first_line(error)
            raise StoreError(f"{path} cannot be read: {reason}") from error

    @classmethod
    def restored(cls, content: bytes) -> "Store":
        """Return the store that `dump` wrote."""
        store = cls.memory()
        store._quads.bulk_load(content, format=ox.RdfFormat.N_QUADS, lenient=True)
        return store

    def dump(self) -> bytes:
        """Return everything as N-Quads, for `restored`."""
        self._complete()
        return self._quads.dump(format=ox.RdfFormat.N_QUADS) or b""

    def copy(self) -> "Store":
        """Return a store with the same content, which changes without this one."""
        twin = Store.memory()
        twin._withheld = self._withheld.copy()
        if self.read_only:
            for name in self.graphs():
                twin._take(self.triples([name]), name)
        else:
            twin._quads.bulk_extend(self._quads)
        return twin

    def ensure_writable(self) -> None:
        """Raise ReadOnlyError, which says what to do instead, where the store is one on disk."""
        if self.read_only:
            raise ReadOnlyError(
                "a store on disk is changed by `isograph import` alone: ask graph.assuming(...), "
                "or load a file of yours beside it, isograph.load(file, store=folder)"
            )

    def __len__(self) -> int:
        self._complete()
        return len(self._quads)

    def withhold(self, predicates: Iterable[str], graph: str, supply: Supply, *, endless: Iterable[str] = ()) -> None:
        """Leave what a named graph holds of some predicates out until a query names them.

        A query of a user then gets all of a predicate, a packaged query what its parameters ask for; the answers are
        the same as if everything were there. `supply` gives the triples with a subject, a predicate and an object, or
        any where it is given none. Of `endless` predicates a query gets only what it names an end of.
        """
        self._withheld = Withheld(set(predicates), graph, supply, endless=frozenset(endless))

    def withdraw(self, predicates: Iterable[str], *, endless: Iterable[str]) -> None:
        """Take what was supplied of some predicates out again, until a query asks for it anew."""
        names = tuple(predicates)
        for name in names:
            home = ox.NamedNode(self._withheld.graph)
            for quad in list(self._quads.quads_for_pattern(None, ox.NamedNode(name), None, home)):
                self._quads.remove(quad)
        self._withheld.withdraw(names, endless)

    @property
    def withheld(self) -> frozenset[str]:
        """The predicates of which not everything is in the store yet."""
        return frozenset(self._withheld.predicates)

    def _complete(self) -> None:
        for predicate in self.withheld:
            self._take(self._withheld.whole(predicate), self._withheld.graph)

    def _take(self, triples: Iterable[Triple], graph: str) -> None:
        """Add triples; those with blank nodes one by one, because the engine renames them when it reads many."""
        source, home = iter(triples), ox.NamedNode(graph)
        while several := list(islice(source, _BATCH)):
            named = [each for each in several if not each[0].startswith("_:") and not each[2].startswith("_:")]
            if len(named) < len(several):
                self._quads.extend(_quads(set(several).difference(named), graph))
            text = "".join(f"{subject} {predicate} {object_} .\n" for subject, predicate, object_ in named)
            with _errors_placed("the text"):
                self._quads.bulk_load(text.encode(), ox.RdfFormat.N_TRIPLES, to_graph=home, lenient=True)

    def load(self, path: str | PathLike[str], graph: str | None = None) -> int:
        """Read an RDF file and return how many statements it holds; where it is broken, nothing changes.

        Triples go into the named graph given, or the one that the file's own place names; a file with named graphs
        keeps them. Blank nodes of one file are never those of another. A file that is read again changes nothing.

        Raises FormatError for an unknown suffix, StoreError for a file that cannot be read, ParseError with the line
        for one that is not what its suffix says.
        """
        self.ensure_writable()
        path = Path(path)
        name, content, base = formats.format_of(path), formats.read(path), path.resolve().as_uri()
        home, syntax = ox.NamedNode(graph or base), _FORMATS[name]
        self.version += 1
        if name == "N-Triples" and not self._quads.contains_named_graph(home):
            return self._fill(home, content, base=base, name=str(path))
        found = [_placed(quad, home) for quad in _statements(content, syntax, base=base, name=str(path))]
        self._quads.bulk_extend(found)
        return len(found)

    def _fill(self, home: ox.NamedNode, content: bytes, *, base: str, name: str) -> int:
        """Read N-Triples straight into a graph that is not there yet; where they are broken, it is not there after."""
        before = len(self._quads)
        plain, other = formats.parted(content.removeprefix(_BYTE_ORDER_MARK), _MARKS)
        try:
            found = _statements(other, ox.RdfFormat.N_TRIPLES, base=base, name=name, whole=content)
            with _errors_placed(name):
                self._quads.bulk_load(plain, ox.RdfFormat.N_TRIPLES, base_iri=base, to_graph=home)
            self._quads.extend(_placed(quad, home) for quad in found)
        except ParseError:
            self._quads.remove_graph(home)
            raise
        return len(self._quads) - before

    def read(self, turtle: str, graph: str) -> int:
        """Read Turtle text, in which the prefixes of the graph are known, and return how many statements it holds.

        Raises ParseError with the line where it is broken; then nothing changes.
        """
        self.ensure_writable()
        known = " ".join(f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in PREFIXES.items())
        content = f"{known} {turtle}".encode(errors="surrogatepass")
        found = _statements(content, ox.RdfFormat.TURTLE, base=graph, name="the text")
        self._quads.extend(_placed(quad, ox.NamedNode(graph)) for quad in found)
        self.version += 1
        return len(found)

    def save(self, path: str | PathLike[str], *, without: Iterable[str] = ()) -> None:
        """Write all graphs, or all but some, whole or not at all, the same content always in the same bytes.

        TriG, N-Quads and JSON-LD keep the named graphs; Turtle, N-Triples and RDF/XML hold the union of them. Raises
        FormatError for an unknown suffix, and StoreError where the file cannot be written.
        """
        path, left_out = Path(path), frozenset(without)
        name = formats.format_of(path)
        if self._withheld.graph not in left_out:
            self._complete()
        formats.write(path, saved(self._quads, name, _FORMATS[name], left_out))

    def graphs(self) -> tuple[str, ...]:
        """Return the names of the graphs, sorted."""
        return tuple(sorted(name.value for name in self._quads.named_graphs() if isinstance(name, ox.NamedNode)))

    def triples(self, graphs: Iterable[str] | None = None) -> Iterator[Triple]:
        """Return the triples of some graphs, or of all, as N-Triples text."""
        names = self.graphs() if graphs is None else tuple(graphs)
        if self._withheld.graph in names:
            self._complete()
        return StoreSource(self._quads, lambda name: name in names).triples()

    def source(self, *, without: Iterable[str] = ()) -> StoreSource:
        """Return the triples of all graphs but some, as they are whenever they are asked for."""
        left_out = frozenset(without)
        return StoreSource(self._quads, lambda name: name not in left_out)

    def holders(self, triple: Triple) -> tuple[str, ...]:
        """Return the names of the graphs that hold a triple, sorted."""
        quad = next(_quads([triple], None))
        found = self._quads.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        return tuple(sorted(each.graph_name.value for each in found if isinstance(each.graph_name, ox.NamedNode)))

    def about(self, thing: Value, *, without: frozenset[str] = frozenset()) -> tuple[tuple[str, Value, str, str], ...]:
        """Return what is stated of a thing: property, value, language and graph, in the order of their text.

        A triple comes once for each graph that states it. `without` names properties to leave out. A blank node is
        named as it comes in answers; of any other text nothing is stated.
        """
        subject = node(thing)
        if subject is None:
            return ()
        if self._withheld.predicates:
            self._take(self._withheld.described(str(subject), without), self._withheld.graph)
        found = self._quads.quads_for_pattern(subject, None, None, None)
        rows = ((quad.predicate.value, quad.object, quad.graph_name) for quad in found)
        kept = [(prop, str(each), str(graph)[1:-1], each) for prop, each, graph in rows if prop not in without]
        kept.sort(key=itemgetter(0, 1, 2))
        return tuple((prop, value(each), language(each), graph) for prop, _, graph, each in kept)

    def pointing(self, thing: Identifier | Iri, properties: Iterable[str]) -> tuple[Value, ...]:
        """Return what points to a thing by one of some properties, each once, in the order of their text."""
        end = term(thing)
        patterns = (self._quads.quads_for_pattern(None, ox.NamedNode(prop), end, None) for prop in properties)
        found = {quad.subject for quads in patterns for quad in quads}
        return tuple(value(each) for each in sorted(found, key=str))

    def insert(self, triples: Iterable[Triple], graph: str) -> None:
        """Add triples given as N-Triples text to a named graph."""
        self.ensure_writable()
        self._take(triples, graph)
        self.version += 1

    def delete(self, triples: Iterable[Triple], graph: str) -> None:
        """Take triples given as N-Triples text out of a named graph; what is not there is left aside."""
        self.ensure_writable()
        for quad in _quads(triples, graph):
            self._quads.remove(quad)
        self.version += 1

    def answer(self, name: str, /, **bindings: Value) -> tuple[Row, ...]:
        """Return the rows of a packaged query, without the columns of its parameters.

        >>> Store.memory().answer("identifiers")
        ()
        """
        if self._withheld.predicates:
            bound = {parameter: str(term(each)) for parameter, each in bindings.items()}
            self._take(self._withheld.parts(resources.query(name), bound), self._withheld.graph)
        solutions = self._quads.query(
            resources.query(name), use_default_graph_as_union=True, substitutions=_substitutions(bindings)
        )
        if not isinstance(solutions, ox.QuerySolutions):
            raise QueryError(f"{name}.rq is no SELECT query")
        kept = [index for index, variable in enumerate(solutions.variables) if variable.value not in bindings]
        return tuple(tuple(value(solution[index]) for index in kept) for solution in solutions)

    def select(self, query: str, /, **bindings: Value) -> tuple[tuple[str, ...], tuple[Row, ...]]:
        """Return the columns and rows of a SELECT query; raise QueryError where it cannot be answered."""
        solutions = self._run(query, bindings)
        if not isinstance(solutions, ox.QuerySolutions):
            raise QueryError("this is no SELECT query: use ask for ASK, construct for CONSTRUCT and DESCRIBE")
        columns = tuple(variable.value for variable in solutions.variables)
        return columns, tuple(tuple(map(value, solution)) for solution in solutions)

    def ask(self, query: str, /, **bindings: Value) -> bool:
        """Return the answer to an ASK query; raise QueryError where it cannot be answered."""
        found = self._run(query, bindings)
        if not isinstance(found, ox.QueryBoolean):
            raise QueryError("this is no ASK query: use sparql for SELECT, construct for CONSTRUCT and DESCRIBE")
        return bool(found)

    def construct(self, query: str, /, **bindings: Value) -> "rdflib.Graph":
        """Return the triples of a CONSTRUCT or DESCRIBE query; raise QueryError where it cannot be answered."""
        from isograph.store.rdflib_view import graph_of  # noqa: PLC0415  slow to import, and wanted here alone

        found = self._run(query, bindings)
        if not isinstance(found, ox.QueryTriples):
            raise QueryError("this is no CONSTRUCT query: use sparql for SELECT, ask for ASK")
        return graph_of(found)

    def as_rdflib(self) -> "rdflib.Dataset":
        """Return a live, read-only rdflib view: changes of the store show, attempts to write raise ReadOnlyError."""
        from isograph.store.rdflib_view import view  # noqa: PLC0415  slow to import, and wanted here alone

        self._complete()
        return view(self._quads)

    def snapshot(self) -> "rdflib.Graph":
        """Return the union of all graphs as it is now, in memory, where rdflib walks it many times faster."""
        from isograph.store.rdflib_view import Snapshot  # noqa: PLC0415  slow to import, and wanted here alone

        return Snapshot.of(self.as_rdflib())

    def _run(self, query: str, bindings: Mapping[str, Value]) -> Answer:
        terms = {name: term(each) for name, each in bindings.items()}
        bound = {name: str(each) for name, each in terms.items()}
        for predicate in self._withheld.asked(query):
            self._take(self._withheld.enough(predicate, query, bound), self._withheld.graph)
        return asked(self._quads, query, terms)


def _substitutions(
    bindings: Mapping[str, Value],
) -> dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]:
    return {ox.Variable(name): term(bound) for name, bound in bindings.items()}


def _statements(
    content: bytes, syntax: ox.RdfFormat, *, base: str, name: str, whole: bytes | None = None
) -> list[ox.Quad]:
    """Return the statements of some content; `whole` is the file that it is a part of."""
    origin = blake2b(whole or content, key=blake2b(base.encode()).digest(), digest_size=8).hexdigest()
    with _errors_placed(name):
        parsed = ox.parse(content.removeprefix(_BYTE_ORDER_MARK), format=syntax, base_iri=base)
        return list(_relabelled(parsed, origin))


def _relabelled(quads: Iterable[ox.Quad], origin: str) -> Iterator[ox.Quad]:
    """Give blank nodes labels that are this content's own, and the same each time that it is read."""
    labels: dict[ox.BlankNode, ox.BlankNode] = {}

    def relabelled(term: AnyTerm) -> AnyTerm | ox.BlankNode:
        if isinstance(term, ox.Triple):
            raise SyntaxError(f"a triple about a triple is not taken: {term}")
        if isinstance(term, ox.BlankNode):
            return labels.setdefault(term, ox.BlankNode(f"b{origin}n{len(labels)}"))
        return term

    for quad in quads:
        subject, object_, graph = quad.subject, quad.object, quad.graph_name
        if {type(subject), type(object_), type(graph)}.isdisjoint(_RELABELLED):
            yield quad
        else:
            yield ox.Quad(relabelled(subject), quad.predicate, relabelled(object_), relabelled(graph))


@contextmanager
def _errors_placed(name: str) -> Iterator[None]:
    """Raise a ParseError with file and line for what the engine says of broken content."""
    try:
        yield
    except SyntaxError as error:
        raise ParseError(name, error.lineno, _first_line(error)) from None
    except (ValueError, OSError) as error:
        raise ParseError(name, None, _first_line(error)) from None


def _placed(quad: ox.Quad, home: ox.NamedNode) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object, home if quad.graph_name == _DEFAULT else quad.graph_name)


def _quads(triples: Iterable[Triple], graph: str | None) -> Iterator[ox.Quad]:
    place = f" <{graph}>" if graph else ""
    text = "".join(f"{subject} {predicate} {object_}{place} .\n" for subject, predicate, object_ in triples)
    try:
        yield from ox.parse(text, format=ox.RdfFormat.N_QUADS, lenient=True)
    except SyntaxError as error:
        raise StoreError(f"no N-Triples text: {_first_line(error)}") from None


def _first_line(error: Exception) -> str:
    return str(error.args[0] if error.args else error).splitlines()[0]
