"""The knowledge graph: one method a question, each a call into the module that answers it."""

from collections.abc import Iterable, Iterator
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
from isograph.model import Activity, Edition, Editions, Standard
from isograph.reasoning import Change, Closure, Contradiction, Rule
from isograph.reasoning.closure import OWN, Treatment
from isograph.results import Rows, Value
from isograph.statements import ADDED, Statements, statements
from isograph.store import Store
from isograph.store.withheld import Triple
from isograph.validation import ValidationReport, validate
from isograph.vocabulary import INFERRED

if TYPE_CHECKING:
    import rdflib

Day = date | str | None
"""A day as a date or ISO text; none means today."""


AT_ONCE = 250_000
"""How many pairs a predicate may hold to be written into the store at once; a larger one is written when asked for."""


class KnowledgeGraph:
    """Standards, their editions, scopes, clauses and principles, with what follows from them.

    `load` makes one. Documents are named in any form people write; a document that is not in the graph raises
    UnknownDocumentError with the nearest, and text that names none raises IdentifierError.

    >>> import isograph
    >>> graph = isograph.load()
    >>> graph.covers("ISO 9002:1994", "welding").answer
    <Answer.COVERED: 'covered'>
    """

    def __init__(
        self, store: Store, closure: Closure | None = None, *, engine: str = OWN, rules: Iterable[Rule] = ()
    ) -> None:
        self.store = store
        self.engine = engine
        self._rules = tuple(rules)
        self._known_closure = closure

    @classmethod
    def closed(
        cls, store: Store, *, engine: str = OWN, contradictions: Treatment = "raise", rules: Iterable[Rule] = ()
    ) -> "KnowledgeGraph":
        """Return the graph of a store of stated triples, to which what follows from them is added.

        Raises InconsistencyError where the triples contradict each other, unless told to report.
        """
        given = tuple(rules)
        closure = Closure.of(store.triples(), engine=engine, contradictions=contradictions, rules=given)
        large = {predicate for predicate, size in closure.sizes().items() if size > AT_ONCE}
        store.insert(closure.inferred(without=large), INFERRED)
        graph = cls(store, closure, engine=engine, rules=given)
        store.withhold((predicate.strip("<>") for predicate in large), INFERRED, graph._supply)
        return graph

    def _supply(self, subject: str | None, predicate: str, object_: str | None) -> Iterator[Triple]:
        """Yield what follows of a predicate, as the closure has it when it is asked."""
        found = self.closure.matches(subject, predicate, object_)
        return (triple for triple in found if not self.closure.stated(triple))

    @property
    def closure(self) -> Closure:
        """The stated triples and the rules that led to the inferred ones; built when it is first asked for."""
        if self._known_closure is None:
            stated = [graph for graph in self.store.graphs() if graph != INFERRED]
            self._known_closure = Closure.of(self.store.triples(stated), rules=self._rules)
        return self._known_closure

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What in the data contradicts the ontology: each with its rule, axiom and triples."""
        return self.closure.contradictions

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

    def add(self, given: Statements, *, graph: str = ADDED) -> Change:
        """State triples in a named graph, and infer what follows from them; all of it or nothing.

        Statements are Turtle text in which our prefixes are known, the path of a file, an rdflib graph, or triples of
        values. Returns which inferred triples came and went.

        >>> import isograph
        >>> graph = isograph.load()
        >>> weld = "activity:hem a iso:Activity ; skos:prefLabel 'Hemming' ; skos:broader activity:make-form ."
        >>> len(graph.add(weld).added) > 0
        True
        >>> graph.covers("ISO 9002:1994", "hemming").answer
        <Answer.COVERED: 'covered'>

        Raises ParseError, StoreError, FormatError or QueryError for what cannot be read, and InconsistencyError for
        what contradicts the ontology.
        """
        triples = statements(given)
        change = self.closure.add(triples)
        self.store.insert(triples, graph)
        return self._followed(change)

    def remove(self, given: Statements, *, graph: str | None = None) -> Change:
        """Take back stated triples, from one named graph or from all, and what followed from them alone.

        What is not stated is left aside. Returns which inferred triples came and went.
        """
        triples = statements(given)
        places = {triple: self._places(triple, graph) for triple in triples}
        gone = [each for each, taken in places.items() if taken and taken >= self._places(each, None)]
        change = self.closure.remove(gone)
        for name in frozenset().union(*places.values()):
            self.store.delete([each for each, taken in places.items() if name in taken], name)
        return self._followed(change)

    def replace_graph(self, graph: str, given: Statements) -> Change:
        """Put statements in the place of all that a named graph holds; all of it or nothing.

        Returns which inferred triples came and went.
        """
        new, old = frozenset(statements(given)), frozenset(self.store.triples([graph]))
        twin = self.closure.copy()
        alone = [each for each in old - new if self._places(each, None) == {graph}]
        changes = twin.remove(alone), twin.add(new - old)
        self._known_closure = twin
        self.store.delete(old - new, graph)
        self.store.insert(new - old, graph)
        for change in changes:
            self._followed(change)
        return _together(*changes)

    def assuming(self, given: Statements) -> "KnowledgeGraph":
        """Return a graph in which further statements hold too; this one stays as it is.

        >>> import isograph
        >>> graph = isograph.load()
        >>> wider = graph.assuming(r"id:iso-9003:1994\\#scope iso:scopeIncludes activity:make .")
        >>> wider.covers("ISO 9003:1994", "welding").answer, graph.covers("ISO 9003:1994", "welding").answer
        (<Answer.COVERED: 'covered'>, <Answer.EXCLUDED: 'excluded'>)
        """
        twin = KnowledgeGraph(self.store.copy(), self.closure.copy(), engine=self.engine, rules=self._rules)
        twin.store.withhold(self.store.withheld, INFERRED, twin._supply)
        twin.add(given, graph=ADDED)
        return twin

    def _places(self, triple: Triple, graph: str | None) -> frozenset[str]:
        """Return the graphs that state a triple, or whether one does."""
        stated = frozenset(self.store.holders(triple)) - {INFERRED}
        return stated if graph is None else stated & {graph}

    def _followed(self, change: Change) -> Change:
        self.store.delete(change.removed, INFERRED)
        self.store.insert(change.added, INFERRED)
        return change

    def to_rdflib(self) -> "rdflib.Dataset":
        """Return a live, read-only rdflib view of the graph."""
        return self.store.as_rdflib()

    def save(self, path: str | PathLike[str]) -> None:
        """Write the graph to a file: Turtle, TriG, N-Quads, N-Triples or JSON-LD by its suffix."""
        self.store.save(path)


def _together(first: Change, second: Change) -> Change:
    """Return two changes in a row as one."""
    came, went = {*first.added, *second.added}, {*first.removed, *second.removed}
    return Change(tuple(sorted(came - went)), tuple(sorted(went - came)))
