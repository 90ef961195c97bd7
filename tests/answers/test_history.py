"""What happened to a document or standard, and what it leads to today."""

from pathlib import Path

import networkx as nx
import pytest

import isograph
from isograph import KnowledgeGraph, UnknownDocumentError
from isograph.answers.succession.events import Event
from isograph.answers.succession.history import History
from isograph.model import Verification

LOOP = """
@prefix id: <https://w3id.org/isograph/id/> .
@prefix iso: <https://w3id.org/isograph/ontology#> .
@prefix succession: <https://w3id.org/isograph/succession/> .

id:iso-77777:2001 a iso:Edition ; iso:identifier "ISO 77777:2001" ; iso:editionOf id:iso-77777 ;
  iso:replacedBy id:iso-77777:2002 .
id:iso-77777:2002 a iso:Edition ; iso:identifier "ISO 77777:2002" ; iso:editionOf id:iso-77777 .
id:iso-77777 a iso:Standard ; iso:identifier "ISO 77777" .
succession:loop a iso:Revision ; iso:revised id:iso-77777:2002 ; iso:successor id:iso-77777:2001 .
"""


@pytest.fixture(scope="module")
def iso_9002(graph: KnowledgeGraph) -> History:
    """The history that the project began from."""
    return graph.history("ISO 9002")


def found(history: History, kind: str, *, naming: str = "") -> list[Event]:
    """Return the events of a kind that name a document."""
    return [each for each in history.events if each.kind == kind and naming in each.text]


def days(events: list[Event]) -> list[str]:
    return [str(each.date) for each in events]


def names(documents: tuple[object, ...]) -> list[str]:
    return [str(each) for each in documents]


def test_iso_9002_was_published_in_1987(iso_9002: History) -> None:
    assert days(found(iso_9002, "publication", naming="ISO 9002:1987")) == ["1987-03"]


def test_the_second_edition_of_iso_9002_added_servicing(iso_9002: History) -> None:
    (revision,) = found(iso_9002, "revision", naming="ISO 9002:1994 published")
    assert str(revision.date) == "1994-06"
    assert "adds servicing" in revision.text


def test_the_second_edition_of_iso_9001_did_not_add_servicing(graph: KnowledgeGraph) -> None:
    (revision,) = found(graph.history("ISO 9001"), "revision", naming="ISO 9001:1994 published")
    assert "servicing," not in revision.text.partition(". ")[0]


def test_iso_9002_was_merged_with_two_others_into_iso_9001(iso_9002: History) -> None:
    (merger,) = found(iso_9002, "merger")
    assert str(merger.date) == "2000-12-15"
    assert names(merger.documents) == ["ISO 9001:1994", "ISO 9002:1994", "ISO 9003:1994", "ISO 9001:2000"]


def test_the_three_ends_of_iso_9002_differ(iso_9002: History) -> None:
    assert days(found(iso_9002, "end of certificates")) == ["2003-12-15"]
    assert days(found(iso_9002, "withdrawal", naming="ISO 9002:1994 ")) == ["2004-01-05"]


def test_iso_9002_leads_to_iso_9001_with_its_amendment(iso_9002: History) -> None:
    assert names(iso_9002.current) == ["ISO 9001:2015", "ISO 9001:2015/Amd 1:2024"]
    assert "ISO 9001:2015 with ISO 9001:2015/Amd 1:2024" in iso_9002.summary


def test_a_reused_number_is_no_successor(iso_9002: History) -> None:
    (reuse,) = found(iso_9002, "number reuse")
    assert reuse.text.startswith("ISO/TS 9002:2016 reuses the number of ISO 9002:1987 and ISO 9002:1994")
    assert "ISO/TS 9002:2016" not in iso_9002.to_networkx()


def test_the_reusing_document_tells_of_the_reuse_too(graph: KnowledgeGraph) -> None:
    assert found(graph.history("ISO/TS 9002:2016"), "number reuse", naming="no successor")


def test_the_summary_tells_what_became_of_iso_9002(iso_9002: History) -> None:
    assert iso_9002.summary.startswith("ISO 9002: editions ISO 9002:1987 and ISO 9002:1994; ")
    assert "were merged into ISO 9001:2000 (2000-12-15)" in iso_9002.summary


def test_no_fact_is_told_twice(iso_9002: History) -> None:
    told = [(each.kind, each.date, names(each.documents)) for each in iso_9002.events]
    assert len(told) == len({str(each) for each in told})
    assert len(found(iso_9002, "publication")) == 1  # that of 1994 is told by the revision


def test_a_curated_event_is_told_with_the_date_that_it_is_about(iso_9002: History) -> None:
    (end,) = found(iso_9002, "end of certificates")
    assert "Last day of certificates to ISO 9002:1994" in end.text
    assert "cease to be valid" in end.text
    assert "iaf-communique-2003" in end.sources


def test_events_come_in_the_order_of_their_days(iso_9002: History) -> None:
    earliest = [each.date.earliest for each in iso_9002.events if each.date]
    assert earliest == sorted(earliest)


def test_a_corrigendum_is_told_and_replaces_nothing(graph: KnowledgeGraph) -> None:
    history = graph.history("ISO 9001")
    assert found(history, "corrigendum", naming="ISO 9001:2008/Cor 1:2009 published; it corrects ISO 9001:2008")
    assert "ISO 9001:2008/Cor 1:2009" not in history.to_networkx()


def test_reasons_of_revisions_are_told_as_unverified(graph: KnowledgeGraph) -> None:
    (reason,) = found(graph.history("ISO 9001"), "reason", naming="ISO 9001:2008:")
    assert reason.verification == Verification.UNVERIFIED
    assert str(reason.date) == "2008-11-15"


def test_transition_deadlines_are_told(graph: KnowledgeGraph) -> None:
    assert days(found(graph.history("ISO 9001"), "transition", naming="move to ISO 9001:2015")) == ["2018-09-15"]


def test_a_project_in_development_is_planned_and_no_edition(graph: KnowledgeGraph) -> None:
    history = graph.history("ISO 9001")
    assert names(history.planned) == ["ISO 9001:2026"]
    assert "ISO 9001:2026" not in names((*history.editions, *history.current))
    assert found(history, "project", naming="ISO 9001:2026 is in development, to replace ISO 9001:2015; stage 50.00")


def test_what_nobody_knows_is_said(graph: KnowledgeGraph) -> None:
    assert any("publication day and the length of the transition" in note for note in graph.history("ISO 9001").notes)


def test_iso_13488_was_merged_into_iso_13485(graph: KnowledgeGraph) -> None:
    history = graph.history("ISO 13488:1996")
    assert "merged into ISO 13485:2003" in history.summary
    assert names(history.current) == ["ISO 13485:2016"]


def test_a_split_leads_to_both_parts(graph: KnowledgeGraph) -> None:
    history = graph.history("ISO 29990")
    assert "was split into ISO 21001:2018 and ISO 29993:2017" in history.summary
    assert names(history.current) == ["ISO 21001:2025", "ISO 29993:2017"]


def test_a_withdrawal_without_successor_is_told(graph: KnowledgeGraph) -> None:
    history = graph.history("ISO 9000-2")
    assert found(history, "withdrawal", naming="ISO 9000-2:1997 withdrawn without successor")
    assert history.current == ()


def test_the_path_from_iso_9003_to_today_has_four_steps(graph: KnowledgeGraph) -> None:
    line = graph.history("ISO 9003:1987").to_networkx()
    path = nx.shortest_path(line, "ISO 9003:1987", "ISO 9001:2015")
    assert path == ["ISO 9003:1987", "ISO 9003:1994", "ISO 9001:2000", "ISO 9001:2008", "ISO 9001:2015"]
    assert [line.nodes[each]["published"][:7] for each in path] == [
        *("1987-03", "1994-06", "2000-12", "2008-11", "2015-09")
    ]


def test_the_edges_of_the_line_say_how_and_when(graph: KnowledgeGraph) -> None:
    line = graph.history("ISO 9002").to_networkx()
    assert line.edges["ISO 9002:1994", "ISO 9001:2000"] == {"how": "merged into", "date": "2000-12-15"}
    assert line.nodes["ISO 9002:1994"]["status"] == "withdrawn"


def test_releases_without_a_date_come_last(graph: KnowledgeGraph) -> None:
    history = graph.history("TL 9000")
    undated = [each for each in history.events if each.date is None]
    assert "TL 9000 R5.0 revised by TL 9000 R5.5" in [each.text for each in undated]
    assert history.events[-len(undated) :] == tuple(undated)
    assert found(history, "other date", naming="TL 9000 R5.5: usable from")


def test_an_adoption_has_a_history_of_its_own(graph: KnowledgeGraph) -> None:
    history = graph.history("BS EN ISO 9001:2015")
    assert [each.text for each in history.events] == ["BS EN ISO 9001:2015 published, by its identifier"]


@pytest.mark.parametrize(
    ("adoption", "told"),
    [
        ("BS EN ISO 9002:1994", "BS EN ISO 9002:1994 adopts ISO 9002:1994"),
        ("EN ISO 9002:1994", "EN ISO 9001:2000 adopts ISO 9001:2000"),
        ("IS 14001:1994", "IS 14001:1994 adopts ISO 9001:1994"),
    ],
)
def test_an_adoption_says_what_its_base_leads_to(graph: KnowledgeGraph, adoption: str, told: str) -> None:
    notes = graph.history(adoption).notes
    assert f"{told}, which leads to ISO 9001:2015 with ISO 9001:2015/Amd 1:2024 today." in notes


def test_a_document_that_adopts_nothing_says_nothing_of_it(graph: KnowledgeGraph) -> None:
    assert not any("adopts" in note for note in graph.history("ISO 9001:2015").notes)


def test_a_document_known_by_name_only_says_so_little(graph: KnowledgeGraph) -> None:
    history = graph.history("AQAP series")
    assert names(history.editions) == ["AQAP series"]
    assert history.current == ()


def test_every_event_of_the_family_has_a_source(graph: KnowledgeGraph) -> None:
    assert all(
        each.sources for standard in ("ISO 9001", "ISO 9002", "ISO 14001") for each in graph.history(standard).events
    )


def test_the_answer_is_ready_for_json(iso_9002: History) -> None:
    answer = iso_9002.to_dict()
    assert answer["identifier"] == "ISO 9002"
    assert answer["current"] == ["ISO 9001:2015", "ISO 9001:2015/Amd 1:2024"]


def test_an_unknown_standard_is_refused_with_those_near_it(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownDocumentError, match="ISO 9001:2015"):
        graph.history("ISO 9001:2016")


def test_a_loop_in_a_users_file_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "loop.ttl"
    path.write_text(LOOP, encoding="utf-8")
    history = isograph.load(path, contradictions="report").history("ISO 77777")
    assert [each.text for each in history.events] == [
        "ISO 77777:2001 published: revision of ISO 77777:2002",
        "ISO 77777:2002 published: replacement of ISO 77777:2001",
    ]
    assert history.current == ()
