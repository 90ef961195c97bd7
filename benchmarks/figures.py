"""How a figure is taken and told: our time, the peer's time in the same run, their ratio, the budget."""

import gc
import os
import platform
import statistics
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from time import perf_counter, process_time


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured: seconds of ours and of the peer, and the budget in seconds where there is one.

    `processor` is the processor's time of ours, which other work on the machine does not lengthen.
    """

    what: str
    ours: float
    peer: str = ""
    theirs: float | None = None
    budget: float | None = None
    processor: float | None = None

    def __str__(self) -> str:
        ratio = f"{self.theirs / self.ours:8.1f} x {self.peer} ({shown(self.theirs)})" if self.theirs else ""
        missed = self.budget is not None and self.ours > self.budget
        kept = "" if self.budget is None else f"budget {shown(self.budget)}{' MISSED' if missed else ''}"
        worked = "" if self.processor is None else f"(processor {shown(self.processor)})"
        return f"{self.what:58} {shown(self.ours):>10}  {worked:20} {kept:22} {ratio}".rstrip()


def shown(seconds: float) -> str:
    """Return a duration as people read it: 1.2 s, 3.4 ms, 5.6 µs."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-6:.3g} µs"


def once(work: Callable[[], object]) -> float:
    """Return how long some work takes, after the garbage of what came before is gone."""
    gc.collect()
    begun = perf_counter()
    work()
    return perf_counter() - begun


def both(work: Callable[[], object]) -> tuple[float, float]:
    """Return how long some work takes, and how long the processor works at it."""
    gc.collect()
    begun, worked = perf_counter(), process_time()
    work()
    return perf_counter() - begun, process_time() - worked


def median(work: Callable[[], object], runs: int = 5) -> float:
    """Return the median time of several runs of some work."""
    return statistics.median(once(work) for _ in range(runs))


def percentile(times: Iterable[float], share: float) -> float:
    """Return the time that a share of the runs stays below."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def machine(peers: Iterable[str]) -> str:
    """Return what the figures were taken on: processors, Python, versions of ours and of the peers."""
    versions = ", ".join(f"{name} {version(name)}" for name in peers)
    return f"{os.cpu_count()} processors, {platform.system()}, Python {sys.version.split()[0]}, {versions}"
