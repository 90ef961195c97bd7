"""The search for proofs: backwards from a triple that is known to hold, level by level.

Every triple met is expanded once into the steps that may conclude it; a step whose
premises are all proved proves its conclusion. A proof of height h lies within the
first h levels, so the search stops with a proof that no other is lower than; where
very many triples are in play it stops with the first.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, product

from isograph.reasoning.checking import EQUALITY
from isograph.reasoning.compiler import table
from isograph.reasoning.facts import Facts
from isograph.reasoning.matching import solutions
from isograph.reasoning.program import Link
from isograph.reasoning.proofs import Proof
from isograph.reasoning.rules import Rule, is_variable, substituted, unified, variables
from isograph.reasoning.terms import SAME_AS, TYPE, Triple
from isograph.reasoning.w3c import Schema

ENOUGH = 2_000
"""How many triples a search looks at for a lower proof once it has one."""

_STATED = 8
_STEPS = 2


@dataclass(slots=True, eq=False)
class Step:
    """A way to conclude a triple."""

    conclusion: Triple
    rule: Rule
    premises: tuple[Triple, ...]


@dataclass(slots=True, eq=False)
class Goal:
    """A triple to prove: its height once it is proved, the step that did, the steps that wait for it."""

    height: int | None = None
    step: Step | None = None
    waiting: list[Step] = field(default_factory=list)
    expanded: bool = False


class Ways:
    """The steps that may conclude a triple, from the rules of a closure."""

    def __init__(self, facts: Facts, rules: Iterable[Rule], links: Iterable[Link]) -> None:
        self.facts = facts
        self.links: dict[Triple, Link] = {link.triple: link for link in reversed(tuple(links))}
        self.neighbours: dict[str, list[str]] = {}
        self.names: dict[str, dict[str, bool]] = {}
        for one, _, other in self.links:
            self.neighbours.setdefault(one, []).append(other)
            self.neighbours.setdefault(other, []).append(one)
        self.program: dict[str, list[Rule]] = {}
        rules = tuple(rules)
        for rule in rules:
            if rule.head is not None and not is_transitive(rule):
                self.program.setdefault(rule.head[1], []).append(rule)
        self.by_head: dict[str, list[Rule]] = {}
        for rule in (
            *(_whole(schema) for schema in table() if schema.name in GENERAL),
            *(rule for rule in rules if rule.name not in GENERAL),
        ):
            if rule.head is not None and rule.head[1] != SAME_AS:
                self.by_head.setdefault(_head_key(rule), []).append(rule)
        self.transitive = {key for key, found in self.by_head.items() if any(map(is_transitive, found))}

    def steps(self, goal: Triple, *, thorough: bool = False, by_edges: bool = False) -> Iterator[Step]:
        """Iterate over the steps whose premises all hold.

        Those by transitivity go along one path, or with `thorough` part it at every point, or `by_edges` after its
        first edge, for every one there is.
        """
        if goal[1] == SAME_AS:
            yield from self._equal(goal)
            return
        if goal[1] in self.transitive:
            yield from self._edges(goal) if by_edges else self._path(goal)
        for rule in self.rules(goal):
            if thorough or not is_transitive(rule):
                yield from self.applications(rule, goal)
        if self.facts.equality:
            yield from self._replaced(goal)

    def rules(self, goal: Triple) -> Iterator[Rule]:
        """Iterate over the rules whose head may be a triple."""
        yield from self.by_head.get("?", ())
        yield from self.by_head.get(goal[1], ())
        if goal[1] == TYPE:
            yield from self.by_head.get(goal[2], ())

    def applications(self, rule: Rule, goal: Triple) -> Iterator[Step]:
        """Iterate over the ways in which one rule concludes a triple."""
        bindings = unified(rule.head, goal, {}) if rule.head else None
        if bindings is None:
            return
        for found in solutions(rule.body, self.facts, bindings):
            premises = tuple(substituted(pattern, found) for pattern in rule.body) + rule.axioms
            if goal not in premises and all(found[one] != found[other] for one, other in rule.distinct):
                yield Step(goal, rule, premises)

    def _edges(self, goal: Triple) -> Iterator[Step]:
        rule = next(filter(is_transitive, self.by_head[goal[1]]))
        for successor in dict.fromkeys(self._successors(goal[0], goal[1])):
            first, rest = (goal[0], goal[1], successor), (successor, goal[1], goal[2])
            if goal not in (first, rest) and self.facts.holds(rest):
                yield Step(goal, rule, (first, rest, *rule.axioms))

    def _path(self, goal: Triple) -> Iterator[Step]:
        """Yield the steps that join the shortest path to a transitive triple, halved again and again.

        There may be two such paths: one of stated edges, and one of edges that hold without transitivity.
        """
        rule = next(filter(is_transitive, self.by_head[goal[1]]))
        for edges in (self._stated_edges, self._successors):
            path = self._shortest(goal, edges)
            for low, high in _spans(len(path) - 1):
                middle = (low + high) // 2
                ends = ((path[low], goal[1], path[middle]), (path[middle], goal[1], path[high]))
                yield Step((path[low], goal[1], path[high]), rule, ends + rule.axioms)

    def _shortest(self, goal: Triple, edges: Callable[[str, str], Iterable[str]]) -> list[str]:
        """Return the terms on the shortest path from a triple's subject to its object, or nothing."""
        start, predicate, end = goal
        came: dict[str, str | None] = {start: None}
        layer = [start]
        while layer:
            following = []
            for term in layer:
                for successor in edges(term, predicate):
                    if successor == end:
                        return [*_trail(came, term), end]
                    if successor not in came and self.facts.holds((successor, predicate, end)):
                        came[successor] = term
                        following.append(successor)
            layer = following
        return []

    def _stated_edges(self, term: str, predicate: str) -> Iterator[str]:
        return (successor for _, _, successor in self.facts.stated_matches(term, predicate))

    def _successors(self, term: str, predicate: str) -> Iterator[str]:
        """Yield where edges lead that hold without transitivity, under all names that the relation has."""
        for name, turned in self._names(predicate).items():
            for equal in self._equals(term):
                if turned:
                    stated = self.facts.given().matches(None, name, equal)
                else:
                    stated = self.facts.stated_matches(equal, name)
                for triple in stated:
                    yield from self._equals(triple[0 if turned else 2])
            yield from self._concluded(term, name, turned=turned)

    def _concluded(self, term: str, name: str, *, turned: bool) -> Iterator[str]:
        goal = ("?", name, term) if turned else (term, name, "?")
        for rule in self.program.get(name, ()):
            if rule.head is None or self._renames(rule):
                continue
            open_ = ("?", name, rule.head[2]) if turned else (rule.head[0], name, "?")
            bindings = unified(open_, goal, {})
            for found in solutions(rule.body, self.facts, bindings) if bindings is not None else ():
                yield substituted(rule.head, found)[0 if turned else 2]

    def _names(self, predicate: str) -> dict[str, bool]:
        """Return the predicates that share a predicate's relation, and whether they turn it round."""
        if predicate not in self.names:
            home, turned = self.facts.place(self.facts.terms.number[predicate])
            places = {name: self.facts.place(self.facts.terms.intern(name)) for name in self.program}
            found = {name: place[1] != turned for name, place in places.items() if place[0] == home}
            self.names[predicate] = {predicate: False} | found
        return self.names[predicate]

    def _renames(self, rule: Rule) -> bool:
        """Tell whether a rule only says the same of another name of its relation."""
        return len(rule.body) == 1 and rule.head is not None and rule.body[0][1] in self._names(rule.head[1])

    def _equals(self, term: str) -> Iterator[str]:
        return (self.facts.terms.text[each] for each in self.facts.equality.members(self.facts.terms.number[term]))

    def _equal(self, goal: Triple) -> Iterator[Step]:
        """Yield the steps to equality: a link as it was found, one turned round, or two joined."""
        one, _, other = goal
        link = self.links.get(goal)
        if link is not None and link.rule is not None:
            yield Step(goal, link.rule, link.premises + link.rule.axioms)
        path = self._linked(one, other)
        if len(path) == _STEPS and (other, SAME_AS, one) in self.links:
            yield Step(goal, EQUALITY["eq-sym"], ((other, SAME_AS, one),))
        elif len(path) > _STEPS:
            middle = path[len(path) // 2]
            yield Step(goal, EQUALITY["eq-trans"], ((one, SAME_AS, middle), (middle, SAME_AS, other)))
        elif one == other and self.neighbours.get(one):
            near = self.neighbours[one][0]
            yield Step(goal, EQUALITY["eq-trans"], ((one, SAME_AS, near), (near, SAME_AS, one)))

    def _linked(self, one: str, other: str) -> list[str]:
        came: dict[str, str | None] = {one: None}
        layer = [one]
        while layer and other not in came:
            found = {each: term for term in layer for each in self.neighbours.get(term, ()) if each not in came}
            came.update(found)
            layer = list(found)
        return _trail(came, other) if other in came and one != other else []

    def _replaced(self, goal: Triple) -> Iterator[Step]:
        """Yield the steps that put an equal term in the place of another, on the way to a triple that is nearer."""
        for nearer in self._nearer(goal):
            for name, position in (("eq-rep-s", 0), ("eq-rep-p", 1), ("eq-rep-o", 2)):
                if nearer[position] != goal[position]:
                    terms = [*goal[:position], nearer[position], *goal[position + 1 :]]
                    premises = ((nearer[position], SAME_AS, goal[position]), (terms[0], terms[1], terms[2]))
                    yield Step(goal, EQUALITY[name], premises)

    def _nearer(self, goal: Triple) -> Iterator[Triple]:
        """Yield the triple of representatives, which rules conclude, and triples in equal terms that are stated."""
        text, equality = self.facts.terms.text, self.facts.equality
        numbers = [self.facts.terms.number[term] for term in goal]
        subject, predicate, object_ = (text[equality.representative(number)] for number in numbers)
        yield subject, predicate, object_
        subjects, predicates, objects = (map(text.__getitem__, equality.members(number)) for number in numbers)
        yield from islice(filter(self.facts.states, product(subjects, predicates, objects)), _STATED)


class Search:
    """One search for the proofs of one triple."""

    def __init__(self, ways: Ways) -> None:
        self.ways = ways
        self.goals: dict[Triple, Goal] = {}
        self.thorough = False

    def prove(self, triple: Triple) -> Proof | None:
        """Return a lowest proof of a triple, or nothing where it has none."""
        root = self._goal(triple)
        self._deepen(triple, root)
        if root.height is None:
            self.thorough, self.goals = True, {}
            root = self._goal(triple)
            self._deepen(triple, root)
        return None if root.height is None else self._proof(triple)

    def _deepen(self, triple: Triple, root: Goal) -> None:
        frontier, level = [triple], 0
        while frontier and (root.height is None or root.height > level):
            met: list[Triple] = []
            for goal in frontier:
                met += self._expand(goal)
                if root.height is not None and len(self.goals) > ENOUGH:
                    return
            frontier, level = met, level + 1

    def height(self, triple: Triple) -> int | None:
        """Return how high a low proof of a triple is, or nothing where none was found."""
        goal = self._goal(triple)
        if goal.height is None:
            self._deepen(triple, goal)
        return goal.height

    def _goal(self, triple: Triple) -> Goal:
        goal = self.goals.get(triple)
        if goal is None:
            goal = self.goals[triple] = Goal(0 if self.ways.facts.states(triple) else None)
        return goal

    def _expand(self, triple: Triple) -> list[Triple]:
        """Find the steps to a triple; return the premises met for the first time that are still to be proved."""
        goal = self._goal(triple)
        if goal.expanded or goal.height == 0:
            return []
        goal.expanded = True
        met: list[Triple] = []
        steps = []
        for step in self.ways.steps(triple, thorough=self.thorough):
            steps.append(step)
            if step.conclusion == triple and all(self._goal(premise).height == 0 for premise in step.premises):
                break
        for step in sorted(steps, key=self._open):
            met += self._enter(step)
        return met

    def _open(self, step: Step) -> int:
        """Return how many premises of a step are still to be proved: the promising steps come first."""
        return sum(self._goal(premise).height is None for premise in step.premises)

    def _enter(self, step: Step) -> list[Triple]:
        met = []
        for premise in step.premises:
            goal = self._goal(premise)
            if goal.height != 0:
                goal.waiting.append(step)
                if not goal.expanded:
                    met.append(premise)
        self._try(step)
        return met

    def _try(self, step: Step) -> None:
        """Let a step prove its conclusion where its premises are proved, and pass on what that proves."""
        trying = [step]
        while trying:
            step = trying.pop()
            heights = [self.goals[premise].height for premise in step.premises]
            if None in heights:
                continue
            height = 1 + max((height or 0 for height in heights), default=0)
            goal = self._goal(step.conclusion)
            if goal.height is None or height < goal.height:
                goal.height, goal.step = height, step
                trying += goal.waiting

    def _proof(self, triple: Triple) -> Proof:
        """Build the tree of the steps found, premises first and each triple once."""
        built: dict[Triple, Proof] = {}
        waiting = [triple]
        while waiting:
            current = waiting[-1]
            step = self.goals[current].step
            missing = [] if step is None else [premise for premise in step.premises if premise not in built]
            if missing:
                waiting += missing
                continue
            waiting.pop()
            built[current] = (
                Proof(current) if step is None else joined(step, tuple(built[each] for each in step.premises))
            )
        return built[triple]


def _spans(length: int) -> list[tuple[int, int]]:
    """Return the spans of more than one edge into which a path is halved again and again, the shortest first."""
    waiting, spans = [(0, length)], []
    while waiting:
        low, high = waiting.pop()
        if high - low > 1:
            spans.append((low, high))
            waiting += [(low, (low + high) // 2), ((low + high) // 2, high)]
    return sorted(spans, key=lambda span: span[1] - span[0])


def joined(step: Step, premises: tuple[Proof, ...]) -> Proof:
    """Return the proof that ends with a step."""
    return Proof(step.conclusion, step.rule, premises, 1 + max((premise.height for premise in premises), default=0))


def _trail(came: dict[str, str | None], last: str) -> list[str]:
    """Return the way to a term from where the walk began."""
    trail: list[str] = []
    term: str | None = last
    while term is not None:
        trail.append(term)
        term = came[term]
    return trail[::-1]


def is_transitive(rule: Rule) -> bool:
    """Tell whether a rule says that its predicate is transitive."""
    if rule.head is None or len(rule.body) != _STEPS or is_variable(rule.head[1]):
        return False
    first, second = rule.body
    own = first[1] == second[1] == rule.head[1] != TYPE
    chained = (first[0], first[2], second[2]) == (rule.head[0], second[0], rule.head[2])
    return own and chained and len(variables(first, second)) == _STEPS + 1


def _head_key(rule: Rule) -> str:
    """Return the predicate of a rule's head, of rdf:type the class, or `?` where that is open."""
    _, predicate, object_ = rule.head or ("", "?", "")
    key = object_ if predicate == TYPE else predicate
    return "?" if is_variable(key) else key


def _whole(schema: Schema) -> Rule:
    """Return a rule of the recommendation with its axiom as a premise like any other."""
    return Rule(schema.name, schema.axioms + schema.data, schema.head)


GENERAL = ("cax-sco", "prp-spo1", "prp-dom", "prp-rng")
"""Rules that the program keeps for the nearest axioms alone; proofs may use any, which makes them lower."""
