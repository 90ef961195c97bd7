"""A proof as a tree: the conclusion above, what it rests on below, the names of the rules where the lines meet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from isograph.pictures.canvas import MARGIN, WIDTH, Canvas, Place
from isograph.pictures.lettering import LEADING, SMALL, measured, plain, shortened, wrapped
from isograph.pictures.palette import BLUE, FAINT, GREEN, GREY, TEXT, Mark
from isograph.pictures.picture import Picture

KINDS: Final[Mapping[str, Mark]] = {
    "conclusion": Mark("#7FCEB9", GREEN),
    "follows by a rule": Mark("#FFFFFF", BLUE),
    "stated, with its source": Mark("#FBF1C9", "#B37C00", marker="s"),
    "stated, not verified": Mark("#FBF1C9", "#B37C00", marker="D", line="--"),
    "not stated": Mark("#EBEBE8", GREY, line=":"),
}
"""What a statement of a proof is."""

MOST: Final = 24
"""How many statements a reader follows in one picture."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement, the rule by which it follows and the places of what it rests on, or the source that states it."""

    text: str
    rule: str = ""
    premises: tuple[int, ...] = ()
    source: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Tree:
    """A proof: the conclusion is the first of the statements.

    What is more than a reader can follow is folded: the picture says at each fold how many statements lie below.

    >>> stated = Statement("The scope of ISO 9002:1994 includes welding", source="its own words")
    >>> print(Tree("Why", (Statement("ISO 9002:1994 covers welding", "prp-spo2", (1,)), stated)).draw())
    Why: 2 of 2 statements shown, 1 stated.
    """

    title: str
    statements: tuple[Statement, ...]
    note: str = ""

    def draw(self) -> Picture:
        """Return the proof as a picture."""
        tree = _fitting(self.statements)
        canvas = Canvas()
        frame = _Frame(self.statements, tree, canvas.heading(self.title, self._note(tree)) + 14)
        for branch in tree:
            frame.joint(canvas, branch)
            frame.box(canvas, branch)
        used = {_kind(self.statements, each.statement) for each in tree}
        words = tuple(kind for kind in KINDS if kind in used)
        end = canvas.legend(frame.bottom + 22, words, lambda word, place: _swatch(canvas, word, place))
        return canvas.picture(end + MARGIN, self._description)

    def _note(self, tree: "_Branch") -> str:
        """Return the note, and how much of the proof is shown where that is not all of it."""
        shown, number = len({each.statement for each in tree}), len(self.statements)
        return self.note if shown == number else f"The first {shown} of {number} statements. {self.note}"

    @property
    def _description(self) -> str:
        shown, number = len({each.statement for each in _fitting(self.statements)}), len(self.statements)
        stated = sum(_kind(self.statements, place) in _STATED for place in range(number))
        return f"{plain(self.title)}: {shown} of {number} statements shown, {stated} stated."


@dataclass(frozen=True, slots=True)
class _Branch:
    """A statement where it stands in the tree: how deep, how far across in columns, and the branches below it."""

    statement: int
    depth: int
    across: float = 0
    below: tuple["_Branch", ...] = ()

    def __iter__(self) -> Iterator["_Branch"]:
        yield self
        for each in self.below:
            yield from each

    def moved(self, by: float) -> "_Branch":
        """Return the branch further to the right, with all below it."""
        return _Branch(self.statement, self.depth, self.across + by, tuple(each.moved(by) for each in self.below))


def _fitting(statements: Sequence[Statement]) -> _Branch:
    """Return as much of a proof, from the conclusion down, as can be read and has room side by side."""
    for most in range(MOST, 0, -1):
        tree = _grown(statements, _opened(statements, most), (0,), 0)
        places = [each.across for each in tree]
        if max(places) - min(places) <= _COLUMNS - 1:
            break
    return tree.moved(-min(places))


def _opened(statements: Sequence[Statement], most: int) -> set[tuple[int, ...]]:
    """Return the ways down to the statements whose premises are shown: level by level, while they are not too many."""
    opened: set[tuple[int, ...]] = set()
    shown = 1
    waiting: list[tuple[int, ...]] = [(0,)]
    for way in waiting:
        premises = statements[way[-1]].premises
        if premises and shown + len(premises) <= most:
            opened.add(way)
            shown += len(premises)
            waiting += [(*way, each) for each in premises]
    return opened


def _grown(statements: Sequence[Statement], opened: set[tuple[int, ...]], way: tuple[int, ...], depth: int) -> _Branch:
    """Return a statement with all that is shown below it, each beside the one before it as near as there is room."""
    below: list[_Branch] = []
    for each in statements[way[-1]].premises if way in opened else ():
        branch = _grown(statements, opened, (*way, each), depth + 1)
        below.append(branch.moved(_clearance(below, branch)))
    across = (below[0].across + below[-1].across) / 2 if below else 0.0
    return _Branch(way[-1], depth, across, tuple(below))


def _clearance(beside: Sequence[_Branch], branch: _Branch) -> float:
    """Return how far to the right a branch moves to stand clear of those beside it, at each depth."""
    ends: dict[int, float] = {}
    for each in (part for other in beside for part in other):
        ends[each.depth] = max(ends.get(each.depth, each.across), each.across)
    return max((ends[each.depth] + 1 - each.across for each in branch if each.depth in ends), default=0)


class _Frame:
    """Where the parts of a tree stand: boxes in levels, the names of rules below them."""

    def __init__(self, statements: Sequence[Statement], tree: _Branch, top: float) -> None:
        self.statements = statements
        columns = max(each.across for each in tree) + 1
        self.each = min((WIDTH - 2 * MARGIN + _BESIDE) / columns, _BROAD)
        self.left = (WIDTH - columns * self.each + _BESIDE) / 2
        self.tops = [top]
        for depth in range(max(each.depth for each in tree) + 1):
            high = max(self.height(each) for each in tree if each.depth == depth)
            self.tops.append(self.tops[-1] + high + _BETWEEN)
        self.bottom = max(self.tops[each.depth] + self.height(each) + _below(self, each) for each in tree)

    def middle(self, branch: _Branch) -> float:
        """Return where the middle of a box is."""
        return self.left + branch.across * self.each + (self.each - _BESIDE) / 2

    def texts(self, branch: _Branch) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the statement and its source, in lines."""
        known, space = self.statements[branch.statement], (self.each - _BESIDE - 10) * _WHOLE
        text = wrapped(known.text, space, SMALL, most=5, bold=branch.statement == 0)
        return text, wrapped(known.source, space, _TINY, most=3)

    def height(self, branch: _Branch) -> float:
        """Return how high a box is."""
        text, source = self.texts(branch)
        return len(text) * SMALL * LEADING + len(source) * _TINY * LEADING + 7

    def box(self, canvas: Canvas, branch: _Branch) -> None:
        """Draw a statement, and the source of one that is stated."""
        left, top = self.middle(branch) - (self.each - _BESIDE) / 2, self.tops[branch.depth]
        kind = _kind(self.statements, branch.statement)
        text, source = self.texts(branch)
        canvas.box((left, top), (self.each - _BESIDE, self.height(branch)), KINDS[kind], rounded=3, name=kind)
        canvas.write((left + 5, top + 3 + SMALL), *text, size=SMALL, bold=branch.statement == 0)
        below = top + 3 + len(text) * SMALL * LEADING + _TINY
        canvas.write((left + 5, below), *source, size=_TINY, color=FAINT)

    def joint(self, canvas: Canvas, branch: _Branch) -> None:
        """Draw the lines from a statement to what it rests on, and the name of the rule on them."""
        known, middle = self.statements[branch.statement], self.middle(branch)
        bottom = self.tops[branch.depth] + self.height(branch)
        if not known.rule:
            return
        meeting = self.tops[branch.depth + 1] - _ABOVE
        for each in branch.below:
            places = [(middle, bottom), (middle, meeting), (self.middle(each), meeting)]
            canvas.line([*places, (self.middle(each), self.tops[each.depth])], _LINE)
        folded = 0 if branch.below else len(_under(self.statements, branch.statement))
        rule = shortened(plain(known.rule) + (f" … {folded} more" if folded else ""), self.each - 8, _TINY)
        wide = measured(rule, _TINY) + 8
        canvas.line([(middle, bottom), (middle, bottom + 4)], _LINE)
        canvas.box((middle - wide / 2, bottom + 4), (wide, _TINY + 5), _PILL, rounded=5, name="rule")
        canvas.write((middle, bottom + 5 + _TINY), rule, size=_TINY, side="center")


def _below(frame: _Frame, branch: _Branch) -> float:
    return _TINY + 9.0 if frame.statements[branch.statement].rule else 0.0


def _under(statements: Sequence[Statement], place: int) -> set[int]:
    """Return what a statement rests on, down to what is stated."""
    found: set[int] = set()
    waiting = [place]
    while waiting:
        further = [each for each in statements[waiting.pop()].premises if each not in found]
        found.update(further)
        waiting += further
    return found


def _kind(statements: Sequence[Statement], place: int) -> str:
    known = statements[place]
    if known.rule:
        return "follows by a rule" if place else "conclusion"
    if not known.source:
        return "not stated"
    return "stated, with its source" if known.verified else "stated, not verified"


def _swatch(canvas: Canvas, word: str, place: Place) -> None:
    canvas.box((place[0] - 9, place[1] - 5.5), (18, 11), KINDS[word], rounded=3)


_STATED = {"stated, with its source", "stated, not verified"}
_PILL = Mark("#EDEDEA", GREY)
_LINE = Mark(TEXT, GREY)
_TINY = 6.5
_COLUMNS = 4.75
_WHOLE = 0.95  # letters are wider in some browsers than they are measured
_BESIDE = 12.0
_BROAD = 200.0
_BETWEEN = 36.0
_ABOVE = 8.0
