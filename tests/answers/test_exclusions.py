"""Whether a clause may be left out, and under which rule."""

from pathlib import Path

import pytest

import isograph
from isograph import Identifier, KnowledgeGraph, UnknownActivityError, UnknownClauseError
from isograph.answers.rulings.rulings import Decision
from isograph.errors import AmbiguousLabelError, ArgumentError, NotInForceError

BUILDERS = ("production", "installation")


@pytest.mark.parametrize(
    ("identifier", "clause", "answer"),
    [
        ("ISO 9001:2000", "8.2.2", "no"),
        ("ISO 9001:2008", "8.2.2", "no"),
        ("ISO 9001:2008", "7.3", "only if"),
        ("ISO 9001:2008", "7.3.4", "only if"),
        ("ISO 9001:2008", "7.4", "no"),
        ("ISO 9001:2008", "3", "yes"),
        ("ISO 9001:2015", "9.2", "no"),
        ("ISO 9001:2015", "8.3", "only if"),
        ("ISO 9001:2015", "8.5", "only if"),
        ("ISO 9001:2015/Amd 1:2024", "4.1", "no"),
        ("ISO 13485:2003", "8.2.2", "no"),
        ("ISO 13485:2003", "7.3", "only if"),
        ("ISO 13485:2016", "5.6", "no"),
        ("ISO 13485:2016", "8.2.4", "no"),
        ("ISO 13485:2016", "6.4.2", "only if"),
        ("IATF 16949:2016", "8.3", "only if"),
        ("IATF 16949:2016", "8.3.3.2", "no"),
        ("IATF 16949:2016", "8.5", "no"),
        ("ISO/TS 16949:2009", "7.4", "no"),
        ("ISO/IEC 27001:2022", "9.2", "no"),
        ("ISO/IEC 27001:2022", "A.5.23", "only if"),
        ("ISO/IEC 27001:2022", "Annex A", "only if"),
        ("ISO/IEC 27001:2005", "4", "no"),
        ("ISO 14001:2015", "6.1.2", "no"),
        ("ISO 14001:2026", "8.1", "no"),
        ("ISO 45001:2018", "8.1.4", "no"),
        ("ISO 50001:2018", "6.3", "no"),
        ("ISO 9001:1994", "4.4", "no"),
        ("ISO 9002:1994", "4.4", "yes"),
        ("ISO 9002:1987", "4.4 Design control", "yes"),
        ("ISO 9003:1994", "4.6", "yes"),
        ("ISO/IEC 17025:2017", "6.5", "no"),
        ("ISO/IEC 17025:2017", "7.3", "only if"),
        ("AS9100D:2016", "8.3", "only if"),
        ("BS EN ISO 9001:2008", "8.2.2", "no"),
        ("ISO 9004:2018", "7", "yes"),
        ("ISO 22000:2018", "8.5", "unknown"),
        ("ISO 9001:2026", "8.3", "unknown"),
    ],
)
def test_a_clause_of_an_edition(graph: KnowledgeGraph, identifier: str, clause: str, answer: str) -> None:
    assert graph.may_exclude(identifier, clause).answer == answer


@pytest.mark.parametrize(
    ("identifier", "clause", "activities", "answer"),
    [
        ("ISO 9001:2008", "7.3", BUILDERS, "yes"),
        ("ISO 9001:2008", "7.3", ("design", *BUILDERS), "no"),
        ("ISO 9001:2008", "7.3", ("software development",), "no"),
        ("ISO 9001:2008", "7.5.1", BUILDERS, "only if"),
        ("ISO 9001:2008", "7.5.2", ("welding",), "no"),
        ("ISO 9001:2008", "7.5.2", BUILDERS, "only if"),
        ("ISO 9001:2008", "7.5.4", BUILDERS, "only if"),
        ("ISO 9001:2015", "8.5", BUILDERS, "no"),
        ("ISO 13485:2016", "7.3", BUILDERS, "only if"),
        ("ISO 13485:2016", "7.5.3", ("production",), "yes"),
        ("ISO 13485:2016", "7.5.3", BUILDERS, "no"),
        ("ISO 13485:2016", "7.5.5", ("assembly",), "yes"),
        ("ISO 13485:2016", "7.5.5", ("production",), "only if"),
        ("IATF 16949:2016", "8.3", BUILDERS, "only if"),
        ("IATF 16949:2016", "8.3", ("design",), "no"),
        ("ISO 9001:1994", "4.19", BUILDERS, "yes"),
        ("ISO 9001:1987", "4.19", ("servicing",), "no"),
        ("QS-9000:1998", "4.4", BUILDERS, "yes"),
        ("ISO/IEC 17025:2005", "5.7", ("testing services",), "only if"),
        ("ISO/IEC 17025:2017", "7.3", ("testing services",), "yes"),
    ],
)
def test_an_organization_with_activities(
    graph: KnowledgeGraph, identifier: str, clause: str, activities: tuple[str, ...], answer: str
) -> None:
    assert graph.may_exclude(identifier, clause, activities=activities).answer == answer


def test_internal_audit_of_2008_is_outside_the_clause_that_exclusions_are_limited_to(graph: KnowledgeGraph) -> None:
    ruling = graph.may_exclude("ISO 9001:2008", "8.2.2")
    assert ruling.summary.startswith("No: clause 8.2.2 Internal audit of ISO 9001:2008 may not be left out")
    assert "clause 7." in ruling.summary
    assert "under clause 1.2, within 7" in ruling.rule


def test_outsourcing_is_no_ground(graph: KnowledgeGraph) -> None:
    ruling = graph.may_exclude("ISO 9001:2008", "7.3", activities=BUILDERS, outsourced=["design"])
    assert ruling.answer == Decision.NO
    assert "outsourcing is no ground" in ruling.because[0]


def test_outsourcing_something_else_denies_nothing(graph: KnowledgeGraph) -> None:
    ruling = graph.may_exclude("ISO 9001:2008", "7.3", activities=BUILDERS, outsourced=["transport"])
    assert ruling.answer == Decision.YES


def test_a_permission_has_its_condition_and_source(graph: KnowledgeGraph) -> None:
    ruling = graph.may_exclude("ISO 9001:2008", "7.3", activities=BUILDERS)
    assert ruling.condition == "No responsibility for design and development."
    assert ruling.source.sources == ("iso9000-co-uk-2008", "judgement")


def test_a_model_of_1994_is_chosen_instead_of_cut(graph: KnowledgeGraph) -> None:
    ruling = graph.may_exclude("ISO 9001:1994", "4.4", activities=BUILDERS)
    assert list(map(str, ruling.instead)) == ["ISO 9002:1994"]


def test_no_model_is_chosen_that_lacks_what_is_done(graph: KnowledgeGraph) -> None:
    assert graph.may_exclude("ISO 9001:1994", "4.4", activities=["design"]).instead == ()


def test_what_a_model_excludes_but_the_organization_does_is_noted(graph: KnowledgeGraph) -> None:
    notes = graph.may_exclude("ISO 9002:1994", "4.4", activities=["design"]).notes
    assert any("excludes designing and developing" in note for note in notes)


@pytest.mark.parametrize(
    ("identifier", "written", "clause"),
    [
        ("ISO 9001:2008", "8.2.2 Internal audit", "8.2.2 Internal audit"),
        ("ISO 9001:2008", "internal audit (8.2.2)", "8.2.2 Internal audit"),
        ("ISO 9001:2008", "clause 8.2.2.", "8.2.2 Internal audit"),
        ("ISO 9001:2008", "Internal audit", "8.2.2 Internal audit"),
        ("ISO 9001:2008", "7.5.1 f)", "7.5.1 Control of production and service provision"),
        ("ISO 9001:2008", "calibration", "7.6 Control of monitoring and measuring equipment"),
        ("ISO 9001:2015", "design", "8.3 Design and development of products and services"),
        ("ISO/IEC 27001:2022", "control 5.23", "A.5.23"),
        ("ISO/IEC 27001:2022", "annex a", "Annex A"),
        ("ISO/IEC 17025:2017", "7.2.1.3", "7.2.1.3"),
        ("AS9100D:2016", "8.3", "8.3 Design and development of products and services"),
    ],
)
def test_a_clause_as_people_write_it(graph: KnowledgeGraph, identifier: str, written: str, clause: str) -> None:
    assert graph.may_exclude(identifier, written).clause == clause


def test_the_activity_that_is_never_left_out_is_found_by_name(graph: KnowledgeGraph) -> None:
    assert graph.may_exclude("IATF 16949:2016", "manufacturing process design").answer == Decision.NO


def test_an_unknown_clause_raises_with_the_nearest(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownClauseError, match="7 Product realization"):
        graph.may_exclude("ISO 9001:2008", "7.9")


def test_a_number_with_the_heading_of_another_clause_raises_with_both(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownClauseError, match=r"8\.2\.2 Determining .*, 9\.2 Internal audit"):
        graph.may_exclude("ISO 9001:2015", "8.2.2 Internal audit")


@pytest.mark.parametrize("written", ["", "\x00", "<script>", "8.2.2' OR 1", "x" * 9999])
def test_what_names_no_clause_raises(graph: KnowledgeGraph, written: str) -> None:
    with pytest.raises((UnknownClauseError, ArgumentError)):
        graph.may_exclude("ISO 9001:2008", written)


def test_several_clauses_at_once_are_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(ArgumentError, match="one clause at a time"):
        graph.may_exclude("ISO 9001:2008", "7.3 and 7.5")


def test_a_heading_above_several_clauses_is_ambiguous(graph: KnowledgeGraph) -> None:
    with pytest.raises(AmbiguousLabelError, match=r"4\.2\.1 General"):
        graph.may_exclude("ISO 9001:2008", "General")


def test_an_unknown_activity_raises(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownActivityError, match="nearest: design"):
        graph.may_exclude("ISO 9001:2008", "7.3", activities=["desing"])


def test_an_undated_reference_is_its_newest_edition_in_force(graph: KnowledgeGraph) -> None:
    assert str(graph.may_exclude("ISO 9001", "8.3").identifier) == "ISO 9001:2015"


def test_a_standard_without_edition_in_force_raises(graph: KnowledgeGraph) -> None:
    with pytest.raises(NotInForceError):
        graph.may_exclude("ISO 9002", "4.4")


def test_the_rules_are_data(graph: KnowledgeGraph) -> None:
    looser = graph.assuming(r"id:iso-9001:2008\#leave-out-rule iso:limitedToClause id:iso-9001:2008\#8.2 .")
    assert looser.may_exclude("ISO 9001:2008", "8.2.4").answer == Decision.ONLY_IF
    assert "clauses 7 and 8.2" in looser.may_exclude("ISO 9001:2008", "5.1").summary


def test_a_permission_of_a_user_counts(tmp_path: Path) -> None:
    path = tmp_path / "ours.ttl"
    path.write_text(OURS, encoding="utf-8")
    ours = isograph.load(path)
    assert ours.may_exclude("ISO 22000:2018", "8.5", activities=["warehousing"]).answer == Decision.YES
    assert ours.may_exclude("ISO 22000:2018", "8.5", activities=["food processing"]).answer == Decision.NO


def test_a_ruling_shows_itself(graph: KnowledgeGraph) -> None:
    ruling = graph.may_exclude("ISO 9001:2008", "8.2.2")
    assert ruling.to_dict()["answer"] == "no"
    assert ("answer", "no") in ruling.rows()
    assert not ruling.finding


OURS = r"""
@prefix activity: <https://w3id.org/isograph/activity/> .
@prefix id: <https://w3id.org/isograph/id/> .
@prefix iso: <https://w3id.org/isograph/ontology#> .
id:iso-22000:2018\#scope iso:mayLeaveOut id:iso-22000:2018\#ours .
id:iso-22000:2018\#ours a iso:Omission ; iso:condition "Nothing is processed."@en ;
  iso:omittedClause id:iso-22000:2018\#8.5 ; iso:omittedActivity activity:make-food ; iso:decidedBy activity:make-food .
id:iso-22000:2018\#8.5 a iso:Clause ; iso:number "8.5" ; iso:clauseOf id:iso-22000:2018 .
"""


def test_an_adoption_of_unknown_degree_is_ruled_as_what_it_adopts_and_says_so(graph: KnowledgeGraph) -> None:
    ruling = graph.may_exclude("ANSI/ASQC Q91-1987", "4.4", activities=["production"])
    assert (ruling.answer, ruling.instead) == ("no", (Identifier("ISO 9002:1987"),))
    assert ruling.notes == ("How faithfully ANSI/ASQC Q91-1987 adopts ISO 9001:1987 is not recorded.",)


def test_what_is_known_of_a_document_without_a_rule_is_told(graph: KnowledgeGraph) -> None:
    ruling = graph.may_exclude("EN ISO 13485:2016", "7.3")
    assert ruling.answer == Decision.UNKNOWN
    assert ruling.because[1] == "EN ISO 13485:2016: European adoption of ISO 13485:2016."


@pytest.mark.parametrize("clause", ["", "  "])
def test_a_clause_has_to_be_named(graph: KnowledgeGraph, clause: str) -> None:
    with pytest.raises(ArgumentError, match="name a clause by its number or heading"):
        graph.may_exclude("ISO 9001:2015", clause)


def test_a_rule_that_only_forbids_reads_as_a_sentence(graph: KnowledgeGraph) -> None:
    assert str(graph.may_exclude("ISO 9001:1994", "4.19").rule).startswith("nothing of 4 but what is named: The organ")
