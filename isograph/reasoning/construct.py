"""Rules written as SPARQL: a CONSTRUCT whose WHERE is a conjunction of triple patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isograph.errors import OntologyError
from isograph.reasoning import literals
from isograph.reasoning.rules import Pattern, Rule, variables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.plugins.sparql.parserutils import CompValue
    from rdflib.term import Node


def rules_from(query: str, name: str = "user") -> tuple[Rule, ...]:
    """Return the rules that a CONSTRUCT query states, one for each triple of its template.

    Raises OntologyError where the query is no CONSTRUCT or its WHERE is more than a conjunction of triple patterns.

    >>> query = "CONSTRUCT { ?b <https://e.org/olderThan> ?a } WHERE { ?a <https://e.org/revises> ?b }"
    >>> print(*rules_from(query, "older"))
    older: ?a <https://e.org/revises> ?b -> ?b <https://e.org/olderThan> ?a
    """
    algebra = _algebra(query, name)
    if algebra.name != "ConstructQuery" or algebra.get("datasetClause"):
        raise OntologyError(name, "a rule is a CONSTRUCT query without FROM")
    body = tuple(_pattern(triple, name) for triple in _conjunction(algebra.p, name))
    template = tuple(_pattern(triple, name) for triple in algebra.template or ())
    if not body or not template:
        raise OntologyError(name, "a rule has at least one pattern in its template and one in its WHERE")
    unbound = set(variables(*template)) - set(variables(*body))
    if unbound:
        raise OntologyError(name, f"the template has {', '.join(sorted(unbound))}, which WHERE does not bind")
    return tuple(Rule(name, body, head) for head in template)


def _algebra(query: str, name: str) -> CompValue:
    from rdflib.plugins.sparql import prepareQuery  # noqa: PLC0415 - heavy, and wanted here alone

    try:
        return prepareQuery(query).algebra
    except Exception as error:  # rdflib raises bare exceptions, for an unknown prefix for one
        raise OntologyError(name, f"SPARQL cannot read it: {error}") from error


def _conjunction(part: CompValue, name: str) -> Iterable[tuple[Node, Node, Node]]:
    """Return the triple patterns of a basic graph pattern, and refuse anything else."""
    if part.name == "Project":
        return _conjunction(part.p, name)
    if part.name == "Join":
        return [*_conjunction(part.p1, name), *_conjunction(part.p2, name)]
    if part.name != "BGP":
        raise OntologyError(name, f"its WHERE has a {part.name}; a rule is a conjunction of triple patterns")
    return list(part.triples)


def _pattern(triple: tuple[Node, Node, Node], name: str) -> Pattern:
    subject, predicate, object_ = _terms(triple, name)
    return subject, predicate, object_


def _terms(triple: tuple[Node, Node, Node], name: str) -> Iterator[str]:
    from rdflib import BNode, Literal, Variable  # noqa: PLC0415 - as above
    from rdflib.paths import Path  # noqa: PLC0415 - as above

    for node in triple:
        if isinstance(node, Path):
            raise OntologyError(name, f"its WHERE has the path {node}; a rule is a conjunction of triple patterns")
        if isinstance(node, (Variable, BNode)):
            yield f"?{node}"
        elif isinstance(node, Literal):
            yield literals.written(str(node), node.language or "", str(node.datatype or ""))
        else:
            yield f"<{node}>"
