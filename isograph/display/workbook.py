"""Workbooks for spreadsheets: one sheet of rows under a fixed head, one of notes; no cell is read as a formula."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final

import xlsxwriter  # type: ignore[import-untyped]

from isograph.display.cells import Table, number, written

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

_WIDEST: Final = 48
_NARROWEST: Final = 8
_LONGEST: Final = 32_767  # what a cell of this format can hold
_TEXT: Final = {"text_wrap": True, "valign": "top"}


def workbook(table: Table, *, sheet: str, notes: Sequence[str]) -> bytes:
    """Return rows as an XLSX workbook, with a filter over each column, and notes on a sheet of their own.

    Text is written as text, so that a spreadsheet runs nothing of it.
    """
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    _rows(book.add_worksheet(sheet), book, table)
    _notes(book, notes)
    book.close()
    return content.getvalue()


def _rows(sheet: "Worksheet", book: "Workbook", table: Table) -> None:
    rows = table.rows()
    head = book.add_format({"bold": True, "bottom": 1, **_TEXT})
    plain, quoted = book.add_format(_TEXT), book.add_format({"quote_prefix": True, **_TEXT})
    for column, name in enumerate(table.columns):
        sheet.write_string(0, column, name, head)
        longest = max((len(line) for row in rows for line in written(row[column]).split("\n")), default=0)
        sheet.set_column(column, column, min(_WIDEST, max(_NARROWEST, len(name), longest) + 2))
    for line, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if number(value):
                sheet.write_number(line, column, value, plain)
            else:
                text = written(value)[:_LONGEST]
                sheet.write_string(line, column, text, quoted if text[:1] in {"=", "+", "-", "@"} else plain)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(table.columns) - 1)
    sheet.fit_to_pages(1, 0)
    sheet.set_landscape()
    sheet.repeat_rows(0)


def _notes(book: "Workbook", notes: Sequence[str]) -> None:
    sheet, plain = book.add_worksheet("Notes"), book.add_format(_TEXT)
    sheet.set_column(0, 0, 2 * _WIDEST)
    for line, note in enumerate(notes):
        sheet.write_string(line, 0, written(note)[:_LONGEST], plain)
