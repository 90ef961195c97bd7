"""Whether a graph conforms to SHACL shapes: the bundled ones, and a user's beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from isograph import formats, resources
from isograph.errors import InvalidDataError, OntologyError, ParseError
from isograph.results import Tabular, Value
from isograph.store import Store
from isograph.vocabulary import PREFIXES

if TYPE_CHECKING:
    import rdflib


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
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError  # noqa: PLC0415  as above

    rules = _shapes((*resources.shape_files(), *map(Path, shapes)))
    try:
        _, report, _ = pyshacl.validate(_union(store), shacl_graph=rules, inference="none", do_owl_imports=False)
    except (ShapeLoadError, ReportableRuntimeError) as error:
        raise OntologyError("shapes", str(error)) from None
    return ValidationReport(tuple(sorted(_violations(report))))


def _union(store: Store) -> "rdflib.Graph":
    """Return the union of all graphs in memory, where pySHACL is several times faster than on the live view."""
    import rdflib  # noqa: PLC0415  slow to import, and wanted here alone

    graph = rdflib.Graph()
    return graph.parse(data="".join(f"{s} {p} {o} .\n" for s, p, o in store.triples()), format="nt")


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


def _violations(report: "rdflib.Graph") -> Iterable[Violation]:
    from rdflib import SH  # noqa: PLC0415  slow to import, and wanted here alone

    for result in report.objects(None, SH.result):
        focus, path, found = (report.value(result, each) for each in (SH.focusNode, SH.resultPath, SH.value))
        message, severity, shape = (
            report.value(result, each) for each in (SH.resultMessage, SH.resultSeverity, SH.sourceShape)
        )
        yield Violation(*map(_shown, (focus, path, found, message, severity, shape)))


def _shown(node: "rdflib.term.Node | None") -> str:
    """Return a node as people read it: terms by prefixed name; nothing for a node that has no name."""
    from rdflib import BNode  # noqa: PLC0415  slow to import, and wanted here alone

    if node is None or isinstance(node, BNode):
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
