"""A lineage: a box for each document, told by where it stands, and a line from each to what took its place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from matplotlib.patches import PathPatch, Polygon
from matplotlib.path import Path

from isograph.pictures.canvas import MARGIN, WIDTH, Canvas, Place
from isograph.pictures.layout import Edge, Node, layout
from isograph.pictures.lettering import LEADING, SMALL, measured, plain, wrapped
from isograph.pictures.palette import BACKGROUND, BLUE, FAINT, GREY, GRID, PURPLE, SKY, STANDINGS, VERMILION, Mark
from isograph.pictures.picture import Picture
from isograph.pictures.shapes import Dashes, area, box, line

KINDS: Final[Mapping[str, tuple[str, Dashes, float]]] = {
    "revised by": ("#3A3A3A", "-", 1.2),
    "merged into": (BLUE, "-", 2.2),
    "split into": (VERMILION, (0, (5, 1.5)), 1.7),
    "renumbered as": (PURPLE, (0, (6, 1.3, 1.2, 1.3)), 1.7),
    "upgraded to": (PURPLE, (0, (1.2, 0.8)), 1.7),
    "replaced by": (GREY, (0, (2.6, 1.2)), 1.3),
    "will be replaced by": (SKY, (0, (1, 1.4)), 1.7),
}
"""Colour, dashes and width of a line, by how one document took the place of another."""

_OTHER: Final = "replaced by"
_SIZE: Final = 8.0
_BOXES: Final = (58.0, 112.0)
_WIDTHS: Final = (112.0, 100.0, 88.0, 76.0, 64.0)
_STRIP: Final = 8.0
_PAD: Final = 4.0
_GAP: Final = 20.0
_LANE: Final = 10.0
_HEAD: Final = 5.5
_WIDER: Final = 1.05
_START: Final = int(Path.MOVETO)
_STRAIGHT: Final = int(Path.LINETO)
_CURVE: Final = (int(Path.CURVE4),) * 3
_LONG: Final = 60
_FOOT: Final = 8
"""A picture of so many lanes has the years below it, too."""


@dataclass(frozen=True, slots=True)
class Descent:
    """The documents of a line and what took the place of what, as known on the day `on`; `notes` stand below it."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    on: date
    notes: tuple[str, ...] = ()

    @property
    def description(self) -> str:
        """What is seen, in words: how many documents, and each step."""
        steps = "; ".join(f"{each.older} {each.how} {each.newer}" for each in self.edges)
        number = len(self.nodes)
        return (
            f"The line of {self.title}: {number} document{'' if number == 1 else 's'}{f'; {steps}' if steps else ''}."
        )

    def draw(self) -> Picture:
        """Return the line as a picture, from the oldest on the left to the newest on the right."""
        return _Drawing(self).picture()


class _Drawing:
    """The canvas, and where the boxes stand on it, by the middle of each."""

    def __init__(self, descent: Descent) -> None:
        self.descent = descent
        found = layout(descent.nodes, descent.edges)
        self.labels, self.box = _boxes(descent.nodes, (WIDTH - 2 * MARGIN - found.width * _GAP) / found.width)
        self.unit = self._spread(found.width - 1), self.box[1] + _LANE
        self.canvas = Canvas(max(WIDTH, 2 * MARGIN + self.box[0] + (found.width - 1) * self.unit[0]))
        self.top = self.canvas.heading(f"The line of {descent.title}", self._subtitle()) + SMALL + 8
        self.bottom = self.top + found.height * self.unit[1]
        left = MARGIN + self.box[0] / 2
        self.places = {
            name: (left + (x - 0.5) * self.unit[0], self.top + y * self.unit[1])
            for name, (x, y) in found.places.items()
        }
        told = (each for each in descent.edges if {each.older, each.newer} <= self.places.keys())
        self.edges = tuple(each for each in told if each.older != each.newer)
        level = [(each.older, each.newer) for each in self.edges if self._level(each)]
        self.followed, self.following = {older for older, _ in level}, {newer for _, newer in level}

    def _subtitle(self) -> str:
        number = len(self.descent.nodes)
        documents = f"{number} document{'' if number == 1 else 's'}"
        return f"{documents}, and where each stands on {self.descent.on}; years are not to scale"

    def _spread(self, steps: float) -> float:
        """Return the width of a unit: the page filled, but no line shorter than a line can be told, none too long."""
        room = (WIDTH - 2 * MARGIN - self.box[0]) / max(steps, 1)
        return min(max(room, self.box[0] + _GAP), self.box[0] * 2.2)

    def picture(self) -> Picture:
        """Draw all of it: years, lines, boxes, what the signs mean."""
        self._years()
        for each in self.edges:
            self._edge(each)
        for node in self.descent.nodes:
            self._box(node)
        used = {each.status for each in self.descent.nodes}
        kinds = {each.how if each.how in KINDS else _OTHER for each in self.edges}
        words = (*(each for each in STANDINGS if each in used), *(each for each in KINDS if each in kinds))
        down = self.canvas.legend(self.bottom + 26, words, self._sign)
        for note in self.descent.notes:
            lines = wrapped(note, (self.canvas.width - 2 * MARGIN) / _WIDER, SMALL, most=3)
            self.canvas.write((MARGIN, down + SMALL * 1.8), *lines, size=SMALL, color=FAINT)
            down += len(lines) * SMALL * LEADING + 3
        return self.canvas.picture(down + MARGIN, self.descent.description)

    def _years(self) -> None:
        """Write the years above the boxes that were published in them: as many as there is room for."""
        dated = [each for each in self.descent.nodes if each.published is not None]
        high = self.bottom - self.top > _FOOT * self.unit[1]
        rows = (self.top - 7, self.bottom + SMALL) if high else (self.top - 7,)
        free, last = 0.0, None
        for across, year in sorted({(self.places[each.name][0], int(each.published or 0)) for each in dated}):
            if across >= free and year != last:
                line(self.canvas.axes, (across, self.top - 4), (across, self.bottom), color=GRID, width=0.8, over=0)
                for down in rows:
                    self.canvas.write((across, down), str(year), size=SMALL, color=FAINT, side="center")
                free, last = across + measured("2000 ", SMALL) * _WIDER, year

    def _box(self, node: Node) -> None:
        mark = STANDINGS.get(node.status, STANDINGS["unknown"])
        (across, down), (width, height) = self.places[node.name], self.box
        corner = across - width / 2, down - height / 2
        area(self.canvas.axes, box(corner, width, height), Mark(BACKGROUND, mark.edge, line=mark.line), over=3)
        area(self.canvas.axes, box(corner, _STRIP, height), mark, over=3.1)
        label = self.labels[node.name]
        base = down + _SIZE * 0.36 - (len(label) - 1) * _SIZE * LEADING / 2
        self.canvas.write((across + _STRIP / 2, base), *label, size=_SIZE, side="center")

    def _edge(self, edge: Edge) -> None:
        """Draw a line from the right of the older box to the left of the newer one, with its head there.

        It bends where nothing stands: before the newer box, where it is the last of its lane, else after the older one.
        """
        (start, level), (end, goal) = self.places[edge.older], self.places[edge.newer]
        begin, finish = (start + self.box[0] / 2, level), (end - self.box[0] / 2, goal)
        bend = min(self.unit[0] - self.box[0], finish[0] - begin[0])
        if begin[0] >= finish[0] or (level == goal and self._between(edge)):
            self._around(edge)
        elif edge.older not in self.followed:
            self._stroke(edge, (begin, *_curved((finish[0] - bend, level), finish)), (_STRAIGHT, *_CURVE))
        elif edge.newer not in self.following:
            self._stroke(edge, (*_curved(begin, (begin[0] + bend, goal)), finish), (*_CURVE, _STRAIGHT))
        else:
            self._stroke(edge, _curved(begin, finish), _CURVE)

    def _level(self, edge: Edge) -> bool:
        """Whether a line goes straight on to the right."""
        (start, level), (end, goal) = self.places[edge.older], self.places[edge.newer]
        return level == goal and start < end

    def _around(self, edge: Edge) -> None:
        """Draw a line over what stands between two boxes, or back to one that stands before the other."""
        (start, level), (end, goal) = self.places[edge.older], self.places[edge.newer]
        height = min(level, goal) - self.box[1] / 2 - _LANE * 1.2
        begin, finish = (start, level - self.box[1] / 2), (end, goal - self.box[1] / 2)
        self._stroke(edge, (begin, (start, height), (end, height), finish), _CURVE, down=True)

    def _between(self, edge: Edge) -> bool:
        (start, level), (end, _) = self.places[edge.older], self.places[edge.newer]
        return any(start < across < end and down == level for across, down in self.places.values())

    def _stroke(self, edge: Edge, points: Sequence[Place], moves: Sequence[int], *, down: bool = False) -> None:
        """Draw a line through points, up to the middle of its head."""
        color, dashes, width = KINDS.get(edge.how, KINDS[_OTHER])
        (across, level), shift = points[-1], _HEAD * 0.7
        end = (across, level - shift) if down else (across - shift, level)
        path = Path([*points[:-1], end], [_START, *moves])
        drawn = PathPatch(path, fill=False, edgecolor=color, linestyle=dashes, linewidth=width, zorder=1.5)
        drawn.set(capstyle="butt", gid=f"{_mark(edge.older)}--{_mark(edge.newer)}")
        self.canvas.axes.add_patch(drawn)
        self._head(points[-1], color, down=down)

    def _head(self, tip: Place, color: str, *, down: bool = False) -> None:
        across, level = tip
        sides = ((-0.5, -1), (0.5, -1)) if down else ((-1, -0.5), (-1, 0.5))
        corners = (tip, *((across + x * _HEAD, level + y * _HEAD) for x, y in sides))
        self.canvas.axes.add_patch(Polygon(corners, closed=True, facecolor=color, edgecolor="none", zorder=2))

    def _sign(self, word: str, place: Place) -> None:
        """Draw the sign of one entry of the legend."""
        across, down = place
        if word in STANDINGS:
            area(self.canvas.axes, box((across - 5, down - 5), 10, 10), STANDINGS[word])
            return
        color, dashes, width = KINDS[word]
        line(self.canvas.axes, (across - 10, down), (across + 6, down), color=color, dashes=dashes, width=width)
        self._head((across + 10, down), color)


def _curved(start: Place, end: Place) -> tuple[Place, ...]:
    """Return a curve that leaves its start and comes to its end level."""
    middle = (start[0] + end[0]) / 2
    return start, (middle, start[1]), (middle, end[1]), end


def _mark(name: str) -> str:
    """Return a name as the id of a group of an SVG has it."""
    return re.sub(r"[^\w:./]+", "-", plain(name))[:_LONG]


def _boxes(nodes: Sequence[Node], room: float) -> tuple[dict[str, tuple[str, ...]], tuple[float, float]]:
    """Return what stands in the boxes, and their width and height: in as few lines as the room across allows."""
    beside = _STRIP + 2 * _PAD
    words = [word for each in nodes for word in plain(each.name).split()]
    least = min(max((measured(word, _SIZE) for word in words), default=0.0), _BOXES[1]) + 1
    widths = sorted({*(width for width in _WIDTHS if width > least), least}, reverse=True)
    labels = {
        each.name: _label(each, next((w for w in widths if w * _WIDER + beside <= room), least)) for each in nodes
    }
    widest = max((measured(line, _SIZE) for label in labels.values() for line in label), default=0.0)
    lines = max(map(len, labels.values()), default=1)
    return labels, (max(widest * _WIDER + beside, _BOXES[0]), lines * _SIZE * LEADING + 7)


def _label(node: Node, room: float) -> tuple[str, ...]:
    """Return what stands in a box: the name, in lines, and that no day is known of it."""
    lines = wrapped(node.name, room, _SIZE, most=3) or ("(no name)",)
    return lines if node.published is not None else (*lines, "(no date)")
