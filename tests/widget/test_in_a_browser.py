"""The explorer in a real browser: it draws, finds, opens cards, zooms, and shows what is hostile as text."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from isograph import KnowledgeGraph
from isograph.answers.succession.neighbourhood import explore
from isograph.widget.exploring import Explorer, explorer
from tests.browser import driver, needs_browser, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

pytestmark = needs_browser

PAGE = """<!doctype html><meta charset="utf-8"><style>%(css)s</style><body>
<div id="el" style="width: 900px"></div>
<script type="module">
class Model {
  constructor(state) { this.state = state; this.sent = []; this.listeners = []; }
  get(name) { return this.state[name]; }
  set(name, value) {
    this.state[name] = value;
    for (const [event, listener] of this.listeners) if (event === `change:${name}`) listener();
  }
  save_changes() { this.sent.push(this.state.selected); }
  on(name, listener) { this.listeners.push([name, listener]); }
  off(name, listener) { this.listeners = this.listeners.filter(([, each]) => each !== listener); }
}
const address = URL.createObjectURL(new Blob([%(js)s], { type: "text/javascript" }));
const { default: explorer } = await import(address);
window.part = (which) => document.querySelector(`.isograph-explorer ${which}`);
window.model = new Model({ graph: %(graph)s, selected: "" });
window.gone = explorer.render({ model, el: document.getElementById("el") });
</script>"""
"""A page with the least of a model of anywidget, which loads the module from its text as anywidget does."""

HOSTILE = "<script>window.hurt = 1</script><img src=x onerror='window.hurt = 1'> \"quoted\" & مواصفة " + "x" * 500


def embedded(value: object) -> str:
    """Return JSON that ends no script."""
    return json.dumps(value).replace("<", "\\u003c")


def page(found: Explorer, path: Path) -> Path:
    parts = {"css": str(Explorer._css), "js": embedded(str(Explorer._esm)), "graph": embedded(found.graph)}
    path.write_text(PAGE % parts, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser() -> "Iterator[Chrome]":
    with driver(width=1000) as opened:
        yield opened


@pytest.fixture
def line(browser: "Chrome", graph: KnowledgeGraph, tmp_path: Path) -> "Chrome":
    """Show the line of ISO 9001."""
    return opened(browser, explore(graph.store, "ISO 9001"), tmp_path)


def opened(browser: "Chrome", found: Explorer, folder: Path) -> "Chrome":
    from selenium.webdriver.support.ui import WebDriverWait  # noqa: PLC0415 (optional)

    browser.get(page(found, folder / "explorer.html").as_uri())
    WebDriverWait(browser, 20).until(
        lambda each: each.execute_script("return !!window.gone && part('svg').hasAttribute('viewBox')")
    )
    return browser


def one(browser: "Chrome", which: str) -> "WebElement":
    return browser.find_element("css selector", f".isograph-explorer {which}")


def node(browser: "Chrome", name: str) -> "WebElement":
    return one(browser, f'.node[aria-label^="{name},"]')


def keys(browser: "Chrome", *typed: str) -> None:
    browser.switch_to.active_element.send_keys(*typed)


def view(browser: "Chrome") -> list[float]:
    """Return the part of the drawing that is looked at: x, y, width, height."""
    return [float(each) for each in (one(browser, "svg").get_dom_attribute("viewBox") or "").split()]


def complaints(browser: "Chrome") -> list[str]:
    """Return what the page wrote to the console since it was last asked."""
    log: list[dict[str, str]] = browser.get_log("browser")  # type: ignore[no-untyped-call]
    return [each["message"] for each in log]


def turn(browser: "Chrome") -> None:
    """Click on the drawing where it is empty."""
    from selenium.webdriver import ActionChains  # noqa: PLC0415 (optional)

    stage = one(browser, "svg")
    corner = 5 - stage.rect["width"] // 2, 5 - stage.rect["height"] // 2
    ActionChains(browser).move_to_element_with_offset(stage, *corner).click().perform()


def test_it_draws_every_document_with_its_label(line: "Chrome") -> None:
    shapes = line.find_elements("css selector", ".isograph-explorer .node[role=button]")
    assert len(shapes) == 10
    assert all(each.is_displayed() for each in shapes)
    assert "ISO 9001:2015\n2015-09-15 · in force" in [each.text for each in shapes]


def test_a_click_opens_the_card(line: "Chrome") -> None:
    node(line, "ISO 9001:2008").click()
    told = one(line, "aside").text
    for wanted in ("ISO 9001:2008", "Quality management systems", "withdrawn", "2008-11-15", "confidence"):
        assert wanted in told
    assert "Replaced by\nrevised by, 2015-09-15: ISO 9001:2015" in told
    assert "What it replaced\nISO 9001:2000" in told


def test_what_is_opened_is_sent_to_python(line: "Chrome") -> None:
    node(line, "ISO 9001:2008").click()
    assert line.execute_script("return model.sent") == ["ISO 9001:2008"]


def test_what_python_selects_opens_and_takes_no_focus(line: "Chrome") -> None:
    line.execute_script("model.set('selected', 'ISO 9002:1994')")
    assert "ISO 9002:1994" in one(line, "aside h3").text
    assert line.execute_script("return document.activeElement === document.body")
    line.execute_script("model.set('selected', '')")
    assert not one(line, "aside").is_displayed()


def test_a_card_leads_to_the_next(line: "Chrome") -> None:
    node(line, "ISO 9001:2008").click()
    one(line, 'aside button[aria-label="Open ISO 9001:2015"]').click()
    assert one(line, "aside h3").text == "ISO 9001:2015"


def test_escape_closes_the_card_and_gives_the_focus_back(line: "Chrome") -> None:
    node(line, "ISO 9001:2008").click()
    keys(line, "\ue00c")
    assert not one(line, "aside").is_displayed()
    assert (line.switch_to.active_element.get_attribute("aria-label") or "").startswith("ISO 9001:2008")
    assert line.execute_script("return model.sent") == ["ISO 9001:2008", ""]


def test_a_notebook_takes_no_letters_from_the_drawing(line: "Chrome") -> None:
    """JupyterLab and Notebook look for this mark on what has the focus before they take a key as a command."""
    node(line, "ISO 9001:2008").click()
    assert line.switch_to.active_element.get_attribute("data-lm-suppress-shortcuts")
    line.execute_script("document.addEventListener('keydown', () => { window.taken = true; })")
    keys(line, "a")
    assert line.execute_script("return window.taken") is None


def test_a_document_is_opened_by_keys_alone(line: "Chrome") -> None:
    line.execute_script("document.querySelector('.node[tabindex=\"0\"]').focus()")
    keys(line, "\ue012")
    before = line.switch_to.active_element.get_attribute("aria-label") or ""
    keys(line, "\ue007")
    assert before.startswith("ISO 9001:2008")
    assert one(line, "aside h3").text == "ISO 9001:2008"


@pytest.mark.parametrize("typed", ["iso9002:19", "model for quality assurance in production and"])
def test_search_finds_by_identifier_and_by_title(line: "Chrome", typed: str) -> None:
    one(line, "input").send_keys(typed)
    assert "ISO 9002:1987" in one(line, "[role=status]").text


def test_enter_goes_through_what_is_found(line: "Chrome") -> None:
    one(line, "input").send_keys("iso 9002", "\ue007")
    assert one(line, "[role=status]").text == "2 of 2: ISO 9002:1994"
    assert "found" in (node(line, "ISO 9002:1994").get_attribute("class") or "").split()


def test_what_is_found_stands_in_the_middle(line: "Chrome") -> None:
    one(line, "input").send_keys("ISO 9003:1987")
    found, stage = node(line, "ISO 9003:1987").rect, one(line, "svg").rect
    assert found["x"] + found["width"] / 2 == pytest.approx(stage["x"] + stage["width"] / 2, abs=3)
    assert found["y"] + found["height"] / 2 == pytest.approx(stage["y"] + stage["height"] / 2, abs=3)


def test_what_is_not_there_is_told(line: "Chrome") -> None:
    one(line, "input").send_keys("ISO 8601")
    assert one(line, "[role=status]").text == "no document"


def test_buttons_and_keys_zoom(line: "Chrome") -> None:
    start = view(line)
    one(line, 'button[aria-label="Zoom in"]').click()
    nearer = view(line)
    turn(line)
    keys(line, "-")
    assert nearer[2] < start[2]
    assert view(line)[2] == pytest.approx(start[2], rel=0.01)


def test_a_wheel_zooms_once_the_reader_turned_to_the_drawing(line: "Chrome") -> None:
    wheel = "part('svg').dispatchEvent(new WheelEvent('wheel', { deltaY: -1, clientX: 99, clientY: 99 }))"
    start = view(line)
    line.execute_script(wheel)
    assert view(line) == start
    turn(line)
    line.execute_script(wheel)
    assert view(line)[2] < start[2]


def test_dragging_pans_and_opens_nothing(line: "Chrome") -> None:
    from selenium.webdriver import ActionChains  # noqa: PLC0415 (optional)

    start = view(line)
    ActionChains(line).drag_and_drop_by_offset(node(line, "ISO 9001:2000"), 90, 40).perform()
    assert view(line)[0] < start[0]
    assert not one(line, "aside").is_displayed()


def test_hostile_text_is_shown_as_text(browser: "Chrome", tmp_path: Path) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("ISO 1", title=HOSTILE, status=HOSTILE, note=HOSTILE)
    graph.add_edge("ISO 1", HOSTILE, how=HOSTILE, date="<i>1</i>")
    shown = opened(browser, explorer(graph), tmp_path)
    node(shown, "ISO 1").click()
    assert HOSTILE[:60] in one(shown, "aside .title").text
    assert shown.execute_script("return [window.hurt, document.querySelectorAll('#el script, #el img').length]") == [
        None,
        0,
    ]
    assert shown.execute_script("return part('aside').scrollWidth <= part('aside').clientWidth")


def test_an_empty_graph_does_no_harm(browser: "Chrome", tmp_path: Path) -> None:
    shown = opened(browser, explorer(nx.DiGraph()), tmp_path)
    turn(shown)
    keys(shown, "\ue007", "\ue012", "+", "0", "\ue00c")
    assert complaints(shown) == []


def test_two_thousand_documents_are_drawn(browser: "Chrome", tmp_path: Path) -> None:
    shown = opened(
        browser, explorer(nx.path_graph([f"ISO {n}" for n in range(2000)], create_using=nx.DiGraph)), tmp_path
    )
    one(shown, "input").send_keys("ISO 1999")
    assert one(shown, "[role=status]").text == "1 of 1: ISO 1999"


@pytest.mark.parametrize(("theme", "ground"), [("", "26, 27, 30"), ("true", "252, 252, 250"), ("false", "26, 27, 30")])
def test_the_theme_of_the_page_goes_before_that_of_the_system(line: "Chrome", theme: str, ground: str) -> None:
    show(line, width=1000, dark=True)
    line.execute_script("if (arguments[0]) document.body.dataset.jpThemeLight = arguments[0]", theme)
    told = line.execute_script("return getComputedStyle(part('')).backgroundColor")
    show(line, width=1000)
    assert told == f"rgb({ground})"


def test_a_view_that_is_gone_listens_no_more(line: "Chrome") -> None:
    line.execute_script("window.gone()")
    assert line.execute_script("return model.listeners") == []


def test_the_legend_is_folded_and_explains_what_is_drawn(line: "Chrome") -> None:
    legend = one(line, ".legend")
    assert legend.text == "Legend"
    one(line, ".legend summary").click()
    told = legend.text.splitlines()[1:]
    assert told == ["in force", "superseded or withdrawn", "in development", "replaced by", *told[4:]]
    assert "merged or split into" in told
    assert "relates to" not in told


def test_a_sign_of_the_legend_looks_as_what_it_explains(line: "Chrome") -> None:
    one(line, ".legend summary").click()
    script = "return [...document.querySelectorAll(arguments[0])].map((each) => getComputedStyle(each).stroke)"
    assert line.execute_script(script, ".sign .joining path") == line.execute_script(script, "path.edge.joining")[:1]
    assert (
        line.execute_script(script, ".sign .ended rect") == line.execute_script(script, ".stage > svg .ended rect")[:1]
    )


def test_two_fingers_zoom_and_one_that_is_left_moves_nothing(line: "Chrome") -> None:
    touch = """
    const [type, pointerId, clientX] = arguments;
    const told = { pointerId, clientX, clientY: 300, buttons: 1, pointerType: "touch", bubbles: true };
    part("svg").dispatchEvent(new PointerEvent(type, told));
    """
    start = view(line)
    line.execute_script(touch, "pointerdown", 11, 300)
    line.execute_script(touch, "pointerdown", 12, 400)
    line.execute_script(touch, "pointermove", 12, 420)
    nearer = view(line)
    assert nearer[2] == pytest.approx(start[2] / 1.2, rel=0.01)
    line.execute_script(touch, "pointerup", 12, 420)
    line.execute_script(touch, "pointermove", 11, 360)
    assert view(line) == nearer
    assert complaints(line) == []
