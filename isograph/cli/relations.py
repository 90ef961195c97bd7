"""Questions about documents among each other: what rests on one, and how one led to another."""

from typing import TYPE_CHECKING

import click

from isograph.cli.application import question
from isograph.cli.arguments import document, on
from isograph.results import Tabular

if TYPE_CHECKING:
    from isograph.graph import KnowledgeGraph


@question('isograph dependents "ISO 9001:1994" --on 2001-06-01')
@document
@on
@click.option("--sector", help="Only the documents of this sector, such as 'medical devices'.")
def dependents(graph: "KnowledgeGraph", identifier: str, on: str | None, sector: str | None) -> Tabular:
    """Tell what rests on a document, and what its replacement hit."""
    return graph.dependents(identifier, on=on, sector=sector)


@question('isograph path "ISO 9003:1987" "ISO 9001:2015"')
@click.argument("old")
@click.argument("new")
def path(graph: "KnowledgeGraph", old: str, new: str) -> Tabular:
    """Show the way from a document to one that took its place."""
    return graph.path(old, new)


@question('isograph corrections "ISO 9002"')
@click.argument("identifier", required=False)
def corrections(graph: "KnowledgeGraph", identifier: str | None) -> Tabular:
    """List what is often said of a document and is wrong."""
    return graph.corrections(identifier)


@question('isograph survey "ISO 9001"')
@document
def survey(graph: "KnowledgeGraph", identifier: str) -> Tabular:
    """List how many certificates were counted, year by year."""
    return graph.survey(identifier)
