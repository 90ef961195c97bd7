"""The picture of a lineage, and the lineage as an answer: boxes told by their status, a line for each step."""

import re
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from isograph import KnowledgeGraph
from isograph.answers.succession.lineage import Lineage
from isograph.pictures import Descent, Picture
from isograph.pictures.layout import Edge, Node

TODAY = date(2026, 11, 23)
GOLDEN = Path(__file__).parent / "golden" / "lineage-iso-9002.svg"
SEEN = re.compile('<text[^>]*>([^<]*)</text>|id="([^"]*--[^"]*)"')
NODES = (
    Node("ISO 9001:1994", 1994.5, "withdrawn"),
    Node("ISO 9002:1994", 1994.5, "withdrawn"),
    Node("ISO 9001:2000", 2000.95, "superseded"),
    Node("ISO 9001:2008", 2008.9, "in force"),
    Node("ISO 9001:2015", None, "draft"),
)
EDGES = (
    Edge("ISO 9001:1994", "ISO 9001:2000", "merged into"),
    Edge("ISO 9002:1994", "ISO 9001:2000", "merged into"),
    Edge("ISO 9001:2000", "ISO 9001:2008", "revised by"),
    Edge("ISO 9001:2008", "ISO 9001:2015", "will be replaced by"),
)
HOSTILE = ("$x_1$ \\frac{a}{b}", "<script>alert(1)</script>", "معيار الجودة", "A" * 500, "漢字\x00\ud800\nISO", "")
NAMES = ("ISO 9001", "ISO 9002", "ISO 8402", "ISO 9000", "ISO/IEC 17025", "BS 5750-1", "ISO 9004-1:1994", "EN 46001")


@pytest.fixture(scope="module")
def iso_9001(graph: KnowledgeGraph) -> Lineage:
    """The line that two others were merged into."""
    return graph.history("ISO 9001").lineage


def svg(picture: Picture, folder: Path) -> str:
    picture.save(folder / "picture.svg")
    return (folder / "picture.svg").read_text(encoding="utf-8")


def texts(picture: Picture) -> list[str]:
    return [each.get_text() for each in picture.figure.axes[0].texts]


def strokes(picture: Picture) -> set[str]:
    """Return the steps that are drawn, as the groups of an SVG are named."""
    named = (each.get_gid() for each in picture.figure.axes[0].patches)
    return {each for each in named if each}


def colliding(picture: Picture) -> list[tuple[str, str]]:
    """Return the texts that stand on each other, and those that reach beyond the picture."""
    canvas: Any = FigureCanvasAgg(picture.figure)
    drawn = [(each.get_text(), each.get_window_extent(canvas.get_renderer())) for each in picture.figure.axes[0].texts]
    page = picture.figure.bbox
    beyond = [(text, "") for text, place in drawn if place.x0 < page.x0 or place.x1 > page.x1 or place.y0 < page.y0]
    pairs = combinations(drawn, 2)
    return beyond + [(one, two) for (one, a), (two, b) in pairs if a.shrunk(1, 0.8).overlaps(b.shrunk(1, 0.8))]


def test_a_row_is_one_document_and_what_took_its_place(iso_9001: Lineage) -> None:
    row = next(
        dict(zip(iso_9001.columns, row, strict=True)) for row in iso_9001.rows() if str(row[0]) == "ISO 9002:1994"
    )
    assert (row["how"], str(row["newer"]), row["date"]) == ("merged into", "ISO 9001:2000", "2000-12-15")
    assert row["source"]
    assert row["verification"]


def test_the_summary_tells_the_steps_and_where_the_line_leads(iso_9001: Lineage) -> None:
    assert iso_9001.summary == (
        "The line of ISO 9001: ten documents; 1 merger and 5 revisions; "
        "it leads to ISO 9001:2015 (in force) and ISO 9001:2026 (draft)."
    )


def test_what_shares_a_step_and_is_not_of_the_line_is_noted(graph: KnowledgeGraph) -> None:
    (note,) = graph.history("ISO 9002").lineage.notes
    assert note == "Of the merger of 2000-12-15, not of this line: ISO 9001:1994 and ISO 9003:1994."


def test_a_line_with_all_that_shares_its_steps_has_no_note(iso_9001: Lineage) -> None:
    assert iso_9001.notes == ()


def test_what_is_in_development_is_awaited_and_no_step(iso_9001: Lineage) -> None:
    assert Edge("ISO 9001:2015", "ISO 9001:2026", "will be replaced by") in iso_9001.edges(TODAY)
    assert "ISO 9001:2026" not in [str(row[2]) for row in iso_9001.rows()]


def test_the_graph_carries_publication_and_status(iso_9001: Lineage) -> None:
    graph = iso_9001.to_networkx()
    assert graph.nodes["ISO 9001:2000"] == {"published": "2000-12-15", "status": "withdrawn"}
    assert graph.edges["ISO 9002:1994", "ISO 9001:2000"] == {"how": "merged into", "date": "2000-12-15"}


def test_the_table_can_be_handed_on(iso_9001: Lineage) -> None:
    assert iso_9001.to_csv().splitlines()[0] == "older,how,newer,date,note,source,verification"
    assert "ISO 9003:1994" in iso_9001._repr_html_()


def test_every_document_has_its_box(iso_9001: Lineage) -> None:
    written = " ".join(texts(iso_9001.plot()))
    assert all(str(each) in written for each in iso_9001.documents)


def test_every_step_has_its_line(iso_9001: Lineage) -> None:
    steps = {f"{each.older}--{each.newer}" for each in iso_9001.edges(TODAY)}
    assert strokes(iso_9001.plot()) == {each.replace(" ", "-") for each in steps}


def test_the_legend_tells_the_standings_and_kinds_that_are_drawn(iso_9001: Lineage) -> None:
    written = texts(iso_9001.plot())
    assert written[-6:] == ["in force", "withdrawn", "draft", "revised by", "merged into", "will be replaced by"]


def test_years_stand_in_order_above_the_boxes(iso_9001: Lineage) -> None:
    assert texts(iso_9001.plot())[2:8] == ["1987", "1994", "2000", "2008", "2015", "2026"]


@pytest.mark.parametrize("name", NAMES)
def test_no_text_stands_on_another_or_beyond_the_page(graph: KnowledgeGraph, name: str) -> None:
    assert colliding(graph.history(name).lineage.plot()) == []


def test_texts_that_collide_are_found(iso_9001: Lineage) -> None:
    drawn = iso_9001.plot()
    drawn.figure.axes[0].text(20, 25, "on the title")
    assert ("The line of ISO 9001", "on the title") in colliding(drawn)


def test_a_line_of_sixty_documents_is_readable() -> None:
    lines = [[f"ISO 7{part}:{year}" for year in (1980 + part % 3, 1990, 2001)] for part in range(10, 30)]
    nodes = (
        *(Node(each, float(each[-4:]), "withdrawn") for line in lines for each in line),
        Node("ISO 7:2015", 2015.4, "in force"),
    )
    edges = [Edge(*pair, "revised by") for line in lines for pair in pairwise(line)]
    merged = [Edge(line[-1], "ISO 7:2015", "merged into") for line in lines]
    drawn = Descent("ISO 7", nodes, (*edges, *merged), TODAY).draw()
    assert len(strokes(drawn)) == 60
    assert colliding(drawn) == []


@pytest.mark.filterwarnings("ignore:Glyph")
def test_hostile_names_do_no_harm(tmp_path: Path) -> None:
    nodes = tuple(Node(each, 1990.0 + 4 * number, "in force") for number, each in enumerate(HOSTILE))
    edges = tuple(Edge(HOSTILE[0], each, HOSTILE[1]) for each in HOSTILE)
    drawn = Descent(HOSTILE[1] * 40, nodes, edges, TODAY, (HOSTILE[3],)).draw()
    assert "<script" not in svg(drawn, tmp_path)
    assert colliding(drawn) == []


@pytest.mark.parametrize(
    "nodes",
    [
        (),
        (Node("A", None, "unknown"),),
        (Node("A", None, "unknown"), Node("B", None, "draft")),
        (Node("A", 1900.0, "withdrawn"), Node("B", 9999.9, "not yet published")),
        (Node("A", 1990.0, "in force"), Node("B", 1980.0, "no such standing")),
    ],
)
def test_odd_lines_are_drawn_all_the_same(nodes: tuple[Node, ...], tmp_path: Path) -> None:
    edges = Edge("A", "B", "revised by"), Edge("B", "A", "split into"), Edge("A", "A", ""), Edge("A", "Z", "")
    assert "<svg" in svg(Descent("odd", nodes, edges, TODAY).draw(), tmp_path)


def test_a_document_without_a_day_says_so() -> None:
    assert "(no date)" in texts(Descent("odd", (Node("A", None, "unknown"),), (), TODAY).draw())


def test_the_lineage_is_that_of_the_golden_file(tmp_path: Path) -> None:
    """Its words and steps in their order, not its bytes: versions of matplotlib write paths differently."""
    drawn = svg(Descent("ISO 9002", NODES, EDGES, TODAY, ("A note.",)).draw(), tmp_path)
    assert SEEN.findall(drawn) == SEEN.findall(GOLDEN.read_text(encoding="utf-8"))


def test_two_draws_are_the_same_file(iso_9001: Lineage, tmp_path: Path) -> None:
    assert svg(iso_9001.plot(), tmp_path) == svg(iso_9001.plot(), tmp_path)
