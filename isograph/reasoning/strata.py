"""Strata: the order in which clauses are closed, by strongly connected components."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from isograph.reasoning.clauses import Atom, Clause

N = TypeVar("N", bound=Hashable)
Node = tuple[int, int | None]
"""A relation, and of rdf:type's relation the class; no class stands for all of them."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """Clauses whose conclusions feed each other: `base` reads only earlier strata, `recursive` also this one."""

    base: tuple[Clause, ...]
    recursive: tuple[Clause, ...]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses of the stratum."""
        return self.base + self.recursive


def stratified(clauses: Iterable[Clause], types: int) -> tuple[Stratum, ...]:
    """Return clauses in strata, each after all those it reads; `types` is the relation of rdf:type."""
    concluding = [(clause, _node(clause.head, types)) for clause in clauses if clause.head]
    by_head: dict[Node, list[Clause]] = {}
    for clause, node in concluding:
        by_head.setdefault(node, []).append(clause)
    edges = _edges(concluding, types)
    components = strong_components(edges, edges)
    return tuple(_stratum(component, by_head, types) for component in components if by_head.keys() & component)


def _node(atom: Atom, types: int) -> Node:
    return (atom.relation, atom.key if atom.relation == types and isinstance(atom.key, int) else None)


def _edges(concluding: list[tuple[Clause, Node]], types: int) -> dict[Node, set[Node]]:
    """Return what each node reads: a variable class reads every class, and may be any class when concluded."""
    edges: dict[Node, set[Node]] = {}
    for clause, node in concluding:
        reads = {_node(atom, types) for atom in clause.body}
        edges.setdefault(node, set()).update(reads)
        for each in reads:
            edges.setdefault(each, set())
    classes = {node for node in edges if node[0] == types and node[1] is not None}
    everything = (types, None)
    if everything in edges:
        heads = {node for _, node in concluding}
        edges[everything] |= classes & heads
        for node in classes if everything in heads else ():
            edges[node].add(everything)
    return edges


def _stratum(component: set[Node], by_head: Mapping[Node, list[Clause]], types: int) -> Stratum:
    clauses = [clause for node in sorted(component, key=str) for clause in by_head.get(node, ())]
    base: list[Clause] = []
    recursive: list[Clause] = []
    for clause in clauses:
        inside = any(_node(atom, types) in component for atom in clause.body)
        (recursive if inside else base).append(clause)
    return Stratum(tuple(base), tuple(recursive))


def affected(changes: Mapping[int, Mapping[int, object]], strata: Iterable[Stratum], types: int) -> set[int]:
    """Return the relations in which something may change with changed pairs, those of the pairs among them."""
    classes = set(changes.get(types, ()))
    relations = set(changes)

    def read(atom: Atom) -> bool:
        return atom.relation in relations and (
            atom.relation != types or not isinstance(atom.key, int) or atom.key in classes or -1 in classes
        )

    for stratum in strata:
        if any(read(atom) for clause in stratum.clauses for atom in clause.body):
            for head in (clause.head for clause in stratum.clauses if clause.head):
                relations.add(head.relation)
                classes.add(head.key if isinstance(head.key, int) else -1)
    return relations


def strong_components(nodes: Iterable[N], edges: Mapping[N, Iterable[N]]) -> Iterator[set[N]]:
    """Iterate over the strongly connected components, each after those that its edges lead to.

    >>> [sorted(component) for component in strong_components("abc", {"a": "b", "b": "ac", "c": ""})]
    [['c'], ['a', 'b']]
    """
    walk = _Walk(edges.get)
    for node in nodes:
        if node not in walk.index:
            yield from walk.components(node)


class _Walk(Generic[N]):
    """Tarjan's depth-first walk, without recursion."""

    def __init__(self, successors: Callable[[N], Iterable[N] | None]) -> None:
        self.successors = successors
        self.index: dict[N, int] = {}
        self.low: dict[N, int] = {}
        self.open: dict[N, None] = {}

    def components(self, root: N) -> Iterator[set[N]]:
        trail = [(root, self._enter(root))]
        while trail:
            node, successors = trail[-1]
            for successor in successors:
                if successor not in self.index:
                    trail.append((successor, self._enter(successor)))
                    break
                if successor in self.open:
                    self.low[node] = min(self.low[node], self.index[successor])
            else:
                trail.pop()
                if trail:
                    parent = trail[-1][0]
                    self.low[parent] = min(self.low[parent], self.low[node])
                if self.low[node] == self.index[node]:
                    yield self._leave(node)

    def _enter(self, node: N) -> Iterator[N]:
        self.index[node] = self.low[node] = len(self.index)
        self.open[node] = None
        return iter(self.successors(node) or ())

    def _leave(self, node: N) -> set[N]:
        component: set[N] = set()
        while node not in component:
            component.add(self.open.popitem()[0])
        return component
