"""Documents, activities, principles and clauses by words."""

import pytest

from isograph import ArgumentError, DateError, KnowledgeGraph
from isograph.results import Rows


def documents(rows: Rows) -> list[str]:
    return [str(document) for kind, document, *_ in rows if kind == "document"]


def test_a_standard_comes_before_its_editions_and_what_mentions_it(graph: KnowledgeGraph) -> None:
    found = documents(graph.search("ISO 9001"))
    assert found[:3] == ["ISO 9001", "ISO 9001:2026", "ISO 9001:2015"]
    assert "ISO/TS 9002:2016" not in found[:9]  # only its title mentions it


@pytest.mark.parametrize("text", ["ISO9001/2008", "iso 9001-2008", "ISO 9001:2008"])
def test_a_document_is_found_in_any_form_people_write(graph: KnowledgeGraph, text: str) -> None:
    assert documents(graph.search(text))[0] == "ISO 9001:2008"


def test_an_activity_is_found_by_another_of_its_labels(graph: KnowledgeGraph) -> None:
    assert ("activity", None, "Welding (spot welding)", None, "Welding, spot") in graph.search("spot welding").rows()


def test_each_thing_is_found_once(graph: KnowledgeGraph) -> None:
    assert graph.search("welding").rows() == (("activity", None, "Welding", None, "Welding"),)


def test_all_words_must_be_mentioned(graph: KnowledgeGraph) -> None:
    assert documents(graph.search("9002 production")) == [
        *("ISO 9002:1994", "ISO 9002:1994/Cor 1:1995", "ISO 9002:1987")
    ]


def test_clauses_and_principles_are_found_after_activities(graph: KnowledgeGraph) -> None:
    kinds = [str(row[0]) for row in graph.search("customer focus")]
    assert kinds == sorted(kinds, key=("topic", "principle", "clause").index)
    assert {*kinds} == {"topic", "principle", "clause"}


def test_the_status_is_that_of_the_day_asked_about(graph: KnowledgeGraph) -> None:
    found = {str(row[1]): row[3] for row in graph.search("ISO 9001", on="1996-01-01")}
    assert found["ISO 9001:1994"] == "in force"
    assert "ISO 9001:2008" not in found


def test_what_is_not_yet_published_on_a_day_is_found_where_it_is_asked_for(graph: KnowledgeGraph) -> None:
    found = documents(graph.search("ISO 9001", on="1996-01-01", status="not yet published"))
    assert "ISO 9001:2008" in found


def test_a_committee_takes_in_those_below_it(graph: KnowledgeGraph) -> None:
    assert "ISO 9001:2015" in documents(graph.search("quality", committee="iso tc 176", limit=99))
    assert documents(graph.search("quality", committee="ISO/TC 34")) == []


def test_the_plain_search_says_so(graph: KnowledgeGraph) -> None:
    assert graph.search("quality").notes == (
        "Plain search for all words, in names, titles and labels: this graph is in memory, where no index is kept.",
    )


def test_a_status_narrows_the_search_to_documents(graph: KnowledgeGraph) -> None:
    rows = graph.search("quality", status="in force", limit=5)
    assert [(row[0], row[3]) for row in rows] == [("document", "in force")] * 5


def test_a_field_takes_in_those_below_it(graph: KnowledgeGraph) -> None:
    wide, narrow = (documents(graph.search("laboratories", ics=ics)) for ics in ("03.120", "03.120.20"))
    assert {*narrow} < {*wide} | {*narrow}
    assert narrow
    assert documents(graph.search("laboratories", ics="13")) == []


def test_more_than_the_limit_is_said(graph: KnowledgeGraph) -> None:
    rows = graph.search("quality", limit=3)
    assert len(rows.rows()) == 3
    assert rows.caption == "Mentions of 'quality', the first 3; no claim of coverage"


def test_a_hit_is_no_claim_of_coverage(graph: KnowledgeGraph) -> None:
    assert graph.search("welding").caption.endswith("no claim of coverage")


@pytest.mark.parametrize("text", ["<script>'\"", "xyzzy", "\\u0000", "welding?script } #"])
def test_words_that_nothing_mentions_find_nothing(graph: KnowledgeGraph, text: str) -> None:
    assert graph.search(text).rows() == ()


@pytest.mark.parametrize("text", ["?welding . } #", "welding\x00", "\ud800welding", "'welding'"])
def test_hostile_marks_are_not_read(graph: KnowledgeGraph, text: str) -> None:
    assert graph.search(text).rows() == graph.search("welding").rows()


def test_retired_activities_are_not_found(graph: KnowledgeGraph) -> None:
    assert graph.search("retired").rows() == ()


def test_a_text_without_a_word_is_refused(graph: KnowledgeGraph) -> None:
    for text in ("", "  ", "???"):
        with pytest.raises(ArgumentError, match="needs a word"):
            graph.search(text)


def test_a_limit_below_one_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(ArgumentError, match="limit of one or more"):
        graph.search("quality", limit=0)


def test_an_unknown_status_field_or_day_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(ArgumentError, match="known: in force, superseded"):
        graph.search("quality", status="valid")
    with pytest.raises(ArgumentError, match=r"03\.120\.10"):
        graph.search("quality", ics="quality")
    with pytest.raises(DateError):
        graph.search("quality", on="tomorrow")
