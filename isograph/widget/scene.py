"""What an explorer shows: documents in boxes with their facts, lines between them, all with their places."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import TYPE_CHECKING, Any, Final

from isograph.dates import PartialDate
from isograph.errors import DateError
from isograph.pictures.layout import Edge, Layout, Node, decimal_year, layout

if TYPE_CHECKING:
    import networkx as nx

CELL: Final = (224, 76)
"""The width and height of the place of a document, in pixels of the drawing."""
BOX: Final = (180, 46)
"""The width and height of its box."""
MOST_ARRANGED: Final = 250
"""How many documents are arranged in their lines, which takes a second; more stand in columns by their days."""
MOST_CROSSING: Final = 5000
"""How many documents times relations are kept from crossing each other; of more only the successions are."""

_LABEL: Final = 23
_LINE: Final = 28
_APART: Final = 28
_STYLES: Final = {
    "in force": "in-force",
    "superseded": "ended",
    "withdrawn": "ended",
    "draft": "planned",
    "not yet published": "planned",
}
_SIGNS: Final = {
    ("node", "in-force"): "in force",
    ("node", "ended"): "superseded or withdrawn",
    ("node", "planned"): "in development",
    ("node", "open"): "standing not known",
    ("edge", "succession"): "replaced by",
    ("edge", "joining"): "merged or split into",
    ("edge", "planned"): "to be replaced by",
    ("edge", "relation"): "relates to",
}
_GROUPS: Final = {"": "succession", "succession": "succession", "planned succession": "planned"}
_JOINING: Final = ("merged into", "split into")

Told = Mapping[str, Any]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A document: what its box says, how it looks, where its middle stands, and the facts that its card tells."""

    name: str
    label: str
    line: str
    title: str
    style: str
    x: float
    y: float
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What relates two documents: how it is read, where cards list it, how it looks, and its path as SVG writes it."""

    source: str
    target: str
    how: str
    date: str
    group: str
    style: str
    path: str


@dataclass(frozen=True, slots=True)
class Scene:
    """The boxes and lines, how much room they take, and what they show in words."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: float
    height: float
    summary: str

    @property
    def signs(self) -> tuple[tuple[str, str, str], ...]:
        """What the frames and lines mean that are there: node or edge, its style, and its meaning in a word or two."""
        drawn = {("node", each.style) for each in self.boxes} | {("edge", each.style) for each in self.lines}
        return tuple((*sign, word) for sign, word in _SIGNS.items() if sign in drawn)


def scene(graph: "nx.Graph[str]", summary: str) -> Scene:
    """Return what a graph of documents looks like; the same in whatever order the graph was made.

    All that its nodes carry stands on their cards; `title`, `status` and `published` are also shown or searched. Of its
    edges `how`, `date` and `type` are read; without a type an edge leads from an older document to a newer one.
    """
    nodes: dict[str, Told] = {plain(name): graph.nodes[name] for name in sorted(graph)}
    edges = [(plain(source), plain(target), told) for source, target, told in graph.edges(data=True)]
    edges.sort(key=_order)
    found = _arranged(nodes, edges)
    at = {name: (x * CELL[0], y * CELL[1]) for name, (x, y) in found.places.items()}
    return Scene(
        boxes=tuple(_box(name, told, at[name]) for name, told in nodes.items()),
        lines=tuple(_lines(edges, at)),
        width=found.width * CELL[0],
        height=found.height * CELL[1],
        summary=plain(summary),
    )


def plain(value: object) -> str:
    r"""Return a value as text on one line, without what cannot be shown: control characters, halves of surrogate pairs.

    >>> plain("ISO\n9001\x00:2015\ud800")
    'ISO 9001 :2015'
    """
    return " ".join("".join(each if each.isprintable() else " " for each in str(value)).split())


def _order(edge: tuple[str, str, Told]) -> tuple[str, str, str, str]:
    source, target, told = edge
    return source, target, _told(told, "type"), _told(told, "how")


def _arranged(nodes: Mapping[str, Told], edges: Sequence[tuple[str, str, Told]]) -> Layout:
    known = [Node(name, _year(told), _told(told, "status")) for name, told in nodes.items()]
    if len(known) > MOST_ARRANGED:
        return _columns(known)
    lines = [Edge(older, newer, _told(told, "how")) for older, newer, told in edges if _succession(told)]
    others = [Edge(base, other, _told(told, "how")) for other, base, told in edges if not _succession(told)]
    return layout(known, lines if len(known) * len(edges) > MOST_CROSSING else [*lines, *others])


def _columns(nodes: list[Node]) -> Layout:
    """Return the places of very many documents: from the oldest to the newest, those of no known day last."""
    high = ceil(sqrt(2 * len(nodes)))
    ordered = sorted(nodes, key=lambda node: (node.published is None, node.published or 0, node.name))
    places = {node.name: (index // high + 0.5, index % high + 0.5) for index, node in enumerate(ordered)}
    return Layout(places=places, width=ceil(len(nodes) / high), height=high)


def _year(told: Told) -> float | None:
    try:
        return decimal_year(PartialDate.parse(_told(told, "published")).earliest)
    except DateError:
        return None


def _told(told: Told, name: str) -> str:
    return plain(told.get(name) or "")


def _succession(told: Told) -> bool:
    return _told(told, "type") in _GROUPS


def _box(name: str, told: Told, at: Point) -> Box:
    status = _told(told, "status")
    facts = ((plain(key).replace("_", " "), plain(value)) for key, value in told.items() if key != "title")
    return Box(
        name=name,
        label=_shortened(name, _LABEL),
        line=_shortened(" · ".join(filter(None, (_told(told, "published"), status))), _LINE),
        title=_told(told, "title"),
        style=_STYLES.get(status, "open"),
        x=at[0],
        y=at[1],
        facts=tuple((key, value) for key, value in facts if value),
    )


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _lines(edges: Sequence[tuple[str, str, Told]], at: Mapping[str, Point]) -> Iterator[Line]:
    """Yield the lines; of several between the same two documents each further one beside the others."""
    drawn = Counter[frozenset[str]]()
    for source, target, told in edges:
        if source != target:
            how, ends = _told(told, "how"), frozenset((source, target))
            path = _path(at[source], at[target], drawn[ends] * _APART)
            drawn[ends] += 1
            group = _GROUPS.get(_told(told, "type"), "relation")
            yield Line(source, target, how, _told(told, "date"), group, "joining" if how in _JOINING else group, path)


def _path(start: Point, end: Point, aside: float) -> str:
    """Return a curve from box to box: sideways where the one stands beside the other, else up or down."""
    (x1, y1), (x2, y2) = start, end
    if abs(x2 - x1) < BOX[0]:
        half = BOX[1] / 2 if y2 > y1 else -BOX[1] / 2
        out = BOX[0] * 0.7 + aside if abs(y2 - y1) > CELL[1] else aside
        return _curve((x1, y1 + half), (x1 + out, y1 + 2 * half), (x2 + out, y2 - 2 * half), (x2, y2 - half))
    half = BOX[0] / 2 if x2 > x1 else -BOX[0] / 2
    reach = (x2 - x1 - 2 * half) / 2
    # Two that stand far apart in one lane have others between them, round which the line goes.
    over = -CELL[1] * 0.7 if y1 == y2 and abs(x2 - x1) > 1.5 * CELL[0] else 0
    bent = over - aside
    return _curve((x1 + half, y1), (x1 + half + reach, y1 + bent), (x2 - half - reach, y2 + bent), (x2 - half, y2))


def _curve(*points: Point) -> str:
    start, *bends = (f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{start} C{', '.join(bends)}"
