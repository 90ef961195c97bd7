"""HTML: text that says no more than it says: escaped, its dates and numbers unbroken, its documents linked."""

import re
from html import escape
from typing import Final

from isograph.display.cells import address, written
from isograph.display.links import Links

_UNBROKEN: Final = 40
_NUMBERED: Final = re.compile(
    r"(?<!\S)[^\s\d]{1,16}(?: \d\S{0,16}[^\W\d])? \d\S{0,16}(?!\S)|(?<![\w-])\d{4}-\d\d(?:-\d\d)?(?![\w-])"
)
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?: +[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*"
)
NOWHERE: Final = Links()


def prose(value: object, links: Links = NOWHERE, own: str = "") -> str:
    """Return a text in which a document leads to its row or page, and no date is broken, nor a number from its word.

    >>> prose("see ISO 9001:2015 & others", Links(rows={"ISO 9001:2015": "r1"}))
    'see <a class="whole" href="#r1">ISO 9001:2015</a> &amp; others'
    """
    text, start = written(value), 0
    parts: list[str] = []
    for found in links.names.finditer(text):
        parts += (_plain(text[start : found.start()]), named(found[0], links, own))
        start = found.end()
    return "".join((*parts, _plain(text[start:])))


def named(name: str, links: Links = NOWHERE, own: str = "") -> str:
    """Return the name of a document in a text, in one line where it fits, and with its link."""
    kind = ' class="whole"' if len(name) <= _UNBROKEN else ""
    if target := links.target(name, own):
        return f'<a{kind} href="{escape(target)}">{escaped(name)}</a>'
    return f"<span{kind}>{escaped(name)}</span>" if kind else escaped(name)


def single(value: object, links: Links = NOWHERE, own: str = "") -> str:
    """Return a short value that has a cell of its own: a name, a day, a web address.

    >>> single("https://example.org/a")
    '<a href="https://example.org/a">https://example.org/a</a>'
    """
    target = address(value) or links.target(written(value), own)
    return f'<a href="{escape(target)}">{escaped(value)}</a>' if target else escaped(value)


def escaped(value: object) -> str:
    """Return a text of which nothing is markup, with what runs from right to left apart from what surrounds it.

    >>> escaped("<b>")
    '&lt;b&gt;'
    """
    return _apart(escape(written(value))).replace("\n", "<br>\n")


def _plain(text: str) -> str:
    return _apart(_NUMBERED.sub(r'<span class="whole">\g<0></span>', escape(text))).replace("\n", "<br>\n")


def _apart(text: str) -> str:
    return text if text.isascii() else _RIGHT_TO_LEFT.sub(r"<bdi>\g<0></bdi>", text)
