"""Updates: what changes with an edit, and that a failed one changes nothing."""

import pytest

from isograph.errors import InconsistencyError, RunawayError
from isograph.reasoning import Change, Closure
from tests.reasoning.turtle import triple, triples

SCHEMA = """
:covers owl:propertyChainAxiom (:hasScope :includes) , (:covers :narrower) . :covers owl:inverseOf :coveredBy .
:supersedes a owl:TransitiveProperty . :hasScope rdfs:domain :Edition . :Scope owl:disjointWith :Edition .
"""
DATA = SCHEMA + ":a :hasScope :s . :s :includes :x . :x :narrower :y . :c :supersedes :b . :b :supersedes :a ."


def everything(closure: Closure) -> set[tuple[str, str, str]]:
    return set(closure.matches(None, None, None))


def test_an_addition_says_what_it_added() -> None:
    change = Closure.of(triples(DATA)).add(triples(":y :narrower :z ."))
    assert change == Change(added=triples(":a :covers :z . :z :coveredBy :a ."))


def test_a_removal_says_what_it_removed() -> None:
    closure = Closure.of(triples(DATA))
    change = closure.remove(triples(":b :supersedes :a ."))
    assert change == Change(removed=triples(":c :supersedes :a ."))
    assert triple(":c :supersedes :a .") not in closure


def test_what_still_follows_another_way_stays() -> None:
    closure = Closure.of(triples(DATA + ":a :hasScope :t . :t :includes :x ."))
    assert closure.remove(triples(":s :includes :x .")) == Change()
    assert triple(":a :covers :y .") in closure


def test_a_cycle_does_not_hold_itself_up() -> None:
    closure = Closure.of(triples(DATA + ":y :narrower :x ."))
    closure.remove(triples(":s :includes :x ."))
    assert triple(":a :covers :y .") not in closure


def test_stating_what_was_inferred_moves_it() -> None:
    closure = Closure.of(triples(DATA))
    inferred = triple(":a :covers :x .")
    assert closure.add([inferred]) == Change(removed=(inferred,))
    assert closure.remove([inferred]) == Change(added=(inferred,))
    assert inferred in closure


def test_stated_twice_or_not_at_all_changes_nothing() -> None:
    closure = Closure.of(triples(DATA))
    assert closure.add(triples(":a :hasScope :s .")) == Change()
    assert closure.remove(triples(":a :hasScope :nothing .")) == Change()


@pytest.mark.parametrize("turtle", [":p rdfs:subPropertyOf :q .", ":a owl:sameAs :d .", ":A rdfs:subClassOf :B ."])
def test_axioms_and_equality_come_and_go(turtle: str) -> None:
    closure = Closure.of(triples(DATA + ":a :p :b . :a a :A ."))
    before = everything(closure)
    change = closure.add(triples(turtle))
    assert change.added
    assert everything(closure) == before | {*change.added, *triples(turtle)}
    assert closure.remove(triples(turtle)) == Change(removed=change.added)
    assert everything(closure) == before


@pytest.mark.parametrize("turtle", [":a a :Scope .", ":a a :Scope . :new owl:sameAs :s ."])
def test_a_contradictory_addition_is_refused_whole(turtle: str) -> None:
    closure = Closure.of(triples(DATA))
    before = everything(closure)
    with pytest.raises(InconsistencyError, match="cax-dw"):
        closure.add(triples(turtle + ":y :narrower :z ."))
    assert everything(closure) == before
    assert not closure.stated(triple(":y :narrower :z ."))


def test_a_runaway_addition_is_refused_whole() -> None:
    closure = Closure.of(triples(DATA), limit=100)
    before = everything(closure)
    with pytest.raises(RunawayError, match="100"):
        closure.add(triples(" ".join(f":e{n} :supersedes :e{n + 1} ." for n in range(30))))
    assert everything(closure) == before


def test_contradictions_reported_come_and_go() -> None:
    closure = Closure.of(triples(DATA), contradictions="report")
    closure.add(triples(":a a :Scope ."))
    assert [found.rule for found in closure.contradictions] == ["cax-dw"]
    closure.remove(triples(":a a :Scope ."))
    assert closure.contradictions == ()


def test_what_is_assumed_leaves_the_original_alone() -> None:
    closure = Closure.of(triples(DATA))
    before = everything(closure)
    assumed = closure.assuming(triples(":s :includes :design . :design :narrower :layout ."))
    assert triple(":a :covers :layout .") in assumed
    assumed.remove(triples(":x :narrower :y ."))
    assert everything(closure) == before


def test_a_copy_and_its_original_go_their_own_ways() -> None:
    closure = Closure.of(triples(DATA))
    twin = closure.copy()
    closure.add(triples(":y :narrower :z ."))
    twin.remove(triples(":s :includes :x ."))
    assert triple(":a :covers :z .") in closure
    assert triple(":a :covers :y .") not in twin


@pytest.mark.parametrize("engine", ["owlrl"])
def test_another_engine_updates_by_closing_again(engine: str) -> None:
    closure = Closure.of(triples(DATA), engine=engine)
    assert closure.add(triples(":y :narrower :z .")) == Change(added=triples(":a :covers :z . :z :coveredBy :a ."))
    assert closure.remove(triples(":y :narrower :z .")).removed == triples(":a :covers :z . :z :coveredBy :a .")
