"""Which texts are identifiers, and which."""

import pytest

from isograph.errors import IdentifierError
from isograph.identifiers import Identifier
from tests.identifiers.tables import lines, rows


@pytest.mark.parametrize("text", lines("curated.txt"))
def test_an_identifier_of_a_curated_document_prints_as_it_is(text: str) -> None:
    assert str(Identifier.parse(text)) == text


@pytest.mark.parametrize("text", lines("catalogue_forms.txt"))
def test_every_form_of_the_catalogues_prints_as_it_is(text: str) -> None:
    assert str(Identifier.parse(text)) == text


@pytest.mark.parametrize(("written", "canonical"), rows("spellings.tsv"))
def test_every_spelling_has_one_canonical_form(written: str, canonical: str) -> None:
    assert str(Identifier.parse(written)) == canonical


@pytest.mark.parametrize("canonical", sorted({canonical for _, canonical in rows("spellings.tsv")}))
def test_a_canonical_form_reads_as_itself(canonical: str) -> None:
    assert str(Identifier.parse(canonical)) == canonical


@pytest.mark.parametrize(("text", "position", "expected"), rows("refused.tsv"))
def test_text_that_names_no_document_is_refused_with_the_place(text: str, position: str, expected: str) -> None:
    with pytest.raises(IdentifierError) as caught:
        Identifier.parse(text)
    assert (caught.value.text, caught.value.position, caught.value.expected) == (text, int(position), expected)


@pytest.mark.parametrize(
    ("cls", "separate"), [("ISO/IEC 27001:2022", "ISO/IEC 27002:2022"), ("ISO 9001", "ISO/TS 9001")]
)
def test_different_documents_differ(cls: str, separate: str) -> None:
    assert Identifier.parse(cls) != Identifier.parse(separate)


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u3000", "\t", "\n", " \r\n "])
def test_any_blank_is_a_blank(blank: str) -> None:
    assert str(Identifier.parse(f"ISO{blank}9001:2015")) == "ISO 9001:2015"


@pytest.mark.parametrize("dash", "-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d")
def test_any_dash_is_a_dash(dash: str) -> None:
    assert str(Identifier.parse(f"ISO 9000{dash}4:1993")) == "ISO 9000-4:1993"


@pytest.mark.parametrize("hostile", ["\0", "\ud800", "😀", "'", '"', "<script>", "\x1b[31m", "{}", "%s", "\\"])
@pytest.mark.parametrize("template", ["{}", "ISO{}9001", "ISO 9001{}", "ISO 9001:2015 {}", "{}ISO 9001"])
def test_hostile_text_is_refused(template: str, hostile: str) -> None:
    with pytest.raises(IdentifierError):
        Identifier.parse(template.replace("{}", hostile, 1))


@pytest.mark.parametrize(
    "unit",
    [
        "x",
        "9",
        " ",
        "\n",
        "-",
        "-1",
        "(",
        "(en,",
        ":",
        "/",
        "ISO ",
        "BS EN ",
        "ISO/",
        "+A1",
        "/Amd 1",
        " Part 1",
        "😀",
        "\0",
    ],
)
@pytest.mark.parametrize("start", ["", "ISO", "ISO 9001", "ISO 9001:2015"])
def test_a_megabyte_of_junk_is_refused(start: str, unit: str) -> None:
    text = start + unit * (1_000_000 // len(unit))
    if text.strip() in {"ISO 9001", "ISO 9001:2015"}:
        assert str(Identifier.parse(text)) == start
    else:
        with pytest.raises(IdentifierError):
            Identifier.parse(text)


def test_the_message_of_an_error_is_short_and_says_what_was_expected() -> None:
    with pytest.raises(
        IdentifierError, match=r"expected a publisher such as ISO, IEC, EN or BS at position 0"
    ) as caught:
        Identifier.parse("x" * 1_000_000)
    assert len(str(caught.value)) < 250


def test_an_error_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="names no document"):
        Identifier.parse("hello world")


@pytest.mark.parametrize(("written", "year"), [("47", 1947), ("94", 1994), ("00", 2000), ("46", 2046)])
def test_two_digits_are_a_year_from_1947_to_2046(written: str, year: int) -> None:
    assert Identifier.parse(f"EN ISO 9002:{written}").year == year
