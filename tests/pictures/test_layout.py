"""Where the documents of a lineage stand: no two boxes on each other, time to the right, lines of revision straight."""

from datetime import date
from itertools import combinations, pairwise
from random import Random

import pytest

from isograph import KnowledgeGraph
from isograph.pictures.layout import Edge, Layout, Node, _crossings, _meetings, decimal_year, layout

TODAY = date(2026, 11, 23)
Point = tuple[float, float]
NAMES = ("ISO 9001", "ISO 9002", "ISO 8402", "ISO 9000", "ISO/IEC 17025", "BS 5750-1", "ISO Guide 24:1978")


def family(parts: int, editions: int) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """Parts with as many editions each, which are merged into one document, and this is split into parts again."""
    years = range(1970, 1970 + 5 * editions, 5)
    lines = [[f"ISO {part}:{year + part % 4}" for year in years] for part in range(1, parts + 1)]
    nodes = [Node(name, float(name[-4:]), "withdrawn") for each in lines for name in each]
    edges = [Edge(*pair, "revised by") for each in lines for pair in pairwise(each)]
    edges += [Edge(each[-1], "ISO 100:2010", "merged into") for each in lines]
    split = [Node(f"ISO 100-{part}:2020", 2020.5, "in force") for part in range(1, parts + 1)]
    edges += [Edge("ISO 100:2010", each.name, "split into") for each in split]
    return (*nodes, Node("ISO 100:2010", 2010.0, "withdrawn"), *split), tuple(edges)


def overlapping(found: Layout) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Return the places that are less than a unit apart both ways."""
    pairs = combinations(found.places.values(), 2)
    return [(one, other) for one, other in pairs if max(abs(one[0] - other[0]), abs(one[1] - other[1])) < 0.999]


def backward(found: Layout, edges: tuple[Edge, ...]) -> list[Edge]:
    """Return the steps that do not go to the right."""
    return [each for each in edges if found.places[each.older][0] >= found.places[each.newer][0]]


def crossing(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two lines have a point in common that is an end of neither."""
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def side(start: Point, end: Point, point: Point) -> float:
    """Return on which side of a line a point is; nothing where it is on it, to the ninth place."""
    return round((end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0]), 9)


@pytest.mark.parametrize("name", NAMES)
def test_no_two_boxes_overlap(graph: KnowledgeGraph, name: str) -> None:
    line = graph.history(name).lineage
    assert overlapping(layout(line.nodes(TODAY), line.edges(TODAY))) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_step_goes_forward_in_time(graph: KnowledgeGraph, name: str) -> None:
    line = graph.history(name).lineage
    assert backward(layout(line.nodes(TODAY), line.edges(TODAY)), line.edges(TODAY)) == []


def test_places_on_each_other_are_found() -> None:
    assert overlapping(Layout({"A": (0.5, 0.5), "B": (1.0, 0.9)}, 2, 1)) == [((0.5, 0.5), (1.0, 0.9))]


def test_a_step_back_is_found() -> None:
    edge = Edge("A", "B", "revised by")
    assert backward(Layout({"A": (1.5, 0.5), "B": (0.5, 0.5)}, 2, 1), (edge,)) == [edge]


def test_seventy_documents_stand_apart_and_in_order() -> None:
    nodes, edges = family(parts=14, editions=4)
    found = layout(nodes, edges)
    assert len(found.places) == 71
    assert overlapping(found) == []
    assert backward(found, edges) == []


def test_editions_of_one_number_stand_in_one_lane() -> None:
    found = layout(*family(parts=6, editions=4))
    lanes = {
        f"ISO {part}": {y for name, (_, y) in found.places.items() if name.startswith(f"ISO {part}:")}
        for part in range(1, 7)
    }
    assert {len(each) for each in lanes.values()} == {1}


def test_a_document_stands_amid_those_that_were_merged_into_it() -> None:
    nodes = (
        *(Node(f"ISO 900{n}:1994", 1994.5, "withdrawn") for n in (1, 2, 3)),
        Node("ISO 9001:2000", 2000.9, "in force"),
    )
    found = layout(nodes, [Edge(each.name, "ISO 9001:2000", "merged into") for each in nodes[:3]]).places
    assert found["ISO 9001:1994"][1] == found["ISO 9001:2000"][1] == 1.5


def test_documents_of_one_day_stand_in_one_column() -> None:
    found = layout(
        [Node("A", 1994.5, ""), Node("B", 1994.5, ""), Node("C", 2000.0, "")], [Edge("A", "C", ""), Edge("B", "C", "")]
    )
    assert found.places["A"][0] == found.places["B"][0]


def test_the_order_of_time_is_the_order_across() -> None:
    nodes, edges = family(parts=8, editions=3)
    across = layout(nodes, edges).places
    ordered = [across[each.name][0] for each in sorted(nodes, key=lambda each: each.published or 0)]
    assert ordered == sorted(ordered)


def test_empty_centuries_take_one_unit() -> None:
    found = layout([Node("A", 1900.0, ""), Node("B", 9999.9, "")], [Edge("A", "B", "revised by")])
    assert found.width == 2


def test_a_circle_does_no_harm() -> None:
    nodes = [Node("A", 2001.0, ""), Node("B", 2002.0, "")]
    assert overlapping(layout(nodes, [Edge("A", "B", "revised by"), Edge("B", "A", "revised by")])) == []


def test_a_circle_of_one_day_stands_in_two_columns() -> None:
    nodes = [Node("A", None, ""), Node("B", None, "")]
    found = layout(nodes, [Edge("A", "B", "revised by"), Edge("B", "A", "revised by")]).places
    assert found["A"][0] < found["B"][0]


def test_a_document_without_a_day_stands_before_what_took_its_place() -> None:
    found = layout(
        [Node("A", None, ""), Node("B", 1990.0, ""), Node("C", None, "")], [Edge("A", "B", ""), Edge("B", "C", "")]
    ).places
    assert found["A"][0] < found["B"][0] < found["C"][0]


def test_steps_that_name_no_document_of_the_line_are_left_out() -> None:
    found = layout([Node("A", 1990.0, "")], [Edge("A", "Z", "revised by"), Edge("Z", "A", ""), Edge("A", "A", "")])
    assert dict(found.places) == {"A": (0.5, 0.5)}


@pytest.mark.parametrize("seed", range(6))
def test_lines_that_cross_are_counted_as_geometry_has_it(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 (no secret)
    across = {f"N{place}": chance.choice((0.0, 0.7, 1.0, 2.0, 2.5, 4.0)) for place in range(24)}
    lanes = tuple(((f"N{place}", f"N{place + 8}", f"N{place + 16}"),) for place in range(8))
    pairs = [(one, other) for one in across for other in across if across[one] < across[other]]
    edges = [Edge(*pair, "revised by") for pair in chance.sample(pairs, 40)]
    level = {name: place for place, ((*names,),) in enumerate(lanes) for name in names}
    lines = [
        ((across[each.older], level[each.older]), (across[each.newer], level[each.newer]))
        for each in edges
        if level[each.older] != level[each.newer]
    ]
    expected = sum(crossing(*one, *other) for one, other in combinations(lines, 2))
    assert expected > 0
    assert _crossings(lanes, _meetings(edges, across)) == expected


def test_a_hundred_documents_stand_apart_and_in_order() -> None:
    nodes, edges = family(parts=20, editions=4)
    found = layout(nodes, edges)
    assert overlapping(found) == []
    assert backward(found, edges) == []


def test_nothing_is_laid_out_as_nothing() -> None:
    assert layout([], []) == Layout({}, 1, 1)


def test_the_same_line_is_laid_out_the_same() -> None:
    assert layout(*family(5, 3)) == layout(*family(5, 3))


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(1900, 1, 1), 1900), (date(1900, 12, 31), 1900 + 364 / 365), (date(2000, 12, 31), 2000 + 365 / 366)],
)
def test_a_day_as_a_number_of_years(day: date, year: float) -> None:
    assert decimal_year(day) == year
