"""RDF terms as N-Triples text, safe for whatever a source holds."""

import re
from typing import Final

from isograph.dates import PartialDate
from isograph.store.withheld import Triple
from isograph.vocabulary import CONFIDENCE, DCTERMS, ONTOLOGY, RDF, SOURCE, VERIFICATION, XSD

TYPE: Final = f"<{RDF}type>"

_ESCAPES: Final = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
_ESCAPED: Final = re.compile(r'[\x00-\x1f"\\\x7f\ud800-\udfff]')
_PAGE: Final = re.compile(
    r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?"
    r"(?:/(?:[\w.~:@!$&'()*+,;=/-]|%[0-9A-Fa-f]{2})*)?"
    r"(?:\?(?:[\w.~:@!$&'()*+,;=/?-]|%[0-9A-Fa-f]{2})*)?"
    r"(?:#(?:[\w.~:@!$&'()*+,;=/?-]|%[0-9A-Fa-f]{2})*)?",
    re.ASCII,
)
_DATATYPES: Final = {4: "gYear", 7: "gYearMonth", 10: "date"}


def iso(name: str) -> str:
    """Return a term of the ontology.

    >>> iso("Edition")
    '<https://w3id.org/isograph/ontology#Edition>'
    """
    return f"<{ONTOLOGY}{name}>"


def literal(text: str, language: str = "") -> str:
    r"""Return a text as a literal, half a character as U+FFFD.

    >>> literal('5" <script>', "en")
    '"5\\" <script>"@en'
    """
    if _ESCAPED.search(text):
        text = _ESCAPED.sub(_escape, text)
    return f'"{text}"@{language}' if language else f'"{text}"'


def typed(value: object, datatype: str) -> str:
    """Return a plain value as a literal of a datatype of XML Schema.

    >>> typed(5, "integer")
    '"5"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    return f'"{value}"^^<{XSD}{datatype}>'


def page(address: str) -> str:
    """Return the address of a web page as an IRI, empty where it is none.

    >>> page("https://www.iso.org/standard/62085.html"), page("javascript:alert(1)")
    ('<https://www.iso.org/standard/62085.html>', '')
    """
    return f"<{address}>" if _PAGE.fullmatch(address) else ""


def date_of(node: str, value: PartialDate) -> tuple[Triple, ...]:
    """Return what says that a node has a date: its value, the first and the last day that it can mean."""
    return (
        (node, iso("value"), typed(value.value, _DATATYPES[len(value.value)])),
        (node, iso("earliest"), typed(value.earliest, "date")),
        (node, iso("latest"), typed(value.latest, "date")),
    )


def vouched(node: str, source: str) -> tuple[Triple, ...]:
    """Return what says that a node was taken over from a catalogue as it stands there."""
    return (
        (node, f"<{DCTERMS}source>", f"<{SOURCE}{source}>"),
        (node, iso("verification"), f"<{VERIFICATION}recorded>"),
        (node, iso("confidence"), f"<{CONFIDENCE}medium>"),
    )


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return _ESCAPES.get(character, f"\\u{ord(character):04X}")
