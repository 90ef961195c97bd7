"""HTML: what rests on what, as an outline that folds, with no script."""

from collections.abc import Sequence
from html import escape
from itertools import zip_longest

Line = tuple[int, str, str]
"""How deep a line stands, what it says, and what vouches for it."""


def outline(lines: Sequence[Line]) -> str:
    """Return lines as nested parts that open and close; a line with deeper ones below it is their heading.

    >>> outline([(0, "A", "a rule"), (1, "B", "stated")])
    '<details open><summary>A <small>a rule</small></summary><div>B <small>stated</small></div></details>'
    """
    parts: list[str] = []
    for (depth, text, by), following in zip_longest(lines, lines[1:]):
        below = following[0] if following else 0
        said = f"{escape(text)} <small>{escape(by)}</small>"
        parts.append(f"<details open><summary>{said}</summary>" if below > depth else f"<div>{said}</div>")
        parts.append("</details>" * (depth - below))
    return "".join(parts)
