"""An answer as people read it: plain text, HTML, Markdown, CSV.

Nothing in the data can act: not on a terminal, not in a notebook, not in a spreadsheet. A form is imported when it is
first wanted.
"""

from typing import TYPE_CHECKING

from isograph.lazily import fetching

if TYPE_CHECKING:
    from isograph.display.cells import printable as printable
    from isograph.display.exchange import csv as csv
    from isograph.display.exchange import markdown as markdown
    from isograph.display.page import html as html
    from isograph.display.terminal import text as text

_HOMES = {
    "isograph.display.cells": ("printable",),
    "isograph.display.exchange": ("csv", "markdown"),
    "isograph.display.page": ("html",),
    "isograph.display.terminal": ("text",),
}

__getattr__ = fetching(__name__, _HOMES)
