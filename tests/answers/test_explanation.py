"""Why a triple holds, down to stated facts with their sources; or why it does not."""

from pathlib import Path

import networkx as nx
import pytest
from rdflib import PROV, RDF

import isograph
from isograph import (
    ArgumentError,
    IdentifierError,
    KnowledgeGraph,
    NotInferredError,
    UnknownActivityError,
    UnknownDocumentError,
    UnknownError,
)
from isograph.answers.explaining.explanation import Explanation
from isograph.model import Verification

LOOP = """
@prefix id: <https://w3id.org/isograph/id/> .
@prefix iso: <https://w3id.org/isograph/ontology#> .

id:iso-77777:2001 a iso:Edition ; iso:identifier "ISO 77777:2001" ; iso:replacedBy id:iso-77777:2002 .
id:iso-77777:2002 a iso:Edition ; iso:identifier "ISO 77777:2002" ; iso:replacedBy id:iso-77777:2001 .
"""

SHOP = "https://example.org/shop#"
SUPPLIERS = """
@prefix shop: <https://example.org/shop#> .

shop:certifiedTo a owl:ObjectProperty ; rdfs:label "Is certified to"@en ; rdfs:domain shop:Supplier .
shop:certifiedFor a owl:ObjectProperty ; rdfs:label "is certified for"@en ;
  owl:propertyChainAxiom (shop:certifiedTo iso:covers) .
shop:hasToMoveTo owl:propertyChainAxiom (shop:certifiedTo iso:mergedInto) .
shop:Supplier a owl:Class ; rdfs:label "Supplier"@en .
shop:Welder a owl:Class ; rdfs:label "Welding shop"@en ;
  owl:equivalentClass [ owl:onProperty shop:certifiedFor ; owl:hasValue activity:make-special-weld ] .
shop:Certified a owl:Class ; rdfs:label "certified company"@en ;
  owl:equivalentClass [ owl:onProperty shop:certifiedTo ; owl:someValuesFrom iso:Edition ] .
shop:SupplyingWelder a owl:Class ; rdfs:label "supplying welder"@en ;
  owl:equivalentClass [ a owl:Class ; owl:intersectionOf (shop:Supplier shop:Welder) ] .
shop:Useful a owl:Class ; rdfs:label "useful company"@en ;
  owl:equivalentClass [ a owl:Class ; owl:unionOf (shop:Friend [ owl:onProperty shop:knows ; owl:hasValue shop:me ]) ] .
shop:Friend a owl:Class .

shop:miller rdfs:label "Miller Brothers" ; shop:certifiedTo id:iso-9002:1994 ; shop:knows shop:me ;
  shop:paysTaxesIn shop:NewYork ; shop:livesAt [ rdfs:label "here" ] .
shop:xyz rdfs:label "XYZ Inspection" ; shop:certifiedTo id:iso-9003:1994 .
"""


@pytest.fixture(scope="module")
def shop() -> KnowledgeGraph:
    graph = isograph.load()
    graph.add(SUPPLIERS)
    return graph


@pytest.fixture(scope="module")
def welding(graph: KnowledgeGraph) -> Explanation:
    return graph.explain("ISO 9002:1994", "covers", "welding")


def why_not(graph: KnowledgeGraph, subject: str, predicate: str, object_: str) -> str:
    with pytest.raises(NotInferredError) as refused:
        graph.explain(subject, predicate, object_)
    return str(refused.value.why_not)


def test_welding_is_covered_through_production(welding: Explanation) -> None:
    assert welding.summary == (
        "ISO 9002:1994 covers welding because its scope includes producing goods and welding is a kind of producing"
        " goods by way of special processes."
    )


def test_every_stated_fact_names_its_graph_and_source(welding: Explanation) -> None:
    stated = [each for each in welding.reasons if each.stated]
    assert all(each.graphs and each.sources for each in stated)
    assert [each.graphs[0].rpartition("/")[2] for each in stated] == [
        *("scopes", "scopes", "vocabulary-activities", "vocabulary-activities")
    ]


def test_a_fact_has_the_provenance_of_its_record(welding: Explanation) -> None:
    (included,) = (each for each in welding.reasons if each.text.startswith("The scope of ISO 9002:1994 includes"))
    assert included.provenance is not None
    assert included.provenance.sources == ("pathfinder-9001", "praxiom-1994", "solubilis")
    assert included.provenance.verification == Verification.PARTLY


def test_unverified_facts_are_marked(welding: Explanation) -> None:
    assert welding.notes == (
        "Unverified: Special processes is a kind of producing goods; Welding is a kind of special processes.",
    )


def test_what_is_inferred_names_its_rule(welding: Explanation) -> None:
    assert welding.rows()[0] == ("ISO 9002:1994 covers welding", "prp-spo2", "", "", "")


def test_the_proof_is_sound(graph: KnowledgeGraph, welding: Explanation) -> None:
    assert welding.proof.check(graph.closure)


def test_the_proof_is_a_graph_from_facts_to_the_conclusion(welding: Explanation) -> None:
    proof = welding.to_networkx()
    assert nx.is_directed_acyclic_graph(proof)
    assert [node for node in proof if not proof.out_degree(node)] == ["ISO 9002:1994 covers welding"]
    assert proof.nodes["Welding is a kind of special processes"]["sources"] == "judgement"


def test_the_answer_is_ready_for_json(welding: Explanation) -> None:
    answer = welding.to_dict()
    assert answer["summary"] == welding.text
    assert isinstance(answer["triples"], list)
    assert len(answer["triples"]) == len(welding.rows())


def test_an_exclusion_is_explained(graph: KnowledgeGraph) -> None:
    assert graph.explain("ISO 9002:1994", "excludes", "design changes").summary == (
        "ISO 9002:1994 excludes changing design because its scope excludes designing and developing and changing design"
        " is a kind of designing and developing."
    )


def test_an_adoption_covers_by_its_base(graph: KnowledgeGraph) -> None:
    summary = graph.explain("BS EN ISO 9001:2015", "covers", "welding").summary
    assert (
        "BS EN ISO 9001:2015 is an identical adoption of ISO 9001:2015, the scope of ISO 9001:2015 includes" in summary
    )


def test_succession_is_explained_step_by_step(graph: KnowledgeGraph) -> None:
    assert graph.explain("ISO 9001:2015", "supersedes", "ISO 9002:1994").summary == (
        "ISO 9001:2015 supersedes ISO 9002:1994 because ISO 9002:1994 was merged into ISO 9001:2000,"
        " ISO 9001:2000 was revised by ISO 9001:2008 and ISO 9001:2008 was revised by ISO 9001:2015."
    )


@pytest.mark.parametrize("predicate", ["covers", "Covers", "iso:covers", "https://w3id.org/isograph/ontology#covers"])
@pytest.mark.parametrize("activity", ["welding", "activity:make-special-weld", "make.special.weld"])
def test_property_and_activity_are_named_as_people_do(graph: KnowledgeGraph, predicate: str, activity: str) -> None:
    assert graph.explain("iso 9002-1994", predicate, activity).text.startswith("ISO 9002:1994 covers welding because ")


def test_a_property_is_found_by_its_label(graph: KnowledgeGraph) -> None:
    assert graph.explain("ISO 9002:1994", "superseded by", "ISO 9001:2015").proof.rule is not None


def test_a_stated_triple_is_explained_as_such(graph: KnowledgeGraph) -> None:
    assert graph.explain("welding", "broader", "special processes").summary == (
        "Welding is a kind of special processes, as is stated."
    )


def test_why_not_an_excluded_activity(graph: KnowledgeGraph) -> None:
    why = why_not(graph, "ISO 9002:1994", "covers", "design")
    assert why.startswith("ISO 9002:1994 excludes designing and developing because its scope excludes ")
    assert "It is covered by " in why


def test_why_not_an_activity_of_which_nothing_is_stated(graph: KnowledgeGraph) -> None:
    assert why_not(graph, "ISO 9001:2015", "covers", "calibrating for others") == (
        "nothing is stated; its scope would have to include calibrating for others. It is covered by"
        " ISO/IEC 17025:2017, ISO/IEC 17025:2005, ISO/IEC 17025:1999 and ISO/IEC Guide 25:1990."
    )


def test_why_not_a_kind_of_activity_names_what_would_do(graph: KnowledgeGraph) -> None:
    assert "include welding or what it is a kind of, producing goods or special processes." in (
        why_not(graph, "ISO 9001:2026", "covers", "welding")
    )


def test_a_reused_number_does_not_supersede(graph: KnowledgeGraph) -> None:
    assert why_not(graph, "ISO/TS 9002:2016", "supersedes", "ISO 9002:1994").startswith(
        "it is not stated and does not follow; it would follow if ISO 9002:1994 was replaced by ISO/TS 9002:2016"
    )


def test_an_unknown_property_is_refused_with_those_near_it(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownError, match="nearest: covers"):
        graph.explain("ISO 9002:1994", "coverz", "welding")


def test_unknown_things_are_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownDocumentError):
        graph.explain("ISO 9001:2016", "covers", "welding")
    with pytest.raises(UnknownActivityError):
        graph.explain("ISO 9001:2015", "covers", "weldin")
    with pytest.raises(IdentifierError):
        graph.explain("hello world", "supersedes", "ISO 9002:1994")


def test_a_loop_in_a_users_file_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "loop.ttl"
    path.write_text(LOOP, encoding="utf-8")
    looped = isograph.load(path, contradictions="report")
    assert looped.explain("ISO 77777:2001", "supersedes", "ISO 77777:2001").summary == (
        "ISO 77777:2001 supersedes ISO 77777:2001 because ISO 77777:2001 was replaced by ISO 77777:2002"
        " and ISO 77777:2002 was replaced by ISO 77777:2001."
    )


def test_the_outline_goes_from_the_conclusion_down_to_what_is_stated(welding: Explanation) -> None:
    depths = [depth for depth, _, _ in welding.outline]
    assert welding.outline[0][1] == "ISO 9002:1994 covers welding"
    assert depths[0] == 0
    assert max(depths) > 1
    assert all(by.startswith(("prp-", "stated in ")) for _, _, by in welding.outline)


def test_html_folds_the_proof_without_a_script(welding: Explanation) -> None:
    html = welding._repr_html_()
    assert html.count("<details open>") == html.count("</details>") > 1
    assert "<script" not in html


def test_prov_tells_each_step_and_each_source(welding: Explanation) -> None:
    graph = welding.to_prov()
    used = {str(source).rpartition("/")[2] for source in graph.objects(None, PROV.hadPrimarySource)}
    assert {"solubilis", "judgement"} <= used
    assert len(set(graph.subjects(RDF.type, PROV.Activity))) == sum(not reason.stated for reason in welding.reasons)


def test_a_proof_checks_anew(welding: Explanation) -> None:
    assert welding.check()


def test_other_reasons_are_given_on_request(graph: KnowledgeGraph) -> None:
    found = graph.explain("IATF 16949:2016", "covers", "welding")
    others = found.others()
    assert others
    assert all(other != found and other.check() for other in others)


@pytest.mark.parametrize(
    ("class_", "because"),
    [
        ("Welder", "welding shop because Miller Brothers is certified for welding."),
        (
            "Certified",
            "certified company because Miller Brothers is certified to ISO 9002:1994 and ISO 9002:1994 is of the"
            " class edition.",
        ),
        (
            "SupplyingWelder",
            "supplying welder because Miller Brothers is of the class supplier and Miller Brothers is of the class"
            " welding shop.",
        ),
        ("Useful", "useful company because Miller Brothers knows me."),
    ],
)
def test_membership_of_a_defined_class_is_explained_by_what_it_asks(
    shop: KnowledgeGraph, class_: str, because: str
) -> None:
    found = shop.explain(f"{SHOP}miller", "rdf:type", SHOP + class_)
    assert found.text == f"Miller Brothers is of the class {because}"
    assert found.check()


def test_the_steps_of_a_defined_class_hang_together(shop: KnowledgeGraph) -> None:
    found = shop.explain(f"{SHOP}miller", "rdf:type", f"{SHOP}Welder")
    assert found.outline[1][:2] == (1, "Miller Brothers is certified for welding")
    assert {text for _, text, _ in found.outline} == {each.text for each in found.reasons}
    assert len(found.to_networkx().in_edges("Miller Brothers is of the class welding shop")) == 1
    assert "_:" not in str(found)


def test_an_axiom_is_explained_by_axioms(shop: KnowledgeGraph) -> None:
    found = shop.explain("iso:Amendment", "rdfs:subClassOf", "iso:Document")
    assert found.text.startswith("Amendment is a kind of document because amendment is a kind of ")
    assert found.outline[0][1] == "Amendment is a kind of document"


def test_what_holds_by_its_definition_alone_is_said_to(shop: KnowledgeGraph) -> None:
    defined = "@prefix shop: <https://example.org/shop#> . shop:A owl:equivalentClass [ owl:unionOf (shop:B shop:C) ] ."
    graph = shop.assuming(defined)
    assert graph.explain(f"{SHOP}B", "rdfs:subClassOf", f"{SHOP}A").text == "B is a kind of A by definition."


def test_a_proper_name_keeps_its_capital_and_a_common_one_does_not(shop: KnowledgeGraph) -> None:
    assert shop.explain(f"{SHOP}miller", "certifiedFor", "welding").text.startswith(
        "Miller Brothers is certified for welding because Miller Brothers is certified to ISO 9002:1994, the scope of"
    )


def test_what_has_no_label_is_called_by_its_spaced_name(shop: KnowledgeGraph) -> None:
    assert shop.explain(f"{SHOP}miller", f"{SHOP}hasToMoveTo", "ISO 9001:2000").text == (
        "Miller Brothers has to move to ISO 9001:2000 because Miller Brothers is certified to ISO 9002:1994 and"
        " ISO 9002:1994 was merged into ISO 9001:2000."
    )
    assert shop.explain(f"{SHOP}miller", f"{SHOP}paysTaxesIn", f"{SHOP}NewYork").text == (
        "Miller Brothers pays taxes in New York, as is stated."
    )


def test_what_does_not_hold_is_said_in_words(graph: KnowledgeGraph) -> None:
    with pytest.raises(NotInferredError, match=r"It does not hold that ISO 9001:1994 was merged into ISO 9004:2000"):
        graph.explain("ISO 9001:1994", "mergedInto", "ISO 9004:2000")


def test_what_is_missing_is_about_the_things_asked(graph: KnowledgeGraph) -> None:
    assert why_not(graph, "ISO 9001:2015", "supersedes", "ISO 9004:2000") == (
        "it is not stated and does not follow; it would follow if ISO 9001:2015 replaces ISO 9004:2000."
    )


def test_what_is_missing_is_about_the_newest_edition_in_force_first(shop: KnowledgeGraph) -> None:
    why = why_not(shop, f"{SHOP}xyz", "certifiedFor", "welding")
    assert "it would follow if XYZ Inspection is certified to ISO 9001:2015, XYZ Inspection is certified to ISO " in why
    assert "ANSI" not in why


def test_a_statement_that_no_rule_leads_to_is_not_its_own_condition(graph: KnowledgeGraph) -> None:
    why = why_not(graph, "BS EN ISO 9001:2015", "identicalAdoptionOf", "ISO 9002:1994")
    assert why == "it is not stated, and no rule leads to it."


@pytest.mark.parametrize("predicate", ["iso:coverz", "https://example.org/coverz", "shop:coverz"])
def test_an_unknown_iri_is_no_property_either(graph: KnowledgeGraph, predicate: str) -> None:
    with pytest.raises(UnknownError, match="nearest: covers"):
        graph.explain("ISO 9002:1994", predicate, "welding")


@pytest.mark.parametrize(
    ("named", "message"),
    [("_:b0", "blank node"), ('"ISO 9001:2015"', "literal"), (15, "names nothing"), (None, "names nothing")],
)
def test_what_has_no_name_cannot_be_asked_for(graph: KnowledgeGraph, named: str, message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        graph.explain("ISO 9001:2015", "supersedes", named)
    with pytest.raises(ArgumentError, match=message):
        graph.explain(named, "supersedes", "ISO 9001:2015")
    with pytest.raises(ArgumentError, match=message):
        graph.explain("ISO 9001:2015", named, "ISO 9001:2015")


def test_a_property_of_literals_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(ArgumentError, match="literals"):
        graph.explain("ISO 9001:2015", "identifier", "ISO 9001:2015")
