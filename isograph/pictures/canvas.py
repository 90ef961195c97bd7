"""The canvas of a picture: places are in points, to the right and down from its upper left corner."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal

from matplotlib.collections import PatchCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, PathPatch, Rectangle
from matplotlib.path import Path

from isograph.pictures.lettering import FAMILY, LARGE, LEADING, NORMAL, SMALL, measured, plain, wrapped
from isograph.pictures.palette import BACKGROUND, FAINT, TEXT, Mark
from isograph.pictures.picture import Picture

WIDTH: Final = 560.0
"""As wide as a page of 800 pixels shows whole."""
MARGIN: Final = 14.0

_POINTS = 72
_SWATCH = 18.0
_GAP = 16.0
_CURVE = (Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4)

Place = tuple[float, float]
Side = Literal["left", "center", "right"]
Swatch = Callable[[str, Place], None]
"""What draws the sign of a word of a legend, about a place."""


class Canvas:
    """An empty figure to draw on, from the top down; how high it is is told at the end."""

    def __init__(self, width: float = WIDTH) -> None:
        self.width = width
        self.figure = Figure(facecolor=BACKGROUND)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()

    def write(
        self,
        place: Place,
        *texts: str,
        size: float = NORMAL,
        color: str = TEXT,
        bold: bool = False,
        side: Side = "left",
        upright: bool = False,
    ) -> None:
        """Write lines one below the other; the base line of the first begins, is centred or ends at a place."""
        for number, text in enumerate(texts):
            self.axes.text(
                place[0],
                place[1] + number * size * LEADING,
                plain(text),
                color=color,
                fontfamily=list(FAMILY),
                fontsize=size,
                fontweight="bold" if bold else "normal",
                ha=side,
                va="baseline",
                rotation=90 if upright else 0,
                rotation_mode="anchor",
                parse_math=False,
                usetex=False,
            )

    def box(self, place: Place, size: Place, mark: Mark, *, rounded: float = 0, name: str | None = None) -> None:
        """Draw a box, given its upper left corner."""
        style = f"round,pad=0,rounding_size={rounded}" if rounded else "square,pad=0"
        shape = FancyBboxPatch(place, *size, boxstyle=style, facecolor=mark.fill, edgecolor=mark.edge)
        shape.set(linewidth=0.8, linestyle=mark.line, gid=name, zorder=2)
        self.axes.add_patch(shape)

    def boxes(
        self, places: Iterable[tuple[Place, Place]], mark: Mark, *, hatched: bool = False, name: str | None = None
    ) -> None:
        """Draw boxes that look alike, each given by its upper left corner and its size."""
        shapes = [Rectangle(place, *size) for place, size in places]
        drawn = PatchCollection(shapes, facecolor=mark.fill, edgecolor=mark.edge, linewidth=0.6)
        drawn.set(hatch=mark.hatch if hatched else None, hatch_linewidth=0.5, gid=name, zorder=1)
        self.axes.add_collection(drawn, autolim=False)

    def points(self, places: Sequence[Place], mark: Mark, *, size: float = 5, name: str | None = None) -> None:
        """Draw the sign of a meaning at places."""
        across, down = [each[0] for each in places], [each[1] for each in places]
        drawn = Line2D(across, down, linestyle="none", marker=mark.marker, color=mark.edge, markersize=size)
        drawn.set(markeredgewidth=1.2 if mark.marker == "_" else 0.5, gid=name, zorder=3)
        self.axes.add_line(drawn)

    def line(self, places: Sequence[Place], mark: Mark, *, thick: float = 0.8) -> None:
        """Draw a line from place to place."""
        across, down = [each[0] for each in places], [each[1] for each in places]
        drawn = Line2D(across, down, color=mark.edge, linestyle=mark.line, linewidth=thick)
        drawn.set_zorder(1)
        self.axes.add_line(drawn)

    def curve(self, start: Place, end: Place, mark: Mark, *, thick: float, name: str) -> None:
        """Draw a line that leaves its start to the right, and comes to its end from the left."""
        middle = (start[0] + end[0]) / 2
        path = Path([start, (middle, start[1]), (middle, end[1]), end], _CURVE)
        self._stroke(path, mark, thick, name)

    def bracket(self, start: Place, end: Place, mark: Mark, *, across: float, name: str) -> None:
        """Draw a line with corners from a place out to where it goes down or up, and back to another place."""
        self._stroke(Path([start, (across, start[1]), (across, end[1]), end]), mark, 1, name)

    def _stroke(self, path: Path, mark: Mark, thick: float, name: str) -> None:
        drawn = PathPatch(path, facecolor="none", edgecolor=mark.edge, linestyle=mark.line, linewidth=thick)
        drawn.set(gid=name, zorder=1, capstyle="butt")
        self.axes.add_patch(drawn)

    def heading(self, title: str, note: str = "") -> float:
        """Write the title and what is to know of the picture below it; return where the picture begins."""
        space, down = self.width - 2 * MARGIN, MARGIN + LARGE
        titles = wrapped(title, space, LARGE, most=2, bold=True)
        self.write((MARGIN, down), *titles, size=LARGE, bold=True)
        down += len(titles) * LARGE * LEADING
        notes = wrapped(note, space, NORMAL, most=3)
        self.write((MARGIN, down), *notes, color=FAINT)
        return down + len(notes) * NORMAL * LEADING

    def legend(self, down: float, words: Sequence[str], swatch: Swatch) -> float:
        """Write what signs mean, in rows; return where the rows end."""
        across, line = MARGIN, down
        for word in words:
            needed = _SWATCH + 5 + measured(word, SMALL)
            if across > MARGIN and across + needed > self.width - MARGIN:
                across, line = MARGIN, line + SMALL * 2
            swatch(word, (across + _SWATCH / 2, line))
            self.write((across + _SWATCH + 5, line + SMALL * 0.36), word, size=SMALL)
            across += needed + _GAP
        return line + SMALL

    def picture(self, height: float, description: str) -> Picture:
        """Return what was drawn as a picture of a height."""
        self.axes.set(xlim=(0, self.width), ylim=(height, 0))
        self.figure.set_size_inches(self.width / _POINTS, height / _POINTS)
        return Picture(self.figure, description)
