"""Where the documents of a lineage stand in a picture: x grows with time, lanes keep each line of revisions straight.

`layout(nodes: Sequence[Node], edges: Sequence[Edge]) -> Layout`, in plain Python: no library that draws is imported.

Time is stretched so that what took the place of a document stands one unit after it at least, however crowded the
years, and empty decades take one unit at most. Documents of one day stand in one column.
"""

from bisect import bisect_left
from calendar import isleap
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

YEARS_A_UNIT: Final = 8
"""How many years take the width of one unit where nothing else asks for more."""

_STRAIGHT: Final = ("revised by", "renumbered as", "upgraded to", "replaced by", "merged into", "split into")
_CROSSING: Final = 2.0
_LANE: Final = 0.6
_SHORTLIST: Final = 6
_ROUNDS: Final = 2
_TOUCH: Final = 1e-9

Chain = tuple[str, ...]
Lanes = tuple[tuple[Chain, ...], ...]
Line = tuple[int, int, int, int]
Parts = tuple[float, float, float, float]
Meeting = tuple[str, str, tuple[tuple[int, Parts], ...]]
"""A line by its ends, and those that run beside it for a while: by their place, and at which parts of both."""


@dataclass(frozen=True, slots=True)
class Node:
    """A document: its name, when it was published in decimal years, and where it stands."""

    name: str
    published: float | None
    status: str


@dataclass(frozen=True, slots=True)
class Edge:
    """One document that took the place of another, and how: "revised by", "merged into", ..."""

    older: str
    newer: str
    how: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The middles of the documents' boxes by name, in units; x grows to the right, y downwards.

    Two in one lane are one unit apart at least: boxes that are less than a unit wide and high do not overlap.
    """

    places: Mapping[str, tuple[float, float]]
    width: float
    height: float


def decimal_year(day: date) -> float:
    """Return a day as a number of years.

    >>> decimal_year(date(2000, 7, 2))
    2000.5
    """
    start = date(day.year, 1, 1)
    return day.year + (day - start).days / (366 if isleap(day.year) else 365)


def layout(nodes: Sequence[Node], edges: Sequence[Edge]) -> Layout:
    """Return where to draw documents, the same for the same input; cycles and missing days do no harm.

    >>> nodes = Node("A:1987", 1987.2, "withdrawn"), Node("A:1994", 1994.5, "in force")
    >>> layout(nodes, [Edge("A:1987", "A:1994", "revised by")]).places
    {'A:1987': (0.5, 0.5), 'A:1994': (1.5, 0.5)}
    """
    columns = _columns(nodes, edges)
    ahead = [each for each in edges if each.older in columns and columns[each.older] < columns.get(each.newer, (0, 0))]
    across = _across(columns, ahead)
    lanes = _lanes(_chains(sorted(columns, key=columns.__getitem__), ahead, across), ahead, across)
    levels = {name: level for level, lane in enumerate(lanes) for chain in lane for name in chain}
    return Layout(
        places={each.name: (across[each.name] + 0.5, levels[each.name] + 0.5) for each in nodes},
        width=max(across.values(), default=0) + 1,
        height=max(len(lanes), 1),
    )


def _columns(nodes: Sequence[Node], edges: Sequence[Edge]) -> dict[str, tuple[float, int]]:
    """Return the day of each document, and its turn among those of that day; sorted, the order of the columns."""
    days = _days(nodes, edges)
    leads = {name: {name} for name in days}
    for each in (each for each in edges if each.older in days and days[each.older] == days.get(each.newer)):
        if each.older not in leads[each.newer]:
            _lead(leads, each)
    turns = Counter(name for led in leads.values() for name in led)
    return {name: (days[name], turns[name]) for name in days}


def _lead(leads: Mapping[str, set[str]], edge: Edge) -> None:
    for led in leads.values():
        if edge.older in led:
            led.update(leads[edge.newer])


def _days(nodes: Sequence[Node], edges: Sequence[Edge]) -> dict[str, float]:
    """Return days for all: one without stands before the first that took its place, else after what it replaced."""
    days = {each.name: each.published for each in nodes if each.published is not None}
    waiting = [each.name for each in nodes if each.published is None]
    while waiting:
        found = {name: day for name in waiting if (day := _between(name, edges, days)) is not None}
        days |= found or dict.fromkeys(waiting, min(days.values(), default=0.0))
        waiting = [name for name in waiting if name not in days]
    return {each.name: days[each.name] for each in nodes}


def _between(name: str, edges: Sequence[Edge], days: Mapping[str, float]) -> float | None:
    newer = [days[each.newer] for each in edges if each.older == name and each.newer in days]
    older = [days[each.older] for each in edges if each.newer == name and each.older in days]
    return min(newer) - 1 if newer else max(older) + 1 if older else None


def _across(columns: Mapping[str, tuple[float, int]], edges: Sequence[Edge]) -> dict[str, float]:
    before = defaultdict[str, list[str]](list)
    for each in edges:
        before[each.newer].append(each.older)
    beside = defaultdict[tuple[float, int], list[str]](list)
    for name, column in columns.items():
        beside[column].append(name)
    across: dict[str, float] = {}
    at, last = 0.0, min(columns.values(), default=(0.0, 0))[0]
    for column, names in sorted(beside.items()):
        needed = (across[older] + 1 for name in names for older in before[name])
        at = max(at + min((column[0] - last) / YEARS_A_UNIT, 1), *needed, at)
        last = column[0]
        across |= dict.fromkeys(names, at)
    return across


def _chains(names: Sequence[str], edges: Sequence[Edge], across: Mapping[str, float]) -> list[Chain]:
    """Join documents to lines that are drawn straight: each goes on with the one nearest in kind, number and time."""
    following: dict[str, str] = {}
    led = set[str]()
    for each in sorted(edges, key=lambda each: (*_strain(each), across[each.newer] - across[each.older])):
        if each.older not in following and each.newer not in led:
            following[each.older] = each.newer
            led.add(each.newer)
    return [tuple(_followed(name, following)) for name in names if name not in led]


def _strain(edge: Edge) -> tuple[bool, int]:
    """Return how little a step is one of the same line: the number changes, the kind is no revision."""
    kind = _STRAIGHT.index(edge.how) if edge.how in _STRAIGHT else len(_STRAIGHT)
    return edge.older.rpartition(":")[0] != edge.newer.rpartition(":")[0], kind


def _followed(name: str, following: Mapping[str, str]) -> Iterable[str]:
    yield name
    while name in following:
        name = following[name]
        yield name


def _lanes(chains: Sequence[Chain], edges: Sequence[Edge], across: Mapping[str, float]) -> Lanes:
    """Put each chain where its links to others are short and cross few, next to those it is linked with."""
    spans, meetings = _spans(chains, edges, across), _meetings(edges, across)
    waiting = sorted(chains, key=lambda chain: (-len(chain), across[chain[0]], chain))
    lanes: Lanes = ()
    while waiting:
        chain = max(waiting, key=lambda chain: _ties(chain, lanes, edges))
        waiting.remove(chain)
        lanes = _best(lanes, chain, spans, edges, meetings)
    for _ in range(_ROUNDS):
        before = lanes
        for chain in chains:
            lanes = _best(_without(lanes, chain), chain, spans, edges, meetings)
        if lanes == before:
            break
    return lanes


def _spans(
    chains: Sequence[Chain], edges: Sequence[Edge], across: Mapping[str, float]
) -> dict[Chain, tuple[float, float]]:
    """Return how far each chain reaches, with the lines that lead to its first and from its last document."""
    spans = {}
    for chain in chains:
        into = (across[each.older] + 0.5 for each in edges if each.newer == chain[0])
        out = (across[each.newer] - 0.5 for each in edges if each.older == chain[-1])
        spans[chain] = min(across[chain[0]], *into, across[chain[0]]), max(across[chain[-1]], *out, across[chain[-1]])
    return spans


def _ties(chain: Chain, lanes: Lanes, edges: Sequence[Edge]) -> int:
    placed = {name for lane in lanes for other in lane for name in other}
    own = {*chain}
    return sum(
        (each.older in own and each.newer in placed) or (each.newer in own and each.older in placed) for each in edges
    )


def _best(
    lanes: Lanes,
    chain: Chain,
    spans: Mapping[Chain, tuple[float, float]],
    edges: Sequence[Edge],
    meetings: Sequence[Meeting],
) -> Lanes:
    """Return the lanes with one chain more: in a lane with room, or in one of its own among them."""
    free = (level for level, lane in enumerate(lanes) if all(_apart(spans[chain], spans[each]) for each in lane))
    joined = [(*lanes[:level], (*lanes[level], chain), *lanes[level + 1 :]) for level in free]
    added = [(*lanes[:level], (chain,), *lanes[level:]) for level in range(len(lanes) + 1)]
    shortest = sorted(joined + added, key=lambda lanes: _length(lanes, edges))[:_SHORTLIST]
    return min(shortest, key=lambda lanes: _length(lanes, edges) + _CROSSING * _crossings(lanes, meetings))


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] + 1 <= other[0] or other[1] + 1 <= one[0]


def _without(lanes: Lanes, chain: Chain) -> Lanes:
    left = (tuple(each for each in lane if each != chain) for lane in lanes)
    return tuple(lane for lane in left if lane)


def _length(lanes: Lanes, edges: Sequence[Edge]) -> float:
    level = _levels(lanes)
    both = (each for each in edges if each.older in level and each.newer in level)
    return sum(abs(level[each.older] - level[each.newer]) for each in both) + _LANE * len(lanes)


def _crossings(lanes: Lanes, meetings: Sequence[Meeting]) -> int:
    """Count the lines that cross, of those that go from lane to lane."""
    level = _levels(lanes)
    lines = [_line(level.get(older), level.get(newer)) for older, newer, _ in meetings]
    both = (
        (line, other, parts)
        for line, (*_, beside) in zip(lines, meetings, strict=True)
        if line
        for place, parts in beside
        if (other := lines[place]) and other[2] < line[3] and line[2] < other[3]
    )
    return sum(_cross(*each) for each in both)


def _line(start: int | None, end: int | None) -> Line | None:
    """Return the levels at which a line starts and ends, and the upper and lower of them; none where it is level."""
    if start is None or end is None or start == end:
        return None
    return start, end, min(start, end), max(start, end)


def _cross(line: Line, other: Line, parts: Parts) -> bool:
    """Whether a line is above another where they begin to run side by side, and below it at the end, or the reverse."""
    begin, first, end, last = parts
    before = line[0] + begin * (line[1] - line[0]) - other[0] - first * (other[1] - other[0])
    after = line[0] + end * (line[1] - line[0]) - other[0] - last * (other[1] - other[0])
    return (before < -_TOUCH and after > _TOUCH) or (before > _TOUCH and after < -_TOUCH)


def _meetings(edges: Sequence[Edge], across: Mapping[str, float]) -> list[Meeting]:
    """Return each line with the later ones that run beside it, and where: what no change of lanes changes."""
    spans = sorted((across[each.older], across[each.newer], each.older, each.newer) for each in edges)
    begins = [span[0] for span in spans]
    found = []
    for place, (start, end, older, newer) in enumerate(spans):
        later = range(place + 1, bisect_left(begins, end))
        beside = tuple((other, _parts((start, end), spans[other][:2])) for other in later)
        found.append((older, newer, beside))
    return found


def _parts(span: tuple[float, float], later: tuple[float, float]) -> Parts:
    """Return at which parts of a line and of one that begins later both begin to run, and one ends."""
    (start, end), (begin, last) = span, later
    until = min(end, last)
    return (begin - start) / (end - start), 0.0, (until - start) / (end - start), (until - begin) / (last - begin)


def _levels(lanes: Lanes) -> dict[str, int]:
    return {name: level for level, lane in enumerate(lanes) for chain in lane for name in chain}
