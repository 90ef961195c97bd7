"""Literals: which lexical forms a datatype has, and when two literals have the same value."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from isograph.reasoning.terms import PREFIXES, Term, curie, is_literal

_XSD = PREFIXES["xsd"]
_LITERAL = re.compile(r'"(?P<text>.*)"(?:@(?P<language>[\w-]+)|\^\^<(?P<datatype>[^>]*)>)?', re.DOTALL)
_DATE = r"-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME = r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?|24:00:00(\.0+)?"
_ZONE = r"(Z|[+-]\d\d:\d\d)?"
_FORMS = {
    "boolean": r"true|false|0|1",
    "decimal": r"[+-]?(\d+(\.\d*)?|\.\d+)",
    "integer": r"[+-]?\d+",
    "double": r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN",
    "dateTime": rf"{_DATE}T({_TIME}){_ZONE}",
    "dateTimeStamp": rf"{_DATE}T({_TIME})(Z|[+-]\d\d:\d\d)",
    "date": rf"{_DATE}{_ZONE}",
    "time": rf"({_TIME}){_ZONE}",
    "gYear": rf"-?\d{{4,}}{_ZONE}",
    "gYearMonth": rf"-?\d{{4,}}-(0[1-9]|1[0-2]){_ZONE}",
    "hexBinary": r"([0-9a-fA-F]{2})*",
    "language": r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*",
    "string": r"(?s:.*)",
    "normalizedString": r"[^\t\n\r]*",
    "token": r"(\S+( \S+)*)?",
    "anyURI": r"[^\s<>]*",
}
_FORMS |= {"float": _FORMS["double"]}
_INTEGERS = {
    "integer": (None, None),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-(2**7), 2**7 - 1),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 2**8 - 1),
}
_STRINGS = {"string", "normalizedString", "token", "language"}
_FAMILY = {"float": "float", "double": "double", "boolean": "boolean", "hexBinary": "hexBinary", "anyURI": "anyURI"}
_MOMENTS = {"dateTime": "dateTime", "dateTimeStamp": "dateTime"}

_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_ESCAPED = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r"}
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}

Value = tuple[str, object]


@dataclass(frozen=True, slots=True)
class Literal:
    """The parts of a literal: its text, still escaped as N-Triples, and its datatype's local name or IRI."""

    text: str
    datatype: str
    language: str


def read(term: Term) -> Literal | None:
    """Return the parts of a literal, or nothing where a term is none."""
    match = _LITERAL.fullmatch(term) if is_literal(term) else None
    if match is None:
        return None
    language = match["language"] or ""
    datatype = match["datatype"] or (f"{PREFIXES['rdf']}langString" if language else f"{_XSD}string")
    return Literal(match["text"], datatype.removeprefix(_XSD), language.lower())


def written(text: str, language: str, datatype: str) -> Term:
    r"""Return a literal as N-Triples writes it.

    >>> written('a"b', "en", "")
    '"a\\"b"@en'
    """
    escaped = text.translate(_ESCAPED)
    if language:
        return f'"{escaped}"@{language}'
    return f'"{escaped}"^^<{datatype}>' if datatype not in ("", f"{_XSD}string") else f'"{escaped}"'


def datatype_iri(literal: Literal) -> str:
    """Return the IRI of a literal's datatype."""
    return literal.datatype if ":" in literal.datatype else f"{_XSD}{literal.datatype}"


def unescaped(text: str) -> str:
    r"""Return the text that an N-Triples text stands for.

    >>> unescaped(r"a\"b\u00e9")
    'a"bé'
    """
    return _ESCAPE.sub(lambda match: _plain_character(match[1]), text)


def _plain_character(escape: str) -> str:
    return chr(int(escape[1:], 16)) if escape[0] in "uU" else _ESCAPES.get(escape, escape)


def well_formed(term: Term) -> bool:
    """Tell whether a literal's text is one of its datatype's; a datatype nobody knows allows all.

    >>> well_formed('"12a"^^<http://www.w3.org/2001/XMLSchema#integer>')
    False
    """
    literal = read(term)
    return literal is None or _conforms(literal.text, literal.datatype)


def in_datatype(term: Term, datatype: Term) -> bool:
    """Tell whether the value of a literal is one of a datatype's; unknown datatypes are never refused.

    >>> in_datatype('"1"^^<http://www.w3.org/2001/XMLSchema#integer>', "<http://www.w3.org/2001/XMLSchema#decimal>")
    True
    >>> in_datatype('"one"', "<http://www.w3.org/2001/XMLSchema#decimal>")
    False
    """
    literal, name = read(term), datatype[1:-1].removeprefix(_XSD)
    if literal is None or datatype not in DATATYPES or name == literal.datatype:
        return True
    own, asked = _family(literal.datatype), _family(name)
    return own == asked and _conforms(_plain(literal), name)


def value(term: Term) -> Value | None:
    """Return the value of a literal in a form that compares, or nothing where a term is no literal of known value.

    >>> value('"01"^^<http://www.w3.org/2001/XMLSchema#integer>')
    ('decimal', Decimal('1'))
    """
    literal = read(term)
    if literal is None or not _conforms(literal.text, literal.datatype):
        return None
    family = _family(literal.datatype)
    return family if family is None else (family + literal.language, _VALUES.get(family, str)(literal.text))


def number(term: Term) -> int | None:
    """Return the whole number that a literal stands for, or nothing where it stands for none."""
    found = value(term)
    if found is None or not isinstance(found[1], Decimal) or found[1] != found[1].to_integral_value():
        return None
    return int(found[1])


def _conforms(text: str, name: str) -> bool:
    if name not in _FORMS and name not in _INTEGERS:
        return True
    if re.fullmatch(_FORMS["integer" if name in _INTEGERS else name], text) is None:
        return False
    low, high = _INTEGERS.get(name, (None, None))
    return (low is None or Decimal(text) >= low) and (high is None or Decimal(text) <= high)


def _plain(literal: Literal) -> str:
    """The text as another datatype of its family would write it: 1.0 is the integer 1."""
    if _family(literal.datatype) != "decimal" or not _conforms(literal.text, literal.datatype):
        return literal.text
    exact = Decimal(literal.text)
    return str(int(exact)) if exact == exact.to_integral_value() else literal.text


def _family(name: str) -> str | None:
    if name in _INTEGERS or name == "decimal":
        return "decimal"
    if name in _STRINGS:
        return "string"
    if name == f"{PREFIXES['rdf']}langString":
        return "langString@"
    return _FAMILY.get(name) or _MOMENTS.get(name) or (name if name in _FORMS else None)


_VALUES: dict[str, Callable[[str], object]] = {
    "decimal": Decimal,
    "float": float,
    "double": float,
    "boolean": lambda text: text in ("1", "true"),
    "hexBinary": str.upper,
}

DATATYPES: frozenset[Term] = frozenset(curie(f"xsd:{name}") for name in (*_FORMS, *_INTEGERS)) | {
    curie("rdf:langString")
}
"""The datatypes whose values are known."""
