"""A small writer of Word documents: a zip of the parts that a test names."""

import zipfile
from collections.abc import Mapping
from html import escape
from io import BytesIO
from typing import Final

_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def docx(parts: Mapping[str, str], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a .docx of parts by name, "document" for instance, each the XML inside its root."""
    return zipped({f"word/{name}.xml": part(name, content) for name, content in parts.items()}, packing=packing)


def part(name: str, content: str) -> str:
    """Return a part as XML; a document has a body."""
    inside = f"<w:body>{content}</w:body>" if name == "document" else content
    root = name.rstrip("0123456789")
    return f'<?xml version="1.0"?><w:{root} xmlns:w="{_WORD}" xmlns:mc="{_COMPATIBILITY}">{inside}</w:{root}>'


def zipped(files: Mapping[str, str], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of files."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", packing) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return written.getvalue()


def paragraph(*runs: str) -> str:
    """Return a paragraph of runs, as a word processor divides text anywhere; text in angle brackets is XML."""
    return f"<w:p>{''.join(run if run.startswith('<') else _run(run) for run in runs)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of rows of cells."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
