"""Where a document that is named leads to: its own row of the answer, or its publisher's page."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

from isograph.display.cells import Table, address, written
from isograph.errors import IdentifierError
from isograph.identifiers import Identifier

NAMED: Final = re.compile(
    r"(?<![\w/:.-])(?:[A-Z][A-Z/]*[A-Z] ){1,5}(?:[A-Z][a-z]{1,4} |[A-Z] )?[A-Z]{0,3}\d(?:[\w:.-]*\w)?"
    r"(?:[/+](?:[A-Z]\w{1,4} )?[A-Z]?\d(?:[\w:.]*\w)?)*(?![\w/])"
)
"""A document as text names it: ISO 9001:2015, BS EN ISO 9001:2015, ISO/IEC Guide 2:2004, ISO 9001:2015/Amd 1:2024."""

_CLOSE: Final = re.compile(r"[A-Z]{2,}(?:/[A-Z]{2,})*[ -]?\d[\d:./-]*")
"""A document as some write it, its letters and numbers close together: ISO9001/2008, ISO-9001."""

Grid = Sequence[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Links:
    """What leads where in one answer: the ids of rows by document, and the pages outside."""

    rows: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    names: re.Pattern[str] = NAMED

    def target(self, name: str, own: str = "") -> str:
        """Return where a name leads to, from a row that has a document of its own; nothing where it leads nowhere."""
        if name in self.rows and self.rows[name] != self.rows.get(own):
            return f"#{self.rows[name]}"
        return address(self.pages.get(name, ""))

    def alone(self, text: str) -> bool:
        """Whether a text is the name of one document and no more, or names none."""
        return bool(self.names.fullmatch(text)) or not self.names.search(text)

    def anchor(self, name: str, place: int) -> str:
        """Return the id of a row, if it is the one that its document leads to."""
        found = self.rows.get(name, "")
        return found if found.endswith(f"-{place}") else ""


def links(table: Table, rows: Grid) -> Links:
    """Return what leads where in a table; ids are made of what it says, so that no two answers share one.

    The same answer has the same ids whenever it is shown, and a link leads to a row that says the same.
    """
    found: dict[str, int] = {}
    for name, place in _owned(rows):
        found.setdefault(name, place)
    mark = _mark(table, rows) if found else ""
    ids = {name: f"ig-{mark}-{place}" for name, place in found.items()}
    return Links(ids, table.pages, _names({*ids, *table.pages}))


def owner(row: tuple[object, ...], column: int | None) -> str:
    """Return the document that a row is about, by the column of documents."""
    return "" if column is None else written(row[column])


def documents(rows: Grid) -> int | None:
    """Return the first column most of whose cells name one document each; none where there is no such column."""
    for place, cells in enumerate(zip(*rows, strict=True)):
        filled = [cell for cell in cells if written(cell)]
        if 2 * sum(map(_document, filled)) > len(filled):
            return place
    return None


def _owned(rows: Grid) -> Iterator[tuple[str, int]]:
    """Yield what documents that have a row are called, as it is written there and as it is read, with their rows."""
    column = documents(rows)
    for place, row in enumerate(rows):
        if column is not None and _document(row[column]):
            yield owner(row, column), place
            yield _read(row[column]), place


def _document(cell: object) -> bool:
    text = written(cell)
    return isinstance(cell, Identifier) or bool(NAMED.fullmatch(text) or _CLOSE.fullmatch(text))


def _read(cell: object) -> str:
    """Return the document that a cell names, however it is written: ISO9001/2008 is ISO 9001:2008."""
    text = written(cell)
    try:
        return text if isinstance(cell, Identifier) else str(Identifier.parse(text))
    except IdentifierError:
        return text


def _names(known: Iterable[str]) -> re.Pattern[str]:
    """Return how documents are named in the text of an answer, also those of names like no other: AS9100D:2016."""
    unlike = sorted((name for name in known if not NAMED.fullmatch(name)), key=lambda name: (-len(name), name))
    if not unlike:
        return NAMED
    return re.compile(rf"(?<![\w/:.-])(?:{'|'.join(map(re.escape, unlike))})(?![\w/:])|{NAMED.pattern}")


def _mark(table: Table, rows: Grid) -> str:
    said = (table.summary, table.caption, *table.columns, *(written(cell) for row in rows for cell in row))
    return blake2b("\0".join(map(repr, said)).encode(), digest_size=6).hexdigest()
