"""The stated triples of a store, gone through or asked by pattern where they are."""

from collections.abc import Callable, Iterator
from io import BytesIO, TextIOWrapper
from typing import Final

import pyoxigraph as ox

from isograph.store.terms import language
from isograph.store.withheld import Triple

_END: Final = len(" .\n")


class StoreSource:
    """The triples of some named graphs of a store, as N-Triples text; what the store changes, it changes too."""

    def __init__(self, quads: ox.Store, holds: Callable[[str], bool]) -> None:
        self._quads, self._holds = quads, holds

    def triples(self) -> Iterator[Triple]:
        """Iterate over all triples, those of several graphs once for each."""
        for graph in filter(self._within, self._quads.named_graphs()):
            content = self._quads.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b""
            for line in TextIOWrapper(BytesIO(content), encoding="utf-8", newline="\n"):
                subject, predicate, object_ = line[:-_END].split(" ", 2)
                yield subject, predicate, object_

    def matches(self, subject: str | None, predicate: str | None, object_: str | None) -> Iterator[Triple]:
        """Iterate over the triples with these terms; `None` stands for any."""
        if subject is not None and subject.startswith('"'):
            return
        about, name, value = (None if term is None else _term(term) for term in (subject, predicate, object_))
        assert not isinstance(about, ox.Literal)  # noqa: S101 - left out above
        assert name is None or isinstance(name, ox.NamedNode)  # noqa: S101 - a predicate is an IRI
        for quad in self._quads.quads_for_pattern(about, name, value, None):
            if self._within(quad.graph_name):
                yield str(quad.subject), str(quad.predicate), str(quad.object)

    def valued(self, predicate: str) -> Iterator[tuple[str, str, str]]:
        """Iterate over what has a property, with its value and the language of a text, all as plain text."""
        for quad in self._quads.quads_for_pattern(None, ox.NamedNode(predicate), None, None):
            subject, object_ = quad.subject, quad.object
            if (
                self._within(quad.graph_name)
                and not isinstance(subject, ox.Triple)
                and not isinstance(object_, ox.Triple)
            ):
                yield subject.value, object_.value, language(object_)

    def _within(self, graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> bool:
        return isinstance(graph, ox.NamedNode) and self._holds(graph.value)


def _term(text: str) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if text.startswith("<"):
        return ox.NamedNode(text[1:-1])
    if text.startswith("_:"):
        return ox.BlankNode(text[2:])
    (quad,) = ox.parse(f"<urn:s> <urn:p> {text} .", format=ox.RdfFormat.N_TRIPLES, lenient=True)
    literal = quad.object
    assert isinstance(literal, ox.Literal)  # noqa: S101 - what begins with a quotation mark is nothing else
    return literal
