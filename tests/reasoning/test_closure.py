"""The closure: engines, bounds, user rules, what is shown and what is not."""

import sys

import pytest

from isograph.errors import FormatError, InconsistencyError, MissingExtraError, OntologyError, RunawayError
from isograph.reasoning import Closure, Rule, rules_from
from isograph.reasoning.engines import ENGINES, Outcome, owlrl
from isograph.reasoning.facts import Facts
from isograph.reasoning.program import Program
from isograph.reasoning.terms import SAME_AS, TYPE, curie, prefixed
from isograph.vocabulary import ONTOLOGY
from tests.reasoning.turtle import name, triple, triples

CHAIN = ":supersedes a owl:TransitiveProperty . " + " ".join(f":n{n} :supersedes :n{n + 1} ." for n in range(200))


def inferred(turtle: str, *rules: Rule) -> set[tuple[str, str, str]]:
    """Return the inferred triples of a text by local names."""
    found = Closure.of(triples(turtle), rules=rules).inferred()
    return {(name(subject), name(predicate), name(object_)) for subject, predicate, object_ in found}


def test_nothing_follows_from_nothing() -> None:
    assert list(Closure.of(()).inferred()) == []


def test_the_engine_asked_for_is_the_engine_run(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def noted(facts: Facts, program: Program, rules: tuple[Rule, ...]) -> Outcome:
        ran.append("owlrl")
        return owlrl.run(facts, program, rules)

    monkeypatch.setitem(ENGINES, "owlrl", noted)
    assert Closure.of(triples(":a :p :b ."), engine="owlrl").engine == "owlrl"
    assert ran == ["owlrl"]
    assert Closure.of(triples(":a :p :b .")).engine == "isograph"
    assert ran == ["owlrl"]


def test_an_unknown_engine_is_refused_with_those_there_are() -> None:
    with pytest.raises(FormatError, match="isograph, owlrl, nemo"):
        Closure.of((), engine="pellet")


@pytest.mark.parametrize(("engine", "module"), [("nemo", "nmo_python"), ("owlrl", "owlrl")])
def test_an_engine_that_is_not_installed_says_so(monkeypatch: pytest.MonkeyPatch, engine: str, module: str) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError):
        Closure.of((), engine=engine)


def test_owlrl_refuses_rules_beside_its_own() -> None:
    rule = Rule("own", ((("?x"), "<https://example.org/p>", "?y"),), ("?y", "<https://example.org/q>", "?x"))
    with pytest.raises(OntologyError, match="own"):
        Closure.of((), rules=[rule], engine="owlrl")


def test_a_closure_past_its_bound_is_stopped_and_names_the_bound() -> None:
    with pytest.raises(RunawayError, match="10,000"):
        Closure.of(triples(CHAIN), limit=10_000)
    assert len(list(Closure.of(triples(CHAIN), limit=30_000).inferred())) == 200 * 199 // 2


def test_contradictions_are_reported_or_raised_as_asked() -> None:
    given = triples(":A owl:disjointWith :B . :x a :A , :B .")
    (found,) = Closure.of(given, contradictions="report").contradictions
    assert (found.rule, found.triples) == ("cax-dw", (triple(":x a :A ."), triple(":x a :B .")))
    with pytest.raises(InconsistencyError, match="cax-dw"):
        Closure.of(given)


def test_a_contradiction_is_printed_with_the_prefixes_that_are_known() -> None:
    named = "<https://w3id.org/isograph/id/iso-9001:2015>"
    given = triples(f":A owl:disjointWith <{ONTOLOGY}B> . {named} a :A , <{ONTOLOGY}B> ; :p '<{ONTOLOGY}B>' .")
    (found,) = Closure.of(given, contradictions="report").contradictions
    assert str(found) == (
        "cax-dw: id:iso-9001:2015 rdf:type <https://example.org/A>; id:iso-9001:2015 rdf:type iso:B"
        " (axiom: <https://example.org/A> owl:disjointWith iso:B)"
    )
    assert found.axiom == f"<https://example.org/A> owl:disjointWith <{ONTOLOGY}B>"
    assert found.triples[0][0] == named


def test_what_a_literal_says_is_printed_as_it_is() -> None:
    assert prefixed(f'<{ONTOLOGY}a> "see \\" <{ONTOLOGY}a>"@en') == f'iso:a "see \\" <{ONTOLOGY}a>"@en'
    assert prefixed(f"<{ONTOLOGY}> <https://e.org/a> ?x _:b") == f"<{ONTOLOGY}> <https://e.org/a> ?x _:b"


@pytest.mark.parametrize(
    "turtle", [":a :p 1 . :p owl:inverseOf :q .", ":a a :C . :C a owl:Class .", ":a owl:sameAs :a ."]
)
def test_trivial_triples_are_not_shown(turtle: str) -> None:
    assert inferred(turtle) == set()


def test_a_trivial_triple_that_is_stated_is_there() -> None:
    stated = triple(":a a owl:Thing .")
    assert stated in Closure.of([stated])
    assert stated not in Closure.of(triples(":a a :C ."))


def test_data_that_derives_an_axiom_is_compiled_again() -> None:
    assert ("x", TYPE[1:-1], "B") in inferred(":is rdfs:subPropertyOf rdfs:subClassOf . :A :is :B . :x a :A .")
    assert ("x", "covers", "z") in inferred(
        ":Long rdfs:subClassOf owl:TransitiveProperty . :covers a :Long . :x :covers :y . :y :covers :z ."
    )


def test_a_chain_runs_through_rdf_type() -> None:
    assert ("x", "fits", "y") in inferred(":fits owl:propertyChainAxiom (rdf:type :suits) . :x a :C . :C :suits :y .")


def test_a_property_equivalent_to_rdf_type_types() -> None:
    assert ("x", TYPE[1:-1], "D") in inferred(
        ":is owl:equivalentProperty rdf:type . :x :is :C . :C rdfs:subClassOf :D ."
    )


def test_a_w3c_term_stays_itself_whatever_equals_it() -> None:
    assert ("x", TYPE[1:-1], "B") in inferred(":aaa owl:sameAs rdfs:subClassOf . :A :aaa :B . :x a :A .")


def test_equality_found_from_data_leads_on() -> None:
    turtle = ":of a owl:FunctionalProperty . :a :of :x , :y . :x :next :z . :y :last :w ."
    assert {("y", "next", "z"), ("x", "last", "w"), ("x", SAME_AS[1:-1], "y")} <= inferred(turtle)


@pytest.mark.parametrize("size", [30, 120])
def test_an_intersection_may_be_long(size: int) -> None:
    members = " ".join(f":K{number}" for number in range(size))
    typed = " , ".join(f":K{number}" for number in range(size))
    assert ("x", TYPE[1:-1], "C") in inferred(f":C owl:intersectionOf ({members}) . :x a {typed} . :y a :K1 .")


@pytest.mark.parametrize(
    ("turtle", "count"),
    [
        (":p a owl:TransitiveProperty . :a :p :b . :b :p :c . :c :p :a .", 6),
        (":p a owl:TransitiveProperty , owl:SymmetricProperty . :hub :p :a , :b .", 7),
        (":p owl:inverseOf :p . :a :p :b .", 1),
        (
            ":p owl:propertyChainAxiom (:p :q) , (:r :p) . :z :r :a . :a :p :b . :b :q :c . :c :q :b .",
            3,
        ),
        (":p owl:propertyChainAxiom (:p :p :p) . :a :p :b . :b :p :c . :c :p :d .", 1),
        (":p owl:inverseOf :q . :q owl:inverseOf :r . :r rdfs:subPropertyOf :p . :a :p :b .", 2),
    ],
)
def test_recursion_of_every_shape_ends_complete(turtle: str, count: int) -> None:
    found = [each for each in inferred(turtle) if len(each[1]) == 1]
    assert len(found) == count
    assert set(Closure.of(triples(turtle)).inferred()) == set(Closure.of(triples(turtle), engine="owlrl").inferred())


def test_rules_print_with_name_axiom_and_patterns() -> None:
    closure = Closure.of(triples(":hasScope rdfs:domain :Edition ."))
    (rule,) = (rule for rule in closure.rules if rule.name == "prp-dom")
    assert str(rule) == "prp-dom: ?x <https://example.org/hasScope> ?y -> ?x rdf:type <https://example.org/Edition>"
    assert rule.axiom == "<https://example.org/hasScope> rdfs:domain <https://example.org/Edition>"


def test_a_construct_query_is_a_rule() -> None:
    rules = rules_from(
        "PREFIX : <https://example.org/> CONSTRUCT { ?c :grandchildOf ?a } WHERE { ?c :childOf ?b . ?b :childOf ?a }",
        "grand",
    )
    assert inferred(":c :childOf :b . :b :childOf :a .", *rules) == {("c", "grandchildOf", "a")}


def test_a_rule_may_range_over_predicates_and_classes() -> None:
    rules = rules_from("CONSTRUCT { ?y ?p ?x } WHERE { ?x ?p ?y . ?p a <https://example.org/Mutual> }", "mutual")
    found = inferred(
        ":likes a :Mutual . :a :likes :b . :a :knows :b . :knows rdfs:subPropertyOf :meets . :meets a :Mutual .", *rules
    )
    assert found == {("b", "likes", "a"), ("a", "meets", "b"), ("b", "meets", "a")}


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT * WHERE { ?a ?b ?c }", "CONSTRUCT"),
        ("CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c FILTER (?a = 1) }", "Filter"),
        ("CONSTRUCT { ?a ?b ?d } WHERE { ?a ?b ?c }", "does not bind"),
        ("CONSTRUCT { ?a <p:p> ?b } WHERE { ?a <p:p>+ ?b }", "path"),
        ("CONSTRUCT { ?a <p:p> ?b } WHERE { OPTIONAL { ?a <p:q> ?b } }", "LeftJoin"),
        ("CONSTRUCT { ?a un:known ?b } WHERE { ?a <p:q> ?b }", "cannot read"),
        ("CONSTRUCT { } WHERE { ?a <p:q> ?b }", "at least one"),
        ("hello", "cannot read"),
    ],
)
def test_what_is_no_rule_is_refused_with_the_reason(query: str, says: str) -> None:
    with pytest.raises(OntologyError, match=says):
        rules_from(query)


@pytest.mark.parametrize(
    ("turtle", "says"),
    [
        (":p owl:propertyChainAxiom (:q) .", "a chain has two"),
        (":p owl:propertyChainAxiom () .", "empty list"),
        (":C owl:intersectionOf :x . :x rdf:first :A .", "0 values"),
        (":C owl:unionOf :x . :x rdf:first :A ; rdf:rest :x .", "in a circle"),
        (":C owl:unionOf :x . :x rdf:first :A , :B ; rdf:rest () .", "2 values"),
        (":R owl:someValuesFrom :C .", "names no property"),
        (":R owl:onProperty :p .", "says nothing of its property"),
        (":R owl:onProperty :p ; owl:maxQualifiedCardinality 1 .", "names no class"),
        (":R owl:onProperty :p ; owl:maxCardinality 2 .", "no further than 1"),
        (":R owl:onProperty :p ; owl:minCardinality 1 .", "no owl:minCardinality"),
        (":p a owl:ReflexiveProperty .", "reflexive"),
        (":A rdfs:subClassOf [ owl:onProperty :p ; owl:someValuesFrom :B ] .", "someValuesFrom may not stand here"),
        (":A rdfs:subClassOf [ owl:intersectionOf (:B [ owl:unionOf (:C :D) ]) ] .", "unionOf may not stand here"),
        ("[ owl:onProperty :p ; owl:allValuesFrom :B ] rdfs:subClassOf :A .", "allValuesFrom may not stand here"),
        (":A owl:equivalentClass [ owl:complementOf :B ] .", "complementOf may not stand here"),
        (":p rdfs:domain [ owl:oneOf (:a) ] .", "oneOf may not stand here"),
        (":A owl:unionOf (:B :C) .", "one direction only"),
    ],
)
def test_axioms_outside_the_profile_are_reported(turtle: str, says: str) -> None:
    assert any(says in str(each) for each in Closure.of(triples(turtle)).outside)


@pytest.mark.parametrize(
    "turtle",
    [
        ":A rdfs:subClassOf [ owl:onProperty :p ; owl:allValuesFrom :B ] , [ owl:onProperty :p ; owl:hasValue :b ] .",
        "[ owl:onProperty :p ; owl:someValuesFrom [ owl:unionOf (:B :C) ] ] rdfs:subClassOf :A .",
        ":A rdfs:subClassOf [ owl:complementOf :B ] , [ owl:onProperty :p ; owl:maxCardinality 1 ] .",
        ":A owl:equivalentClass [ owl:intersectionOf (:B [ owl:onProperty :p ; owl:hasValue :b ]) ] .",
        ":p owl:propertyChainAxiom (:q :r) . <https://example.org/> owl:imports <https://example.org/> .",
    ],
)
def test_axioms_inside_the_profile_are_not_reported(turtle: str) -> None:
    assert Closure.of(triples(turtle)).outside == ()


def test_terms_of_every_kind_pass_through() -> None:
    hostile = ["<https://e.org/<script>'>", '"\\"\\n\\u0000"@en-GB', '"\ud800"', f'"{"x" * 1_000_000}"', "_:b-0.1"]
    given = [("<https://e.org/a>", "<https://e.org/p>", term) for term in hostile]
    is_part_of = (("<https://e.org/p>", curie("rdfs:subPropertyOf"), "<https://e.org/q>"),)
    found = Closure.of([*given, *is_part_of]).inferred()
    assert sorted(found) == sorted((subject, "<https://e.org/q>", object_) for subject, _, object_ in given)
