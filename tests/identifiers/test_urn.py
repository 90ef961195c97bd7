"""URNs by RFC 5141, in and out."""

import re

import pytest

from isograph.errors import IdentifierError
from isograph.identifiers import Identifier
from tests.identifiers.tables import lines, rows

_GRAMMAR = re.compile(
    r"urn:iso:std:[a-z0-9]+(-[a-z0-9]+)*(:(data|guide|isp|iwa|pas|r|tr|ts|tta))?:[0-9]+(:-[0-9a-z-]+)?"
    r"(:(draft|stage-[0-9]{2}\.[0-9]{2}(\.v[0-9]+)?))?(:ed-[0-9]+)?(:v[0-9]+(-(amd|cor|add)[0-9]+(\.v[0-9]+)?)*)?"
    r"((:stage-[0-9]{2}\.[0-9]{2}(\.v[0-9]+)?)?:(amd|cor|add|sup|ext):[0-9]+(:v[0-9]+)?)*(:[a-z]{2}(,[a-z]{2})*)?"
)


@pytest.mark.parametrize(("text", "urn"), rows("urns.tsv"))
def test_a_document_of_iso_has_a_urn(text: str, urn: str) -> None:
    assert Identifier.parse(text).urn == urn


@pytest.mark.parametrize(("text", "urn"), rows("urns.tsv"))
def test_a_urn_names_the_document(text: str, urn: str) -> None:
    assert Identifier.from_urn(urn) == Identifier.parse(text)


@pytest.mark.parametrize(("urn", "text"), rows("foreign_urns.tsv"))
def test_urns_of_others_are_understood(urn: str, text: str) -> None:
    assert str(Identifier.parse(urn)) == text


@pytest.mark.parametrize("text", [text for text in lines("catalogue_forms.txt") if " DIR " not in text])
def test_the_urn_of_a_catalogued_document_is_well_formed_and_names_it(text: str) -> None:
    identifier = Identifier.parse(text)
    assert _GRAMMAR.fullmatch(identifier.urn)
    assert Identifier.from_urn(identifier.urn) == identifier


@pytest.mark.parametrize(
    "text",
    [
        "BS EN ISO 9001:2015",
        "EN 29001:1987",
        "AS9100D:2016",
        "ISO/IEC DIR 1:2022",
        "Annex SL",
        "ISO 9000 series",
        "ISO 9001 Ed 1.2",
        "ISO 9001:2015/Suppl",
        "IEC 60601-1:2005/ISH 1:2008",
        "IEC 60034-1:2022 RLV",
    ],
)
def test_what_rfc_5141_does_not_name_has_no_urn(text: str) -> None:
    identifier = Identifier.parse(text)
    with pytest.raises(IdentifierError, match="RFC 5141"):
        _ = identifier.urn


@pytest.mark.parametrize(
    ("urn", "position"),
    [
        ("urn:isbn:9783161484100", 0),
        ("urn:iso:std:", 12),
        ("urn:iso:std:iso", 12),
        ("urn:iso:std:bs:5750", 12),
        ("urn:iso:std:iso:hello", 15),
        ("urn:iso:std:iso:9001:clause:4", 20),
        ("urn:iso:std:iso:9001:ed-5:hello", 25),
        ("urn:iso:std:iso:9001:ed-99999", 20),
        ("urn:iso:std:iso:9001\n", 15),
        ("urn:iso:std:iso:9001" + ":amd:1" * 1000 + ":x", 250),
    ],
)
def test_a_wrong_urn_is_refused_with_the_place(urn: str, position: int) -> None:
    with pytest.raises(IdentifierError) as caught:
        Identifier.parse(urn)
    assert caught.value.position == position
