"""HTML: a table whose rows can be linked to; badges for closed lists, and where a fact comes from folded away."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from isograph.display.cells import Table, address, number, written
from isograph.display.links import NAMED, Grid, Links, documents, links, owner
from isograph.display.prose import prose, single
from isograph.display.sources import VOUCHING, badge, sources
from isograph.display.tones import tone

_SHOWN: Final = 20
MOST: Final = 2000
_SHORT: Final = 16
_LONGEST_WORD: Final = 32
_NARROWEST: Final = 6
_WIDEST: Final = 40
_WIDE: Final = 7
_PAGE: Final = 72
_GAP: Final = 1
_BESIDE: Final = 0.8  # what the first column of a matrix leaves, of letters that are smaller in heads
_FIELDS: Final = ("field", "value")

_Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the rows of a table are laid out: the columns that are shown, those that are folded, what leads where."""

    names: tuple[str, ...]
    shown: tuple[int, ...]
    folded: tuple[int, ...]
    documents: int | None
    links: Links

    @property
    def matrix(self) -> bool:
        """Whether the columns after the first are documents side by side."""
        return len(self.shown) > 2 and all(NAMED.fullmatch(self.names[each]) for each in self.shown[1:])  # noqa: PLR2004

    @property
    def breadth(self) -> int:
        """How many columns are shown, with the one for all sources."""
        return len(self.shown) + bool(self.folded)

    @property
    def wide(self) -> bool:
        """Whether a reader may have to scroll: many columns, or documents whose names fill a page side by side."""
        return self.breadth > _WIDE or (self.matrix and self._heads > _PAGE)

    @property
    def kind(self) -> str:
        """The class of the table."""
        return "matrix" if self.matrix else "fields" if self.names == _FIELDS else ""

    @property
    def narrowest(self) -> str:
        """How narrow a matrix gets at most: its columns are as wide as the names above them, which are not broken."""
        return f' style="min-width:{self._heads / _BESIDE:.0f}ch"' if self.matrix and self.breadth <= _WIDE else ""

    @property
    def _heads(self) -> int:
        """How many letters the names of documents take side by side, all columns as wide as the widest."""
        names = [len(self.names[place]) for place in self.shown[1:]]
        return len(names) * (max(names, default=0) + _GAP)


def tabled(table: Table) -> str:
    """Return a table; rows beyond twenty are folded, and beyond two thousand left out with a line that says so."""
    rows = table.rows()
    kept = rows[:MOST]
    layout = _layout(table, kept)
    if len(rows) <= _SHOWN:
        return _table(layout, kept, caption=table.caption)
    widths = _proportions(layout, kept)
    left_out = f"<p>{len(rows) - MOST:,} more rows are not shown here.</p>" if len(rows) > MOST else ""
    return (
        f"{_table(layout, kept[:_SHOWN], widths, table.caption)}"
        f"<details><summary>{len(kept) - _SHOWN:,} more rows</summary>"
        f"{_table(layout, kept[_SHOWN:], widths, start=_SHOWN)}{left_out}</details>"
    )


def _layout(table: Table, rows: Grid) -> _Layout:
    """Fold the columns that vouch for a row, all but the first, and leave out those in which nothing stands."""
    filled = [place for place in range(len(table.columns)) if not rows or any(written(row[place]) for row in rows)]
    folded = [place for place in filled if place and table.columns[place] in VOUCHING]
    return _Layout(
        names=table.columns,
        shown=tuple(place for place in filled or range(len(table.columns)) if place not in folded),
        folded=tuple(folded),
        documents=documents(rows) if rows else None,
        links=links(table, rows),
    )


def _table(layout: _Layout, rows: Grid, widths: str = "", caption: str = "", *, start: int = 0) -> str:
    titled = f"<caption>{prose(caption)}</caption>" if caption else ""
    body = "".join(_row(layout, row, place) for place, row in enumerate(rows, start)) or _no_rows(layout)
    table = (
        f"<table{_attributes(layout.kind)}{layout.narrowest}>{titled}{widths}"
        f"<thead><tr>{''.join(_head(layout, rows))}</tr></thead><tbody>{body}</tbody></table>"
    )
    return f'<div class="wide">{table}</div>' if layout.wide else table


def _no_rows(layout: _Layout) -> str:
    return f'<tr><td colspan="{layout.breadth}">no rows</td></tr>'


def _head(layout: _Layout, rows: Grid) -> Iterator[str]:
    first = rows[0] if rows else layout.names
    for place in layout.shown:
        name = layout.names[place]
        kind = "number" if number(first[place]) else "" if layout.matrix else _breaking(name)
        yield f"<th{_attributes(kind, 'col')}>{_content(name, layout.links)}</th>"
    if layout.folded:
        yield '<th scope="col">source</th>'


def _row(layout: _Layout, row: _Row, place: int) -> str:
    own = owner(row, layout.documents)
    anchor = layout.links.anchor(own, place)
    identified = f' id="{anchor}"' if anchor else ""
    return f"<tr{identified}>{''.join(_cells(layout, row, own))}</tr>"


def _cells(layout: _Layout, row: _Row, own: str) -> Iterator[str]:
    vouching = layout.names == _FIELDS and row[0] in VOUCHING
    for place in layout.shown:
        tag, scope = ("td", "") if place else ("th", "row")
        kind = "number" if number(row[place]) else "" if layout.matrix else _breaking(row[place])
        said = sources(row[1:]) if vouching and place else _content(row[place], layout.links, own)
        yield f"<{tag}{_attributes(kind, scope)}>{said}</{tag}>"
    if layout.folded:
        yield f'<td class="sources">{sources([row[place] for place in layout.folded])}</td>'


def _content(value: object, links: Links, own: str = "") -> str:
    if found := tone(value):
        return badge(value, found)
    if address(value) or (_breaking(value) == "whole" and links.alone(written(value))):
        return single(value, links, own)
    return prose(value, links, own)


def _attributes(kind: str, scope: str = "") -> str:
    return (f' scope="{scope}"' if scope else "") + (f' class="{kind}"' if kind else "")


def _breaking(value: object) -> str:
    """Keep what is short, an identifier or a date in one line, and break a word only where it is too long for one."""
    text = written(value)
    if len(text) <= _SHORT or (not isinstance(value, str) and len(text) <= _WIDEST):
        return "whole"
    return "long" if any(len(word) > _LONGEST_WORD for word in text.split()) else ""


def _proportions(layout: _Layout, rows: Grid) -> str:
    """Return column widths that both parts of a folded table share."""
    if layout.matrix:
        return ""
    weights = [_weight([layout.names[place], *(written(row[place]) for row in rows)]) for place in layout.shown]
    weights += [_SHORT] if layout.folded else []
    return "".join(
        ("<colgroup>", *(f'<col style="width:{weight / sum(weights):.1%}">' for weight in weights), "</colgroup>")
    )


def _weight(texts: list[str]) -> float:
    """Return how much of the breadth a column needs: for its longest text, and for how much there is in all."""
    lengths = [min(_WIDEST, len(text)) for text in texts]
    return max(_NARROWEST, (max(lengths) + sum(lengths) / len(lengths)) / 2, len(texts[0]))
