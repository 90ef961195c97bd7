"""Shapes on the axes of a sheet: areas filled and hatched by what they mean, and lines."""

from collections.abc import Sequence
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon

from isograph.pictures.palette import BACKGROUND, TEXT, Mark

Point = tuple[float, float]
Dashes = Literal["-", "--", "-.", ":"] | tuple[float, tuple[float, ...]]

_HATCHED = 0.4
"""How strong a hatch is: seen, and not in the way of what stands on it."""


def area(axes: Axes, corners: Sequence[Point], mark: Mark, *, hollow: bool = False, over: float = 3) -> None:
    """Draw an area within its corners as its meaning is marked; a hollow one is dotted and not filled."""
    hatch = "" if hollow else mark.hatch
    fill, line = (BACKGROUND, ":") if hollow else (mark.fill, mark.line)
    inside = Polygon(corners, closed=True, facecolor=fill, hatch=hatch, linewidth=0, zorder=over)
    inside.set_edgecolor(to_rgba(mark.edge, _HATCHED))
    axes.add_patch(inside)
    around = Polygon(corners, closed=True, fill=False, edgecolor=mark.edge, linestyle=line, linewidth=1, zorder=over)
    axes.add_patch(around)


def box(corner: Point, width: float, height: float) -> tuple[Point, ...]:
    """Return the corners of a rectangle from its upper left one."""
    left, top = corner
    return (left, top), (left + width, top), (left + width, top + height), (left, top + height)


def line(
    axes: Axes,
    *points: Point,
    color: str = TEXT,
    width: float = 1,
    dashes: Dashes = "-",
    over: float = 2,
    name: str = "",
) -> None:
    """Draw a line through points; in an SVG its group has the name."""
    across, down = zip(*points, strict=True)
    drawn = Line2D(across, down, color=color, linewidth=width, linestyle=dashes, zorder=over, solid_capstyle="butt")
    drawn.set_gid(name or None)
    axes.add_line(drawn)
