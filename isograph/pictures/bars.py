"""Bars by year: what was published stands up, what was withdrawn hangs down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil, log10
from typing import Final

from isograph.pictures.canvas import MARGIN, Canvas, Place
from isograph.pictures.lettering import NORMAL, SMALL, plain
from isograph.pictures.palette import BLUE, FAINT, GRID, TEXT, VERMILION, Mark
from isograph.pictures.picture import Picture

KINDS: Final[Mapping[str, Mark]] = {
    "published": Mark("#7FB8DE", BLUE),
    "withdrawn": Mark("#F0BF9E", VERMILION, "////"),
}
"""What bars stand for: those published are plain and stand up, those withdrawn are hatched and hang down."""


@dataclass(frozen=True, slots=True)
class Year:
    """How many documents were published in a year, and how many withdrawn."""

    year: int
    published: int = 0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class Bars:
    """Years in a row, those between them in which nothing happened too.

    >>> print(Bars("ISO/TC 176", (Year(1987, published=5), Year(2004, withdrawn=3))).draw())
    ISO/TC 176: 5 published and 3 withdrawn from 1987 to 2004.
    """

    title: str
    years: tuple[Year, ...]
    note: str = ""

    def draw(self) -> Picture:
        """Return the bars as a picture; without years it has its title, and says that nothing is shown."""
        canvas = Canvas()
        top = canvas.heading(self.title, self.note) + 18
        if not self.years:
            canvas.write((MARGIN, top), "There is nothing to show.", color=FAINT)
            return canvas.picture(top + NORMAL + MARGIN, f"{plain(self.title)}: nothing to show.")
        frame = _Frame(self.years, canvas.width, top)
        frame.scale(canvas)
        frame.bars(canvas)
        end = canvas.legend(frame.bottom + _YEARS + 24, tuple(KINDS), lambda word, place: _swatch(canvas, word, place))
        return canvas.picture(end + MARGIN, self._description)

    @property
    def _description(self) -> str:
        published, withdrawn = (sum(getattr(each, kind) for each in self.years) for kind in KINDS)
        first, last = min(each.year for each in self.years), max(each.year for each in self.years)
        span = f"from {first} to {last}" if first < last else f"in {first}"
        return f"{plain(self.title)}: {published:,} published and {withdrawn:,} withdrawn {span}."


class _Frame:
    """Where years and numbers stand."""

    def __init__(self, years: tuple[Year, ...], width: float, top: float) -> None:
        known = {each.year: each for each in years}
        self.years = [known.get(year, Year(year)) for year in range(min(known), max(known) + 1)]
        self.up, self.down = (max(getattr(each, kind) for each in years) for kind in KINDS)
        self.step = _step(self.up + self.down)
        self.left, self.each = _LEFT, (width - MARGIN - _LEFT) / len(self.years)
        self.high, self.low = (self._rounded(most) for most in (self.up, self.down))
        self.unit = _HIGH / (self.high + self.low)
        self.zero = top + self.high * self.unit
        self.bottom = self.zero + self.low * self.unit
        self.right = width - MARGIN

    def _rounded(self, most: int) -> int:
        """Return up to which number a side is drawn: to a line, but for what would hardly be seen there."""
        return ceil(most / self.step) * self.step if most > self.step / 2 else most

    def scale(self, canvas: Canvas) -> None:
        """Draw the lines of the numbers, the years below them, and what the axes are."""
        for number in range(-(self.low // self.step) * self.step, self.high + 1, self.step):
            down = self.zero - number * self.unit
            canvas.line([(self.left, down), (self.right, down)], _GRID if number else _ZERO)
            canvas.write(
                (self.left - 5, down + SMALL * 0.36), f"{abs(number):,}", size=SMALL, color=FAINT, side="right"
            )
        for place, each in enumerate(self.years):
            if len(self.years) <= _MANY or each.year % _apart(len(self.years)) == 0:
                middle = self.left + (place + 0.5) * self.each
                canvas.line([(middle, self.bottom), (middle, self.bottom + 3)], _ZERO)
                canvas.write((middle, self.bottom + _YEARS), str(each.year), size=SMALL, color=FAINT, side="center")
        middle = (self.bottom + self.zero - self.high * self.unit) / 2
        canvas.write((MARGIN + SMALL, middle), "documents a year", size=SMALL, color=FAINT, side="center", upright=True)
        canvas.write(
            ((self.left + self.right) / 2, self.bottom + _YEARS + 12), "year", size=SMALL, color=FAINT, side="center"
        )

    def bars(self, canvas: Canvas) -> None:
        """Draw the bars of the years that have any, with numbers: all of few, the largest of many."""
        for kind, mark in KINDS.items():
            canvas.boxes(self._places(kind), mark, hatched=True, name=kind)
            most = max(getattr(each, kind) for each in self.years)
            for place, each in enumerate(self.years):
                number = getattr(each, kind)
                if number and (len(self.years) <= _MANY or number == most):
                    self._number(canvas, kind, place, number)

    def _number(self, canvas: Canvas, kind: str, place: int, number: int) -> None:
        up = kind == "published"
        down = self.zero - number * self.unit - 3 if up else self.zero + number * self.unit + SMALL + 1
        canvas.write((self.left + (place + 0.5) * self.each, down), f"{number:,}", size=SMALL, side="center")

    def _places(self, kind: str) -> Iterator[tuple[Place, Place]]:
        wide = min(self.each * 0.78, _WIDE)
        for place, each in enumerate(self.years):
            high = getattr(each, kind) * self.unit
            if high:
                left = self.left + (place + 0.5) * self.each - wide / 2
                yield (left, self.zero - high if kind == "published" else self.zero), (wide, high)


def _step(most: int) -> int:
    """Return a round number, some of which lead to the most: 1, 2 or 5, or such a number of tens.

    >>> _step(7), _step(2345)
    (1, 500)
    """
    rough = max(most / _LINES, 1)
    ten: int = 10 ** int(log10(rough))
    return next(each * ten for each in (1, 2, 5, 10) if each * ten >= rough)


def _apart(years: int) -> int:
    """Return how many years apart the years are named that are."""
    return 5 if years <= _MANY * 4 else 10


def _swatch(canvas: Canvas, word: str, place: Place) -> None:
    canvas.boxes([((place[0] - 9, place[1] - 5.5), (18, 11))], KINDS[word], hatched=True)


_GRID = Mark(GRID, GRID)
_ZERO = Mark(TEXT, TEXT)
_LEFT = 62.0
_HIGH = 240.0
_WIDE = 26.0
_LINES = 7
_YEARS = 18.0
_MANY = 16
"""How many years are named and numbered one by one."""
