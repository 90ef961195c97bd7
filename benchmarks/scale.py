"""A whole graph at size: read from a file, closed and ready for a question, and changed."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import isograph
from benchmarks import synthetic
from benchmarks.figures import Figure, median, once
from isograph import KnowledgeGraph, cache

SIZES = (1_000, 10_000, 100_000)
LARGEST = SIZES[-1]
NEW = synthetic.name("edition-new")


def figures() -> Iterator[Figure]:
    """Yield how long a file of each size takes until a question is answered, and one edition in and out."""
    os.environ[cache.VARIABLE] = "off"
    with TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / f"{size}.nt"
            path.write_text("".join(f"{s} {p} {o} .\n" for s, p, o in synthetic.catalogue(size)), encoding="utf-8")
            yield from _loaded(path, size)


def _loaded(path: Path, size: int) -> Iterator[Figure]:
    graphs: list[KnowledgeGraph] = []
    budget = 4.0 if size == LARGEST else None
    yield Figure(
        f"{size:,} editions loaded, closed and asked", once(lambda: graphs.append(_asked(path))), budget=budget
    )
    graph = graphs.pop()
    added = f"{NEW} {synthetic.REVISES} {synthetic.edition(1)} ; a {synthetic.EDITION} ."
    graph.add(added)
    graph.remove(added)
    yield Figure("  one edition added", median(lambda: graph.add(added), runs=1), budget=0.015 if budget else None)
    yield Figure("  one edition removed", median(lambda: graph.remove(added), runs=1), budget=0.050 if budget else None)


def _asked(path: Path) -> KnowledgeGraph:
    graph = isograph.load(path, bundled=False)
    question = f"SELECT ?older WHERE {{ {synthetic.edition(1)} {synthetic.REVISES} ?older }}"
    graph.sparql(question)
    return graph
