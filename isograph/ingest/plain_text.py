"""Texts of a catalogue made plain: without markup, without characters that are no text, in the language they are in."""

import html
import re
from typing import Final

_CHARACTERS: Final = {
    **dict.fromkeys((*range(0x20), 0x7F, 0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF), ""),
    **{code: bytes([code]).decode("cp1252", errors="replace") for code in range(0x80, 0xA0)},
    **dict.fromkeys((0x2028, 0x2029), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
"""What stands for characters that are no text; 0x80 to 0x9F were written by Windows, whose characters they are."""


_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")

# What is not closed reaches to the end, as in a browser; so no text, however odd, takes more than one pass.
_HIDDEN: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[.*?(?:\]>|\Z)|<(style|script|xml|head|title)\b[^<>]*>.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTES: Final = r"""(?:\s(?:(?:[^<>"']|"[^"<]*"|'[^'<]*')*|[^<>]*))?/?>"""
_INLINE: Final = re.compile(rf"</?(?:a|b|em|font|i|small|span|strong|sub|sup|u){_ATTRIBUTES}", re.IGNORECASE)
_MARKUP: Final = re.compile(rf"<[/?!]?[a-z][\w:.-]*{_ATTRIBUTES}", re.IGNORECASE)

_BEGINNING: Final = 300
_EN: Final = "the of and to for in is are by with this that from which it its be on or an as"
_FR: Final = "le la les des du et une un pour dans par est sont aux au de sur que qui ou ces cette"
_COMMON: Final = {
    "en": frozenset(_EN.split()),
    "fr": frozenset(_FR.split()),
}


def tidy(text: str) -> str:
    r"""Return a text on one line, without characters that are no text.

    >>> tidy(" Quality\x85\tor\u00a0so\ufeff ")
    'Quality or so'
    """
    line = " ".join(text.split())
    return line if line.isprintable() else " ".join(line.translate(_CHARACTERS).split())


def plain(markup: str) -> str:
    """Return the text of HTML, also as Word writes it, on one line; what looks like no tag stays.

    >>> plain("<p class=MsoNormal><b>Iron</b> &amp; steel<o:p></o:p></p><p>5 &lt; x <6</p>")
    'Iron & steel 5 < x <6'
    """
    if "<" in markup:
        markup = markup.replace("<p>", " ").replace("</p>", " ")
    if "<" in markup:
        markup = _MARKUP.sub(" ", _INLINE.sub("", _HIDDEN.sub(" ", markup)))
    return tidy(html.unescape(markup) if "&" in markup else markup)


def odd(text: str) -> bool:
    r"""Whether a text holds control characters or half a character.

    >>> odd("Quality\x00"), odd("Qualité\n")
    (True, False)
    """
    return not text.isprintable() and _CONTROL.search(text) is not None


def language_of(text: str, tagged: str, enough: int = 3) -> str:
    """Return the language that a text is in, English or French: the one it is tagged with unless its words differ.

    `enough` is how many different words of the other language tell that it is in that one.

    >>> language_of("This document specifies the requirements for a system", "fr")
    'en'
    >>> language_of("Transistors", "fr")
    'fr'
    """
    if tagged not in _COMMON:
        return tagged
    other = "fr" if tagged == "en" else "en"
    words = text[:_BEGINNING].casefold().split()
    against, in_favour = len(_COMMON[other].intersection(words)), len(_COMMON[tagged].intersection(words))
    return other if against >= enough and against > 2 * in_favour else tagged
