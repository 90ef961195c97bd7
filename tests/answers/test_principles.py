"""The principles that a document states or is built on, and how they changed."""

import pytest

from isograph import KnowledgeGraph, UnknownDocumentError
from isograph.answers.contents.principles import Relation


def labels(graph: KnowledgeGraph, identifier: str) -> list[str]:
    return [each.label for each in graph.principles(identifier)]


def test_eight_principles_are_the_background_of_iso_9001_of_2008(graph: KnowledgeGraph) -> None:
    principles = graph.principles("ISO 9001:2008")
    assert len(principles) == 8
    assert principles.relation == Relation.BACKGROUND
    assert "ISO 9000:2005" in [str(each) for each in principles.stated_in]
    assert "no requirements" in principles.summary


def test_seven_principles_are_the_background_of_iso_9001_of_2015(graph: KnowledgeGraph) -> None:
    assert len(graph.principles("ISO 9001:2015")) == 7
    assert "System approach to management" not in labels(graph, "ISO 9001:2015")


def test_the_principles_have_their_right_names(graph: KnowledgeGraph) -> None:
    assert {"Involvement of people", "Mutually beneficial supplier relationships"} < {*labels(graph, "ISO 9000:2005")}
    assert {"Engagement of people", "Relationship management"} < {*labels(graph, "ISO 9000:2015")}


def test_the_system_approach_sits_in_the_process_approach(graph: KnowledgeGraph) -> None:
    row = graph.principles("ISO 9001:2008").rows()[4]
    assert row == (5, "System approach to management", "merged into: Process approach")


def test_the_process_approach_of_2015_tells_what_it_took_in(graph: KnowledgeGraph) -> None:
    assert "before: System approach to management (merged into)" in str(graph.principles("ISO 9000:2015").rows()[3][2])


def test_a_note_on_a_merged_principle_names_the_one_that_was_merged(graph: KnowledgeGraph) -> None:
    notes = graph.principles("ISO 9000:2015").notes
    assert any(note.startswith("System approach to management: no longer a principle of its own") for note in notes)


@pytest.mark.parametrize("identifier", ["ISO 9000:2000", "ISO 9001:2008", "ISO 9000:2015", "ISO 9001:2015"])
def test_the_one_principle_that_is_none_of_its_own_any_more_is_named(graph: KnowledgeGraph, identifier: str) -> None:
    principles = graph.principles(identifier)
    assert [(each.older, each.newer) for each in principles.merged] == [
        ("System approach to management", "Process approach")
    ]
    assert "no principle of its own any more: merged into Process approach" in principles.summary


def test_what_the_newest_edition_makes_of_the_principles_is_open(graph: KnowledgeGraph) -> None:
    principles = graph.principles("ISO 9001:2008")
    assert [str(each) for each in principles.open] == ["ISO 9000:2026"]
    assert "What becomes of them in ISO 9000:2026 is not known." in principles.notes


def test_the_clauses_that_plan_do_check_and_act_are_told(graph: KnowledgeGraph) -> None:
    assert graph.principles("ISO 9001:2015").cycle == (
        "Clauses of the cycle: plan 6; do 7 and 8; check 9; act 10; centre 5 (expert (unverified, high confidence))."
    )
    assert graph.principles("ISO 9001:1994").cycle == ""


def test_a_document_that_states_its_principles_says_so(graph: KnowledgeGraph) -> None:
    assert graph.principles("ISO 9000:2005").summary.startswith(
        "Eight quality management principles are stated in ISO 9000:2005."
    )


def test_a_document_that_repeats_principles_says_so(graph: KnowledgeGraph) -> None:
    assert graph.principles("ISO 9004:2009").relation == Relation.ALSO


@pytest.mark.parametrize(
    ("identifier", "elements"), [("ISO 9001:1994", 20), ("ISO 9002:1994", 19), ("ISO 9002:1987", 18)]
)
def test_the_models_are_built_on_elements_instead(graph: KnowledgeGraph, identifier: str, elements: int) -> None:
    principles = graph.principles(identifier)
    assert principles.relation == Relation.NONE
    assert f"It is built on {elements} elements of a quality system." in principles.notes


def test_what_nobody_knows_is_unknown_and_not_none(graph: KnowledgeGraph) -> None:
    principles = graph.principles("ISO 9000:2026")
    assert principles.relation == Relation.UNKNOWN
    assert len(principles) == 0
    assert "Of the edition before it, ISO 9000:2015, seven are known." in principles.notes


@pytest.mark.parametrize("identifier", ["ISO 9001:2026", "AS9100D:2016", "AQAP series"])
def test_without_a_recorded_set_the_principles_are_unknown(graph: KnowledgeGraph, identifier: str) -> None:
    assert graph.principles(identifier).relation == Relation.UNKNOWN


def test_an_identical_adoption_has_the_principles_of_its_base(graph: KnowledgeGraph) -> None:
    principles = graph.principles("BS EN ISO 9001:2015")
    assert len(principles) == 7
    assert "BS EN ISO 9001:2015 is an identical adoption of ISO 9001:2015, whose text it prints." in principles.notes


def test_an_undated_reference_says_how_it_was_read(graph: KnowledgeGraph) -> None:
    assert graph.principles("ISO 9001").notes[0] == (
        "ISO 9001 is undated and read as ISO 9001:2015, the newest edition in force."
    )


def test_the_sources_are_named(graph: KnowledgeGraph) -> None:
    assert "Changes: capablepeople (partly, high confidence)." in graph.principles("ISO 9001:2008").notes


def test_an_unknown_document_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownDocumentError):
        graph.principles("ISO 9001:2016")
