"""Markdown: what is written, without marks of emphasis, addresses of links, tags and comments; the lines stay."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from typing import Final

from isograph.reading import prose
from isograph.reading.passage import Passage

_TAG: Final = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>")
_LINK: Final = re.compile(
    r"\]\((?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:[ \t]+\"[^\"\n]*\")?\)|\]\[[^\[\]\n]*\]"
)
_DEFINITION: Final = re.compile(r"^( {0,3}\[[^\]\n]+\]:)[^\n]*", re.MULTILINE)
_MARKS: Final = re.compile(r"\\([!-/:-@\[-`{-~])|[*`]+|(?<!\w)_{1,3}|_{1,3}(?!\w)|!?\[|\]")
_QUOTE: Final = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_CELL: Final = re.compile(r"(?<!\\)\|")


def passages(pieces: Iterable[str]) -> Iterator[Passage]:
    """Yield the passages of a text in Markdown.

    >>> [each.text for each in passages(["to **ISO&nbsp;9001**:2015, [ISO 9002](https://example.org/iso-9003)"])]
    ['to ISO\\xa09001:2015, ISO 9002']
    """
    return (replace(each, text=stripped(each.text)) for each in prose.passages(pieces))


def stripped(text: str) -> str:
    """Return what a reader of the formatted text sees; the cells of a table are kept apart."""
    text = _DEFINITION.sub(r"\1", _LINK.sub("]", _without_comments(text)))
    return unescape(_MARKS.sub(r"\1", _TAG.sub("", _CELL.sub(" ; ", _QUOTE.sub("", text)))))


def _without_comments(text: str) -> str:
    """Return a text without HTML comments, whose lines stay; one that is not closed is none."""
    parts, position = list[str](), 0
    while (begun := text.find("<!--", position)) >= 0 and (ended := text.find("-->", begun)) >= 0:
        parts += text[position:begun], "\n" * text.count("\n", begun, ended)
        position = ended + len("-->")
    return "".join((*parts, text[position:]))
