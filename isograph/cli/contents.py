"""Questions about contents: which activities a document covers, how documents differ, which clauses they have."""

from typing import TYPE_CHECKING

import click

from isograph.cli.application import question
from isograph.cli.arguments import document, on
from isograph.results import Tabular

if TYPE_CHECKING:
    from isograph.graph import KnowledgeGraph


@question('isograph covers "ISO 9002:1994" welding', drawable=True)
@document
@click.argument("activity")
def covers(graph: "KnowledgeGraph", identifier: str, activity: str) -> Tabular:
    """Tell whether a document covers an activity, and why."""
    return graph.covers(identifier, activity)


@question("isograph covering production installation --on 1996-06-01", drawable=True)
@click.argument("activities", nargs=-1, required=True)
@on
@click.option("--sector", help="Also the documents of this sector, such as 'medical devices'.")
@click.option("--use", help="Only documents of this use, such as requirements.")
def covering(
    graph: "KnowledgeGraph", activities: tuple[str, ...], on: str | None, sector: str | None, use: str | None
) -> Tabular:
    """List the documents that cover some activities on a day."""
    return graph.covering(*activities, on=on, sector=sector, use=use)


@question('isograph compare "ISO 9001:1994" "ISO 9002:1994"', drawable=True)
@click.argument("identifiers", nargs=-1, required=True)
def compare(graph: "KnowledgeGraph", identifiers: tuple[str, ...]) -> Tabular:
    """Show what documents share and where they differ."""
    return graph.compare(*identifiers)


@question('isograph counterparts "ISO 9001:2008" 8.5.3 --to "ISO 9001:2015"', drawable=True)
@document
@click.argument("clause")
@click.option("--to", required=True, metavar="DOCUMENT", help="The document whose clauses are wanted.")
def counterparts(graph: "KnowledgeGraph", identifier: str, clause: str, to: str) -> Tabular:
    """Show which clauses of another document took over a clause."""
    return graph.counterparts(identifier, clause, to=to)


@question('isograph principles "ISO 9001:2008"')
@document
def principles(graph: "KnowledgeGraph", identifier: str) -> Tabular:
    """List the quality management principles behind an edition."""
    return graph.principles(identifier)


@question("isograph activities --format csv")
def activities(graph: "KnowledgeGraph") -> Tabular:
    """List the activities that can be asked about."""
    return graph.activities()


@question('isograph clauses "ISO 9002:1994"')
@document
def clauses(graph: "KnowledgeGraph", identifier: str) -> Tabular:
    """List the clauses of an edition by number and title."""
    return graph.clauses(identifier)


@question('isograph find-clauses --title "design control"')
@click.option("--number", help="The number of the clause, such as 7.3.")
@click.option("--title", help="Words of its title.")
def find_clauses(graph: "KnowledgeGraph", number: str | None, title: str | None) -> Tabular:
    """Find clauses of any edition by number or title."""
    return graph.find_clauses(number=number, title=title)
