"""What four pictures say, in the order of drawing.

Words are compared, not files: those, and where lines break, differ from one version of matplotlib to the next.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from isograph.graph import KnowledgeGraph
from isograph.pictures import Picture
from tests.pictures.seen import texts

GOLDEN = Path(__file__).parent / "golden"
DRAWN: dict[str, Callable[[KnowledgeGraph], Picture]] = {
    "coverage": lambda graph: graph.covering("production", "installation", on="1996-06-01").plot(),
    "transition": lambda graph: graph.transition("ISO 9001:2008", "ISO 9001:2015").plot(depth=1),
    "proof": lambda graph: graph.covers("ISO 9002:1994", "welding").plot(),
    "committee": lambda graph: graph.committee("ISO/TC 176/SC 2", on="2026-06-01").plot(),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_picture_says_what_it_said(graph: KnowledgeGraph, name: str) -> None:
    said = " ".join(texts(DRAWN[name](graph)))
    assert said.split() == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").split()
