"""Search in the whole catalogue: how often it finds what is right, how fast, beside BM25 in memory and rdflib.

The questions are made of the catalogue itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import rdflib
from rank_bm25 import BM25Okapi

import isograph
from benchmarks.catalogue import AS_OF, DATA, SOURCES
from benchmarks.figures import Figure, once, percentile
from isograph import KnowledgeGraph
from isograph.importing import bring
from isograph.results import Rows
from isograph.searching import beside
from isograph.searching.words import words
from isograph.store.folder import Folder

ASKED = 200
ASKED_OF_PEER = 20
ASKED_OF_RDFLIB = 3
BUDGET = 0.020

SUCCESSORS = """
SELECT ?text ?old ?new ?title WHERE {
  ?old dcterms:abstract ?text ; iso:replacedBy ?new .
  ?new dcterms:abstract ?other ; iso:published ?day .
  FILTER (LANG(?text) = "en" && STRLEN(?text) > 80)
  BIND ("" AS ?title)
}
ORDER BY ?old ?new ?text
"""
TITLES = """
SELECT DISTINCT ?text ?document WHERE {
  ?document a iso:Edition ; dcterms:title ?text .
  FILTER (LANG(?text) = ?language && STRLEN(?text) > 25)
}
ORDER BY ?document ?text
"""
NOTES = """
SELECT ?text ?code WHERE { ?field skos:scopeNote ?text ; skos:notation ?code . FILTER (LANG(?text) = "en") }
ORDER BY ?code
"""
COMMITTEES = """
SELECT ?text ?name WHERE {
  ?committee a iso:Committee ; dcterms:title ?text ; skos:notation ?name . FILTER (STRLEN(?text) > 8)
}
ORDER BY ?name
"""
TEXTS = "SELECT ?document ?text { ?document dcterms:title|dcterms:abstract ?text ; iso:identifier ?identifier }"
CONTAINS = """
SELECT ?document WHERE { ?document <http://purl.org/dc/terms/title> ?title
  FILTER (CONTAINS(LCASE(STR(?title)), "%s")) }
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A text to search for, and what is right: any of some names of documents, fields or committees."""

    text: str
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Kind:
    """Questions of one kind, and among how many hits one must find what is right."""

    what: str
    top: int
    asked: tuple[Asked, ...]


def figures() -> Iterator[Figure | str]:
    """Yield the figures of the search; without the catalogue only that it is not there."""
    if not DATA.is_dir():
        yield f"skipped: the catalogue is not at {DATA}"
        return
    with TemporaryDirectory() as folder:
        store = Path(folder) / "iso"
        for name, file, _ in SOURCES:
            bring(name, DATA / file, store=store, as_of=AS_OF)
        yield from measured(store)


def measured(store: Path) -> Iterator[Figure | str]:
    """Yield the figures of the search in a store."""
    generation = Folder(store).generation(Folder(store).manifest().generation)
    yield from _built(generation)
    graph = isograph.load(store=store)
    yield Figure("the first search, with the index opened", once(partial(graph.search, "quality management")))
    kinds = tuple(_kinds(graph))
    yield from _found(graph, kinds)
    yield from _peers(graph, kinds)


def _built(generation: Path) -> Iterator[Figure | str]:
    """Yield how long the index of a generation takes to be written anew, and how large it is."""
    with TemporaryDirectory() as folder:
        twin = Path(folder) / generation.name
        twin.symlink_to(generation)
        yield Figure("the index written", once(partial(beside.build, twin)), budget=10.0)
        size = sum(path.stat().st_size for path in beside.folder_of(twin).iterdir())
        yield f"  {size / 1024**2:,.0f} MB"


def _kinds(graph: KnowledgeGraph) -> Iterator[Kind]:
    random = Random(9001)  # noqa: S311 - a benchmark's data
    pairs = [(str(text), str(new)) for text, _, new, _ in graph.sparql(SUCCESSORS)]
    yield Kind("a withdrawn edition's scope, its successor", 10, _sample(random, pairs))
    titles = [(str(text), str(document)) for text, document in graph.sparql(TITLES, language="en")]
    wrong = [Asked(_slipped(each.text, random), each.right) for each in _sample(random, titles)]
    yield Kind("a title with two typos, its document", 5, tuple(wrong))
    french = [(str(text), str(document)) for text, document in graph.sparql(TITLES, language="fr")]
    yield Kind("a French title, its document", 5, _sample(random, french))
    yield Kind("an ICS note, its field", 5, _sample(random, [(str(a), str(b)) for a, b in graph.sparql(NOTES)]))
    names = [(str(text), str(name)) for text, name in graph.sparql(COMMITTEES)]
    yield Kind("a committee's name, the committee", 5, _sample(random, names))
    sloppy = [(str(name).replace(" ", "").replace(":", "-").lower(), str(name)) for _, name in titles]
    yield Kind("an identifier written sloppily, its document", 1, _sample(random, sloppy))


def _sample(random: Random, pairs: list[tuple[str, str]]) -> tuple[Asked, ...]:
    """Return some texts, each with all that is right for it."""
    right: dict[str, set[str]] = {}
    for text, name in pairs:
        right.setdefault(text, set()).add(name)
    chosen = random.sample(sorted(right), min(ASKED, len(right)))
    return tuple(Asked(text, frozenset(right[text])) for text in chosen)


def _slipped(text: str, random: Random) -> str:
    """Return a text with two slips: a letter left out, two swapped, or one that is another."""
    written = text.split(" ")
    long = [at for at, word in enumerate(written) if len(word) > 4 and word.isalpha()]
    for at in random.sample(long, min(2, len(long))):
        word, where = written[at], random.randrange(1, len(written[at]) - 1)
        left, right = word[:where], word[where:]
        slips = (left + right[1:], left + right[1] + right[0] + right[2:], f"{left}x{right[1:]}")
        written[at] = random.choice(slips)
    return " ".join(written)


def _found(graph: KnowledgeGraph, kinds: Iterable[Kind]) -> Iterator[Figure | str]:
    """Yield how often what is right is found, and how long it takes."""
    every = []
    for kind in kinds:
        answers: list[Rows] = []
        times = [once(partial(_ask, graph, asked.text, answers)) for asked in kind.asked]
        hits = sum(_right(asked, rows, kind.top) for asked, rows in zip(kind.asked, answers, strict=True))
        every += times
        yield f"{kind.what}, among the first {kind.top}: {hits} of {len(kind.asked)} ({hits / len(kind.asked):.1%})"
        yield Figure("  median", percentile(times, 0.5))
        yield Figure("  95th percentile", percentile(times, 0.95), budget=BUDGET)
    yield Figure("all searches, median", percentile(every, 0.5))
    yield Figure("all searches, 95th percentile", percentile(every, 0.95), budget=BUDGET)


def _ask(graph: KnowledgeGraph, text: str, answers: list[Rows]) -> None:
    answers.append(graph.search(text))


def _right(asked: Asked, rows: Rows, top: int) -> bool:
    names = (str(document or name) for _, document, name, *_ in rows.rows()[:top])
    return any(name in asked.right or any(name.startswith(f"{each} ") for each in asked.right) for name in names)


def _peers(graph: KnowledgeGraph, kinds: tuple[Kind, ...]) -> Iterator[Figure | str]:
    """Yield how often BM25 in memory finds what is right, how long it takes, and how long rdflib takes to look."""
    texts: dict[str, list[str]] = {}
    plain = rdflib.Graph()
    for document, text in graph.sparql(TEXTS):
        texts.setdefault(str(document), []).extend(words(str(text)))
        plain.add((rdflib.URIRef(f"urn:{document}".replace(" ", "-")), rdflib.DCTERMS.title, rdflib.Literal(str(text))))
    names = list(texts)
    bm25 = BM25Okapi(list(texts.values()))
    times: list[float] = []
    for kind in kinds[:3]:
        few = kind.asked[:ASKED_OF_PEER]
        best: list[list[str]] = []
        times += [once(partial(_rank, bm25, names, asked.text, best)) for asked in few]
        hits = sum(bool(asked.right & {*found[: kind.top]}) for asked, found in zip(few, best, strict=True))
        yield f"  rank_bm25: {kind.what}: {hits} of {len(few)}"
    yield Figure("rank_bm25, median", percentile(times, 0.5))
    yield Figure("rank_bm25, 95th percentile", percentile(times, 0.95))
    asked = [max(words(each.text), key=len) for each in kinds[2].asked[:ASKED_OF_RDFLIB]]
    taken = [once(partial(_look, plain, word)) for word in asked]
    yield Figure("rdflib, one word by CONTAINS, median", percentile(taken, 0.5))


def _rank(bm25: BM25Okapi, names: list[str], text: str, best: list[list[str]]) -> None:
    best.append(bm25.get_top_n(words(text), names, n=10))


def _look(plain: rdflib.Graph, word: str) -> None:
    list(plain.query(CONTAINS % word))
