"""Text of pictures: measured, wrapped at spaces, and the names of documents in one piece."""

import pytest
from matplotlib.patches import FancyBboxPatch

from isograph import KnowledgeGraph
from isograph.pictures.grid import Cell, Column, Grid, Row
from isograph.pictures.lettering import SMALL, measured, wrapped
from tests.pictures.seen import texts

NAMES = (
    "ISO 9001:2015",
    "BS EN ISO 9001:2015",
    "ISO/IEC 17025:2017",
    "JIS Q 9001:2015",
    "ISO Guide 24:1978",
    "ISO 9001:2015/Amd 1:2024",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("space", range(130, 300, 10))
def test_the_name_of_a_document_stands_on_one_line(name: str, space: int) -> None:
    lines = wrapped(f"Where the clauses of {name} went, as {name} has them", space, most=20)
    assert sum(line.count(name) for line in lines) == 2
    assert all(measured(line) <= space for line in lines)


def test_a_name_that_is_wider_than_a_line_is_broken_at_its_spaces() -> None:
    assert wrapped("BS EN ISO 9001:2015", 60) == ("BS EN ISO", "9001:2015")


def test_no_hard_space_is_left_in_what_is_written() -> None:
    assert "\u00a0" not in "".join(wrapped("From ISO 9001:1994 to ISO 9001:2015", 90))


def test_a_title_and_the_heads_of_columns_keep_names_whole(graph: KnowledgeGraph) -> None:
    shown = texts(graph.counterparts("ISO 9001:2008", "7.3", to="ISO 9001:2015").plot())
    assert not any(each.endswith(("ISO", "to ISO", "BS EN")) for each in shown)
    columns = tuple(Column(name) for name in NAMES[:3])
    assert set(NAMES[:3]) <= {*texts(Grid("Design", columns, (Row("Designing", (Cell("covered"),) * 3),)).draw())}


def test_a_bold_conclusion_leaves_room_in_its_box(graph: KnowledgeGraph) -> None:
    drawn = graph.covers("BS EN ISO 9002:1994", "welding").plot().figure.axes[0]
    box = next(each for each in drawn.patches if isinstance(each, FancyBboxPatch) and each.get_gid() == "conclusion")
    lines = [
        each.get_text() for each in drawn.texts if each.get_fontweight() == "bold" and each.get_fontsize() == SMALL
    ]
    assert lines
    assert all(measured(line, SMALL, bold=True) * 1.05 <= box.get_width() - 10 for line in lines)
