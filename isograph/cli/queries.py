"""SPARQL, proofs, shapes, and the graph as a file."""

from typing import TYPE_CHECKING

import click
from click.shell_completion import get_completion_class

from isograph.cli.application import app, question, task
from isograph.cli.arguments import query
from isograph.cli.output import write
from isograph.results import Tabular, Value

if TYPE_CHECKING:
    from isograph.graph import KnowledgeGraph


@question('isograph explain "ISO 9002:1994" covers welding', drawable=True)
@click.argument("subject")
@click.argument("predicate")
@click.argument("object")
def explain(graph: "KnowledgeGraph", subject: str, predicate: str, object: str) -> Tabular:  # noqa: A002
    """Prove a statement, down to stated facts and their sources."""
    return graph.explain(subject, predicate, object)


@question(
    "isograph sparql 'SELECT ?standard ?edition WHERE { ?standard iso:hasEdition ?edition }' --bind 'standard=ISO 9001'"
)
@query
def sparql(graph: "KnowledgeGraph", query: str, bindings: dict[str, Value]) -> Tabular:
    """Answer a SELECT query."""
    return graph.sparql(query, **bindings)


@task("isograph ask 'ASK { ?edition iso:replacedBy ?next }' --bind 'edition=ISO 9001:1994'")
@query
def ask(graph: "KnowledgeGraph", query: str, bindings: dict[str, Value]) -> None:
    """Answer an ASK query by true or false."""
    write("true" if graph.ask(query, **bindings) else "false")


@task("isograph construct 'CONSTRUCT { ?a iso:revises ?b } WHERE { ?a iso:revises ?b }'")
@query
def construct(graph: "KnowledgeGraph", query: str, bindings: dict[str, Value]) -> None:
    """Print the triples of a CONSTRUCT query as Turtle."""
    write(graph.construct(query, **bindings).serialize(format="turtle"))


@question("isograph validate my-shapes.ttl --no-bundled --data my-standards.ttl")
@click.argument("shapes", nargs=-1, metavar="[SHAPES]...")
@click.option("--questions", metavar="FOLDER", help="Ask the questions in a folder of yours too.")
@click.option("--only", type=click.Choice(["shapes", "ontology", "questions"]), help="Make one kind of checks alone.")
def validate(graph: "KnowledgeGraph", shapes: tuple[str, ...], questions: str | None, only: str | None) -> Tabular:
    """Check shapes, terms, and questions with known answers.

    Beside isograph's own checks, those of SHAPES and FOLDER are made. The exit code is 1 where something fails.
    """
    return graph.validate(*shapes, questions=questions, only=only)


@task("isograph export standards.trig --graphs stated")
@click.argument("path", metavar="FILE")
@click.option(
    "--graphs",
    type=click.Choice(["stated", "inferred", "both"]),
    help="What to write: what the sources state, what follows from it, or both (the default).",
)
@click.option("--ontology", is_flag=True, help="Write the ontology alone, in one file for Protégé: .owl, .ttl or .nt.")
def export(graph: "KnowledgeGraph", path: str, graphs: str | None, *, ontology: bool) -> None:
    """Write the graph for other tools, with licence and credit.

    The suffix of FILE says the form: .trig, .nq and .jsonld keep the named graphs, .ttl, .nt and .rdf hold their union,
    .graphml nodes and edges, .zip the same as tables in CSV. All but .zip may end in .gz.
    """
    if ontology and graphs:
        raise click.UsageError("--ontology writes no graph: leave out --graphs")
    if ontology:
        graph.export_ontology(path)
    else:
        graph.export(path, graphs=graphs or "both")


@app.command(epilog="\b\nExample:\n  isograph completion bash >> ~/.bashrc")
@click.argument("shell", type=click.Choice(["bash", "fish", "zsh"]))
def completion(shell: str) -> None:
    """Print a script that completes commands in a shell."""
    if scripts := get_completion_class(shell):
        write(scripts(app, {}, "isograph", "_ISOGRAPH_COMPLETE").source())
