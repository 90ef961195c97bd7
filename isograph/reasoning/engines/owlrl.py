"""owlrl, the reference: every rule of the recommendation by brute force."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from isograph.errors import MissingExtraError, OntologyError
from isograph.reasoning import literals
from isograph.reasoning.engines.outcome import Outcome
from isograph.reasoning.terms import NOTHING, THING, Term, Triple, curie, is_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import rdflib

    from isograph.reasoning.facts import Facts
    from isograph.reasoning.program import Program
    from isograph.reasoning.rules import Rule

_ERRORS = "<http://www.daml.org/2002/03/agents/agent-ont#"
_AXIOMATIC = frozenset({THING, NOTHING})
_DATATYPES = frozenset(map(curie, ("rdfs:Literal", "rdf:XMLLiteral", "rdf:PlainLiteral", "rdf:langString")))
_AXIOMATIC_CLASSES = frozenset({curie("rdfs:Datatype"), curie("owl:AnnotationProperty")})


def run(facts: Facts, _: Program, rules: tuple[Rule, ...]) -> Outcome:
    """Return owlrl's closure of the stated triples; raise OntologyError where there are rules beside OWL's own."""
    try:
        import owlrl  # noqa: PLC0415 - heavy, and wanted here alone
    except ImportError as error:
        raise MissingExtraError("owlrl", "owlrl") from error
    if rules:
        raise OntologyError(str(rules[0]), "owlrl runs no rules but OWL's own; use the engine isograph or nemo")
    nodes = _Nodes()
    graph = nodes.graph(facts.stated_triples())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # owlrl uses names that rdflib deprecates
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    closed = facts.restated()
    closed.take(nodes.triples(graph))
    return Outcome(closed, tuple(sorted(_errors(graph))))


class _Nodes:
    """Terms as rdflib's nodes, and back to the very text they came from."""

    def __init__(self) -> None:
        self.text: dict[rdflib.term.Node, Term] = {}

    def graph(self, triples: Iterable[Triple]) -> rdflib.Graph:
        """Return triples as an rdflib graph."""
        import rdflib  # noqa: PLC0415 - as above

        graph = rdflib.Graph(bind_namespaces="none")
        for subject, predicate, object_ in triples:
            graph.add((self.node(subject), self.node(predicate), self.node(object_)))
        return graph

    def node(self, term: Term) -> rdflib.term.Node:
        """Return the node of a term, with its literal form untouched."""
        import rdflib  # noqa: PLC0415 - as above

        parts = literals.read(term)
        node: rdflib.term.Node
        if parts is not None:
            datatype = None if parts.language else rdflib.URIRef(literals.datatype_iri(parts))
            node = rdflib.Literal(literals.unescaped(parts.text), parts.language or None, datatype, normalize=False)
        else:
            node = rdflib.URIRef(term[1:-1]) if is_iri(term) else rdflib.BNode(term[2:])
        self.text.setdefault(node, term)
        return node

    def triples(self, graph: rdflib.Graph) -> Iterator[Triple]:
        """Iterate over the triples of a closed graph but for errors and what holds of every graph."""
        for subject, predicate, object_ in graph:
            triple = (self._term(subject), self._term(predicate), self._term(object_))
            if not _axiomatic(triple) and (subject in self.text or object_ in self.text):
                yield triple

    def _term(self, node: rdflib.term.Node) -> Term:
        return self.text.get(node) or node.n3()


def _axiomatic(triple: Triple) -> bool:
    """Tell whether owlrl adds a triple to every graph, or says an error with it."""
    subject, predicate, object_ = triple
    about = subject in _AXIOMATIC or subject in literals.DATATYPES or subject in _DATATYPES
    return about or predicate.startswith(_ERRORS) or object_.startswith(_ERRORS) or object_ in _AXIOMATIC_CLASSES


def _errors(graph: rdflib.Graph) -> Iterator[str]:
    return (str(message) for _, predicate, message in graph if str(predicate).startswith(_ERRORS[1:]))
