"""The HTML of answers is what it was when it was looked at; python -m tests.display.pages writes it anew."""

import pytest

from isograph import KnowledgeGraph, display
from tests.display.pages import GOLDEN, PAGES, golden, normalised


@pytest.mark.parametrize("name", PAGES)
def test_an_answer_looks_as_it_did(graph: KnowledgeGraph, name: str) -> None:
    found = normalised(display.html(PAGES[name](graph)))
    assert found.splitlines() == golden(name).read_text(encoding="utf-8").splitlines()


def test_nothing_else_is_kept() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {*PAGES}
