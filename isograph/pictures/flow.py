"""A flow of clauses: documents side by side, and lines from their clauses to those that took them over."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from isograph.pictures.canvas import MARGIN, WIDTH, Canvas, Place
from isograph.pictures.lettering import LEADING, NORMAL, SMALL, measured, plain, shortened, wrapped
from isograph.pictures.palette import BACKGROUND, BLUE, FAINT, GREEN, GREY, PURPLE, VERMILION, Mark
from isograph.pictures.picture import Picture

_PART = "a part of it"
RELATIONS: Final[Mapping[str, Mark]] = {
    "equal": Mark(BACKGROUND, GREEN, line="-"),
    "partly": Mark(BACKGROUND, "#B37C00", line="--"),
    "corresponds": Mark(BACKGROUND, BLUE, line="-"),
    "possible": Mark(BACKGROUND, PURPLE, line=":"),
    _PART: Mark(BACKGROUND, GREY),
}
"""How a clause relates to another one; what is equal is drawn as a double line, what is a part of it as a bracket."""

MARKS: Final[Mapping[str, Mark]] = {
    "new": Mark("#D5ECFA", BLUE, marker="P"),
    "gone": Mark("#F0BF9E", VERMILION, marker="X"),
    "no counterpart": Mark("#F0BF9E", VERMILION, marker="X"),
    "to be checked": Mark("#EBEBE8", GREY, marker="D", line=":"),
}
"""What is marked of a clause that has no line."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause; `marks` tell how many of the clauses in it are new, gone, ...: the words of `MARKS`."""

    number: str
    title: str = ""
    marks: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its clauses, in their order."""

    name: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Lines from a clause of a document, by its place, to one of the next document, or to one of its own.

    `number` tells how many clauses in the one relate so to clauses in the other.
    """

    place: int
    source: str
    target: str
    relation: str
    number: int = 1
    within: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """Documents in a row, and the links between their clauses.

    >>> old, new = Document("ISO 9001:2008", (Clause("7.3"),)), Document("ISO 9001:2015", (Clause("8.3"),))
    >>> print(Flow("Design", (old, new), (Link(0, "7.3", "8.3", "corresponds"),)).draw())
    Design: ISO 9001:2008 (1 clause), ISO 9001:2015 (1 clause); 1 link: corresponds 1.
    """

    title: str
    documents: tuple[Document, ...]
    links: tuple[Link, ...]
    note: str = ""

    def draw(self) -> Picture:
        """Return the flow as a picture; without documents it has its title, and says that nothing is shown."""
        frame = _Frame(len(self.documents))
        canvas = Canvas(frame.width)
        top = canvas.heading(self.title, self.note)
        if not any(document.clauses for document in self.documents):
            canvas.write((MARGIN, top + NORMAL), "There is nothing to show.", color=FAINT)
            return canvas.picture(top + 2 * NORMAL + MARGIN, f"{plain(self.title)}: nothing to show.")
        places = frame.places(self.documents, top + 34)
        for place, document in enumerate(self.documents):
            name = shortened(plain(document.name), frame.each + frame.between / 2, bold=True)
            canvas.write((frame.left(place) + frame.each / 2, top + 20), name, bold=True, side="center")
        _boxes(canvas, self, places)
        _links(canvas, self.links, places)
        bottom = max(box.bottom for box in places.values())
        end = canvas.legend(bottom + 20, self._words, lambda word, spot: _swatch(canvas, word, spot))
        return canvas.picture(end + MARGIN, self._description)

    @property
    def _words(self) -> tuple[str, ...]:
        """The relations and marks that the picture shows."""
        marks = {kind for document in self.documents for clause in document.clauses for kind, _ in clause.marks}
        used = {link.relation for link in self.links} | marks
        return tuple(word for word in (*RELATIONS, *MARKS) if word in used)

    @property
    def _description(self) -> str:
        kinds: Counter[str] = Counter()
        for link in self.links:
            kinds[link.relation] += link.number
        documents = (f"{plain(each.name)} ({_numbered(len(each.clauses), 'clause')})" for each in self.documents)
        told = ", ".join(f"{relation} {kinds[relation]}" for relation in RELATIONS if kinds[relation])
        links = _numbered(kinds.total(), "link")
        return f"{plain(self.title)}: {', '.join(documents)}; {links}{f': {told}' if told else ''}."


@dataclass(frozen=True, slots=True)
class _Box:
    """Where a clause stands."""

    left: float
    top: float
    width: float
    height: float
    lines: tuple[str, ...]
    marked: float

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def right(self) -> float:
        return self.left + self.width


_Places = dict[tuple[int, str], _Box]


class _Frame:
    """How wide columns of clauses are, and where the clauses stand in them."""

    def __init__(self, documents: int) -> None:
        number = max(documents, 2)
        share = (WIDTH - 2 * MARGIN) / (number + _BETWEEN * (number - 1))
        self.each = max(share, _NARROW)
        self.between = self.each * _BETWEEN
        self.width = max(WIDTH, 2 * MARGIN + self.each * number + self.between * (number - 1))

    def left(self, place: int) -> float:
        """Return where a column begins."""
        return MARGIN + place * (self.each + self.between)

    def places(self, documents: tuple[Document, ...], top: float) -> _Places:
        """Return where the clauses stand: each column as high as the highest, where its clauses allow."""
        heights = [[self.height(clause) for clause in document.clauses] for document in documents]
        needed = max(sum(each) + _APART * (len(each) - 1) for each in heights)
        found: _Places = {}
        for place, (document, high) in enumerate(zip(documents, heights, strict=True)):
            free = (needed - sum(high)) / max(len(high) - 1, 1)
            down = top + (needed - sum(high)) / 2 * (len(high) == 1)
            for clause, height in zip(document.clauses, high, strict=True):
                marked = down + (height - _LINE / 2 - 2 if self.below(clause) else height / 2)
                lines = self.lines(clause)
                found[place, clause.number] = _Box(self.left(place), down, self.each, height, lines, marked)
                down += height + max(free, _APART)
        return found

    def lines(self, clause: Clause) -> tuple[str, ...]:
        """Return the number and the title of a clause, in lines."""
        room = self.each - 10 if self.below(clause) else self._beside(clause)
        return wrapped(_titled(clause), room, SMALL, most=_LINES) or ("",)

    def height(self, clause: Clause) -> float:
        """Return how high a clause is: as its lines, and its marks where they stand below."""
        return (len(self.lines(clause)) + self.below(clause)) * _LINE + 4

    def below(self, clause: Clause) -> bool:
        """Whether the marks of a clause stand below its title: a word, or the number and its word, is too wide."""
        room, (number, *words) = self._beside(clause), plain(_titled(clause)).split() or [""]
        first = f"{number} {words[0]}" if words else number
        return bool(clause.marks) and any(measured(word, SMALL) > room for word in (first, *words))

    def _beside(self, clause: Clause) -> float:
        return self.each - 10 - _BADGE * len(clause.marks)


def _titled(clause: Clause) -> str:
    return f"{clause.number} {clause.title}"


def _numbered(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def _boxes(canvas: Canvas, flow: Flow, places: _Places) -> None:
    """Draw the clauses; one is filled with what it is marked as where no line leads to it or from it."""
    linked = {end for link in flow.links for end in _ends(link)}
    for place, document in enumerate(flow.documents):
        for clause in document.clauses:
            filled = clause.marks and (place, clause.number) not in linked
            mark = MARKS[clause.marks[0][0]] if filled else _PLAIN
            _box(canvas, clause, places[place, clause.number], mark)


def _box(canvas: Canvas, clause: Clause, box: _Box, mark: Mark) -> None:
    canvas.box((box.left, box.top), (box.width, box.height), mark, rounded=2, name="clause")
    canvas.write((box.left + 5, box.top + 2 + SMALL), *box.lines, size=SMALL)
    for number, (kind, count) in enumerate(clause.marks):
        across, middle = box.right - _BADGE * (number + 1) + 6, box.marked
        canvas.points([(across, middle)], MARKS[kind], size=5, name=kind)
        canvas.write((across + 5, middle + SMALL * 0.36), *([str(count)] if count > 1 else []), size=SMALL)


def _links(canvas: Canvas, links: tuple[Link, ...], places: _Places) -> None:
    """Draw the links; those at one side of a box are spread over it, in the order of where they lead."""
    through = tuple(link for link in links if not link.within)
    starts = _spread(through, places, source=True)
    ends = _spread(through, places, source=False)
    for number, link in enumerate(through):
        _drawn(canvas, (starts[number], ends[number]), link.relation, min(1 + 0.6 * (link.number - 1), _THICK))
    _brackets(canvas, tuple(link for link in links if link.within), places)


def _brackets(canvas: Canvas, links: tuple[Link, ...], places: _Places) -> None:
    """Draw the links within a document: those from one clause as a bracket, and brackets that meet side by side."""
    sources: dict[tuple[int, str], list[_Box]] = {}
    for link in links:
        near, far = _ends(link)
        sources.setdefault(near, []).append(places[far])
    taken: list[tuple[int, float, float]] = []
    for near, boxes in sources.items():
        held = (places[near], *boxes)
        span = near[0], min(each.top for each in held), max(each.bottom for each in held)
        turn = sum(span[0] == at and span[1] < low and high < span[2] for at, high, low in taken)
        taken.append(span)
        across = min(places[near].right + 6 + 4 * turn, canvas.width - 2)
        for box in boxes:
            _bracket(canvas, places[near], box, across)


def _bracket(canvas: Canvas, near: _Box, far: _Box, across: float) -> None:
    """Draw a line from the end of a box to the beginning of one below it, or back."""
    down = near.top < far.top
    start = near.right, near.bottom - 4 if down else near.top + 4
    end = far.right, far.top + 4 if down else far.bottom - 4
    canvas.bracket(start, end, RELATIONS[_PART], across=across, name=_PART)


def _spread(links: tuple[Link, ...], places: _Places, *, source: bool) -> dict[int, Place]:
    """Return where the links touch the boxes that they leave or come to."""
    sides: dict[tuple[int, str], list[tuple[float, int]]] = {}
    for number, link in enumerate(links):
        near, far = _ends(link) if source else _ends(link)[::-1]
        sides.setdefault(near, []).append((places[far].top, number))
    found: dict[int, Place] = {}
    for near, touching in sides.items():
        box = places[near]
        for turn, (_, number) in enumerate(sorted(touching)):
            down = box.top + box.height * (turn + 0.5) / len(touching)
            found[number] = (box.right if source else box.left, down)
    return found


def _ends(link: Link) -> tuple[tuple[int, str], tuple[int, str]]:
    return (link.place, link.source), (link.place + (not link.within), link.target)


def _drawn(canvas: Canvas, ends: tuple[Place, Place], relation: str, thick: float) -> None:
    mark = RELATIONS[relation]
    if relation == "equal":
        canvas.curve(*ends, mark, thick=thick + 1.6, name=relation)
        canvas.curve(*ends, _GAP, thick=0.6 + thick * 0.3, name="gap")
    else:
        canvas.curve(*ends, mark, thick=thick, name=relation)


def _swatch(canvas: Canvas, word: str, place: Place) -> None:
    across, down = place
    if word == _PART:
        canvas.bracket((across - 6, down - 4), (across - 6, down + 4), RELATIONS[word], across=across + 4, name=word)
    elif word in RELATIONS:
        _drawn(canvas, ((across - 9, down), (across + 9, down)), word, 1.4)
    else:
        canvas.box((across - 9, down - 5.5), (18, 11), MARKS[word], rounded=2)
        canvas.points([place], MARKS[word])


_PLAIN = Mark("#FFFFFF", GREY)
_GAP = Mark(BACKGROUND, BACKGROUND)
_BETWEEN = 0.75
_NARROW = 80.0
_APART = 4.0
_LINES = 5
_BADGE = 20.0
_LINE = SMALL * LEADING
_THICK = 7.0
