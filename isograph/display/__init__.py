"""An answer as people read it: plain text, HTML, Markdown, CSV.

Nothing in the data can act: not on a terminal, not in a notebook, not in a spreadsheet.
"""

from isograph.display.cells import printable
from isograph.display.exchange import csv, markdown
from isograph.display.page import html
from isograph.display.terminal import text

__all__ = ["csv", "html", "markdown", "printable", "text"]
