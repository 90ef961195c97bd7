"""The program that takes the text out of a PDF, page by page: each is printed as a JSON list of its lines.

It runs alone, as `python pdfium.py FILE`, within limits of memory and time; the last line printed is null, or a text
that says what is wrong with the file.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import byref
from itertools import pairwise
from typing import Final, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

_MEMORY: Final = 1 << 30
_SECONDS: Final = 100
_MOST_PAGES: Final = 20_000
_WIDE: Final = 0.9
_TRIED: Final = 8
_BLANKS: Final = re.compile(" +")
_HYPHEN: Final = "\ufffe"
_ENCRYPTED: Final = {4, 5}
_BEYOND: Final = 0x10000
_DEEPEST: Final = 50


class Piece(NamedTuple):
    """Words beside each other without a wide gap, and their place on the page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


Pieces = Sequence[Piece]


def main(path: str) -> None:
    """Print the lines of each page, and at last what went wrong or null."""
    _limit()
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        _tell("is encrypted" if error.err_code in _ENCRYPTED else "is broken")
        return
    if len(document) > _MOST_PAGES:
        _tell(f"has {len(document):,} pages, more than are read")
        return
    for index in range(len(document)):
        _tell(_lines(document, index))
    _tell(None)


def _limit() -> None:
    """Bound memory and time, where the system can."""
    try:
        import resource  # noqa: PLC0415 (not on every system)
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _tell(said: object) -> None:
    sys.stdout.write(f"{json.dumps(said)}\n")
    sys.stdout.flush()


def _lines(document: pdfium.PdfDocument, index: int) -> list[str]:
    """Return the lines of a page in the order of reading; none where the page is broken."""
    try:
        page = document[index]
        text = page.get_textpage()
    except pdfium.PdfiumError:
        return []
    try:
        return _read(text)
    finally:
        text.close()
        page.close()


def _read(text: pdfium.PdfTextPage) -> list[str]:
    content = _units(text.get_text_range())
    if len(content) != text.count_chars():
        return content.replace(_HYPHEN, "-\n").splitlines()
    return list(_ordered(tuple(_pieces(text, content))))


def _units(content: str) -> str:
    """Return a text in which each sign is one unit, as PDFium counts them."""
    return content if content.isascii() else "".join("\ufffd " if ord(sign) >= _BEYOND else sign for sign in content)


def _pieces(text: pdfium.PdfTextPage, content: str) -> Iterator[Piece]:
    """Yield the pieces of each line: it is divided where a gap is as wide as the letters are high."""
    for start, end in _spans(content):
        begun, last = start, _box(text, start)
        for blank in _BLANKS.finditer(content, start, end):
            before, after = _box(text, blank.start() - 1), _box(text, blank.end())
            if after[0] - before[2] > _WIDE * (before[3] - before[1]):
                yield _piece(last, before, content[begun : blank.start()])
                begun, last = blank.end(), after
        yield _piece(last, _box(text, end - 1), content[begun:end])


def _spans(content: str) -> Iterator[tuple[int, int]]:
    """Yield where lines begin and end, without the blanks around them; a hyphen that divides a word ends one."""
    start = 0
    for place, sign in enumerate(f"{content}\n"):
        if sign in {"\r", "\n", _HYPHEN}:
            end = place + (sign == _HYPHEN)
            while start < end and content[start].isspace():
                start += 1
            while end > start and content[end - 1].isspace():
                end -= 1
            if end > start:
                yield start, end
            start = place + 1


def _box(text: pdfium.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    raw.FPDFText_GetLooseCharBox(text, index, byref(_RECT))
    return _RECT.left, _RECT.bottom, _RECT.right, _RECT.top


def _piece(first: tuple[float, ...], last: tuple[float, ...], text: str) -> Piece:
    bottom, top = min(first[1], last[1]), max(first[3], last[3])
    return Piece(first[0], bottom, max(first[2], last[2]), top, text.replace(_HYPHEN, "-"))


def _ordered(pieces: Pieces, depth: int = 0) -> Iterator[str]:
    """Yield the lines of a block: where a gutter divides it, the columns one after the other."""
    rows = _rows(pieces)
    gutter = _gutter(pieces, rows) if depth < _DEEPEST else None
    if gutter is None:
        yield from (" ".join(each.text for each in row) for row in rows)
        return
    for part in _parts(rows, gutter):
        yield from _ordered(part, depth + 1)


def _rows(pieces: Pieces) -> list[list[Piece]]:
    """Return the pieces that stand beside each other, from top to bottom, each row from left to right."""
    rows: list[list[Piece]] = []
    for each in sorted(pieces, key=lambda piece: -(piece.top + piece.bottom)):
        if rows and (each.top + each.bottom) / 2 >= rows[-1][-1].bottom:
            rows[-1].append(each)
        else:
            rows.append([each])
    return [sorted(row) for row in rows]


def _gutter(pieces: Pieces, rows: Sequence[Pieces]) -> float | None:
    """Return where a vertical line would cut the fewest pieces, if not more than half of them; else nothing."""
    gaps = [(one.right + other.left) / 2 for row in rows for one, other in pairwise(row) if other.left > one.right]
    places = [place for place, _ in Counter(round(gap) for gap in gaps).most_common(_TRIED)]
    cut = {place: sum(_crosses(each, place) for each in pieces) for place in places}
    best = min(places, key=lambda place: cut[place], default=None)
    return best if best is not None and cut[best] <= len(pieces) / 2 else None


def _parts(rows: Sequence[Pieces], gutter: float) -> Iterator[list[Piece]]:
    """Yield what stands left and then right of a gutter, down to a row that goes across, and that row by itself."""
    left, right = list[Piece](), list[Piece]()
    for row in rows:
        if any(_crosses(each, gutter) for each in row):
            yield from filter(None, (left, right))
            yield from ([each] for each in row)
            left, right = [], []
        else:
            left += (each for each in row if each.left < gutter)
            right += (each for each in row if each.left >= gutter)
    yield from filter(None, (left, right))


def _crosses(piece: Piece, place: float) -> bool:
    return piece.left < place < piece.right


_RECT: Final = raw.FS_RECTF()

if __name__ == "__main__":
    main(sys.argv[1])
