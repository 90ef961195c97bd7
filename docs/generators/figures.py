"""The page of the figures: what `python -m benchmarks` printed, as it is kept in `docs/figures.txt`."""

import re
from pathlib import Path
from typing import Final

from docs.generators.markdown import escaped, table

KEPT: Final = Path(__file__).resolve().parent.parent / "figures.txt"

_TIME: Final = r"[\d.e+]+ (?:s|ms|µs)"
_FIGURE: Final = re.compile(
    rf"  (?P<what>.*?) +(?P<ours>{_TIME})(?: +\(processor (?P<processor>{_TIME})\))?"
    rf"(?: +budget (?P<budget>{_TIME}(?: MISSED)?))?"
    rf"(?: +(?P<ratio>[\d.]+) x (?P<peer>.+) \((?P<theirs>{_TIME})\))?"
)


def page() -> str:
    """Return the machine, and a table of figures for each topic."""
    machine, *topics = KEPT.read_text(encoding="utf-8").strip().split("\n\n")
    return "\n\n".join([f"Taken on a machine with {escaped(machine)}.", *map(_section, topics)])


def _section(topic: str) -> str:
    name, *lines = topic.splitlines()
    timed = [found for line in lines if (found := _FIGURE.fullmatch(line))]
    others = [line for line in lines if not _FIGURE.fullmatch(line)]
    columns = ("measured", "isograph", "processor", "budget", "peer")
    tables = [table(columns, map(_row, timed))] if timed else []
    return "\n\n".join([f"## {name}", *([f"```none\n{chr(10).join(others)}\n```"] if others else []), *tables])


def _row(found: re.Match[str]) -> tuple[str, ...]:
    peer = f"{found['peer']}: {found['theirs']}, {found['ratio']} times as long" if found["peer"] else ""
    cells = (found["what"], found["ours"], found["processor"], found["budget"], peer)
    return tuple(escaped(cell or "") for cell in cells)
