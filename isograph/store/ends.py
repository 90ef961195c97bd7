"""From which terms a query asks a predicate: what is needed of one that is too large to be written into a store."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from isograph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from rdflib.term import Node


def ends(query: str, predicate: str, bound: Mapping[str, str]) -> frozenset[str] | None:
    """Return a term, as N-Triples text, of each pattern in which a query may ask a predicate; None where one has none.

    `bound` has the terms of the query's parameters.

    >>> sorted(ends("SELECT ?x { <https://e.org/a> <https://e.org/p> ?x . ?x ?q ?y }", "https://e.org/p", {"y": '"1"'}))
    ['"1"', '<https://e.org/a>']
    """
    from rdflib.plugins.sparql import prepareQuery  # noqa: PLC0415  slow to import, and wanted here alone

    try:
        algebra = prepareQuery(query, initNs=dict(PREFIXES)).algebra
    except Exception:  # noqa: BLE001  rdflib raises bare exceptions; what it cannot read, nothing is known of
        return None
    found = set()
    for subject, asked, object_ in _patterns(algebra):
        if _may_be(asked, predicate, bound):
            known = _known(subject, bound) or _known(object_, bound)
            if known is None or not hasattr(asked, "toPython"):
                return None
            found.add(known)
    return None if algebra.name == "DescribeQuery" else frozenset(found)


def _patterns(part: object) -> Iterator[tuple["Node", "Node", "Node"]]:
    """Yield the triple patterns of a query's algebra, those of its tests included."""
    if isinstance(part, dict):
        yield from dict.get(part, "triples", ())
        for name, inner in part.items():
            if name != "triples":
                yield from _patterns(inner)
    elif isinstance(part, (list, tuple)):
        for inner in part:
            yield from _patterns(inner)


def _may_be(asked: "Node", predicate: str, bound: Mapping[str, str]) -> bool:
    from rdflib import URIRef, Variable  # noqa: PLC0415  as above

    if isinstance(asked, Variable):
        return bound.get(str(asked), f"<{predicate}>") == f"<{predicate}>"
    if isinstance(asked, URIRef):
        return str(asked) == predicate
    path = asked.n3()
    return "!" in path or f"<{predicate}>" in path


def _known(node: "Node", bound: Mapping[str, str]) -> str | None:
    from rdflib import BNode, Variable  # noqa: PLC0415  as above

    if isinstance(node, Variable):
        return bound.get(str(node))
    return None if isinstance(node, BNode) else node.n3()
