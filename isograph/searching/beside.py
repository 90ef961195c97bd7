"""The index beside a generation of a store on disk: there where it could be written, asked where it can be read."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from isograph.errors import StoreError
from isograph.searching.entries import entries
from isograph.store import Store

if TYPE_CHECKING:
    from isograph.searching.index import Index

_ENGINE = "tantivy"
_MISSING = "the search extra is not installed"


def folder_of(generation: Path) -> Path:
    """Return the folder of the index of a generation.

    >>> folder_of(Path("generations/3")).name
    '3.index'
    """
    return generation.with_name(f"{generation.name}.index")


def build(generation: Path) -> bool:
    """Write the index of a generation that has none, and return whether it has one: not without the engine.

    Raises StoreError where it cannot be written.
    """
    if folder_of(generation).is_dir() or find_spec(_ENGINE) is None:
        return folder_of(generation).is_dir()
    from isograph.searching.index import write  # noqa: PLC0415  optional, and wanted here and below alone

    write(folder_of(generation), entries(Store.open(generation)))
    return True


def opened(store: Store) -> "Index | str":
    """Return the index of a store, or why there is none."""
    if store.folder is None:
        return "this graph is in memory, where no index is kept"
    if not folder_of(store.folder).is_dir():
        return "the store was imported without the search extra"
    if find_spec(_ENGINE) is None:
        return _MISSING
    from isograph.searching.index import Index  # noqa: PLC0415  as above

    try:
        return Index(folder_of(store.folder))
    except StoreError as error:
        return str(error)
