"""What is often said and wrong, and how many certificates were counted."""

import pytest

from isograph import KnowledgeGraph, UnknownDocumentError


def claims(graph: KnowledgeGraph, identifier: str | None = None) -> list[str]:
    return [str(row[0]) for row in graph.corrections(identifier)]


def test_all_wrong_claims_are_listed(graph: KnowledgeGraph) -> None:
    found = claims(graph)
    assert len(found) == len(set(found)) == 23
    assert "An organization is certified to ISO 9000, or ISO certifies it." in found


def test_a_standard_has_the_claims_on_all_its_editions(graph: KnowledgeGraph) -> None:
    found = claims(graph, "ISO 9002")
    assert "ISO/TS 9002:2016 is the successor of ISO 9002:1994." in found
    assert "ISO 9001:2008 is the latest edition." not in found


def test_what_is_right_stands_beside_with_its_source(graph: KnowledgeGraph) -> None:
    (row,) = (row for row in graph.corrections("ISO/TS 9002:2016"))
    assert row[1] == "wrong"
    assert "the successor of ISO 9002:1994 is ISO 9001:2000" in str(row[2])
    assert row[3:] == ("relaton-iso", "verified")


def test_a_document_without_wrong_claims_says_so(graph: KnowledgeGraph) -> None:
    assert graph.corrections("ISO 19011:2018").summary == "No wrong claim on ISO 19011:2018 is recorded."


def test_certificates_are_counted_year_by_year(graph: KnowledgeGraph) -> None:
    counts = {str(year): count for year, count, *_ in graph.survey("ISO 9001")}
    assert (counts["2000"], counts["2024"]) == (408631, 1474118)
    assert list(counts) == sorted(counts)


def test_a_count_says_that_years_do_not_compare(graph: KnowledgeGraph) -> None:
    assert "years do not compare directly" in graph.survey("ISO 9001:2015").caption


def test_a_standard_without_counts_says_so(graph: KnowledgeGraph) -> None:
    found = graph.survey("ISO 9004")
    assert (found.rows(), found.summary) == ((), "No count of certificates to ISO 9004 is recorded.")


def test_an_unknown_document_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownDocumentError):
        graph.corrections("ISO 9001:1999")
    with pytest.raises(UnknownDocumentError):
        graph.survey("ISO 90001")
