"""Identifiers in running text."""

from itertools import pairwise

import pytest

from isograph.identifiers import Identifier, Mention, find_identifiers
from tests.identifiers.tables import lines, rows


@pytest.mark.parametrize(("text", "expected"), rows("mentions.tsv"))
def test_mentions_are_found_and_look_alikes_are_not(text: str, expected: str) -> None:
    assert "; ".join(str(mention.identifier) for mention in find_identifiers(text)) == expected


@pytest.mark.parametrize(("text", "expected"), rows("mentions.tsv"))
def test_a_mention_gives_the_words_and_their_place(text: str, expected: str) -> None:
    mentions = find_identifiers(text)
    assert all(text[each.start : each.end] == each.text == each.text.strip() for each in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    assert bool(mentions) == bool(expected)


def test_a_mention_is_a_value() -> None:
    expected = Mention(Identifier("ISO 9001:2015"), start=4, end=17, text="ISO 9001-2015")
    assert find_identifiers("See ISO 9001-2015.") == (expected,)


@pytest.mark.parametrize("text", [text for text in lines("curated.txt") if "series" not in text and text[:2] != "pr"])
def test_a_curated_identifier_is_found_in_a_sentence(text: str) -> None:
    found = find_identifiers(f"The requirements of {text}, and no others, apply.")
    assert [str(each.identifier) for each in found] == [text]


def test_what_is_known_decides_in_running_text() -> None:
    (mention,) = find_identifiers("as in ISO 10303-1951, here", known={"ISO 10303 Part 1951"})
    assert (mention.identifier.parts, mention.text) == (("1951",), "ISO 10303-1951")


@pytest.mark.parametrize("text", ["", " ", "\0", "\ud800", "😀 ISO", "ISO", "ISO ISO", "<script>", "9001"])
def test_text_without_identifiers_has_no_mentions(text: str) -> None:
    assert find_identifiers(text) == ()


@pytest.mark.parametrize(
    "unit",
    [
        "x",
        "9",
        " ",
        "\n",
        "-",
        "(",
        "A",
        "ISO ",
        "ISO/",
        "BS EN DIN ",
        "E DIN ",
        "ISO 9001-1",
        "/Amd 1",
        " Part 1",
        "\0",
    ],
)
def test_a_long_text_is_read_to_its_end(unit: str) -> None:
    text = unit * (100_000 // len(unit)) + " and then ISO 9001:2015"
    assert find_identifiers(text)[-1].identifier == Identifier("ISO 9001:2015")


def test_every_mention_of_a_long_list_is_found() -> None:
    assert len(find_identifiers("ISO 9001:2015, " * 2000)) == 2000
