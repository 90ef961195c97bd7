"""HTML: what rests on what, as an outline that folds, with no script."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from isograph.display.prose import prose

Line = tuple[int, str, str]
"""How deep a line stands, what it says, and what vouches for it."""

_SHORT: Final = 30
_DEEPEST: Final = 16
_MOST: Final = 5000


def outline(lines: Sequence[Line]) -> str:
    """Return lines as nested parts that open and close; a line with deeper ones below it is their heading.

    A short outline is open; of a long one no more than the first level. What stands below the sixteenth level is told
    by the number of its level, and lines beyond five thousand are left out, with a line that says so.

    >>> outline([(0, "A", "a rule"), (1, "B", "stated")])
    '<details open><summary>A <small>a rule</small></summary><div>B <small>stated</small></div></details>'
    """
    left_out = f"<p>{len(lines) - _MOST:,} more lines are not shown here.</p>" if len(lines) > _MOST else ""
    return f"{''.join(_parts(lines[:_MOST], _opened(lines)))}{left_out}"


def _opened(lines: Sequence[Line]) -> int:
    """Return how many levels are open from the start: no more lines than fit a page."""
    if len(lines) <= _SHORT:
        return _DEEPEST
    return int(sum(depth <= 1 for depth, _, _ in lines) <= _SHORT)


def _parts(lines: Sequence[Line], opened: int) -> Iterator[str]:
    headings: list[int] = []
    for (depth, text, by), below in zip_longest(lines, lines[1:]):
        while headings and headings[-1] >= min(depth, _DEEPEST):
            yield "</details>"
            headings.pop()
        if below and below[0] > depth and depth < _DEEPEST:
            headings.append(depth)
            yield f"<details{' open' * (depth < opened)}><summary>{_said(depth, text, by)}</summary>"
        else:
            yield f"<div>{_said(depth, text, by)}</div>"
    yield "</details>" * len(headings)


def _said(depth: int, text: str, by: str) -> str:
    level = f"<small>level {depth}:</small> " if depth > _DEEPEST else ""
    return f"{level}{prose(text)} <small>{prose(by)}</small>"
