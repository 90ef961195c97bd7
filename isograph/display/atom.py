"""Changes as an Atom feed (RFC 4287), which feed readers and scripts take."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from isograph.display.cells import printable
from isograph.vocabulary import BASE

_NAMESPACE: Final = "http://www.w3.org/2005/Atom"
_NO_XML: Final = re.compile("[\ufffe\uffff]")
_ADDRESS: Final = re.compile(r"https?://\S+", re.ASCII)
_UNKNOWN: Final = date(1970, 1, 1)


class Entry(NamedTuple):
    """One entry: what makes it the same entry another time, its kind, title, text, page, and the day of the change."""

    key: tuple[str, ...]
    kind: str
    title: str
    text: str
    page: str
    day: date | None


def atom(title: str, key: tuple[str, ...], entries: Iterable[Entry]) -> str:
    """Return a feed, the same for the same entries; `key` makes it the same feed another time.

    >>> feed = atom("Changes", ("all",), [Entry(("ISO 1",), "stage", "<b>", "90.92", "", date(2026, 6, 1))])
    >>> "<title>&lt;b&gt;</title>" in feed, "<updated>2026-06-01T00:00:00Z</updated>" in feed
    (True, True)
    """
    listed = tuple(entries)
    feed = ET.Element("feed", {"xmlns": _NAMESPACE})
    newest = max((each.day for each in listed if each.day), default=None)
    _head(feed, _name("feed", *key), title, newest)
    ET.SubElement(ET.SubElement(feed, "author"), "name").text = "isograph"
    ET.SubElement(feed, "generator").text = "isograph"
    for each in listed:
        _entry(ET.SubElement(feed, "entry"), each)
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _entry(element: ET.Element, entry: Entry) -> None:
    _head(element, _name("entry", *entry.key), entry.title, entry.day)
    ET.SubElement(element, "category", {"term": entry.kind})
    if _ADDRESS.fullmatch(entry.page):
        ET.SubElement(element, "link", {"rel": "alternate", "href": entry.page})
    ET.SubElement(element, "content", {"type": "text"}).text = _written(entry.text)


def _head(element: ET.Element, name: str, title: str, day: date | None) -> None:
    ET.SubElement(element, "id").text = name
    ET.SubElement(element, "title").text = _written(title)
    ET.SubElement(element, "updated").text = f"{day or _UNKNOWN}T00:00:00Z"


def _name(*key: str) -> str:
    """Return an id that is the same whenever and wherever the same thing is told."""
    parts = (part.encode("utf-8", "backslashreplace").decode() for part in key)
    return uuid5(NAMESPACE_URL, f"{BASE}difference#{'|'.join(map(repr, parts))}").urn


def _written(text: str) -> str:
    """Return text in which what XML cannot hold is shown by its code."""
    return _NO_XML.sub("\ufffd", printable(text))
