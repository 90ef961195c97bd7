"""Files for other tools, each written whole or not at all: which part of the graph, in which form."""

from collections.abc import Callable, Collection
from enum import StrEnum
from os import PathLike
from pathlib import Path
from typing import Final

from isograph.errors import ArgumentError, FormatError, QueryError, StoreError
from isograph.exporting import credit, graphml, tables
from isograph.exporting.network import Network, network
from isograph.exporting.ontology import merged
from isograph.store import Store, formats
from isograph.vocabulary import INFERRED

_NETWORKS: Final[dict[str, Callable[[Network, str], bytes]]] = {
    ".graphml": graphml.written,
    ".zip": tables.written,
}


class Graphs(StrEnum):
    """Which graphs to write: what is stated, what is inferred, or both."""

    STATED = "stated"
    INFERRED = "inferred"
    BOTH = "both"


def export(store: Store, path: str | PathLike[str], *, graphs: Graphs | str = Graphs.BOTH) -> None:
    """Write a graph to a file in the form that its suffix says, with the licence and the credit of each source.

    Turtle (.ttl), N-Triples (.nt) and RDF/XML (.rdf, .xml, .owl) hold the union of the graphs, TriG (.trig), N-Quads
    (.nq) and JSON-LD (.jsonld) each by its name, GraphML (.graphml) and tables of nodes and edges in CSV (.zip) a
    network. All but .zip may end in .gz. What is inferred never goes without the licences of what it rests on.

    >>> from tempfile import TemporaryDirectory
    >>> import isograph
    >>> with TemporaryDirectory() as folder:
    ...     export(isograph.load().store, f"{folder}/graph.trig", graphs="stated")
    ...     "graph:inferred" in Path(folder, "graph.trig").read_text("utf-8")
    False

    Raises FormatError for an unknown suffix, ArgumentError for unknown graphs, and StoreError where the file cannot be
    written; one that was there before then stays as it was.
    """
    path, chosen = Path(path), _chosen(graphs)
    _ensure_known(path, (*formats.TRIPLES, *formats.QUADS, *_NETWORKS))
    try:
        _write(store, path, chosen)
    except QueryError as error:
        raise StoreError(f"{path} cannot hold what is inferred: {error}; what is stated alone it can") from None


def export_ontology(store: Store, path: str | PathLike[str]) -> None:
    """Write the ontology of a graph to one file without imports, as Protégé opens it: Turtle, N-Triples or RDF/XML.

    >>> from tempfile import TemporaryDirectory
    >>> import isograph
    >>> with TemporaryDirectory() as folder:
    ...     export_ontology(isograph.load().store, f"{folder}/isograph.owl")
    ...     "imports" in Path(folder, "isograph.owl").read_text("utf-8")
    False

    Raises FormatError for another suffix, ArgumentError for a graph without the ontology, and StoreError where the file
    cannot be written.
    """
    path = Path(path)
    _ensure_known(path, formats.TRIPLES)
    merged(store).save(path)


def _write(store: Store, path: Path, chosen: Graphs) -> None:
    derived, stated = chosen is not Graphs.STATED, chosen is not Graphs.INFERRED
    if written := _NETWORKS.get(_suffix(path)):
        formats.write(path, written(network(store, stated=stated, inferred=derived), credit.notice(store)))
    elif stated:
        store.save(path, without=[] if derived else [INFERRED])
    else:
        credit.derived(store).save(path)


def _chosen(graphs: str) -> Graphs:
    try:
        return Graphs(graphs)
    except ValueError:
        raise ArgumentError(f"there are no graphs {graphs!r}; known: {', '.join(Graphs)}") from None


def _suffix(path: Path) -> str:
    """Return the suffix that tells the form, with .gz for a zip file, which is compressed already."""
    name = path.name.casefold()
    return Path(name if name.endswith(".zip.gz") else name.removesuffix(".gz")).suffix


def _ensure_known(path: Path, suffixes: Collection[str]) -> None:
    """Raise FormatError, which lists all suffixes there are, for one that is not among them."""
    if _suffix(path) not in suffixes:
        raise FormatError(path.name, suffixes)
