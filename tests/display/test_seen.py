"""Answers in a real browser: nothing overflows, light and dark, narrow and wide, folded and unfolded."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from isograph import display
from isograph.display.style import DARK, LIGHT
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

NOTEBOOK = """
.jp-RenderedHTMLCommon table{table-layout:fixed;margin-left:auto;margin-right:auto;font-size:12px}
.jp-RenderedHTMLCommon td,.jp-RenderedHTMLCommon th{text-align:right;max-width:none;padding:.5em}
.jp-RenderedHTMLCommon tbody tr:nth-child(odd){background:#f5f5f5}
.jp-RenderedHTMLCommon tbody tr:hover{background:#e1f5fe}
.jp-RenderedHTMLCommon a:link{color:#00f;text-decoration:none}
"""
"""How a notebook sets tables that have no style of their own."""


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


def test_the_style_of_a_notebook_does_not_get_at_a_table(browser: "Chrome", tmp_path: Path) -> None:
    opened(
        browser, tmp_path, f"<style>{NOTEBOOK}</style><div class='jp-RenderedHTMLCommon'>{display.html(HOSTILE)}</div>"
    )
    script = "const s = getComputedStyle(document.querySelector(arguments[0])); return [s.textAlign, s.backgroundColor]"
    assert browser.execute_script(script, "tbody tr:nth-child(odd) td") == ["left", "rgba(0, 0, 0, 0)"]
    assert browser.execute_script("return getComputedStyle(document.querySelector('table')).tableLayout") == "auto"
