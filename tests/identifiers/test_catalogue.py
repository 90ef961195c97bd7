"""Every reference of the catalogues, where they are at hand."""

import gzip
import json
import re
import tarfile
from collections import defaultdict
from pathlib import Path

import pytest

from isograph.errors import IdentifierError
from isograph.identifiers import Identifier

_CATALOGUE = Path(__file__).parents[3] / "shared" / "catalogue"
_DELIVERABLES = _CATALOGUE / "iso_deliverables_metadata.jsonl.gz"
_RELATON = _CATALOGUE / "relaton-data-iso.tar.xz"
_DOCUMENT_ID = re.compile(r"^- id: (.+)\n  type: (ISO|iso-reference|URN)$", re.MULTILINE)
_TRUNCATED = re.compile(r" [0-9]+(:[0-9]{4})?\(E\)|/.*")
_REFUSED_REASON = "87 references of Relaton lack the publisher of the base that they supplement: 1:2009(E), /DIS 1(E)"


@pytest.fixture(scope="module")
def references() -> list[str]:
    if not _DELIVERABLES.exists():
        pytest.skip("the catalogue of ISO Open Data is not beside the repository")
    with gzip.open(_DELIVERABLES, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["reference"] for line in lines]


@pytest.fixture(scope="module")
def document_ids() -> dict[str, set[str]]:
    if not _RELATON.exists():
        pytest.skip("Relaton's records are not beside the repository")
    found: dict[str, set[str]] = defaultdict(set)
    with tarfile.open(_RELATON, "r|xz") as archive:
        for member in archive:
            content = archive.extractfile(member) if member.name.endswith(".yaml") else None
            for text, kind in _DOCUMENT_ID.findall(content.read().decode("utf-8")) if content else ():
                found[kind].add(text.strip("'\""))
    return found


def test_every_reference_of_iso_is_canonical(references: list[str]) -> None:
    assert [text for text in references if str(Identifier.parse(text)) != text] == []


def test_every_reference_of_iso_has_its_own_iri_that_leads_back(references: list[str]) -> None:
    iris = {Identifier.parse(text).iri: text for text in references}
    assert len(iris) == len(set(references))
    assert [text for iri, text in iris.items() if str(Identifier.from_iri(iri)) != text] == []


def test_every_reference_of_iso_has_its_own_urn_that_leads_back(references: list[str]) -> None:
    urns = {Identifier.parse(text).urn: text for text in references}
    assert len(urns) == len(set(references))
    assert [text for urn, text in urns.items() if str(Identifier.from_urn(urn)) != text] == []


def test_every_identifier_of_relaton_is_canonical(document_ids: dict[str, set[str]]) -> None:
    assert [text for text in document_ids["ISO"] if str(Identifier.parse(text)) != text] == []


def test_every_urn_of_relaton_is_understood(document_ids: dict[str, set[str]]) -> None:
    identifiers = [Identifier.from_urn(urn) for urn in document_ids["URN"]]
    assert [each for each in identifiers if Identifier.from_urn(each.urn) != each] == []


def test_every_reference_of_relaton_is_understood_unless_it_is_truncated(document_ids: dict[str, set[str]]) -> None:
    refused = []
    for text in document_ids["iso-reference"]:
        try:
            assert Identifier.parse(text).languages == ("en",)
        except IdentifierError:
            refused.append(text)
    assert [text for text in refused if not _TRUNCATED.fullmatch(text)] == [], _REFUSED_REASON
