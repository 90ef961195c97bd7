"""Questions about documents: what they are, where they stand, what became of them."""

from typing import TYPE_CHECKING

import click

from isograph.cli.application import question
from isograph.cli.arguments import document, on
from isograph.results import Tabular

if TYPE_CHECKING:
    from isograph.graph import KnowledgeGraph


@question('isograph standard "ISO 9001"')
@document
def standard(graph: "KnowledgeGraph", identifier: str) -> Tabular:
    """Show a standard and its editions."""
    return graph.standard(identifier)


@question('isograph edition "ISO 9001" --on 1996-06-01')
@document
@on
def edition(graph: "KnowledgeGraph", identifier: str, on: str | None) -> Tabular:
    """Show an edition, or the newest in force on a day."""
    return graph.edition(identifier, on=on)


@question('isograph editions "ISO 9002"')
@document
def editions(graph: "KnowledgeGraph", identifier: str) -> Tabular:
    """List the editions of a standard, oldest first."""
    return graph.editions(identifier)


@question('isograph in-force "ISO 9001" --on 2002-01-01')
@document
@on
def in_force(graph: "KnowledgeGraph", identifier: str, on: str | None) -> Tabular:
    """List the editions in the catalogue on a day."""
    return graph.in_force(identifier, on=on)


@question('isograph status "ISO 9001:1994" --on 2002-01-01')
@document
@on
def status(graph: "KnowledgeGraph", identifier: str, on: str | None) -> Tabular:
    """Tell whether an edition is in force on a day, and why."""
    return graph.status(identifier, on=on)


@question('isograph history "ISO 9002"', drawable=True)
@document
def history(graph: "KnowledgeGraph", identifier: str) -> Tabular:
    """Tell what became of a standard."""
    return graph.history(identifier)


@question('isograph adoptions "ISO 9001:2015"')
@document
def adoptions(graph: "KnowledgeGraph", identifier: str) -> Tabular:
    """List the national and regional adoptions of a document."""
    return graph.adoptions(identifier)


@question('isograph search "quality management" --status "in force" --limit 5')
@click.argument("text")
@on
@click.option("--ics", metavar="CODE", help="Only documents of this ICS field, such as 03.120.10.")
@click.option("--status", help="Only documents of this status, such as 'in force'.")
@click.option("--committee", metavar="NAME", help="Only documents of this committee, such as ISO/TC 176.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many at most.")
def search(
    graph: "KnowledgeGraph",
    text: str,
    *,
    on: str | None,
    ics: str | None,
    status: str | None,
    committee: str | None,
    limit: int,
) -> Tabular:
    """Find documents by words of their titles, scopes and labels."""
    return graph.search(text, on=on, ics=ics, status=status, committee=committee, limit=limit)
