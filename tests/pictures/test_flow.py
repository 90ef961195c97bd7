"""The flow of clauses between editions: as many lines as the answers pair clauses, and marks where there are none."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from matplotlib.patches import Patch

from isograph.errors import ArgumentError, UnknownTableError
from isograph.graph import KnowledgeGraph
from isograph.pictures import Picture
from isograph.pictures.flow import RELATIONS, Clause, Document, Flow, Link, _Frame
from tests.pictures.seen import HOSTILE, misplaced, shapes, signs, texts

CHAIN = ("ISO 9001:1994", "ISO 9001:2000", "ISO 9001:2008", "ISO 9001:2015")


def lines(picture: Picture) -> Counter[str]:
    """Return how many lines there are of each relation, without those of the legend."""
    found = Counter({name: number for name, number in shapes(picture).items() if name in RELATIONS})
    return found - Counter({*found})


def corners(line: Patch) -> list[float]:
    """Return how far across the corners of a line are."""
    return [float(across) for across in np.asarray(line.get_path().vertices)[:, 0]]


def made(title: str = "Design", name: str = "7.3") -> Flow:
    old, new = (
        Document("old", (Clause(name, title),)),
        Document("new", (Clause("8.3"), Clause("4.1", "", (("new", 1),)))),
    )
    return Flow(title, (old, new), (Link(0, name, "8.3", "corresponds"),))


def test_documents_clauses_and_legend_are_written_in_this_order() -> None:
    assert texts(made().draw()) == ["Design", "old", "new", "7.3 Design", "8.3", "4.1", "corresponds", "new"]


def test_a_clause_that_a_line_leads_to_is_not_filled_as_new() -> None:
    new = (Clause("7.1", "", (("new", 1),)), Clause("4.1", "", (("new", 1),)))
    flow = Flow("Design", (Document("old", (Clause("6"),)), Document("new", new)), (Link(0, "6", "7.1", "equal"),))
    fills = [each.get_facecolor() for each in flow.draw().figure.axes[0].patches if each.get_gid() == "clause"]
    assert len({*map(str, fills)}) == 2
    assert str(fills[0]) == str(fills[1]) != str(fills[2])


def test_every_relation_is_told_by_more_than_its_colour() -> None:
    shaped = {"equal", "a part of it"}  # as a double line, as a bracket
    styles = [each.line for relation, each in RELATIONS.items() if relation not in shaped]
    assert len({*styles}) == len(styles)


@pytest.mark.parametrize("depth", [1, 2, 4])
def test_a_transition_has_as_many_links_as_its_tasks(graph: KnowledgeGraph, depth: int) -> None:
    found = graph.transition("ISO 9001:2008", "ISO 9001:2015")
    pairs = sum(len(each.new.splitlines()) for each in found.of("carries over"))
    assert f"; {pairs} links:" in found.plot(depth=depth).description


def test_at_full_depth_each_pair_of_clauses_has_its_line(graph: KnowledgeGraph) -> None:
    found = graph.transition("ISO 9001:2008", "ISO 9001:2015")
    pairs = sum(len(each.new.splitlines()) for each in found.of("carries over"))
    assert lines(found.plot(depth=9)) == {"corresponds": pairs}


def test_what_is_new_is_marked_once(graph: KnowledgeGraph) -> None:
    found = graph.transition("ISO 9001:2008", "ISO 9001:2015")
    numbers = {each.new.partition(" ")[0] for each in found.of("new")}
    assert signs(found.plot(depth=9)) == {"new": len(numbers)}


def test_a_transition_names_every_main_clause_at_the_first_depth(graph: KnowledgeGraph) -> None:
    shown = texts(graph.transition("ISO 9001:2008", "ISO 9001:2015").plot(depth=1))
    assert [each.split()[0] for each in shown if re.match(r"\d+ ", each)] == [*"45678", *"456789", "10"]


def test_a_depth_below_one_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(ArgumentError, match="1 is the depth of the main clauses"):
        graph.transition("ISO 9001:2008", "ISO 9001:2015").plot(depth=0)


def test_a_chain_has_the_links_of_each_of_its_transitions(graph: KnowledgeGraph) -> None:
    tasks = [each for pair in pairwise(CHAIN) for each in graph.transition(*pair).of("carries over")]
    picture = graph.compare(*reversed(CHAIN)).flow()
    assert f"; {sum(len(each.new.splitlines()) for each in tasks)} links:" in picture.description
    assert [each for each in texts(picture) if each in CHAIN] == [*CHAIN]


def test_the_models_of_1994_are_drawn_below_their_only_clause(graph: KnowledgeGraph) -> None:
    shown = texts(graph.compare(*CHAIN).flow())
    assert any(each.startswith("4.20 ") for each in shown)


@pytest.mark.parametrize("word", ["Measurement,", "responsibility"])
def test_a_mark_breaks_no_word_that_the_box_has_room_for(graph: KnowledgeGraph, word: str) -> None:
    shown = texts(graph.compare(*CHAIN).flow())
    assert any(word in each.split() for each in shown)
    columns = tuple(Document(str(place), (Clause("8", f"{word} and more", (("new", 3),)),)) for place in range(4))
    lines = texts(Flow("Marks", columns, ()).draw())
    assert lines.count(f"8 {word}") == 4
    assert misplaced(Flow("Marks", columns, ()).draw()) == []


def test_a_mark_stands_beside_a_title_where_there_is_room() -> None:
    frame = _Frame(2)
    clause = Clause("8.3", "Design", (("new", 1),))
    assert frame.height(clause) == frame.height(Clause("8.3", "Design"))
    assert frame.below(Clause("8.3", "D" * 30, (("new", 1),)))


def test_a_chain_without_tables_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownTableError):
        graph.compare("ISO 9001:2015", "ISO 10012:2003").flow()


def test_counterparts_show_every_clause_of_their_paths(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9001:1994", "4.4", to="ISO 9001:2015")
    steps = {step for each in found.lines for step in each.path}
    picture = found.plot()
    assert f"; {len(steps)} links:" in picture.description
    assert lines(picture).total() == len(steps)


def test_a_clause_without_counterpart_is_marked(graph: KnowledgeGraph) -> None:
    picture = graph.counterparts("ISO 9001:2015", "7.1.6", to="ISO 9001:2008").plot()
    assert signs(picture)["no counterpart"] >= 1


def test_what_is_within_a_clause_hangs_on_one_bracket(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9001:2015", "8", to="ISO 9001:1994").plot()
    parts = [each for each in found.figure.axes[0].patches if each.get_gid() == "a part of it"]
    turns = [corners(each) for each in parts]
    width = found.figure.get_size_inches()[0] * 72
    assert all(len(each) == 4 and each[1] == each[2] <= width for each in turns)
    columns = {start: {turn[1] for turn in turns if turn[0] == start} for start in {turn[0] for turn in turns}}
    assert len(turns) > 20
    assert sum(map(len, columns.values())) <= 5


def test_brackets_that_meet_stand_side_by_side() -> None:
    numbers = ("4", "4.1", "4.1.1", "4.1.2", "4.2", "5", "5.1")
    within = [("4", "4.1"), ("4", "4.2"), ("4.1", "4.1.1"), ("4.1", "4.1.2"), ("5", "5.1")]
    links = tuple(Link(0, *each, "a part of it", within=True) for each in within)
    drawn = Flow("Parts", (Document("old", tuple(map(Clause, numbers))), Document("new", (Clause("1"),))), links).draw()
    parts = [each for each in drawn.figure.axes[0].patches if each.get_gid() == "a part of it"][: len(links)]
    first, second, third, fourth, fifth = (corners(each)[1] for each in parts)
    assert first == second == fifth < third == fourth


def test_counterparts_without_a_table_say_so(graph: KnowledgeGraph) -> None:
    picture = graph.counterparts("ISO 9001:2015", "8.3", to="ISO 10012:2003").plot()
    assert "There is nothing to show." in texts(picture)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_labels_do_no_harm(name: str, tmp_path: Path) -> None:
    picture = made(name, name).draw()
    picture.save(tmp_path / "flow.svg")
    picture.save(tmp_path / "flow.png")
    assert "<script" not in (tmp_path / "flow.svg").read_text()
    assert misplaced(picture) == []


def test_no_text_lies_on_another(graph: KnowledgeGraph) -> None:
    assert misplaced(graph.transition("ISO 9001:2008", "ISO 9001:2015").plot()) == []
    assert misplaced(graph.compare(*CHAIN).flow()) == []


def test_the_same_flow_is_the_same_file(graph: KnowledgeGraph, tmp_path: Path) -> None:
    for name in ("one.svg", "two.svg"):
        graph.transition("ISO 9001:2008", "ISO 9001:2015").plot().save(tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_a_flow_of_nothing_says_so() -> None:
    assert texts(Flow("Design", (), ()).draw()) == ["Design", "There is nothing to show."]
