"""Every answer says what it found in one sentence, and hands on the members of closed lists as such."""

from collections.abc import Callable

import pytest

from isograph import KnowledgeGraph
from isograph.answers.correspondence.relations import Relation
from isograph.answers.coverage.coverage import Choice
from isograph.answers.facts.corrections import Failing
from isograph.model import Editions, Standing
from isograph.results import Tabular

ON = "2002-01-01"

SENTENCES: tuple[tuple[Callable[[KnowledgeGraph], Tabular], str], ...] = (
    (
        lambda graph: graph.in_force("ISO 9001", on=ON),
        "In force on 2002-01-01: ISO 9001:2000; superseded: ISO 9001:1994.",
    ),
    (
        lambda graph: graph.in_force("ISO 9002", on="2010-01-01"),
        "No edition of ISO 9002 is in force on 2010-01-01.",
    ),
    (
        lambda graph: graph.editions("ISO/TS 9002"),
        "Of ISO/TS 9002, one edition is known: ISO/TS 9002:2016, which is in force.",
    ),
    (lambda graph: graph.find_clauses(number="4.17"), "Five clauses of five documents are listed."),
    (lambda graph: graph.find_clauses(number="99"), "No clause of this number and title is listed."),
    (
        lambda graph: graph.adoptions("ISO 9001:1994"),
        "Five adoptions of or by ISO 9001:1994 are known: all identical.",
    ),
    (
        lambda graph: graph.adoptions("BS EN ISO 9001:2015"),
        "One adoption of or by BS EN ISO 9001:2015 is known, which is identical.",
    ),
    (
        lambda graph: graph.adoptions("ISO/IEC Guide 25:1990"),
        "No adoption of or by ISO/IEC Guide 25:1990 is known.",
    ),
    (
        lambda graph: graph.survey("ISO 14001"),
        "Certificates to ISO 14001 were counted from 2002 to 2024 (5 counts): 676,232 for 2024 is the newest count.",
    ),
    (lambda graph: graph.survey("ISO 9002"), "No count of certificates to ISO 9002 is recorded."),
    (
        lambda graph: graph.corrections("ISO/TS 9002:2016"),
        "One claim on ISO/TS 9002:2016 is recorded that is wrong.",
    ),
    (lambda graph: graph.corrections("ISO 10013"), "No wrong claim on ISO 10013 is recorded."),
    (lambda graph: graph.search("welding"), "The one mention of 'welding' is the activity Welding."),
    (lambda graph: graph.search("qqqq"), "Nothing was found that mentions 'qqqq'."),
    (
        lambda graph: graph.search("internal audit", limit=3),
        "Of more than three mentions of 'internal audit', the best fit is the topic Auditing internally"
        " (internal audit).",
    ),
)


@pytest.mark.parametrize(("asked", "sentence"), SENTENCES)
def test_an_answer_says_what_it_found(
    graph: KnowledgeGraph, asked: Callable[[KnowledgeGraph], Tabular], sentence: str
) -> None:
    found = asked(graph)
    assert found.summary == sentence
    assert found.caption != found.summary
    assert sentence in found.to_markdown().replace("\\", "")


def test_all_editions_are_told_with_the_one_that_is_in_force_today(graph: KnowledgeGraph) -> None:
    told = graph.editions("ISO 9001").summary
    assert told.startswith("Of ISO 9001, six editions are known, from ISO 9001:1987 to ISO 9001:2026; ")


def test_editions_are_a_tuple_all_the_same() -> None:
    assert (Editions(), Editions().summary) == ((), "")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("ISO 9002:1994", "ISO 9001:2015", ": 47 clauses possibly carry over, "),
        ("ISO 9001:1994", "ISO 9001:2000", ": 56 clauses carry over, four of them possibly, "),
        ("ISO 9001:2008", "ISO 9001:2015", ": 51 clauses carry over, six are new"),
    ],
)
def test_what_is_only_possible_is_not_told_as_sure(graph: KnowledgeGraph, old: str, new: str, told: str) -> None:
    assert told in graph.transition(old, new).summary


def test_members_of_closed_lists_are_handed_on_as_such(graph: KnowledgeGraph) -> None:
    coverage = graph.covering("production", on=ON)
    assert {type(row[0]) for row in coverage.rows()} == {Choice}
    assert {type(row[1]) for row in graph.corrections()} == {Failing}
    assert {type(row[1]) for row in graph.counterparts("ISO 9001:2008", "7.3", to="ISO 9001:2015").rows()} == {Relation}
    ruling = graph.certificate("ISO 9001:2008", on=ON).rows()
    facts = graph.compare("ISO 9001:2008", "ISO 9001:2015").matrix("facts")
    assert {type(row[1]) for row in (*ruling, *facts) if row[0] == "status"} == {Standing}
