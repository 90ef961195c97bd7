"""An explorer of documents and what relates them, for notebooks: pan, zoom, search, a card for each document.

It is a widget of anywidget; importing this package does not import that.
"""

from typing import TYPE_CHECKING

from isograph.errors import MissingExtraError
from isograph.lazily import fetching

if TYPE_CHECKING:
    from isograph.widget.exploring import Explorer as Explorer
    from isograph.widget.exploring import explorer as explorer

_HOMES = {
    "isograph.widget.exploring": ("Explorer", "explorer"),
}
_fetch = fetching(__name__, _HOMES)


def __getattr__(name: str) -> object:
    try:
        return _fetch(name)
    except ModuleNotFoundError as error:
        if error.name in {"anywidget", "ipywidgets", "traitlets"}:
            raise MissingExtraError(str(error.name), "widget") from None
        raise
