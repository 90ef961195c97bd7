"""Nodes and edges as two tables in CSV, zipped with their licences and credits."""

from dataclasses import astuple, fields
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from isograph.display import csv
from isograph.exporting.network import Network, Node
from isograph.results import Rows

_NODES: Final = ("Id", "Label", *(field.name for field in fields(Node)[2:]))
_READABLE: Final = 0o644 << 16
_EDGES: Final = ("Source", "Target", "Type", "Label", "graph", "origin")


def written(network: Network, notice: str) -> bytes:
    """Return a zip file of nodes.csv and edges.csv, headed as Gephi reads them, and LICENSE.txt; without the time.

    >>> ZipFile(BytesIO(written(Network((), ()), "CC BY 4.0"))).namelist()
    ['nodes.csv', 'edges.csv', 'LICENSE.txt']
    """
    nodes = Rows(_NODES, tuple(astuple(node) for node in network.nodes))
    edges = Rows(
        _EDGES,
        tuple(
            (edge.source, edge.target, "Directed", edge.predicate, edge.graph, edge.origin) for edge in network.edges
        ),
    )
    files, content = {"nodes.csv": csv(nodes), "edges.csv": csv(edges), "LICENSE.txt": notice}, BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            file = ZipInfo(name)
            file.external_attr = _READABLE
            archive.writestr(file, text, ZIP_DEFLATED)
    return content.getvalue()
