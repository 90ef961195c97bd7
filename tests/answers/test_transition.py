"""The checklist for the way from one edition to another."""

import csv
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

import isograph
from isograph import KnowledgeGraph, UnknownActivityError
from isograph.answers.correspondence.transition import Part, Task, Transition
from isograph.errors import ArgumentError, FormatError, MissingExtraError, NotInForceError, UnknownTableError


@pytest.fixture(scope="module")
def builders(graph: KnowledgeGraph) -> Transition:
    """An organization that makes and installs moves from ISO 9002:1994 to ISO 9001:2015."""
    return graph.transition("ISO 9002:1994", "ISO 9001:2015", activities=["production", "installation"])


def clauses(transition: Transition, part: str) -> list[str]:
    """The numbers of the new clauses of one part."""
    return [each.new.partition(" ")[0] for each in transition.of(part)]


def task(transition: Transition, old: str) -> Task:
    """The line of an old clause."""
    return next(each for each in transition if each.old.startswith(f"{old} "))


def test_design_is_new_for_an_organization_of_9002(builders: Transition) -> None:
    assert clauses(builders, "new")[:6] == ["4.1", "4.2", "7.1.6", "7.4", "8.3", "8.5.6"]


def test_a_clause_stands_for_all_below_it_that_is_new(builders: Transition) -> None:
    assert not any(number.startswith("8.3.") for number in clauses(builders, "new"))


def test_design_is_not_new_for_an_organization_of_9001(graph: KnowledgeGraph) -> None:
    assert "8.3" not in clauses(graph.transition("ISO 9001:1994", "ISO 9001:2015"), "new")


def test_amendments_of_the_new_edition_are_held_too(builders: Transition) -> None:
    assert "4.1 (ISO 9001:2015/Amd 1:2024)" in [each.new for each in builders.of("new")]


def test_internal_audits_carry_over_with_relation_basis_and_way(builders: Transition) -> None:
    found = task(builders, "4.17")
    assert (found.part, found.relation, found.basis) == ("carries over", "possible", "derived")
    assert "9.2 Internal audit" in found.new
    assert "ISO 9002:1994 4.17 → ISO 9001:2000 8.2.2 → ISO 9001:2008 8.2.2 → ISO 9001:2015 9.2" in found.way


def test_a_heading_without_requirements_is_no_task(builders: Transition) -> None:
    assert not any(each.old.startswith("4.4 ") for each in builders)


def test_each_requirement_of_the_old_edition_has_one_line(graph: KnowledgeGraph, builders: Transition) -> None:
    asked = [str(each) for each in graph.clauses("ISO 9002:1994") if each.kind == "requirement"]
    told = [each.old for each in builders if each.part in {Part.CARRIES_OVER, Part.GONE, Part.UNCLEAR} and each.old]
    assert sorted(told) == sorted(each for each in asked if not each.startswith("4.4 "))


def test_what_may_be_left_out_has_clause_and_condition(builders: Transition) -> None:
    left = {each.new.partition(" ")[0]: each for each in builders.of(Part.MAY_BE_LEFT_OUT)}
    assert left["8.3"].relation == "yes"
    assert left["8.3"].to_do.startswith("Leave it out under clause 4.3, with the reason: no responsibility for design")
    assert left["8.5.5"].relation == "only if"


def test_who_designs_may_not_leave_design_out(graph: KnowledgeGraph) -> None:
    designers = graph.transition("ISO 9002:1994", "ISO 9001:2015", activities=["design", "production"])
    assert "8.3" not in clauses(designers, "may be left out")
    assert any("excludes designing and developing" in note for note in designers.notes)


def test_the_deadlines_of_the_time_are_given(builders: Transition) -> None:
    days = {each.old: each.relation for each in builders.of("deadline") if each.old}
    assert days == {"ISO 9002:1994": "2003-12-15", "ISO 9001:2000": "2010-11-15", "ISO 9001:2008": "2018-09-15"}


def test_what_was_agreed_of_the_move_is_told(builders: Transition) -> None:
    assert any("three-year transition" in each.to_do for each in builders.of("deadline"))


def test_preventive_action_of_2008_is_carried_by_risks(graph: KnowledgeGraph) -> None:
    found = task(graph.transition("ISO 9001:2008", "ISO 9001:2015"), "8.5.3")
    assert "6.1 Actions to address risks and opportunities" in found.new


def test_an_identical_adoption_moves_as_its_base(graph: KnowledgeGraph) -> None:
    adopted, base = (graph.transition(old, "ISO 9001:2015") for old in ("BS EN ISO 9001:2008", "ISO 9001:2008"))
    assert [each.told for each in adopted] == [each.told for each in base]


def test_the_summary_counts_each_part(builders: Transition) -> None:
    assert builders.summary == (
        "From ISO 9002:1994 to ISO 9001:2015: 47 clauses possibly carry over, 11 are new, none is gone; 8.3 may be"
        " left out, 7.1.5.2, 8.5.3 and 8.5.5 only under conditions."
    )


def test_the_parts_stand_in_the_order_of_work(builders: Transition) -> None:
    parts = [each.part for each in builders]
    assert parts == sorted(parts, key=list(Part).index)


def test_editions_without_a_table_raise_with_what_is_missing(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownTableError, match=r"from ISO 9001:2015 to ISO 9001:2026.*missing: a table between"):
        graph.transition("ISO 9001:2015", "ISO 9001:2026")
    with pytest.raises(UnknownTableError, match="no clauses are kept of OHSAS 18001:2007"):
        graph.transition("OHSAS 18001:2007", "ISO 45001:2018")


@pytest.mark.parametrize(("old", "new"), [("ISO 9001:2015", "ISO 9001:2008"), ("ISO 9001:2015", "ISO 9001:2015")])
def test_the_old_edition_has_to_be_the_older_one(graph: KnowledgeGraph, old: str, new: str) -> None:
    with pytest.raises(ArgumentError):
        graph.transition(old, new)


def test_what_is_not_in_the_graph_raises(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownActivityError):
        graph.transition("ISO 9001:2008", "ISO 9001:2015", activities=["hovering"])
    with pytest.raises(NotInForceError):
        graph.transition("ISO 9002", "ISO 9001:2015")


def test_the_checklist_is_saved_as_csv(builders: Transition, tmp_path: Path) -> None:
    builders.save(tmp_path / "list.CSV")
    rows = list(csv.DictReader((tmp_path / "list.CSV").read_text("utf-8").splitlines()))
    assert len(rows) >= len(builders)
    assert list(rows[0]) == ["done", "part", "old clause", "new clause", "relation or day", "to do", "basis", "way"]


def test_the_checklist_is_saved_as_markdown(builders: Transition, tmp_path: Path) -> None:
    builders.save(tmp_path / "list.md")
    text = (tmp_path / "list.md").read_text("utf-8")
    assert text.startswith("# From ISO 9002:1994 to ISO 9001:2015\n")
    assert "\n## May be left out\n" in text
    assert text.count("\N{BALLOT BOX}") == len(builders)


def test_the_checklist_is_saved_as_a_workbook_without_formulas(builders: Transition, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    builders.save(tmp_path / "list.xlsx")
    sheet = _part(tmp_path / "list.xlsx", "xl/worksheets/sheet1.xml")
    assert sheet.count("<row ") == len(builders) + 1
    assert "<f>" not in sheet


def test_a_hostile_cell_runs_nothing(builders: Transition, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    hostile = Transition(builders.old, builders.new, None, (_hostile(),), (), ("=1+1\x00\ud800",))
    for suffix in ("xlsx", "csv", "md"):
        hostile.save(tmp_path / f"list.{suffix}")
    assert "<f>" not in _part(tmp_path / "list.xlsx", "xl/worksheets/sheet1.xml")
    assert "'=HYPERLINK" in (tmp_path / "list.csv").read_text("utf-8")
    assert "<script>" not in (tmp_path / "list.md").read_text("utf-8")


def test_another_suffix_is_refused(builders: Transition, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"\.csv, \.md, \.xlsx"):
        builders.save(tmp_path / "list.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_needs_its_writer(builders: Transition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "isograph.display.workbook", raising=False)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match="XlsxWriter"):
        builders.save(tmp_path / "list.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_the_answer_as_json_has_every_line(builders: Transition) -> None:
    told = builders.to_dict()
    assert told["route"] == ["ISO 9002:1994", "ISO 9001:2000", "ISO 9001:2008", "ISO 9001:2015"]
    assert isinstance(told["checklist"], list)
    assert len(told["checklist"]) == len(builders)


def _hostile() -> Task:
    return Task(Part.NEW, "=HYPERLINK(1)", "+1", "", "<script>alert(1)</script>", "@x", "-1\n| a |")


def _part(path: Path, name: str) -> str:
    with ZipFile(BytesIO(path.read_bytes())) as book:
        return book.read(name).decode()


def test_the_deadline_of_a_document_for_accreditation_is_one_of_accreditations(graph: KnowledgeGraph) -> None:
    deadlines = [each.to_do for each in graph.transition("ISO/IEC 17025:2005", "ISO/IEC 17025:2017").of(Part.DEADLINE)]
    assert deadlines == ["Last day of accreditations to the old edition (withdrawn 2017-11-29)."]


def test_what_a_table_that_is_not_complete_leaves_out_does_not_go_with_its_neighbour(tmp_path: Path) -> None:
    head, row = (
        "from document,from clause,relation,to document,to clause",
        "ISO 9001:2015,9.2,subset,ISO 9004:2018,10.5",
    )
    (tmp_path / "ours.csv").write_text(f"{head}\n{row}\n")
    found = isograph.load(tmp_path / "ours.csv").transition("ISO 9001:2008", "ISO 9004:2018")
    assert [each.old for each in found.of(Part.CARRIES_OVER)] == ["8.2.2 Internal audit"]
    assert task(found, "8.2.1").part == Part.UNCLEAR
