"""The README tells the truth: its figures come from the graph, its links lead somewhere, its commands exist."""

import re
from pathlib import Path

import pytest

from isograph import KnowledgeGraph
from isograph.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

FIGURES = {
    "documents": "SELECT (COUNT(DISTINCT ?d) AS ?n) WHERE { ?d iso:identifier ?i }",
    "of these, with a curated record of their dates and status": (
        "SELECT (COUNT(DISTINCT ?d) AS ?n) WHERE { ?d iso:recordedStatus ?s }"
    ),
    "steps of succession: revisions, mergers, splits, renumberings": (
        "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s iso:predecessor ?a ; iso:successor ?b }"
    ),
    "adoptions by regional and national bodies": "SELECT (COUNT(DISTINCT ?a) AS ?n) WHERE { ?a a iso:Adoption }",
    "scopes": "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a iso:Scope }",
    "activities and topics": (
        "SELECT (COUNT(DISTINCT ?a) AS ?n) WHERE { ?a a ?c FILTER (?c IN (iso:Activity, iso:Topic)) }"
    ),
    "clauses": "SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { ?c a iso:Clause }",
    "rows of correspondence between clauses": "SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { ?c a iso:Correspondence }",
    "sources": "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a iso:Source }",
    "stated triples": "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } FILTER (?g != graph:inferred) }",
    "inferred triples": "SELECT (COUNT(*) AS ?n) WHERE { GRAPH graph:inferred { ?s ?p ?o } }",
}


@pytest.mark.parametrize("what", FIGURES)
def test_each_figure_is_that_of_the_graph(graph: KnowledgeGraph, what: str) -> None:
    ((count,),) = graph.sparql(FIGURES[what]).data
    assert f"| {what} | {count:,} |" in README


def test_there_is_no_figure_without_a_test() -> None:
    table = re.findall(r"^\| ([^|]+) \| [\d,]+ \|$", README, re.MULTILINE)
    assert sorted(table) == sorted(FIGURES)


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_each_link_leads_to_a_file(target: str) -> None:
    assert (ROOT / target).exists()


@pytest.mark.parametrize("command", re.findall(r"^isograph ([a-z-]+)", README, re.MULTILINE))
def test_each_command_exists(command: str) -> None:
    assert command in app.commands


def test_no_text_tells_to_install_the_package_of_another_project() -> None:
    assert "pip install isograph" not in README
