"""A mapping of one's own is read, checked and used; one that is wrong is refused whole, with lines and reasons."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import isograph
from isograph import KnowledgeGraph, ParseError, StoreError, resources
from isograph.answers.correspondence.counterparts import Outcome
from isograph.answers.correspondence.relations import Relation

HEAD = "from document,from clause,relation,to document,to clause,note"
DOCUMENTS = """
@prefix id: <https://w3id.org/isograph/id/> .
@prefix iso: <https://w3id.org/isograph/ontology#> .
id:iso-9001:2015 a iso:Edition ; iso:identifier "ISO 9001:2015" .
id:iso-9004:2018 a iso:Edition ; iso:identifier "ISO 9004:2018" .
"""

Refused = Callable[..., ParseError]

PROCEDURES = r"""
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix id: <https://w3id.org/isograph/id/> .
@prefix iso: <https://w3id.org/isograph/ontology#> .
@prefix relation: <https://w3id.org/isograph/relation/> .
@prefix table: <https://w3id.org/isograph/table/> .
@prefix ours: <https://example.org/> .

ours:qp-07 dcterms:title "QP-07 Design" ; iso:followsClause id:iso-9001:2015\#8.3 .
table:ours a iso:CorrespondenceTable ; iso:fromEdition id:iso-9001:2008 ; iso:toEdition id:iso-9001:2015 .
table:ours-1 a iso:Correspondence ; iso:inTable table:ours ; iso:relation relation:subset ;
  iso:fromClause id:iso-9001:2008\#7.3 ; iso:toClause id:iso-9001:2015\#8.3 .
"""


@pytest.fixture
def own() -> KnowledgeGraph:
    """A graph to change."""
    return isograph.load()


def written(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "mapping.csv"
    path.write_text("\n".join((head, *rows)), encoding="utf-8")
    return path


@pytest.fixture
def refused(graph: KnowledgeGraph, tmp_path: Path) -> Refused:
    """Return the error with which a mapping is refused."""

    def error(*rows: str, head: str = HEAD) -> ParseError:
        with pytest.raises(ParseError) as caught:
            graph.assuming(written(tmp_path, *rows, head=head))
        return caught.value

    return error


def test_a_mapping_is_loaded_beside_the_graph(tmp_path: Path) -> None:
    graph = isograph.load(written(tmp_path, "ISO 9001:2008,7.3,subset,ISO 9001:2015,8.3,asks more"))
    (line,) = graph.counterparts("ISO 9001:2008", "7.3", to="ISO 9001:2015")
    assert (line.relation, line.basis) == (Relation.SUBSET, "judgement")
    assert (line.path[0].source, line.path[0].note) == ("mapping.csv", "asks more")


def test_a_mapping_is_added_and_taken_back(own: KnowledgeGraph, tmp_path: Path) -> None:
    path = written(tmp_path, "ISO 9001:2015,4.1,equal,ISO 9004:2018,5.2")
    change = own.add(path)
    assert own.counterparts("ISO 9001:2015", "4.1", to="ISO 9004:2018").lines[0].number == "5.2"
    assert own.remove(path).removed == change.added
    assert own.counterparts("ISO 9001:2015", "4.1", to="ISO 9004:2018").answer == Outcome.NO_TABLE


def test_a_mapping_is_used_in_a_comparison(graph: KnowledgeGraph, tmp_path: Path) -> None:
    own = graph.assuming(written(tmp_path, "ISO 9001:2015,9.2,subset,ISO 9004:2018,10.5"))
    lines = {row[0]: row[2] for row in own.compare("ISO 9001:2015", "ISO 9004:2018").matrix("clauses")}
    assert lines["9.2 Internal audit"] == "10.5 (subset)"


def test_a_mapping_leads_on_from_the_tables_there_are(graph: KnowledgeGraph, tmp_path: Path) -> None:
    own = graph.assuming(written(tmp_path, "ISO 9001:2015,8.3,equal,ISO 9004:2018,8.4"))
    found = own.counterparts("ISO 9001:1994", "4.4.5", to="ISO 9004:2018")
    assert [str(each) for each in found.path][-2:] == ["ISO 9001:2015", "ISO 9004:2018"]
    assert found.basis == "judgement"


def test_what_is_new_and_what_is_gone_has_one_side(graph: KnowledgeGraph, tmp_path: Path) -> None:
    own = graph.assuming(
        written(tmp_path, "ISO 9001:2015,8.3,gone,ISO 9004:2018,", "ISO 9001:2015,,new,ISO 9004:2018,6"),
    )
    assert own.counterparts("ISO 9001:2015", "8.3", to="ISO 9004:2018").answer == Outcome.NO_COUNTERPART
    assert own.counterparts("ISO 9004:2018", "6", to="ISO 9001:2015").answer == Outcome.NO_COUNTERPART


def test_an_adoption_is_mapped_as_its_base(graph: KnowledgeGraph, tmp_path: Path) -> None:
    own = graph.assuming(written(tmp_path, "BS EN ISO 9001:2015,9.2,equal,ISO 9004:2018,10.5"))
    assert own.counterparts("ISO 9001:2015", "9.2", to="ISO 9004:2018").lines[0].number == "10.5"


@pytest.mark.parametrize("head", [HEAD.replace(",", ";"), HEAD.title(), f"\ufeff{HEAD}", HEAD.replace(" ", "_")])
def test_a_mapping_is_read_as_spreadsheets_write_it(graph: KnowledgeGraph, tmp_path: Path, head: str) -> None:
    row = "ISO 9001:2008,clause 7.3,Subset,iso9001-2015,8.3,"
    path = written(
        tmp_path, "", row.replace(",", ";" if ";" in head else ","), "" if ";" in head else ",,,,,", head=head
    )
    assert graph.assuming(path).counterparts("ISO 9001:2008", "7.3", to="ISO 9001:2015").lines[0].relation == "subset"


def test_a_note_may_be_left_out_and_columns_stand_in_any_order(graph: KnowledgeGraph, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "subset,7.3,ISO 9001:2008,8.3,ISO 9001:2015",
        head="relation,from clause,from document,to clause,to document",
    )
    assert graph.assuming(path).counterparts("ISO 9001:2008", "7.3", to="ISO 9001:2015").lines[0].relation == "subset"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("ISO 9001:2008,7.9,equal,ISO 9001:2015,8.3,", r"no clause '7.9' in ISO 9001:2008; nearest: 7 Product"),
        ("ISO 9001:2008,7.3,equal,ISO 9001:2015,8.3.7,", r"no clause '8.3.7' in ISO 9001:2015; nearest: 8.3 Design"),
        ("ISO 9001:2007,7.3,equal,ISO 9001:2015,8.3,", "no document 'ISO 9001:2007' in the graph; nearest: ISO 9001"),
        ("hello,7.3,equal,ISO 9001:2015,8.3,", "'hello' names no document"),
        (",7.3,equal,ISO 9001:2015,8.3,", "no document is named"),
        ("ISO 9001,7.3,equal,ISO 9001:2015,8.3,", "ISO 9001 is undated; name the edition that is meant"),
        ("ISO 9001:2008,7.3,same,ISO 9001:2015,8.3,", "no relation 'same'; known: equal, subset"),
        ("ISO 9001:2008,7.3,,ISO 9001:2015,8.3,", "no relation ''"),
        ("ISO 9001:2008,7.3,equal,ISO 9001:2015,,", "no clause on the right"),
        ("ISO 9001:2008,,equal,ISO 9001:2015,8.3,", "no clause on the left"),
        ("ISO 9001:2008,7.3,gone,ISO 9001:2015,8.3,", "a clause that is gone has none on the right"),
        ("ISO 9001:2008,7.3,new,ISO 9001:2015,8.3,", "a clause that is new has none on the left"),
        ("ISO 9001:2008,7.3,equal,ISO 9001:2008,7.3,", "ISO 9001:2008 is mapped to itself"),
        ("ISO 9001:2008,7.3,equal,ISO 9001:2015,8.3,a,b", "7 cells under 6 columns"),
        ("'\"<script>\x00,7.3,equal,ISO 9001:2015,8.3,", ""),
    ],
)
def test_a_row_that_is_wrong_is_named_with_its_line(refused: Refused, row: str, reason: str) -> None:
    error = refused("ISO 9001:2008,7.2,corresponds,ISO 9001:2015,8.2,", row)
    assert error.line == 3
    assert error.reason.startswith(reason)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (
            "ISO 9001:2008,7.3,equal,ISO 9001:2015,8.3,",
            "ISO 9001:2008,7.3,subset,ISO 9001:2015,8.3,",
            "subset contradicts",
        ),
        (
            "ISO 9001:2008,7.3,subset,ISO 9001:2015,8.3,",
            "ISO 9001:2015,8.3,subset,ISO 9001:2008,7.3,",
            "subset contradicts",
        ),
        (
            "ISO 9001:2008,7.3,subset,ISO 9001:2015,8.3,",
            "ISO 9001:2008,7.3,gone,ISO 9001:2015,,",
            "7.3 of ISO 9001:2008 is",
        ),
        (
            "ISO 9001:2008,7.3,subset,ISO 9001:2015,8.3,",
            "ISO 9001:2008,,new,ISO 9001:2015,8.3,",
            "8.3 of ISO 9001:2015 is",
        ),
    ],
)
def test_rows_that_contradict_are_named_with_both_lines(refused: Refused, first: str, second: str, reason: str) -> None:
    error = refused(first, second)
    assert error.line == 3
    assert error.reason.startswith(reason)
    assert "line 2" in error.reason


def test_a_row_that_is_repeated_or_turned_is_no_contradiction(graph: KnowledgeGraph, tmp_path: Path) -> None:
    row, turned = "ISO 9001:2008,7.3,subset,ISO 9001:2015,8.3,", "ISO 9001:2015,8.3,superset,ISO 9001:2008,7.3,"
    own = graph.assuming(written(tmp_path, row, row, turned))
    assert own.counterparts("ISO 9001:2008", "7.3", to="ISO 9001:2015").lines[0].relation == "subset"


def test_every_line_that_is_wrong_is_told(refused: Refused) -> None:
    wrong = "ISO 9001:2008,7.9,equal,ISO 9001:2015,8.3,"
    assert "\n  line 3: no clause '7.9'" in refused(wrong, wrong).reason


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("from,to", "no column 'from document', 'from clause', 'relation', 'to document', 'to clause'; unknown column"),
        (f"{HEAD},author", "unknown column 'author'; expected from document, from clause, relation"),
        (f"{HEAD},note", "column given twice: 'note'"),
        ("", "no columns; expected from document"),
        ('"from document', "no CSV: "),
    ],
)
def test_wrong_columns_are_refused(refused: Refused, head: str, reason: str) -> None:
    assert refused(head=head).reason.startswith(reason)


def test_a_file_that_is_no_text_is_refused_with_its_line(graph: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "mapping.csv"
    path.write_bytes(HEAD.encode() + b"\nISO 9001:2008,7.3,equal,ISO 9001:2015,8.3,\xff\n")
    with pytest.raises(ParseError, match=r"line 2: no text in UTF-8"):
        graph.assuming(path)


def test_a_file_that_is_not_there_is_said(own: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"none\.csv"):
        own.add(tmp_path / "none.csv")


def test_of_a_wrong_mapping_nothing_is_loaded(own: KnowledgeGraph, tmp_path: Path) -> None:
    path = written(tmp_path, "ISO 9001:2015,4.1,equal,ISO 9004:2018,5.2", "ISO 9001:2015,4.99,equal,ISO 9004:2018,5.2")
    size = len(own.store)
    with pytest.raises(ParseError):
        own.add(path)
    assert len(own.store) == size


def test_a_mapping_conforms_to_the_shapes(tmp_path: Path) -> None:
    path = tmp_path / "documents.ttl"
    path.write_text(DOCUMENTS, encoding="utf-8")
    row = "ISO 9001:2015,9.2,equal,ISO 9004:2018,10.5,"
    files = (*resources.ontology_files(), path, written(tmp_path, row))
    report = isograph.load(*files, bundled=False).validate()
    assert not [each for each in report.rows() if "mapping.csv" in str(each) or "#10.5" in str(each)]


def test_correspondences_in_turtle_are_used(own: KnowledgeGraph) -> None:
    own.add(PROCEDURES)
    assert own.counterparts("ISO 9001:2008", "7.3", to="ISO 9001:2015").lines[0].relation == Relation.SUBSET


def test_a_procedure_that_follows_a_clause_is_told_with_it(own: KnowledgeGraph) -> None:
    own.add(PROCEDURES)
    assert own.clauses("ISO 9001:2015").clause("8.3").followed_by == ("QP-07 Design",)
    notes = own.counterparts("ISO 9001:2015", "8.3", to="ISO 9001:2008").notes
    assert "8.3 Design and development of products and services is followed by QP-07 Design." in notes


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (r"2015\#8.3 .", r"2015\#8.9 .", "line 9: no clause '8.9' in ISO 9001:2015; nearest: 8 Operation"),
        ("relation:subset", "relation:same", "line 11: no relation 'same'; known: equal"),
        (r"id:iso-9001:2008\#7.3", r"id:iso-9001:2007\#7.3", "line 12: no document 'ISO 9001:2007'"),
    ],
)
def test_turtle_that_names_what_is_not_there_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "ours.ttl"
    path.write_text(PROCEDURES.replace(old, new), encoding="utf-8")
    with pytest.raises(ParseError, match=re.escape(said)):
        isograph.load(path)


def test_turtle_that_contradicts_itself_is_refused(own: KnowledgeGraph) -> None:
    again = r"""table:ours-2 a iso:Correspondence ; iso:inTable table:ours ; iso:relation relation:equal ;
      iso:fromClause id:iso-9001:2008\#7.3 ; iso:toClause id:iso-9001:2015\#8.3 ."""
    with pytest.raises(ParseError, match="equal contradicts line"):
        own.add(PROCEDURES + again)


def test_two_tables_of_one_file_may_differ(own: KnowledgeGraph) -> None:
    other = r"""table:theirs a iso:CorrespondenceTable ;
      iso:fromEdition id:iso-9001:2008 ; iso:toEdition id:iso-9001:2015 .
    table:theirs-1 a iso:Correspondence ; iso:inTable table:theirs ; iso:relation relation:equal ;
      iso:fromClause id:iso-9001:2008\#7.3 ; iso:toClause id:iso-9001:2015\#8.3 ."""
    own.add(PROCEDURES + other)
    assert own.ask("ASK { table:theirs-1 iso:relation relation:equal . table:ours-1 iso:relation relation:subset }")


def test_the_whole_graph_can_be_loaded_from_its_own_turtle(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graph.export(tmp_path / "stated.ttl", graphs="stated")
    again = isograph.load(tmp_path / "stated.ttl", bundled=False)
    assert again.history("ISO 9001").summary == graph.history("ISO 9001").summary


def test_clauses_of_documents_of_ones_own_are_known_from_the_same_statements(own: KnowledgeGraph) -> None:
    ours = r"""id:acme-100:2020 a iso:Edition ; iso:identifier "ACME 100:2020" .
    id:acme-100:2020\#4 a iso:Clause ; iso:clauseOf id:acme-100:2020 ; iso:number "4" .
    table:ours a iso:CorrespondenceTable ; iso:fromEdition id:acme-100:2020 ; iso:toEdition id:iso-9001:2015 .
    table:ours-1 iso:inTable table:ours ; iso:relation relation:equal ;
      iso:fromClause id:acme-100:2020\#4 ; iso:toClause id:iso-9001:2015\#8.3 ."""
    own.add(ours)
    assert own.ask("ASK { table:ours iso:toEdition id:iso-9001:2015 }")
