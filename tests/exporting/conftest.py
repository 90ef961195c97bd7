"""A store on disk with the first records of the catalogue of ISO."""

import gzip
from itertools import islice
from pathlib import Path

import pytest

import isograph
from isograph import KnowledgeGraph
from isograph.importing import bring

CATALOGUE = Path(__file__).parents[3] / "shared" / "catalogue" / "iso_deliverables_metadata.jsonl.gz"


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """The bundled graph and 500 records beside it, on disk."""
    if not CATALOGUE.exists():
        pytest.skip(f"the catalogue of ISO is not at {CATALOGUE}")
    folder = tmp_path_factory.mktemp("catalogue")
    with gzip.open(CATALOGUE, "rt", encoding="utf-8") as lines:
        (folder / "some.jsonl").write_text("".join(islice(lines, 500)), encoding="utf-8")
    bring("iso-open-data", folder / "some.jsonl", store=folder / "store", as_of="2026-06-01")
    return isograph.load(store=folder / "store")
