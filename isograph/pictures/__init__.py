"""Pictures of answers, by matplotlib: timelines, lineages, grids, flows, trees, counts by year.

Each module draws one kind of picture from plain values; importing this package does not import matplotlib.
"""

from typing import TYPE_CHECKING

from isograph.errors import MissingExtraError
from isograph.lazily import fetching

if TYPE_CHECKING:
    from isograph.pictures.bars import Bars as Bars
    from isograph.pictures.bars import Year as Year
    from isograph.pictures.flow import Clause as Clause
    from isograph.pictures.flow import Document as Document
    from isograph.pictures.flow import Flow as Flow
    from isograph.pictures.flow import Link as Link
    from isograph.pictures.grid import Cell as Cell
    from isograph.pictures.grid import Column as Column
    from isograph.pictures.grid import Grid as Grid
    from isograph.pictures.grid import Row as Row
    from isograph.pictures.lineage import Descent as Descent
    from isograph.pictures.picture import Picture as Picture
    from isograph.pictures.timeline import Timeline as Timeline
    from isograph.pictures.tree import Statement as Statement
    from isograph.pictures.tree import Tree as Tree

_HOMES = {
    "isograph.pictures.bars": ("Bars", "Year"),
    "isograph.pictures.flow": ("Clause", "Document", "Flow", "Link"),
    "isograph.pictures.grid": ("Cell", "Column", "Grid", "Row"),
    "isograph.pictures.tree": ("Statement", "Tree"),
    "isograph.pictures.lineage": ("Descent",),
    "isograph.pictures.picture": ("Picture",),
    "isograph.pictures.timeline": ("Timeline",),
}
_fetch = fetching(__name__, _HOMES)


def __getattr__(name: str) -> object:
    try:
        return _fetch(name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("matplotlib"):
            raise MissingExtraError("matplotlib", "plots") from None
        raise
