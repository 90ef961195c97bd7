"""The explorer in Python: what it sends to the page, its still picture, its bounds."""

import subprocess
import sys
from dataclasses import replace
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from isograph import ArgumentError, KnowledgeGraph, MissingExtraError, UnknownDocumentError, widget
from isograph.answers.succession.neighbourhood import explore
from isograph.widget import exploring
from isograph.widget.exploring import MOST, Explorer, explorer
from isograph.widget.scene import BOX, MOST_ARRANGED, Box, scene
from isograph.widget.still import still

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script> \"'&\u202e\x00\ud800 " + "x" * 500


def chain(length: int) -> "nx.DiGraph[str]":
    """Return documents of which each was revised by the next."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for number in range(length):
        graph.add_node(f"ISO {number}:2000", published=str(1950 + number % 70), status="withdrawn", title="Screws")
    graph.add_edges_from(list(pairwise(graph)), how="revised by", date="")
    return graph


def read(picture: str, part: str) -> list[str]:
    """Return the texts of the parts of a picture that have a name, which must be well-formed XML."""
    return [each.text or "" for each in ET.fromstring(picture).iter(f"{SVG}{part}")]  # noqa: S314  our own


def texts(picture: str) -> list[str]:
    return read(picture, "text")


def overlap(boxes: tuple[Box, ...]) -> bool:
    return any(abs(a.x - b.x) < BOX[0] and abs(a.y - b.y) < BOX[1] for a, b in combinations(boxes, 2))


def test_the_line_of_a_standard_comes_with_its_cards(graph: KnowledgeGraph) -> None:
    sent = explore(graph.store, "ISO 9002:1994").graph
    card = next(dict(node["facts"]) for node in sent["nodes"] if node["name"] == "ISO 9002:1994")
    assert card["status"] == "withdrawn"
    assert {"published", "withdrawn", "sources"} <= card.keys()
    assert sent["start"] == "ISO 9002:1994"


def test_any_graph_of_documents_is_explored(graph: KnowledgeGraph) -> None:
    found = explorer(graph.dependents("ISO 9002:1994").to_networkx())
    assert "ISO 13488:1996" in [node["name"] for node in found.graph["nodes"]]


def test_only_what_is_around_a_document_is_shown() -> None:
    found = explorer(chain(9), around="ISO 4:2000", hops=1)
    assert [node["name"] for node in found.graph["nodes"]] == ["ISO 3:2000", "ISO 4:2000", "ISO 5:2000"]


def test_boxes_never_cover_each_other(graph: KnowledgeGraph) -> None:
    graphs = (graph.history("ISO 9001").to_networkx(), chain(60), chain(MOST_ARRANGED + 1))
    assert [overlap(scene(each, "").boxes) for each in graphs] == [False] * 3


def test_boxes_that_cover_each_other_are_found() -> None:
    one, other = scene(chain(2), "").boxes
    assert overlap((one, replace(other, x=one.x + 9, y=one.y + 9)))


def test_an_empty_graph_is_an_empty_explorer() -> None:
    found = explorer(nx.DiGraph())
    assert (found.graph["nodes"], found.graph["start"]) == ([], "")
    assert texts(still(scene(nx.DiGraph(), ""))) == []


def test_one_document_is_explored() -> None:
    assert [node["name"] for node in explorer(chain(1)).graph["nodes"]] == ["ISO 0:2000"]


def test_cycles_and_loops_do_no_harm() -> None:
    graph = chain(2)
    graph.add_edges_from([("ISO 1:2000", "ISO 0:2000"), ("ISO 0:2000", "ISO 0:2000")], how="replaced by")
    assert len(explorer(graph).graph["edges"]) == 2


def test_the_same_graph_gives_the_same_explorer_and_picture(graph: KnowledgeGraph) -> None:
    line = graph.history("ISO 9001").to_networkx()
    turned: nx.DiGraph[str] = nx.DiGraph()
    turned.add_nodes_from(reversed([*line.nodes(data=True)]))
    turned.add_edges_from(reversed([*line.edges(data=True)]))
    assert scene(line, "") == scene(turned, "")
    assert still(scene(line, "")) == still(scene(turned, ""))


def test_more_documents_than_a_page_shows_are_refused() -> None:
    with pytest.raises(ArgumentError, match="hops"):
        explorer(chain(MOST + 1))


def test_very_many_documents_are_shown() -> None:
    assert len(explorer(chain(MOST)).graph["nodes"]) == MOST


def test_an_unknown_document_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownDocumentError, match="ISO 1:2000"):
        explorer(chain(3), around="ISO 1:2001")


def test_where_no_widgets_are_shown_the_still_picture_stands(graph: KnowledgeGraph) -> None:
    content, _ = explorer(graph.history("ISO 9001").to_networkx())._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in content
    assert "ISO 9001:2015" in texts(content["image/svg+xml"])
    assert content["text/plain"] == "10 documents and 8 relations."


def test_hostile_text_stays_text_in_the_still_picture() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node(HOSTILE, title=HOSTILE, status=HOSTILE, published="<b>")
    picture = still(scene(graph, HOSTILE))
    assert "<script" not in picture
    assert read(picture, "script") == []
    assert texts(picture)[0].startswith("<script>alert(1)")


def test_the_still_picture_names_its_rules_so_that_no_other_picture_takes_them() -> None:
    (style,) = read(still(scene(chain(1), "")), "style")
    assert all(rule.startswith(".isograph-still ") for rule in style.split("}") if rule)


def test_what_python_selects_is_kept() -> None:
    found = explorer(chain(2))
    found.selected = "ISO 1:2000"
    assert found.get_state("selected") == {"selected": "ISO 1:2000"}


def test_the_page_needs_no_network_and_takes_no_markup() -> None:
    source = str(Explorer._esm) + str(Explorer._css)
    forbidden = ("http://", "https://", "innerHTML", "outerHTML", "insertAdjacent", "eval(", "Function(", "import ")
    own = source.replace("http://www.w3.org/2000/svg", "")
    assert [word for word in forbidden if word in own] == []


def test_without_anywidget_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "anywidget", None)
    monkeypatch.delitem(sys.modules, exploring.__name__)
    monkeypatch.delitem(vars(widget), "explorer", raising=False)
    with pytest.raises(MissingExtraError, match=r"isograph-kg\[widget\]"):
        _ = widget.explorer


def test_other_answers_do_not_import_anywidget() -> None:
    program = (
        "import sys, isograph; isograph.load().history('ISO 9001');"
        "from isograph.answers.succession import neighbourhood; import isograph.widget;"
        "print(sorted({'anywidget', 'ipywidgets', 'traitlets', 'matplotlib'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
