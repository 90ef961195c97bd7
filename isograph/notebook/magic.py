"""The magic itself: options, graph, parameters, answer."""

# mypy: allow-untyped-calls, allow-untyped-decorators

import re
import sys
from argparse import Namespace
from collections import ChainMap
from collections.abc import Mapping
from difflib import get_close_matches
from keyword import iskeyword
from typing import Final

from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.magic import Magics, line_cell_magic, magics_class, needs_local_scope, no_var_expand
from IPython.core.magic_arguments import argument, magic_arguments, parse_argstring

from isograph.errors import ArgumentError, MissingExtraError, UnknownError
from isograph.graph import KnowledgeGraph
from isograph.notebook.binding import bindings, documents_as_text
from isograph.notebook.failure import CellError, placed_in
from isograph.notebook.graphs import asked_graph
from isograph.notebook.words import FORMS, form, words
from isograph.results import Rows, Value

_OPTIONS: Final = re.compile(r"(?:\s*--(?:(?:graph|into)(?:=|\s+)[^\s-]\S*|\S*))*")
_HEAD: Final = "%%sparql "
_CLOSE: Final = 0.8


@magics_class
class SparqlMagics(Magics):
    """%%sparql for a cell, %sparql for a line."""

    def __init__(self, shell: InteractiveShell) -> None:
        super().__init__(shell)
        self._shell, self._told = shell, False

    @no_var_expand
    @needs_local_scope
    @magic_arguments()
    @argument("--graph", metavar="NAME", help="the variable that holds the graph; else graph, or the only one")
    @argument("--into", metavar="NAME", default="_sparql", help="the variable that keeps the answer; else `_sparql`")
    @argument("--raw", dest="table", action="store_const", const="raw", help="give rows of Python values, no frame")
    @argument(
        "--frame", dest="table", action="store_const", const="frame", help="a data frame, as is usual, or an error"
    )
    @line_cell_magic
    def sparql(self, line: str, cell: str = "", local_ns: Mapping[str, object] | None = None) -> object:
        """Put a SPARQL query to the graph: SELECT gives a data frame, ASK a bool, CONSTRUCT an rdflib graph.

        The prefixes of isograph are known. `$name` is a parameter, bound to the Python variable `name` as a value: no
        text can become more than text. `?name` is a variable of the query.

            %%sparql
            SELECT ?edition WHERE { $standard iso:hasEdition ?edition }
        """
        options, query = self._read(line, cell)
        namespace = ChainMap(dict(local_ns or {}), self._shell.user_ns)
        try:
            graph = asked_graph(namespace, options.graph)
        except (ArgumentError, UnknownError) as error:
            raise UsageError(str(error)) from None
        _require_form(query)
        bound = bindings(query, namespace)
        with placed_in(query):
            answer = self._answer(graph, query, bound, options.table)
        self._shell.push({options.into: answer}, interactive=not options.into.startswith("_"))
        return answer

    def _read(self, line: str, cell: str) -> tuple[Namespace, str]:
        """Return the options, and the query on the lines where it stands in the cell."""
        found = _OPTIONS.match(line)
        end = found.end() if found else 0
        options = parse_argstring(self.sparql, line[:end])
        if not options.into.isidentifier() or iskeyword(options.into):
            raise UsageError(f"--into {options.into}: this is no name of a variable")
        return options, f"{' ' * (len(_HEAD) + end)}{line[end:]}\n{cell}"

    def _answer(self, graph: KnowledgeGraph, query: str, bound: Mapping[str, Value], table: str | None) -> object:
        match form(query):
            case "ASK":
                return graph.ask(query, **bound)
            case "CONSTRUCT" | "DESCRIBE":
                return graph.construct(query, **bound)
        return self._table(graph.sparql(query, **bound), bound, table)

    def _table(self, rows: Rows, bound: Mapping[str, Value], table: str | None) -> object:
        for name in () if rows.data else documents_as_text(bound):
            _say(f"Nothing found; ${name} is text. The document itself is isograph.Identifier.parse({bound[name]!r}).")
        if table == "raw":
            return rows
        try:
            return rows.to_frame()
        except MissingExtraError as error:
            if table == "frame":
                raise
            if not self._told:
                _say(f"Answers are shown as rows: {error}.")
            self._told = True
            return rows


def _require_form(query: str) -> None:
    """Raise the error for a cell that is empty, or whose first keyword has a slip in it."""
    expected = f"a query begins with {', '.join(FORMS[:-1])} or {FORMS[-1]}"
    if not query.strip():
        raise CellError(f"the cell is empty: {expected}", query=query)
    for word in words(query) if not form(query) else ():
        near = get_close_matches(word.text.upper(), FORMS, n=1, cutoff=_CLOSE) if word.kind == "word" else []
        if near:
            raise CellError.at(word.start, f"{expected}; did you mean {near[0]}?", query)


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
