"""HTML: a sentence, a table, the notes; readable on light and dark, with no script and nothing fetched."""

from collections.abc import Sequence
from typing import Final

from isograph.display.cells import Table
from isograph.display.links import Links, links
from isograph.display.outline import outline
from isograph.display.prose import escaped, prose
from isograph.display.sources import vouching
from isograph.display.style import STYLE
from isograph.display.tables import MOST, tabled

_NOTES: Final = 4


def html(table: Table) -> str:
    """Return the answer as a piece of HTML in which everything is escaped.

    Rows beyond twenty are folded, and beyond two thousand left out, with a line that says so. So are notes beyond four,
    the sources of a row and what rests behind the answer. A document that has a row of its own is a link to it.
    """
    parts = (STYLE, _sentence(table), _body(table), *map(_folded, table.annexes), _notes(table.notes, _links(table)))
    return f'<div class="isograph">{"".join(parts)}</div>'


def _sentence(table: Table) -> str:
    """Return the summary: its first sentence large, what follows it plain."""
    if not table.summary:
        return ""
    first, stop, others = table.summary.partition(". ")
    found = _links(table)
    more = f"<p>{prose(others, found)}</p>" if others else ""
    return f'<p class="answer">{prose(first + stop.rstrip(), found)}</p>{more}'


def _body(table: Table) -> str:
    if table.sections:
        return "".join(map(_shown, table.sections))
    if table.outline:
        return f'<div class="outline">{outline(table.outline)}</div>'
    return tabled(table) if table.rows() or not table.summary else ""


def _shown(section: Table) -> str:
    return f"{_body(section)}{''.join(map(_folded, section.annexes))}"


def _folded(part: Table) -> str:
    """Return a part under its title, which is not said again in it."""
    title, body = part.caption or part.summary, _body(part)
    return f"<details><summary>{escaped(title)}</summary>{body}{_notes(part.notes, _links(part))}</details>"


def _notes(notes: Sequence[str], found: Links) -> str:
    """Return the first notes, the others folded, and folded by themselves those that only name sources."""
    naming = [note for note in notes if vouching(note)]
    told = [note for note in notes if note not in naming]
    shown = told if len(told) <= _NOTES + 1 else told[:_NOTES]
    parts = (_lines(shown, found), _more(told[len(shown) :], "more notes", found), _more(naming, "on sources", found))
    return f'<div class="notes">{"".join(parts)}</div>' if notes else ""


def _more(notes: Sequence[str], name: str, found: Links) -> str:
    return f"<details><summary>{len(notes)} {name}</summary>{_lines(notes, found)}</details>" if notes else ""


def _lines(notes: Sequence[str], found: Links) -> str:
    return "".join(f"<p>{prose(note, found)}</p>" for note in notes)


def _links(table: Table) -> Links:
    """Return what leads where; where rows are not shown as such, nothing leads to them."""
    return links(table, () if table.sections or table.outline else table.rows()[:MOST])
