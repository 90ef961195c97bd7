"""How a notebook shows the graph that CONSTRUCT gives: as Turtle."""

# mypy: allow-untyped-calls

from typing import TYPE_CHECKING, Final, cast

from IPython.core.formatters import DisplayFormatter, PlainTextFormatter
from IPython.core.interactiveshell import InteractiveShell
from IPython.lib.pretty import PrettyPrinter

from isograph.turtle import canonical, terms

if TYPE_CHECKING:
    import rdflib

MOST: Final = 500
"""How many triples are shown; a bigger graph is only counted."""

_TYPE: Final = ("rdflib.graph", "Graph")


def turtle(graph: "rdflib.Graph") -> str:
    """Return a graph as canonical Turtle under the prefixes of isograph, or in a sentence where it is big.

    >>> import isograph
    >>> print(turtle(isograph.load().construct("CONSTRUCT WHERE { id:iso-9001 iso:identifier ?name }")))
    @prefix id: <https://w3id.org/isograph/id/> .
    @prefix iso: <https://w3id.org/isograph/ontology#> .
    <BLANKLINE>
    id:iso-9001
      iso:identifier "ISO 9001" .
    """
    if len(graph) > MOST:
        return f"an rdflib.Graph of {len(graph):,} triples"
    return canonical(terms(graph.serialize(format="nt"))).rstrip("\n") or "an rdflib.Graph without triples"


def show_turtle(shell: InteractiveShell) -> None:
    """Let a shell show plain rdflib graphs as Turtle, without importing rdflib."""
    _plain(shell).for_type_by_name(*_TYPE, _print)


def show_no_turtle(shell: InteractiveShell) -> None:
    """Let a shell show rdflib graphs as it did."""
    _plain(shell).pop(".".join(_TYPE), None)


def _print(graph: "rdflib.Graph", printer: PrettyPrinter, cycle: bool) -> None:  # noqa: FBT001  IPython's signature
    plain = cycle or type(graph).__name__ != _TYPE[1]  # a view of a store may hold millions
    printer.text(repr(graph) if plain else turtle(graph))


def _plain(shell: InteractiveShell) -> PlainTextFormatter:
    formatter = cast(DisplayFormatter, shell.display_formatter)
    return cast(PlainTextFormatter, formatter.formatters["text/plain"])
