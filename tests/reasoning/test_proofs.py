"""Proofs: lowest first, checked independently, told in English; and why a triple does not hold."""

import json
from dataclasses import replace

import pytest

from isograph.errors import NotInferredError
from isograph.reasoning import Closure, Proof
from tests.reasoning.turtle import name, triple, triples

FAMILY = triples("""
:covers owl:propertyChainAxiom (:hasScope :includes) , (:covers :narrower) , (:identicalAdoptionOf :covers) .
:narrower owl:inverseOf :broader .
:supersedes a owl:TransitiveProperty . :revises rdfs:subPropertyOf :supersedes .
:hasScope rdfs:domain :Edition . :Edition rdfs:subClassOf :Document .
:iso9002 :hasScope :scope . :scope :includes :production . :bs5750 :identicalAdoptionOf :iso9002 .
:welding :broader :production . :spot-welding :broader :welding .
:n4 :revises :n3 . :n3 :revises :n2 . :n2 :revises :n1 . :n1 :revises :n0 .
""")
LABELS = {"includes": "includes", "hasScope": "has the scope", "broader": "is a kind of", "iso9002": "ISO 9002:1994"}


@pytest.fixture(scope="module")
def closure() -> Closure:
    return Closure.of(FAMILY)


def label(term: str) -> str:
    return LABELS.get(name(term), name(term))


def test_every_inferred_triple_has_a_proof_that_checks(closure: Closure) -> None:
    assert all(closure.proof(each).check(closure) for each in closure.inferred())


def test_a_stated_triple_is_its_own_proof(closure: Closure) -> None:
    proof = closure.proof(triple(":scope :includes :production ."))
    assert (proof.rule, proof.height, proof.steps) == (None, 0, ())


def test_a_proof_rests_on_stated_triples_alone(closure: Closure) -> None:
    proof = closure.proof(triple(":bs5750 :covers :spot-welding ."))
    assert all(map(closure.stated, proof.stated))
    assert set(triples(":iso9002 :hasScope :scope . :welding :broader :production .")) <= set(proof.stated)


def test_the_lowest_proof_comes_first(closure: Closure) -> None:
    proofs = closure.proofs(triple(":bs5750 :covers :welding ."))
    assert len(proofs) == 2
    assert [proof.height for proof in proofs] == sorted(proof.height for proof in proofs)
    assert all(proof.check(closure) for proof in proofs)
    assert len(closure.proofs(triple(":bs5750 :covers :welding ."), limit=1)) == 1


def test_other_proofs_differ_at_any_depth() -> None:
    given = "".join(f":iso9002 :hasScope :s{n} . :s{n} :includes :production ." for n in range(3))
    closure = Closure.of({*FAMILY, *triples(given)})
    proofs = closure.proofs(triple(":bs5750 :covers :spot-welding ."), limit=50)
    scopes = {name(each[0]) for proof in proofs for each in proof.stated if name(each[1]) == "includes"}
    assert scopes == {"scope", "s0", "s1", "s2"}
    assert [proof.height for proof in proofs] == sorted(proof.height for proof in proofs)
    assert len({(proof.stated, tuple(map(repr, proof.steps))) for proof in proofs}) == len(proofs) == 12
    assert all(proof.check(closure) for proof in proofs)


def test_other_proofs_go_along_other_paths() -> None:
    closure = Closure.of(triples(":p a owl:TransitiveProperty . :a :p :b , :c . :b :p :d . :c :p :d . :d :p :a , :e ."))
    proofs = closure.proofs(triple(":a :p :e ."))
    ways = {frozenset(name(each[2]) for each in proof.stated if name(each[1]) == "p") for proof in proofs}
    assert {frozenset("bde"), frozenset("cde")} <= ways
    assert all(proof.check(closure) for proof in proofs)


def test_other_proofs_come_one_by_one_where_there_are_very_many() -> None:
    square = "".join(f":n{a} :p :n{b} ." for a in range(12) for b in range(12))
    closure = Closure.of(triples(f":p a owl:TransitiveProperty . {square} :n0 :q :end . :q rdfs:subPropertyOf :p ."))
    proofs = closure.proofs(triple(":n5 :p :end ."), limit=20)
    assert len(proofs) == 20
    assert all(proof.check(closure) for proof in proofs)


def test_a_proof_is_told_in_plain_english(closure: Closure) -> None:
    assert closure.proof(triple(":iso9002 :covers :welding .")).describe(label) == (
        "ISO 9002:1994 covers welding because ISO 9002:1994 has the scope scope, scope includes production, "
        "and welding is a kind of production."
    )


def test_a_run_of_one_relation_is_one_clause(closure: Closure) -> None:
    told = closure.proof(triple(":n4 :supersedes :n0 .")).describe(label)
    assert told == "N4 supersedes n0 because n4 revises n3, which revises n2, which revises n1, which revises n0."


def test_a_class_says_what_it_is_a_kind_of(closure: Closure) -> None:
    told = closure.proof(triple(":iso9002 a :Document .")).describe(label)
    assert told.startswith("ISO 9002:1994 is a kind of Document because")
    assert "every Edition is a kind of Document" in told


def test_a_proof_with_a_forged_step_does_not_check(closure: Closure) -> None:
    proof = closure.proof(triple(":iso9002 :covers :welding ."))
    assert not replace(proof, conclusion=triple(":iso9002 :covers :design .")).check(closure)
    assert not replace(proof, premises=proof.premises[1:]).check(closure)
    assert not Proof(triple(":iso9002 :covers :design .")).check(closure)


def test_a_proof_by_a_rule_that_is_not_in_force_does_not_check(closure: Closure) -> None:
    proof = closure.proof(triple(":iso9002 :covers :welding ."))
    assert proof.rule is not None
    assert not replace(proof, rule=replace(proof.rule, name="invented")).check(closure)


def test_a_proof_is_ready_for_json_and_networkx(closure: Closure) -> None:
    proof = closure.proof(triple(":iso9002 :covers :welding ."))
    told = json.loads(json.dumps(proof.to_dict()))
    assert told["steps"][0]["rule"] == "prp-spo2"
    graph = proof.to_networkx()
    assert set(graph.predecessors(proof.conclusion)) == {each.conclusion for each in proof.premises}


def test_equality_found_from_data_is_proved() -> None:
    closure = Closure.of(triples(":of a owl:FunctionalProperty . :a :of :x , :y . :y :next :z . :x owl:sameAs :w ."))
    proof = closure.proof(triple(":w :next :z ."))
    assert proof.check(closure)
    assert {"prp-fp", "eq-rep-s"} <= {step.rule.name for step in proof.steps if step.rule}


@pytest.mark.parametrize("length", [2, 1500])
def test_a_long_way_has_a_low_proof(length: int) -> None:
    edges = "".join(f":n{number} :p :n{number + 1} ." for number in range(length))
    closure = Closure.of(triples(f":p a owl:TransitiveProperty . {edges}"))
    proof = closure.proof(triple(f":n0 :p :n{length} ."))
    assert proof.check(closure)
    assert proof.height == (length - 1).bit_length()
    assert len(proof.describe(label)) < 400


def test_what_does_not_hold_has_no_proof_but_a_reason(closure: Closure) -> None:
    with pytest.raises(NotInferredError, match="lacks") as raised:
        closure.proof(triple(":iso9002 :covers :design ."))
    assert raised.value.triple == triple(":iso9002 :covers :design .")


def test_why_not_says_what_holds_and_what_is_missing(closure: Closure) -> None:
    why = closure.why_not(triple(":iso9002 :covers :design ."))
    found = {(attempt.held, attempt.missing) for attempt in why.attempts}
    assert (triples(":iso9002 :hasScope :scope ."), triples(":scope :includes :design .")) in found


def test_the_smallest_additions_make_it_hold(closure: Closure) -> None:
    wanted = triple(":iso9002 :covers :design .")
    additions = closure.why_not(wanted).additions
    assert triples(":scope :includes :design .") in additions
    assert all(wanted in closure.assuming(addition) for addition in additions)
    assert wanted not in closure


def test_what_no_rule_concludes_has_to_be_stated(closure: Closure) -> None:
    wanted = triple(":iso9002 :published :then .")
    why = closure.why_not(wanted)
    assert (why.attempts, why.additions) == ((), ((wanted,),))


def test_why_not_refuses_what_holds(closure: Closure) -> None:
    with pytest.raises(ValueError, match="holds"):
        closure.why_not(triple(":iso9002 :covers :welding ."))


def test_what_would_have_to_be_stated_comes_in_the_order_of_its_rank() -> None:
    certified = "".join(f":n{number} :covers :welding ." for number in range(20))
    closure = Closure.of(triples(f":for owl:propertyChainAxiom (:to :covers) . :x :to :y . {certified}"))
    why = closure.why_not(
        triple(":miller :for :welding ."), rank=lambda missing: (missing[2] != "<https://example.org/n9>",)
    )
    assert [name(added[2]) for (added,) in why.additions[:2]] == ["n9", "n0"]


def test_nobody_is_asked_to_state_something_of_a_blank_node() -> None:
    closure = Closure.of(
        triples(":W a owl:Class ; owl:equivalentClass [ owl:onProperty :for ; owl:hasValue :welding ] .")
    )
    additions = closure.why_not(triple(":miller :for :welding .")).additions
    assert additions == ((triple(":miller a :W ."),),)
