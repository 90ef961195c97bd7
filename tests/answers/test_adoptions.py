"""Which documents take over another one."""

import pytest

from isograph import KnowledgeGraph, UnknownDocumentError
from isograph.answers.family.adoptions import Degree


def adopting(graph: KnowledgeGraph, identifier: str) -> list[str]:
    return [str(document) for document, *_ in graph.adoptions(identifier)]


def test_adoptions_of_an_edition_name_body_and_degree(graph: KnowledgeGraph) -> None:
    rows = {str(row[0]): row[2:5] for row in graph.adoptions("ISO 9001:2015")}
    assert rows["DIN EN ISO 9001:2015-11"] == ("DIN", Degree.IDENTICAL, "2015-11")
    assert "BS EN ISO 9001:2008" not in rows


def test_adoptions_of_a_standard_are_those_of_all_its_editions(graph: KnowledgeGraph) -> None:
    assert {"EN 29001:1987", "IS 14001:1994", "BS EN ISO 9001:2015"} <= {*adopting(graph, "ISO 9001")}


def test_adoptions_of_an_amendment_are_told_with_its_edition(graph: KnowledgeGraph) -> None:
    assert "BS EN ISO 9001:2015+A1:2024" in adopting(graph, "ISO 9001:2015")


def test_an_adoption_tells_what_it_adopts(graph: KnowledgeGraph) -> None:
    (row,) = graph.adoptions("IS 14001:1994")
    assert [str(row[0]), str(row[1])] == ["IS 14001:1994", "ISO 9001:1994"]


def test_the_indian_number_is_not_of_environmental_management(graph: KnowledgeGraph) -> None:
    assert "IS 14001:1994" not in adopting(graph, "ISO 14001")


def test_an_adoption_without_a_record_of_its_own_has_an_unknown_degree(graph: KnowledgeGraph) -> None:
    degrees = {str(adopted): degree for _, adopted, _, degree, *_ in graph.adoptions("BS 5750-1:1987")}
    assert degrees == {"EN 29001:1987": Degree.UNKNOWN, "ISO 9001:1987": Degree.IDENTICAL}


def test_every_adoption_names_its_source(graph: KnowledgeGraph) -> None:
    assert all(source and verification for *_, source, verification in graph.adoptions("ISO 9001"))


def test_a_sector_document_is_no_adoption(graph: KnowledgeGraph) -> None:
    assert not {"IATF 16949:2016", "AS9100D:2016"} & {*adopting(graph, "ISO 9001:2015")}


def test_none_known_is_an_answer(graph: KnowledgeGraph) -> None:
    rows = graph.adoptions("ISO 9004:2018")
    assert rows.rows() == ()
    assert rows.summary == "No adoption of or by ISO 9004:2018 is known."


def test_an_unknown_document_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownDocumentError):
        graph.adoptions("ISO 9001:2016")
