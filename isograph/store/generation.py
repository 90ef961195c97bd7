"""A generation of a store on disk while it is written, before any reader knows of it."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import pyoxigraph as ox

from isograph.errors import StoreError
from isograph.store import formats
from isograph.store.source import StoreSource
from isograph.store.withheld import Triple

BATCH: Final = 100_000
"""How many triples are handed to the engine at once: more need more memory and are not faster."""

_WAITING: Final = 2

Part = tuple[str, list[Triple]]
"""A graph, and some of its triples."""


class Generation:
    """Named graphs written into a new folder; the engine takes a batch in while the next one is made.

    A blank node keeps its label, so that it is one and the same in all graphs.
    """

    def __init__(self, folder: Path) -> None:
        with _errors_placed(folder):
            self._quads = ox.Store(str(folder))
        self._folder = folder
        self._engine = ThreadPoolExecutor(1, "isograph-store")
        self._under_way: list[Future[None]] = []
        self._begin()

    def _begin(self) -> None:
        """Begin a new batch."""
        self._batch: list[Part] = []
        self._size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._engine.shutdown(cancel_futures=True)

    def written(self, triples: Iterable[Triple], graph: str) -> Iterator[Triple]:
        """Write triples into a named graph, and yield each once it is on its way."""
        source = iter(triples)
        while part := list(islice(source, BATCH - self._size)):
            self._batch.append((f"<{graph}>", part))
            self._size += len(part)
            if self._size == BATCH:
                self._hand_over()
            yield from part

    def write(self, triples: Iterable[Triple], graph: str) -> int:
        """Write triples into a named graph and return how many they were."""
        return sum(1 for _ in self.written(triples, graph))

    def source(self) -> StoreSource:
        """Return what was written, to be asked by pattern."""
        self._settle()
        return StoreSource(self._quads, lambda _: True)

    def finish(self) -> None:
        """Wait until everything is on the disk, ordered for reading."""
        self._settle()
        with _errors_placed(self._folder):
            self._quads.optimize()
            self._quads.flush()
            del self._quads
            for path in (*self._folder.iterdir(), self._folder):
                formats.synced(path)

    def _hand_over(self) -> None:
        """Give the batch to the engine, once few enough of those before it are under way."""
        self._wait(_WAITING - 1)
        self._under_way.append(self._engine.submit(self._load, self._batch))
        self._begin()

    def _settle(self) -> None:
        """Wait until everything is taken in."""
        if self._batch:
            self._hand_over()
        self._wait(0)

    def _wait(self, many: int) -> None:
        """Wait until no more batches than so many are under way, and raise what went wrong with one."""
        while len(self._under_way) > many:
            self._under_way.pop(0).result()

    def _load(self, batch: list[Part]) -> None:
        """Hand a batch to the engine; what has blank nodes goes another way, because it renames them in bulk."""
        named: list[str] = []
        blank: list[str] = []
        for graph, triples in batch:
            for subject, predicate, object_ in triples:
                lines = blank if subject[0] == "_" or object_[0] == "_" else named
                lines.append(f"{subject} {predicate} {object_} {graph} .\n")
        with _errors_placed(self._folder):
            self._quads.bulk_load("".join(named).encode(), ox.RdfFormat.N_QUADS)
            self._quads.extend(ox.parse("".join(blank), ox.RdfFormat.N_QUADS))


@contextmanager
def _errors_placed(folder: Path) -> Iterator[None]:
    """Raise a StoreError for what the engine says of the disk, or of triples that are none."""
    try:
        yield
    except SyntaxError as error:
        raise StoreError(f"{folder} cannot be written: no N-Triples: {error}") from None
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
        raise StoreError(f"{folder} cannot be written: {reason}; the store is as it was before") from None
