"""Fields of the classification, committees and parts."""

from datetime import date

import pytest

from isograph import KnowledgeGraph, UnknownDocumentError
from isograph.answers.currency import standings
from isograph.answers.currency.status import is_work
from isograph.errors import UnknownCommitteeError, UnknownFieldError
from isograph.identifiers import Identifier
from isograph.model import Standing

DAY = "2026-06-01"


@pytest.mark.parametrize("code", ["03.120.10", "3.120.10", "03-120-10", "ICS 03 120 10", "0312010"])
def test_a_field_is_found_however_its_code_is_written(graph: KnowledgeGraph, code: str) -> None:
    assert graph.ics(code, on=DAY).code == "03.120.10"


def test_a_field_lists_its_documents_those_in_force_first(graph: KnowledgeGraph) -> None:
    found = graph.ics("03.120.10", on=DAY)
    values = [each.value for each in found.documents]
    assert values[0] == "in force"
    assert values == sorted(values, key=list(type(values[0])).index)


def test_a_field_counts_what_is_below_it(graph: KnowledgeGraph) -> None:
    above, below = graph.ics("03.120", on=DAY), graph.ics("03.120.10", on=DAY)
    assert below.whole in above.subfields
    assert above.whole is not None
    assert below.whole is not None
    assert above.whole.in_force >= below.whole.in_force > 0


def test_the_whole_classification_has_the_topmost_fields(graph: KnowledgeGraph) -> None:
    found = graph.ics(on=DAY)
    assert {len(each.name) for each in found.subfields} == {2}
    assert found.documents == ()


def test_counts_are_those_of_the_day(graph: KnowledgeGraph) -> None:
    early = graph.ics("03.120.10", on="1990-01-01").whole
    assert early is not None
    assert early.withdrawn < len(graph.ics("03.120.10", on=DAY).documents) / 2


@pytest.mark.parametrize("code", ["03.121", "", "nonsense", "<script>"])
def test_an_unknown_field_names_the_nearest(graph: KnowledgeGraph, code: str) -> None:
    with pytest.raises(UnknownFieldError) as error:
        graph.ics(code)
    assert error.value.nearest


def test_a_committee_is_found_in_any_case_and_spacing(graph: KnowledgeGraph) -> None:
    assert graph.committee("iso/tc176/sc2", on=DAY).name == "ISO/TC 176/SC 2"


def test_a_committee_counts_those_below_it(graph: KnowledgeGraph) -> None:
    above, below = graph.committee("ISO/TC 176", on=DAY), graph.committee("ISO/TC 176/SC 2", on=DAY)
    assert below.whole in above.subcommittees
    assert below.parent == "ISO/TC 176"
    assert "ISO 9001:2015" in [str(each.identifier) for each in below.documents]


def test_publications_are_counted_year_by_year_until_the_day(graph: KnowledgeGraph) -> None:
    found = graph.committee("ISO/TC 176/SC 2", on="2009-12-31")
    assert dict(found.published)[2009] == 2
    assert max(year for year, _ in found.published) == 2009
    assert [year for year, _ in found.published] == sorted(year for year, _ in found.published)
    assert "Published: 2 in 2009, 1 in 2008," in found.notes[-1]


def test_a_field_counts_its_publications_and_the_whole_those_of_all_fields(graph: KnowledgeGraph) -> None:
    assert dict(graph.ics("03.120.10", on=DAY).published)[2015] > 0
    assert dict(graph.ics(on=DAY).published)[2015] > dict(graph.ics("03.120.10", on=DAY).published)[2015]


def test_all_committees_are_those_that_stand_under_none(graph: KnowledgeGraph) -> None:
    names = [each.name for each in graph.committee(on=DAY).subcommittees]
    assert "ISO/TC 176" in names
    assert "ISO/TC 176/SC 2" not in names


def test_an_unknown_committee_names_the_nearest(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownCommitteeError, match="ISO/TC 176"):
        graph.committee("ISO/TC 1766")


def test_parts_are_listed_with_where_they_stand(graph: KnowledgeGraph) -> None:
    rows = graph.parts("ISO 9004-1:1994", on=DAY).rows()
    assert [str(row[0]) for row in rows] == [f"ISO 9004-{number}" for number in (1, 2, 3, 4)]
    assert {str(row[3]) for row in rows} == {"withdrawn"}


def test_a_standard_without_parts_has_none_and_an_unknown_one_is_refused(graph: KnowledgeGraph) -> None:
    assert graph.parts("ISO 13485").parts == ()
    with pytest.raises(UnknownDocumentError):
        graph.parts("ISO 99999")


def _all_documents(graph: KnowledgeGraph) -> list[str]:
    documents = (Identifier.parse(str(each)) for (each,) in graph.store.answer("identifiers"))
    return [each.iri for each in documents if not is_work(graph.store, each)]


@pytest.mark.parametrize("year", [1988, 1995, 1999, 2002, 2005, 2010, 2016, 2020, 2026])
def test_many_documents_at_once_stand_where_each_alone_does(
    graph: KnowledgeGraph, year: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    every, on = _all_documents(graph), date(year, 1, 1)
    alone = {iri: standings.standings_of(graph.store, [iri], on)[iri] for iri in every}
    monkeypatch.setattr(standings, "FEW", 0)
    assert standings.standings_of(graph.store, every, on) == alone


@pytest.mark.parametrize(
    ("document", "value"), [("EN 29001:1987", Standing.WITHDRAWN), ("TL 9000 R2.5", Standing.WITHDRAWN)]
)
def test_among_many_an_adoption_follows_its_base_and_a_record_ends_what_has_no_date(
    graph: KnowledgeGraph, document: str, value: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standings, "FEW", 0)
    iri = Identifier(document).iri
    assert standings.standings_of(graph.store, [iri], date(2026, 6, 1)) == {iri: value}


def test_many_publications_at_once_are_those_of_each_alone(
    graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = _all_documents(graph)
    alone = [day for iri in every for day in standings.publications(graph.store, [iri])]
    monkeypatch.setattr(standings, "FEW", 0)
    assert [*standings.publications(graph.store, every)] == alone
