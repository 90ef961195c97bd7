"""The whole catalogue of ISO on disk: read, imported, opened, asked; beside rdflib with the same triples in memory."""

import gc
import gzip
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import isograph
from benchmarks.answers import ACTIVITIES, DAYS
from benchmarks.figures import Figure, median, once, percentile
from benchmarks.peer import Peer
from isograph import Identifier, KnowledgeGraph
from isograph.store.folder import Folder
from isograph.vocabulary import PREFIXES

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "catalogue"
SOURCES = (
    ("iso-ics", "iso_ics.csv", None),
    ("iso-committees", "iso_technical_committees.jsonl", None),
    ("iso-open-data", "iso_deliverables_metadata.jsonl.gz", 30.0),
)
RELATON = ("relaton", "relaton-data-iso.tar.xz", 120.0)
AS_OF = "2026-06-01"
AS_OF_DAY = date.fromisoformat(AS_OF)
ASKED = 300
ASKED_OF_PEER = 10
PATIENCE = 20.0
"""How many seconds the peer may take for the questions of a kind."""

IMPORT = """
import json, pathlib, resource, sys, time
from isograph.importing import bring
begun = time.time()
report = bring(sys.argv[1], sys.argv[2], store=sys.argv[3], as_of=sys.argv[4])
unit = 1024**2 if sys.platform == "darwin" else 1024
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
readable = pathlib.Path(sys.argv[3], "manifest.json").stat().st_mtime
print(json.dumps([readable - begun, time.time() - begun, peak, report.summary]))
"""
OPENED = """
import sys, time, isograph
isograph.load, isograph.Identifier.parse("ISO 9001:2015")
begun = time.perf_counter()
isograph.load(store=sys.argv[1]).ask("ASK { ?document iso:identifier ?text }", text="ISO 9001:2015")
print(time.perf_counter() - begun)
"""
IN_FORCE = """
SELECT DISTINCT ?edition WHERE {
  ?stated iso:latest ?published .
  FILTER (?published <= ?day)
  ?edition iso:published ?stated ;
           iso:editionOf ?standard ;
           iso:recordedStage/iso:stage ?stage .
  FILTER (?stage NOT IN (stage:95-99, stage:60-00))
  MINUS { ?edition iso:replacedBy ?next . ?next iso:published/iso:latest ?later . FILTER (?later <= ?day) }
}
"""

Question = Callable[[KnowledgeGraph], object]


def figures() -> Iterator[Figure | str]:
    """Yield the figures of the catalogue; without its files only that they are not there."""
    if not DATA.is_dir():
        yield f"skipped: the catalogue is not at {DATA}"
        return
    yield from parsed()
    with TemporaryDirectory() as folder:
        store = Path(folder) / "iso"
        for source in SOURCES:
            yield from imported(source, store)
        yield from imported(RELATON, Path(folder) / "relaton")
        yield from opened(store)
        yield from asked(store)


def parsed() -> Iterator[Figure | str]:
    """Yield how long one identifier takes to read."""
    with gzip.open(DATA / SOURCES[-1][1], "rt", encoding="utf-8") as file:
        references = [json.loads(line)["reference"] for line in file]
    taken = once(lambda: list(map(Identifier.parse, references)))
    yield Figure("one identifier read, mean over the catalogue", taken / len(references), budget=50e-6)
    yield f"{len(references) / taken:,.0f} identifiers a second"


def imported(source: tuple[str, str, float | None], store: Path) -> Iterator[Figure | str]:
    """Yield what the import of a source takes, in a process of its own."""
    name, file, budget = source
    command = [sys.executable, "-c", IMPORT, name, str(DATA / file), str(store), AS_OF]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    readable, taken, peak, summary = json.loads(done.stdout)
    yield Figure(f"{name} imported", readable, budget=budget)
    yield Figure("  with its search index", taken)
    folder = Folder(store)
    size = sum(path.stat().st_size for path in folder.generation(folder.manifest().generation).iterdir())
    yield f"  peak {peak:,.0f} MB, store {size / 1024**2:,.0f} MB; {summary}"


def opened(store: Path) -> Iterator[Figure | str]:
    """Yield how long it takes to open a store in a new process and answer a first query, and to prove a triple."""
    command = [sys.executable, "-c", OPENED, str(store)]
    times = [float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(5)]
    yield Figure("opened, with a first query", percentile(times, 0.5), budget=0.1)
    graph = isograph.load(store=store)
    yield Figure("the first explanation", once(lambda: graph.covers("ISO 9002:1994", "welding").proof))
    yield Figure("  a later one", median(lambda: graph.covers("ISO 9003:1994", "welding").why_not))
    yield Figure("the closure of all of it, as `assuming` needs it", once(lambda: graph.closure))


def asked(store: Path) -> Iterator[Figure | str]:
    """Yield what the answers take, over some hundred random documents, and what rdflib takes for the same queries."""
    graph = isograph.load(store=store)
    peer = Peer()
    yield Figure("rdflib reads the same triples into memory", once(partial(peer.fill, graph.store)))
    gc.freeze()  # else each figure would first walk millions of nodes
    random = Random(9001)  # noqa: S311 - a benchmark's data
    dated = sorted(str(each) for (each,) in graph.store.answer("identifiers") if ":" in str(each))
    chosen = random.sample(dated, 2 * ASKED)
    days = [random.choice(DAYS) for _ in chosen]
    pairs = [random.sample(ACTIVITIES, 2) for _ in chosen]
    second = KnowledgeGraph(peer)
    for what, budget, questions in (
        ("lookup", 0.002, [partial(_edition, name, day) for name, day in zip(chosen, days, strict=True)]),
        ("status", 0.002, [partial(_status, name, day) for name, day in zip(chosen, days, strict=True)]),
        ("history", 0.002, [partial(_history, name) for name in chosen]),
        ("in_force", 0.002, [partial(_in_force, name, day) for name, day in zip(chosen, days, strict=True)]),
        ("covering", 0.010, [partial(_covering, pair, day) for pair, day in zip(pairs, days, strict=True)]),
        ("compare", 0.010, [partial(_compare, *pair) for pair in pairwise(chosen)]),
    ):
        yield from spread(what, budget, questions, graph, second)
    ours = median(lambda: graph.sparql(IN_FORCE, day=AS_OF_DAY), runs=3)
    theirs = once(lambda: list(peer.run(f"{_prefixes()}{IN_FORCE}", {"day": AS_OF_DAY})))
    found = len(graph.sparql(IN_FORCE, day=AS_OF_DAY).data)
    yield Figure(f"all {found:,} in force on a day", ours, "rdflib", theirs)


def spread(
    what: str, budget: float, questions: Iterable[Question], graph: KnowledgeGraph, peer: KnowledgeGraph
) -> Iterator[Figure]:
    """Yield the median and the 95th percentile of answering some questions, each asked once."""
    listed = list(islice(questions, ASKED))
    ours = [once(partial(question, graph)) for question in listed]
    theirs = list(_patiently(partial(question, peer) for question in listed[:ASKED_OF_PEER]))
    yield Figure(f"{what}, median", percentile(ours, 0.5), "rdflib", percentile(theirs, 0.5))
    yield Figure(f"{what}, 95th percentile", percentile(ours, 0.95), "rdflib", percentile(theirs, 0.95), budget)


def _patiently(questions: Iterable[Callable[[], object]]) -> Iterator[float]:
    """Yield the time of each question until they have taken long enough together."""
    taken = 0.0
    for question in questions:
        yield (last := once(question))
        taken += last
        if taken > PATIENCE:
            return


def _edition(name: str, day: str, graph: KnowledgeGraph) -> object:
    return graph.edition(name, on=day)


def _status(name: str, day: str, graph: KnowledgeGraph) -> object:
    return graph.status(name, on=day)


def _history(name: str, graph: KnowledgeGraph) -> object:
    return graph.history(name)


def _in_force(name: str, day: str, graph: KnowledgeGraph) -> object:
    return graph.in_force(name, on=day)


def _covering(pair: list[str], day: str, graph: KnowledgeGraph) -> object:
    return graph.covering(*pair, on=day)


def _compare(one: str, other: str, graph: KnowledgeGraph) -> object:
    return graph.compare(one, other)


def _prefixes() -> str:
    return "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in PREFIXES.items())
