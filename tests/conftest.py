"""The graph that most tests ask, loaded once, and a cache that is not the user's own."""

from collections.abc import Iterator

import pytest

import isograph
from isograph import KnowledgeGraph, cache


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(cache.VARIABLE, str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def graph(_own_cache: None) -> KnowledgeGraph:
    """The bundled graph; a test that changes a graph loads its own."""
    return isograph.load()


USER_VOCABULARY = """
@prefix activity: <https://w3id.org/isograph/activity/> .
@prefix iso: <https://w3id.org/isograph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ours: <https://example.org/activity/> .

ours:laser-weld a iso:Activity ; skos:prefLabel "Laser welding"@en ; skos:broader activity:make-special-weld .
ours:shows a iso:Activity ; skos:prefLabel "Staging shows"@en ; skos:altLabel "production"@en .
"""


@pytest.fixture(scope="session")
def user_graph(_own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """The bundled graph with a user's own activities beside it, one of which reuses a label of ours."""
    path = tmp_path_factory.mktemp("user") / "activities.ttl"
    path.write_text(USER_VOCABULARY, encoding="utf-8")
    return isograph.load(path)
