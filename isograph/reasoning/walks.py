"""Relations too large to write out: closed under steps, and walked along them when somebody asks.

A chain of ten thousand replacements holds fifty million pairs, and a ring of as many a hundred million. What leads to
them are ten thousand steps; to go along these takes milliseconds and no memory that stays.
"""

from collections.abc import Iterable, Iterator

from isograph.reasoning.lookups import Lookups, Unwritten
from isograph.reasoning.recursion import met
from isograph.reasoning.relations import Relation, Rows, flipped
from isograph.reasoning.strata import strong_components


class Walk(Unwritten):
    """The relation S*·B·R* of a base B and steps to the left and to the right, or with `again` its transitive closure.

    >>> walk = Walk({1: {2}, 2: {3}, 3: {2}}, {}, {}, again=True)
    >>> walk.rows[1], walk.columns[3], walk.holds(1, 1), walk.size
    ({2, 3}, {1, 2, 3}, False, 6)
    """

    __slots__ = ("again", "left", "right")

    def __init__(self, base: Rows, left: Rows, right: Rows, *, again: bool) -> None:
        self.left, self.right, self.again = left, right, again
        steps = _steps(base, left, right, again=again)
        origin = int(again and not right)
        values = set[int]().union(*base.values())
        there = Walked({*base, *met(base, flipped(left))}, steps, origin, 1)
        super().__init__(there, Walked(values | met(values, right), flipped(steps), 1, origin), base)

    def same(self, other: Relation) -> bool:
        """Tell whether another relation goes along the same steps."""
        mine = self.seeds, self.left, self.right, self.again
        return isinstance(other, Walk) and mine == (other.seeds, other.left, other.right, other.again)


class Walked(Lookups):
    """Rows found by walking: from a key's node along steps, to the nodes of values.

    A node is twice a term's number, plus one where the base was passed; `start` and `end` say which of the two the
    keys and the values are.
    """

    def __init__(self, keys: Iterable[int], steps: Rows, start: int, end: int) -> None:
        super().__init__(keys)
        self._steps, self._start, self._end = steps, start, end

    def found(self, key: int) -> set[int]:
        """Return the values of a key."""
        return self._values(met([2 * key + self._start], self._steps))

    def items(self) -> Iterator[tuple[int, set[int]]]:  # type: ignore[override]
        """Iterate over all rows, ends of walks first; a row is forgotten when no other one needs it any more."""
        components = list(strong_components([2 * key + self._start for key in self], self._steps))
        home = {node: number for number, component in enumerate(components) for node in component}
        onward = [self._onward(component, home) for component in components]
        back: list[list[int]] = [[] for _ in components]
        for number, following in enumerate(onward):
            for after in following:
                back[after].append(number)
        missing, needed = [len(following) for following in onward], [len(before) for before in back]
        found: dict[int, set[int]] = {}
        ready = [number for number, count in enumerate(missing) if not count]
        while ready:
            number = ready.pop()
            found[number] = row = self._row(components[number], onward[number], found)
            yield from ((node >> 1, row) for node in components[number] if node & 1 == self._start and row)
            for after in (number, *onward[number]):
                needed[after] -= after != number
                if not needed[after]:
                    del found[after]
            for before in sorted(back[number], key=lambda each: not back[each]):
                missing[before] -= 1
                if not missing[before]:
                    ready.append(before)

    def _onward(self, component: set[int], home: dict[int, int]) -> set[int]:
        """Return the components that steps lead to from one."""
        return {home[after] for node in component for after in self._steps.get(node, ()) if after not in component}

    def _row(self, component: set[int], onward: set[int], found: Rows) -> set[int]:
        """Return the values that a component leads to, from those of the components after it."""
        near = {after for node in component for after in self._steps.get(node, ())}
        return self._values(near).union(*(found[after] for after in onward))

    def _values(self, nodes: Iterable[int]) -> set[int]:
        return {node >> 1 for node in nodes if node & 1 == self._end}


def _steps(base: Rows, left: Rows, right: Rows, *, again: bool) -> Rows:
    """Return the steps between nodes: to the left before the base, to the right after it, then again where told to."""
    steps: Rows = {}
    for key in {*base, *left}:
        before = {2 * each for each in left.get(key, ())} | {2 * each + 1 for each in base.get(key, ())}
        steps[2 * key] = before
        if again:
            steps[2 * key + 1] = before
    for key, row in right.items():
        steps[2 * key + 1] = steps.get(2 * key + 1, _NONE) | {2 * each + 1 for each in row}
    return steps


_NONE: set[int] = set()
