"""The shortest way of replacement from one document to another."""

import pytest

import isograph
from isograph import KnowledgeGraph, NotInForceError, UnknownDocumentError


def ways(graph: KnowledgeGraph, old: str, new: str) -> list[str]:
    found = graph.path(old, new)
    return [str(each) for each in found.documents]


@pytest.mark.parametrize(
    "way",
    [
        ["ISO 9003:1987", "ISO 9003:1994", "ISO 9001:2000", "ISO 9001:2008", "ISO 9001:2015"],
        ["ISO 13488:1996", "ISO 13485:2003", "ISO 13485:2016"],
        ["ISO 9000-3:1991", "ISO 9000-3:1997", "ISO/IEC 90003:2004"],
        ["ISO 8402:1994", "ISO 9000:2000"],
        ["ISO 9001:2008", "ISO 9001:2015"],
    ],
    ids=lambda way: way[0],
)
def test_the_way_leads_over_the_documents_between(graph: KnowledgeGraph, way: list[str]) -> None:
    assert ways(graph, way[0], way[-1]) == way


def test_each_step_says_how_and_when(graph: KnowledgeGraph) -> None:
    steps = graph.path("ISO 9003:1987", "ISO 9001:2015").steps
    assert [(each.how, str(each.date)) for each in steps] == [
        *(("revised by", "1994-06"), ("merged into", "2000-12-15")),
        *(("revised by", "2008-11-15"), ("revised by", "2015-09-15")),
    ]
    assert all(each.provenance.sources for each in steps)


def test_the_sentence_counts_the_steps_and_dates_the_documents(graph: KnowledgeGraph) -> None:
    assert graph.path("ISO 9002:1994", "ISO 9001:2008").summary == (
        "Two steps: ISO 9002:1994 (1994-06) to ISO 9001:2000 (2000-12-15) to ISO 9001:2008 (2008-11-15)."
    )
    assert graph.path("ISO 9001:2008", "ISO 9001:2015").summary.startswith("One step: ")


def test_undated_references_are_the_first_edition_and_the_one_in_force(graph: KnowledgeGraph) -> None:
    found = graph.path("ISO 9002", "ISO 9001")
    assert (str(found.old), str(found.new)) == ("ISO 9002:1987", "ISO 9001:2015")
    assert found.notes[:2] == (
        "ISO 9002 is undated and read as ISO 9002:1987, its first edition.",
        "ISO 9001 is undated and read as ISO 9001:2015, the newest edition in force.",
    )


def test_no_way_is_an_answer(graph: KnowledgeGraph) -> None:
    found = graph.path("ISO 14001:2004", "ISO 9001:2015")
    assert (found.steps, found.rows()) == ((), ())
    assert found.summary == "No replacement is known to lead from ISO 14001:2004 to ISO 9001:2015."


def test_a_way_back_is_none_and_says_so(graph: KnowledgeGraph) -> None:
    found = graph.path("ISO 9001:2015", "ISO 9001:1994")
    assert found.steps == ()
    assert found.notes == ("The way leads from ISO 9001:1994 to ISO 9001:2015 instead.",)


def test_a_document_that_reuses_a_number_is_on_no_way(graph: KnowledgeGraph) -> None:
    found = graph.path("ISO 9002:1994", "ISO/TS 9002:2016")
    assert found.steps == ()
    assert found.notes == ("ISO/TS 9002:2016 uses the number of ISO 9002:1994 again and is no successor.",)


def test_a_document_is_no_step_from_itself(graph: KnowledgeGraph) -> None:
    found = graph.path("ISO 9001:2015", "iso9001-2015")
    assert (found.steps, found.summary) == ((), "ISO 9001:2015 is the document itself: no step.")


def test_an_adoption_says_what_it_adopts(graph: KnowledgeGraph) -> None:
    assert graph.path("IS 14001:1994", "ISO 9001:2008").notes == (
        "IS 14001:1994 adopts ISO 9001:1994, which leads there: ISO 9001:1994 to ISO 9001:2000 to ISO 9001:2008.",
    )
    assert graph.path("IS 14001:1994", "ISO 14001:2015").notes == ("IS 14001:1994 adopts ISO 9001:1994.",)


def test_a_way_between_adoptions_is_that_of_what_they_adopt(graph: KnowledgeGraph) -> None:
    (note,) = graph.path("EN ISO 9002:1994", "EN ISO 9001:2008").notes
    assert note.endswith("which leads there: ISO 9002:1994 to ISO 9001:2000 to ISO 9001:2008.")


def test_an_edition_to_come_has_replaced_nothing_yet(graph: KnowledgeGraph) -> None:
    found = graph.path("ISO 9001:2015", "ISO 9001:2026")
    assert found.steps == ()
    assert found.notes == ("ISO 9001:2026 is in development to replace ISO 9001:2015, and has not replaced it yet.",)


def test_a_cycle_does_no_harm() -> None:
    graph = isograph.load().assuming("id:iso-9001:2015 iso:replacedBy id:iso-9001:1987 .")
    assert ways(graph, "ISO 9001:2015", "ISO 9001:1994") == ["ISO 9001:2015", "ISO 9001:1987", "ISO 9001:1994"]


def test_the_shorter_of_two_ways_is_taken() -> None:
    graph = isograph.load().assuming("id:iso-9001:1987 iso:replacedBy id:iso-9001:2008 .")
    assert ways(graph, "ISO 9001:1987", "ISO 9001:2015") == ["ISO 9001:1987", "ISO 9001:2008", "ISO 9001:2015"]


def test_what_cannot_be_asked_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownDocumentError):
        graph.path("ISO 9001:1999", "ISO 9001:2015")
    with pytest.raises(NotInForceError):
        graph.path("ISO 9001:1987", "ISO 9002")
