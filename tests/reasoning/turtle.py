"""Reading Turtle and TriG as the reasoner's triples, for the tests of the reasoner alone."""

from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from isograph.reasoning import Triple

EXAMPLE = "https://example.org/"
PREFIXES = f"""
PREFIX : <{EXAMPLE}>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def triples(turtle: str) -> tuple[Triple, ...]:
    """Return the triples of a Turtle text in which the usual prefixes are declared."""
    return tuple(sorted(map(_triple, parse(PREFIXES + turtle, RdfFormat.TURTLE))))


def triple(turtle: str) -> Triple:
    """Return the one triple of a Turtle text."""
    (found,) = triples(turtle)
    return found


def name(term: str) -> str:
    """Return the local name of an example's term."""
    return term[1:-1].removeprefix(EXAMPLE)


def graphs(path: Path) -> dict[str, tuple[Triple, ...]]:
    """Return the named graphs of a TriG file by local name."""
    found: dict[str, list[Triple]] = {}
    for quad in parse(path.read_bytes(), RdfFormat.TRIG):
        found.setdefault(name(str(quad.graph_name)), []).append(_triple(quad))
    return {graph: tuple(sorted(triples)) for graph, triples in found.items()}


def _triple(quad: Quad) -> Triple:
    return str(quad.subject), str(quad.predicate), str(quad.object)
