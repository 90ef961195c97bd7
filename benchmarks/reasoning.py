"""Reasoning at size: closure, edits and proofs at 1,000, 10,000 and 100,000 editions, beside its peers."""

import gc
import importlib.util
import resource
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from random import Random
from statistics import median
from time import perf_counter

from benchmarks import synthetic
from benchmarks.figures import Figure
from isograph.reasoning import Closure, Triple
from isograph.reasoning.closure import LIMIT, RESERVED
from isograph.reasoning.evaluator import collector_paused
from isograph.reasoning.facts import Facts
from isograph.reasoning.terms import TYPE, Terms, curie

SIZES = (1_000, 10_000, 100_000)
LIMITS = {"owlrl": 1_000, "nemo": 100_000}
"""Up to which size a peer is run: owlrl takes minutes at the next."""

LARGEST = SIZES[-1]
PROOFS = 300


def figures() -> Iterator[Figure | str]:
    """Yield the figures of each size, and what they are of."""
    for size in SIZES:
        yield from _sized(size)


def _sized(size: int) -> Iterator[Figure | str]:
    triples = list(synthetic.catalogue(size))
    facts, reading = _read(triples)
    closure, taken = _closed(facts)
    yield f"{size:,} editions: {len(triples):,} triples close to {_pairs(closure):,} pairs; peak {_peak():.0f} MB"
    yield Figure("triples read and interned", reading)
    floor, _ = _timed(lambda: worklist(triples))
    yield Figure("closure in the evaluator", taken, "worklist by hand", floor, _at(size, 1.5))
    yield from _peers(triples, taken, _pairs(closure))
    yield from _edits(closure, size)
    yield from _proofs(closure, size)
    del closure, facts
    for what, shape in (("of no special shape", shapeless), ("of two relations in turn", mutual)):
        facts, _ = _read(shape(triples))
        yield Figure(f"closure, recursion {what}", _closed(facts)[1], budget=_at(size, 4))
        del facts


def _at(size: int, budget: float) -> float | None:
    """Return a budget where it is stated for this size."""
    return budget if size == LARGEST else None


def _timed(work: Callable[[], object]) -> tuple[float, object]:
    gc.collect()
    begun = perf_counter()
    result = work()
    return perf_counter() - begun, result


def _read(triples: list[Triple]) -> tuple[Facts, float]:
    facts = Facts(Terms(RESERVED))
    with collector_paused():
        return facts, _timed(lambda: facts.state(triples))[0]


def _closed(facts: Facts) -> tuple[Closure, float]:
    gc.collect()
    begun = perf_counter()
    closure = Closure(facts, (), engine="isograph", treatment="report", limit=LIMIT)
    return closure, perf_counter() - begun


def _pairs(closure: Closure) -> int:
    """Return how many pairs of `covers` and `supersedes` hold."""
    return sum(1 for name in (synthetic.COVERS, synthetic.SUPERSEDES) for _ in closure.matches(None, name, None))


def _peak() -> float:
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _peers(triples: list[Triple], taken: float, pairs: int) -> Iterator[Figure | str]:
    modules = {"owlrl": "owlrl", "nemo": "nmo_python"}
    for engine, limit in LIMITS.items():
        if len(triples) > limit * 10 or not importlib.util.find_spec(modules[engine]):
            continue
        begun = perf_counter()
        peer = Closure.of(triples, engine=engine, contradictions="report")
        yield Figure(f"closure beside {engine}", taken, engine, perf_counter() - begun)
        if _pairs(peer) != pairs:
            yield f"{engine} finds {_pairs(peer):,} pairs, isograph {pairs:,}"


def edition(random: Random, size: int, number: int) -> list[Triple]:
    """Return a new edition with its scope."""
    term, scope = synthetic.name(f"new-{number}"), synthetic.name(f"new-scope-{number}")
    included = (synthetic.activity(depth, random.randrange(synthetic.LEVELS[depth])) for depth in (2, 3, 4))
    return [
        (term, TYPE, synthetic.EDITION),
        (term, synthetic.SCOPE, scope),
        *((scope, synthetic.INCLUDES, activity) for activity in included),
        (term, synthetic.REVISES, synthetic.edition(random.randrange(size))),
    ]


def _edits(closure: Closure, size: int) -> Iterator[Figure]:
    """Yield what edits cost; the first of all also builds the indexes that the next ones find."""
    random = Random(size)  # noqa: S311 - a benchmark's data
    batches = [edition(random, size, number) for number in range(20)]
    added, removed = zip(*(_both(closure.add, closure.remove, batch) for batch in batches), strict=True)
    yield Figure("the first edit", added[0])
    yield Figure("an edition added, median", median(added[1:]), budget=_at(size, 0.015))
    yield Figure("an edition removed, median", median(removed[1:]), budget=_at(size, 0.050))
    activities = [synthetic.activity(depth, random.randrange(synthetic.LEVELS[depth])) for depth in (4, 1, 2, 3, 4, 5)]
    edges = [list(closure.matches(None, synthetic.NARROWER, activity)) for activity in activities]
    lost, found = zip(*(_both(closure.remove, closure.add, edge) for edge in edges), strict=True)
    yield Figure("an edge of the taxonomy removed, worst", max(lost[1:]), budget=_at(size, 0.5))
    yield Figure("an edge of the taxonomy added, worst", max(found[1:]), budget=_at(size, 0.5))


def _both(
    one: Callable[[list[Triple]], object], other: Callable[[list[Triple]], object], batch: list[Triple]
) -> tuple[float, float]:
    return _timed(lambda: one(batch))[0], _timed(lambda: other(batch))[0]


def _proofs(closure: Closure, size: int) -> Iterator[Figure]:
    """Yield what proofs of random pairs cost."""
    random = Random(size)  # noqa: S311 - a benchmark's data
    taken = sorted(_proof(closure, random, size) for _ in range(PROOFS + 20))[:-1]
    yield Figure("a proof, median", median(taken), budget=_at(size, 0.0005))
    yield Figure("a proof, worst", taken[-1], budget=_at(size, 0.1))


def _proof(closure: Closure, random: Random, size: int) -> float:
    term = synthetic.edition(random.randrange(size))
    pairs = [*closure.matches(term, synthetic.COVERS, None), *closure.matches(term, synthetic.SUPERSEDES, None)]
    chosen = random.choice(pairs)
    begun = perf_counter()
    closure.proof(chosen)
    return perf_counter() - begun


def shapeless(triples: list[Triple]) -> list[Triple]:
    """Return the triples with a chain that extends `covers` on both sides at once, which no shortcut fits."""
    return [*triples, *_chain(synthetic.COVERS, synthetic.ADOPTS, synthetic.COVERS, synthetic.NARROWER)]


def mutual(triples: list[Triple]) -> list[Triple]:
    """Return the triples with `covers` and another large relation that are extended by each other, level by level."""
    touches = synthetic.name("touches")
    chains = (
        *((touches, synthetic.COVERS, synthetic.NARROWER), (synthetic.COVERS, touches, synthetic.NARROWER)),
        *((touches, synthetic.ADOPTS, touches), (synthetic.COVERS, synthetic.REQUIRES, touches)),
    )
    return [*triples, *(each for chain in chains for each in _chain(*chain))]


def _chain(property_: str, *members: str) -> Iterator[Triple]:
    """Yield the axiom that a chain of properties leads to a property."""
    head = f"_:{'-'.join(member.rpartition('/')[2][:-1] for member in (property_, *members))}"
    cells = [head, *(f"{head}-{number}" for number in range(1, len(members))), curie("rdf:nil")]
    yield property_, curie("owl:propertyChainAxiom"), head
    yield from ((cell, curie("rdf:first"), member) for cell, member in zip(cells, members, strict=False))
    yield from ((cell, curie("rdf:rest"), after) for cell, after in pairwise(cells))


def worklist(triples: list[Triple]) -> int:
    """Close `covers` and `supersedes` by hand, as a floor: these rules alone, and no equality."""
    tables: dict[str, dict[str, set[str]]] = {}
    for subject, predicate, object_ in triples:
        tables.setdefault(predicate, {}).setdefault(subject, set()).add(object_)
    scopes, includes = tables[synthetic.SCOPE], tables[synthetic.INCLUDES]
    below: dict[str, set[str]] = {}
    for activity in {each for row in includes.values() for each in row}:
        _reached(activity, tables[synthetic.NARROWER], below)
    covers = {
        term: {each for scope in owned for found in includes.get(scope, ()) for each in (found, *below[found])}
        for term, owned in scopes.items()
    }
    bases = [*tables.get(synthetic.ADOPTS, {}).items(), *tables.get(synthetic.REQUIRES, {}).items()]
    for term, found in sorted(bases, key=lambda item: int(item[0].rsplit("-", 1)[1][:-1])):
        covers[term].update(*(covers[base] for base in found))
    older: dict[str, set[str]] = {}
    for term in tables[synthetic.REVISES]:
        _reached(term, tables[synthetic.REVISES], older)
    return sum(map(len, covers.values())) + sum(map(len, older.values()))


def _reached(start: str, steps: dict[str, set[str]], known: dict[str, set[str]]) -> set[str]:
    if start not in known:
        known[start] = set()
        for following in steps.get(start, ()):
            known[start] |= {following, *_reached(following, steps, known)}
    return known[start]
