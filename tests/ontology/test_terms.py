"""Terms are never removed: a name that was published stays, deprecated if need be."""

import re
from pathlib import Path

import pytest
from rdflib import OWL, SKOS, Graph, URIRef

import isograph
from isograph.resources import alignment_files, ontology_files, question_folder, shape_files
from isograph.vocabulary import ONTOLOGY, STAGE, STATUS
from tests.ontology.terms import OURS, listed, terms

PUBLISHED = listed()
SUBSTAGES = {
    "00": "00 20 60 98 99",
    "10": "00 20 60 92 98 99",
    "20": "00 20 60 98 99",
    "30": "00 20 60 92 98 99",
    "40": "00 20 60 92 93 98 99",
    "50": "00 20 60 92 98 99",
    "60": "00 60",
    "90": "20 60 92 93 99",
    "95": "20 60 92 99",
}
QUERIES = Path(isograph.__file__).parent / "queries"
QUESTIONS = question_folder()
USERS = [*shape_files(), *alignment_files(), *sorted((*QUERIES.rglob("*.rq"), *QUESTIONS.glob("*.rq")))]


@pytest.fixture(scope="module")
def published() -> Graph:
    graph = Graph()
    for path in ontology_files():
        graph.parse(path)
    return graph


def test_no_published_term_is_gone(published: Graph) -> None:
    assert _gone(published) == set()


def test_every_new_term_is_listed(published: Graph) -> None:
    assert sorted(set(PUBLISHED)) == PUBLISHED
    assert terms(published) - set(PUBLISHED) == set()


@pytest.mark.parametrize("term", [f"{ONTOLOGY}covers", f"{ONTOLOGY}Edition", f"{STAGE}90-92"])
def test_a_term_that_is_gone_is_found(term: str, published: Graph) -> None:
    without = Graph() + published
    without.remove((URIRef(term), None, None))
    assert {OURS[name.split(":")[0]] + name.split(":")[1] for name in _gone(without)} == {term}


def test_a_term_that_is_deprecated_is_not_gone(published: Graph) -> None:
    assert _gone(published + Graph().parse(data=f"<{ONTOLOGY}covers> <{OWL.deprecated}> true .")) == set()


@pytest.mark.parametrize("path", USERS, ids=lambda path: path.name)
def test_a_shape_alignment_or_query_uses_published_terms_alone(path: Path) -> None:
    assert _unpublished(path.read_text(encoding="utf-8")) == set()


def test_an_unpublished_term_is_found() -> None:
    assert _unpublished("SELECT ?x WHERE { ?x iso:covers/iso:isNarrower ?y ; a iso:Editon }") == {
        "iso:isNarrower",
        "iso:Editon",
    }


def test_the_matrix_of_stages_is_complete(published: Graph) -> None:
    codes = {str(code) for stage, code in published.subject_objects(SKOS.notation) if str(stage).startswith(STAGE)}
    assert codes == SUBSTAGES.keys() | {f"{stage}.{sub}" for stage, subs in SUBSTAGES.items() for sub in subs.split()}


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("00-00", "draft"),
        ("30-98", "deleted"),
        ("50-20", "draft"),
        ("60-00", "draft"),
        ("60-60", "current"),
        ("90-20", "current"),
        ("90-92", "current"),
        ("90-99", "current"),
        ("95-20", "current"),
        ("95-60", "current"),
        ("95-99", "withdrawn"),
    ],
)
def test_a_stage_means_a_status(code: str, status: str, published: Graph) -> None:
    assert set(published.objects(URIRef(STAGE + code), URIRef(ONTOLOGY + "stageMeans"))) == {URIRef(STATUS + status)}


def _unpublished(text: str) -> set[str]:
    return {f"iso:{name}" for name in re.findall(r"\biso:(\w+)", text)} - set(PUBLISHED)


def _gone(graph: Graph) -> set[str]:
    return set(PUBLISHED) - terms(graph)
