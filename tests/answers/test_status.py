"""Where a document stands on a day."""

from datetime import date

import pytest

import isograph
from isograph import DateError, KnowledgeGraph, UnknownDocumentError
from isograph.model import Standing


def value(graph: KnowledgeGraph, identifier: str, on: str) -> str:
    return graph.status(identifier, on=on).value


@pytest.mark.parametrize(
    ("identifier", "on", "expected"),
    [
        ("ISO 9001:1994", "1994-05-31", "not yet published"),
        ("ISO 9001:1994", "1996-06-01", "in force"),
        ("ISO 9001:1994", "2000-12-14", "in force"),
        ("ISO 9001:1994", "2000-12-15", "superseded"),
        ("ISO 9001:1994", "2002-01-01", "superseded"),
        ("ISO 9001:1994", "2004-01-04", "superseded"),
        ("ISO 9001:1994", "2004-01-05", "withdrawn"),
        ("ISO 9001:2015", "2026-06-01", "in force"),
        ("ISO 9001:2015/Amd 1:2024", "2026-06-01", "in force"),
        ("ISO 9001:2026", "2026-06-01", "draft"),
        ("ISO/FDIS 9001", "2026-06-01", "draft"),
        ("ISO/TS 9002:2016", "2026-06-01", "in force"),
        ("BS 5750-2:1979", "1986-12-31", "in force"),
        ("BS 5750-2:1979", "1996-06-01", "superseded"),
        ("ISO 13488:1996", "2003-06-30", "in force"),
        ("ISO 13488:1996", "2010-01-01", "superseded"),
        ("ISO 13488:1996", "2026-06-01", "withdrawn"),
        ("ISO 9000:2026", "2026-06-01", "in force"),
        ("TL 9000 R5.5", "2014-06-01", "unknown"),
    ],
)
def test_status_on_a_day(graph: KnowledgeGraph, identifier: str, on: str, expected: str) -> None:
    assert value(graph, identifier, on) == expected


def test_a_successor_in_development_ends_nothing(graph: KnowledgeGraph) -> None:
    status = graph.status("ISO 9001:2015", on="2026-06-01")
    assert status.value == "in force"
    assert status.successors == ()
    assert "ISO 9001:2026" in map(str, status.planned)


def test_the_three_ends_differ(graph: KnowledgeGraph) -> None:
    status = graph.status("ISO 9002:1994", on="2002-01-01")
    assert str(status.replaced) == "2000-12-15"
    assert str(status.certificates_until) == "2003-12-15"
    assert str(status.withdrawn) == "2004-01-05"
    assert [str(successor) for successor in status.successors] == ["ISO 9001:2000"]


def test_a_stage_recorded_later_without_day_or_successor_leaves_the_status_unknown(graph: KnowledgeGraph) -> None:
    status = graph.status("ISO 15161:2001", on="2005-01-01")
    assert status.value == "unknown"
    assert "neither the day nor a successor is known" in status.reasons[0]


def test_an_amendment_does_not_replace_its_base(graph: KnowledgeGraph) -> None:
    assert value(graph, "ISO 9001:2015", "2024-12-31") == "in force"


def test_a_month_counts_from_its_first_day_and_says_so(graph: KnowledgeGraph) -> None:
    status = graph.status("ISO 9001:1987", on="1994-06-01")
    assert status.value == "superseded"
    assert "1994-06" in " ".join(status.reasons)


def test_an_adoption_without_a_record_follows_what_it_adopts(graph: KnowledgeGraph) -> None:
    status = graph.status("DIN EN ISO 9001:2015-11", on="2026-06-01")
    assert status.value == "in force"
    assert "ISO 9001:2015" in status.reasons[0]


def test_an_adoption_with_a_record_of_its_own_keeps_it(graph: KnowledgeGraph) -> None:
    assert value(graph, "EN ISO 9002:1994", "2026-06-01") == "withdrawn"


def test_a_day_after_what_is_known_gets_the_last_known_state_and_says_so(graph: KnowledgeGraph) -> None:
    status = graph.status("ISO 9001:2015", on="2099-01-01")
    assert status.value == "in force"
    assert "2026-06" in status.notes[0]
    assert graph.status("ISO 9001:2015", on="2026-06-01").notes == ()


def test_a_date_may_be_a_date(graph: KnowledgeGraph) -> None:
    assert graph.status("ISO 9001:1994", on=date(2002, 1, 1)) == graph.status("ISO 9001:1994", on="2002-01-01")


@pytest.mark.parametrize("on", ["yesterday", "2002-13-01", "", "2002", "01/02/2003"])
def test_text_that_is_no_day_is_refused(graph: KnowledgeGraph, on: str) -> None:
    with pytest.raises(DateError, match="YYYY-MM-DD"):
        graph.status("ISO 9001:1994", on=on)


def test_an_unknown_edition_names_those_there_are(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownDocumentError, match="ISO 9001:2015"):
        graph.status("ISO 9001:2016")


def test_status_of_every_document_can_be_told_on_any_day(graph: KnowledgeGraph) -> None:
    documents = [str(identifier) for (identifier,) in graph.store.answer("identifiers")]
    days = ("1900-01-01", "1979-01-01", "1994-06-15", "2001-01-01", "2010-01-01", "2026-06-01", "2050-01-01")
    values = {graph.status(each, on=on).value for each in documents for on in days}
    assert values == {"in force", "superseded", "withdrawn", "draft", "not yet published", "unknown"}


@pytest.mark.parametrize(
    ("asked", "on", "read", "value"),
    [
        ("ISO 9001", "2026-06-01", "ISO 9001:2015", Standing.IN_FORCE),
        ("ISO 9001", "1996-06-01", "ISO 9001:1994", Standing.IN_FORCE),
        ("ISO 9002", "2002-01-01", "ISO 9002:1994", Standing.SUPERSEDED),
        ("ISO 9002", "2026-06-01", "ISO 9002:1994", Standing.WITHDRAWN),
        ("BS EN ISO 9001", "2026-06-01", "BS EN ISO 9001:2015+A1:2024", Standing.IN_FORCE),
    ],
)
def test_an_undated_reference_is_read_as_an_edition(
    graph: KnowledgeGraph, asked: str, on: str, read: str, value: Standing
) -> None:
    status = graph.status(asked, on=on)
    assert (str(status.identifier), status.value) == (read, value)
    assert status.notes[0].startswith(f"{asked} is undated and read as {read}, ")


def test_a_document_without_a_year_that_was_published_itself_is_read_as_it_stands(graph: KnowledgeGraph) -> None:
    status = graph.status("MIL-Q-9858", on="1962-01-01")
    assert (str(status.identifier), status.value) == ("MIL-Q-9858", Standing.IN_FORCE)


def test_a_dated_reference_is_read_as_it_stands(graph: KnowledgeGraph) -> None:
    assert not any("undated" in note for note in graph.status("ISO 9001:1994", on="2026-06-01").notes)


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("ISO 9001:2015", ["ISO 9001:2015/Amd 1:2024"]),
        ("DIN EN ISO 9001:2015-11", ["DIN EN ISO 9001/A1:2024"]),
        ("ISO 9001:2008", []),
        ("ISO 9004:2018", []),
    ],
)
def test_what_is_to_hold_with_a_document_is_named_while_it_is_in_use(
    graph: KnowledgeGraph, asked: str, held: list[str]
) -> None:
    assert list(map(str, graph.status(asked, on="2026-06-01").amendments)) == held


def test_an_amendment_to_come_is_not_to_hold_yet(graph: KnowledgeGraph) -> None:
    assert graph.status("ISO 9001:2015", on="2020-01-01").amendments == ()


@pytest.mark.parametrize(
    ("asked", "on", "current"),
    [
        ("ISO 9002:1987", "2026-06-01", ["ISO 9001:2015"]),
        ("ISO 9002:1987", "1996-06-01", ["ISO 9002:1994"]),
        ("EN ISO 9002:1994", "2026-06-01", ["EN ISO 9001:2015"]),
        ("BS EN ISO 9001:2008", "2026-06-01", ["BS EN ISO 9001:2015"]),
        ("IS 14001:1994", "2026-06-01", []),
        ("ISO 9000-2:1997", "2026-06-01", []),
        ("ISO 9001:2015", "2026-06-01", []),
    ],
)
def test_what_is_in_force_in_its_place_is_named(graph: KnowledgeGraph, asked: str, on: str, current: list[str]) -> None:
    assert list(map(str, graph.status(asked, on=on).current)) == current


def test_documents_that_replace_each_other_have_nothing_in_their_place() -> None:
    circle = "id:iso-9001:2015 iso:replacedBy id:iso-9001:2008 ."
    assert isograph.load().assuming(circle).status("ISO 9001:2008", on="2026-06-01").current == ()
