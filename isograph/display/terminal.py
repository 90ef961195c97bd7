"""Plain text: a sentence, a table that fits its width, the notes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from isograph.display.cells import Table, number, printable, written
from isograph.display.tones import Tone, tone
from isograph.display.wrapping import (
    HARD,
    LONG_WORD,
    LONGEST_WORD,
    least_width,
    natural_width,
    numbered,
    places,
    shared,
    whole,
    wrapped,
)

_GAP: Final = "  "
_CLOSE: Final = 2  # a row of more lines is set apart
_COLOURS: Final = {Tone.GOOD: "32", Tone.WARNING: "33", Tone.BAD: "31", Tone.NEWS: "36", Tone.QUIET: "2"}
_BOLD: Final = "1"


class _Cell(NamedTuple):
    text: str
    colour: str = ""
    right: bool = False
    prose: bool = False


_Row = Sequence[_Cell]


def text(table: Table, *, width: int = 80, colour: bool = False) -> str:
    """Return the answer as lines of at most `width` characters, or of the longest identifier where that is more.

    An identifier, date or number in a cell of its own is never broken. A table that is too wide, or taller than the
    list of its records, is shown as that list. An answer in sections is shown section by section.

    >>> from isograph.results import Rows
    >>> print(text(Rows(("edition", "year"), (("ISO 9001:1994", 1994),))))
    edition        year
    ─────────────  ────
    ISO 9001:1994  1994
    """
    parts = (
        "\n".join(_painted(line, _BOLD if colour else "") for line in _paragraph(table.summary, width)),
        *(part for each in table.sections or (table,) for part in _titled(each, width, colour=colour)),
        "\n".join(f"\n{_GAP}".join(_paragraph(note, width - len(_GAP))) for note in table.notes),
    )
    return "\n\n".join(part for part in parts if part)


def _titled(table: Table, width: int, *, colour: bool) -> Iterator[str]:
    yield "\n".join(_paragraph(table.caption, width))
    if any(table.rows()):
        yield "\n".join(_body(table, width, colour=colour))
    elif not table.summary:
        yield "(no rows)"


def _body(table: Table, width: int, *, colour: bool) -> list[str]:
    """Lay a table out with its long words whole, or cut where it is too wide, or as records where they are shorter."""
    head: _Row = [_Cell(numbered(printable(name)), colour=_BOLD if colour else "") for name in table.columns]
    rows = [[_cell(value, colour=colour) for value in row] for row in table.rows()]
    records = _records(head, rows, width)
    tries = ((head, LONGEST_WORD), (head, LONG_WORD), (_broken(head), LONG_WORD))
    head, widths = next(
        ((each, found) for each, longest in tries if (found := _widths(each, rows, width, longest))), (head, [])
    )
    lines = list(_spaced([_lines(row, widths) for row in rows])) if widths else []
    return [*_heading(head, rows[0], widths), *lines] if 0 < len(lines) <= len(records) else records


def _broken(head: _Row) -> _Row:
    """Return headings that may be broken between a word and its number, as a matrix of many documents needs."""
    return [name._replace(text=name.text.replace(HARD, " ")) for name in head]


def _cell(value: object, *, colour: bool) -> _Cell:
    shown, found = written(value), tone(value)
    if found or not isinstance(value, str):
        return _Cell(whole(shown), _COLOURS[found] if found and colour else "", number(value))
    return _Cell(numbered(shown), prose=True)


def _widths(head: _Row, rows: Sequence[_Row], width: int, longest: int) -> list[int]:
    """Return a width for each column, with headings in one line if they can be; none where the page is too narrow."""
    columns = list(zip(head, *rows, strict=True))
    room = width - len(_GAP) * (len(head) - 1)
    least = [
        max(least_width(cell.text, longest if cell.prose else LONGEST_WORD) for cell in column) for column in columns
    ]
    if sum(least) > room:
        return []
    natural = [max(natural_width(cell.text) for cell in column) for column in columns]
    if sum(natural) <= room:
        return natural
    bodies = [max(natural_width(cell.text) for cell in body) for _, *body in columns]
    weights = [sum(places(cell.text) for cell in body) for _, *body in columns]
    return shared([*map(max, least, bodies)], least, weights, room)


def _heading(head: _Row, first: _Row, widths: list[int]) -> Iterator[str]:
    yield from _lines([name._replace(right=below.right) for name, below in zip(head, first, strict=True)], widths)
    yield _GAP.join("─" * width for width in widths)


def _spaced(blocks: list[list[str]]) -> Iterator[str]:
    """Set a row of many lines apart from those above and below it."""
    for above, block in pairwise([[], *blocks]):
        yield from ([""] if above and max(len(above), len(block)) > _CLOSE else [])
        yield from block


def _records(head: _Row, rows: Sequence[_Row], width: int) -> list[str]:
    name = max(places(cell.text) for cell in head)
    widths = [name, max(width - name - len(_GAP), LONGEST_WORD)]
    return [line for row in rows for line in ("", *_record(head, row, widths))][1:]


def _record(head: _Row, row: _Row, widths: list[int]) -> Iterator[str]:
    for name, cell in zip(head, row, strict=True):
        if cell.text:
            yield from _lines((name, cell._replace(right=False)), widths)


def _lines(row: _Row, widths: Sequence[int]) -> list[str]:
    columns = [wrapped(cell.text, width) for cell, width in zip(row, widths, strict=True)]
    height = max(map(len, columns))
    padded = (column + [""] * (height - len(column)) for column in columns)
    return [_line(parts, row, widths) for parts in zip(*padded, strict=True)]


def _line(parts: Iterable[str], row: _Row, widths: Iterable[int]) -> str:
    return _GAP.join(map(_placed, parts, row, widths)).rstrip()


def _placed(part: str, cell: _Cell, width: int) -> str:
    blank, shown = " " * (width - places(part)), _painted(part, cell.colour)
    return blank + shown if cell.right else shown + blank


def _painted(text: str, colour: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if colour and text else text


def _paragraph(text: str, width: int) -> list[str]:
    return wrapped(numbered(printable(text)), width)
