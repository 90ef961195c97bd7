"""The words of a query: what is text in it and what is code, what it asks for, and which parameters it has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")

_WORD: Final = re.compile(
    r"""
      (?P<text>
          \#[^\n\r]*                                                            # comment
        | "{3}(?:"{0,2}(?:[^"\\]|\\.))*(?:"{3}|\Z) | '{3}(?:'{0,2}(?:[^'\\]|\\.))*(?:'{3}|\Z)
        | "(?:[^"\\\n\r]|\\.)*"? | '(?:[^'\\\n\r]|\\.)*'?                       # closed, or broken off
        | <(?:[A-Za-z][\w+.-]*:[^<>"{}|^`\\\s]*|[^<>"{}|^`\\\s?$()&]*)> )       # IRI
    | _:[\w.-]+                                                                 # blank node
    | (?P<prefixed>(?:[^\W\d_][\w.-]*)?:(?:[\w:%.-]|\\.)*)
    | [?](?P<variable>\w*) | \$(?P<parameter>\w*)
    | (?P<word>[^\W\d_][\w-]*)
    """,
    re.VERBOSE | re.DOTALL,
)
_DECLARATION: Final = re.compile(r"\bPREFIX\s+([\w.-]*):\s*<([^<>\s]*)>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in a query; `kind` is text, prefixed, variable, parameter, word or empty for all else."""

    kind: str
    text: str
    start: int


def words(query: str) -> Iterator[Word]:
    """Yield the words of a query, which may be unfinished.

    >>> [(word.kind, word.text) for word in words('ASK { ?x iso:order $n } # all')]
    [('word', 'ASK'), ('variable', '?x'), ('prefixed', 'iso:order'), ('parameter', '$n'), ('text', '# all')]
    """
    for found in _WORD.finditer(query):
        yield Word(found.lastgroup or "", found[0], found.start())


def parameters(query: str) -> dict[str, int]:
    """Return the names that a query marks with a dollar sign, and where each stands first.

    >>> parameters("SELECT ?title WHERE { $edition dcterms:title ?title }  # costs $5")
    {'edition': 22}
    """
    found: dict[str, int] = {}
    for word in words(query):
        if word.kind == "parameter" and word.text != "$":
            found.setdefault(word.text[1:], word.start)
    return found


def form(query: str) -> str:
    """Return what a query asks for, in capitals: the first of SELECT, ASK, CONSTRUCT and DESCRIBE, or nothing.

    >>> form("PREFIX ask: <urn:ask> select ?x { ?x a ask:x }")
    'SELECT'
    """
    found = (word.text.upper() for word in words(query) if word.kind == "word")
    return next((text for text in found if text in FORMS), "")


def last(query: str) -> Word:
    """Return the word that a query so far ends with; empty after a space or sign.

    >>> last("SELECT ?edition WHERE { ?edition iso:publ").text
    'iso:publ'
    """
    *_, final = (Word("", "", 0), *words(query))
    return final if final.start + len(final.text) == len(query) else Word("", "", len(query))


def declared(query: str) -> dict[str, str]:
    """Return the prefixes that a query declares.

    >>> declared("PREFIX ours: <https://example.org/> ASK {}")
    {'ours': 'https://example.org/'}
    """
    return dict(_DECLARATION.findall(query))
