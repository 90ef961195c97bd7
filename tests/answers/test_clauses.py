"""The clauses of a document as a tree, and the clauses of all documents by number or heading."""

from pathlib import Path

import pytest

import isograph
from isograph import ArgumentError, KnowledgeGraph, UnknownClauseError
from isograph.answers.contents.clauses import ClauseKind
from isograph.answers.contents.elements import Level
from isograph.answers.contents.numbering import clause_number, natural

TANGLED = """
@prefix id: <https://w3id.org/isograph/id/> .
@prefix iso: <https://w3id.org/isograph/ontology#> .

id:iso-77777:2001 a iso:Edition ; iso:identifier "ISO 77777:2001" ; iso:hasClause
  id:iso-77777:2001\\#1 , id:iso-77777:2001\\#2 , id:iso-77777:2001\\#3 .
id:iso-77777:2001\\#1 a iso:Clause ; iso:number "1" ; iso:parentClause id:iso-77777:2001\\#3 .
id:iso-77777:2001\\#2 a iso:Clause ; iso:number "2" ; iso:parentClause id:iso-77777:2001\\#1 .
id:iso-77777:2001\\#3 a iso:Clause ; iso:number "3" ; iso:parentClause id:iso-77777:2001\\#2 .
"""


def test_clauses_are_sorted_by_number(graph: KnowledgeGraph) -> None:
    numbers = [each.number for each in graph.clauses("ISO 9001:1994")]
    assert numbers.index("4.2") < numbers.index("4.10")
    assert numbers == sorted(numbers, key=natural)


def test_annexes_come_last() -> None:
    assert sorted(["A.5.1", "10", "4.10", "4.2", "Annex A"], key=natural) == ["4.2", "4.10", "10", "A.5.1", "Annex A"]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("7.3", "7.3"),
        ("clause 7.3", "7.3"),
        (" 7.3. ", "7.3"),
        ("§7.3", "7.3"),
        ("A 5.1", "A.5.1"),
        ("Subclause 4", "4"),
    ],
)
def test_a_clause_number_is_read_as_people_write_it(written: str, number: str) -> None:
    assert clause_number(written) == number


def test_the_clauses_are_a_tree(graph: KnowledgeGraph) -> None:
    clauses = graph.clauses("ISO 9001:2015")
    assert [each.number for each in clauses.roots] == [str(number) for number in range(1, 11)]
    design = clauses.clause("8.3")
    assert str(design) == "8.3 Design and development of products and services"
    assert [each.number for each in clauses.children(design)] == [f"8.3.{number}" for number in range(1, 7)]


def test_a_clause_says_what_it_is_about(graph: KnowledgeGraph) -> None:
    assert graph.clauses("ISO 9001:1994").clause("4.17").about == ("Auditing internally",)


def test_purchasing_is_only_a_heading_in_iso_9003(graph: KnowledgeGraph) -> None:
    clauses = graph.clauses("ISO 9003:1994")
    assert clauses.clause("4.6").level == Level.HEADING_ONLY
    assert clauses.clause("4.6").kind == ClauseKind.HEADING
    assert clauses.notes[0] == (
        "Headings without requirements: 4.4 Design control; 4.6 Purchasing; 4.9 Process control; 4.19 Servicing."
    )


def test_a_lesser_requirement_is_told_from_a_full_one(graph: KnowledgeGraph) -> None:
    assert graph.clauses("ISO 9003:1994").clause("4.10").level == Level.REDUCED
    assert graph.clauses("ISO 9001:1994").clause("4.10").level == Level.FULL


def test_the_main_clauses_of_2008_have_their_right_headings(graph: KnowledgeGraph) -> None:
    headings = {each.number: each.title for each in graph.clauses("ISO 9001:2008").roots}
    assert headings["4"] == "Quality management system"
    assert headings["8"] == "Measurement, analysis and improvement"


def test_what_a_model_of_1987_leaves_out_is_said(graph: KnowledgeGraph) -> None:
    assert graph.clauses("ISO 9002:1987").absent == ("4.4 Design control", "4.19 Servicing")


def test_a_list_that_is_not_complete_says_so(graph: KnowledgeGraph) -> None:
    assert graph.clauses("ISO 9001:1994").summary.endswith("the list is not complete.")
    assert graph.clauses("ISO 9001:2015").summary.endswith("the list is complete at the levels that it gives.")


def test_a_document_without_a_list_is_answered_with_none(graph: KnowledgeGraph) -> None:
    clauses = graph.clauses("ISO 9004:2018")
    assert len(clauses) == 0
    assert clauses.summary == "No clause list of ISO 9004:2018 is kept."


def test_announced_changes_are_told_of_an_edition_in_development(graph: KnowledgeGraph) -> None:
    clauses = graph.clauses("ISO 9001:2026")
    assert clauses.summary == "No clause list of ISO 9001:2026 is kept; only announced changes are known."
    assert any("6.1 divided" in each for each in clauses.announced)


def test_a_clause_that_a_scope_mentions_is_not_listed(graph: KnowledgeGraph) -> None:
    clauses = graph.clauses("IATF 16949:2016")
    assert len(clauses) == 0
    assert "8.3" in clauses.mentioned


def test_an_amended_clause_says_by_what(graph: KnowledgeGraph) -> None:
    assert [str(each) for each in graph.clauses("ISO 9001").clause("4.1").amended_by] == ["ISO 9001:2015/Amd 1:2024"]


def test_an_identical_adoption_has_the_clauses_of_its_base(graph: KnowledgeGraph) -> None:
    assert graph.clauses("BS EN ISO 9001:2015").clauses == graph.clauses("ISO 9001:2015").clauses


@pytest.mark.parametrize("number", ["7.3.99", "99", "", "'\"<script>", "\x00", "\ud800"])
def test_an_unknown_clause_is_refused(graph: KnowledgeGraph, number: str) -> None:
    with pytest.raises(UnknownClauseError):
        graph.clauses("ISO 9001:2015").clause(number)


def test_an_unknown_clause_is_refused_with_those_near_it(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownClauseError, match=r"nearest: 8\.3 Design and development .*8\.3\.1 General"):
        graph.clauses("ISO 9001:2015").clause("8.3.7")


def test_without_a_list_the_refusal_says_so(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownClauseError, match="of which no clause list is kept"):
        graph.clauses("ISO 9004:2018").clause("4.1")


def test_a_tangle_of_clauses_in_a_users_file_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "tangle.ttl"
    path.write_text(TANGLED, encoding="utf-8")
    clauses = isograph.load(path, contradictions="report").clauses("ISO 77777:2001")
    assert [each.number for each in clauses] == ["1", "2", "3"]
    assert clauses.roots == ()


def test_one_number_means_different_things_in_different_documents(graph: KnowledgeGraph) -> None:
    found = {str(document): title for _, document, title, *_ in graph.find_clauses(number="4.17")}
    assert found["ISO 9002:1987"] == "Training"
    assert found["ISO 9001:1994"] == "Internal quality audits"


def test_clauses_are_found_by_the_words_of_their_heading(graph: KnowledgeGraph) -> None:
    found = {(number, str(document)) for number, document, *_ in graph.find_clauses(title="INTERNAL audit")}
    assert ("9.2", "ISO 9001:2015") in found
    assert ("4.17", "ISO 9001:1994") in found  # Internal quality audits


def test_a_word_is_found_at_its_beginning_only(graph: KnowledgeGraph) -> None:
    assert graph.find_clauses(title="udit").rows() == ()


def test_number_and_title_together_narrow_the_search(graph: KnowledgeGraph) -> None:
    found = graph.find_clauses(number="clause 4.17", title="training")
    assert [str(document) for _, document, *_ in found] == ["ISO 9002:1987"]


def test_each_clause_that_is_found_names_its_source(graph: KnowledgeGraph) -> None:
    assert all(source and verification for *_, source, verification in graph.find_clauses(number="4.17"))


def test_a_search_for_nothing_is_refused(graph: KnowledgeGraph) -> None:
    for title in (None, "", "  "):
        with pytest.raises(ArgumentError, match="number or a title"):
            graph.find_clauses(title=title)


@pytest.mark.parametrize("title", ["'\"<script>", "?x . } #", "\\", "\x00"])
def test_hostile_words_find_nothing(graph: KnowledgeGraph, title: str) -> None:
    assert graph.find_clauses(title=title).rows() == ()


def test_each_part_of_an_element_asked_for_in_full_is_a_full_requirement(graph: KnowledgeGraph) -> None:
    assert graph.clauses("ISO 9001:1994").clause("4.4.5").level == Level.FULL
    assert graph.clauses("ISO 9001:2015").clause("8.3.1").level == Level.UNKNOWN


def test_an_element_that_a_model_leaves_out_has_a_row(graph: KnowledgeGraph) -> None:
    rows = graph.clauses("ISO 9002:1987").rows()
    assert rows[-2:] == (
        ("none", "4.4 Design control (of ISO 9001)", "", "absent", ""),
        ("none", "4.19 Servicing (of ISO 9001)", "", "absent", ""),
    )


def test_a_clause_missing_from_a_list_that_is_not_complete_is_refused_as_such(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownClauseError, match=r"ISO 9003:1994, whose clause list is not complete; nearest: 4\.10"):
        graph.clauses("ISO 9003:1994").clause("4.10.1")


def test_a_clause_is_named_by_its_heading_too(graph: KnowledgeGraph) -> None:
    clauses = graph.clauses("ISO 9001:2008")
    assert clauses.clause("preventive  action") == clauses.clause("8.5.3 Preventive action") == clauses.clause("8.5.3")


def test_a_heading_of_several_clauses_is_refused_with_them(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownClauseError, match=r"nearest: 1\.1 General, 4\.2\.1 General"):
        graph.clauses("ISO 9001:2008").clause("General")


def test_a_number_near_to_none_is_refused_with_the_chapters(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownClauseError, match="nearest: 1 Scope, 2 Normative references, 3 Terms"):
        graph.clauses("ISO 9001:2008").clause("9.9")


def test_a_control_of_an_annex_that_is_not_listed_is_refused_as_such(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownClauseError, match="of which the clauses of Annex A are not listed"):
        graph.clauses("ISO/IEC 27001:2022").clause("a.5.1")


def test_a_search_for_clauses_says_where_it_finds_none(graph: KnowledgeGraph) -> None:
    assert graph.find_clauses(number="99.9").summary == "No clause of this number and title is listed."
    assert "No clause" not in graph.find_clauses(number="4.17").summary


def test_what_is_noted_of_a_clause_is_told(graph: KnowledgeGraph) -> None:
    assert "5.7 Sampling: Sampling as part of testing or calibration." in graph.clauses("ISO/IEC 17025:2005").notes
    assert not graph.clauses("ISO/IEC 17025:2017").clause("7.3").note
