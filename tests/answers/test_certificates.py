"""Whether a certificate could be valid on a day, until when, and what it has to become."""

from datetime import date

import pytest

from isograph import DateError, KnowledgeGraph, UnknownActivityError, UnknownDocumentError
from isograph.answers.rulings.rulings import Decision


@pytest.mark.parametrize(
    ("identifier", "on", "answer"),
    [
        ("ISO 9002:1994", "1994-01-01", "no"),
        ("ISO 9002:1994", "1996-01-01", "yes"),
        ("ISO 9002:1994", "2003-12-15", "yes"),
        ("ISO 9002:1994", "2003-12-16", "no"),
        ("ISO 9002:1994", "2026-06-01", "no"),
        ("ISO 9001:1987", "1995-01-01", "yes"),
        ("ISO 9001:1987", "1998-01-01", "unknown"),
        ("ISO 9001:1987", "2005-01-01", "no"),
        ("ISO 9001:2008", "2017-01-01", "yes"),
        ("ISO 9001:2015", "2026-06-01", "yes"),
        ("ISO 9001:2015", "2026-11-22", "yes"),
        ("ISO 9001:2015", "2030-01-01", "unknown"),
        ("ISO 9001:2026", "2026-06-01", "no"),
        ("ISO 9001:2026", "2027-01-01", "unknown"),
        ("ISO/FDIS 9001", "2026-06-01", "no"),
        ("IS 14001:1994", "2000-01-01", "yes"),
        ("IS 14001:1994", "2026-06-01", "no"),
        ("BS EN ISO 9001:2008", "2016-03-01", "yes"),
        ("BS EN ISO 9001:2015+A1:2024", "2026-06-01", "yes"),
        ("DIN EN ISO 9001:2015-11", "2026-06-01", "yes"),
        ("ANSI/ASQC Q9001-1994", "2002-01-01", "yes"),
        ("ANSI/ASQC Q91-1987", "1990-01-01", "yes"),
        ("EN ISO 9002:1994", "2005-01-01", "no"),
        ("ISO/TS 9002:2016", "2020-01-01", "no"),
        ("ISO 9004:2018", "2020-01-01", "no"),
        ("ISO 9000:2015", "2020-01-01", "no"),
        ("ISO/IEC 17025:2017", "2020-01-01", "no"),
        ("ISO 9001:2015/Amd 1:2024", "2026-06-01", "no"),
        ("ISO 10012:2003", "2010-01-01", "no"),
        ("ISO 14001:2015", "2026-06-01", "yes"),
        ("ISO 14001:1996", "2007-01-01", "no"),
        ("ISO/IEC 27001:2013", "2025-10-31", "yes"),
        ("ISO/IEC 27001:2013", "2025-11-01", "no"),
        ("OHSAS 18001:2007", "2020-01-01", "yes"),
        ("TL 9000 R5.5", "2019-01-01", "no"),
        ("ISO 22000:2005", "2019-01-01", "yes"),
        ("ISO 22000:2005", "2024-01-01", "unknown"),
    ],
)
def test_a_certificate_on_a_day(graph: KnowledgeGraph, identifier: str, on: str, answer: str) -> None:
    ruling = graph.certificate(identifier, on=on)
    assert ruling.answer == answer
    assert ruling.finding == (answer == "no")


def test_an_old_certificate_is_told_its_end_and_what_is_in_force(graph: KnowledgeGraph) -> None:
    ruling = graph.certificate("ISO 9002:1994", on=date(2026, 6, 1))
    assert str(ruling.until) == "2003-12-15"
    assert ruling.summary == (
        "No: certificates to ISO 9002:1994 ended on 2003-12-15; it was merged into ISO 9001:2000, and the edition in"
        " force on 2026-06-01 is ISO 9001:2015 with ISO 9001:2015/Amd 1:2024."
    )
    assert "ISO 9002:1994 was withdrawn on 2004-01-05." in ruling.because
    assert "iaf-communique-2003" in ruling.source.sources


def test_what_the_old_model_excluded_may_be_left_out_today(graph: KnowledgeGraph) -> None:
    facts = dict(graph.certificate("ISO 9002:1994", on="2026-06-01").facts)
    assert facts["may be left out there"].startswith("8.3: No responsibility for design")
    assert facts["may be left out there"].endswith("services (ISO 9001:2015, clause 4.3).")


def test_in_the_transition_the_successor_and_the_deadline_are_named(graph: KnowledgeGraph) -> None:
    ruling = graph.certificate("ISO 9001:1994", on="2002-01-01")
    assert (str(ruling.until), list(map(str, ruling.instead))) == ("2003-12-15", ["ISO 9001:2000"])


def test_an_adoption_is_told_apart_from_what_looks_like_it(graph: KnowledgeGraph) -> None:
    ruling = graph.certificate("IS 14001:1994", on="2026-06-01")
    assert ("identical to", "ISO 9001:1994") in ruling.facts
    assert any("not of ISO 14001" in note for note in ruling.notes)


def test_an_adoption_of_unknown_degree_says_so(graph: KnowledgeGraph) -> None:
    ruling = graph.certificate("ANSI/ASQC Q91-1987", on="1990-01-01")
    assert ("an adoption of", "ISO 9001:1987") in ruling.facts
    assert any("not recorded" in note for note in ruling.notes)


def test_guidance_that_reuses_a_number_is_no_successor(graph: KnowledgeGraph) -> None:
    ruling = graph.certificate("ISO/TS 9002:2016", on="2020-01-01")
    assert "guidance" in ruling.summary
    assert any("ISO 9002:1987 and ISO 9002:1994" in note and "not a successor" in note for note in ruling.notes)


def test_accreditation_is_no_certification(graph: KnowledgeGraph) -> None:
    ruling = graph.certificate("ISO/IEC 17025:2005", on="2020-01-01")
    assert "accreditation, not by a certificate" in ruling.summary
    assert str(ruling.until) == "2021-06-01"


def test_an_amendment_is_held_with_what_it_changes(graph: KnowledgeGraph) -> None:
    assert list(map(str, graph.certificate("ISO 9001:2015/Amd 1:2024", on="2026-06-01").instead)) == ["ISO 9001:2015"]


@pytest.mark.parametrize(
    ("identifier", "on", "read"),
    [
        ("ISO 9001", "2005-01-01", "ISO 9001:2000"),
        ("ISO 9002", "2026-06-01", "ISO 9002:1994"),
        ("ISO 9001", "1980-01-01", "ISO 9001:1987"),
    ],
)
def test_an_undated_certificate_is_read_as_the_edition_of_that_day(
    graph: KnowledgeGraph, identifier: str, on: str, read: str
) -> None:
    assert str(graph.certificate(identifier, on=on).identifier) == read


@pytest.mark.parametrize(
    ("identifier", "scope", "answer"),
    [
        ("ISO 9002:1994", ("welding", "installation"), "yes"),
        ("ISO 9002:1994", ("design", "welding"), "no"),
        ("ISO 9001:1994", ("calibrating for others",), "unknown"),
    ],
)
def test_a_scope_has_to_be_covered_too(
    graph: KnowledgeGraph, identifier: str, scope: tuple[str, ...], answer: str
) -> None:
    assert graph.certificate(identifier, on="1996-06-01", scope=scope).answer == answer


def test_a_certificate_that_ended_is_not_saved_by_its_scope(graph: KnowledgeGraph) -> None:
    assert graph.certificate("ISO 9002:1994", on="2026-06-01", scope="welding").answer == Decision.NO


def test_a_day_after_the_record_says_so(graph: KnowledgeGraph) -> None:
    assert "The record is as of 2026-06" in " ".join(graph.certificate("ISO 9001:2015", on="2026-11-22").notes)


@pytest.mark.parametrize("on", ["2026-13-01", "yesterday", "", "2026-W01-1"])
def test_what_is_no_day_raises(graph: KnowledgeGraph, on: str) -> None:
    with pytest.raises(DateError):
        graph.certificate("ISO 9001:2015", on=on)


def test_what_is_not_in_the_graph_raises(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownDocumentError, match="ISO 9001:2015"):
        graph.certificate("ISO 9001:2016", on="2026-01-01")
    with pytest.raises(UnknownActivityError):
        graph.certificate("ISO 9001:2015", on="2026-01-01", scope=["hovering"])


def test_the_end_is_data(graph: KnowledgeGraph) -> None:
    earlier = graph.assuming(ENDED)
    ruling = earlier.certificate("ISO 22000:2005", on="2024-01-01")
    assert (ruling.answer, str(ruling.until)) == (Decision.NO, "2021-06-29")


def test_successions_that_go_in_a_circle_do_no_harm(graph: KnowledgeGraph) -> None:
    circle = graph.assuming("id:iso-22000:2018 iso:replacedBy id:iso-22000:2005 .")
    assert circle.certificate("ISO 22000:2005", on="2030-01-01").answer == Decision.UNKNOWN


ENDED = r"""
id:iso-22000:2005 iso:certificatesUntil id:iso-22000:2005\#end .
id:iso-22000:2005\#end a iso:Dated ; iso:value "2021-06-29"^^xsd:date ; iso:earliest "2021-06-29"^^xsd:date ;
  iso:latest "2021-06-29"^^xsd:date ; dcterms:source source:expert ; iso:verification verification:unverified .
"""


def test_a_successor_of_unknown_day_is_not_said_to_be_missing(graph: KnowledgeGraph) -> None:
    ruling = graph.certificate("TL 9000 R5.0", on="2015-01-01")
    assert ruling.summary.endswith("is recorded; when it was replaced by TL 9000 R5.5 is not known.")


def test_before_the_first_edition_none_is_called_the_edition_of_that_day(graph: KnowledgeGraph) -> None:
    assert "ISO 9001 is undated and read as ISO 9001:1987, the first edition." in _early(graph, "1980-01-01")
    assert "ISO 9001 is undated and read as ISO 9001:1987, the edition of that day." in _early(graph, "1990-01-01")


def _early(graph: KnowledgeGraph, on: str) -> tuple[str, ...]:
    return graph.certificate("ISO 9001", on=on).notes
