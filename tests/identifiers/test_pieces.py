"""What an identifier says of the document, and the identifiers that follow from it."""

import pickle
from dataclasses import FrozenInstanceError, replace

import pytest

from isograph.errors import IdentifierError
from isograph.identifiers import Identifier, Supplement


def test_the_pieces_of_a_nested_reference_have_names() -> None:
    identifier = Identifier.parse("BS EN ISO/IEC 17021-1:2015+A1:2024(E)")
    assert identifier.adopters == ("BS", "EN")
    assert identifier.publishers == ("ISO", "IEC")
    assert (identifier.number, identifier.parts, identifier.year) == ("17021", ("1",), 2015)
    assert identifier.supplements == (Supplement(kind="Amd", number=1, year=2024, incorporated=True),)
    assert identifier.languages == ("en",)


@pytest.mark.parametrize(
    ("text", "kind", "stage", "iteration"),
    [
        ("ISO/TS 9002:2016", "TS", "", None),
        ("ISO/DTS 15855.3", "TS", "DTS", 3),
        ("ISO/CD TR 24464", "TR", "CD", None),
        ("ISO/TR DIS 24464", "TR", "DTR", None),
        ("ISO/CD 9001.2", "", "CD", 2),
        ("ISO/IEC FDIS 27701", "", "FDIS", None),
        ("ISO Guide 24:1978", "Guide", "", None),
        ("CD IWA 45", "IWA", "CD", None),
        ("prEN 9000-1", "", "pr", None),
    ],
)
def test_type_and_stage_are_told_apart(text: str, kind: str, stage: str, iteration: int | None) -> None:
    identifier = Identifier.parse(text)
    assert (identifier.type, identifier.stage, identifier.iteration) == (kind, stage, iteration)


@pytest.mark.parametrize(
    "text",
    ["ISO 9001:2015", "TL 9000 R4.0", "AS9100D", "ISO 9001 Ed 5", "ISO 9001:2015/Amd 1:2024", "EN ISO 9001:2015+A1"],
)
def test_what_names_one_edition_is_dated(text: str) -> None:
    assert Identifier.parse(text).dated


@pytest.mark.parametrize(
    "text", ["ISO 9001", "ISO/CD 9001.2", "ISO 9001:2015/Amd 1", "ISO 10303 (all parts)", "AQAP series"]
)
def test_what_names_no_edition_is_undated(text: str) -> None:
    assert not Identifier.parse(text).dated


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("ISO 9001:1994", "ISO 9001"),
        ("ISO 9001", "ISO 9001"),
        ("ISO 9001:2015(E)", "ISO 9001"),
        ("ISO 9001:2015 Ed 5", "ISO 9001"),
        ("AS9100D:2016", "AS9100"),
        ("TL 9000 R4.0", "TL 9000"),
        ("MIL-Q-9858A", "MIL-Q-9858"),
        ("BS EN ISO 9001:2015+A1:2024", "BS EN ISO 9001"),
        ("DIN EN ISO 9001:2015-11", "DIN EN ISO 9001"),
        ("ISO 9001:2015/Amd 1:2024", "ISO 9001"),
        ("ISO/IEC 17025:2005/Cor 1:2006", "ISO/IEC 17025"),
        ("ISO/CD 9001.2", "ISO 9001"),
        ("ISO/DTS 6010", "ISO/TS 6010"),
        ("prEN ISO 9001:2014", "EN ISO 9001"),
        ("GB/T 19001-2016", "GB/T 19001"),
        ("ISO 9000-4:1993", "ISO 9000-4"),
        ("ISO/IEC DIR 1 ISO SUP:2022", "ISO/IEC DIR 1 ISO SUP"),
        ("AQAP series", "AQAP series"),
    ],
)
def test_the_work_is_the_undated_identifier(text: str, work: str) -> None:
    assert Identifier.parse(text).undated() == Identifier.parse(work)


@pytest.mark.parametrize(
    "text", ["ISO/CD 9001.2", "ISO 14001:2015/DAM 2", "ISO/IEC 17065:2012/AWI Amd 1", "prEN 9000-1"]
)
def test_a_project_is_a_draft(text: str) -> None:
    assert Identifier.parse(text).draft


@pytest.mark.parametrize("text", ["ISO 9001", "ISO 9001:2015/Amd 1:2024", "IWA 2:2007"])
def test_a_publication_is_no_draft(text: str) -> None:
    assert not Identifier.parse(text).draft


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("ISO 9001:2015", "ISO 9001:2015"),
        ("ISO 9001:2015/Amd 1:2024(E)", "ISO 9001:2015"),
        ("ISO/IEC 10164-3:1993/Amd 1:1996/Cor 1:1996", "ISO/IEC 10164-3:1993/Amd 1:1996"),
        ("BS EN ISO 9001:2015+A1:2024", "BS EN ISO 9001:2015"),
        ("IEC 60601-1:2005+Amd 1:2012+Amd 2:2020 CSV", "IEC 60601-1:2005"),
        ("ISO/DIS 14496-12.2/CD Amd 1", "ISO/DIS 14496-12.2"),
    ],
)
def test_the_base_is_what_a_supplement_changes(text: str, base: str) -> None:
    assert Identifier.parse(text).base == Identifier.parse(base)


@pytest.mark.parametrize(
    ("text", "adopted"),
    [
        ("BS EN ISO 9001:2015", "EN ISO 9001:2015"),
        ("EN ISO 9001:2015", "ISO 9001:2015"),
        ("DIN EN ISO 9001:2015-11", "EN ISO 9001:2015"),
        ("BS EN ISO 9001:2015+A1:2024", "EN ISO 9001:2015+A1:2024"),
        ("EN ISO 9001:2015/A1:2024", "ISO 9001:2015/Amd 1:2024"),
        ("EN ISO 13485:2016/AC:2018", "ISO 13485:2016/Cor:2018"),
        ("EN IEC 62368-1:2020+A11:2020", "IEC 62368-1:2020"),
        ("prEN ISO 9001:2014", "ISO/DIS 9001:2014"),
        ("E DIN EN ISO 9001:2014-08", "prEN ISO 9001:2014"),
        ("FprEN ISO/TS 9002", "ISO/FDTS 9002"),
        ("AS/NZS ISO 9001:2016", "ISO 9001:2016"),
    ],
)
def test_an_adoption_names_what_it_adopts(text: str, adopted: str) -> None:
    assert Identifier.parse(text).adopted == Identifier.parse(adopted)


@pytest.mark.parametrize(
    "text", ["ISO 9001:2015", "BS 5750-1:1987", "ANSI/ISO/ASQ Q9001-2008", "GB/T 19001-2016", "IS 14001:1994"]
)
def test_what_names_no_other_document_adopts_none(text: str) -> None:
    assert Identifier.parse(text).adopted is None


def test_all_parts_and_a_family_are_two_things() -> None:
    assert Identifier("ISO 10303 (all parts)").all_parts
    assert not Identifier("ISO 9000 series").all_parts


def test_the_representation_can_be_pasted_back() -> None:
    identifier = Identifier.parse("ISO/IEC 17025:2017(en)")
    assert repr(identifier) == "Identifier('ISO/IEC 17025:2017(en)')"
    assert Identifier("ISO/IEC 17025:2017(en)") == identifier


def test_an_identifier_is_built_from_its_pieces() -> None:
    assert Identifier(publishers=("ISO",), number="9001", year=2015) == Identifier("ISO 9001:2015")


@pytest.mark.parametrize("text", ["", "hello world"])
def test_an_identifier_is_not_built_from_no_identifier(text: str) -> None:
    with pytest.raises(IdentifierError):
        Identifier(text)


def test_an_identifier_is_not_built_from_nothing() -> None:
    with pytest.raises(IdentifierError):
        Identifier()


def test_a_piece_can_be_replaced() -> None:
    assert replace(Identifier("ISO 9001:2008"), year=2015) == Identifier("ISO 9001:2015")


def test_an_identifier_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Identifier("ISO 9001").number = "9002"  # type: ignore[misc]


def test_an_identifier_survives_pickling() -> None:
    identifier = Identifier("BS EN ISO 9001:2015+A1:2024")
    assert pickle.loads(pickle.dumps(identifier)) == identifier  # noqa: S301


def test_equal_identifiers_are_one_key() -> None:
    assert (
        len({Identifier("ISO 9001:2015"), Identifier("iso9001-2015"), Identifier("urn:iso:std:iso:9001:ed-2015")}) == 1
    )
