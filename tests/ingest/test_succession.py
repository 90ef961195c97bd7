"""Succession typed from what records say."""

import pytest

from isograph import Identifier
from isograph.ingest.records import Record
from isograph.ingest.succession import Dropped, How, Succession, Why, typed


def record(
    name: str, *newer: str, number: int | None = None, stage: str = "", title: str = "", day: str = ""
) -> Record:
    titles = ((title, "en"),) if title else ()
    replaced_by = tuple(map(Identifier, newer))
    return Record(
        Identifier(name), name, number=number, stage=stage, titles=titles, published=day, replaced_by=replaced_by
    )


def hows(*records: Record) -> dict[tuple[str, str], How]:
    return {(str(each.older), str(each.newer)): each.how for each in typed(records).found}


def whys(*records: Record) -> list[Why]:
    return [each.why for each in typed(records).dropped]


def test_a_later_edition_of_the_same_work_is_a_revision() -> None:
    found = typed([record("ISO/IEC 17025:2005", "ISO/IEC 17025:2017"), record("ISO/IEC 17025:2017")]).found
    old, new = Identifier("ISO/IEC 17025:2005"), Identifier("ISO/IEC 17025:2017")
    assert found == (Succession(old, new, How.REVISED),)


def test_what_the_successor_says_counts_too_and_once() -> None:
    new = Record(Identifier("ISO 9001:2008"), "line 2", replaces=(Identifier("ISO 9001:2000"),))
    assert hows(record("ISO 9001:2000", "ISO 9001:2008"), new) == {("ISO 9001:2000", "ISO 9001:2008"): How.REVISED}
    assert hows(record("ISO 9001:2000"), new) == {("ISO 9001:2000", "ISO 9001:2008"): How.REVISED}


def test_documents_of_several_works_merge_into_one() -> None:
    old = [record(f"ISO {number}:1994", "ISO 9001:2000") for number in (9001, 9002, 9003)]
    assert {*hows(*old, record("ISO 9001:2000")).values()} == {How.MERGED}


def test_two_editions_of_one_work_do_not_merge() -> None:
    old = [record(f"ISO 9001:{year}", "ISO 9001:2000") for year in (1987, 1994)]
    assert {*hows(*old, record("ISO 9001:2000")).values()} == {How.REVISED}


def test_one_document_splits_into_several() -> None:
    parts = ("ISO 8601-1:2019", "ISO 8601-2:2019")
    assert {*hows(record("ISO 8601:2004", *parts), *map(record, parts)).values()} == {How.SPLIT}


@pytest.mark.parametrize(
    ("old", "new", "how"),
    [
        ("ISO 9000-3:1997", "ISO/IEC 90003:2004", How.RENUMBERED),
        ("ISO/IEC 90003:2014", "ISO/IEC/IEEE 90003:2018", How.RENUMBERED),
        ("ISO/PAS 28000:2005", "ISO 28000:2007", How.UPGRADED),
        ("ISO 9001:2008/Cor 1:2009", "ISO 9001:2015", How.REPLACED),
    ],
)
def test_one_document_takes_the_place_of_another(old: str, new: str, how: How) -> None:
    assert hows(record(old, new), record(new)) == {(old, new): how}


def test_what_goes_into_several_that_take_in_others_too_cannot_be_told() -> None:
    new = ("ISO 7005-1:1992", "ISO 7005-2:1988")
    found = hows(record("ISO 2441:1975", *new), record("ISO 2084:1974", *new), *map(record, new))
    assert {*found.values()} == {How.REPLACED}


def test_an_amendment_that_a_new_edition_takes_in_makes_no_merger() -> None:
    old = (record("ISO 9001:2008", "ISO 9001:2015"), record("ISO 9001:2008/Cor 1:2009", "ISO 9001:2015"))
    assert hows(*old, record("ISO 9001:2015"))["ISO 9001:2008", "ISO 9001:2015"] == How.REVISED


def test_a_project_is_planned_and_ends_nothing() -> None:
    found = hows(record("ISO 9001:2015", "ISO/CD 9001.2"), record("ISO/CD 9001.2", stage="30.99"))
    assert found == {("ISO 9001:2015", "ISO/CD 9001.2"): How.PLANNED}


def test_a_stage_before_publication_makes_a_project_of_a_dated_reference() -> None:
    found = hows(record("ISO 9001:2015", "ISO 9001:2026"), record("ISO 9001:2026", stage="60.00"))
    assert found == {("ISO 9001:2015", "ISO 9001:2026"): How.PLANNED}


def test_a_statement_that_is_no_succession_is_left_out_with_the_reason_and_the_place() -> None:
    dropped = typed([record("ISO 9001:2015", "ISO 9001:2015")]).dropped
    same = Identifier("ISO 9001:2015")
    assert dropped == (Dropped(same, same, "ISO 9001:2015", Why.ITSELF),)


@pytest.mark.parametrize(
    ("records", "why"),
    [
        ([record("ISO 9001:2015", "ISO 9001:2030")], Why.NO_RECORD),
        ([record("ISO/DIS 9001", "ISO 9001:2015", stage="40.99"), record("ISO 9001:2015")], Why.FROM_PROJECT),
        ([record("ISO 1:2016", "ISO/WD 1"), record("ISO/WD 1", stage="20.98")], Why.GIVEN_UP),
        ([record("ISO 1:1975", "ISO 1:1975/Amd 1:1996"), record("ISO 1:1975/Amd 1:1996")], Why.AMENDMENT),
        ([record("ISO 1:1975/Amd 1:1996", "ISO 1:1975"), record("ISO 1:1975")], Why.AMENDMENT),
        ([record("ISO 2:1986", "ISO 1:1977"), record("ISO 1:1977")], Why.EARLIER),
    ],
)
def test_what_is_no_succession_is_left_out(records: list[Record], why: Why) -> None:
    assert typed(records).found == ()
    assert whys(*records) == [why]


def test_of_several_successors_on_one_line_only_the_next_counts() -> None:
    works = [
        record("ISO 9000:2000", "ISO 9000:2005", "ISO 9000:2015"),
        record("ISO 9000:2005"),
        record("ISO 9000:2015"),
    ]
    assert hows(*works) == {("ISO 9000:2000", "ISO 9000:2005"): How.REVISED}
    assert whys(*works) == [Why.INDIRECT]


def test_a_successor_of_a_successor_under_another_number_is_no_direct_one() -> None:
    line = [record("ISO 1:1990", "ISO 2:1995", "ISO 3:2000"), record("ISO 2:1995", "ISO 3:2000"), record("ISO 3:2000")]
    assert ("ISO 1:1990", "ISO 3:2000") not in hows(*line)


def test_of_a_project_only_the_last_stage_counts_and_none_once_it_is_published() -> None:
    stages = record("ISO/DIS 1", stage="40.99"), record("ISO/FDIS 1", stage="50.20")
    assert hows(record("ISO 1:2010", "ISO/DIS 1", "ISO/FDIS 1"), *stages) == {("ISO 1:2010", "ISO/FDIS 1"): How.PLANNED}
    published = record("ISO 1:2010", "ISO/FDIS 1", "ISO 1:2025"), record("ISO 1:2025"), *stages
    assert hows(*published) == {("ISO 1:2010", "ISO 1:2025"): How.REVISED}


def test_a_number_of_several_documents_counts_only_between_documents_of_one_line() -> None:
    shared = record("ISO 3589:1975/Amd 1:1982", number=9000), record("ISO/DIS 9000", number=9000, stage="40.20")
    old = record("ISO 9000:2015", "ISO 3589:1975/Amd 1:1982", "ISO/DIS 9000", number=45481)
    assert hows(old, *shared) == {("ISO 9000:2015", "ISO/DIS 9000"): How.PLANNED}
    assert Why.SHARED in whys(old, *shared)


def test_titles_that_are_alike_tell_the_line_of_a_shared_number() -> None:
    title = "Graphical symbols for diagrams"
    new = record("ISO 2:2025", number=1, title=f"{title} - Part 2"), record("ISO 9:1975", number=1)
    assert hows(record("ISO 1:1984", "ISO 2:2025", title=title), *new) == {("ISO 1:1984", "ISO 2:2025"): How.RENUMBERED}
    assert whys(record("ISO 1:1984", "ISO 2:2025", title="Cheese"), *new) == [Why.SHARED]


def test_a_cycle_is_broken_where_it_leads_to_no_later_document() -> None:
    one, two = record("ISO 1:1995", "ISO 2:1995"), record("ISO 2:1995", "ISO 1:1995")
    assert hows(one, two) == hows(two, one) == {("ISO 1:1995", "ISO 2:1995"): How.RENUMBERED}
    assert whys(one, two) == [Why.CYCLE]


def test_a_publication_before_the_year_of_the_identifier_is_not_believed() -> None:
    old, new = record("ISO 1:1990/Amd 1:2014", "ISO 1:2012", day="1990"), record("ISO 1:2012", day="2012-01")
    assert whys(old, new) == [Why.EARLIER]


def test_what_was_found_and_left_out_is_counted() -> None:
    counts = typed([record("ISO 1:2000", "ISO 1:2010", "ISO 1:2000"), record("ISO 1:2010")]).counts()
    assert counts == {How.REVISED: 1, Why.ITSELF: 1}


def test_no_record_has_no_succession() -> None:
    assert typed([]).counts() == {}
