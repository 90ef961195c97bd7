"""Documents of the data are named as the library names them."""

import pytest

from isograph.identifiers import Identifier
from isograph.vocabulary import DOCUMENT, ONTOLOGY, RDF

Graphs = dict[str, list[tuple[str, str, str]]]
CLIMATE_NUMBERS = 31


@pytest.fixture(scope="session")
def identifiers(graphs: Graphs) -> dict[str, str]:
    """The identifier of each document."""
    return {s: o for triples in graphs.values() for s, p, o in triples if p == ONTOLOGY + "identifier"}


def test_an_iri_is_the_one_minted_from_the_identifier(identifiers: dict[str, str]) -> None:
    assert {text: iri for iri, text in identifiers.items() if Identifier.parse(text).iri != iri} == {}


def test_an_identifier_is_written_as_the_library_writes_it(identifiers: dict[str, str]) -> None:
    assert [text for text in identifiers.values() if str(Identifier.parse(text)) != text] == []


def test_an_edition_belongs_to_its_undated_standard(graphs: Graphs, identifiers: dict[str, str]) -> None:
    standards = {s: o for triples in graphs.values() for s, p, o in triples if p == ONTOLOGY + "editionOf"}
    undated = {edition: Identifier.parse(identifiers[edition]).undated().iri for edition in standards}
    assert standards == undated


def test_every_dated_edition_has_its_standard(graphs: Graphs, identifiers: dict[str, str]) -> None:
    belonging = {s for triples in graphs.values() for s, p, _ in triples if p == ONTOLOGY + "editionOf"}
    dated = {s for s in _typed(graphs, "Edition") if Identifier.parse(identifiers[s]).dated}
    assert {identifiers[edition] for edition in dated - belonging} == set()


def test_every_document_that_something_refers_to_is_described(graphs: Graphs, identifiers: dict[str, str]) -> None:
    referred = {o for triples in graphs.values() for _, _, o in triples if o.startswith(DOCUMENT) and "#" not in o}
    assert referred - set(identifiers) == set()


def test_every_standard_amended_for_climate_is_there(graphs: Graphs, identifiers: dict[str, str]) -> None:
    family = "https://w3id.org/isograph/family/climate-amended-numbers"
    members = [o for s, p, o in graphs["families"] if (s, p) == (family, ONTOLOGY + "member")]
    assert len(members) == CLIMATE_NUMBERS
    assert {identifiers[member] for member in members} >= {"ISO 9001", "ISO/IEC 19770-1", "ISO 16000-40"}


def _typed(graphs: Graphs, class_: str) -> set[str]:
    return {s for triples in graphs.values() for s, p, o in triples if (p, o) == (RDF + "type", ONTOLOGY + class_)}
