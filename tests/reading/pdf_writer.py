"""A small writer of PDF files: lines of Helvetica at places of a page."""

import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


class Line(NamedTuple):
    """Text at a place, in points from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = 10


def column(lines: Iterable[str], *, x: float = 72, top: float = 720, leading: float = 14) -> list[Line]:
    """Return lines below each other."""
    return [Line(x, top - leading * index, text) for index, text in enumerate(lines)]


def interleaved(*columns: Sequence[Line]) -> list[Line]:
    """Return the lines of columns as some programs write them: from the top of the page to its end, across."""
    return sorted((line for each in columns for line in each), key=lambda line: (-line.y, line.x))


def pdf(pages: Iterable[Iterable[Line]], *, trailer: bytes = b"") -> bytes:
    """Return a PDF file with these pages."""
    return document([_content(lines) for lines in pages], trailer=trailer)


def document(contents: Sequence[bytes], *, trailer: bytes = b"") -> bytes:
    """Return a PDF file whose pages have these content streams, packed."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)),
        FONT,
    ]
    for index, content in enumerate(contents):
        packed = zlib.compress(content)
        objects += (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (5 + 2 * index),
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        )
    return _file(objects, trailer)


def _content(lines: Iterable[Line]) -> bytes:
    return b"BT\n%s\nET" % b"\n".join(
        b"/F %g Tf 1 0 0 1 %g %g Tm (%s) Tj" % (line.size, line.x, line.y, _escaped(line.text)) for line in lines
    )


def _escaped(text: str) -> bytes:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, trailer, len(written))
    )
