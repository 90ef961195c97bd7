"""A proof of any size is an outline that folds."""

import re

from isograph.display.outline import outline
from tests.display.markup import Markup

DEEP = [(depth, f"step {depth}", "rule") for depth in range(200)]
LONG = [(0, "conclusion", "rule"), *((1, f"premise {number}", "stated") for number in range(4999))]


def test_a_short_outline_is_open() -> None:
    html = outline([(0, "A", "rule"), (1, "B", "stated"), (1, "C", "stated")])
    assert html.count("<details open>") == html.count("<details") == 1
    assert Markup(html).text == "A ruleB statedC stated"


def test_lines_stand_below_the_one_they_support() -> None:
    html = outline([(0, "A", ""), (1, "B", ""), (2, "C", ""), (1, "D", "")])
    assert re.sub("<small></small>|</?summary>", "", html) == (
        "<details open>A <details open>B <div>C </div></details><div>D </div></details>"
    )


def test_a_deep_proof_is_folded_and_keeps_every_line() -> None:
    markup = Markup(outline(DEEP))
    assert markup.open_at_start == 1
    assert markup.deepest <= 20
    assert all(f"step {depth} " in markup.text for depth in range(200))
    assert "level 199: step 199" in markup.text


def test_a_long_proof_is_folded_whole() -> None:
    markup = Markup(outline(LONG))
    assert markup.open_at_start == 0
    assert markup.text.count("premise") == 4999


def test_what_is_beyond_five_thousand_lines_is_counted() -> None:
    assert "1 more lines are not shown here" in Markup(outline([*LONG, (1, "last", "")])).text


def test_a_step_that_skips_a_level_breaks_nothing() -> None:
    markup = Markup(outline([(3, "A", ""), (7, "B", ""), (5, "C", ""), (0, "D", "")]))
    assert markup.text.split() == ["A", "B", "C", "D"]


def test_no_line_is_no_outline() -> None:
    assert outline([]) == ""


def test_nothing_in_a_line_is_markup() -> None:
    assert Markup(outline([(0, "<script>", '"<b>')])).tags == ["div", "small"]
