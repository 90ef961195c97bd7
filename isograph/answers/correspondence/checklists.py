"""Checklists as files: Markdown, CSV, or a workbook for spreadsheets."""

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import Final

from isograph.answers.facts.wording import sentence
from isograph.errors import FormatError, MissingExtraError
from isograph.results import Rows
from isograph.store import formats

SUFFIXES: Final = (".csv", ".md", ".xlsx")
"""The forms in which a checklist is written."""


def save(
    path: str | PathLike[str],
    checklist: Rows,
    parts: Iterable[tuple[str, Rows]],
    *,
    summary: str,
    notes: tuple[str, ...],
) -> None:
    """Write a checklist to a file by its suffix, whole or not at all; in Markdown each part has a table of its own.

    Raises FormatError for an unknown suffix, MissingExtraError where XlsxWriter is wanted and not installed, and
    StoreError where the file cannot be written.
    """
    file = Path(path)
    suffix = file.suffix.casefold()
    if suffix not in SUFFIXES:
        raise FormatError(file.name, SUFFIXES)
    if suffix == ".csv":
        content = checklist.to_csv().encode()
    elif suffix == ".md":
        content = _markdown(checklist.title, summary, parts, notes).encode()
    else:
        content = _workbook(checklist, summary, notes)
    formats.write(file, content)


def _markdown(title: str, summary: str, parts: Iterable[tuple[str, Rows]], notes: tuple[str, ...]) -> str:
    tables = (f"## {sentence(part)}\n\n{_told(rows).to_markdown()}" for part, rows in parts if rows.data)
    told = Rows(("notes",), tuple((note,) for note in notes)).to_markdown()
    return "\n\n".join((f"# {title}", summary, *tables, "## Notes", told)) + "\n"


def _told(rows: Rows) -> Rows:
    """Return the rows with a box to tick, and without the columns that say nothing in this part."""
    columns = tuple(zip(rows.columns, zip(*rows.data, strict=True), strict=True))
    kept = [(name, cells) for name, cells in columns[1:] if any(cells) and name != "part"]
    boxes = ("\N{BALLOT BOX}",) * len(rows.data)
    return Rows((columns[0][0], *(name for name, _ in kept)), tuple(zip(boxes, *(c for _, c in kept), strict=True)))


def _workbook(checklist: Rows, summary: str, notes: tuple[str, ...]) -> bytes:
    try:
        from isograph.display.workbook import workbook  # noqa: PLC0415 (optional)
    except ImportError:
        raise MissingExtraError("XlsxWriter", "sheets") from None
    return workbook(checklist, sheet="Checklist", notes=(summary, *notes))
