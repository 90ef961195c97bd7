"""Relations too large to write out are walked when they are asked for, with the same results."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import isograph
from isograph import KnowledgeGraph, cache
from isograph.errors import QueryError, RunawayError
from isograph.reasoning import Closure, Triple, evaluator, walkable
from isograph.reasoning.terms import TYPE, curie
from isograph.reasoning.walks import Walk
from tests.reasoning.ontologies import axioms, facts, ontologies
from tests.reasoning.turtle import triples

SETTINGS = settings(deadline=None, max_examples=60, derandomize=True, suppress_health_check=list(HealthCheck))
LONG = 10_000
NEXT, TRANSITIVE = "<https://example.org/next>", curie("owl:TransitiveProperty")


def item(number: int) -> str:
    """Return the term of a number."""
    return f"<https://example.org/n{number}>"


def named(local: str) -> str:
    """Return the term of a local name."""
    return f"<https://example.org/{local}>"


def chain(length: int, predicate: str = NEXT) -> list[Triple]:
    """Return so many steps in a row."""
    return [(item(number), predicate, item(number + 1)) for number in range(length)]


def everything_walked(patch: pytest.MonkeyPatch) -> None:
    """Walk every relation that can be."""
    for bound in ("WRITTEN", "CLOSED", "HIERARCHY"):
        patch.setattr(walkable, bound, 0)
    patch.setattr(evaluator, "WRITTEN", 0)


@pytest.fixture(scope="module")
def long() -> Closure:
    """A chain of ten thousand, which holds fifty million pairs."""
    return Closure.of([(NEXT, TYPE, TRANSITIVE), *chain(LONG)])


def test_a_chain_of_ten_thousand_is_walked(long: Closure) -> None:
    assert long.walked == {NEXT}
    assert long.sizes()[NEXT] == LONG * (LONG + 1) // 2
    assert (item(3), NEXT, item(LONG - 3)) in long
    assert (item(LONG - 3), NEXT, item(3)) not in long
    assert sum(1 for _ in long.matches(item(10), NEXT, None)) == LONG - 10
    assert sum(1 for _ in long.matches(None, NEXT, item(10))) == 10


def test_a_proof_along_a_chain_of_ten_thousand_is_low_and_checks(long: Closure) -> None:
    proof = long.proof((item(0), NEXT, item(LONG)))
    assert proof.check(long)
    assert proof.height == 14
    assert len(proof.stated) == LONG + 1


def test_edits_of_a_chain_of_ten_thousand_are_told_without_a_list(long: Closure) -> None:
    closure = long.copy()
    change = closure.remove([(item(5000), NEXT, item(5001))])
    assert (change.added, change.removed, change.unlisted) == ((), (), (NEXT,))
    assert (item(0), NEXT, item(LONG)) not in closure
    assert (item(0), NEXT, item(5000)) in closure
    assert (item(0), NEXT, item(LONG)) in long
    assert closure.add([(item(0), "<https://example.org/other>", item(1))]).unlisted == ()


@pytest.mark.parametrize(
    ("more", "steps", "pairs"),
    [
        ((), [*chain(LONG - 1), (item(LONG - 1), NEXT, item(0))], LONG * LONG),
        ((curie("owl:SymmetricProperty"),), chain(LONG - 1), LONG * LONG),
        ((), [each for n in range(LONG) for each in ((item(-n), NEXT, "_:h"), ("_:h", NEXT, item(n + 1)))], LONG**2),
    ],
    ids=["ring", "symmetric", "hub"],
)
def test_rings_and_hubs_of_ten_thousand_end(more: tuple[str, ...], steps: list[Triple], pairs: int) -> None:
    closure = Closure.of([*((NEXT, TYPE, each) for each in (TRANSITIVE, *more)), *steps])
    assert closure.walked == {NEXT}
    assert closure.sizes()[NEXT] >= pairs


@pytest.mark.parametrize("ring", [False, True])
def test_classes_ten_thousand_deep_are_typed(*, ring: bool) -> None:
    subclass = curie("rdfs:subClassOf")
    back = [(item(LONG), subclass, item(0))] if ring else []
    closure = Closure.of([*chain(LONG, subclass), *back, ("<https://example.org/x>", TYPE, item(LONG - 20))])
    types = sum(1 for _ in closure.matches("<https://example.org/x>", TYPE, None))
    assert types == (LONG + 1 if ring else 21)
    assert closure.proof(("<https://example.org/x>", TYPE, item(LONG))).check(closure)


@pytest.mark.parametrize("editions", [10, 3000])
def test_what_is_covered_goes_down_ten_thousand_levels(editions: int) -> None:
    axioms_ = triples(":covers owl:propertyChainAxiom (:covers :next) .")
    covers = [(item(-each - 1), named("covers"), item(each)) for each in range(editions)]
    closure = Closure.of([*axioms_, *chain(LONG), *covers])
    assert bool(closure.walked) == (editions > 1000)
    assert closure.proof((item(-1), named("covers"), item(LONG))).check(closure)
    assert closure.sizes()[named("covers")] == sum(LONG + 1 - each for each in range(editions))


def test_a_cross_product_is_joined_when_it_is_asked_for() -> None:
    axioms_ = triples(":both owl:propertyChainAxiom (:in :out) . :both rdfs:subPropertyOf :either .")
    inward = [(item(-each - 1), named("in"), "_:hub") for each in range(LONG)]
    outward = [("_:hub", named("out"), item(each)) for each in range(LONG)]
    closure = Closure.of([*axioms_, *inward, *outward])
    assert closure.walked == {named("both"), named("either")}
    assert (item(-5), named("either"), item(5)) in closure
    assert sum(1 for _ in closure.matches(None, named("both"), item(5))) == LONG
    assert closure.proof((item(-5), named("either"), item(5))).check(closure)


def test_a_cross_product_past_the_bound_of_inferred_triples_is_refused() -> None:
    axioms_ = triples(":both owl:propertyChainAxiom (:in :out) .")
    inward = [(item(-each - 1), named("in"), "_:hub") for each in range(LONG)]
    outward = [("_:hub", named("out"), item(each)) for each in range(LONG)]
    with pytest.raises(RunawayError, match="1,000,000"):
        Closure.of([*axioms_, *inward, *outward], limit=1_000_000)


@SETTINGS
@given(ontologies())
def test_the_same_follows_walked_and_written(triples_: frozenset[Triple]) -> None:
    written = Closure.of(sorted(triples_), contradictions="report")
    with pytest.MonkeyPatch.context() as patch:
        everything_walked(patch)
        walked = Closure.of(sorted(triples_), contradictions="report")
        assert set(walked.inferred()) == set(written.inferred())
        assert set(walked.matches(None, None, None)) == set(written.matches(None, None, None))
        assert walked.contradictions == written.contradictions
        assert [each for each in walked.inferred() if not walked.proof(each).check(walked)] == []


edits = st.lists(
    st.tuples(st.booleans(), st.lists(st.one_of(facts.map(lambda fact: [fact]), axioms), max_size=2)), max_size=4
)


@SETTINGS
@given(triples_=ontologies(), steps=edits)
def test_edits_of_what_is_walked_equal_recomputing(
    triples_: frozenset[Triple], steps: list[tuple[bool, list[list[Triple]]]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        everything_walked(patch)
        closure = Closure.of(sorted(triples_), contradictions="report")
        for adding, drawn in steps:
            batch = [each for part in drawn for each in part] or sorted(triples_)[:2]
            before = set(closure.inferred())
            change = closure.add(batch) if adding else closure.remove(batch)
            triples_ = triples_ | set(batch) if adding else triples_ - set(batch)
            after = set(Closure.of(sorted(triples_), contradictions="report").inferred())
            assert set(closure.inferred()) == after
            listed = {each for each in before ^ after if each[1] not in change.unlisted}
            assert listed == {*change.added, *change.removed}


lines = st.dictionaries(st.integers(0, 6), st.sets(st.integers(0, 6), min_size=1), max_size=5)


def pairs_of(base: dict[int, set[int]], left: dict[int, set[int]], right: dict[int, set[int]]) -> set[tuple[int, int]]:
    """Close pairs round by round."""
    found = {(key, value) for key, row in base.items() for value in row}
    while True:
        more = {(key, after) for key, value in found for after in right.get(value, ())}
        more |= {(before, value) for before, row in left.items() for key, value in found if key in row}
        if more <= found:
            return found
        found |= more


@SETTINGS
@given(base=lines, left=lines, right=lines)
def test_a_walk_holds_what_closing_step_by_step_finds(
    base: dict[int, set[int]], left: dict[int, set[int]], right: dict[int, set[int]]
) -> None:
    walk, found = Walk(base, left, right, again=False), pairs_of(base, left, right)
    assert set(walk.pairs()) == found
    assert {(key, value) for key in walk.rows for value in walk.rows[key]} == found
    assert {(key, value) for value in walk.columns for key in walk.columns[value]} == found
    assert all(walk.holds(key, value) == ((key, value) in found) for key in range(7) for value in range(7))
    assert walk.size == len(found)


@pytest.fixture
def graph_with_a_long_chain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> KnowledgeGraph:
    """A graph with a chain of a hundred, of which no more than a thousand pairs are written out."""
    monkeypatch.setenv(cache.VARIABLE, "off")
    monkeypatch.setattr(walkable, "CLOSED", 1000)
    path = tmp_path / "chain.nt"
    path.write_text("".join(f"{' '.join(each)} .\n" for each in [(NEXT, TYPE, TRANSITIVE), *chain(100)]))
    return isograph.load(path, bundled=False)


def test_a_query_gets_what_it_names_an_end_of(graph_with_a_long_chain: KnowledgeGraph) -> None:
    graph = graph_with_a_long_chain
    query = "SELECT ?x WHERE { <https://example.org/n90> <https://example.org/next> ?x } ORDER BY ?x"
    assert len(graph.sparql(query).rows()) == 10
    assert graph.ask("ASK { ?a <https://example.org/next> <https://example.org/n100> . FILTER(?a != ?b) }", b=1)
    assert len(graph.sparql("SELECT ?x WHERE { ?x a owl:TransitiveProperty }").rows()) == 1


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x ?y WHERE { ?x <https://example.org/next> ?y }",
        "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
        "SELECT ?x WHERE { <https://example.org/n1> <https://example.org/next>+ ?x }",
    ],
)
def test_a_query_of_all_is_refused_with_what_to_do(graph_with_a_long_chain: KnowledgeGraph, query: str) -> None:
    with pytest.raises(QueryError, match="name its subject or its object"):
        graph_with_a_long_chain.sparql(query)


def test_an_edit_shows_in_what_was_asked_before(graph_with_a_long_chain: KnowledgeGraph) -> None:
    graph = graph_with_a_long_chain
    query = "SELECT ?x WHERE { <https://example.org/n0> <https://example.org/next> ?x }"
    assert len(graph.sparql(query).rows()) == 100
    graph.remove("<https://example.org/n10> <https://example.org/next> <https://example.org/n11> .")
    assert len(graph.sparql(query).rows()) == 10
    graph.add("<https://example.org/n10> <https://example.org/next> <https://example.org/n99> .")
    assert len(graph.sparql(query).rows()) == 12
