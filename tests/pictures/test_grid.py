"""A grid of activities by editions: every cell is shown, told by more than colour, whatever the labels are."""

from collections import Counter
from pathlib import Path

import pytest

from isograph.errors import ArgumentError
from isograph.graph import KnowledgeGraph
from isograph.pictures.grid import KINDS, Cell, Column, Grid, Row
from tests.pictures.seen import HOSTILE, misplaced, signs, texts


def made(rows: int, columns: int, *, names: tuple[str, ...] = ("Activity",), text: str = "") -> Grid:
    kinds = ("covered", "excluded", "not stated", "reduced")
    return Grid(
        "What editions cover",
        tuple(Column(f"ISO 900{place}:1994", "narrowest") for place in range(columns)),
        tuple(
            Row(names[row % len(names)], tuple(Cell(kinds[(row + place) % 4], text) for place in range(columns)))
            for row in range(rows)
        ),
    )


def test_the_title_the_columns_the_rows_and_the_legend_are_written_in_this_order() -> None:
    grid = Grid(
        "Design", (Column("ISO 9001:1994"), Column("ISO 9002:1994")), (Row("Reviewing", (Cell("covered"),) * 2),)
    )
    assert texts(grid.draw()) == ["Design", "ISO 9001:1994", "ISO 9002:1994", "Reviewing", "covered"]


def test_every_value_has_a_sign_of_its_own() -> None:
    shown = [
        KINDS[kind].marker for kind in ("covered", "reduced", "may be left out", "excluded", "not stated", "unknown")
    ]
    assert len({*shown}) == len(shown)


def test_what_is_reduced_does_not_read_as_more() -> None:
    assert KINDS["reduced"].marker == "v"
    assert "P" not in {each.marker for each in KINDS.values()}


def test_the_legend_explains_what_is_shown_and_nothing_else(graph: KnowledgeGraph) -> None:
    shown = texts(graph.compare("ISO 13485:2016", "ISO 9001:2015").plot(most=21))
    assert shown[-2:] == ["covered", "not stated"]
    assert "excluded" not in shown
    assert "excluded" in texts(graph.compare("ISO 9001:1994", "ISO 9002:1994").plot(most=5))


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (3, 2), (60, 12)])
def test_every_cell_has_its_sign(rows: int, columns: int) -> None:
    found = signs(made(rows, columns).draw())
    assert sum(found.values()) == rows * columns
    assert found["covered"] == sum((row + place) % 4 == 0 for row in range(rows) for place in range(columns))


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (20, 5), (60, 12)])
def test_no_text_lies_on_another_or_is_cut(rows: int, columns: int) -> None:
    assert misplaced(made(rows, columns).draw()) == []


def test_texts_that_lie_on_one_another_are_found() -> None:
    picture = made(1, 1).draw()
    picture.figure.axes[0].text(20, 20, "on the title")
    assert misplaced(picture) != []


def test_what_holds_besides_is_marked_in_the_cell_and_explained() -> None:
    cell = Cell("covered", besides="may be left out")
    picture = Grid("Design", (Column("ISO 9001:2015"),), (Row("Designing", (cell,)),)).draw()
    assert signs(picture) == {"covered": 1, "may be left out": 1}
    assert texts(picture)[-2:] == ["covered", "may be left out"]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_labels_do_no_harm(name: str, tmp_path: Path) -> None:
    picture = Grid(name, (Column(name, name),), (Row(name, (Cell("covered", name),), name),), name).draw()
    picture.save(tmp_path / "grid.svg")
    picture.save(tmp_path / "grid.png")
    assert "<script" not in (tmp_path / "grid.svg").read_text()
    assert misplaced(picture) == []


def test_a_grid_without_rows_says_so() -> None:
    picture = Grid("Coverage", (Column("ISO 9001:1994"),), ()).draw()
    assert texts(picture) == ["Coverage", "There is nothing to show."]
    assert picture.description == "Coverage: nothing to show."


def test_the_same_grid_is_the_same_file(tmp_path: Path) -> None:
    for name in ("one.svg", "two.svg"):
        made(5, 3, text="in words").draw().save(tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_coverage_shows_each_edition_as_the_answer_has_it(graph: KnowledgeGraph) -> None:
    found = graph.covering("production", "installation", on="1996-06-01")
    shown = texts(found.plot())
    assert [each for each in shown if each in {"narrowest", "wider", "partial"}] == ["narrowest", "wider", "partial"]
    assert all(str(each) in shown for each in (*found.full, *found.superseded, *found.partial))


def test_coverage_shows_as_many_exclusions_as_the_answer_has(graph: KnowledgeGraph) -> None:
    found = graph.covering("production", "installation", on="1996-06-01")
    ranked = (*found.full, *found.superseded, *found.partial)
    expected = sum(each.iri in candidate.scope.excludes for each in found.concepts for candidate in ranked)
    assert signs(found.plot())["excluded"] == expected
    assert {each.label for each in found.concepts} == {*found.activities, *found.full[1].adds}


def test_what_may_be_left_out_is_marked(graph: KnowledgeGraph) -> None:
    picture = graph.covering("design", on="2020-01-01").plot()
    assert signs(picture)["may be left out"] >= 1
    assert "may be left out" not in signs(graph.covering("production", on="2020-01-01").plot())


def test_coverage_that_nobody_has_says_so(graph: KnowledgeGraph) -> None:
    assert "There is nothing to show." in texts(graph.covering("production", on="1950-01-01").plot())


def test_a_comparison_shows_all_values_of_its_matrix(graph: KnowledgeGraph) -> None:
    found = graph.compare("ISO 9001:1994", "ISO 9002:1994", "ISO 9003:1994")
    values = Counter(str(value) for _, *row in found.matrix("activities").data for value in row)
    assert signs(found.plot(most=1000)) == dict(values)


def test_a_comparison_shows_what_differs_first_and_says_what_is_left_out(graph: KnowledgeGraph) -> None:
    found = graph.compare("ISO 9001:1994", "ISO 9002:1994")
    number = len(found.only("ISO 9001:1994", "activities", topmost=False).data)
    shown = texts(found.plot(most=5))
    assert "different" in shown
    assert "shared by all" not in shown
    assert any(f"{len(found.matrix('activities').data) - 5} of them are left out" in each for each in shown)
    assert sum(signs(found.plot(most=number)).values()) == 2 * number


@pytest.mark.parametrize("aspect", ["clauses", "principles", "facts"])
def test_other_aspects_are_shown_in_words(graph: KnowledgeGraph, aspect: str) -> None:
    picture = graph.compare("ISO 9001:2008", "ISO 9001:2015").plot(aspect, most=12)
    assert misplaced(picture) == []
    assert sum(signs(picture).values()) == 2 * min(
        12, len(graph.compare("ISO 9001:2008", "ISO 9001:2015").matrix(aspect).data)
    )


def test_an_unknown_aspect_is_refused_as_by_the_matrix(graph: KnowledgeGraph) -> None:
    found = graph.compare("ISO 9001:2008", "ISO 9001:2015")
    with pytest.raises(ArgumentError, match="no aspect 'colour'") as drawn:
        found.plot("colour")
    with pytest.raises(ArgumentError) as told:
        found.matrix("colour")
    assert str(drawn.value) == str(told.value)


def test_a_picture_of_no_items_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(ArgumentError, match="give 1 or more"):
        graph.compare("ISO 9001:2008", "ISO 9001:2015").plot(most=0)
