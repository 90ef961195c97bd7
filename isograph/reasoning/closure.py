"""The closure of a graph: what follows from it, and everything that can be asked about that."""

from collections.abc import Callable, Container, Iterable, Iterator
from itertools import islice, product
from typing import TYPE_CHECKING

from isograph.errors import FormatError, InconsistencyError, NotInferredError
from isograph.reasoning.alternatives import Alternatives
from isograph.reasoning.aside import Aside, Source
from isograph.reasoning.choices import OWN, Treatment
from isograph.reasoning.clauses import AXIOM_CLASSES, KEPT_APART
from isograph.reasoning.contradictions import Contradiction, contradictions, contradictions_among
from isograph.reasoning.engines import ENGINES
from isograph.reasoning.evaluator import Evaluator, collector_paused
from isograph.reasoning.facts import Facts
from isograph.reasoning.profile import Outside
from isograph.reasoning.program import Builder, Program
from isograph.reasoning.proofs import Proof
from isograph.reasoning.relations import Relation
from isograph.reasoning.rules import Rule
from isograph.reasoning.searching import Search, Ways
from isograph.reasoning.terms import NOTHING, THING, Term, Terms, Triple, is_literal
from isograph.reasoning.trivia import plain, trivial
from isograph.reasoning.updates import Change, StructuralChangeError, Update, difference
from isograph.reasoning.whynot import Rank, WhyNot, alike, why_not

if TYPE_CHECKING:
    from isograph.reasoning.evaluator import Plans

LIMIT = 100_000_000
"""How many triples a closure may infer, unless it is given another bound: about as many as fit into 5 GB."""

RESERVED = sorted({*KEPT_APART, *AXIOM_CLASSES, THING, NOTHING})
"""Terms numbered first, so that each stands for itself whatever the data says it is equal to."""


class Closure:
    """Stated triples and all that follows from them by OWL 2 RL and further rules.

    `contradictions` says what to do about data that contradicts the ontology: raise InconsistencyError, or report it
    in the attribute of that name. RunawayError is raised where more than `limit` triples would be inferred. `engine` is
    the one that ran: isograph's own, `owlrl` or `nemo`.

    >>> type_ = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    >>> is_a = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
    >>> edition = ("<https://e.org/iso-9001:1994>", type_, "<https://e.org/Edition>")
    >>> closure = Closure.of([edition, ("<https://e.org/Edition>", is_a, "<https://e.org/Document>")])
    >>> list(closure.inferred())
    [('<https://e.org/iso-9001:1994>', '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>', '<https://e.org/Document>')]
    """

    @collector_paused()
    def __init__(self, facts: Facts, rules: tuple[Rule, ...], *, engine: str, treatment: Treatment, limit: int) -> None:
        if engine not in (OWN, *ENGINES):
            raise FormatError(engine, (OWN, *ENGINES))
        self.engine, self._user_rules, self._treatment, self._limit = engine, rules, treatment, limit
        self._take(*self._closed(facts))

    def _closed(self, facts: Facts) -> tuple[Facts, Program, tuple[Contradiction, ...]]:
        program = Builder(facts, self._user_rules, self._limit).build()
        found: tuple[Contradiction, ...] | None = None
        if self.engine != OWN:
            outcome = ENGINES[self.engine](facts, program, self._user_rules)
            facts = outcome.facts
            if outcome.contradictions is not None:
                found = tuple(Contradiction(self.engine, message, ()) for message in outcome.contradictions)
        if found is None:
            found = contradictions(facts, program.denials)
        if found and self._treatment == "raise":
            raise InconsistencyError(found)
        return facts, program, found

    def _take(self, facts: Facts, program: Program, found: tuple[Contradiction, ...]) -> None:
        self._facts, self._program = facts, program
        self.contradictions: tuple[Contradiction, ...] = found
        self._known_ways: Ways | None = None
        self._plans: Plans = {}
        if self.engine == OWN:
            Evaluator(facts, self._limit, self._plans).prepare(program.strata)

    @classmethod
    @collector_paused()
    def of(
        cls,
        triples: Iterable[Triple],
        *,
        rules: Iterable[Rule] = (),
        engine: str = OWN,
        contradictions: Treatment = "raise",
        limit: int = LIMIT,
    ) -> "Closure":
        """Return the closure of triples; raise InconsistencyError or RunawayError."""
        facts = Facts(Terms(RESERVED))
        facts.state(triples)
        return cls(facts, tuple(rules), engine=engine, treatment=contradictions, limit=limit)

    @classmethod
    @collector_paused()
    def over(
        cls,
        source: Source,
        *,
        rules: Iterable[Rule] = (),
        engine: str = OWN,
        contradictions: Treatment = "raise",
        limit: int = LIMIT,
    ) -> "Closure":
        """Return the closure of the triples of a source, which is read only as far as something concerns them.

        Everything is answered as if all had been read. The source has to stay as it is, but for changes that the
        closure is told of before. Raises InconsistencyError or RunawayError.
        """
        if engine != OWN:
            return cls.of(source.triples(), rules=rules, engine=engine, contradictions=contradictions, limit=limit)
        facts = Facts(Terms(RESERVED), Aside(source))
        return cls(facts, tuple(rules), engine=engine, treatment=contradictions, limit=limit)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The program that was compiled from the ontology and the user's rules."""
        return self._program.rules

    @property
    def outside(self) -> tuple[Outside, ...]:
        """The axioms outside OWL 2 RL that were not used, or not wholly."""
        return self._program.outside

    def __contains__(self, triple: Triple) -> bool:
        return self._facts.states(triple) or (self._facts.holds(triple) and not trivial(triple))

    def stated(self, triple: Triple) -> bool:
        """Tell whether a triple was given, whether or not it also follows."""
        return self._facts.states(triple)

    def matches(self, subject: Term | None, predicate: Term | None, object_: Term | None) -> Iterator[Triple]:
        """Iterate over the triples, stated and inferred, with these terms; `None` stands for any."""
        found = self._facts.matches(subject, predicate, object_)
        return (triple for triple in found if not trivial(triple) or self._facts.states(triple))

    def proof(self, triple: Triple) -> Proof:
        """Return a lowest proof of a triple; raise NotInferredError where it does not hold."""
        found = Search(self._ways).prove(triple) if triple in self else None
        if found is None:
            raise NotInferredError(triple, self.why_not(triple))
        return found

    def proofs(self, triple: Triple, limit: int = 10) -> tuple[Proof, ...]:
        """Return proofs of a triple that differ in some step, lowest first; raise NotInferredError."""
        if triple not in self:
            raise NotInferredError(triple, self.why_not(triple))
        stated = (Proof(triple),) if self.stated(triple) else ()
        return (*stated, *islice(Alternatives(Search(self._ways), triple).proofs(), limit - len(stated)))

    def why_not(self, triple: Triple, *, rank: Rank = alike) -> WhyNot:
        """Return why a triple does not hold, with what is of lowest rank first; raise ValueError where it does."""
        if triple in self:
            raise ValueError(f"{' '.join(triple)} holds")
        return why_not(self._ways, triple, rank)

    @collector_paused()
    def add(self, triples: Iterable[Triple]) -> Change:
        """State triples and infer what follows; raise InconsistencyError or RunawayError, with nothing changed."""
        given = tuple(triples)
        if self.engine != OWN:
            return self._restate(lambda facts: facts.enter(given))
        update = Update(self._facts, self._program, self._limit, self._plans)
        try:
            update.add(given)
        except StructuralChangeError:
            return self._restate(lambda facts: facts.enter(given))
        found = contradictions_among(self._facts, self._program.denials, update.came, self.contradictions)
        if found != self.contradictions and self._treatment == "raise":
            update.undo()
            raise InconsistencyError(found)
        self.contradictions = found
        return update.change()

    @collector_paused()
    def remove(self, triples: Iterable[Triple]) -> Change:
        """Take back stated triples, those that are not stated left aside, and what followed from them alone."""
        given = tuple(triples)
        if self.engine != OWN:
            return self._restate(lambda facts: facts.leave(given))
        update = Update(self._facts, self._program, self._limit, self._plans)
        try:
            update.remove(given)
        except StructuralChangeError:
            return self._restate(lambda facts: facts.leave(given))
        if self.contradictions:
            self.contradictions = contradictions(self._facts, self._program.denials)
        return update.change()

    def _restate(self, edit: Callable[[Facts], None]) -> Change:
        """Close edited facts anew, and take them in place of the old ones once that has succeeded."""
        facts = self._facts.restated()
        edit(facts)
        old, closed = self._facts, self._closed(facts)
        self._take(*closed)
        return difference(old, self._facts)

    def copy(self, source: Source | None = None) -> "Closure":
        """Return a closure that can change without this one; it shares what neither has changed.

        `source` is a copy of the source of this one, which changes with the copy.
        """
        twin = object.__new__(Closure)
        twin.engine, twin._user_rules = self.engine, self._user_rules
        twin._treatment, twin._limit = self._treatment, self._limit
        twin._take(self._facts.copy(source), self._program, self.contradictions)
        return twin

    def asked_of(self, facts: Facts) -> "Closure":
        """Return a closure by the same rules whose facts are elsewhere, closed already; it is not to be changed."""
        twin = self.copy()
        twin._take(facts, self._program, ())
        return twin

    def assuming(self, triples: Iterable[Triple]) -> "Closure":
        """Return the closure in which these triples are stated too; this one stays as it is."""
        twin = self.copy()
        twin.add(triples)
        return twin

    @property
    def _ways(self) -> Ways:
        if self._known_ways is None:
            self._known_ways = Ways(self._facts, self._program.rules, self._program.links)
        return self._known_ways

    def sizes(self) -> dict[Term, int]:
        """Return how many pairs each predicate holds, stated and inferred, with equal terms counted as one."""
        places = {number: self._facts.place(number)[0] for number in self._facts.predicates()}
        text, relations = self._facts.terms.text, self._facts.relations
        return {text[number]: relations[place].size for number, place in places.items() if place in relations}

    @property
    def walked(self) -> frozenset[Term]:
        """The predicates that hold too many pairs to write out: theirs are found when they are asked for."""
        return frozenset(self.larger_than(None))

    def larger_than(self, size: int | None) -> set[Term]:
        """Return the predicates of more pairs than so many, the walked ones always among them."""
        places = {number: self._facts.place(number)[0] for number in self._facts.predicates()}
        text, relations = self._facts.terms.text, self._facts.relations
        large = {
            number
            for number, relation in relations.items()
            if relation.walked or (size is not None and relation.size > size)
        }
        return {text[number] for number, place in places.items() if place in large}

    def inferred(self, *, without: Container[Term] = ()) -> Iterator[Triple]:
        """Iterate over the triples that follow and were not stated, but for the trivial ones and some predicates."""
        for predicate in self._facts.predicates():
            name = self._facts.terms.text[predicate]
            if name in without:
                continue
            if plain(name):
                yield from self._inferred_pairs(predicate, name)
            else:
                found = self._facts.matches(None, name, None)
                yield from (triple for triple in found if not trivial(triple) and not self._facts.states(triple))
        equal = self._facts.matches(None, "<http://www.w3.org/2002/07/owl#sameAs>", None)
        yield from (triple for triple in equal if not trivial(triple) and not self._facts.states(triple))

    def _inferred_pairs(self, predicate: int, name: Term) -> Iterator[Triple]:
        text, equality = self._facts.terms.text, self._facts.equality
        stated = self._facts.stated.get(predicate, Relation())
        for pair in self._facts.pairs(predicate, None, None):
            spelled = (pair,) if equality.of.keys().isdisjoint(pair) else product(*map(equality.members, pair))
            for one, other in spelled:
                if not stated.holds(one, other) and not is_literal(text[one]):
                    yield text[one], name, text[other]
