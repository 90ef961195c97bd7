"""Print the figures of isograph beside those of its peers: `python -m benchmarks [topic ...]`."""

import sys
from importlib import import_module

from benchmarks.figures import machine

TOPICS = ("startup", "bundled", "answers", "queries", "reasoning", "scale", "catalogue", "audit", "search")
PEERS = ("pyoxigraph", "rdflib", "owlrl")


def main(chosen: list[str]) -> int:
    """Run the topics chosen, or all, and print each figure as it is taken."""
    unknown = sorted(set(chosen) - set(TOPICS))
    if unknown:
        print(f"unknown topic {', '.join(unknown)}; known: {', '.join(TOPICS)}", file=sys.stderr)
        return 2
    print(machine(PEERS))
    for topic in chosen or TOPICS:
        print(f"\n{topic}")
        for figure in import_module(f"benchmarks.{topic}").figures():
            print(f"  {figure}", flush=True)
    return 0


sys.exit(main(sys.argv[1:]))
