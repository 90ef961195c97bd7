"""The competency questions: each is answered as it must be, bites, and is not asked of a graph that cannot know."""

from dataclasses import replace
from pathlib import Path

import pytest
import rdflib

import isograph
from isograph import ArgumentError, KnowledgeGraph, ParseError, StoreError, resources
from isograph.store import Store
from isograph.validation import ValidationReport, validate
from isograph.validation.questions import Question, read, written

QUESTIONS = read(resources.question_folder())
QUERY = """# What is a?
# asked by a tester
# needs    <urn:a>
# source   nothing
SELECT ?a ?b WHERE { ?a <urn:p> ?b } ORDER BY ?a ?b
"""
FACTS = '<urn:a> <urn:p> "one, two" , <urn:b> . <urn:c> <urn:p> true .'
ANSWER = 'a,b\nurn:a,"one, two"\nurn:a,urn:b\nurn:c,true\n'

each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.path.stem)


@pytest.fixture(scope="module")
def ontology(_own_cache: None) -> Store:
    """The ontology without any data."""
    return isograph.load(*resources.ontology_files(), bundled=False).store


@pytest.fixture
def facts() -> Store:
    store = Store.memory()
    store.read(FACTS, "urn:g")
    return store


def folder(place: Path, answer: str = ANSWER, query: str = QUERY) -> Path:
    (place / "what-is-a.rq").write_text(query, encoding="utf-8")
    (place / "what-is-a.csv").write_bytes(answer.encode())
    return place


def asked(store: Store, place: Path) -> ValidationReport:
    return validate(store, questions=place, only="questions")


@each_question
def test_a_question_is_answered_as_it_must_be(question: Question, graph: KnowledgeGraph) -> None:
    assert question.missing(graph.store) is None
    assert list(question.violations(graph.store)) == []


@each_question
def test_a_question_bites(question: Question, ontology: Store) -> None:
    assert list(replace(question, needs=()).violations(ontology)) != []


@each_question
def test_a_question_is_not_asked_of_a_graph_that_cannot_know(question: Question, ontology: Store) -> None:
    assert list(question.violations(ontology)) == []
    assert [question.text in note for note in question.notes(ontology)] == [True]


@each_question
def test_a_question_says_what_is_asked_by_whom_and_from_which_source(question: Question) -> None:
    assert question.text.endswith("?")
    assert question.asked_by
    assert question.needs
    assert question.source


@each_question
def test_an_answer_is_tidy(question: Question) -> None:
    text = question.path.with_suffix(".csv").read_text(encoding="utf-8")
    assert text == written(question.columns, question.answer)
    assert question.answer


def test_every_answer_belongs_to_a_question() -> None:
    answers = resources.question_folder().glob("*.csv")
    assert {path.stem for path in answers} == {question.path.stem for question in QUESTIONS}


@pytest.mark.slow
@each_question
def test_a_question_runs_elsewhere(question: Question, everything: rdflib.Graph) -> None:
    rows = everything.query(question.query)
    found = [tuple("" if cell is None else str(cell) for cell in row) for row in rows if isinstance(row, tuple)]
    assert sorted(found) == sorted(question.answer)


@pytest.fixture(scope="module")
def everything(graph: KnowledgeGraph) -> rdflib.Graph:
    return rdflib.Graph() + graph.store.snapshot()


def test_a_right_answer_of_ones_own_conforms_in_any_order_and_form(facts: Store, tmp_path: Path) -> None:
    lines = ANSWER.splitlines()
    text = "\ufeff" + "\r\n".join([lines[0], *reversed(lines[1:])])
    assert asked(facts, folder(tmp_path, text)).conforms


def test_a_wrong_row_is_told_with_the_right_one(facts: Store, tmp_path: Path) -> None:
    (violation,) = asked(facts, folder(tmp_path, ANSWER.replace("true", "false"))).violations
    assert (violation.expected, violation.found) == ("urn:c | false", "urn:c | true")
    assert (violation.check, violation.rule, violation.message) == ("questions", "what-is-a", "What is a?")


def test_the_only_row_is_told_with_the_right_one(facts: Store, tmp_path: Path) -> None:
    query = QUERY.replace("<urn:p> ?b }", "<urn:p> ?b FILTER (?b = true) }")
    (violation,) = asked(facts, folder(tmp_path, "a,b\nurn:d,true\n", query)).violations
    assert (violation.focus, violation.expected, violation.found) == ("urn:d", "urn:d | true", "urn:c | true")


def test_a_missing_row_and_a_surplus_row_are_told(facts: Store, tmp_path: Path) -> None:
    report = asked(facts, folder(tmp_path, ANSWER.replace("urn:c", "urn:d")))
    assert {(each.expected, each.found) for each in report.violations} == {("urn:d | true", ""), ("", "urn:c | true")}
    assert report.summary == "2 violations: 2 of a question."


def test_a_row_counts_as_often_as_it_is_there(facts: Store, tmp_path: Path) -> None:
    (violation,) = asked(facts, folder(tmp_path, f"{ANSWER}urn:c,true\n")).violations
    assert (violation.expected, violation.found) == ("urn:c | true", "")


def test_a_question_beyond_the_graph_is_told_in_the_notes(tmp_path: Path) -> None:
    report = asked(Store.memory(), folder(tmp_path))
    assert report.conforms
    bundled, own = report.notes
    assert bundled.startswith(f"{len(QUESTIONS)} of {len(QUESTIONS)} bundled questions were not asked")
    assert own == "Not asked, because the graph says nothing of <urn:a>: What is a?"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("", r"what-is-a\.csv, line 1: expected a line with the variables"),
        ("a,c\n", r"what-is-a\.csv, line 1: expected the columns of the query, a, b; found a, c"),
        ("a,b\nurn:a\n", r"what-is-a\.csv, line 2: expected 2 cells, found 1"),
        ('a,b\nurn:a,"x\n', r"what-is-a\.csv, line 2: unexpected end of data"),
    ],
)
def test_an_answer_that_is_no_table_of_the_query_is_refused(
    facts: Store, tmp_path: Path, answer: str, reason: str
) -> None:
    with pytest.raises(ParseError, match=reason):
        asked(facts, folder(tmp_path, answer))


@pytest.mark.parametrize(
    "query", ["# a?\nSELECT oops", "# a?\nASK { ?a ?p ?b }", "# a?\nSELECT ?a {SERVICE <urn:x> {}}"]
)
def test_a_query_that_cannot_be_answered_is_named(facts: Store, tmp_path: Path, query: str) -> None:
    with pytest.raises(ParseError, match=r"what-is-a\.rq"):
        asked(facts, folder(tmp_path, query=query))


def test_a_question_without_an_answer_is_refused(facts: Store, tmp_path: Path) -> None:
    (folder(tmp_path) / "what-is-a.csv").unlink()
    with pytest.raises(StoreError, match=r"what-is-a\.csv"):
        asked(facts, tmp_path)


def test_a_folder_without_questions_is_refused(facts: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no questions"):
        asked(facts, tmp_path / "missing")


def test_text_in_another_encoding_is_refused(facts: Store, tmp_path: Path) -> None:
    (folder(tmp_path) / "what-is-a.csv").write_bytes(b"a,b\nurn:\xff,x\n")
    with pytest.raises(ParseError, match="UTF-8"):
        asked(facts, tmp_path)


def test_a_kind_of_checks_that_there_is_not_is_refused(facts: Store) -> None:
    with pytest.raises(ArgumentError, match="there are: shapes, ontology, questions"):
        validate(facts, only="shape")
