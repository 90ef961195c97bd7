"""Nodes and edges as GraphML, with licence and credit as data of the graph."""

from collections.abc import Iterator
from dataclasses import astuple, fields
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from isograph.exporting.network import Edge, Network, Node

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"\n'
    '         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\n'
    '         xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
)
_OF_GRAPH: Final = ("title", "license")
_OF_NODES: Final = tuple(field.name for field in fields(Node) if field.name != "id")
_OF_EDGES: Final = ("label", "graph", "origin")
_TITLE: Final = "isograph: a knowledge graph of standards"


def written(network: Network, notice: str) -> bytes:
    """Return a network as GraphML: nodes by their IRI, edges labelled with their property.

    >>> b"<graph " in written(Network((), ()), "CC BY 4.0")
    True
    """
    return "\n".join(_lines(network, notice)).encode()


def _lines(network: Network, notice: str) -> Iterator[str]:
    yield _HEAD
    for owner, names in (("graph", _OF_GRAPH), ("node", _OF_NODES), ("edge", _OF_EDGES)):
        for name in names:
            yield f'  <key id="{owner}-{name}" for="{owner}" attr.name="{name}" attr.type="string"/>'
    yield '  <graph id="isograph" edgedefault="directed">'
    yield from _data("graph", _OF_GRAPH, (_TITLE, notice))
    for node in network.nodes:
        yield f"    <node id={quoteattr(node.id)}>"
        yield from _data("node", _OF_NODES, astuple(node)[1:])
        yield "    </node>"
    for number, edge in enumerate(network.edges):
        yield f'    <edge id="e{number}" source={quoteattr(edge.source)} target={quoteattr(edge.target)}>'
        yield from _data("edge", _OF_EDGES, _said(edge))
        yield "    </edge>"
    yield "  </graph>\n</graphml>\n"


def _said(edge: Edge) -> tuple[str, ...]:
    return edge.predicate, edge.graph, edge.origin


def _data(owner: str, names: tuple[str, ...], values: tuple[str, ...]) -> Iterator[str]:
    for name, value in zip(names, values, strict=True):
        if value:
            yield f'      <data key="{owner}-{name}">{escape(value)}</data>'
