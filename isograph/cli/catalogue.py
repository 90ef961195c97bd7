"""Questions about the catalogue: fields, committees, parts."""

from typing import TYPE_CHECKING

import click

from isograph.cli.application import question
from isograph.cli.arguments import document, on
from isograph.results import Tabular

if TYPE_CHECKING:
    from isograph.graph import KnowledgeGraph


@question("isograph ics 03.120.10", drawable=True)
@click.argument("code", required=False)
@on
def ics(graph: "KnowledgeGraph", code: str | None, on: str | None) -> Tabular:
    """Show a field of the classification ICS, or all of them."""
    return graph.ics(code, on=on)


@question('isograph committee "ISO/TC 176"', drawable=True)
@click.argument("name", required=False)
@on
def committee(graph: "KnowledgeGraph", name: str | None, on: str | None) -> Tabular:
    """Show a committee and its documents, or all committees."""
    return graph.committee(name, on=on)


@question('isograph parts "ISO 10012"')
@document
@on
def parts(graph: "KnowledgeGraph", identifier: str, on: str | None) -> Tabular:
    """List the parts of a standard and where each stands."""
    return graph.parts(identifier, on=on)
