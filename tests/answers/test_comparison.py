"""How documents differ, and that none is ranked above another."""

from pathlib import Path

import pytest

import isograph
from isograph import ArgumentError, IdentifierError, KnowledgeGraph, UnknownDocumentError
from isograph.answers.comparing.comparison import Comparison
from isograph.answers.comparing.matrix import Aspect
from isograph.results import Rows

MAPPING = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix id: <https://w3id.org/isograph/id/> .
@prefix iso: <https://w3id.org/isograph/ontology#> .
@prefix relation: <https://w3id.org/isograph/relation/> .
@prefix table: <https://w3id.org/isograph/table/> .

table:ours a iso:CorrespondenceTable ; iso:fromEdition id:iso-9004:2018 ; iso:toEdition id:iso-9001:2015 .
table:ours-1 a iso:Correspondence ; iso:inTable table:ours ; iso:order 1 ; iso:relation relation:subset ;
  iso:fromClause id:iso-9004:2018\\#8.4 ; iso:toClause id:iso-9001:2015\\#8.3 .
id:iso-9004:2018\\#8.4 a iso:Clause ; iso:clauseOf id:iso-9004:2018 ; iso:number "8.4" ; dcterms:title "Ours" .
"""


@pytest.fixture(scope="module")
def models(graph: KnowledgeGraph) -> Comparison:
    """The comparison that the project began from."""
    return graph.compare("ISO 9001:1994", "ISO 9002:1994")


@pytest.fixture(scope="module")
def laboratories(graph: KnowledgeGraph) -> Comparison:
    return graph.compare("ISO/IEC 17025:2017", "ISO 9001:2015")


def items(rows: Rows) -> list[object]:
    return [row[0] for row in rows]


def cell(comparison: Comparison, aspect: str, item: str) -> tuple[object, ...]:
    return next(row[1:] for row in comparison.matrix(aspect) if row[0] == item)


def test_the_only_difference_between_the_models_of_1994_is_design(models: Comparison) -> None:
    assert models.summary == (
        "The only difference in coverage is design (4.4 Design control): covered by ISO 9001:1994,"
        " excluded by ISO 9002:1994. They differ in scope; none ranks above another."
    )


def test_the_clauses_of_the_models_differ_in_design_control_alone(models: Comparison) -> None:
    assert models.only("ISO 9001:1994", "clauses").rows() == (("4.4 Design control", "full", "heading only"),)
    assert models.differing("clauses").rows() == ()
    assert len(models.shared("clauses").rows()) == 19


def test_servicing_is_shared_by_the_models_of_1994(models: Comparison) -> None:
    assert "Servicing" in items(models.shared("activities"))
    assert "Servicing" not in items(models.only("ISO 9002:1994", "activities"))


def test_in_1987_iso_9002_lacked_servicing_too(graph: KnowledgeGraph) -> None:
    only = graph.compare("ISO 9001:1987", "ISO 9002:1987").only("ISO 9001:1987", "activities")
    assert only.rows() == (
        ("Servicing", "covered", "excluded"),
        ("Designing and developing", "covered", "excluded"),
    )


def test_only_the_topmost_activities_are_told_unless_all_are_asked_for(models: Comparison) -> None:
    assert items(models.only("ISO 9001:1994", "activities")) == [
        *("Designing and developing", "Reviewing design", "Validating design")
    ]
    assert "Developing software" in items(models.only("ISO 9001:1994", "activities", topmost=False))


def test_what_the_other_says_is_told_beside(models: Comparison, laboratories: Comparison) -> None:
    assert {row[2] for row in models.only("ISO 9001:1994", "activities")} == {"excluded"}
    assert {row[1] for row in laboratories.only("ISO 9001:2015", "activities")} == {"not stated"}


def test_a_lesser_requirement_differs_and_is_not_lacking(graph: KnowledgeGraph) -> None:
    comparison = graph.compare("ISO 9001:1994", "ISO 9003:1994")
    assert cell(comparison, "activities", "Final inspection and test") == ("covered", "reduced")
    assert "Final inspection and test" in items(comparison.differing("activities"))
    assert "ISO 9003:1994 covers with less " in comparison.summary


def test_what_both_ask_less_of_is_shared(graph: KnowledgeGraph) -> None:
    comparison = graph.compare("ISO 9002:1987", "ISO 9003:1987")
    assert cell(comparison, "activities", "Training own staff") == ("reduced", "reduced")
    assert "Training own staff" in items(comparison.shared("activities"))


def test_laboratory_services_are_only_in_17025(laboratories: Comparison) -> None:
    only = items(laboratories.only("ISO/IEC 17025:2017", "activities"))
    assert only[:3] == ["Calibrating for others", "Sampling for later testing or calibration", "Testing for others"]
    assert laboratories.summary.startswith(
        "Only ISO/IEC 17025:2017 is known to cover calibrating for others, sampling "
    )


def test_own_measuring_equipment_is_another_activity(laboratories: Comparison) -> None:
    assert cell(laboratories, "activities", "Calibrating own measuring equipment") == ("covered", "covered")


def test_accreditation_and_certification_are_told_apart(laboratories: Comparison) -> None:
    assert "ISO/IEC 17025:2017 is shown by accreditation and ISO 9001:2015 is shown by certification." in (
        laboratories.summary
    )
    assert cell(laboratories, "facts", "assessment") == ("accreditation", "certification")


def test_silence_is_not_shown_as_a_no(laboratories: Comparison) -> None:
    assert "Not stated is not a no: the document is silent." in laboratories.notes


def test_no_answer_ranks_documents(graph: KnowledgeGraph) -> None:
    summary = graph.compare("ISO 9001:1994", "ISO 9002:1994", "ISO 9003:1994").summary
    assert summary.endswith("They differ in scope; none ranks above another.")
    assert not {"better", "higher", "level"} & {*summary.split()}


def test_three_documents_stand_side_by_side(graph: KnowledgeGraph) -> None:
    comparison = graph.compare("ISO 9001:1994", "ISO 9002:1994", "ISO 9003:1994")
    assert comparison.columns[2:] == ("ISO 9001:1994", "ISO 9002:1994", "ISO 9003:1994")
    assert cell(comparison, "clauses", "4.6 Purchasing") == ("full", "full", "heading only")
    assert "Purchasing" in items(comparison.differing("activities"))
    assert "Only ISO 9001:1994 and ISO 9002:1994 are known to cover servicing, " in comparison.summary


def test_the_clause_numbers_of_1987_are_given_where_they_differ(graph: KnowledgeGraph) -> None:
    comparison = graph.compare("ISO 9001:1987", "ISO 9002:1987")
    assert cell(comparison, "clauses", "4.17 Internal quality audits") == ("full", "reduced (4.16)")


def test_clauses_are_paired_by_the_table_between_two_editions(graph: KnowledgeGraph) -> None:
    comparison = graph.compare("ISO 9001:2008", "ISO 9001:2015")
    assert cell(comparison, "clauses", "7.3 Design and development")[1] == (
        "8.3 Design and development of products and services"
    )
    assert any(
        note.startswith("Clauses: by the published table from ISO 9001:2008 to ISO 9001:2015.")
        for note in comparison.notes
    )


def test_preventive_action_went_to_risks_and_opportunities(graph: KnowledgeGraph) -> None:
    comparison = graph.compare("ISO 9001:2008", "ISO 9001:2015")
    assert str(cell(comparison, "clauses", "8.5.3 Preventive action")[1]).startswith("6.1 ")


def test_a_table_is_read_from_either_side(graph: KnowledgeGraph) -> None:
    comparison = graph.compare("ISO 9001:1994", "ISO 9001:1987")
    assert len(comparison.shared("clauses").rows()) == 20
    backward = graph.compare("ISO 9001:2015", "ISO/IEC 17025:2017")
    assert any("the table by judgement from ISO/IEC 17025:2017 to ISO 9001:2015" in note for note in backward.notes)


def test_without_a_table_clauses_are_paired_by_heading_and_this_is_said(graph: KnowledgeGraph) -> None:
    comparison = graph.compare("ISO/IEC Guide 25:1990", "ISO 9001:2015")
    assert any("no tables lead from ISO/IEC Guide 25:1990 to ISO 9001:2015" in note for note in comparison.notes)
    assert comparison.only("ISO 9001:2015", "clauses").rows() == ()  # no heading alike is no evidence of absence


def test_a_list_that_is_not_complete_is_said(graph: KnowledgeGraph) -> None:
    notes = graph.compare("ISO 9001:1994", "ISO 9002:1994").notes
    assert "73 clauses of ISO 9001:1994; the list is not complete." in notes


def test_the_system_approach_is_a_principle_only_in_2008(graph: KnowledgeGraph) -> None:
    comparison = graph.compare("ISO 9001:2008", "ISO 9001:2015")
    assert comparison.only("ISO 9001:2008", "principles").rows() == (
        ("System approach to management", "System approach to management", "merged into Process approach"),
    )
    assert len(comparison.matrix("principles").rows()) == 8


def test_a_renamed_principle_is_on_one_line(graph: KnowledgeGraph) -> None:
    comparison = graph.compare("ISO 9001:2008", "ISO 9001:2015")
    assert cell(comparison, "principles", "Involvement of people") == ("Involvement of people", "Engagement of people")


def test_unknown_principles_are_no_difference(laboratories: Comparison) -> None:
    assert len(laboratories.unknown("principles").rows()) == 7
    assert laboratories.only("ISO 9001:2015", "principles").rows() == ()


def test_nothing_is_claimed_of_an_edition_in_development(graph: KnowledgeGraph) -> None:
    comparison = graph.compare("ISO 9001:2026", "ISO 9001:2015")
    assert comparison.summary == "What ISO 9001:2026 covers is not known."
    assert comparison.only("ISO 9001:2015", "activities").rows() == ()


def test_guidance_is_told_from_requirements(graph: KnowledgeGraph) -> None:
    summary = graph.compare("ISO 9004:2018", "ISO 9001:2015").summary
    assert "ISO 9004:2018 gives guidance and ISO 9001:2015 gives requirements." in summary


def test_the_dash_of_a_part_is_kept(graph: KnowledgeGraph) -> None:
    assert "ISO 9000-2:1997 gives guidance" in graph.compare("ISO 9000-2:1997", "ISO 9002:1994").summary


def test_an_identical_adoption_covers_what_its_base_does(graph: KnowledgeGraph) -> None:
    comparison = graph.compare("BS EN ISO 9001:2015", "ISO 9001:2015")
    assert comparison.summary == "BS EN ISO 9001:2015 and ISO 9001:2015 cover the same activities."
    assert comparison.differing("clauses").rows() == comparison.unknown("clauses").rows() == ()


def test_an_undated_reference_says_how_it_was_read(graph: KnowledgeGraph) -> None:
    comparison = graph.compare("ISO 9001", "ISO 9001:2008")
    assert "ISO 9001 is undated and read as ISO 9001:2015, the newest edition in force." in comparison.notes
    assert comparison.only("ISO 9001", "activities") == comparison.only("ISO 9001:2015", "activities")


def test_sources_and_verification_are_named(models: Comparison) -> None:
    assert "Scope of ISO 9002:1994: pathfinder-9001, praxiom-1994, solubilis (partly, high confidence)." in models.notes


@pytest.mark.parametrize("aspect", Aspect)
def test_every_item_is_in_one_place(laboratories: Comparison, aspect: str) -> None:
    parts = [laboratories.shared(aspect), laboratories.unknown(aspect), laboratories.differing(aspect, topmost=False)]
    parts += [laboratories.only(each, aspect, topmost=False) for each in laboratories.identifiers]
    found = [row for part in parts for row in part]
    assert sorted(found) == sorted(laboratories.matrix(aspect))


def test_the_table_holds_differences_only(models: Comparison) -> None:
    assert [(aspect, item) for aspect, item, *_ in models.rows()][:4] == [
        ("activities", "Designing and developing"),
        ("activities", "Reviewing design"),
        ("activities", "Validating design"),
        ("clauses", "4.4 Design control"),
    ]


@pytest.mark.parametrize(
    "named", [(), ("ISO 9001:2015",), ("ISO 9001:2015", "iso 9001-2015"), ("ISO 9001", "ISO 9001:2015")]
)
def test_fewer_than_two_documents_are_refused(graph: KnowledgeGraph, named: tuple[str, ...]) -> None:
    with pytest.raises(ArgumentError, match="two or more different documents"):
        graph.compare(*named)


def test_unknown_documents_are_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownDocumentError, match="ISO 9001:2015"):
        graph.compare("ISO 9001:2016", "ISO 9001:2015")
    with pytest.raises(IdentifierError):
        graph.compare("hello world", "ISO 9001:2015")


def test_an_unknown_aspect_is_refused_with_those_there_are(models: Comparison) -> None:
    with pytest.raises(ArgumentError, match="activities, clauses, principles, facts"):
        models.matrix("quality")


def test_a_document_that_is_not_compared_is_refused(models: Comparison) -> None:
    with pytest.raises(UnknownDocumentError, match=r"nearest: ISO 9001:1994, ISO 9002:1994"):
        models.only("ISO 9003:1994", "activities")


def test_a_users_table_is_used(tmp_path: Path) -> None:
    path = tmp_path / "ours.ttl"
    path.write_text(MAPPING, encoding="utf-8")
    comparison = isograph.load(path).compare("ISO 9004:2018", "ISO 9001:2015")
    assert cell(comparison, "clauses", "8.4 Ours") == (
        *("8.4", "8.3 Design and development of products and services (subset)"),
    )


def test_a_document_that_builds_on_the_other_says_so(graph: KnowledgeGraph) -> None:
    assert graph.compare("AS9100D", "ISO 9001:2015").notes[0] == (
        "AS9100D:2016 includes and is read with ISO 9001:2015 and adds requirements to it."
    )
    assert not any("adds requirements" in note for note in graph.compare("AS9100D", "ISO 9001:2008").notes)


EDITIONS = ("ISO 9001:1987", "ISO 9001:1994", "ISO 9001:2000", "ISO 9001:2008", "ISO 9001:2015")


@pytest.fixture(scope="module")
def editions(graph: KnowledgeGraph) -> Comparison:
    return graph.compare(*EDITIONS)


def test_a_clause_is_followed_through_all_editions(editions: Comparison) -> None:
    assert cell(editions, "clauses", "4.18 Training") == (
        *("4.18", "4.18 Training", "6.2.2 Competence, awareness and training (possible)"),
        *("6.2.2 Competence, training and awareness (possible)", "7.2 Competence; 7.3 Awareness (possible)"),
    )


def test_a_clause_stands_on_the_line_of_the_first_edition_that_has_it(editions: Comparison) -> None:
    assert cell(editions, "clauses", "8.2.1 Customer satisfaction") == (
        *("no counterpart", "no counterpart", "8.2.1"),
        *("8.2.1 Customer satisfaction", "9.1.2 Customer satisfaction (possible)"),
    )
    assert "9.1.2 Customer satisfaction" not in items(editions.matrix("clauses"))


def test_no_cell_of_five_editions_is_left_uncompared(editions: Comparison) -> None:
    assert [row[0] for row in editions.unknown("clauses")] == ["4.4.1 General", "4.6.1 General", "4.15.1 General"]


def test_clauses_that_the_last_edition_alone_has_are_told_first(editions: Comparison) -> None:
    assert "Of the clauses, only ISO 9001:2015 has 4.1, 4.2, 7.1.6 and 8.5.6." in editions.summary
    assert [row[5] for row in editions.only("ISO 9001:2015", "clauses")] == ["4.1", "4.2", "7.1.6", "8.5.6"]


def test_what_a_table_denies_and_its_reverse_names_is_told_in_the_cell(editions: Comparison) -> None:
    assert cell(editions, "clauses", "8.5.6 Control of changes")[3] == (
        "no counterpart (disputed: 7.3.7 Control of design and development changes)"
    )


def test_the_harmonised_structure_pairs_the_families(graph: KnowledgeGraph) -> None:
    documents = ("ISO 9001:2015", "ISO 14001:2015", "ISO 45001:2018", "ISO/IEC 27001:2022")
    comparison = graph.compare(*documents)
    assert len(set(cell(comparison, "clauses", "9.2 Internal audit")[1:])) == 1
    assert [row[0] for row in comparison.only("ISO/IEC 27001:2022", "clauses")] == [
        *("6.1.2 Information security risk assessment", "6.1.3 Information security risk treatment"),
        *("8.2 Information security risk assessment", "8.3 Information security risk treatment"),
    ]
    assert cell(comparison, "clauses", "5.4 Consultation and participation of workers")[2] == "5.4"


def test_medical_devices_are_compared_through_the_edition_they_are_built_on(graph: KnowledgeGraph) -> None:
    comparison = graph.compare("ISO 13485:2016", "ISO 9001:2015")
    assert "by the tables that lead through ISO 13485:2003 and ISO 9001:2008." in " ".join(comparison.notes)
    assert cell(comparison, "clauses", "7.3 Design and development")[1] == (
        "8.3 Design and development of products and services (possible)"
    )


def test_a_possible_counterpart_is_explained(editions: Comparison, models: Comparison) -> None:
    said = "A possible counterpart follows from rows that say no more than that two clauses correspond."
    assert said in editions.notes
    assert said not in models.notes


def test_the_summary_tells_which_principles_only_some_have(graph: KnowledgeGraph) -> None:
    summary = graph.compare("ISO 9000:2005", "ISO 9000:2015").summary
    assert "only ISO 9000:2005 has System approach to management (merged into Process approach). Four of" in summary
    assert "principles" not in graph.compare("ISO 9001:1994", "ISO 9002:1994").summary


def test_a_principle_that_was_renamed_is_told_by_each_of_its_names(graph: KnowledgeGraph) -> None:
    summary = graph.compare("ISO 9001:1994", "ISO 9001:2000", "ISO 9001:2008", "ISO 9001:2015").summary
    assert "Involvement of people (in ISO 9001:2015 Engagement of people), Process approach, Continual" in summary
    summary = graph.compare("ISO 9001:2015", "ISO 9001:1994", "ISO 9001:2000", "ISO 9001:2008").summary
    assert "Engagement of people (in ISO 9001:2000 and ISO 9001:2008 Involvement of people)" in summary


def test_principles_that_one_document_alone_rests_on_are_counted(graph: KnowledgeGraph) -> None:
    summary = graph.compare("ISO 9001:1994", "ISO 9001:2000").summary
    assert "Quality management principles stand behind ISO 9001:2000 alone: eight." in summary


def test_of_many_documents_the_few_that_lack_something_are_named(graph: KnowledgeGraph) -> None:
    models = [f"ISO {number}:{year}" for year in (1987, 1994) for number in (9001, 9002, 9003)]
    summary = graph.compare(*models, "ISO 9001:2015", "ISO/IEC 17025:2017").summary
    assert "All but ISO 9003:1987 cover determining and reviewing requirements, " in summary
    assert summary.count("known to cover") + summary.count(" cover determining") == 6
    assert "more are covered by some of them." in summary
