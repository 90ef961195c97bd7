"""A standard, its editions, and which was in force."""

import pytest
from IPython.lib.pretty import pretty

from isograph import IdentifierError, KnowledgeGraph, NotInForceError, UnknownDocumentError


def names(editions: object) -> list[str]:
    assert isinstance(editions, tuple)
    return [str(edition.identifier) for edition in editions]


def test_a_standard_lists_its_editions_oldest_first(graph: KnowledgeGraph) -> None:
    assert [str(edition) for edition in graph.standard("ISO 9002:1994").editions] == ["ISO 9002:1987", "ISO 9002:1994"]


def test_an_undated_reference_is_the_newest_edition_in_force(graph: KnowledgeGraph) -> None:
    assert str(graph.edition("ISO 9001", on="1996-01-01").identifier) == "ISO 9001:1994"
    assert str(graph.edition("ISO 9001", on="2026-06-01").identifier) == "ISO 9001:2015"


def test_a_standard_with_no_edition_in_force_says_which_there_were(graph: KnowledgeGraph) -> None:
    with pytest.raises(NotInForceError, match=r"ISO 9002:1994 \(withdrawn\), ISO 9002:1987 \(withdrawn\)"):
        graph.edition("ISO 9002", on="2005-01-01")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("1986-12-31", []),
        ("1990-01-01", ["ISO 9001:1987"]),
        ("2002-01-01", ["ISO 9001:2000", "ISO 9001:1994"]),
        ("2005-01-01", ["ISO 9001:2000"]),
        ("2009-06-01", ["ISO 9001:2008", "ISO 9001:2000"]),
        ("2026-06-01", ["ISO 9001:2015"]),
    ],
)
def test_in_force_lists_what_is_in_the_catalogue_in_force_first(
    graph: KnowledgeGraph, on: str, expected: list[str]
) -> None:
    assert names(graph.in_force("ISO 9001", on=on)) == expected


def test_each_edition_in_the_catalogue_carries_where_it_stands(graph: KnowledgeGraph) -> None:
    assert [each.value for each in graph.in_force("ISO 9001", on="2002-01-01")] == ["in force", "superseded"]


@pytest.mark.parametrize(
    ("on", "expected"),
    [("ISO 9000", "ISO 9000:2026"), ("ISO 9004", "ISO 9004:2018"), ("ISO 19011", "ISO 19011:2026")],
)
def test_current_editions_in_june_2026(graph: KnowledgeGraph, on: str, expected: str) -> None:
    assert names(graph.in_force(on, on="2026-06-01")) == [expected]


def test_the_current_edition_comes_with_its_amendment(graph: KnowledgeGraph) -> None:
    assert [str(each) for each in graph.edition("ISO 9001:2015").amendments] == ["ISO 9001:2015/Amd 1:2024"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("ISO9001/2008", "ISO 9001:2008"),
        ("iso 9001-2015", "ISO 9001:2015"),
        ("ISO 9001:2015(E)", "ISO 9001:2015"),
        ("BS EN ISO 9001:2015", "BS EN ISO 9001:2015"),
        ("DIN EN ISO 9001:2015-11", "DIN EN ISO 9001:2015-11"),
        ("IATF 16949", "IATF 16949:2016"),
        ("AS9100 Rev D", "AS9100D:2016"),
        ("QS-9000 third edition", "QS-9000:1998"),
    ],
)
def test_documents_are_found_in_the_forms_people_write(graph: KnowledgeGraph, written: str, expected: str) -> None:
    assert str(graph.edition(written).identifier) == expected


@pytest.mark.parametrize("written", ["hello world", "ISO", "", "\x00", "9" * 100_000])
def test_text_that_names_no_document_is_refused(graph: KnowledgeGraph, written: str) -> None:
    with pytest.raises(IdentifierError):
        graph.edition(written)


def test_a_document_that_is_not_in_the_graph_is_unknown_with_the_nearest(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownDocumentError, match="ISO 9001"):
        graph.edition("ISO 90010:2015")


def test_a_document_known_only_by_name_says_so(graph: KnowledgeGraph) -> None:
    assert graph.edition("BS 25999-2:2007").stub


def test_every_edition_of_the_graph_can_be_shown(graph: KnowledgeGraph) -> None:
    for (identifier,) in graph.store.answer("identifiers"):
        if graph.standard(str(identifier)).editions:
            assert all(edition.rows() for edition in graph.editions(str(identifier)))


def test_committees_and_ics_are_shown_as_they_are_written(graph: KnowledgeGraph) -> None:
    edition = graph.edition("ISO 9001:2015")
    assert edition.committees == ("ISO/TC 176/SC 2",)
    assert edition.ics == ("03.100.70", "03.120.10")


def test_an_edition_shows_where_it_stands_on_the_day_asked_about(graph: KnowledgeGraph) -> None:
    assert ("status on 2002-01-01", "superseded") in graph.edition("ISO 9001:1994", on="2002-01-01").rows()


def test_a_list_of_editions_shows_itself_as_a_table_in_ipython(graph: KnowledgeGraph) -> None:
    found = graph.in_force("ISO 9001", on="2002-01-01")
    assert pretty(found) == str(found)  # type: ignore[no-untyped-call]
    assert "superseded" in str(found)
