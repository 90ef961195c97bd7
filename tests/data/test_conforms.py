"""The data against the bundled shapes."""

from collections.abc import Iterable
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, Graph, Literal, URIRef

from isograph.resources import data_files, ontology_files, shape_files
from isograph.vocabulary import DOCUMENT, ONTOLOGY


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return _read(shape_files())


@pytest.mark.slow
def test_the_data_conforms_to_the_shapes(shapes: Graph) -> None:
    data = _read([*ontology_files(), *data_files()])
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes, advanced=True)
    assert conforms, report


def test_an_edition_without_source_does_not_conform(shapes: Graph) -> None:
    edition, data = URIRef(DOCUMENT + "iso-9001:1994"), Graph()
    data.add((edition, RDF.type, URIRef(ONTOLOGY + "Edition")))
    data.add((edition, URIRef(ONTOLOGY + "identifier"), Literal("ISO 9001:1994")))
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes, advanced=True)
    assert not conforms
    assert "A record names its source." in report


def _read(paths: Iterable[Path]) -> Graph:
    graph = Graph()
    for path in paths:
        graph.parse(path)
    return graph
