"""What follows from the published files by a plain OWL 2 RL reasoner, what does not, and what cannot be."""

import warnings
from pathlib import Path

import owlrl
import pytest
from rdflib import Graph, URIRef

from isograph.errors import InconsistencyError
from isograph.reasoning import Closure
from isograph.resources import alignment_files, ontology_files
from isograph.vocabulary import PREFIXES

EXAMPLE = Path(__file__).parent / "example.ttl"
EX = "https://example.org/"
HEAD = "\n".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in {**PREFIXES, "ex": EX}.items())


@pytest.fixture(scope="module")
def closed() -> Graph:
    """The ontology's files and the example as owlrl closes them, with no help of ours."""
    graph = _published()
    graph.parse(EXAMPLE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


@pytest.mark.parametrize(
    "fact",
    [
        "ex:old iso:covers activity:make",
        "ex:old iso:covers activity:make-special-weld",
        "ex:adoption iso:covers activity:make-special-weld",
        "ex:sector-document iso:covers activity:make-special-weld",
        "ex:reprint iso:covers activity:make-special-weld",
        "ex:old iso:excludes activity:design-plan",
        "ex:adoption iso:excludes activity:design-plan",
        "ex:old iso:reduces activity:make-special-weld",
        "ex:adoption iso:reduces activity:make-special",
        "activity:make iso:narrowerActivity activity:make-special",
        "ex:old iso:revisedBy ex:new",
        "ex:old iso:replacedBy ex:new",
        "ex:new iso:revises ex:old",
        "ex:other iso:mergedInto ex:newest",
        "ex:newest iso:mergerOf ex:new",
        "ex:old iso:supersededBy ex:newest",
        "ex:newest iso:supersedes ex:old",
        "ex:newest iso:amendedBy ex:amendment",
        "ex:amendment a iso:Document",
        "ex:old iso:editionOf ex:standard",
        "ex:standard a iso:Standard",
        "ex:scope a iso:Scope",
        "ex:revision a iso:Dated",
        "ex:reprint iso:basedOn ex:adoption",
        "ex:old iso:hasAdoption ex:adoption",
        "ex:old iso:identicalTo ex:twin",
    ],
)
def test_what_follows(fact: str, closed: Graph) -> None:
    assert _triple(fact) in closed


@pytest.mark.parametrize(
    "fact",
    [
        "ex:standard iso:covers activity:make",
        "ex:old iso:covers activity:design",
        "ex:old iso:covers activity:group-production",
        "ex:modified iso:covers activity:make",
        "ex:follower iso:covers activity:make",
        "ex:companion iso:covers activity:make",
        "ex:twin iso:covers activity:make",
        "ex:new iso:covers activity:make",
        "ex:sector-document iso:excludes activity:design",
        "ex:sector-document iso:reduces activity:make-special",
        "ex:old iso:mergedInto ex:newest",
        "ex:newest iso:supersededBy ex:namesake",
        "ex:newest iso:replacedBy ex:amendment",
        "ex:amendment a iso:Edition",
        "ex:new <http://www.w3.org/2002/07/owl#sameAs> ex:old",
    ],
)
def test_what_does_not_follow(fact: str, closed: Graph) -> None:
    assert _triple(fact) not in closed


CONTRADICTIONS = {
    "cax-adc": "ex:a a iso:Document , iso:Activity .",
    "cax-dw": "ex:a a iso:Amendment , iso:Edition .",
    "prp-irp": "ex:a iso:amends ex:a .",
    "prp-asyp": "ex:a iso:adoptionOf ex:b . ex:b iso:identicalAdoptionOf ex:a .",
}


@pytest.mark.parametrize(("rule", "data"), CONTRADICTIONS.items(), ids=CONTRADICTIONS)
def test_data_that_cannot_be_is_contradicted(rule: str, data: str) -> None:
    with pytest.raises(InconsistencyError) as error:
        _closure(_published() + Graph().parse(data=f"{HEAD}\n{data}"))
    assert rule in str(error.value)


@pytest.mark.parametrize(
    "data",
    [
        'ex:a iso:identifier "ISO 1:2000" , "ISO 2:2000" .',
        "ex:a iso:published ex:b . ex:b a iso:Edition .",
        "ex:a iso:parentClause ex:b . ex:b iso:parentClause ex:a .",
    ],
)
def test_other_data_that_cannot_be_is_contradicted(data: str) -> None:
    with pytest.raises(InconsistencyError):
        _closure(_published() + Graph().parse(data=f"{HEAD}\n{data}"))


def test_the_ontology_is_consistent_and_inside_the_profile() -> None:
    closure = _closure(_published())
    assert closure.contradictions == ()
    assert closure.outside == ()


def test_the_alignments_are_consistent_and_inside_the_profile() -> None:
    graph = _published()
    for path in alignment_files():
        graph.parse(path)
    closure = _closure(graph)
    assert closure.contradictions == ()
    assert closure.outside == ()


def test_the_example_is_short() -> None:
    assert len(EXAMPLE.read_text(encoding="utf-8").splitlines()) <= 20


def _published() -> Graph:
    graph = Graph()
    for path in ontology_files():
        graph.parse(path)
    return graph


def _closure(graph: Graph) -> Closure:
    return Closure.of((subject.n3(), predicate.n3(), object_.n3()) for subject, predicate, object_ in graph)


def _triple(fact: str) -> tuple[URIRef, URIRef, URIRef]:
    ((subject, predicate, object_),) = Graph().parse(data=f"{HEAD}\n{fact} .")
    return subject, predicate, object_  # type: ignore[return-value]
