"""Questions that are answered by yes or no, and the way from one edition to another."""

from typing import TYPE_CHECKING

import click

from isograph.cli.application import question
from isograph.cli.arguments import document
from isograph.results import Tabular

if TYPE_CHECKING:
    from isograph.graph import KnowledgeGraph


@question('isograph may-exclude "ISO 9001:2008" 7.3 --activity production --activity installation')
@document
@click.argument("clause")
@click.option("--activity", "activities", multiple=True, help="What the organization does; may be repeated.")
@click.option("--outsourced", multiple=True, help="What it buys from others; may be repeated.")
def may_exclude(
    graph: "KnowledgeGraph", identifier: str, clause: str, activities: tuple[str, ...], outsourced: tuple[str, ...]
) -> Tabular:
    """Tell whether an organization may leave out a clause."""
    return graph.may_exclude(identifier, clause, activities=activities or None, outsourced=outsourced or None)


@question('isograph certificate "ISO 9002:1994" --on 2002-01-01')
@document
@click.option("--on", metavar="DATE", required=True, help="The day asked about, as 2002-01-01.")
@click.option("--scope", multiple=True, help="An activity that the certificate is for; may be repeated.")
def certificate(graph: "KnowledgeGraph", identifier: str, on: str, scope: tuple[str, ...]) -> Tabular:
    """Tell whether a certificate could be valid on a day."""
    return graph.certificate(identifier, on=on, scope=scope or None)


@question('isograph transition "ISO 9002:1994" "ISO 9001:2015" --save checklist.xlsx', drawable=True)
@click.argument("old")
@click.argument("new")
@click.option("--activity", "activities", multiple=True, help="What the organization does; may be repeated.")
@click.option("--save", "path", metavar="FILE", help="Write the checklist to this file too: .md, .csv or .xlsx.")
def transition(graph: "KnowledgeGraph", old: str, new: str, activities: tuple[str, ...], path: str | None) -> Tabular:
    """List what changes from one edition to another."""
    answer = graph.transition(old, new, activities=activities or None)
    if path:
        answer.save(path)
    return answer
