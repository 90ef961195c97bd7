"""The answers on the bundled graph: median and 95th percentile over many different questions, beside rdflib."""

import gc
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import combinations, product
from operator import methodcaller
from random import Random

import isograph
from benchmarks.figures import Figure, both, percentile
from benchmarks.peer import Peer
from isograph import KnowledgeGraph

DAYS = ("1990-01-01", "1996-06-01", "2002-01-01", "2010-01-01", "2026-06-01")
ACTIVITIES = ("production", "installation", "design", "servicing", "welding", "purchasing", "final inspection")
MODELS = ("ISO 9001:", "ISO 9002:", "ISO 9003:")
FIRST_MODELS = ("ISO 9001:1987", "ISO 9002:1987", "ISO 9003:1987")
LATER_MODELS = ("ISO 9001:1994", "ISO 9002:1994", "ISO 9003:1994")
NEW_MODELS = ("ISO 9001:2000", "ISO 9001:2008", "ISO 9001:2015")
OTHERS = ("ISO 14001:2015", "ISO 45001:2018", "ISO/IEC 27001:2022", "ISO 13485:2016", "ISO/IEC 17025:2017")
WITH_EXCLUSIONS = ("ISO 9001:2000", "ISO 9001:2008", "ISO 9001:2015", "ISO 13485:2016", "ISO/IEC 27001:2022")
FIRST_QUESTIONS = 200
FIRST_TIMES = 30
OF_PEER = 3
"""How many questions are asked: in a row, with nothing kept, and of the peer."""

PATIENCE = 5.0
"""After how many seconds the peer is asked no further question of one kind."""

Question = Callable[[KnowledgeGraph], object]
Topic = tuple[str, float | None, list[Question]]
"""What is asked, the budget of its 95th percentile where there is one, and the questions."""


def figures() -> Iterator[Figure]:
    """Yield median and 95th percentile of each answer; budgets are on the percentile of questions in a row.

    What the two graphs hold is no garbage: it is frozen, or collecting before each question would take minutes.
    """
    graph, peer = isograph.load(), Peer()
    peer.fill(graph.store)
    gc.freeze()
    dated = [str(each) for (each,) in graph.store.answer("identifiers") if ":" in str(each)]
    for what, budget, questions in (*_of_editions(dated), *_of_clauses(graph, dated)):
        yield from spread(what, budget, questions, graph, KnowledgeGraph(peer))


def _of_editions(dated: list[str]) -> Iterator[Topic]:
    days, pairs = list(product(dated, DAYS)), product(ACTIVITIES, ACTIVITIES, DAYS)
    yield "status", 0.002, [methodcaller("status", each, on=on) for each, on in days]
    yield "in_force", 0.002, [methodcaller("in_force", each, on=on) for each, on in days]
    yield "history", 0.002, [methodcaller("history", each) for each in dated]
    yield "covers", 0.010, [methodcaller("covers", *asked) for asked in product(dated, ACTIVITIES)]
    yield "covering", 0.010, [methodcaller("covering", a, b, on=on) for a, b, on in pairs]


def _of_clauses(graph: KnowledgeGraph, dated: list[str]) -> Iterator[Topic]:
    models = [each for each in dated if each.startswith(MODELS) and "/" not in each]
    editions = (*models, *OTHERS)
    fives = [Random(seed).sample(editions, 5) for seed in range(FIRST_QUESTIONS)]  # noqa: S311 - a benchmark's data
    moves = product((*FIRST_MODELS, *LATER_MODELS), NEW_MODELS)
    old, left = (list(_clauses(graph, chosen)) for chosen in (FIRST_MODELS, WITH_EXCLUSIONS))
    yield "compare, 2 editions", 0.010, [methodcaller("compare", *each) for each in combinations(models, 2)]
    yield "compare, 5 editions", 0.010, [methodcaller("compare", *each) for each in fives]
    yield "counterparts, 4 tables", None, [methodcaller("counterparts", *each, to=NEW_MODELS[-1]) for each in old]
    yield "transition", None, [methodcaller("transition", *each, activities=ACTIVITIES[:2]) for each in moves]
    yield "may_exclude", None, [methodcaller("may_exclude", *each, activities="production") for each in left]
    yield "certificate", None, [methodcaller("certificate", each, on=on) for each, on in product(editions, DAYS)]
    yield "dependents", None, [methodcaller("dependents", each) for each in editions]


def _clauses(graph: KnowledgeGraph, editions: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((edition, clause.number) for edition in editions for clause in graph.clauses(edition))


def spread(
    what: str, budget: float | None, questions: list[Question], graph: KnowledgeGraph, peer: KnowledgeGraph
) -> Iterator[Figure]:
    """Yield the figures of some questions: each asked when nothing is kept, each once in a row, and each again."""
    chosen = questions[:: max(1, len(questions) // FIRST_QUESTIONS)][:FIRST_QUESTIONS]
    few = chosen[:: max(1, len(chosen) // FIRST_TIMES)][:FIRST_TIMES]
    asked = few[:: max(1, len(few) // OF_PEER)][:OF_PEER]
    first = [_forgotten(graph, question) for question in few]
    theirs = list(_patiently(peer, asked))
    graph.store.version += 1
    row, again = ([both(partial(question, graph)) for question in chosen] for _ in range(2))
    yield _figure(f"{what}: nothing kept, median", first, 0.5, theirs)
    yield _figure(f"{what}: nothing kept, 95th percentile", first, 0.95)
    yield _figure(f"{what}: in a row, median", row, 0.5)
    yield _figure(f"{what}: in a row, 95th percentile", row, 0.95, budget=budget)
    yield _figure(f"{what}: again, median", again, 0.5)
    yield _figure(f"{what}: again, 95th percentile", again, 0.95)


def _forgotten(graph: KnowledgeGraph, question: Question) -> tuple[float, float]:
    """Time a question after what is kept of earlier ones is forgotten, as it is when the store changes."""
    graph.store.version += 1
    return both(partial(question, graph))


def _patiently(peer: KnowledgeGraph, questions: Iterable[Question]) -> Iterator[float]:
    spent = 0.0
    for question in questions:
        if spent < PATIENCE:
            taken, _ = _forgotten(peer, question)
            spent += taken
            yield taken


def _figure(
    what: str, times: list[tuple[float, float]], share: float, theirs: Iterable[float] = (), budget: float | None = None
) -> Figure:
    taken, worked = (percentile(each, share) for each in zip(*times, strict=True))
    listed = list(theirs)
    peer = percentile(listed, share) if listed else None
    return Figure(what, taken, "rdflib", peer, budget, worked)
