"""The IRI of a document, and the document of an IRI."""

import pytest

from isograph.errors import IdentifierError
from isograph.identifiers import Identifier
from isograph.vocabulary import DOCUMENT
from tests.identifiers.tables import lines, rows

_IDENTIFIERS = [*lines("curated.txt"), *lines("catalogue_forms.txt")]


@pytest.mark.parametrize(("text", "slug"), rows("iris.tsv"))
def test_the_iri_is_the_identifier_in_small_letters(text: str, slug: str) -> None:
    assert Identifier.parse(text).iri == DOCUMENT + slug


@pytest.mark.parametrize("text", [*_IDENTIFIERS, *(text for text, _ in rows("iris.tsv"))])
def test_the_iri_names_the_document(text: str) -> None:
    identifier = Identifier.parse(text)
    assert Identifier.from_iri(identifier.iri) == identifier


def test_no_two_documents_share_an_iri() -> None:
    assert len({Identifier.parse(text).iri for text in _IDENTIFIERS}) == len(set(_IDENTIFIERS))


@pytest.mark.parametrize("text", ["ISO 9001:2015(E)", "ISO 9001:2015(fr)", "ISO 9001:2015 Ed 5", "ISO 9001:2015-09"])
def test_what_does_not_change_the_document_does_not_change_the_iri(text: str) -> None:
    assert Identifier.parse(text).iri == Identifier("ISO 9001:2015").iri


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DIN ISO 9001:1987-05", "DIN ISO 9001:1987"),
        ("ISO 9001 Ed 5", "ISO 9001"),
        ("BS 903-A1:1996", "BS 903/A1:1996"),
        ("ISO 9001:2015+Amd 1:2024", "ISO 9001:2015/Amd 1:2024"),
        ("ISO 10303 Part 1951", "ISO 10303:1951"),
    ],
)
def test_what_changes_the_document_changes_the_iri(one: str, other: str) -> None:
    assert Identifier.parse(one).iri != Identifier.parse(other).iri


@pytest.mark.parametrize("text", _IDENTIFIERS)
def test_an_iri_has_only_characters_of_a_path_segment(text: str) -> None:
    slug = Identifier.parse(text).iri.removeprefix(DOCUMENT)
    assert slug.isascii()
    assert not set(slug) - set("abcdefghijklmnopqrstuvwxyz0123456789-.:+")


@pytest.mark.parametrize(
    "iri",
    [
        "",
        "iso-9001",
        DOCUMENT,
        f"{DOCUMENT}ISO-9001",
        f"{DOCUMENT}iso9001",
        f"{DOCUMENT}iso-9001-2015",
        f"{DOCUMENT}iso-9001:2015(en)",
        f"{DOCUMENT}iso-9001:1994#4.4",
        f"{DOCUMENT}iso-9001:15",
        f"{DOCUMENT}iso/9001",
        f"{DOCUMENT}hello-world",
        f"{DOCUMENT}iso-9001\n",
        "https://w3id.org/isograph/ics/03-120-10",
        "https://example.org/id/iso-9001",
    ],
)
def test_what_is_no_documents_iri_is_refused(iri: str) -> None:
    with pytest.raises(IdentifierError):
        Identifier.from_iri(iri)
