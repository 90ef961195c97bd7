"""What is answered where several sources state the same, or disagree."""

import pytest

import isograph
from isograph import KnowledgeGraph
from isograph.model import Verification

CATALOGUE = """
graph:c-date-2000-11 a iso:Dated ; iso:value "2000-11"^^xsd:gYearMonth ; iso:earliest "2000-11-01"^^xsd:date ;
  iso:latest "2000-11-30"^^xsd:date ; dcterms:source source:c ; iso:verification verification:recorded .
graph:c-date-2000-12 a iso:Dated ; iso:value "2000-12"^^xsd:gYearMonth ; iso:earliest "2000-12-01"^^xsd:date ;
  iso:latest "2000-12-31"^^xsd:date ; dcterms:source source:c ; iso:verification verification:recorded .
graph:c-stage-95-99 a iso:RecordedStage ; iso:stage stage:95-99 ; iso:value "2025-06-02"^^xsd:date ;
  iso:earliest "2025-06-02"^^xsd:date ; iso:latest "2025-06-02"^^xsd:date ;
  dcterms:source source:c ; iso:verification verification:recorded .
graph:c-stage-90-93 a iso:RecordedStage ; iso:stage stage:90-93 ; iso:value "2025-06-02"^^xsd:date ;
  iso:earliest "2025-06-02"^^xsd:date ; iso:latest "2025-06-02"^^xsd:date ;
  dcterms:source source:c ; iso:verification verification:recorded .
"""


def beside(*statements: str) -> KnowledgeGraph:
    """Return the bundled graph with a catalogue beside it."""
    graph = isograph.load()
    graph.add(CATALOGUE + "\n".join(statements), graph="https://w3id.org/isograph/graph/c")
    return graph


def document(iri: str, *statements: str, kind: str = "Edition") -> str:
    vouching = "dcterms:source source:c ; iso:verification verification:recorded"
    text = iri.removeprefix("id:").upper().replace("-", " ", 1).replace("-AMD-", "/Amd ")
    return (
        f'<https://w3id.org/isograph/{iri.replace(":", "/", 1)}> a iso:{kind} ; iso:identifier "{text}" ; {vouching} ; '
        + (" ; ".join(statements) or "iso:confidence confidence:medium")
        + " ."
    )


def test_the_order_of_belief_is_that_of_verification() -> None:
    assert sorted(Verification, key=lambda each: each.doubt) == list(Verification)
    assert Verification.CORRECTED.surer(Verification.VERIFIED)
    assert not Verification.UNVERIFIED.surer(Verification.RECORDED)


def test_a_date_that_a_surer_source_has_is_believed_and_the_other_is_told() -> None:
    status = beside(document("id:iso-9001:2000", "iso:published graph:c-date-2000-11")).status("ISO 9001:2000")
    assert "published 2000-12-15, though c says 2000-11" in status.reasons
    assert str(beside().edition("ISO 9001:2000").published) == "2000-12-15"


def test_a_date_that_agrees_is_no_dispute() -> None:
    status = beside(document("id:iso-9001:2000", "iso:published graph:c-date-2000-12")).status("ISO 9001:2000")
    assert not [reason for reason in status.reasons if "though" in reason]


def test_one_publication_that_two_sources_state_is_one_event() -> None:
    for date in ("2000-11", "2000-12"):
        events = (
            beside(document("id:iso-9001:2000", f"iso:published graph:c-date-{date}")).history("ISO 9001:2000").events
        )
        publication = [each for each in events if "ISO 9001:2000 published" in each.text]
        assert len(publication) == 1
        assert "c" in publication[0].sources


def test_a_withdrawal_that_a_surer_and_later_record_denies_is_told_and_not_believed() -> None:
    status = beside(document("id:iso-9001:2015", "iso:recordedStage graph:c-stage-95-99")).status(
        "ISO 9001:2015", on="2026-06-01"
    )
    assert status.value == "in force"
    assert [
        reason for reason in status.reasons if "95.99" in reason and "is not believed" in reason and "by c" in reason
    ]


def test_a_withdrawal_that_nobody_surer_denies_counts() -> None:
    graph = beside(document("id:iso-99999:2001", "iso:recordedStage graph:c-stage-95-99"))
    assert graph.status("ISO 99999:2001", on="2026-06-01").value == "withdrawn"
    assert graph.status("ISO 99999:2001", on="2020-01-01").value == "unknown"


def test_a_stage_after_publication_is_in_force() -> None:
    graph = beside(document("id:iso-99999:2001", "iso:recordedStage graph:c-stage-90-93"))
    assert graph.status("ISO 99999:2001", on="2026-06-01").value == "in force"


def test_a_document_recorded_in_force_though_its_successor_is_out_says_so() -> None:
    old = document("id:iso-99999:2001", "iso:recordedStage graph:c-stage-90-93", "iso:revisedBy id:iso-99999:2011")
    status = beside(old, document("id:iso-99999:2011")).status("ISO 99999:2001", on="2026-06-01")
    assert status.value == "superseded"
    assert "though recorded at stage 90.93 as of 2025-06-02 by c" in status.reasons


def test_an_amendment_ends_with_its_base() -> None:
    base = document("id:iso-99999:2001", "iso:revisedBy id:iso-99999:2011")
    change = document(
        "id:iso-99999:2001-amd-1:2005",
        "iso:amends id:iso-99999:2001",
        "iso:recordedStage graph:c-stage-90-93",
        kind="Amendment",
    )
    graph = beside(base, document("id:iso-99999:2011"), change)
    assert graph.status("ISO 99999:2001/Amd 1:2005", on="2026-06-01").value == "superseded"
    assert graph.status("ISO 99999:2001/Amd 1:2005", on="2006-06-01").value == "in force"
    assert graph.status("ISO 99999:2001/Amd 1:2005", on="2004-06-01").value == "not yet published"


def test_amendments_that_change_each_other_in_a_circle_do_no_harm() -> None:
    names = [f"id:iso-99999:2001-amd-{number}:2005" for number in (1, 2, 3)]
    pairs = zip(names, (*names[1:], names[0]), strict=True)
    graph = beside(*(document(one, f"iso:amends {other}", kind="Amendment") for one, other in pairs))
    assert graph.status("ISO 99999:2001/Amd 1:2005", on="2026-06-01").value in set(isograph.model.Standing)


def test_a_publication_recorded_before_the_year_of_the_identifier_is_not_believed() -> None:
    graph = beside(document("id:iso-99999:2005", "iso:published graph:c-date-2000-11"))
    assert graph.status("ISO 99999:2005", on="2003-01-01").value == "not yet published"
    assert "published 2005, though c says 2000-11" in graph.status("ISO 99999:2005", on="2026-01-01").reasons


def test_what_several_graphs_state_is_told_once() -> None:
    alone, again = isograph.load(), beside(document("id:iso-9001:2000", "iso:mergerOf id:iso-9002:1994"))
    for name in ("ISO 9001", "ISO 9002"):
        assert [each.text for each in again.history(name).events] == [each.text for each in alone.history(name).events]
    assert again.editions("ISO 9001").rows() == alone.editions("ISO 9001").rows()
    assert again.status("ISO 9002:1994").reasons == alone.status("ISO 9002:1994").reasons


def test_a_revision_in_a_catalogue_does_not_repeat_a_curated_merger() -> None:
    graph = beside(document("id:iso-13485:1996", "iso:revisedBy id:iso-13485:2003"))
    assert [str(each) for each in graph.status("ISO 13488:1996", on="2010-01-01").successors] == ["ISO 13485:2003"]
    told = [each for each in graph.history("ISO 13485").events if each.kind in {"merger", "revision"}]
    assert [each.kind for each in told if "ISO 13485:2003 published" in each.text] == ["merger"]


def test_successions_of_a_catalogue_are_told_by_their_kind() -> None:
    old = [document(f"id:iso-9999{number}:2001", "iso:mergedInto id:iso-99999:2011") for number in (7, 8)]
    steps = beside(*old, document("id:iso-99999:2011")).history("ISO 99997:2001").lineage.steps
    assert [(each.kind, [str(older) for older in each.older]) for each in steps] == [
        ("merger", ["ISO 99997:2001", "ISO 99998:2001"])
    ]


def test_titles_are_in_english_first() -> None:
    graph = beside(document("id:iso-99999:2001", 'dcterms:title "Fromage"@fr , "Zest of cheese"@en'))
    assert graph.edition("ISO 99999:2001", on="2026-01-01").title == "Zest of cheese"


@pytest.mark.parametrize(
    ("wanted", "nearest"),
    [("ISO 17025:2017", "ISO/IEC 17025:2017"), ("ISO 90011", "ISO 9001"), ("ISO 9010", "ISO 9001")],
)
def test_the_nearest_documents_bear_the_number_or_one_a_slip_away(
    graph: KnowledgeGraph, wanted: str, nearest: str
) -> None:
    with pytest.raises(isograph.UnknownDocumentError) as error:
        graph.status(wanted)
    assert nearest in error.value.nearest


def test_a_committee_that_two_sources_name_is_told_once() -> None:
    committees = beside().edition("ISO 9001:2000").committees
    notations = (f"committee:{each.lower().replace('/', '-').replace(' ', '-')}" for each in committees)
    told = (
        f'iso:committee {iri} . {iri} skos:notation "{name}"' for iri, name in zip(notations, committees, strict=True)
    )
    assert beside(document("id:iso-9001:2000", *told)).edition("ISO 9001:2000").committees == committees
    assert len(committees) == 1


def test_what_a_catalogue_describes_is_known_by_more_than_its_name() -> None:
    assert beside().edition("ISO 19600:2014").stub
    described = document("id:iso-19600:2014", "iso:kind kind:international-standard")
    assert not beside(described).edition("ISO 19600:2014").stub
