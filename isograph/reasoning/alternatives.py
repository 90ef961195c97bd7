"""Other proofs of a triple: the lowest first, each with another step than the ones before it, at whatever depth."""

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush
from itertools import count, islice

from isograph.reasoning.proofs import Proof
from isograph.reasoning.searching import Search, Step, is_transitive, joined
from isograph.reasoning.terms import Triple

TRIED = 2_000
"""How many proofs are built before the search for further ones ends."""

WIDE = 100
"""How many ways to conclude one triple are looked at."""

DEEP = 100
"""How many steps of a proof, conclusions first, are exchanged for others."""

Choice = Mapping[Triple, int]
"""Which of its ways concludes a triple, where it is not the first."""


class Alternatives:
    """The proofs of one triple, found as they are asked for."""

    def __init__(self, search: Search, triple: Triple) -> None:
        self.search, self.root = search, triple
        self.ways: dict[Triple, list[Step]] = {}

    def proofs(self) -> Iterator[Proof]:
        """Iterate over proofs, lowest first; two that go along one path in other portions count as one."""
        self.search.prove(self.root)
        numbers, known, met = count(), set(), {frozenset[tuple[Triple, int]]()}
        waiting: list[tuple[int, int, int, Choice, Proof]] = []
        self._enter({}, waiting, numbers)
        while waiting:
            *_, choice, proof = heappop(waiting)
            reason = _reason(proof)
            if reason not in known:
                known.add(reason)
                yield proof
            for other in self._exchanged(choice, proof):
                if frozenset(other.items()) not in met and len(met) < TRIED:
                    met.add(frozenset(other.items()))
                    self._enter(other, waiting, numbers)

    def _enter(
        self, choice: Choice, waiting: list[tuple[int, int, int, Choice, Proof]], numbers: Iterator[int]
    ) -> None:
        proof = self._built(choice)
        if proof is not None:
            heappush(waiting, (proof.height, len(proof.steps), next(numbers), choice, proof))

    def _exchanged(self, choice: Choice, proof: Proof) -> Iterator[Choice]:
        """Yield the choices with another way for one of the proof's steps."""
        for part in islice(proof.steps, DEEP):
            following = choice.get(part.conclusion, 0) + 1
            if following < len(self._ways(part.conclusion)):
                yield {**choice, part.conclusion: following}

    def _ways(self, triple: Triple) -> list[Step]:
        """Return the ways to conclude a triple whose premises all have proofs: the one of its lowest proof first."""
        if triple not in self.ways:
            first, search = self.search.goals[triple].step, self.search
            ranked = []
            for step in islice(search.ways.steps(triple, by_edges=True), WIDE):
                if step.conclusion == triple and not (first and step.premises == first.premises):
                    heights = [search.height(premise) for premise in step.premises]
                    ranked += [(max(filter(None, heights), default=0), step)] if None not in heights else []
            ranked.sort(key=lambda pair: pair[0])
            self.ways[triple] = [*([first] if first else []), *(step for _, step in ranked)]
        return self.ways[triple]

    def _step(self, triple: Triple, choice: Choice) -> Step | None:
        """Return the step that concludes a triple, or none where it is stated; what is to be proved is concluded."""
        if triple not in choice and triple != self.root:
            return self.search.goals[triple].step
        ways = self._ways(triple)
        return ways[choice.get(triple, 0)] if ways else None

    def _built(self, choice: Choice) -> Proof | None:
        """Return the proof of a choice, or nothing where it runs in a circle."""
        built: dict[Triple, Proof] = {}
        above: set[Triple] = set()
        waiting = [self.root]
        while waiting:
            current = waiting[-1]
            step = self._step(current, choice)
            missing = [premise for premise in step.premises if premise not in built] if step else []
            if not above.isdisjoint(missing) or (step is None and current == self.root):
                return None
            if missing:
                above.add(current)
                waiting += missing
                continue
            waiting.pop()
            above.discard(current)
            built[current] = joined(step, tuple(built[each] for each in step.premises)) if step else Proof(current)
        return built[self.root]


def _reason(proof: Proof) -> frozenset[object]:
    """Return what tells proofs apart: what they rest on, and their steps but for those along a transitive relation."""
    steps = (
        (part.rule, part.conclusion, *(premise.conclusion for premise in part.premises))
        for part in proof.steps
        if part.rule and not is_transitive(part.rule)
    )
    return frozenset((*proof.stated, *steps))
