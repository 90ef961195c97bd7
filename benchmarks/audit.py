"""Auditing: how much of what documents cite is found, and how long it takes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import isograph
from benchmarks.figures import Figure, median, once
from isograph import KnowledgeGraph
from tests.reading.documents import DOCUMENTS, Known
from tests.reading.pdf_writer import column, interleaved, pdf

ON = "2026-06-01"
CITED = ("ISO 9001:2008", "EN ISO 9002:94", "ISO/IEC 17025:2005", "ISO 9001:2015", "BS 5750-2:1987", "ISO 55555:1999")
PAGES = 500


@dataclass(frozen=True, slots=True)
class Quality:
    """How many of the references of a document were found, and how many of those found are none."""

    what: str
    right: int
    found: int
    meant: int

    def __str__(self) -> str:
        precision, recall = self.right / self.found, self.right / self.meant
        counts = f"({self.right} right, {self.found} found, {self.meant} there)"
        return f"{self.what:58} precision {precision:6.1%}  recall {recall:6.1%}  {counts}"


def figures() -> Iterator[Figure | Quality]:
    """Yield precision and recall on documents with known answers, then the times."""
    graph = isograph.load()
    qualities = [_quality(graph, each) for each in DOCUMENTS]
    yield from qualities
    sums = (sum(getattr(each, name) for each in qualities) for name in ("right", "found", "meant"))
    yield Quality("all documents", *sums)
    text = "\n".join(
        f"{number}. It is made to {CITED[number % len(CITED)]}, clause {number}." for number in range(1000)
    )
    yield Figure("audit of 1,000 references", median(lambda: graph.audit(text, on=ON)), budget=1.0)
    named = "\n".join(f"It is made to ISO {10_000 + number}:{1950 + number % 70}." for number in range(1000))
    yield Figure("audit of 1,000 references, none of them known", median(lambda: graph.audit(named, on=ON)), budget=1.0)
    yield _of_pages(graph)


def _quality(graph: KnowledgeGraph, known: Known) -> Quality:
    with TemporaryDirectory() as folder:
        path = Path(folder) / known.name
        path.write_bytes(known.content)
        references = graph.audit(path, on=ON).references
    found, meant = Counter(str(each.identifier) for each in references if each.identifier), Counter(known.references)
    return Quality(known.name, (found & meant).total(), found.total(), meant.total())


def _of_pages(graph: KnowledgeGraph) -> Figure:
    words = "the supplier shall hold what the order says of it and"
    left = [f"{words} {CITED[line % len(CITED)]}" if line % 9 == 0 else words for line in range(48)]
    page = interleaved(column(left, x=40), column(left, x=320))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        path.write_bytes(pdf([page] * PAGES))
        return Figure(f"audit of a PDF of {PAGES} pages with two columns", once(lambda: graph.audit(path, on=ON)))
