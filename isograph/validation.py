"""Whether a graph conforms to SHACL shapes: the bundled ones, and a user's beside them."""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final

from isograph import resources
from isograph.errors import InvalidDataError, OntologyError, ParseError
from isograph.results import Tabular, Value
from isograph.store import Store, formats
from isograph.vocabulary import PREFIXES

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

_MALFORMED: Final = (RuntimeError, ValueError, TypeError, AttributeError, LookupError, AssertionError, re.error)
"""What pySHACL raises for shapes that are not well formed."""

_PART: Final = "urn:isograph:part:"
_PATHS: Final = {"inversePath": "^{}", "zeroOrMorePath": "{}*", "oneOrMorePath": "{}+", "zeroOrOnePath": "{}?"}


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that a shape does not allow: where, what, and which shape says so."""

    focus: str
    path: str
    value: str
    message: str
    severity: str
    shape: str


@dataclass(frozen=True, slots=True)
class ValidationReport(Tabular):
    """The outcome of a validation: `conforms`, or the violations in the order of their focus nodes."""

    violations: tuple[Violation, ...]
    columns = ("focus", "path", "value", "message", "severity", "shape")

    @property
    def conforms(self) -> bool:
        """Whether no shape is violated."""
        return not self.violations

    @property
    def finding(self) -> bool:
        """Whether there is something to mend, which the command line tells by its exit code."""
        return not self.conforms

    @property
    def summary(self) -> str:
        """The outcome in one sentence."""
        count = len(self.violations)
        return "The graph conforms." if self.conforms else f"{count} {'violation' if count == 1 else 'violations'}."

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each violation."""
        return tuple((v.focus, v.path, v.value, v.message, v.severity, v.shape) for v in self.violations)

    def raise_if_invalid(self) -> None:
        """Raise InvalidDataError, which carries this report, unless the graph conforms."""
        if not self.conforms:
            raise InvalidDataError(self)


def validate(store: Store, *shapes: str | PathLike[str]) -> ValidationReport:
    """Return whether a store conforms to the bundled shapes and to those of further files.

    The shapes see the union of all graphs as it is, with the ontology and what was inferred; nothing is fetched.

    Raises StoreError, ParseError or FormatError for a file of shapes that cannot be read, and OntologyError for
    shapes that are not well formed.
    """
    import pyshacl  # noqa: PLC0415  slow to import, and wanted here alone

    rules = _named(_shapes((*resources.shape_files(), *map(Path, shapes))))
    try:
        with _silent(logging.getLogger("pyshacl-validate")):
            _, report, _ = pyshacl.validate(store.snapshot(), shacl_graph=rules, inplace=True, do_owl_imports=False)
    except _MALFORMED as error:
        raise OntologyError("shapes", str(error)) from None
    if isinstance(report, Exception):
        raise OntologyError("shapes", str(report))
    return ValidationReport(tuple(sorted(_violations(report, rules))))


@contextmanager
def _silent(logger: logging.Logger) -> Iterator[None]:
    """Keep pySHACL from printing what is raised as an error anyway."""
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def _shapes(paths: Iterable[Path]) -> "rdflib.Graph":
    import rdflib  # noqa: PLC0415  slow to import, and wanted here alone

    graph = rdflib.Graph()
    for path in paths:
        formats.format_of(path)
        content = formats.read(path)
        try:
            graph.parse(data=content, format=_SYNTAX[formats.format_of(path)], publicID=path.resolve().as_uri())
        except (SyntaxError, ValueError) as error:
            raise ParseError(str(path), getattr(error, "lines", None), str(error).splitlines()[0]) from None
    return graph


def _named(shapes: "rdflib.Graph") -> "rdflib.Graph":
    """Return shapes whose unnamed parts have names, because a report keeps no blank node to find them again by."""
    import rdflib  # noqa: PLC0415  slow to import, and wanted here alone

    parts = {each: rdflib.URIRef(f"{_PART}{each}") for each in shapes.objects(None, rdflib.SH.property) if _blank(each)}
    named = rdflib.Graph()
    for subject, predicate, object_ in shapes:
        named.add((parts.get(subject, subject), predicate, parts.get(object_, object_)))
    return named


def _violations(report: "rdflib.Graph", shapes: "rdflib.Graph") -> Iterable[Violation]:
    from rdflib import SH  # noqa: PLC0415  slow to import, and wanted here alone

    for result in report.objects(None, SH.result):
        focus, path, found, severity, shape = (
            report.value(result, each)
            for each in (SH.focusNode, SH.resultPath, SH.value, SH.resultSeverity, SH.sourceShape)
        )
        message = "; ".join(sorted(map(str, report.objects(result, SH.resultMessage))))
        yield Violation(
            _shown(focus),
            _path(report, path),
            _shown(found),
            message,
            _shown(severity),
            _shown(_nearest(shapes, shape)),
        )


def _nearest(shapes: "rdflib.Graph", shape: "Node | None") -> "Node | None":
    """Return the shape, or the nearest around it that has a name."""
    while shape is not None and (_blank(shape) or str(shape).startswith(_PART)):
        shape = next(shapes.subjects(None, shape), None)
    return shape


def _path(report: "rdflib.Graph", path: "Node | None") -> str:
    """Return a path of properties as SPARQL writes it."""
    from rdflib import SH  # noqa: PLC0415  slow to import, and wanted here alone

    if path is None or not _blank(path):
        return _shown(path)
    for operator, form in _PATHS.items():
        if inner := report.value(path, SH[operator]):
            return form.format(_path(report, inner))
    choices = report.value(path, SH.alternativePath)
    steps = [_path(report, step) for step in report.items(choices or path)]
    return f"({('|' if choices else '/').join(steps)})"


def _blank(node: "Node") -> bool:
    from rdflib import BNode  # noqa: PLC0415  slow to import, and wanted here alone

    return isinstance(node, BNode)


def _shown(node: "Node | None") -> str:
    """Return a node as people read it: terms by prefixed name; nothing for a node that has no name."""
    if node is None or _blank(node):
        return ""
    text = str(node)
    for prefix, namespace in PREFIXES.items():
        if text.startswith(namespace):
            return f"{prefix}:{text.removeprefix(namespace)}"
    return text


_SYNTAX = {
    "Turtle": "turtle",
    "N-Triples": "nt",
    "RDF/XML": "xml",
    "TriG": "trig",
    "N-Quads": "nquads",
    "JSON-LD": "json-ld",
}
