"""A grid: what each of several documents says of each of several things, by colour, sign and, where given, words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from isograph.pictures.canvas import MARGIN, WIDTH, Canvas, Place
from isograph.pictures.lettering import LEADING, NORMAL, SMALL, measured, plain, shortened, wrapped
from isograph.pictures.palette import ANSWERS, FAINT, GRID, STANDINGS, TEXT, Mark
from isograph.pictures.picture import Picture

KINDS: Final[Mapping[str, Mark]] = {
    **ANSWERS,
    "unknown": STANDINGS["unknown"],
    "there": ANSWERS["covered"],
    "there otherwise": ANSWERS["reduced"],
    "not there": ANSWERS["excluded"],
    "not known": STANDINGS["unknown"],
}
"""What a cell can say."""


@dataclass(frozen=True, slots=True)
class Column:
    """A document, and what is said of it in a word or two."""

    name: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a document says: one of `KINDS`, in words too where there are any, and another kind that holds besides."""

    kind: str
    text: str = ""
    besides: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A thing, what each document says of it, and the heading under which it stands with others."""

    name: str
    cells: tuple[Cell, ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Things down, documents across, and below them what the signs mean that are shown.

    >>> row = Row("Designing", (Cell("covered"), Cell("excluded")))
    >>> print(Grid("Design", (Column("ISO 9001:1994"), Column("ISO 9002:1994")), (row,)).draw())
    Design: 1 row by 2 columns (ISO 9001:1994, ISO 9002:1994): covered 1, excluded 1.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""

    def draw(self) -> Picture:
        """Return the grid as a picture; without rows or columns it has its title, and says that nothing is shown."""
        frame = _frame(self)
        canvas = Canvas(frame.width)
        down = canvas.heading(self.title, self.note)
        if not (self.rows and self.columns):
            canvas.write((MARGIN, down + NORMAL), _EMPTY, color=FAINT)
            return canvas.picture(down + 2 * NORMAL + MARGIN, f"{plain(self.title)}: nothing to show.")
        _names(canvas, frame, self.columns, down + frame.head)
        down = _body(canvas, frame, self.rows, down + frame.head)
        end = canvas.legend(down + 18, self._shown, lambda word, place: _swatch(canvas, word, place))
        return canvas.picture(end + MARGIN, self._description)

    @property
    def _said(self) -> tuple[str, ...]:
        """What the cells say, cell by cell."""
        said = (kind for row in self.rows for cell in row.cells for kind in (cell.kind, cell.besides))
        return tuple(filter(None, said))

    @property
    def _shown(self) -> tuple[str, ...]:
        """The kinds to explain, in the order of `KINDS`."""
        return tuple(kind for kind in KINDS if kind in self._said)

    @property
    def _description(self) -> str:
        counted = Counter(self._said)
        rows = f"{len(self.rows)} row{'s' * (len(self.rows) != 1)}"
        columns = f"{len(self.columns)} column{'s' * (len(self.columns) != 1)}"
        names = ", ".join(plain(column.name) for column in self.columns)
        said = ", ".join(f"{kind} {counted[kind]}" for kind in KINDS if counted[kind])
        return f"{plain(self.title)}: {rows} by {columns} ({names}): {said}."


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the parts of a grid stand: `left` of the cells, how wide `each` is, how high the `head` above them is."""

    width: float
    left: float
    each: float
    head: float
    upright: bool
    worded: bool

    def words(self, text: str, *, bold: bool = False) -> tuple[str, ...]:
        """Return what stands in a cell or above a column, in lines."""
        return wrapped(
            text, self.each - (_SIGN + 3 if self.worded and not bold else 0) - 4, SMALL, most=_LINES, bold=bold
        )

    def name(self, row: Row) -> tuple[str, ...]:
        """Return what stands before a row, in lines."""
        return wrapped(row.name, self.left - MARGIN - 8, SMALL)

    def height(self, row: Row) -> float:
        """Return how high a row is."""
        lines = max(1, len(self.name(row)), *(len(self.words(cell.text)) for cell in row.cells))
        return lines * SMALL * LEADING + 5


def _frame(grid: Grid) -> _Frame:
    """Return where the parts of a grid stand; a canvas of many columns is as wide as they need."""
    worded = any(cell.text for row in grid.rows for cell in row.cells)
    names = max((measured(shortened(plain(row.name), _NAMES[1], SMALL), SMALL) for row in grid.rows), default=0)
    left = MARGIN + min(max(names + 8, _NAMES[0]), _NAMES[1] if not worded else _NAMES[0] + 30)
    number = max(len(grid.columns), 1)
    space = (WIDTH - MARGIN - left) / number
    each = max(space, _NARROW) if worded else min(max(space, _NARROW), _BROAD)
    width = max(WIDTH, left + each * number + MARGIN)
    every = [text for column in grid.columns for text in (column.name, column.remark)]
    upright = any(measured(word, SMALL, bold=True) > each - 4 for text in every for word in plain(text).split())
    level = _Frame(width, left, each, 0, upright, worded)
    return replace(level, head=_head(level, grid.columns))


def _head(frame: _Frame, columns: Sequence[Column]) -> float:
    """Return how much space the names of the columns need above the cells."""
    if frame.upright:
        names = (measured(plain(text), SMALL, bold=True) for each in columns for text in (each.name, each.remark))
        return min(max(names), _UPRIGHT) + 16
    lines = (len(frame.words(each.name, bold=True)) + len(frame.words(each.remark)) for each in columns)
    return max(lines, default=0) * SMALL * LEADING + 12


def _names(canvas: Canvas, frame: _Frame, columns: Sequence[Column], bottom: float) -> None:
    """Write the names of the documents above their columns: upright where they are too wide for them."""
    for number, column in enumerate(columns):
        middle = frame.left + (number + 0.5) * frame.each
        if frame.upright:
            _upright(canvas, column, (middle, bottom - 6))
            continue
        name, remarks = frame.words(column.name, bold=True), frame.words(column.remark)
        first = bottom - 6 - (len(name) + len(remarks) - 1) * SMALL * LEADING
        canvas.write((middle, first), *name, size=SMALL, bold=True, side="center")
        below = first + len(name) * SMALL * LEADING
        canvas.write((middle, below), *remarks, size=SMALL, color=FAINT, side="center")


def _upright(canvas: Canvas, column: Column, place: Place) -> None:
    across = place[0] - (1 if column.remark else -SMALL * 0.36)
    name, remark = shortened(plain(column.name), _UPRIGHT, SMALL, bold=True), shortened(column.remark, _UPRIGHT, SMALL)
    canvas.write((across, place[1]), name, size=SMALL, bold=True, upright=True)
    canvas.write((across + SMALL * LEADING, place[1]), *filter(None, [remark]), size=SMALL, color=FAINT, upright=True)


def _body(canvas: Canvas, frame: _Frame, rows: Sequence[Row], down: float) -> float:
    """Draw the rows under their headings; return where they end."""
    cells: dict[str, list[tuple[Cell, Place, Place]]] = {}
    for group, members in groupby(rows, key=lambda row: row.group):
        down = _group(canvas, group, down)
        for row in members:
            name, height = frame.name(row), frame.height(row)
            canvas.write((MARGIN, _base(down, height, len(name))), *name, size=SMALL)
            for number, cell in enumerate(row.cells):
                corner = (frame.left + number * frame.each, down)
                cells.setdefault(cell.kind, []).append((cell, corner, (frame.each, height)))
            down += height
    for kind, found in cells.items():
        _fill(canvas, frame, kind, found)
    return down


def _group(canvas: Canvas, group: str, down: float) -> float:
    if not group:
        return down
    canvas.write(
        (MARGIN, down + SMALL + 7),
        shortened(plain(group), canvas.width - 2 * MARGIN, SMALL, bold=True),
        size=SMALL,
        bold=True,
        color=FAINT,
    )
    return down + SMALL + 12


def _fill(canvas: Canvas, frame: _Frame, kind: str, cells: Sequence[tuple[Cell, Place, Place]]) -> None:
    """Draw the cells of one kind: their fill, their signs, their words and what holds besides."""
    mark = KINDS[kind]
    canvas.boxes([(corner, size) for _, corner, size in cells], replace(mark, edge=GRID))
    sign = replace(mark, edge=TEXT)
    aside = _SIGN / 2 + 1 if frame.worded else frame.each / 2
    canvas.points([(x + aside, y + height / 2) for _, (x, y), (_, height) in cells], sign, name=kind)
    for cell, (x, y), (_, height) in cells:
        words = frame.words(cell.text)
        canvas.write((x + _SIGN + 2, _base(y, height, len(words))), *words, size=SMALL)
    for besides in dict.fromkeys(cell.besides for cell, *_ in cells if cell.besides):
        corners = [(x + width - 6, y + 5) for cell, (x, y), (width, _) in cells if cell.besides == besides]
        canvas.points(corners, replace(KINDS[besides], edge=TEXT), size=3.5, name=besides)


def _base(down: float, height: float, lines: int) -> float:
    """Return the base line of the first of some lines in the middle of a row."""
    return down + height / 2 - (lines - 1) * SMALL * LEADING / 2 + SMALL * 0.36


def _swatch(canvas: Canvas, word: str, place: Place) -> None:
    mark = KINDS[word]
    canvas.boxes([((place[0] - 9, place[1] - 5.5), (18, 11))], replace(mark, edge=GRID))
    canvas.points([place], replace(mark, edge=TEXT))


_EMPTY = "There is nothing to show."
_NAMES = (90.0, 190.0)
_NARROW, _BROAD = 30.0, 110.0
_UPRIGHT = 120.0
_LINES = 4
_SIGN = 12.0
