"""A constructed graph is shown as Turtle, a big one is counted."""

# mypy: allow-untyped-calls

import rdflib
from IPython.core.interactiveshell import InteractiveShell

from isograph import KnowledgeGraph
from isograph.notebook.showing import MOST, turtle


def test_a_constructed_graph_is_shown_as_turtle(shell: InteractiveShell) -> None:
    graph = shell.run_cell("%%sparql\nCONSTRUCT WHERE { id:iso-9003 iso:identifier ?name }").result
    assert shell.display_formatter is not None
    shown, _ = shell.display_formatter.format(graph)
    assert shown["text/plain"].endswith('id:iso-9003\n  iso:identifier "ISO 9003" .')


def test_a_big_graph_and_an_empty_one_are_told_in_a_sentence(graph: KnowledgeGraph) -> None:
    big = graph.construct(f"CONSTRUCT WHERE {{ ?x ?y ?z }} LIMIT {MOST + 1}")
    assert turtle(big) == "an rdflib.Graph of 501 triples"
    assert turtle(rdflib.Graph()) == "an rdflib.Graph without triples"


def test_a_view_of_the_store_is_not_written_out(shell: InteractiveShell, graph: KnowledgeGraph) -> None:
    view = graph.to_rdflib()
    assert shell.display_formatter is not None
    shown, _ = shell.display_formatter.format(view)
    assert shown["text/plain"] == repr(view)


def test_text_in_a_graph_stays_text() -> None:
    graph = rdflib.Graph()
    graph.add((rdflib.URIRef("urn:a"), rdflib.URIRef("urn:b"), rdflib.Literal('<script> " .\n<urn:c>\u2028')))
    assert rdflib.Graph().parse(data=turtle(graph), format="turtle").isomorphic(graph)
