"""The alignments: their foreign terms exist, they say what they should, and change nothing of ours."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from rdflib import DCTERMS, ORG, PROF, PROV, SDO, SKOS, Graph, URIRef
from rdflib.namespace import DefinedNamespace

from isograph.reasoning import Closure
from isograph.resources import alignment_files, ontology_files
from isograph.vocabulary import BASE

EXAMPLE = Path(__file__).parent / "example.ttl"
KNOWN: tuple[type[DefinedNamespace], ...] = (DCTERMS, ORG, PROF, PROV, SDO, SKOS)


@pytest.fixture(scope="module")
def aligned() -> Closure:
    return _closure((*ontology_files(), *alignment_files(), EXAMPLE))


@pytest.mark.parametrize("path", alignment_files(), ids=lambda path: path.stem)
def test_foreign_terms_exist(path: Path) -> None:
    assert _unknown(Graph().parse(path)) == set()


def test_a_foreign_term_that_does_not_exist_is_found() -> None:
    graph = Graph().parse(data="<urn:a> <http://purl.org/dc/terms/isReplacedby> <urn:b> .")
    assert _unknown(graph) == {"http://purl.org/dc/terms/isReplacedby"}


@pytest.mark.parametrize(
    ("subject", "predicate", "object_"),
    [
        ("https://example.org/old", DCTERMS.isReplacedBy, "https://example.org/new"),
        ("https://example.org/old", DCTERMS.isVersionOf, "https://example.org/standard"),
        ("https://example.org/new", PROV.wasRevisionOf, "https://example.org/old"),
        ("https://example.org/adoption", PROV.wasDerivedFrom, "https://example.org/old"),
        ("https://example.org/follower", PROF.isProfileOf, "https://example.org/old"),
        (BASE + "activity/make", SKOS.narrower, BASE + "activity/make-special"),
        (BASE + "activity/group-production", SKOS.member, BASE + "activity/make"),
    ],
)
def test_what_follows_with_the_alignments(subject: str, predicate: URIRef, object_: str, aligned: Closure) -> None:
    assert (f"<{subject}>", predicate.n3(), f"<{object_}>") in aligned


def test_the_alignments_add_nothing_to_our_own_terms(aligned: Closure) -> None:
    alone = _closure((*ontology_files(), EXAMPLE))
    covers = f"<{BASE}ontology#covers>"
    assert set(aligned.matches(None, covers, None)) == set(alone.matches(None, covers, None)) != set()


def _unknown(graph: Graph) -> set[str]:
    terms = {str(node) for triple in graph for node in triple if isinstance(node, URIRef)}
    return {
        term
        for namespace in KNOWN
        for term in terms
        if term.startswith(str(namespace)) and term != str(namespace) and term not in namespace
    }


def _closure(paths: Iterable[Path]) -> Closure:
    graph = Graph()
    for path in paths:
        graph.parse(path)
    return Closure.of((subject.n3(), predicate.n3(), object_.n3()) for subject, predicate, object_ in graph)
