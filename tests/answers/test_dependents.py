"""What rests on a document, which of it its replacement hit, what became of that, and what it rests on itself."""

import pytest

import isograph
from isograph import DateError, Identifier, KnowledgeGraph, UnknownDocumentError, UnknownSectorError
from isograph.answers.family.dependence import Dependence, Relation
from isograph.answers.family.dependents import Dependents
from isograph.model import Standing


def one(answer: Dependents, document: str) -> Dependence:
    """Return the only line of a document."""
    (found,) = (each for each in answer.dependents if str(each.document) == document)
    return found


def names(identifiers: tuple[Identifier, ...]) -> set[str]:
    return {str(each) for each in identifiers}


@pytest.mark.parametrize(
    ("base", "document", "relation"),
    [
        ("ISO 9001:1994", "ISO 13485:1996", Relation.APPLIES),
        ("ISO 9002:1994", "ISO 13488:1996", Relation.APPLIES),
        ("ISO 9001:2000", "ISO/TS 16949:2002", Relation.INCLUDES),
        ("ISO 9001:2000", "ISO 13485:2003", Relation.BASED),
        ("ISO 9001:2008", "AS9100C:2009", Relation.INCLUDES),
        ("ISO 9001:2015", "AS9100D:2016", Relation.INCLUDES),
        ("ISO 9001:2015", "TL 9000 R6.0", Relation.INCLUDES),
        ("ISO 9001:2015", "ISO 29001:2020", Relation.INCLUDES),
        ("ISO 9001:2015", "ISO/TS 9002:2016", Relation.GUIDES),
        ("ISO 9001:2015", "ISO 18091:2019", Relation.GUIDES),
        ("ISO 9001:2000", "ISO/IEC 90003:2004", Relation.GUIDES),
        ("ISO 9001:2015", "ISO/IEC 17025:2017", Relation.ALIGNED),
        ("ISO 9001:2015", "ISO 9001:2015/Amd 1:2024", Relation.AMENDS),
        ("ISO 9001:2008", "ISO 9001:2008/Cor 1:2009", Relation.CORRECTS),
        ("ISO 9001:1994", "IS 14001:1994", Relation.ADOPTS_IDENTICALLY),
        ("ISO 9001:1987", "ANSI/ASQC Q91-1987", Relation.ADOPTS),
    ],
)
def test_each_document_comes_with_its_relation(
    graph: KnowledgeGraph, base: str, document: str, relation: Relation
) -> None:
    assert one(graph.dependents(base), document).relations[0] == relation


def test_an_edition_that_rests_on_another_edition_is_no_dependent(graph: KnowledgeGraph) -> None:
    assert names(graph.dependents("ISO 9001:1994").documents).isdisjoint({"ISO 13485:2003", "AS9100D:2016"})


def test_what_rests_through_another_stands_behind_that(graph: KnowledgeGraph) -> None:
    rows = [(str(row[0]), row[1]) for row in graph.dependents("ISO 9002:1994").rows()]
    place = rows.index(("ISO 13488:1996", "applies together with ISO 9002:1994"))
    assert rows[place + 1] == ("ISO 14969:1999", "guides ISO 13488:1996")
    assert ("EN 46002:1996", "applies together with EN ISO 9002:1994") in rows


def test_documents_in_force_when_the_base_was_replaced_were_hit(graph: KnowledgeGraph) -> None:
    assert names(graph.dependents("ISO 9001:2008").hit) == {
        *("AS9100C:2009", "ISO 15378:2011", "ISO 18091:2014", "ISO/IEC 90003:2014"),
        *("ISO/TS 16949:2009", "ISO/TS 17582:2014", "ISO/TS 29001:2010"),
    }


def test_a_document_replaced_with_its_base_was_not_hit(graph: KnowledgeGraph) -> None:
    found = graph.dependents("ISO 9001:1994")
    assert "QS-9000:1998" in names(found.hit)
    assert names(found.hit).isdisjoint({"QS-9000:1995", "EN ISO 9001:1994", "ISO 9001:1994/Cor 1:1995"})


def test_of_what_nobody_knows_it_is_not_said_that_it_was_hit(graph: KnowledgeGraph) -> None:
    (base,) = graph.dependents("ISO 9001:2008").bases
    assert names(base.doubtful) == {"TL 9000 R5.0", "TL 9000 R5.5"}
    assert "not known to have been in force then: TL 9000 R5.0 and TL 9000 R5.5" in str(base)


def test_a_document_may_rest_on_an_edition_that_was_replaced_before_it(graph: KnowledgeGraph) -> None:
    found = graph.dependents("ISO 9001:2008", on="2021-01-01")
    assert names(found.resting) == {"ISO 13485:2016"}
    assert "in force on 2021-01-01 and resting on it: ISO 13485:2016" in found.summary


def test_what_became_of_a_document_is_told_with_what_its_successor_rests_on(graph: KnowledgeGraph) -> None:
    became = {each: one(graph.dependents(f"{each}:1994"), document).became for each, document in PAIRS.items()}
    assert became == dict.fromkeys(PAIRS, ("merged into ISO 13485:2003 (2003-07, on ISO 9001:2000)",))


PAIRS = {"ISO 9001": "ISO 13485:1996", "ISO 9002": "ISO 13488:1996"}


def test_the_edition_to_come_is_told_without_its_drafts(graph: KnowledgeGraph) -> None:
    found = graph.dependents("ISO 9001:2015", on="2026-06-01")
    assert "is in force and is to be replaced by ISO 9001:2026; in force and resting on it: IATF 1" in found.summary
    assert "DIS 9001" not in str(found)


def test_the_status_is_that_of_the_day(graph: KnowledgeGraph) -> None:
    then = {day: one(graph.dependents("ISO 9001:1994", on=day), "ISO 13485:1996").status.value for day in DAYS}
    assert then == dict(zip(DAYS, (Standing.IN_FORCE, Standing.SUPERSEDED, Standing.WITHDRAWN), strict=True))


DAYS = ("2001-01-01", "2004-01-01", "2007-01-01")


def test_what_was_published_later_is_named_apart(graph: KnowledgeGraph) -> None:
    found = graph.dependents("ISO 9001:1994", on="1997-06-01")
    assert {"AS9100:1999", "ISO/TS 16949:1999"} < names(found.later)
    assert names(found.later).isdisjoint(names(found.documents))


def test_an_undated_reference_is_all_editions(graph: KnowledgeGraph) -> None:
    found = graph.dependents("ISO 9001")
    assert [str(each.identifier) for each in found.bases][:2] == ["ISO 9001:1987", "ISO 9001:1994"]
    assert {"ISO 9000-2:1993", "AS9100D:2016"} < names(found.documents)
    assert any(note.startswith("Hit when ISO 9001:2000 was replaced (2008-11-15): ") for note in found.notes)


def test_a_sector_leaves_the_others_out(graph: KnowledgeGraph) -> None:
    found = graph.dependents("ISO 9001", sector="medical devices")
    assert {each.sector for each in found.dependents} == {"medical-devices"}
    assert names(found.hit) == {"EN 46001:1993", "ISO 13485:1996", "ISO 14969:1999", "ISO 13485:2003"}


def test_what_is_in_force_is_told_by_sector(graph: KnowledgeGraph) -> None:
    (note,) = (each for each in graph.dependents("ISO 9001:2015").notes if each.startswith("In force by sector"))
    assert "aerospace: AS9100D:2016; automotive: IATF 16949:2016;" in note


@pytest.mark.parametrize(
    ("document", "bases"),
    [
        ("ISO 13488:1996", ["ISO 9002:1994"]),
        ("EN 46001:1996", ["EN ISO 9001:1994", "ISO 9001:1994"]),
        ("ISO 9001:2015", []),
    ],
)
def test_a_document_says_what_it_rests_on_itself(graph: KnowledgeGraph, document: str, bases: list[str]) -> None:
    assert [str(each.base) for each in graph.dependents(document).foundations] == bases


def test_a_document_on_which_nothing_rests_says_so(graph: KnowledgeGraph) -> None:
    found = graph.dependents("IS 14001:1994", on="2000-01-01")
    assert found.summary == ("On 2000-01-01, no document is known to rest on IS 14001:1994. It rests on ISO 9001:1994.")


def test_a_reprint_with_its_amendment_follows_and_is_not_hit(graph: KnowledgeGraph) -> None:
    found = graph.dependents("BS EN ISO 9001:2015")
    assert one(found, "BS EN ISO 9001:2015+A1:2024").relations == (Relation.CONSOLIDATES,)
    assert found.resting == ()


def test_documents_that_rest_on_each_other_do_no_harm() -> None:
    circle = "id:iso-9001:2015 iso:basedOn id:iso-13485:2016 . id:iso-13485:2016 iso:basedOn id:iso-9001:2015 ."
    found = isograph.load().assuming(circle).dependents("ISO 9001:2015")
    assert "ISO 13485:2016" in names(found.documents)


def test_what_a_user_states_depends_too() -> None:
    ours = (
        'id:bs-99001:2022 a iso:Edition ; iso:identifier "BS 99001:2022" ; iso:basedOn id:iso-9001:2015 ;'
        " iso:hasScope <urn:bs#scope> . <urn:bs#scope> iso:readWith id:iso-9000:2015 ."
    )
    graph = isograph.load().assuming(ours)
    assert one(graph.dependents("ISO 9001:2015"), "BS 99001:2022").relations == (Relation.BASED,)
    assert one(graph.dependents("ISO 9000:2015"), "BS 99001:2022").relations == (Relation.READ,)


def test_the_graph_leads_from_documents_to_what_they_rest_on(graph: KnowledgeGraph) -> None:
    found = graph.dependents("ISO 9002:1994", on="2001-01-01").to_networkx()
    assert found.edges["ISO 13488:1996", "ISO 9002:1994"]["relation"] == "applies together with"
    assert found.nodes["ISO 13488:1996"] == {"status": "in force", "sector": "medical-devices"}
    assert not found.has_edge("ISO 9002:1994", "ISO 13488:1996")


def test_the_dictionary_holds_all_of_it(graph: KnowledgeGraph) -> None:
    found = graph.dependents("ISO 9002:1994", on="2001-01-01").to_dict()
    assert found["hit"] == {"ISO 9002:1994": ["ISO 13488:1996", "ISO 14969:1999", "ISO/IEC 17025:1999"]}
    assert len(found["dependents"]) == len(found["rows"])  # type: ignore[arg-type]


def test_what_cannot_be_asked_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownDocumentError):
        graph.dependents("ISO 9001:1999")
    with pytest.raises(UnknownSectorError):
        graph.dependents("ISO 9001", sector="shipping")
    with pytest.raises(DateError):
        graph.dependents("ISO 9001", on="someday")
