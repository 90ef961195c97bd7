"""What changed between two states of a catalogue: exactly what was changed, and told as what it is."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

import isograph
from isograph import IdentifierError, KnowledgeGraph, ParseError
from isograph.answers.watching.changes import Change
from isograph.answers.watching.difference import Difference, difference
from isograph.errors import ReadingError
from isograph.importing import bring
from isograph.store import Store
from isograph.store.folder import Folder

Row = Mapping[str, object]

HOSTILE = 'Washers <script>alert(1)</script> & "bolts"'
WRITTEN = "Washers &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;bolts&quot;"


def row(number: int, reference: str, published: str | None, stage: int, **more: object) -> dict[str, object]:
    """Return a row of the official file; one that is not told otherwise is the same before and after."""
    plain = {"id": number, "reference": reference, "publicationDate": published, "currentStage": stage}
    titles: dict[str, object] = {
        "title": {"en": f"Title of {number}"},
        "icsCode": ["21.060.30"],
        "ownerCommittee": "ISO/TC 2",
    }
    return {**plain, "deliverableType": "IS", **titles, "replacedBy": None, **more}


BEFORE = (
    row(1, "ISO 88001:2000", "2000-06", 9093),
    row(2, "ISO 88002:2000", "2000-06", 9093),
    row(3, "ISO 88003:2000", "2000-06", 9093),
    row(4, "ISO 88004:2000", "2000-06", 9093),
    row(5, "ISO/DIS 88005", None, 4020),
    row(6, "ISO/DIS 88006", None, 4020),
    row(7, "ISO/FDIS 88007", None, 5060),
    row(8, "ISO 88008:2000", "2000-06", 9093),
    row(9, "ISO 88009-1:2000", "2000-06", 9093),
    row(10, "ISO 88010:2000", "2000-06", 9599),
)
AFTER = (
    row(1, "ISO 88001:2000", "2000-06", 9599, replacedBy=[11]),
    row(2, "ISO 88002:2000", "2000-06", 9599),
    row(3, "ISO 88003:2000", "2000-07", 9093, title={"en": WRITTEN}, icsCode=["03.120.10"], ownerCommittee="ISO/TC 3"),
    row(5, "ISO/FDIS 88005", None, 5000),
    row(6, "ISO/DIS 88006", None, 4098),
    row(7, "ISO 88007:2026", "2026-05", 6060),
    row(8, "ISO 88008:2000", "2000-06", 9093),
    row(9, "ISO 88009-1:2000", "2000-06", 9060),
    row(10, "ISO 88010:2000", "2000-06", 9092),
    row(11, "ISO 88001:2026", "2026-05", 6060),
    row(12, "ISO/CD 88012", None, 3000),
    row(13, "ISO 88013:1999", "1999-01", 9093),
)

CHANGES = (
    ("ISO 88001:2026", "published", "published", "", "2026-05"),
    ("ISO 88007:2026", "published", "published", "ISO/FDIS 88007 at 50.60", "2026-05"),
    ("ISO 88001:2000", "withdrawn", "stage", "90.93", "95.99"),
    ("ISO 88002:2000", "withdrawn", "stage", "90.93", "95.99"),
    ("ISO 88001:2000", "replaced", "revised by", "", "ISO 88001:2026"),
    ("ISO/CD 88012", "new draft", "stage", "", "30.00"),
    ("ISO/DIS 88006", "given up", "stage", "40.20", "40.98"),
    ("ISO/FDIS 88005", "stage", "stage", "ISO/DIS 88005 at 40.20", "50.00"),
    ("ISO 88009-1:2000", "stage", "stage", "90.93", "90.60"),
    ("ISO 88010:2000", "stage", "stage", "95.99", "90.92"),
    ("ISO 88003:2000", "corrected", "ICS", "21.060.30", "03.120.10"),
    ("ISO 88003:2000", "corrected", "committee", "ISO/TC 2", "ISO/TC 3"),
    ("ISO 88003:2000", "corrected", "published", "2000-06", "2000-07"),
    ("ISO 88003:2000", "corrected", "title", "Title of 3", HOSTILE),
    ("ISO 88013:1999", "entered", "published", "", "1999-01"),
    ("ISO 88004:2000", "gone", "record", "2000-06", ""),
)


def imported(folder: Path, rows: tuple[Row, ...], as_of: str) -> None:
    path = folder / "rows.jsonl.gz"
    path.write_bytes(gzip.compress("".join(f"{json.dumps(each)}\n" for each in rows).encode()))
    bring("iso-open-data", path, store=folder / "store", as_of=as_of)


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> tuple[KnowledgeGraph, KnowledgeGraph]:
    """The same catalogue as of two days; nothing may change them."""
    folder = tmp_path_factory.mktemp("difference")
    imported(folder, BEFORE, "2026-05-01")
    imported(folder, AFTER, "2026-06-01")
    store = Folder(folder / "store")
    return KnowledgeGraph(store.open(previous=True)), KnowledgeGraph(store.open())


def told(change: Change) -> tuple[str, ...]:
    return str(change.document), change.kind, change.what, change.before, change.after


def documents(found: Difference) -> set[str]:
    return {str(each.document) for each in found.changes}


def test_exactly_what_was_changed_is_told_by_kind_and_document(states: tuple[KnowledgeGraph, KnowledgeGraph]) -> None:
    found = states[0].diff(states[1])
    assert sorted(map(told, found.changes)) == sorted(CHANGES)
    kinds = [each.kind for each in found.changes]
    assert kinds == sorted(kinds, key=list(type(kinds[0])).index)


def test_a_catalogue_against_itself_is_empty_and_no_finding(states: tuple[KnowledgeGraph, KnowledgeGraph]) -> None:
    found = states[0].diff(states[0])
    assert (found.changes, found.finding) == ((), False)
    assert found.summary == "Nothing changed."


def test_a_change_has_its_source_and_both_days(states: tuple[KnowledgeGraph, KnowledgeGraph]) -> None:
    found = states[0].diff(states[1], watch="ISO 88002")
    (change,) = found.changes
    assert change.sources == ("iso-open-data",)
    assert found.days(change) == ("2026-05-01", "2026-06-01")
    assert found.to_dict()["rows"][0]["before as of"] == "2026-05-01"  # type: ignore[index,call-overload]
    assert found.notes == ("iso-open-data: from 2026-05-01 to 2026-06-01.",)


def test_the_wrong_way_round_is_noticed(states: tuple[KnowledgeGraph, KnowledgeGraph]) -> None:
    assert any("wrong way round" in note for note in states[1].diff(states[0]).notes)


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("ISO 88001", {"ISO 88001:2000", "ISO 88001:2026"}),
        ("ISO 88001:2000", {"ISO 88001:2000"}),
        ("ISO 88005", {"ISO/FDIS 88005"}),
        ("ISO/DIS 88005", {"ISO/FDIS 88005"}),
        ("ISO 88009", set()),
        ("ISO 88009 (all parts)", {"ISO 88009-1:2000"}),
        ("BS EN ISO 88002", {"ISO 88002:2000"}),
        ("ISO 88008", set()),
    ],
)
def test_a_watch_limits_what_is_told(
    states: tuple[KnowledgeGraph, KnowledgeGraph], reference: str, found: set[str]
) -> None:
    difference = states[0].diff(states[1], watch=[reference])
    assert documents(difference) == found
    assert difference.finding == bool(found)


def test_a_draft_that_is_watched_alone_is_still_the_one_that_went_on(
    states: tuple[KnowledgeGraph, KnowledgeGraph],
) -> None:
    (change,) = states[0].diff(states[1], watch=["ISO/FDIS 88005"]).changes
    assert told(change) == ("ISO/FDIS 88005", "stage", "stage", "ISO/DIS 88005 at 40.20", "50.00")


def test_a_file_of_references_is_watched_and_an_unknown_one_is_told(
    states: tuple[KnowledgeGraph, KnowledgeGraph], tmp_path: Path
) -> None:
    path = tmp_path / "watched.txt"
    path.write_text("# contract 7\n- ISO 88002:2000  # washers\nISO 99999\n\n")
    found = states[0].diff(states[1], watch=path)
    assert documents(found) == {"ISO 88002:2000"}
    assert found.notes[-1] == "Watched, and in neither of the two: ISO 99999."


def test_a_line_that_names_no_document_is_named(graph: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "watched.txt"
    path.write_text("ISO 9001\n\n'); DROP TABLE\n")
    with pytest.raises(ParseError, match=r"watched\.txt, line 3: .*names no document"):
        graph.diff(graph, watch=path)


def test_nonsense_an_empty_file_and_a_binary_one_are_refused(graph: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("# nothing\n")
    with pytest.raises(ParseError, match="no reference to watch"):
        graph.diff(graph, watch=[path])
    path.write_bytes(b"ISO 9001\n\0\0")
    with pytest.raises(ReadingError, match="binary"):
        graph.diff(graph, watch=[path])
    with pytest.raises(IdentifierError):
        graph.diff(graph, watch=["<script>"])


def test_an_empty_store_has_no_changes(graph: KnowledgeGraph) -> None:
    assert difference(Store.memory(), Store.memory()).changes == ()


def test_what_only_one_of_the_two_has_as_a_source_is_no_change(
    states: tuple[KnowledgeGraph, KnowledgeGraph], graph: KnowledgeGraph
) -> None:
    found = graph.diff(states[1])
    assert found.changes == ()
    assert "iso-open-data is only in the second" in " ".join(found.notes)


def test_an_opinion_that_is_not_believed_is_no_change(graph: KnowledgeGraph) -> None:
    doubtful = """
    <https://w3id.org/isograph/id/iso-9001:2015> iso:published <https://example.org/#day> .
    <https://example.org/#day> a iso:Dated ; iso:value "2016-01-01"^^xsd:date ; iso:earliest "2016-01-01"^^xsd:date ;
      iso:latest "2016-01-01"^^xsd:date ; iso:verification verification:"""
    assert graph.diff(graph.assuming(f"{doubtful}unverified .")).changes == ()
    (change,) = graph.diff(graph.assuming(f"{doubtful}corrected .")).changes
    assert told(change) == ("ISO 9001:2015", "corrected", "published", "2015-09-15", "2016-01-01")


def test_an_answer_is_handed_on_escaped(states: tuple[KnowledgeGraph, KnowledgeGraph]) -> None:
    found = states[0].diff(states[1], watch=["ISO 88003"])
    assert "<script>" not in found._repr_html_()
    assert found.to_csv().splitlines()[0].endswith("source,before as of,after as of,title,page")


def test_what_is_bundled_says_the_same_as_itself() -> None:
    assert isograph.load().diff(isograph.load().store).changes == ()
