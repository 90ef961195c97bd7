"""BibTeX: the fields of each entry that can name a standard; a year that stands apart belongs to its number."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from isograph.identifiers import find_identifiers
from isograph.reading.lists import lines
from isograph.reading.passage import Passage

_LONGEST: Final = 1 << 18
_ENTRY: Final = re.compile(r"[ \t]*@[ \t]*([A-Za-z]+)[ \t]*[{(]")
_FIELD: Final = re.compile(r"([A-Za-z][\w-]*)\s*=\s*")
_BARE: Final = re.compile(r"[^\s,{}\"#]+")
_YEAR: Final = re.compile(r"\b((?:19|20)\d\d)\b")
_NO_TEXT: Final = {
    *("crossref", "date", "doi", "eprint", "file", "isbn", "issn", "keywords"),
    *("language", "month", "pages", "url", "urldate", "year"),
}
_NAMING: Final = {"title", "number", "shorttitle", "howpublished", "type"}
_OF_STANDARDS: Final = {"standard", "techreport", "report", "manual", "misc", "booklet"}
_BODIES: Final = {
    **dict.fromkeys(("iso", "international organization for standardization"), "ISO"),
    "international organisation for standardization": "ISO",
    **dict.fromkeys(("iec", "international electrotechnical commission"), "IEC"),
    **dict.fromkeys(("iso/iec", "iso and iec"), "ISO/IEC"),
}
_PUBLISHER: Final = ("organization", "institution", "publisher", "author")
_ENDS_NAME: Final = re.compile(r"\s*(?:$|[:,;(.]|[-\u2013\u2014]+\s)")
_COMMANDS: Final = (
    (re.compile(r"\\(?:url|href|path)\s*\{[^{}]*\}"), ""),
    (re.compile(r"\\slash\b\s*"), "/"),
    (re.compile(r"\\(?:textendash|textemdash)\b\s*|-{2,3}"), "-"),
    (re.compile(r"\\[\"'`^~=.cvuHk]\s*(?=\{?[A-Za-z])"), ""),
    (re.compile(r"\\[A-Za-z]+\b ?"), ""),
    (re.compile(r"\\([&%$#_{} /,-])"), r"\1"),
    (re.compile(r"[{}]"), ""),
    (re.compile(r"~"), " "),
)


class Field(NamedTuple):
    """A field of an entry: its name in small letters, its text, and the line on which that begins."""

    name: str
    text: str
    line: int


def passages(pieces: Iterable[str]) -> Iterator[Passage]:
    """Yield the fields of each entry that can name a standard.

    >>> entry = "@standard{q, organization={ISO}, number={9001}, year=2015,\\n title={{Quality} systems}}"
    >>> [(each.line, each.text) for each in passages([entry])]
    [(1, 'ISO'), (1, 'ISO 9001:2015'), (2, 'Quality systems')]
    """
    for kind, text, line in _entries(pieces):
        known = tuple(_fields(text, line))
        said = {field.name: field.text for field in known}
        for field in known:
            if field.name not in _NO_TEXT:
                yield Passage(_named(kind, field, said), field.line)


def _entries(pieces: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """Yield kind, content and first line of each entry; what stands between entries is a comment."""
    kind, begun, content, length = "", 1, list[str](), 0
    for number, line in enumerate(lines(pieces), 1):
        found = _ENTRY.match(line)
        if found or length > _LONGEST:
            if kind:
                yield kind, "\n".join(content), begun
            kind, begun, content, length = (found[1].lower() if found else kind), number, [], 0
        content.append(line[found.end() :] if found else line)
        length += len(line) + 1
    if kind:
        yield kind, "\n".join(content), begun


def _fields(text: str, line: int) -> Iterator[Field]:
    position = 0
    while found := _FIELD.search(text, position):
        start, end = _value(text, found.end())
        yield Field(found[1].lower(), plain(text[start:end]), line + text.count("\n", 0, start))
        position = max(end, found.end()) + 1


def _value(text: str, start: int) -> tuple[int, int]:
    """Return where the value of a field begins and ends: in braces, in quotation marks, or one word."""
    if text[start : start + 1] not in {"{", '"'}:
        found = _BARE.match(text, start)
        return start, found.end() if found else start
    closing, depth = ("}" if text[start] == "{" else '"'), 0
    for place in range(start + 1, len(text)):
        sign = text[place]
        if sign == closing and not depth:
            return start + 1, place
        depth += (sign == "{") - (sign == "}")
    return start + 1, len(text)


def plain(text: str) -> str:
    r"""Return a text of TeX as it is printed.

    >>> plain(r"{ISO}\slash IEC~17025:2017 -- \emph{Pr{\"u}fung}")
    'ISO/IEC 17025:2017 - Prufung'
    """
    for command, printed in _COMMANDS:
        text = command.sub(printed, text)
    return text


def _named(kind: str, field: Field, said: Mapping[str, str]) -> str:
    """Return the text of a field, with body and year from the fields beside it where it names a standard by number."""
    if kind not in _OF_STANDARDS or field.name not in _NAMING:
        return field.text
    body = next((_BODIES[name] for each in _PUBLISHER if (name := said.get(each, "").strip().lower()) in _BODIES), "")
    text = f"{body} {field.text}" if body and field.name == "number" and field.text[:1].isdigit() else field.text
    year = _YEAR.search(said.get("year", "") or said.get("date", ""))
    first = next(iter(find_identifiers(text)), None)
    if not year or not first or first.start or first.identifier.dated or first.identifier.draft:
        return text
    whole = not first.identifier.extent and _ENDS_NAME.match(text, first.end)
    return f"{text[: first.end]}:{year[1]}{text[first.end :]}" if whole else text
