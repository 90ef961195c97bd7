"""The answers on the bundled graph: median and 95th percentile over many different questions."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import combinations, islice, product

import isograph
from benchmarks.figures import Figure, once, percentile

DAYS = ("1990-01-01", "1996-06-01", "2002-01-01", "2010-01-01", "2026-06-01")
ACTIVITIES = ("production", "installation", "design", "servicing", "welding", "purchasing", "final inspection")
MODELS = ("ISO 9001:", "ISO 9002:", "ISO 9003:")
FIRST_QUESTIONS = 200


def figures() -> Iterator[Figure]:
    """Yield median and 95th percentile of each answer; budgets are on the percentile."""
    graph = isograph.load()
    dated = [str(each) for (each,) in graph.store.answer("identifiers") if ":" in str(each)]
    models = [each for each in dated if each.startswith(MODELS) and "/" not in each]
    days, pairs = list(product(dated, DAYS)), product(ACTIVITIES, ACTIVITIES, DAYS)
    yield from spread("status", (partial(graph.status, each, on=on) for each, on in days), 0.002)
    yield from spread("in_force", (partial(graph.in_force, each, on=on) for each, on in days), 0.002)
    yield from spread("history", (partial(graph.history, each) for each in dated), 0.002)
    yield from spread("covers", (partial(graph.covers, *asked) for asked in product(dated, ACTIVITIES)), 0.010)
    yield from spread("covering", (partial(graph.covering, a, b, on=on) for a, b, on in pairs), 0.010)
    yield from spread("compare", (partial(graph.compare, *pair) for pair in combinations(models, 2)), 0.010)


def spread(what: str, questions: Iterable[Callable[[], object]], budget: float) -> Iterator[Figure]:
    """Yield the median and the 95th percentile of answering some questions, each asked once."""
    times = [once(question) for question in islice(questions, FIRST_QUESTIONS)]
    yield Figure(f"{what}, median", percentile(times, 0.5))
    yield Figure(f"{what}, 95th percentile", percentile(times, 0.95), budget=budget)
