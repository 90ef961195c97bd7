"""A store as an rdflib dataset: live, and read-only."""

from typing import NoReturn

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore

from isograph.errors import ReadOnlyError
from isograph.vocabulary import PREFIXES


class _View(OxigraphStore):
    """The store as rdflib sees it; whatever would change it raises ReadOnlyError."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise ReadOnlyError("this view is read-only: use add, remove and replace_graph of the graph")

    add = addN = remove = remove_graph = update = destroy = _refuse  # noqa: N815  rdflib's names

    def add_graph(self, graph: object) -> None:
        """Do nothing: rdflib announces a graph when it is only looked at."""


def view(quads: ox.Store) -> rdflib.Dataset:
    """Return a dataset over the quads whose default graph is the union of all named graphs."""
    dataset = rdflib.Dataset(store=_View(store=quads), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, override=True, replace=True)
    return dataset
