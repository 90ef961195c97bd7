"""Whether a graph conforms to SHACL shapes: the bundled ones, and a user's beside them. Home of pySHACL.

pySHACL walks a copy of the graph in memory. The queries in the bundled shapes are put to the store itself, which
answers them many times faster; those of a user go to rdflib, because the store has bad plans for some that are common,
such as `FILTER NOT EXISTS { ?x a/rdfs:subClassOf* ?class }`.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pyshacl
import rdflib
from rdflib import SH, BNode, Literal, URIRef
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Node

from isograph import resources
from isograph.errors import OntologyError, ParseError
from isograph.store import Store, formats
from isograph.validation.report import Check, Violation, short

_MALFORMED: Final = (RuntimeError, ValueError, TypeError, AttributeError, LookupError, AssertionError, re.error)
"""What pySHACL raises for shapes that are not well formed."""

_PART: Final = "urn:isograph:part:"
_PATHS: Final = {"inversePath": "^{}", "zeroOrMorePath": "{}*", "oneOrMorePath": "{}+", "zeroOrOnePath": "{}?"}


def violations(store: Store, paths: tuple[Path, ...]) -> tuple[Violation, ...]:
    """Return what of a store does not conform to the bundled shapes and to those of further files.

    Raises StoreError, ParseError or FormatError for a file of shapes that cannot be read, and OntologyError for
    shapes that are not well formed.
    """
    bundled = _shapes(resources.shape_files())
    rules = _named(bundled + _shapes(paths))
    data = _Data(store, tuple(str(text) for text in bundled.objects(None, SH.select)))
    try:
        with _silent(logging.getLogger("pyshacl-validate")):
            _, report, _ = pyshacl.validate(data, shacl_graph=rules, inplace=True, do_owl_imports=False)
    except _MALFORMED as error:
        raise OntologyError("shapes", str(error)) from None
    if isinstance(report, Exception):
        raise OntologyError("shapes", str(report))
    return tuple(_violations(report, rules))


class _Data(rdflib.Graph):
    """A copy of a store in memory, which puts some queries to the store itself."""

    def __init__(self, store: Store, known: tuple[str, ...]) -> None:
        self._snapshot, self._live, self._known = store.snapshot(), store.as_rdflib(), known
        super().__init__(store=self._snapshot.store, identifier=self._snapshot.identifier)

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:  # noqa: ANN401  as rdflib has it
        """Return the answer to a query, from the store where it is one of those known to suit it."""
        known = isinstance(query_object, str) and query_object.endswith(self._known)
        return (self._live if known else self._snapshot).query(query_object, *args, **kwargs)


@contextmanager
def _silent(logger: logging.Logger) -> Iterator[None]:
    """Keep pySHACL from printing what is raised as an error anyway."""
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def _shapes(paths: Iterable[Path]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in paths:
        formats.format_of(path)
        content = formats.read(path)
        try:
            graph.parse(data=content, format=_SYNTAX[formats.format_of(path)], publicID=path.resolve().as_uri())
        except (SyntaxError, ValueError) as error:
            raise ParseError(str(path), getattr(error, "lines", None), str(error).splitlines()[0]) from None
    return graph


def _named(shapes: rdflib.Graph) -> rdflib.Graph:
    """Return shapes whose unnamed parts have names, because a report keeps no blank node to find them again by."""
    unnamed = (each for each in shapes.objects(None, SH.property) if isinstance(each, BNode))
    parts: dict[Node, Node] = {each: URIRef(f"{_PART}{each}") for each in unnamed}
    named = rdflib.Graph()
    for subject, predicate, object_ in shapes:
        named.add((parts.get(subject, subject), predicate, parts.get(object_, object_)))
    return named


def _violations(report: rdflib.Graph, shapes: rdflib.Graph) -> Iterator[Violation]:
    for result in report.objects(None, SH.result):
        focus, path, found, severity, shape = (
            report.value(result, each)
            for each in (SH.focusNode, SH.resultPath, SH.value, SH.resultSeverity, SH.sourceShape)
        )
        message = "; ".join(sorted(map(str, report.objects(result, SH.resultMessage))))
        yield Violation(
            Check.SHAPES,
            _shown(focus),
            _path(report, path),
            _expected(shapes, shape),
            _shown(found),
            message,
            _shown(severity),
            _shown(_nearest(shapes, shape)),
        )


def _expected(shapes: rdflib.Graph, shape: Node | None) -> str:
    """Return what a shape says of a property in so many words: minCount 1, datatype xsd:date."""
    stated = ((short(str(name)).partition(":"), value) for name, value in shapes.predicate_objects(shape))
    said = {SH.path, SH.message, SH.severity, SH.name, SH.description}
    simple = (
        f"{local} {_shown(value)}"
        for (prefix, _, local), value in stated
        if prefix == "sh" and SH[local] not in said and isinstance(value, URIRef | Literal)
    )
    return ", ".join(sorted(simple)) if shape is not None and (shape, SH.path, None) in shapes else ""


def _nearest(shapes: rdflib.Graph, shape: Node | None) -> Node | None:
    """Return the shape, or the nearest around it that has a name."""
    while shape is not None and (isinstance(shape, BNode) or str(shape).startswith(_PART)):
        shape = next(shapes.subjects(None, shape), None)
    return shape


def _path(report: rdflib.Graph, path: Node | None) -> str:
    """Return a path of properties as SPARQL writes it."""
    if path is None or not isinstance(path, BNode):
        return _shown(path)
    for operator, form in _PATHS.items():
        if inner := report.value(path, SH[operator]):
            return form.format(_path(report, inner))
    choices = report.value(path, SH.alternativePath)
    steps = [_path(report, step) for step in report.items(choices or path)]
    return f"({('|' if choices else '/').join(steps)})"


def _shown(node: Node | None) -> str:
    """Return a node as people read it; nothing for a node that has no name."""
    if node is None or isinstance(node, BNode):
        return ""
    return short(str(node)) if isinstance(node, URIRef) else str(node)


_SYNTAX: Final = {
    "Turtle": "turtle",
    "N-Triples": "nt",
    "RDF/XML": "xml",
    "TriG": "trig",
    "N-Quads": "nquads",
    "JSON-LD": "json-ld",
}
