"""What the store finds for the queries of the shapes is what rdflib finds for them."""

from pathlib import Path

import pyshacl
import pytest
from rdflib import SH, Graph

from isograph.resources import ontology_files, shape_files
from isograph.store import Store
from isograph.validation import validate

CASES = Path(__file__).parent.parent / "ontology"
GENERATED = {"activities", "iaf", "sectors"}
"""Vocabularies that refer to the data, which these tests do without."""


@pytest.fixture(scope="module")
def bad() -> Store:
    """The ontology with all good examples and all bad cases of the shapes."""
    store = Store.memory()
    for path in (*ontology_files(), *CASES.glob("good/*.ttl"), *CASES.glob("bad/*.ttl")):
        if path.stem not in GENERATED:
            store.load(path)
    return store


@pytest.mark.slow
def test_the_store_finds_what_rdflib_finds(bad: Store) -> None:
    shapes = sum((Graph().parse(path) for path in shape_files()), Graph())
    _, report, _ = pyshacl.validate(Graph() + bad.snapshot(), shacl_graph=shapes)
    plain = sorted(str(message) for message in report.objects(None, SH.resultMessage))
    found = validate(bad, only="shapes").violations
    assert sorted(each.message for each in found) == plain
    assert len(plain) > 100
