"""Pictures of answers, by matplotlib: timelines, lineages, grids, flows, trees, counts by year.

Each module draws one kind of picture from plain values; importing this package does not import matplotlib.
"""

from typing import TYPE_CHECKING

from isograph.errors import MissingExtraError
from isograph.lazily import fetching

if TYPE_CHECKING:
    from isograph.pictures.picture import Picture as Picture

_HOMES = {
    "isograph.pictures.picture": ("Picture",),
}
_fetch = fetching(__name__, _HOMES)


def __getattr__(name: str) -> object:
    try:
        return _fetch(name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("matplotlib"):
            raise MissingExtraError("matplotlib", "plots") from None
        raise
