"""Which editions cover what an organization does, and whether one covers one activity."""

import pytest

from isograph import (
    AmbiguousLabelError,
    ArgumentError,
    KnowledgeGraph,
    NotInForceError,
    UnknownActivityError,
    UnknownSectorError,
    UnknownUseError,
)
from isograph.answers.coverage.coverage import Candidate


def names(candidates: tuple[Candidate, ...]) -> list[str]:
    return [str(each) for each in candidates]


def test_in_1996_production_and_installation_are_covered_most_narrowly_by_iso_9002(graph: KnowledgeGraph) -> None:
    coverage = graph.covering("production", "installation", on="1996-06-01")
    assert names(coverage.narrowest) == ["ISO 9002:1994"]
    assert names(coverage.full) == ["ISO 9002:1994", "ISO 9001:1994"]
    assert names(coverage.partial) == ["ISO 9003:1994"]
    assert coverage.superseded == ()


@pytest.mark.parametrize(
    ("on", "superseded"),
    [
        ("1988-01-01", ["BS 5750-2:1979", "BS 5750-1:1979"]),
        ("1996-06-01", []),
        ("2002-01-01", ["ISO 9002:1994", "ISO 9001:1994"]),
        ("2005-01-01", []),
    ],
)
def test_what_was_replaced_by_what_is_itself_replaced_is_not_listed_as_superseded(
    graph: KnowledgeGraph, on: str, superseded: list[str]
) -> None:
    assert names(graph.covering("production", "installation", on=on).superseded) == superseded


def test_what_was_replaced_twice_is_listed_while_certificates_to_it_are_valid(graph: KnowledgeGraph) -> None:
    day = '"1996-12-31"^^xsd:date'
    ours = (
        r"id:bs-5750-2:1979 iso:certificatesUntil id:bs-5750-2:1979\#until ."
        rf"id:bs-5750-2:1979\#until iso:value {day} ; iso:earliest {day} ; iso:latest {day} ."
    )
    found = graph.assuming(ours).covering("production", "installation", on="1996-06-01")
    assert names(found.superseded) == ["BS 5750-2:1979"]


def test_the_wider_choice_says_what_it_adds(graph: KnowledgeGraph) -> None:
    coverage = graph.covering("production", "installation", on="1996-06-01")
    assert coverage.narrowest[0].adds == ()
    assert coverage.full[1].adds[0] == "Designing and developing"


def test_the_partial_choice_says_what_it_excludes(graph: KnowledgeGraph) -> None:
    partial = graph.covering("production", "installation", on="1996-06-01").partial[0]
    assert partial.lacks == (("Producing goods", "excluded"), ("Installing", "excluded"))
    assert partial.excludes == ("Producing goods", "Installing")


def test_in_the_medical_sector_the_documents_read_together_appear_as_a_pair(graph: KnowledgeGraph) -> None:
    coverage = graph.covering("production", "installation", on="1999-06-01", sector="medical devices")
    assert "ISO 13488:1996 with ISO 9002:1994" in names(coverage.narrowest)
    assert names(coverage.narrowest)[0] != "ISO 9002:1994"


def test_without_a_sector_only_general_documents_compete(graph: KnowledgeGraph) -> None:
    coverage = graph.covering("production", on="1999-06-01")
    everyone = (*coverage.full, *coverage.superseded, *coverage.partial)
    assert {each.scope.sector for each in everyone} == {"general"}


def test_in_1990_all_four_activities_are_covered_by_iso_9001_alone(graph: KnowledgeGraph) -> None:
    coverage = graph.covering("design", "production", "installation", "servicing", on="1990-01-01")
    assert names(coverage.full) == ["ISO 9001:1987"]


def test_during_the_transition_the_old_models_are_superseded_with_their_last_day(graph: KnowledgeGraph) -> None:
    coverage = graph.covering("production", "installation", on="2002-01-01")
    assert names(coverage.full) == ["ISO 9001:2000"]
    old = {str(each): str(each.certificates_until) for each in coverage.superseded}
    assert old["ISO 9001:1994"] == old["ISO 9002:1994"] == "2003-12-15"


def test_today_the_edition_in_force_comes_with_its_amendment_and_what_may_be_left_out(graph: KnowledgeGraph) -> None:
    found = graph.covering("production", "installation", on="2026-06-01").full[0]
    assert str(found) == "ISO 9001:2015"
    assert [str(each) for each in found.amendments] == ["ISO 9001:2015/Amd 1:2024"]
    assert any(omission.startswith("8.3:") for omission in found.may_leave_out)


def test_what_is_asked_for_is_not_offered_for_leaving_out(graph: KnowledgeGraph) -> None:
    found = graph.covering("design planning", on="2026-06-01").full[0]
    assert not any(omission.startswith("8.3:") for omission in found.may_leave_out)


def test_a_laboratory_is_sent_to_its_own_sector(graph: KnowledgeGraph) -> None:
    coverage = graph.covering("calibrating for others", on="2026-06-01")
    assert coverage.full == ()
    assert "ISO/IEC 17025:2017" in names(coverage.elsewhere)
    sector = graph.covering("calibrating for others", on="2026-06-01", sector="laboratories")
    assert names(sector.narrowest) == ["ISO/IEC 17025:2017"]
    assert sector.narrowest[0].assessment == "accreditation"


def test_adoptions_show_under_the_document_they_adopt(graph: KnowledgeGraph) -> None:
    coverage = graph.covering("production", on="2026-06-01")
    assert not any("EN ISO" in name for name in names((*coverage.full, *coverage.superseded, *coverage.partial)))


def test_use_limits_the_answer(graph: KnowledgeGraph) -> None:
    assert graph.covering("production", on="2026-06-01", use="guidance").full == ()


def test_an_unknown_use_names_those_there_are(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownUseError, match="guidance"):
        graph.covering("production", use="guidence")
    assert graph.covering("production", on="1996-06-01", use="Requirements").full


def test_a_repeated_activity_counts_once(graph: KnowledgeGraph) -> None:
    once, twice = graph.covering("production", on="1996-06-01"), graph.covering("make", "Production", on="1996-06-01")
    assert once == twice


def test_no_activity_is_no_question(graph: KnowledgeGraph) -> None:
    with pytest.raises(ArgumentError, match="at least one activity"):
        graph.covering()


def test_an_unknown_activity_names_the_nearest(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownActivityError, match="Welding"):
        graph.covering("weldin")


def test_an_unknown_sector_names_those_there_are(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownSectorError, match="medical-devices"):
        graph.covering("production", sector="medical device")


@pytest.mark.parametrize(
    ("identifier", "activity", "answer"),
    [
        ("ISO 9002:1994", "welding", "covered"),
        ("ISO 9002:1994", "design", "excluded"),
        ("ISO 9002:1994", "drawings", "excluded"),
        ("ISO 9002:1987", "servicing", "excluded"),
        ("ISO 9002:1994", "servicing", "covered"),
        ("ISO 9003:1994", "final inspection", "covered"),
        ("ISO 9003:1994", "purchasing", "excluded"),
        ("ISO 9001:2015", "calibrating for others", "not stated"),
        ("ISO 9001:2015", "calibration", "covered"),
        ("ISO/IEC 17025:2017", "calibrating for others", "covered"),
        ("BS EN ISO 9001:2015", "welding", "covered"),
        ("BS EN ISO 9001:2015+A1:2024", "welding", "covered"),
        ("IS 14001:1994", "design", "covered"),
        ("IS 14001:1994", "environmental management", "not stated"),
        ("ISO 14001:2015", "environmental management", "covered"),
        ("ISO 9004:2018", "production", "not stated"),
    ],
)
def test_what_an_edition_says_of_an_activity(
    graph: KnowledgeGraph, identifier: str, activity: str, answer: str
) -> None:
    assert graph.covers(identifier, activity).answer == answer


def test_final_inspection_in_iso_9003_is_covered_with_less(graph: KnowledgeGraph) -> None:
    assert graph.covers("ISO 9003:1994", "final inspection").reduced
    assert not graph.covers("ISO 9001:1994", "final inspection").reduced


def test_the_proof_of_welding_goes_through_production(graph: KnowledgeGraph) -> None:
    proof = graph.covers("ISO 9002:1994", "welding").proof
    assert proof is not None
    assert "production" in proof.text.casefold() or "producing goods" in proof.text.casefold()


def test_an_exclusion_is_proved_too(graph: KnowledgeGraph) -> None:
    verdict = graph.covers("ISO 9002:1994", "design")
    assert verdict.proof is not None
    assert "ISO 9001:2015" in map(str, verdict.alternatives)


def test_who_does_cover_it_is_told_with_the_nearest_first_and_the_rest_counted(graph: KnowledgeGraph) -> None:
    told = graph.covers("ISO 9002:1994", "design").why_not
    assert "It is covered by ISO 9001:1994, " in told
    assert told.count(":") <= 7
    assert " more." in told


def test_an_alternative_of_the_same_sector_comes_first(graph: KnowledgeGraph) -> None:
    found = graph.covers("ISO 13488:1996", "design").alternatives
    assert [str(each) for each in found] == ["ISO 13485:2016", "ISO 9001:2015"]


def test_silence_has_no_proof_and_names_who_does_cover(graph: KnowledgeGraph) -> None:
    verdict = graph.covers("ISO 9001:2015", "calibrating for others")
    assert verdict.proof is None
    assert verdict.why_not.startswith("Nothing is stated; ")
    assert "ISO/IEC 17025:2017" in map(str, verdict.alternatives)


def test_what_may_be_left_out_is_told_with_clause_and_condition(graph: KnowledgeGraph) -> None:
    assert graph.covers("ISO 9001:2015", "design").may_leave_out[0].startswith("8.3:")


def test_an_undated_reference_is_read_as_the_newest_in_force_and_says_so(graph: KnowledgeGraph) -> None:
    verdict = graph.covers("ISO 9001", "design")
    assert str(verdict.identifier) == "ISO 9001:2015"
    assert "undated" in verdict.notes[0]


def test_an_undated_reference_to_a_dead_standard_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(NotInForceError, match="ISO 9002"):
        graph.covers("ISO 9002", "design")


def test_ambiguous_labels_of_a_user_raise_with_the_choices(user_graph: KnowledgeGraph) -> None:
    with pytest.raises(AmbiguousLabelError, match="Producing goods"):
        user_graph.covers("ISO 9001:2015", "production")


def test_a_user_activity_below_ours_inherits_coverage(user_graph: KnowledgeGraph) -> None:
    assert user_graph.covers("ISO 9002:1994", "laser welding").answer == "covered"


def test_leaving_out_names_the_clause_that_allows_it_and_its_limits(graph: KnowledgeGraph) -> None:
    rule = graph.covers("ISO 9001:2008", "design").scope.leave_out_rule
    assert rule is not None
    assert (rule.stated_in, rule.within, rule.never) == ("1.2", ("7",), ("4", "5", "6", "8"))
    assert "leaving out under clause 1.2, within 7, never of 4, 5, 6, 8" in " ".join(
        graph.covering("production", on="2010-01-01").full[0].remarks
    )


def test_where_no_rule_is_known_none_is_made_up(graph: KnowledgeGraph) -> None:
    assert graph.covers("ISO 22000:2018", "design").scope.leave_out_rule is None


@pytest.mark.parametrize(
    ("identifier", "activity", "clause"),
    [
        ("ISO 9003:1994", "purchasing", "4.6: Purchasing (heading only)"),
        ("ISO 9002:1994", "drawings", "4.4: Design control (heading only)"),
        ("ISO 9002:1987", "servicing", "no clause: Servicing (absent)"),
        ("ISO 9002:1987", "training", "4.17: Training (reduced)"),
        ("ISO 9001:2015", "internal audit", "9.2.1 Internal audit"),
    ],
)
def test_a_verdict_names_where_the_edition_treats_the_activity(
    graph: KnowledgeGraph, identifier: str, activity: str, clause: str
) -> None:
    assert clause in graph.covers(identifier, activity).clauses


def test_a_pair_says_where_what_it_is_read_with_is_in_force_no_more(graph: KnowledgeGraph) -> None:
    asked = {
        day: graph.covering("installation", on=day, sector="medical devices").full
        for day in ("1997-06-01", "2002-06-01")
    }
    found = {day[:4]: {str(each): each.lapsed for each in full} for day, full in asked.items()}
    assert found["2002"]["ISO 13488:1996 with ISO 9002:1994"] == ("ISO 9002:1994 is superseded",)
    assert found["1997"]["ISO 13488:1996 with ISO 9002:1994"] == ()


def test_the_guides_of_the_sector_that_is_asked_about_are_named(graph: KnowledgeGraph) -> None:
    guided = {each: graph.covering("design", on="2026-06-01", sector=each).narrowest[0].guides for each in SECTORS}
    assert {sector: list(map(str, found)) for sector, found in guided.items()} == SECTORS


SECTORS = {"software": ["ISO/IEC/IEEE 90003:2018"], "local-government": ["ISO 18091:2019"], "food": []}


def test_what_nobody_knows_to_be_in_force_is_named_apart(graph: KnowledgeGraph) -> None:
    found = graph.covering("production", on="2012-06-01", sector="telecommunications")
    assert [str(each) for each in found.doubtful] == [
        "TL 9000 R5.0 with ISO 9001:2008",
        "TL 9000 R5.5 with ISO 9001:2008",
    ]
    assert any(note.startswith("Would cover it too, but not known to be in force") for note in found.notes)
    assert graph.covering("production", on="2012-06-01").doubtful == ()


def test_a_choice_between_a_pair_and_a_document_reads_plainly(graph: KnowledgeGraph) -> None:
    found = graph.covering("production", on="2010-06-01", sector="aerospace")
    assert "by AS9100C:2009 with ISO 9001:2008, or ISO 9001:2008." in found.summary


def test_a_label_is_read_in_the_plural_too(graph: KnowledgeGraph) -> None:
    assert (
        graph.covers("ISO 9003:1994", "internal audits").activity
        == graph.covers("ISO 9003:1994", "internal audit").activity
    )
    with pytest.raises(UnknownActivityError):
        graph.covers("ISO 9003:1994", "internal auditss")
