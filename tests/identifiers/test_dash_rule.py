"""Whether a last group after a dash is a part or a year."""

import pytest

from isograph.identifiers import Identifier


@pytest.mark.parametrize(
    ("text", "parts", "year"),
    [
        ("ISO 9001-2015", (), 2015),
        ("ISO 9000-4", ("4",), None),
        ("ISO 9000-94", ("94",), None),
        ("ISO/TS 10303-1854", ("1854",), None),
        ("ISO 10303-1900", ("1900",), None),
        ("ISO 10303-2100", ("2100",), None),
        ("ISO/IEC 11801-1-2017", ("1",), 2017),
        ("ISO 10303-1951:2030", ("1951",), 2030),
        ("ISO 9001-2015-09", (), 2015),
        ("ISO 10303 Part 1951", ("1951",), None),
        ("ANSI/ASQC Q9001-1994", (), 1994),
        ("ANSI/ASQC Q9001-94", (), 1994),
        ("ANSI/ASQC Q10011-1-1994", ("1",), 1994),
        ("GB/T 19001-2016", (), 2016),
        ("ISO 9001/2008", (), 2008),
        ("ISO 9001/94", (), 1994),
        ("ISO 2631/1", ("1",), None),
        ("BS 5750/2", ("2",), None),
        ("iso9001_2015", (), 2015),
    ],
)
def test_the_rule_tells_a_part_from_a_year(text: str, parts: tuple[str, ...], year: int | None) -> None:
    identifier = Identifier.parse(text)
    assert (identifier.parts, identifier.year) == (parts, year)


def test_a_part_that_looks_like_a_year_is_printed_in_words() -> None:
    identifier = Identifier(publishers=("ISO",), number="10303", parts=("2001",))
    assert Identifier.parse(str(identifier)) == identifier


def test_what_is_known_decides_for_the_part() -> None:
    assert Identifier.parse("ISO 10303-1951", known={"ISO 10303 Part 1951"}).parts == ("1951",)


def test_what_is_known_decides_for_the_year() -> None:
    assert Identifier.parse("ISO 9001-94(E)", known={"ISO 9001:1994"}).year == 1994


def test_what_is_known_can_be_a_function() -> None:
    identifier = Identifier.parse("ISO 9001-2015", known=lambda canonical: "Part" in canonical)
    assert identifier.parts == ("2015",)


def test_the_rule_holds_where_neither_reading_is_known() -> None:
    assert Identifier.parse("ISO 9001-2015", known=set()).year == 2015


def test_nothing_is_asked_where_nothing_is_ambiguous() -> None:
    def fail(canonical: str) -> bool:
        raise AssertionError(canonical)

    assert Identifier.parse("ISO 9001:2015", known=fail).year == 2015
