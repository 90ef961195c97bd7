"""Answers in a real browser: nothing overflows, light and dark, narrow and wide, folded and unfolded."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from isograph import display
from isograph.display.style import DARK, LIGHT, STYLE
from isograph.identifiers import Identifier
from isograph.results import Rows
from tests.browser import driver, needs_browser, show, widths
from tests.display.pages import PAGES, golden, page

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = needs_browser

TITLE = "Quality<script>document.title='acted'</script> \"management\" مواصفة "
HOSTILE = Rows(
    ("edition", "title", "source"),
    tuple(
        (Identifier.parse(f"ISO {number}:2015"), text, text) for number, text in enumerate((TITLE * 8, "x" * 500), 1)
    ),
    TITLE,
)
WIDE = Rows(tuple(f"ISO {number}:2000" for number in range(1, 16)), (tuple("excluded" for _ in range(15)),))

LAB = """
:root{--row:#f5f5f5;--over:#e1f5fe;--ink:#000000de;--link:#0d47a1}
[data-jp-theme-light="false"]{--row:#212121;--over:#03a9f433;--ink:#ffffffde;--link:#64b5f6}
.jp-RenderedHTMLCommon{color:var(--ink);font-size:14px;line-height:1.6;padding-right:20px}
.jp-RenderedHTMLCommon a:link{text-decoration:none;color:var(--link)}
.jp-RenderedHTMLCommon a:hover{text-decoration:underline;color:var(--link)}
.jp-RenderedHTMLCommon table{border-collapse:collapse;border-spacing:0;border:none;color:var(--ink);font-size:13px;
  table-layout:fixed;margin-left:auto;margin-bottom:1em;margin-right:auto}
.jp-RenderedHTMLCommon thead{border-bottom:1px solid #bdbdbd;vertical-align:bottom}
.jp-RenderedHTMLCommon td,.jp-RenderedHTMLCommon th,.jp-RenderedHTMLCommon tr{vertical-align:middle;padding:.5em;
  line-height:normal;white-space:normal;max-width:none;border:none}
:not(.jp-RenderedMarkdown).jp-RenderedHTMLCommon td,:not(.jp-RenderedMarkdown).jp-RenderedHTMLCommon th,
:not(.jp-RenderedMarkdown).jp-RenderedHTMLCommon tr{text-align:right}
.jp-RenderedHTMLCommon th{font-weight:bold}
.jp-RenderedHTMLCommon tbody tr:nth-child(odd){background:#fff}
.jp-RenderedHTMLCommon tbody tr:nth-child(even){background:var(--row)}
.jp-RenderedHTMLCommon tbody tr:hover{background:var(--over)}
.jp-RenderedHTMLCommon p{text-align:left;margin:0;margin-bottom:1em}
.jp-OutputArea-output.jp-RenderedHTMLCommon table{margin-left:0;margin-right:0}
"""
CLASSIC = """
.rendered_html table{margin-left:auto;margin-right:auto;border:none;color:black;font-size:12px;table-layout:fixed}
.rendered_html thead{border-bottom:1px solid black;vertical-align:bottom}
.rendered_html tr,.rendered_html th,.rendered_html td{text-align:right;vertical-align:middle;padding:.5em;
  line-height:normal;white-space:normal;max-width:none;border:none}
.rendered_html tbody tr:nth-child(odd){background:#f5f5f5}
.rendered_html tbody tr:hover{background:#42a5f533}
.rendered_html *+p,.rendered_html *+table{margin-top:1em}
"""
CODE = """
table,thead,tr,th,td,tbody{border:none;border-spacing:0;border-collapse:collapse}
table{width:100%}
table,th,tr{vertical-align:middle;text-align:right}
thead{font-weight:bold;background-color:rgba(130,130,130,.16)}
th,td{padding:4px 8px}
tr:nth-child(even){background-color:rgba(130,130,130,.08)}
"""
EDITIONS = Rows(
    ("edition", "year", "became"),
    (("ISO 9001:1994", 1994, "replaced by ISO 9001:2000"), ("ISO 9001:2000", 2000, "replaced ISO 9001:1994")),
    "Two editions of ISO 9001.",
)
NOTEBOOKS = {
    "lab": (LAB, "jp-RenderedHTMLCommon jp-RenderedHTML jp-OutputArea-output"),
    "classic": (CLASSIC, "output_area rendered_html"),
    "code": (CODE, "output_container"),
}
"""How JupyterLab, nbconvert and VS Code set tables, and the classes around an answer in them."""

LOOK = """
const told = (which, ...names) => {
  const style = getComputedStyle(document.querySelector(`.isograph ${which}`));
  return names.map((name) => style[name]);
};
const cell = ["textAlign", "verticalAlign", "whiteSpace", "maxWidth", "lineHeight", "padding", "fontSize"];
const edge = ["borderBottomWidth", "borderBottomColor", "borderTopWidth"];
return [
  told("table", "tableLayout", "marginLeft", "marginRight", "fontSize", "color"),
  told("thead", "backgroundColor", "borderBottomWidth"),
  told("thead th", ...cell, ...edge, "backgroundColor"),
  told("tbody tr:nth-child(odd)", "backgroundColor"),
  told("tbody tr:nth-child(even)", "backgroundColor"),
  told("tbody tr:nth-child(odd) th", ...cell, ...edge, "fontWeight"),
  told("tbody tr:nth-child(even) td", ...cell, ...edge),
  told(".number", ...cell),
  told(".whole", ...cell, "fontWeight"),
  told("a:link", "color", "textDecorationLine"),
  told("caption", "textAlign", "captionSide", "fontWeight"),
];
"""
"""What a reader sees of a table: alignment, breaks, lines, stripes, sizes."""


@pytest.fixture(scope="module")
def browser() -> Iterator["Chrome"]:
    """One browser for all pages."""
    with driver() as opened:
        yield opened


def opened(browser: "Chrome", folder: Path, html: str) -> None:
    """Show the HTML of an answer."""
    path = folder / "page.html"
    path.write_text(page(html), encoding="utf-8")
    browser.get(path.as_uri())


def unfold(browser: "Chrome") -> None:
    """Open all that is folded."""
    browser.execute_script("document.querySelectorAll('details').forEach(each => { each.open = true })")


def colour(browser: "Chrome", name: str) -> str:
    """Return the colour of an answer, as #rrggbb."""
    style = browser.execute_script(f"return getComputedStyle(document.querySelector('.isograph')).{name}")
    return "#" + "".join(f"{int(part):02x}" for part in style.strip("rgb()").split(","))


@pytest.mark.parametrize("width", [800, 1400])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_no_answer_is_wider_than_its_page(browser: "Chrome", tmp_path: Path, name: str, dark: bool, width: int) -> None:
    opened(browser, tmp_path, golden(name).read_text(encoding="utf-8"))
    show(browser, width=width, dark=dark)
    content, there = widths(browser)
    assert content <= there
    unfold(browser)
    content, there = widths(browser)
    assert content <= there


@pytest.mark.parametrize("table", [HOSTILE, WIDE], ids=["hostile", "wide"])
def test_what_is_hostile_or_wide_is_no_wider_than_its_page(browser: "Chrome", tmp_path: Path, table: Rows) -> None:
    opened(browser, tmp_path, display.html(table))
    show(browser, width=800)
    unfold(browser)
    content, there = widths(browser)
    assert content <= there
    assert browser.title != "acted"


@pytest.mark.parametrize(("dark", "theme"), [(False, LIGHT), (True, DARK)], ids=["light", "dark"])
def test_the_system_chooses_the_colours(browser: "Chrome", tmp_path: Path, dark: bool, theme: dict[str, str]) -> None:
    opened(browser, tmp_path, display.html(HOSTILE))
    show(browser, width=800, dark=dark)
    assert (colour(browser, "color"), colour(browser, "backgroundColor")) == (theme["ink"], theme["paper"])


@pytest.mark.parametrize(
    ("attribute", "value", "theme"),
    [
        ("data-jp-theme-light", "true", LIGHT),
        ("data-jp-theme-light", "false", DARK),
        ("class", "vscode-light", LIGHT),
        ("class", "vscode-dark", DARK),
    ],
)
def test_a_notebook_has_the_last_word(
    browser: "Chrome", tmp_path: Path, attribute: str, value: str, theme: dict[str, str]
) -> None:
    opened(browser, tmp_path, display.html(HOSTILE))
    show(browser, width=800, dark=theme is LIGHT)
    browser.execute_script("document.body.setAttribute(arguments[0], arguments[1])", attribute, value)
    assert colour(browser, "color") == theme["ink"]


def test_a_link_leads_to_the_row_of_its_document(browser: "Chrome", tmp_path: Path) -> None:
    opened(browser, tmp_path, golden("coverage").read_text(encoding="utf-8"))
    browser.find_element("css selector", ".answer a").click()
    row = browser.find_element("css selector", "tr:target")
    assert "ISO 9002:1994" in row.text


def test_a_source_is_there_when_it_is_asked_for(browser: "Chrome", tmp_path: Path) -> None:
    opened(browser, tmp_path, golden("coverage").read_text(encoding="utf-8"))
    cell = browser.find_element("css selector", "td.sources details")
    folded = cell.size["height"]
    cell.find_element("css selector", "summary").click()
    assert cell.size["height"] > folded
    assert "praxiom-1994" in cell.text


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_table_looks_in_a_notebook_as_it_does_alone(
    browser: "Chrome", tmp_path: Path, name: str, late: bool, dark: bool
) -> None:
    rules, around = NOTEBOOKS[name]
    answer, style = display.html(EDITIONS).replace(STYLE, ""), f"<style>{rules}</style>"
    show(browser, width=1000, dark=dark)
    opened(browser, tmp_path, answer)
    alone = browser.execute_script(LOOK)
    opened(browser, tmp_path, f"{style * (not late)}<div class='{around}'>{STYLE}{answer}</div>{style * late}")
    assert browser.execute_script(LOOK) == alone


def test_words_are_on_the_left_and_numbers_on_the_right(browser: "Chrome", tmp_path: Path) -> None:
    rules, around = NOTEBOOKS["lab"]
    opened(browser, tmp_path, f"<style>{rules}</style><div class='{around}'>{display.html(EDITIONS)}</div>")
    cells = "[...document.querySelectorAll('.isograph :is(th, td)')]"
    assert (
        browser.execute_script(f"return {cells}.map(each => getComputedStyle(each).textAlign)")
        == ["left", "right", "left"] * 3
    )


DOCUMENTS = ("ISO 9001:1994", "BS EN ISO 9001:2015", "ISO/IEC 17025:2017", "ISO 9001:2000", "ISO 9001:2008", "ISO 9000")
HEADS = """
const told = (each) => [each.textContent, each.clientHeight, each.scrollWidth <= each.clientWidth];
return [...document.querySelectorAll('.matrix th')].map(told);
"""


@pytest.mark.parametrize("number", range(2, 7))
@pytest.mark.parametrize("width", [800, 1000])
def test_the_heads_of_a_matrix_stand_in_one_line(browser: "Chrome", tmp_path: Path, number: int, width: int) -> None:
    said = ("not stated", "revised by ISO/IEC 17025:2017", "covered", "no", "as ISO 9001:2015/Amd 1:2024 has it", "no")
    table = Rows(("activity", *DOCUMENTS[:number]), (("Supporting after delivery", *said[:number]),))
    show(browser, width=width)
    opened(browser, tmp_path, display.html(table))
    heads = browser.execute_script(HEADS)
    assert [name for name, _, _ in heads[: number + 1]] == ["activity", *DOCUMENTS[:number]]
    assert {height < 40 and fits for _, height, fits in heads[: number + 1]} == {True}
    content, there = widths(browser)
    assert content <= there
