"""What can stand at the cursor of a %%sparql cell is offered, and nothing else."""

# mypy: allow-untyped-calls

import pytest
from IPython.core.completer import Completion, provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell

import isograph
from isograph.notebook.completing import MOST


def completions(shell: InteractiveShell, cell: str) -> list[Completion]:
    """Return what is offered at the end of a cell."""
    with provisionalcompleter():
        return list(shell.Completer.completions(cell, len(cell)))


def offered(shell: InteractiveShell, cell: str) -> list[str]:
    return [each.text for each in completions(shell, f"%%sparql\n{cell}")]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("SELECT * {\n  ?x iso:edi", ["iso:Edition", "iso:editionNumber", "iso:editionOf"]),
        ("ASK { ?x a activity:make-special-w", ["activity:make-special-weld"]),
        ("ASK { id:iso-9003:1994-", ["id:iso-9003:1994-cor-1:1994", "id:iso-9003:1994-cor-2:1995"]),
        ("ASK { ?x rdfs:lab", ["rdfs:label"]),
        ("ASK { GRAPH graph:inf", ["graph:inferred"]),
        ("sel", ["SELECT"]),
        ("ASK { ?x clause-k", ["clause-kind:"]),
        ("SELECT ?edition ?title { ?ed", ["?edition"]),
        ("PREFIX o: <https://w3id.org/isograph/ontology#> ASK { ?x o:editionO", ["o:editionOf"]),
    ],
)
def test_what_can_follow_is_offered(shell: InteractiveShell, cell: str, names: list[str]) -> None:
    assert offered(shell, cell) == names


def test_terms_come_with_their_labels_and_replace_the_word(shell: InteractiveShell) -> None:
    cell = "%%sparql\nASK { ?x iso:editionN"
    (found,) = completions(shell, cell)
    assert (found.text, found.type) == ("iso:editionNumber", "edition number")
    assert cell[found.start : found.end] == "iso:editionN"


def test_all_terms_of_the_ontology_are_offered_and_no_more_than_a_bound(shell: InteractiveShell) -> None:
    assert {"iso:Edition", "iso:covers"} < set(offered(shell, "ASK { ?x iso:"))
    assert len(offered(shell, "ASK { id:")) == MOST


def test_variables_of_python_are_offered_as_parameters(shell: InteractiveShell) -> None:
    shell.push({"standard": 1})
    assert offered(shell, "ASK { ?x ?y $stan") == ["$standard"]


@pytest.mark.parametrize("word", ["nope:", "nope:pri", "iso:zzz", "?zzz", "zzz"])
def test_where_there_is_nothing_the_word_stays_as_it_is(shell: InteractiveShell, word: str) -> None:
    assert offered(shell, f"ASK {{ {word}") == [word]


@pytest.mark.parametrize("cell", ["iso:edi", "%%sparqlx\niso:edi", "x = '%%sparql'\niso:edi", "%%time\niso:edi"])
def test_other_cells_are_left_alone(shell: InteractiveShell, cell: str) -> None:
    assert not any(each.text.startswith("iso:") for each in completions(shell, cell))


@pytest.mark.parametrize("cell", ["ASK { ?x ?y 'iso:edi", "# iso:edi", "ASK { ?x ?y '''\niso:edi"])
def test_nothing_is_offered_in_a_text(shell: InteractiveShell, cell: str) -> None:
    assert not any(text.startswith("iso:") for text in offered(shell, cell))


def test_what_was_added_to_the_graph_is_offered(shell: InteractiveShell) -> None:
    graph = isograph.load()
    shell.push({"graph": graph})
    assert offered(shell, "ASK { id:iso-8801") == ["id:iso-8801"]
    graph.add('id:iso-8801 a iso:Standard . id:iso-8801:2026 a iso:Edition ; dcterms:title "Nut" .')
    assert offered(shell, "ASK { id:iso-8801:") == ["id:iso-8801:2026"]


def test_several_graphs_are_no_harm(shell: InteractiveShell) -> None:
    shell.push({"graph": None, "one": isograph.load(), "two": isograph.load()})
    assert offered(shell, "ASK { ?x iso:edi") == ["iso:edi"]
