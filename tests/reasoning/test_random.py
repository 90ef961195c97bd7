"""Random ontologies: the same triples as owlrl, and edits that equal recomputing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isograph.reasoning import Closure, Triple, plans
from isograph.reasoning import facts as facts_module
from tests.reasoning.ontologies import DECLARED, axioms, facts, ontologies

SETTINGS = settings(deadline=None, max_examples=60, derandomize=True, suppress_health_check=list(HealthCheck))


def closed(triples: frozenset[Triple], engine: str = "isograph") -> Closure:
    return Closure.of(sorted(triples), engine=engine, contradictions="report")


@SETTINGS
@given(ontologies())
def test_the_same_triples_follow_as_in_owlrl(triples: frozenset[Triple]) -> None:
    declared = triples | DECLARED
    assert set(closed(declared).inferred()) == set(closed(declared, "owlrl").inferred())


@SETTINGS
@given(ontologies())
def test_every_inferred_triple_has_a_proof_that_checks(triples: frozenset[Triple]) -> None:
    closure = closed(triples)
    assert [triple for triple in closure.inferred() if not closure.proof(triple).check(closure)] == []


@SETTINGS
@given(ontologies())
def test_what_is_asked_by_pattern_is_what_is_inferred(triples: frozenset[Triple]) -> None:
    closure = closed(triples)
    found = {triple for triple in closure.matches(None, None, None) if not closure.stated(triple)}
    assert found == set(closure.inferred())
    assert all(triple in closure for triple in found)


edits = st.lists(
    st.tuples(st.booleans(), st.lists(st.one_of(facts.map(lambda fact: [fact]), axioms), max_size=2)), max_size=5
)


@pytest.mark.parametrize("scanned", [False, True])
@SETTINGS
@given(triples=ontologies(), steps=edits)
def test_edits_equal_recomputing(
    triples: frozenset[Triple], steps: list[tuple[bool, list[list[Triple]]]], *, scanned: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if scanned:  # as relations too big to be turned round are
            patch.setattr(plans, "BIG", 0)
            patch.setattr(facts_module, "SCANNED", 0)
        closure = closed(triples)
        for adding, drawn in steps:
            batch = [triple for part in drawn for triple in part] or sorted(triples)[:2]
            before = set(closure.inferred())
            change = closure.add(batch) if adding else closure.remove(batch)
            triples = triples | set(batch) if adding else triples - set(batch)
            again = closed(triples)
            assert set(closure.inferred()) == set(again.inferred())
            assert closure.contradictions == again.contradictions
            assert (before - set(change.removed)) | set(change.added) == set(closure.inferred())
            assert before.issuperset(change.removed) and before.isdisjoint(change.added)  # noqa: PT018 - one fact
