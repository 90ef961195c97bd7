"""Which clauses of another document took over a clause, and on what that rests."""

from pathlib import Path

import pytest

import isograph
from isograph import Identifier, KnowledgeGraph, NotInForceError, UnknownClauseError, UnknownDocumentError
from isograph.answers.correspondence.counterparts import Counterparts, Outcome, between
from isograph.answers.correspondence.links import link
from isograph.answers.correspondence.relations import Relation, along
from isograph.answers.correspondence.routes import routes
from isograph.answers.correspondence.tables import Basis

HEAD = "from document,from clause,relation,to document,to clause\n"
ISO_9001 = ["ISO 9001:1987", "ISO 9001:1994", "ISO 9001:2000", "ISO 9001:2008", "ISO 9001:2015"]


def numbers(found: Counterparts) -> list[str]:
    return [each.number for each in found.topmost]


def mapped(tmp_path: Path, *rows: str) -> KnowledgeGraph:
    """Return the graph with a mapping of our own beside it, between documents that no other table joins."""
    path = tmp_path / "mapping.csv"
    path.write_text(HEAD + "\n".join(rows), encoding="utf-8")
    return isograph.load(path)


def test_a_row_of_a_published_table_is_one_step(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9001:2008", "7.3", to="ISO 9001:2015")
    (line,) = found.lines
    assert (line.number, line.relation, line.basis, len(line.path)) == ("8.3", "corresponds", "published", 1)
    assert found.summary == (
        "7.3 Design and development of ISO 9001:2008 corresponds to 8.3 Design and development of products and services"
        " of ISO 9001:2015, by a published table."
    )


def test_a_table_is_read_backward_too(graph: KnowledgeGraph) -> None:
    assert numbers(graph.counterparts("ISO 9001:2015", "8.3", to="ISO 9001:2008")) == ["7.3"]
    assert numbers(graph.counterparts("ISO 9001:1994", "4.13.1", to="ISO 9001:1987")) == ["4.13"]


def test_preventive_action_has_no_clause_of_its_name_and_moved_to_risks(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9001:2008", "8.5.3", to="ISO 9001:2015")
    assert [str(each) for each in found] == ["6.1 Actions to address risks and opportunities"]
    assert "No clause of ISO 9001:2015 is headed 'Preventive action'." in found.notes
    assert any("preventive action as a separate clause removed" in note for note in found.notes)


@pytest.mark.parametrize(("document", "heading"), [("ISO 9001:2000", "7.3"), ("ISO 9001:2015", "8.3")])
def test_design_control_became_design_and_development(graph: KnowledgeGraph, document: str, heading: str) -> None:
    found = graph.counterparts("ISO 9001:1994", "4.4", to=document)
    assert heading in numbers(found)
    assert {each.relation for each in found} == {Relation.POSSIBLE}  # the rows say no more than that they correspond


def test_from_the_first_edition_to_the_fifth_in_one_call(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9001:1987", "4.18", to="ISO 9001:2015")
    assert numbers(found) == ["7.2", "7.3"]
    assert [str(each) for each in found.path] == ISO_9001
    assert found.lines[0].way == (
        "ISO 9001:1987 4.18 → ISO 9001:1994 4.18 → ISO 9001:2000 6.2.2 → ISO 9001:2008 6.2.2 → ISO 9001:2015 7.2"
    )


def test_back_from_the_fifth_edition_to_the_first(graph: KnowledgeGraph) -> None:
    assert numbers(graph.counterparts("ISO 9001:2015", "8.3", to="ISO 9001:1987")) == ["4.4"]


def test_an_answer_rests_on_the_weakest_of_its_steps(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9001:1994", "4.18", to="ISO 9001:2015")
    assert [step.basis for step in found.lines[0].path] == ["published", "derived", "published"]
    assert found.basis == found.lines[0].basis == Basis.DERIVED
    assert graph.counterparts("ISO/IEC 17025:2017", "4.2", to="ISO 9001:2015").basis == Basis.JUDGEMENT


@pytest.mark.parametrize(("old", "new"), [("ISO 9001:1987", "ISO 9001:2015"), ("ISO 13485:2016", "ISO 9001:2015")])
def test_the_relation_of_a_line_follows_from_its_steps(graph: KnowledgeGraph, old: str, new: str) -> None:
    for found in between(graph.store, Identifier.parse(old), Identifier.parse(new)).values():
        for line in found:
            assert line.relation == along(step.relation for step in line.path)
            assert line.path[-1].counterpart == line.number


def test_typed_rows_keep_their_relation(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9003:1994", "4.10", to="ISO 9001:1994")
    assert [(each.number, each.relation) for each in found] == [("4.10", "subset")]
    assert graph.counterparts("ISO 9001:1994", "4.10", to="ISO 9003:1994").lines[0].relation == Relation.SUPERSET


def test_a_clause_stated_as_new_has_no_counterpart(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9001:2015", "7.1.6", to="ISO 9001:1994")
    assert (found.answer, found.lines, found.basis) == (Outcome.NO_COUNTERPART, (), Basis.PUBLISHED)
    assert "no counterpart in ISO 9001:1994, as is stated by a published table." in found.summary


def test_a_clause_that_was_dropped_has_no_counterpart(graph: KnowledgeGraph) -> None:
    assert graph.counterparts("ISO 9001:1994", "4.4", to="ISO 9002:1994").answer == Outcome.NO_COUNTERPART


def test_a_clause_that_no_table_lists_is_not_said_to_be_gone(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9001:1994", "4.3.1", to="ISO 9001:2000")
    assert found.answer == Outcome.NOT_IN_TABLE
    assert "that says nothing of a counterpart" in found.summary


def test_without_a_table_the_answer_says_which_is_missing(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9001:2015", "4.1", to="ISO 9004:2018")
    assert (found.answer, found.path) == (Outcome.NO_TABLE, ())
    assert found.notes[-1].endswith("tables join with it and ISO 9004:2018 (no table names it).")
    assert graph.counterparts("ISO 9004:2018", "4.1", to="ISO 9001:2015").answer == Outcome.NO_TABLE


def test_a_clause_is_answered_by_those_below_it(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9001:1994", "4.6", to="ISO 9001:2000")  # the table lists 4.6.2 to 4.6.4
    assert numbers(found) == ["7.4"]
    assert found.topmost[0].way == "ISO 9001:1994 4.6, 4.6.2 → ISO 9001:2000 7.4.1, 7.4"


def test_a_clause_is_answered_by_the_one_above_it(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9001:2015", "8.7.1", to="ISO 9001:2008")  # the table lists 8.7
    assert [(each.number, each.way) for each in found] == [("8.3", "ISO 9001:2015 8.7.1, 8.7 → ISO 9001:2008 8.3")]


def test_what_only_clauses_below_have_is_told_too(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9001:2008", "8.5", to="ISO 9001:2015")
    assert [(each.number, each.relation) for each in found] == [("6.1", "possible"), ("10", "corresponds")]


def test_a_whole_contains_what_a_part_equals(tmp_path: Path) -> None:
    own = mapped(tmp_path, "ISO 9001:2015,8.3.2,equal,ISO 9004:2018,7", "ISO 9001:2015,8.3.3,subset,ISO 9004:2018,9")
    relations = {each.number: each.relation for each in own.counterparts("ISO 9001:2015", "8.3", to="ISO 9004:2018")}
    assert relations == {"7": Relation.SUPERSET, "9": Relation.INTERSECTS}


def test_a_part_is_contained_in_what_the_whole_equals(tmp_path: Path) -> None:
    own = mapped(tmp_path, "ISO 9001:2015,8.3,equal,ISO 9004:2018,7", "ISO 9001:2015,8.4,superset,ISO 9004:2018,8")
    (line,) = own.counterparts("ISO 9001:2015", "8.3.2", to="ISO 9004:2018")
    assert (line.number, line.relation, line.path[0].counterpart) == ("7", Relation.SUBSET, "8.3")
    (line,) = own.counterparts("ISO 9001:2015", "8.4.1", to="ISO 9004:2018")
    assert line.relation == Relation.POSSIBLE


def test_a_table_and_its_reverse_that_disagree_are_both_shown(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9001:2008", "7.3.7", to="ISO 9001:2015")
    assert [(each.number, bool(each.disputes)) for each in found] == [("8.3.6", False), ("8.5.6", True)]
    assert found.disagreements == (
        "ISO 9001:2008 7.3.7 and ISO 9001:2015 8.5.6: the published table from ISO 9001:2015 to ISO 9001:2008 pairs the"
        " two, but the published table from ISO 9001:2008 to ISO 9001:2015 states that there is none",
    )


def test_new_against_a_pair_of_the_reverse_is_no_counterpart_with_both_shown(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9001:2015", "8.5.6", to="ISO 9001:2008")
    assert (found.answer, numbers(found)) == (Outcome.NO_COUNTERPART, ["7.3.7"])
    assert "another table names 7.3.7 Control of design and development changes" in found.summary


def test_the_disagreements_found_are_those_that_are_recorded(graph: KnowledgeGraph) -> None:
    old, new = Identifier.parse("ISO 9001:2008"), Identifier.parse("ISO 9001:2015")
    ways = link(graph.store, old, new).ways.items()
    found = {
        (number, way[-1].counterpart) for number, each in ways for way in each if way[-1].dispute and len(way) == 1
    }
    query = (
        "SELECT ?o ?n WHERE { ?d iso:olderClause/iso:number ?o ; iso:newerClause/iso:number ?n ; iso:nature ?nature }"
    )
    assert found == {*graph.sparql(query)}


def test_a_chain_of_fewer_tables_is_taken(graph: KnowledgeGraph) -> None:
    first, *others = routes(graph.store, Identifier.parse("ISO 9001:2000"), Identifier.parse("ISO 9001:2015"))
    assert [str(each) for each in first] == ISO_9001[2:]
    assert others
    assert all(len(other) > len(first) for other in others)


def test_a_chain_never_comes_back(graph: KnowledgeGraph) -> None:
    found = routes(graph.store, Identifier.parse("ISO 9002:1987"), Identifier.parse("ISO 45001:2018"))
    assert all(len({*route}) == len(route) for route in found)


def test_another_chain_that_leads_elsewhere_is_told(tmp_path: Path) -> None:
    own = mapped(
        tmp_path,
        "ISO 9001:2015,9.2,equal,ISO 9004:2018,10",
        "ISO 9001:2015,9.2,equal,ISO 9004:2009,8",
        "ISO 9004:2009,8,equal,ISO 9004:2018,11",
    )
    found = own.counterparts("ISO 9001:2015", "9.2", to="ISO 9004:2018")
    assert numbers(found) == ["10"]
    assert "Another chain of tables, through ISO 9004:2009, leads to 11." in found.notes


def test_an_identical_adoption_has_the_clauses_of_its_base(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("BS EN ISO 9001:2008", "7.3", to="DIN EN ISO 9001:2015-11")
    assert numbers(found) == ["8.3"]
    assert any("is an identical adoption of ISO 9001:2008" in note for note in found.notes)
    (line,) = graph.counterparts("BS EN ISO 9001:2015", "8.3", to="ISO 9001:2015")
    assert (line.number, line.relation) == ("8.3", Relation.EQUAL)


def test_an_undated_reference_is_its_newest_edition_in_force(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9001:2008", "clause 7.3", to="ISO 9001")
    assert found.to == Identifier.parse("ISO 9001:2015")
    assert "ISO 9001 is undated and read as ISO 9001:2015, the newest edition in force." in found.notes


def test_a_heading_that_a_model_keeps_says_so(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9002:1994", "4.4", to="ISO 9001:1994")
    assert "4.4 Design control of ISO 9002:1994 is a heading without requirements." in found.notes


@pytest.mark.parametrize("clause", ["7.9", "99", "", "'\"<script>", "\x00", "\ud800", "7.3\n"])
def test_a_clause_that_does_not_exist_is_refused(graph: KnowledgeGraph, clause: str) -> None:
    if clause == "7.3\n":
        assert graph.counterparts("ISO 9001:2008", clause, to="ISO 9001:2015").clause == "7.3"
    else:
        with pytest.raises(UnknownClauseError):
            graph.counterparts("ISO 9001:2008", clause, to="ISO 9001:2015")


def test_a_clause_that_does_not_exist_is_refused_with_those_near_it(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownClauseError, match=r"no clause '7\.3\.9' in ISO 9001:2008; nearest: 7\.3 Design"):
        graph.counterparts("ISO 9001:2008", "7.3.9", to="ISO 9001:2015")
    with pytest.raises(UnknownClauseError, match="whose clause list is not complete"):
        graph.counterparts("ISO 9003:1994", "4.10.9", to="ISO 9001:2015")


def test_unknown_documents_are_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownDocumentError):
        graph.counterparts("ISO 9001:2007", "7.3", to="ISO 9001:2015")
    with pytest.raises(NotInForceError):
        graph.counterparts("ISO 9001:2008", "7.3", to="ISO 9002")


def test_every_clause_is_answered_at_once(graph: KnowledgeGraph) -> None:
    found = between(graph.store, Identifier.parse("ISO 9001:2008"), Identifier.parse("ISO 9001:2015"))
    assert list(found) == [each.number for each in graph.clauses("ISO 9001:2008")]
    assert {each.answer for each in found.values()} == {Outcome.COUNTERPARTS}
    with pytest.raises(TypeError):
        found["7.3"] = found["8.3"]  # type: ignore[index]


def test_nothing_is_lost_from_one_document_to_itself(graph: KnowledgeGraph) -> None:
    (line,) = graph.counterparts("ISO 9001:2015", "8.3", to="ISO 9001:2015")
    assert (line.number, line.relation, line.path) == ("8.3", Relation.EQUAL, ())


def test_the_answer_is_handed_on_by_name(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9001:2008", "7.3", to="ISO 9001:2015").to_dict()
    assert (found["answer"], found["basis"], found["path"]) == (
        *("counterparts", "published", ["ISO 9001:2008", "ISO 9001:2015"]),
    )


def test_a_missing_table_names_the_other_editions_that_tables_join(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 14001:2026", "6.1.2", to="ISO 45001:2018")
    assert "ISO 14001:2026 (no table names it, but some name ISO 14001:2004 and ISO 14001:2015)" in found.notes[-1]


def test_a_missing_table_of_an_amendment_names_what_it_amends(graph: KnowledgeGraph) -> None:
    found = graph.counterparts("ISO 9001:2015/Amd 1:2024", "4.1", to="ISO 9001:2008")
    assert "(no table names it, but some name ISO 9001:2015) and" in found.notes[-1]


def test_a_table_that_is_not_complete_says_nothing_of_a_chapter_by_one_clause_of_it(tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text(f"{HEAD}ISO 9001:2015,8.3,gone,ISO 9004:2018,\n")
    graph = isograph.load(tmp_path / "ours.csv")
    answers = [graph.counterparts("ISO 9001:2015", each, to="ISO 9004:2018").answer for each in ("8", "8.3", "8.3.1")]
    assert answers == [Outcome.NOT_IN_TABLE, Outcome.NO_COUNTERPART, Outcome.NO_COUNTERPART]


def test_a_clause_all_of_whose_parts_are_gone_is_gone(tmp_path: Path) -> None:
    gone = "".join(f"ISO 9001:2008,{each},gone,ISO 9004:2018,\n" for each in ("7.4.1", "7.4.2", "7.4.3"))
    (tmp_path / "ours.csv").write_text(HEAD + gone)
    graph = isograph.load(tmp_path / "ours.csv")
    assert graph.counterparts("ISO 9001:2008", "7.4", to="ISO 9004:2018").answer == Outcome.NO_COUNTERPART
