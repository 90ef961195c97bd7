"""A graph in RDF's own terms: asked in SPARQL, validated by SHACL, handed on to rdflib and to files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isograph import exporting
from isograph.closed import ClosedGraph
from isograph.results import Rows, Value
from isograph.validation import ValidationReport, validate

if TYPE_CHECKING:
    from os import PathLike

    import rdflib


class RdfGraph(ClosedGraph):
    """A graph with what follows from it, for those who work with RDF."""

    def sparql(self, query: str, /, **bindings: Value) -> Rows:
        """Return the solutions of a SELECT query with variables bound to values.

        >>> import isograph
        >>> query = "SELECT ?edition ?title WHERE { ?edition dcterms:title ?title }"
        >>> isograph.load().sparql(query, edition=isograph.Identifier.parse("ISO 9001:2015"))[0][1]
        'Quality management systems - Requirements'
        """
        columns, rows = self.store.select(query, **bindings)
        return Rows(columns, rows)

    def ask(self, query: str, /, **bindings: Value) -> bool:
        """Return the answer to an ASK query with variables bound to values."""
        return self.store.ask(query, **bindings)

    def construct(self, query: str, /, **bindings: Value) -> rdflib.Graph:
        """Return the triples of a CONSTRUCT query with variables bound to values."""
        return self.store.construct(query, **bindings)

    def validate(
        self,
        *shapes: str | PathLike[str],
        questions: str | PathLike[str] | None = None,
        only: str | None = None,
    ) -> ValidationReport:
        """Return whether the graph conforms to shapes, has its terms in order, and answers questions as it must.

        To the bundled SHACL shapes and competency questions come those of further files and of a folder; `only` is one
        kind of checks: "shapes", which takes seconds, "ontology" or "questions".

        >>> import isograph
        >>> isograph.load().validate(only="questions").conforms
        True

        Raises OntologyError for shapes that are not well formed, ArgumentError for a kind that there is not, and
        StoreError, ParseError or FormatError for a file that cannot be read.
        """
        return validate(self.store, *shapes, questions=questions, only=only)

    def to_rdflib(self) -> rdflib.Dataset:
        """Return a live, read-only rdflib view of the graph."""
        return self.store.as_rdflib()

    def save(self, path: str | PathLike[str]) -> None:
        """Write the graph to a file: Turtle, TriG, N-Quads, N-Triples or JSON-LD by its suffix."""
        self.store.save(path)

    def export(self, path: str | PathLike[str], *, graphs: str = "both") -> None:
        """Write what is stated, inferred or both for other tools, with licence and credit inside.

        The suffix says the form: RDF as `save` writes it, GraphML, or a .zip of nodes and edges as tables in CSV.

        >>> import isograph
        >>> isograph.load().export("standards.xls")
        Traceback (most recent call last):
        isograph.errors.FormatError: unknown format 'standards.xls'; known: .ttl, .nt, .rdf, .xml, .owl, .trig, .nq,
        .jsonld, .graphml, .zip

        Raises FormatError for an unknown suffix, ArgumentError for unknown graphs, StoreError where writing fails.
        """
        exporting.export(self.store, path, graphs=graphs)

    def export_ontology(self, path: str | PathLike[str]) -> None:
        """Write the ontology to one file without imports, as Protégé opens it: Turtle, N-Triples or RDF/XML.

        Raises FormatError for another suffix, ArgumentError for a graph without it, StoreError where writing fails.
        """
        exporting.export_ontology(self.store, path)
