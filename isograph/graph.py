"""The knowledge graph: one method a question, each a call into the module that answers it."""

from datetime import date
from os import PathLike
from typing import TYPE_CHECKING

from isograph.answers import activities as vocabulary
from isograph.answers import adoptions, clauses, comparison, coverage, editions, explanation, history, principles
from isograph.answers import search as searching
from isograph.answers import status as statuses
from isograph.answers import verdict as verdicts
from isograph.answers.activities import Activities
from isograph.answers.clauses import Clauses
from isograph.answers.comparison import Comparison
from isograph.answers.coverage import Coverage
from isograph.answers.documents import Named
from isograph.answers.explanation import Explanation
from isograph.answers.history import History
from isograph.answers.principles import Principles
from isograph.answers.status import Status
from isograph.answers.verdict import Verdict
from isograph.closed import ClosedGraph
from isograph.model import Activity, Edition, Editions, Standard
from isograph.results import Rows, Value
from isograph.validation import ValidationReport, validate

if TYPE_CHECKING:
    import rdflib

Day = date | str | None
"""A day as a date or ISO text; none means today."""


class KnowledgeGraph(ClosedGraph):
    """Standards, their editions, scopes, clauses and principles, with what follows from them.

    `load` makes one. Documents are named in any form people write; a document that is not in the graph raises
    UnknownDocumentError with the nearest, and text that names none raises IdentifierError.

    >>> import isograph
    >>> graph = isograph.load()
    >>> graph.covers("ISO 9002:1994", "welding").answer
    <Answer.COVERED: 'covered'>
    """

    def standard(self, identifier: Named) -> Standard:
        """Return the standard of a document as a work, with its editions: ISO 9001 for ISO 9001:1994."""
        return editions.standard(self.store, identifier)

    def edition(self, identifier: Named, *, on: Day = None) -> Edition:
        """Return an edition; for an undated reference, the newest in force on a day.

        >>> import isograph
        >>> isograph.load().edition("ISO 9001", on="1996-01-01").identifier
        Identifier('ISO 9001:1994')

        Raises NotInForceError, which lists the editions there are, where none is in force.
        """
        return editions.edition(self.store, identifier, on=on)

    def editions(self, identifier: Named) -> Editions:
        """Return all editions of the standard of a document, oldest first."""
        return editions.editions(self.store, identifier)

    def in_force(self, identifier: Named, *, on: Day = None) -> Editions:
        """Return the editions in the catalogue on a day, those in force first, then superseded ones.

        >>> import isograph
        >>> [(str(each.identifier), str(each.value)) for each in isograph.load().in_force("ISO 9001", on="2002-01-01")]
        [('ISO 9001:2000', 'in force'), ('ISO 9001:1994', 'superseded')]
        """
        return editions.in_force(self.store, identifier, on=on)

    def status(self, identifier: Named, *, on: Day = None) -> Status:
        """Return where a document stands on a day, and why.

        >>> import isograph
        >>> isograph.load().status("ISO 9001:2015", on="2026-06-01").value
        <Standing.IN_FORCE: 'in force'>
        """
        return statuses.status(self.store, identifier, on=on)

    def history(self, identifier: Named) -> History:
        """Return what happened to a standard or document: editions, mergers, ends of certificates, and today."""
        return history.history(self.store, identifier)

    def covers(self, identifier: Named, activity: str | Activity) -> Verdict:
        """Return what an edition says of an activity: covered, excluded or not stated, with the proof.

        >>> import isograph
        >>> print(isograph.load().covers("ISO 9002:1994", "design").summary)
        Designing and developing is excluded by ISO 9002:1994.
        """
        return verdicts.covers(self.store, self.explain, identifier, activity)

    def covering(
        self, *activities: str | Activity, on: Day = None, sector: str | None = None, use: str | None = None
    ) -> Coverage:
        """Return which editions cover all of some activities on a day.

        >>> import isograph
        >>> isograph.load().covering("production", "installation", on="1996-06-01").narrowest[0].identifier
        Identifier('ISO 9002:1994')
        """
        return coverage.covering(self.store, *activities, on=on, sector=sector, use=use)

    def compare(self, *identifiers: Named) -> Comparison:
        """Return how documents differ: in activities, clauses, principles and facts; never a ranking."""
        return comparison.compare(self.store, *identifiers)

    def principles(self, identifier: Named) -> Principles:
        """Return the quality management principles that an edition states or rests on."""
        return principles.principles(self.store, identifier)

    def activities(self) -> Activities:
        """Return the vocabulary of activities and topics."""
        return vocabulary.activities(self.store)

    def clauses(self, identifier: Named) -> Clauses:
        """Return the clauses of an edition as a tree."""
        return clauses.clauses(self.store, identifier)

    def find_clauses(self, *, number: str | None = None, title: str | None = None) -> Rows:
        """Return the clauses of all editions with a number, or whose title has some words."""
        return clauses.find_clauses(self.store, number=number, title=title)

    def adoptions(self, identifier: Named) -> Rows:
        """Return the regional and national adoptions of a document, and what it adopts itself."""
        return adoptions.adoptions(self.store, identifier)

    def search(
        self, text: str, *, on: Day = None, ics: str | None = None, status: str | None = None, limit: int = 20
    ) -> Rows:
        """Return what mentions some words in its identifier, label or title; a mention is no coverage."""
        return searching.search(self.store, text, on=on, ics=ics, status=status, limit=limit)

    def explain(self, subject: Named, predicate: str, object_: str) -> Explanation:
        """Return the proof of a triple down to stated facts with their sources.

        Raises NotInferredError, which says why not, where it does not hold.
        """
        return explanation.explain(self.store, self.closure, subject, predicate, object_)

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

    def construct(self, query: str, /, **bindings: Value) -> "rdflib.Graph":
        """Return the triples of a CONSTRUCT query with variables bound to values."""
        return self.store.construct(query, **bindings)

    def validate(self, *shapes: str | PathLike[str]) -> ValidationReport:
        """Return whether the graph conforms to the bundled SHACL shapes and to those of further files."""
        return validate(self.store, *shapes)

    def to_rdflib(self) -> "rdflib.Dataset":
        """Return a live, read-only rdflib view of the graph."""
        return self.store.as_rdflib()

    def save(self, path: str | PathLike[str]) -> None:
        """Write the graph to a file: Turtle, TriG, N-Quads, N-Triples or JSON-LD by its suffix."""
        self.store.save(path)
