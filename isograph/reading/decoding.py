"""Bytes as text, piece by piece: the encoding that a byte order mark names, UTF-8, or else Windows-1252."""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from isograph.errors import ReadingError
from isograph.reading.passage import Remark

PIECE: Final = 1 << 18
"""How many bytes are read at once."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS: Final = bytes({*range(32)} - {*b"\t\n\v\f\r\x1b"}) + b"\x7f"
_MOST_CONTROLS: Final = 0.02


def pieces(path: Path, remark: Remark) -> Iterator[str]:
    """Yield the text of a file, with line feeds for all ends of lines; remark on an encoding that is not UTF-8.

    Raises ReadingError where it cannot be opened, and at the place from which on it is no text.
    """
    try:
        with path.open("rb") as file:
            yield from _text(file, path, remark)
    except OSError as error:
        raise ReadingError(str(path), (error.strerror or str(error)).lower()) from None


def _text(file: BinaryIO, path: Path, remark: Remark) -> Iterator[str]:
    first = file.read(PIECE)
    marked = next((name for mark, name in _MARKS if first.startswith(mark)), "")
    if marked.startswith("utf-32") or marked == "utf-16":
        remark(f"read as {marked.upper()}")
    lines = codecs.getincrementaldecoder(marked or "utf-8")("replace" if marked else "strict")
    ends, encoding, place = _Ends(), marked, 0
    piece = first
    while piece:
        if not encoding.startswith(("utf-16", "utf-32")):
            _refuse_binary(piece, path, place)
        try:
            yield ends.made_plain(lines.decode(piece))
        except UnicodeDecodeError:
            remark("read as Windows-1252, because it is not UTF-8")
            pending = lines.getstate()[0]
            encoding, lines = "cp1252", codecs.getincrementaldecoder("cp1252")("replace")
            yield ends.made_plain(lines.decode(pending + piece))
        place += len(piece)
        piece = file.read(PIECE)
    yield ends.made_plain(_rest(lines))


def _rest(lines: codecs.IncrementalDecoder) -> str:
    """Return what is left at the end: a character that was cut off is shown as unknown."""
    try:
        return lines.decode(b"", final=True)
    except UnicodeDecodeError:
        return "\ufffd"


def _refuse_binary(piece: bytes, path: Path, place: int) -> None:
    """Refuse what no text has: a NUL, or many control characters."""
    controls = len(piece) - len(piece.translate(None, _CONTROLS))
    if b"\0" in piece or controls > _MOST_CONTROLS * len(piece):
        where = f" from byte {place:,} on" if place else ""
        raise ReadingError(str(path), f"is binary{where}, not text")


class _Ends:
    """Makes line feeds of all ends of lines, also of one that is cut in two by the end of a piece."""

    def __init__(self) -> None:
        self._pending = False

    def made_plain(self, text: str) -> str:
        if self._pending and text:
            text = f"\r{text}"
        self._pending = text.endswith("\r") or (self._pending and not text)
        return text.removesuffix("\r").replace("\r\n", "\n").replace("\r", "\n")
