"""Whole graphs: the bundled one, a synthetic catalogue, and an ontology that no one here wrote."""

from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from benchmarks import synthetic
from benchmarks.reasoning import shapeless, worklist
from isograph.reasoning import Closure, Triple
from isograph.reasoning.terms import SAME_AS, TYPE, curie

ROOT = Path(__file__).parents[2]
HIERARCHY = {TYPE, curie("rdfs:subClassOf"), curie("rdfs:subPropertyOf")}


def read(paths: list[Path]) -> list[Triple]:
    """Return the triples of Turtle files."""
    quads = (
        quad
        for path in paths
        for quad in parse(
            path.read_bytes(), RdfFormat.TURTLE, base_iri=synthetic.BASE, rename_blank_nodes=True, lenient=True
        )
    )
    return [(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads]


@pytest.fixture(scope="module")
def bundled() -> list[Triple]:
    """The published ontology, its vocabularies and the data."""
    folders = (ROOT / "ontology", ROOT / "ontology" / "vocabularies", ROOT / "data")
    return read([path for folder in folders for path in sorted(folder.glob("*.ttl"))])


@pytest.fixture(scope="module")
def closure(bundled: list[Triple]) -> Closure:
    return Closure.of(bundled)


@pytest.mark.slow
def test_the_bundled_graph_closes_as_owlrl_closes_it(bundled: list[Triple], closure: Closure) -> None:
    assert set(closure.inferred()) == set(Closure.of(bundled, engine="owlrl").inferred())


@pytest.mark.slow
def test_every_inferred_triple_of_the_bundled_graph_has_a_proof_that_checks(closure: Closure) -> None:
    assert [triple for triple in closure.inferred() if not closure.proof(triple).check(closure)] == []


def test_the_bundled_ontology_lies_inside_the_profile(closure: Closure) -> None:
    assert (closure.outside, closure.contradictions) == ((), ())


def pairs(closure: Closure) -> set[Triple]:
    """Return what a catalogue covers and supersedes."""
    return {each for name in (synthetic.COVERS, synthetic.SUPERSEDES) for each in closure.matches(None, name, None)}


def test_a_catalogue_closes_as_a_worklist_closes_it_by_hand() -> None:
    triples = [triple for triple in synthetic.catalogue(2_000) if triple[1] != SAME_AS]
    assert len(pairs(Closure.of(triples))) == worklist(triples)


def test_a_shortcut_for_recursion_changes_nothing() -> None:
    triples = list(synthetic.catalogue(1_000))
    assert pairs(Closure.of(shapeless(triples))) == pairs(Closure.of(triples))


@pytest.mark.skipif(not find_spec("nmo_python"), reason="nemo-python is not installed")
@pytest.mark.parametrize("size", [1_000, pytest.param(10_000, marks=pytest.mark.slow)])
def test_a_catalogue_closes_as_nemo_closes_it(size: int) -> None:
    triples = list(synthetic.catalogue(size))
    assert set(Closure.of(triples).inferred()) == set(Closure.of(triples, engine="nemo").inferred())


@pytest.fixture(scope="module")
def brick() -> list[Triple]:
    """The Brick ontology of buildings, as its package ships it."""
    if not find_spec("brickschema"):
        pytest.skip("brickschema, which ships the Brick ontology, is not installed")
    return read([Path(str(files("brickschema"))) / "ontologies" / "1.1" / "Brick.ttl"])


def test_a_foreign_ontology_closes_and_what_it_has_outside_the_profile_is_told(brick: list[Triple]) -> None:
    closure = Closure.of(brick, contradictions="report")
    assert sum(triple[1] in HIERARCHY for triple in closure.inferred()) > 1_000
    assert all(outside.reason for outside in closure.outside)


@pytest.mark.slow
def test_a_foreign_ontology_has_the_hierarchy_and_types_that_owlrl_finds(brick: list[Triple]) -> None:
    own, reference = (Closure.of(brick, engine=engine, contradictions="report") for engine in ("isograph", "owlrl"))
    assert {each for each in own.inferred() if each[1] in HIERARCHY} == {
        each for each in reference.inferred() if each[1] in HIERARCHY
    }
