"""Completion inside a %%sparql cell: prefixes, the ontology's terms, names in the graph, variables, keywords."""

# mypy: allow-untyped-decorators

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from IPython.core.completer import CompletionContext, SimpleCompletion, SimpleMatcherResult, context_matcher
from IPython.core.interactiveshell import InteractiveShell

from isograph.errors import IsographError
from isograph.notebook.graphs import asked_graph
from isograph.notebook.names import Names
from isograph.notebook.words import Word, declared, last, words
from isograph.vocabulary import PREFIXES

MOST: Final = 400
"""How many names are offered."""

KEYWORDS: Final = (
    *("ASC", "ASK", "AS", "AVG", "BIND", "BOUND", "BY", "COALESCE", "CONCAT", "CONSTRUCT", "CONTAINS", "COUNT"),
    *("DESC", "DESCRIBE", "DISTINCT", "EXISTS", "FILTER", "FROM", "GRAPH", "GROUP", "GROUP_CONCAT", "HAVING", "IF"),
    *("IN", "LANG", "LCASE", "LIMIT", "MAX", "MIN", "MINUS", "MONTH", "NAMED", "NOT", "OFFSET", "OPTIONAL", "ORDER"),
    *("PREFIX", "REGEX", "REPLACE", "SAMPLE", "SELECT", "STR", "STRENDS", "STRSTARTS", "SUBSTR", "SUM", "UCASE"),
    *("UNDEF", "UNION", "VALUES", "WHERE", "YEAR"),
)

_CELL: Final = re.compile(r"\s*%%sparql\b[^\n]*\n")


class SparqlCompleter:
    """Offers what can stand at the cursor of a %%sparql cell, and leaves all other cells alone."""

    def __init__(self, shell: InteractiveShell) -> None:
        self._shell = shell
        self._names: Names | None = None

    @context_matcher(identifier="isograph.sparql", priority=100)
    def matches(self, context: CompletionContext) -> SimpleMatcherResult:
        """Return the completions at the cursor.

        Where there are none in a query, the word itself is the only one: otherwise names of Python would be offered.
        """
        before = [*context.full_text.split("\n")[: context.cursor_line], context.text_until_cursor]
        text = "\n".join(before)
        head = _CELL.match(text)
        if head is None:
            return {"completions": []}
        word = last(text[head.end() :])
        found = [SimpleCompletion(text, type=label) for text, label in self._offered(word, context.full_text)]
        fragment = "" if word.kind == "text" else word.text
        kept = [SimpleCompletion(fragment, type="")] if fragment and not found else found
        return {"completions": kept, "matched_fragment": fragment, "ordered": True, "suppress": True}

    def _offered(self, word: Word, cell: str) -> Iterable[tuple[str, str]]:
        match word.kind:
            case "prefixed":
                return self._terms(word.text, cell)
            case "variable":
                return _starting(word.text, {each.text: "variable" for each in words(cell) if each.kind == "variable"})
            case "parameter":
                return _starting(word.text, {f"${name}": "parameter" for name in self._shell.user_ns if name[0] != "_"})
            case "text":
                return ()
        return _starting(word.text, _openings(cell))

    def _terms(self, written: str, cell: str) -> Iterator[tuple[str, str]]:
        """Yield the names that begin as a prefixed name does, with their labels."""
        prefix, _, local = written.partition(":")
        namespace = (PREFIXES | declared(cell)).get(prefix)
        names = self._current() if namespace else None
        if namespace and names:
            for name in islice(names.starting(namespace, local), MOST):
                yield f"{prefix}:{name}", names.label(namespace + name)

    def _current(self) -> Names | None:
        """Return the names in the graph that a cell would ask; they are gathered anew when it has changed."""
        try:
            store = asked_graph(self._shell.user_ns).store
        except IsographError:
            return None
        if self._names is None or not self._names.are_of(store):
            self._names = Names(store)
        return self._names


def _openings(cell: str) -> dict[str, str]:
    """Return what a word can begin: a keyword or a prefix, with the name of its kind or its namespace."""
    prefixes = PREFIXES | declared(cell)
    return dict.fromkeys(KEYWORDS, "keyword") | {f"{prefix}:": prefixes[prefix] for prefix in sorted(prefixes)}


def _starting(fragment: str, offered: dict[str, str]) -> list[tuple[str, str]]:
    """Return what begins with a fragment in either case, but not the fragment itself."""
    small = fragment.lower()
    return [(text, label) for text, label in offered.items() if text.lower().startswith(small) and text != fragment]
