"""The outline of a SPARQL query: what it asks for, its variables, and where values can be bound to them.

A bound variable has its value throughout the query: in patterns, paths and filters, in sub-SELECTs that do not
project it, and in aggregates. Each value goes into the query as data, in a VALUES block at the beginning of the braces
that need it; the engine itself writes the term, so that no text can become more than a term.

Why not the engine's own substitutions? They refuse a variable that is not projected, pass by sub-SELECTs that do not
project it, and come after planning: `?bound iso:replacedBy+ ?later . ?later iso:identifier ?text` among 10,000 editions
took 47 s by substitution and 17 ms by VALUES. rdflib's way, a first solution that holds the values, the engine lacks.

Where it shows: MINUS counts a bound variable among those that both sides share, so prefer FILTER NOT EXISTS;
`BIND (... AS ?x)` with a bound ?x is an error. A pattern finds the very term that a value becomes: 2 does not find 2.0,
nor "quality" the literal "quality"@en; a FILTER compares values.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from isograph.errors import QueryError

DEEPEST: Final = 100
"""How deep brackets may be nested; far deeper ones would crash the engine."""
LONGEST: Final = 4_000
"""How many words and signs a query may have beside the data of its VALUES, for the same reason."""

_FORMS: Final = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_UPDATES: Final = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
_CLAUSES: Final = {"GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET"}
_CLOSED: Final = {"EXISTS", "MINUS", "OPTIONAL"}
_TOKEN: Final = re.compile(
    r"""
      \#[^\n\r]*                                                                # comment
    | "{3}(?:"{0,2}(?:[^"\\]|\\.))*"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}     # text of several lines
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' | @[A-Za-z]+                # text, language
    | <(?:[A-Za-z][\w+.-]*:[^<>"{}|^`\\\s]*|[^<>"{}|^`\\\s?$()&]*)>             # IRI
    | [\d.]+ | \{\| | \|\}                                                      # number, braces of an annotation
    | (?P<service>(?i:service)\b)
    | _:[\w.-]+                                                                 # blank node
    | (?P<prefixed>(?P<prefix>[^\W\d_][\w.-]*)?:)(?:[\w:%.-]|\\.)*
    | [?$](?P<name>\w+)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<opening>[\[({]) | (?P<closing>[\])}])
    | (?P<sign>\S)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Outline:
    """What a query asks for, and where the values of its variables go."""

    query: str
    names: frozenset[str]
    """The variables."""
    has_dataset: bool
    """Whether FROM names the graphs to ask."""
    groups: tuple[tuple[int, frozenset[str]], ...]
    """Where a VALUES block can stand, and the variables that need it there."""
    groupings: tuple[tuple[int, frozenset[str]], ...]
    """Where GROUP BY lists what HAVING and SELECT may name, and the variables that may be named there."""
    ungrouped: frozenset[str]
    """The variables that a HAVING names without any GROUP BY, which would see no value."""
    template: tuple[int, str] | None
    """What CONSTRUCT WHERE leaves out and must say when its braces hold more than triples."""
    prefixes: tuple[tuple[str, int], ...]
    """The prefixes that the query uses without declaring them, and where."""

    def bound(self, terms: Mapping[str, str]) -> str:
        """Return the query with variables bound to terms, which are in the writing of the engine.

        >>> outline("SELECT ?title WHERE { ?edition dcterms:title ?title }").bound({"edition": "<urn:e>"})
        'SELECT ?title WHERE { VALUES (?edition) { (<urn:e>) } ?edition dcterms:title ?title }'

        Raises QueryError for a name that is no variable of the query, with the nearest that is.
        """
        for name in terms:
            self._require(name)
        wanted = [(at, [name for name in terms if name in names]) for at, names in self.groups]
        blocks = [(at, _block(names, terms)) for at, names in wanted if names]
        lists = [(at, "".join(f" ?{name}" for name in terms if name in names)) for at, names in self.groupings]
        template = [self.template] if blocks and self.template else []
        return _with(self.query, [*blocks, *lists, *template])

    def _require(self, name: str) -> None:
        if name not in self.names:
            near = get_close_matches(name, self.names, n=1)
            suggestion = f"; did you mean ?{near[0]}" if near else ""
            raise QueryError(f"the query has no variable ?{name}{suggestion}", query=self.query)
        if not any(name in names for _, names in self.groups):
            raise QueryError(f"the query has no WHERE {{ … }} in which ?{name} could be bound", query=self.query)
        if name in self.ungrouped:
            raise QueryError(f"HAVING sees ?{name} only where there is a GROUP BY", query=self.query)


@lru_cache(256)
def outline(query: str) -> Outline:
    """Return the outline of a query.

    Raises QueryError for SPARQL Update, for SERVICE, and for a query so long or deep that it would crash the engine.
    """
    reader = _Reader(query)
    for token in _TOKEN.finditer(query):
        if token.lastgroup:
            reader.take(token.lastgroup, token)
    return reader.outline()


@dataclass(slots=True)
class _Group:
    """What stands between two braces."""

    names: set[str] = field(default_factory=set)
    """The variables in it, but not those of closed groups inside."""
    at: int | None = None
    """Where a VALUES block can stand, if anywhere."""
    closed: bool = True
    """Whether it binds by itself, as a body, EXISTS, MINUS and OPTIONAL do; others share what is bound around them."""
    tests: bool = False
    """Whether it has a FILTER or BIND, which sees only what is bound in the same braces."""
    awaits_body: bool = False
    """Whether it is a SELECT whose own braces are to come."""
    clause: str = ""
    """The last clause after the braces of a SELECT."""
    grouping: int | None = None
    """Where its GROUP BY begins to list."""


class _Reader:
    """Takes the tokens of a query one by one, and knows between which braces it is."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._form, self._form_end = "", 0
        self._names, self._words = set[str](), set[str]()
        self._open, self._done = [_Group(awaits_body=True)], list[_Group]()
        self._template: tuple[int, str] | None = None
        self._has_template = self._data_follows = False
        self._groupings = list[_Group]()
        self._ungrouped = set[str]()
        self._prefixes, self._declared = dict[str, int](), set[str]()
        self._previous = ""
        self._depth = self._length = 0

    def outline(self) -> Outline:
        """Return the outline of what was taken."""
        return Outline(
            query=self._query,
            names=frozenset(self._names),
            has_dataset="FROM" in self._words,
            groups=tuple((group.at, frozenset(group.names)) for group in self._done if group.at is not None),
            groupings=tuple((group.grouping, frozenset(group.names)) for group in self._groupings if group.grouping),
            ungrouped=frozenset(self._ungrouped),
            template=self._template,
            prefixes=tuple(each for each in self._prefixes.items() if each[0] not in self._declared),
        )

    def take(self, kind: str, token: re.Match[str]) -> None:
        """Take the next token that is no comment, literal, IRI or prefixed name."""
        text = token[0].upper()
        match kind:
            case "service":
                raise self._error("SERVICE is not taken: the graph answers by itself and asks no other server")
            case "name":
                self._named(token["name"])
            case "prefixed":
                self._prefixed(token["prefix"] or "", token.start())
            case "word":
                self._word(text, token.end())
            case "opening":
                self._opened(text, token.end())
            case "closing":
                self._closed(text, token.end())
        self._previous = text
        self._length += text not in "()[]"
        if self._length > LONGEST or self._depth > DEEPEST:
            raise self._error(f"the query has more than {LONGEST} words and signs, or brackets deeper than {DEEPEST}")

    def _named(self, name: str) -> None:
        self._names.add(name)
        self._open[-1].names.add(name)

        if self._open[-1].clause == "HAVING" and self._open[-1].grouping is None:
            self._ungrouped.add(name)

    def _prefixed(self, prefix: str, start: int) -> None:
        if self._previous == "PREFIX":
            self._declared.add(prefix)
        self._prefixes.setdefault(prefix, start)

    def _word(self, word: str, end: int) -> None:
        self._words.add(word)
        if not self._form and word in _UPDATES:
            raise self._error("SPARQL Update is not taken: use add, remove and replace_graph")
        if not self._form and word in _FORMS:
            self._form, self._form_end = word, end
        elif word == "SELECT" and self._previous == "{":
            self._open[-1] = _Group(awaits_body=True)
        elif word in {"FILTER", "BIND"}:
            self._open[-1].tests = True
        elif word == "VALUES":
            self._data_follows = True
        elif word in _CLAUSES:
            self._open[-1].clause = word
        elif word == "BY" and self._previous == "GROUP":
            self._open[-1].grouping = end
            self._groupings.append(self._open[-1])

    def _opened(self, bracket: str, end: int) -> None:
        self._depth += 1
        if bracket == "{":
            self._open.append(self._group(end))

    def _group(self, at: int) -> _Group:
        around = self._open[-1]
        if self._data_follows:
            self._data_follows = False
            return _Group()
        if self._previous in _CLOSED:
            return _Group(at=at)
        if self._previous == "CONSTRUCT":
            self._has_template = True
            return _Group(around.names)
        if around.awaits_body:
            around.awaits_body = False
            return _Group(around.names, at)
        return _Group(at=at, closed=False)

    def _closed(self, bracket: str, end: int) -> None:
        self._depth -= 1
        if bracket == "}" and len(self._open) > 1:
            self._finish(self._open.pop(), end)

    def _finish(self, group: _Group, end: int) -> None:
        if not group.closed:
            self._open[-1].names |= group.names
        if group.at is not None and (group.closed or group.tests):
            self._done.append(group)
        if group.at is not None and self._form == "CONSTRUCT" and len(self._open) == 1 and not self._has_template:
            self._template = self._form_end, f" {self._query[group.at - 1 : end]}"

    def _error(self, reason: str) -> QueryError:
        return QueryError(reason, query=self._query)


def _block(names: Iterable[str], terms: Mapping[str, str]) -> str:
    variables, row = (" ".join(each) for each in zip(*((f"?{name}", terms[name]) for name in names), strict=True))
    return f" VALUES ({variables}) {{ ({row}) }}"


def _with(query: str, insertions: Iterable[tuple[int, str]]) -> str:
    for at, text in sorted(insertions, reverse=True):
        query = query[:at] + text + query[at:]
    return query
