"""A graph with what follows from it: closed under the ontology when it is made, and kept closed when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from isograph import reasoning
from isograph.reasoning.choices import OWN, Treatment
from isograph.statements import ADDED, Statements, statements
from isograph.vocabulary import INFERRED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from isograph.reasoning import Change, Closure, Contradiction, Rule
    from isograph.store import Store
    from isograph.store.withheld import Triple

AT_ONCE = 250_000
"""How many pairs a predicate may hold to be written into the store at once; a larger one is written when asked for.

Where there is such a one, a fifth of that is the bound for all: the graph is not kept for the next time anyway.
"""


class ClosedGraph:
    """A store of stated triples and of what follows from them, which changes all at once or not at all."""

    def __init__(
        self, store: Store, closure: Closure | None = None, *, engine: str = OWN, rules: Iterable[Rule] = ()
    ) -> None:
        self.store = store
        self.engine = engine
        self._rules = tuple(rules)
        self._known_closure = closure
        self._known_prover: Closure | None = None

    @classmethod
    def closed(
        cls, store: Store, *, engine: str = OWN, contradictions: Treatment = "raise", rules: Iterable[Rule] = ()
    ) -> Self:
        """Return the graph of a store of stated triples, to which what follows from them is added.

        Raises InconsistencyError where the triples contradict each other, unless told to report.
        """
        given, stated = tuple(rules), store.source(without=[INFERRED])
        with reasoning.collector_paused():
            closure = reasoning.Closure.over(stated, engine=engine, contradictions=contradictions, rules=given)
            large = closure.larger_than(AT_ONCE) and closure.larger_than(AT_ONCE // 5)
            store.insert(closure.inferred(without=large), INFERRED)
        graph = cls(store, closure, engine=engine, rules=given)
        store.withhold(_iris(large), INFERRED, graph._supply, endless=_iris(closure.walked))
        return graph

    def _supply(self, subject: str | None, predicate: str, object_: str | None) -> Iterator[Triple]:
        """Yield what follows of a predicate, as the closure has it when it is asked."""
        found = self.closure.matches(subject, predicate, object_)
        return (triple for triple in found if not self.closure.stated(triple))

    @property
    def closure(self) -> Closure:
        """The stated triples and the rules that led to the inferred ones; built when it is first asked for."""
        if self._known_closure is None:
            source, treatment = self.store.source(without=[INFERRED]), _treatment(self.store)
            self._known_closure = reasoning.Closure.over(source, contradictions=treatment, rules=self._rules)
        return self._known_closure

    @property
    def _prover(self) -> Closure:
        """What is asked for proofs: the closure, or on disk, where a store holds all of it, the store itself."""
        if self._known_closure is None and self.store.read_only and self._known_prover is None:
            self._known_prover = reasoning.prover(self.store.source(without=[INFERRED]), self.store.source())
        return self._known_prover or self.closure

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What in the data contradicts the ontology: each with its rule, axiom and triples."""
        return self.closure.contradictions

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
        self.store.ensure_writable()
        triples = self._read(given)
        change = self.closure.add(triples)
        self.store.insert(triples, graph)
        return self._followed(change)

    def remove(self, given: Statements, *, graph: str | None = None) -> Change:
        """Take back stated triples, from one named graph or from all, and what followed from them alone.

        What is not stated is left aside. Returns which inferred triples came and went.
        """
        self.store.ensure_writable()
        triples = self._read(given)
        places = {triple: frozenset(self.store.holders(triple)) - {INFERRED} for triple in triples}
        wanted = frozenset().union(*places.values()) if graph is None else {graph}
        change = self.closure.remove([each for each, stated in places.items() if stated and stated <= wanted])
        for name in wanted:
            self.store.delete([each for each, stated in places.items() if name in stated], name)
        return self._followed(change)

    def replace_graph(self, graph: str, given: Statements) -> Change:
        """Put statements in the place of all that a named graph holds; all of it or nothing.

        Returns which inferred triples came and went.
        """
        self.store.ensure_writable()
        new, old = frozenset(self._read(given)), frozenset(self.store.triples([graph]))
        twin = self.closure.copy()
        alone = [each for each in old - new if set(self.store.holders(each)) - {INFERRED} == {graph}]
        changes = twin.remove(alone), twin.add(new - old)
        self._known_closure = twin
        self.store.delete(old - new, graph)
        self.store.insert(new - old, graph)
        for change in changes:
            self._followed(change)
        return _together(*changes)

    def assuming(self, given: Statements) -> Self:
        """Return a graph in which further statements hold too; this one stays as it is.

        >>> import isograph
        >>> graph = isograph.load()
        >>> wider = graph.assuming(r"id:iso-9003:1994\\#scope iso:scopeIncludes activity:make .")
        >>> wider.covers("ISO 9003:1994", "welding").answer, graph.covers("ISO 9003:1994", "welding").answer
        (<Answer.COVERED: 'covered'>, <Answer.EXCLUDED: 'excluded'>)
        """
        store = self.store.copy()
        closure = self.closure.copy(store.source(without=[INFERRED]))
        twin = type(self)(store, closure, engine=self.engine, rules=self._rules)
        twin.store.withhold(self.store.withheld, INFERRED, twin._supply, endless=_iris(closure.walked))
        twin.add(given, graph=ADDED)
        return twin

    def _read(self, given: Statements) -> tuple[Triple, ...]:
        """Return what a caller states as triples."""
        return statements(given)

    def _followed(self, change: Change) -> Change:
        if change.unlisted:
            self.store.withdraw(_iris(change.unlisted), endless=_iris(self.closure.walked))
        self.store.delete(change.removed, INFERRED)
        self.store.insert(change.added, INFERRED)
        return change


def _iris(predicates: Iterable[str]) -> frozenset[str]:
    return frozenset(predicate.strip("<>") for predicate in predicates)


def _treatment(store: Store) -> Treatment:
    """Return what to do about contradictions: the import of a store on disk reported them."""
    return "report" if store.read_only else "raise"


def _together(first: Change, second: Change) -> Change:
    """Return two changes in a row as one."""
    came, went = {*first.added, *second.added}, {*first.removed, *second.removed}
    unlisted = tuple(sorted({*first.unlisted, *second.unlisted}))
    return reasoning.Change(tuple(sorted(came - went)), tuple(sorted(went - came)), unlisted)
