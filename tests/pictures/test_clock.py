"""A picture of a day is the same whenever it is drawn; what goes on ends where the record ends, or on that day."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from isograph import KnowledgeGraph
from isograph.answers.succession.history import history
from isograph.answers.succession.lineage import lineage
from isograph.identifiers import Identifier
from isograph.pictures import Picture

DAYS = ("2002-01-01", "2026-06-01", "2030-01-01")
NAMES = ("ISO 9001", "ISO 9002", "ISO 14001", "BS 5750-1")


class Later(date):
    """A clock that is years ahead."""

    @classmethod
    def today(cls) -> "Later":
        return cls(2041, 3, 1)


def drawn(picture: Picture, path: Path) -> bytes:
    picture.save(path)
    return path.read_bytes()


def timeline(graph: KnowledgeGraph, name: str, on: str | None) -> Picture:
    return history(graph.store, name).plot(on=on)


def line(graph: KnowledgeGraph, name: str, on: str | None) -> Picture:
    return lineage(graph.store, Identifier.parse(name)).plot(on=on)


@pytest.mark.parametrize("picture", [partial(draw, on=on) for draw in (timeline, line) for on in DAYS])
@pytest.mark.parametrize("name", NAMES)
def test_a_picture_of_a_day_is_the_same_on_another_day(
    graph: KnowledgeGraph,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    picture: Callable[[KnowledgeGraph, str], Picture],
    name: str,
) -> None:
    now = drawn(picture(graph, name), tmp_path / "now.svg")
    monkeypatch.setattr("isograph.dates.date", Later)
    assert drawn(picture(graph, name), tmp_path / "later.svg") == now


def test_a_picture_of_no_day_is_that_of_today(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = drawn(line(graph, "ISO 9001", None), tmp_path / "now.svg")
    monkeypatch.setattr("isograph.dates.date", Later)
    assert drawn(line(graph, "ISO 9001", None), tmp_path / "later.svg") != now


def test_a_day_after_the_record_is_taken_to_go_on(graph: KnowledgeGraph) -> None:
    words = [each.get_text() for each in timeline(graph, "ISO 9001", "2030-01-01").figure.axes[0].texts]
    assert "after the last record" in words
    words = [each.get_text() for each in timeline(graph, "ISO 9001", "2002-01-01").figure.axes[0].texts]
    assert "after the last record" not in words


def test_a_line_stands_as_on_the_day(graph: KnowledgeGraph) -> None:
    words = [each.get_text() for each in line(graph, "ISO 9001", "2002-01-01").figure.axes[0].texts]
    assert "10 documents, and where each stands on 2002-01-01; years are not to scale" in words
    assert "not yet published" in words
