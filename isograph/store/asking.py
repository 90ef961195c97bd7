"""Putting a query to the engine with variables bound, and saying what is wrong with one that it cannot answer."""

import re
from collections.abc import Mapping
from typing import Final, TypeAlias

import pyoxigraph as ox

from isograph.errors import QueryError
from isograph.store.outline import Outline, outline
from isograph.vocabulary import PREFIXES

Answer: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal
GraphName: TypeAlias = ox.NamedNode | ox.BlankNode | ox.DefaultGraph

_PLACE: Final = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
_CHARACTERS: Final = re.compile(r"\[[^]]*\]")
_EXPECTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[A-Za-z][^,"]*')
_SHOWN: Final = 6


def asked(
    quads: ox.Store,
    query: str,
    terms: Mapping[str, Term],
    *,
    graph: GraphName | None = None,
    prefixes: Mapping[str, str] = PREFIXES,
) -> Answer:
    """Return the answer to a query with variables bound to terms.

    Without `GRAPH`, `FROM` and `graph` it sees the union of all graphs. Raises QueryError, with the place where that
    is known, for a query that cannot be read or answered.
    """
    sketch = outline(query)
    text = sketch.bound({name: str(term) for name, term in terms.items()})
    union = graph is None and not sketch.has_dataset
    try:
        return quads.query(text, prefixes=dict(prefixes), default_graph=graph, use_default_graph_as_union=union)
    except SyntaxError as error:
        raise _undeclared(sketch, prefixes) or _unreadable(quads, query, error) from None
    except (RuntimeError, ValueError, OSError) as error:
        reason = str(error).splitlines()[0]
        raise QueryError(f"the query cannot be answered: {reason}", query=query) from None


def _undeclared(sketch: Outline, prefixes: Mapping[str, str]) -> QueryError | None:
    """Return the error for a prefix that nothing declares; the engine itself does not name it."""
    for prefix, start in sketch.prefixes:
        if prefix not in prefixes:
            before = sketch.query[:start]
            return _error(
                sketch.query, before.count("\n") + 1, start - before.rfind("\n"), f"no prefix {prefix}: is known"
            )
    return None


def _unreadable(quads: ox.Store, query: str, error: SyntaxError) -> QueryError:
    """Return the error with its place in the query as it was written, before values were bound."""
    try:
        quads.query(query, prefixes=PREFIXES)
    except SyntaxError as unbound:
        error = unbound
    place = _PLACE.match(error.msg)
    if place is None:
        return QueryError(f"the query cannot be read: {error.msg}", query=query)
    return _error(query, int(place[1]), int(place[2]), _reason(place[3]))


def _error(query: str, line: int, column: int, reason: str) -> QueryError:
    message = f"the query cannot be read: error at {line}:{column}: {reason}"
    return QueryError(message, query=query, line=line, column=column)


def _reason(expected: str) -> str:
    """Return what the parser would have taken there, or the sentence in which it says what is wrong."""
    items = [item.strip() for item in _EXPECTED.findall(_CHARACTERS.sub("", expected))]
    sentences = [item for item in items if " " in item and not item.startswith('"')]
    if sentences:
        return "; ".join(sentences)
    return f"expected {' or '.join(items[:_SHOWN])}" if items else "this is no SPARQL"
