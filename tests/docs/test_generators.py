"""What is generated for the documentation is whole, and held to what it is generated from."""

import re
from pathlib import Path

import click
import pytest
from rdflib import URIRef

from docs.generators import (
    commands,
    diagrams,
    figures,
    generated,
    ontology,
    queries,
    questions,
    repository,
    rules,
    sources,
    terms,
    vocabularies,
)
from isograph import KnowledgeGraph, resources
from isograph.cli import app
from isograph.reasoning import w3c
from tests.docs.pages import DOCS, PAGES, ROOT

CASES = sorted({path.stem for path in (ROOT / "tests" / "reasoning" / "cases").glob("*.trig")})
TEXT = {path: path.read_text(encoding="utf-8") for path in PAGES}
NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
TABLE_SIZES = {"eq": 9, "prp": 20, "cls": 19, "cax": 5, "dt": 5, "scm": 20}
"""How many rules W3C's tables 4 to 9 have."""


def named() -> set[str]:
    return {*rules.written(), *rules.ELSEWHERE, *rules.LEFT_OUT}


def test_each_rule_of_the_recommendation_is_told_of() -> None:
    assert {prefix: sum(each.startswith(f"{prefix}-") for each in named()) for prefix in TABLE_SIZES} == TABLE_SIZES


def test_each_question_with_a_known_answer_is_told_of() -> None:
    told = questions.page()
    assert [path.name for path in resources.question_folder().glob("*.rq") if f"`{path.name}`" not in told] == []


def test_a_rule_is_told_of_once() -> None:
    told = re.findall(r"^\| `([a-z]+-[a-z0-9-]+)` \|", rules.page(), re.MULTILINE)
    assert sorted(told) == sorted(named())


def test_the_rules_written_are_those_that_the_reasoner_reads() -> None:
    assert set(rules.written()) == {schema.name for schema in w3c.schemas()}
    assert not set(rules.written()) & set(rules.LEFT_OUT)


@pytest.mark.parametrize("name", sorted(set(rules.ELSEWHERE) - {"eq-ref"}))
def test_a_rule_that_runs_elsewhere_has_a_case(name: str) -> None:
    assert name in CASES


@pytest.mark.parametrize("name", sorted(rules.LEFT_OUT))
def test_a_rule_that_is_left_out_has_no_case(name: str) -> None:
    assert name not in CASES


@pytest.mark.parametrize("module", terms.modules())
def test_each_module_of_the_ontology_has_a_page(module: str) -> None:
    assert f"<!-- generated: ontology {module} -->" in TEXT[DOCS / "ontology" / f"{module}.md"]


@pytest.mark.parametrize("module", terms.modules())
def test_each_term_is_defined_on_its_page(module: str) -> None:
    told = ontology.page(module)
    assert [term.name for term in terms.modules()[module] if f"### {term.name}\n\n" not in told] == []


def test_every_term_of_the_ontology_is_told_of() -> None:
    declared = {
        path.stem: re.findall(r"^iso:(\w+)\n  a ", path.read_text("utf-8"), re.M) for path in resources.ontology_files()
    }
    assert sum(map(len, declared.values())) == sum(map(len, terms.modules().values()))


def test_the_overview_draws_properties_that_exist() -> None:
    names = {term.name for own in terms.modules().values() for term in own}
    assert {name for line in diagrams.LINES for name in line} | set(diagrams.PLACES) <= names


def test_a_chain_is_told_of() -> None:
    told = ontology.page("scopes").partition("### covers\n")[2].partition("###")[0]
    assert "[`hasScope`](scopes.md#hasScope) then [`scopeIncludes`](scopes.md#scopeIncludes)" in told


def test_a_foreign_term_without_a_prefix_is_refused() -> None:
    with pytest.raises(KeyError):
        ontology.curie(URIRef("https://example.org/x"))


@pytest.mark.parametrize("name", vocabularies.schemes())
def test_each_concept_of_a_vocabulary_is_told_of(name: str) -> None:
    told = vocabularies.page(name)
    assert told.count('<span id="') == len(set(re.findall(r'<span id="([^"]+)"', told))) > 1


def test_each_example_is_of_a_packaged_query() -> None:
    assert set(queries.names()) == set(queries.examples())


@pytest.mark.parametrize("name", queries.names())
def test_an_example_binds_the_parameters_of_its_query(name: str) -> None:
    parameters = re.findall(r"^# param (\w+)", resources.query(name), re.MULTILINE)
    assert [value.partition("=")[0] for value in queries.examples()[name]] == parameters


@pytest.mark.parametrize("name", sorted(set(queries.names()) - {"followers"}))
def test_an_example_finds_something(graph: KnowledgeGraph, name: str) -> None:
    assert queries.example(graph, name).data


def test_each_command_is_told_of() -> None:
    told = commands.page()
    assert [name for name in app.list_commands(click.Context(app)) if f"## {name}\n" not in told] == []


def test_each_topic_of_the_benchmarks_has_its_figures() -> None:
    topics = re.search(r"^TOPICS = \((.*)\)$", (ROOT / "benchmarks" / "__main__.py").read_text("utf-8"), re.MULTILINE)
    assert topics
    assert re.findall(r"^## (\w+)", figures.page(), re.MULTILINE) == re.findall(r'"(\w+)"', topics[1])


def test_the_counts_of_what_is_verified_are_those_of_the_graph(graph: KnowledgeGraph) -> None:
    ((scopes,),) = graph.sparql(
        "SELECT (COUNT(?s) AS ?n) WHERE { ?s a iso:Scope ; iso:verification verification:unverified }"
    ).data
    assert re.search(rf"^\| scopes \| .* \| {scopes} \|$", sources.page(), re.MULTILINE)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_each_notebook_has_a_page(name: str) -> None:
    assert TEXT[DOCS / "notebooks" / f"{name}.md"] == f"<!-- generated: notebook {name} -->\n"


def test_what_no_generator_makes_is_refused() -> None:
    with pytest.raises(KeyError):
        generated.filled("<!-- generated: nothing -->")


def test_a_link_of_the_repository_leads_to_the_page_of_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "X.md").write_text("[a](docs/store.md), [b](tests/x.py), [c](https://example.org)")
    monkeypatch.setattr(repository, "ROOT", tmp_path)
    assert repository.page("X.md") == "[a](store.md), b, [c](https://example.org)"
