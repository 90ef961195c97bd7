"""The explorer as a widget: documents and what relates them go to the page, the chosen document comes back."""

from dataclasses import asdict
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import anywidget
import networkx as nx
import traitlets

from isograph.errors import ArgumentError, UnknownDocumentError
from isograph.widget.scene import BOX, Scene, plain, scene
from isograph.widget.still import still

MOST: Final = 2000
"""How many documents an explorer shows; a page with more becomes slow."""


class Explorer(anywidget.AnyWidget):
    """Documents and what relates them, to be panned, zoomed and searched; a click opens the card of a document.

    `selected` is the identifier of the document whose card is open, empty where none is; to set it opens a card. Where
    a page shows no widgets, the same drawing stands as a still picture.
    """

    _esm = Path(__file__).with_name("explorer.js")
    _css = Path(__file__).with_name("explorer.css")
    graph = traitlets.Dict().tag(sync=True)
    selected = traitlets.Unicode().tag(sync=True)

    def __init__(self, shown: Scene, *, start: str = "") -> None:
        """Show a scene; `start` is the document that the page begins at."""
        self._scene = shown
        super().__init__(graph=_sent(shown, start))

    def _repr_mimebundle_(self, **kwargs: dict) -> tuple[dict, dict]:  # type: ignore[type-arg]  # as anywidget has it
        """Give a notebook the widget, a still picture for pages that show no widgets, and words for those without."""
        content, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        return content | {"image/svg+xml": still(self._scene), "text/plain": self._scene.summary}, metadata


def explorer(graph: "nx.Graph[str]", *, around: object = None, hops: int | None = None, summary: str = "") -> Explorer:
    """Return an explorer of a graph of documents, or of what lies within some steps around one of them.

    Any graph of networkx does: that of a history, of dependents, of the whole graph. All that its nodes carry stands on
    their cards; `title`, `status` and `published` of nodes and `how`, `date` and `type` of edges are shown.

    >>> import networkx as nx
    >>> graph = nx.DiGraph([("ISO 9001:1987", "ISO 9001:1994", {"how": "revised by"})])
    >>> explorer(graph, around="ISO 9001:1994").graph["summary"]
    '2 documents and 1 relation.'

    Raises UnknownDocumentError where `around` is not in the graph, ArgumentError for more documents than a page shows.
    """
    start = "" if around is None else str(around)
    shown = graph
    if start:
        if start not in graph:
            raise UnknownDocumentError(start, get_close_matches(start, map(str, graph)))
        shown = graph if hops is None else nx.ego_graph(graph, start, radius=hops, undirected=True)
    if len(shown) > MOST:
        raise ArgumentError(
            f"{len(shown)} documents are more than an explorer shows: name one, and fewer hops around it"
        )
    return Explorer(scene(shown, summary or _counted(shown)), start=plain(start))


def _counted(graph: "nx.Graph[str]") -> str:
    documents, relations = graph.number_of_nodes(), graph.number_of_edges()
    return f"{documents} document{'s' * (documents != 1)} and {relations} relation{'s' * (relations != 1)}."


def _sent(shown: Scene, start: str) -> dict[str, object]:
    """Return a scene as the page reads it, which begins at a document: the first one where none is given."""
    return {
        "nodes": [asdict(each) for each in shown.boxes],
        "edges": [asdict(each) for each in shown.lines],
        "width": shown.width,
        "height": shown.height,
        "box": list(BOX),
        "summary": shown.summary,
        "signs": [list(each) for each in shown.signs],
        "start": start or next((each.name for each in shown.boxes), ""),
    }
