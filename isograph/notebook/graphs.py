"""Which graph a cell asks."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache

from isograph.errors import ArgumentError, UnknownError
from isograph.graph import KnowledgeGraph
from isograph.loading import load


def asked_graph(namespace: Mapping[str, object], name: str | None = None) -> KnowledgeGraph:
    """Return the graph of a name, else the one called `graph`, else the only one there, else the bundled one.

    >>> asked_graph({}) is asked_graph({"graph": "no knowledge graph"})
    True

    Raises UnknownError for a name that no graph has, and ArgumentError where there are several to choose from.
    """
    graphs = {each: value for each, value in namespace.items() if isinstance(value, KnowledgeGraph)}
    if name is not None and name not in graphs:
        raise UnknownError(name, get_close_matches(name, graphs, n=1) or sorted(graphs), within="the Python variables")
    if name is not None or "graph" in graphs:
        return graphs[name or "graph"]
    named = {each: value for each, value in graphs.items() if not each.startswith("_")}
    if len(set(map(id, named.values()))) > 1:
        raise ArgumentError(f"there are several graphs; say which, with --graph {' or --graph '.join(sorted(named))}")
    return next(iter(named.values()), None) or _bundled()


@cache
def _bundled() -> KnowledgeGraph:
    return load()
