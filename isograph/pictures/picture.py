"""A picture of an answer: it shows itself in a notebook, and saves itself as a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import Final
from warnings import catch_warnings, filterwarnings

import matplotlib as mpl
from matplotlib.figure import Figure

from isograph.errors import FormatError, StoreError

FORMATS: Final = (".pdf", ".png", ".svg")
_SAME: Final[dict[str, dict[str, None]]] = {
    "svg": {"Date": None},
    "pdf": {"CreationDate": None},
    "png": {},
}
"""What would differ from one drawing of the same picture to the next is left out."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn answer: `figure` is matplotlib's, to be changed at will, `description` says in words what is seen.

    The same answer gives the same file, byte by byte, with the same version of matplotlib.
    """

    figure: Figure
    description: str

    def save(self, path: str | PathLike[str]) -> None:
        """Write the picture to a file: SVG, PNG or PDF by its suffix.

        Raises FormatError for another suffix, and StoreError where the file cannot be written.
        """
        place = Path(path)
        form = place.suffix.casefold()
        if form not in FORMATS:
            raise FormatError(str(path), FORMATS)
        try:
            place.write_bytes(self._drawn(form.removeprefix(".")))
        except OSError as error:
            raise StoreError(f"{path}: {error.strerror}") from None

    def _drawn(self, form: str) -> bytes:
        content = BytesIO()
        with _settings():
            self.figure.savefig(content, format=form, metadata=_SAME[form], dpi=150)
        return content.getvalue()

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Give a notebook the drawing, and the words for a reader who sees none."""
        return {"image/svg+xml": self._drawn("svg").decode(), "text/plain": self.description}

    def __str__(self) -> str:
        return self.description


@contextmanager
def _settings() -> Iterator[None]:
    """Write text as text and name parts alike each time, and be silent on letters that the reader's font may have."""
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "isograph"}), catch_warnings():
        filterwarnings("ignore", message=r"Glyph \d+ ", category=UserWarning)
        yield
