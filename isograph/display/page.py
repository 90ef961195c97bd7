"""HTML: a sentence, a table, the notes; readable on light and dark, with no script and nothing fetched."""

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from isograph.display.cells import Table, address, number, tone, written
from isograph.display.outline import outline

_SHOWN: Final = 20
_MOST: Final = 2000
_SHORT: Final = 16
_LONGEST_WORD: Final = 32
_NARROWEST: Final = 6
_WIDEST: Final = 40
_NUMBERED: Final = re.compile(
    r"(?<!\S)[^\s\d]{1,16}(?: \d\S{0,16}[^\W\d])? \d\S{0,16}(?!\S)|(?<![\w-])\d{4}-\d\d(?:-\d\d)?(?![\w-])"
)

_STYLE: Final = """\
<style>
.isograph{font:14px/1.45 system-ui,sans-serif;max-width:76rem;overflow-x:auto}
.isograph p{margin:.4em 0;max-width:50rem}
.isograph table{border-collapse:collapse;margin:.4em 0;font-size:1em}
.isograph caption{text-align:left;padding:.3em 0;opacity:.8}
.isograph th,.isograph td{text-align:left;vertical-align:top;padding:.35em 1.4em .35em 0;background:none;\
border:0;border-bottom:1px solid rgba(128,128,128,.3);white-space:normal}
.isograph thead th{border-bottom:2px solid rgba(128,128,128,.6)}
.isograph tbody th{font-weight:inherit}
.isograph .number{text-align:right;font-variant-numeric:tabular-nums}
.isograph .whole{white-space:nowrap}
.isograph .long{overflow-wrap:anywhere;min-width:16em}
.isograph a{color:inherit}
.isograph .tone{padding:.1em .6em;border-radius:.7em;background:rgba(128,128,128,.18)}
.isograph .good{background:rgba(0,158,115,.25)}
.isograph .warning{background:rgba(230,159,0,.3)}
.isograph .bad{background:rgba(213,94,0,.3)}
.isograph summary{cursor:pointer}
.isograph .outline details,.isograph .outline div{margin:.15em 0 .15em 1.2em}
.isograph .outline small{opacity:.75}
.isograph .notes{font-size:.92em;opacity:.85}
</style>"""


def html(table: Table) -> str:
    """Return the answer as a piece of HTML in which everything is escaped.

    Rows beyond twenty are folded, and beyond two thousand left out, with a line that says so.
    """
    notes = "".join(f"<p>{_prose(note)}</p>" for note in table.notes)
    parts = (
        _STYLE,
        f"<p><strong>{_prose(table.summary)}</strong></p>" if table.summary else "",
        f'<div class="outline">{outline(table.outline)}</div>' if table.outline else _tabled(table),
        f'<div class="notes">{notes}</div>' if notes else "",
    )
    return f'<div class="isograph">{"".join(parts)}</div>'


def _tabled(table: Table) -> str:
    return _folded(table) if table.rows() or not table.summary else ""


def _folded(table: Table) -> str:
    rows = table.rows()
    if len(rows) <= _SHOWN:
        return _table(table, rows, table.caption)
    shown, widths = rows[:_MOST], _proportions(table.columns, rows[:_MOST])
    folded = _table(table, shown[_SHOWN:], "", widths)
    left_out = f"<p>{len(rows) - _MOST} more rows are not shown here.</p>" if len(rows) > _MOST else ""
    return (
        f"{_table(table, shown[:_SHOWN], table.caption, widths)}"
        f"<details><summary>{len(shown) - _SHOWN} more rows</summary>"
        f"{folded}{left_out}</details>"
    )


def _table(table: Table, rows: Sequence[tuple[object, ...]], caption: str, widths: str = "") -> str:
    titled = f"<caption>{_escaped(caption)}</caption>" if caption else ""
    first = rows[0] if rows else table.columns
    head = "".join(
        _cell("th", name, "col", right=number(value)) for name, value in zip(table.columns, first, strict=True)
    )
    body = "".join(_row(row) for row in rows) or f'<tr><td colspan="{len(table.columns)}">no rows</td></tr>'
    return f"<table>{titled}{widths}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(row: tuple[object, ...]) -> str:
    cells = (_cell("td" if index else "th", value, "" if index else "row") for index, value in enumerate(row))
    return f"<tr>{''.join(cells)}</tr>"


def _cell(tag: str, value: object, scope: str = "", *, right: bool = False) -> str:
    kind = "number" if right or number(value) else _breaking(value)
    attributes = (f' scope="{scope}"' if scope else "") + (f' class="{kind}"' if kind else "")
    return f"<{tag}{attributes}>{_content(value)}</{tag}>"


def _breaking(value: object) -> str:
    """Keep what is short, an identifier or a date in one line, and break a word only where it is too long for one."""
    text = written(value)
    if not isinstance(value, str) or len(text) <= _SHORT:
        return "whole"
    return "long" if any(len(word) > _LONGEST_WORD for word in text.split()) else ""


def _content(value: object) -> str:
    if link := address(value):
        return f'<a href="{escape(link)}">{_escaped(value)}</a>'
    if found := tone(value):
        return f'<span class="tone {found}">{_escaped(value)}</span>'
    return _escaped(value) if _breaking(value) == "whole" else _prose(value)


def _prose(value: object) -> str:
    """Return text in which a date is not broken, nor a number from the word before it."""
    return _NUMBERED.sub(r'<span class="whole">\g<0></span>', _escaped(value))


def _escaped(value: object) -> str:
    return escape(written(value)).replace("\n", "<br>\n")


def _proportions(columns: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> str:
    """Return column widths that both parts of a folded table share."""
    texts = zip(columns, *(map(written, row) for row in rows), strict=True)
    weights = [min(_WIDEST, max(_NARROWEST, *map(len, column))) for column in texts]
    return "".join(
        ("<colgroup>", *(f'<col style="width:{weight / sum(weights):.1%}">' for weight in weights), "</colgroup>")
    )
