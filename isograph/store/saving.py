"""All graphs as a text that is the same whenever the content is: blank nodes named by their place, statements sorted.

Only what mentions a blank node has to be made canonical; the millions of statements of a catalogue do not, and stay
text from the engine to the file.
"""

from collections.abc import Container, Iterable, Iterator
from itertools import chain
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate

import pyoxigraph as ox

from isograph.errors import StoreError
from isograph.store import formats
from isograph.vocabulary import PREFIXES

_BLANK: Final = b"_:"
_SHOWN: Final = 120

Graphs = dict[bytes, list[bytes]]
"""The triples of each graph as N-Triples without the full stop, sorted; graphs by their name in N-Triples."""


def saved(quads: ox.Store, name: str, syntax: ox.RdfFormat, left_out: Container[str]) -> bytes:
    """Return all graphs but some in a format; one that has no named graphs holds the union of them."""
    graphs = _sorted(_lines(quads, left_out))
    statements: Iterable[ox.Quad] | Iterable[ox.Triple]
    if name in formats.TRIPLES.values():
        plain, triples = ox.RdfFormat.N_TRIPLES, sorted(set(chain.from_iterable(graphs.values())))
        content = b"".join(b"%b .\n" % triple for triple in triples)
        statements = (quad.triple for quad in ox.parse(content, format=plain))
    else:
        plain = ox.RdfFormat.N_QUADS
        content = b"".join(b"%b %b .\n" % (triple, graph) for graph, found in graphs.items() for triple in found)
        statements = ox.parse(content, format=plain)
    written = content if syntax == plain else ox.serialize(statements, format=syntax, prefixes=PREFIXES) or b""
    return _well_formed(written) if syntax == ox.RdfFormat.RDF_XML else written


def _well_formed(content: bytes) -> bytes:
    """Return XML in which carriage returns last; raise StoreError for what the engine writes and XML cannot hold."""
    content = content.replace(b"\r", b"&#13;")
    try:
        ParserCreate(namespace_separator=" ").Parse(content, True)  # noqa: FBT003  that this is all
    except ExpatError as error:
        line = content.split(b"\n")[error.lineno - 1].decode(errors="replace").strip()
        raise StoreError(f"RDF/XML cannot hold {line[:_SHOWN]!r}: write another format, such as Turtle") from None
    return content


def _sorted(lines: Iterable[bytes]) -> Graphs:
    graphs: Graphs = {}
    anonymous: list[bytes] = []
    for line in lines:
        if line.startswith(_BLANK) or b" _:" in line:
            anonymous.append(line)
        else:
            _enter(line, graphs)
    for line in _canonical(anonymous):
        _enter(line, graphs)
    return {graph: sorted(graphs[graph]) for graph in sorted(graphs)}


def _lines(quads: ox.Store, left_out: Container[str]) -> Iterator[bytes]:
    """Yield the statements of all graphs but some as N-Quads."""
    for graph in (each for each in quads.named_graphs() if each.value not in left_out):
        ending = f"{graph} .".encode()
        content = quads.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b""
        yield from (line.removesuffix(b".") + ending for line in content.split(b"\n")[:-1])


def _enter(line: bytes, graphs: Graphs) -> None:
    triple, graph, _ = line.rsplit(b" ", 2)
    graphs.setdefault(graph, []).append(triple)


def _canonical(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Return statements with their blank nodes named by their place among them."""
    dataset = ox.Dataset(ox.parse(b"\n".join(lines), format=ox.RdfFormat.N_QUADS))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return (f"{quad} .".encode() for quad in dataset)
