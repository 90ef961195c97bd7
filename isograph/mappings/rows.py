"""The rows of a mapping in CSV, by column, each with the line where it ends."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Final

from isograph.errors import ParseError
from isograph.store import formats

COLUMNS: Final = ("from document", "from clause", "relation", "to document", "to clause")
"""The columns that a mapping has, in any order."""

NOTE: Final = "note"
"""The column that it may have."""

Cells = Mapping[str, str]


def rows(path: Path) -> Iterator[tuple[int, Cells]]:
    """Iterate over the rows of a file between commas or semicolons; rows without any text are left out.

    Raises ParseError with the line for a file that is no such table, and StoreError for one that cannot be read.
    """
    text = _text(path)
    head = text.partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(",;", key=head.count), strict=True)
    columns: tuple[str, ...] = ()
    try:
        for row in reader:
            cells = tuple(cell.strip() for cell in row)
            if any(cells) and columns:
                yield reader.line_num, _placed(path, reader.line_num, columns, cells)
            elif any(cells):
                columns = _columns(path, reader.line_num, cells)
    except csv.Error as error:
        raise ParseError(str(path), reader.line_num, f"no CSV: {error}") from None
    if not columns:
        raise ParseError(str(path), 1, f"no columns; {_EXPECTED}")


def _text(path: Path) -> str:
    content = formats.read(path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ParseError(str(path), content[: error.start].count(b"\n") + 1, "no text in UTF-8") from None


def _columns(path: Path, line: int, cells: tuple[str, ...]) -> tuple[str, ...]:
    columns = tuple(" ".join(cell.casefold().replace("_", " ").split()) for cell in cells)
    wrong = {
        "no column": [each for each in COLUMNS if each not in columns],
        "unknown column": [each for each in columns if each not in {*COLUMNS, NOTE}],
        "column given twice:": [each for each in dict.fromkeys(columns) if columns.count(each) > 1],
    }
    said = [f"{what} {', '.join(map(repr, names))}" for what, names in wrong.items() if names]
    if said:
        raise ParseError(str(path), line, f"{'; '.join(said)}; {_EXPECTED}")
    return columns


def _placed(path: Path, line: int, columns: tuple[str, ...], cells: tuple[str, ...]) -> Cells:
    if any(cells[len(columns) :]):
        raise ParseError(str(path), line, f"{len(cells)} cells under {len(columns)} columns")
    return dict.fromkeys((*COLUMNS, NOTE), "") | dict(zip(columns, cells, strict=False))


_EXPECTED: Final = f"expected {', '.join(COLUMNS)}, and {NOTE} if wanted"
