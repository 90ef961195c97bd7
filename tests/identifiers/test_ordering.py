"""The order of identifiers."""

import pytest

from isograph.identifiers import Identifier

_IN_ORDER = [
    "BS 5750-0.1:1987",
    "BS 5750-1:1979",
    "BS EN ISO 9001:2015",
    "EN ISO 9001:2015",
    "IEC 60300-1:1993",
    "ISO 9:1995",
    "ISO 105-A2",
    "ISO 105-A10",
    "ISO 9000-2:1993",
    "ISO 9000-10:1993",
    "ISO 9001",
    "ISO/DIS 9001",
    "ISO 9001:1994",
    "ISO 9001:1994/Cor 1:1995",
    "ISO 9001:2015",
    "ISO 9001:2015(en)",
    "ISO 9001:2015/Amd 1:2024",
    "ISO 9001:2015/Amd 2",
    "ISO/TS 9001",
    "ISO 10013",
    "ISO/IEC 17025:2017",
    "JIS Z 9901:1991",
]


def test_identifiers_are_listed_by_body_number_part_and_date() -> None:
    assert [str(each) for each in sorted(map(Identifier, reversed(_IN_ORDER)))] == _IN_ORDER


@pytest.mark.parametrize(
    ("one", "other"), [("ISO 9001", "ISO 9001:2015"), ("ISO 105-A1", "ISO 105-A01"), ("ISO 9", "ISO 10")]
)
def test_of_two_identifiers_one_is_first(one: str, other: str) -> None:
    first, second = Identifier(one), Identifier(other)
    assert (first < second) != (second < first)


def test_an_identifier_does_not_compare_with_text() -> None:
    with pytest.raises(TypeError):
        _ = Identifier("ISO 9001") < "ISO 9002"


def test_equal_identifiers_are_one_in_a_set() -> None:
    assert len({Identifier("iso9001-2015"), Identifier("ISO 9001:2015")}) == 1
    assert len({Identifier("ISO/FDIS 9001"), Identifier("ISO/DIS 9001"), Identifier("ISO 9001")}) == 3
