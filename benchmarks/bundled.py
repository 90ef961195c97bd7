"""The bundled graph: reading it, closing it, and closing it with owlrl."""

from collections.abc import Iterator

import isograph
from benchmarks.figures import Figure, median, once
from isograph import cache
from isograph.reasoning import Closure
from isograph.resources import data_files, ontology_files
from isograph.store import Store


def figures() -> Iterator[Figure]:
    """Yield the figures of the bundled graph; owlrl takes minutes."""
    store = Store.memory()
    yield Figure("read ontology and data", once(lambda: _read(store)))
    triples = list(store.triples())
    ours = median(lambda: list(Closure.of(triples).inferred()))
    theirs = once(lambda: list(Closure.of(triples, engine="owlrl").inferred()))
    yield Figure("close the bundled graph", ours, "owlrl", theirs, budget=theirs / 200)
    isograph.load()
    yield Figure(f"load from the cache ({cache.VARIABLE})", median(isograph.load))


def _read(store: Store) -> None:
    for path in (*ontology_files(), *data_files()):
        store.load(path)
