"""Forms to hand on: Markdown and CSV."""

import csv as csv_format
import re
from collections.abc import Iterable
from io import StringIO
from typing import Final

from isograph.display.cells import Table, address, number, written

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|~&$]")
_BLOCK: Final = re.compile(r"^(?:([#+=-])|(\d+)([.)]))")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def markdown(table: Table) -> str:
    """Return the answer as a Markdown table with its sentence above and its notes below.

    Nothing in a cell is read as markup; a line feed becomes `<br>`, and a column of numbers is set flush right.
    """
    rows = table.rows()
    rule = ("---:" if number(value) else "---" for value in (rows[0] if rows else table.columns))
    lines = [_row(map(_escaped, table.columns)), _row(rule), *(_row(map(_escaped, row)) for row in rows)]
    notes = "\n".join(f"- {_paragraph(note)}" for note in table.notes)
    parts = (_paragraph(table.summary), _paragraph(table.caption), "\n".join(lines), notes)
    return "\n\n".join(part for part in parts if part)


def csv(table: Table) -> str:
    """Return the rows under a header line; text that a spreadsheet would run as a formula gets an apostrophe first."""
    lines = StringIO()
    writer = csv_format.writer(lines, lineterminator="\n")
    writer.writerow(map(_field, table.columns))
    writer.writerows(map(_field, row) for row in table.rows())
    return lines.getvalue()


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(value: object) -> str:
    if link := address(value):
        return f"<{link}>"
    return _MARKUP.sub(r"\\\g<0>", written(value)).replace("\n", "<br>")


def _paragraph(text: str) -> str:
    """Return a line of its own, which begins neither a heading nor a list."""
    return _BLOCK.sub(lambda found: f"{found[2] or ''}\\{found[3] or found[1]}", _escaped(text).strip())


def _field(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or number(value):
        return value
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
