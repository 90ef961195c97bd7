"""Random ontologies and data over the axioms of OWL 2 RL, for hypothesis."""

from itertools import pairwise

from hypothesis import strategies as st

from isograph.reasoning import Triple
from isograph.reasoning.terms import SAME_AS, TYPE, curie

CLASSES = [f"<https://example.org/C{number}>" for number in range(4)]
PROPERTIES = [f"<https://example.org/p{number}>" for number in range(4)]
INDIVIDUALS = [f"<https://example.org/i{number}>" for number in range(5)]
RESTRICTIONS = [f"<https://example.org/R{number}>" for number in range(3)]
ONE = f'"1"^^{curie("xsd:nonNegativeInteger")}'

classes = st.sampled_from(CLASSES + RESTRICTIONS)
properties = st.sampled_from(PROPERTIES)
individuals = st.sampled_from(INDIVIDUALS)


def listed(head: str, members: list[str]) -> list[Triple]:
    """Return the triples of an RDF list that begins at a head."""
    cells = [head, *(f"{head}x{number}" for number in range(1, len(members))), curie("rdf:nil")]
    firsts = [(cell, curie("rdf:first"), member) for cell, member in zip(cells, members, strict=False)]
    return [*firsts, *((cell, curie("rdf:rest"), rest) for cell, rest in pairwise(cells))]


@st.composite
def list_axioms(draw: st.DrawFn) -> list[Triple]:
    """Draw an axiom that is written with a list."""
    head = f"_:list{draw(st.integers(0, 999_999))}"
    kind = draw(st.sampled_from(["propertyChainAxiom", "intersectionOf", "unionOf", "oneOf"]))
    members = {"propertyChainAxiom": properties, "oneOf": individuals}.get(kind, classes)
    subject = draw(properties if kind == "propertyChainAxiom" else classes)
    drawn = draw(st.lists(members, min_size=2, max_size=3))
    return [(subject, curie(f"owl:{kind}"), head), *listed(head, drawn)]


@st.composite
def restrictions(draw: st.DrawFn) -> list[Triple]:
    """Draw a restriction."""
    node, property_ = draw(st.sampled_from(RESTRICTIONS)), draw(properties)
    fillers = st.one_of(
        st.tuples(st.just("someValuesFrom"), st.one_of(classes, st.just(curie("owl:Thing")))),
        st.tuples(st.just("allValuesFrom"), classes),
        st.tuples(st.just("hasValue"), individuals),
        st.tuples(st.just("maxCardinality"), st.just(ONE)),
    )
    kind, filler = draw(fillers)
    return [(node, curie("owl:onProperty"), property_), (node, curie(f"owl:{kind}"), filler)]


def axiom(
    subjects: st.SearchStrategy[str], name: str, objects: st.SearchStrategy[str]
) -> st.SearchStrategy[list[Triple]]:
    """Return a strategy for axioms of one triple."""
    return st.tuples(subjects, st.just(curie(name)), objects).map(lambda triple: [triple])


def kinds(name: str) -> st.SearchStrategy[list[Triple]]:
    """Return a strategy for properties of a kind."""
    return axiom(properties, "rdf:type", st.just(curie(f"owl:{name}")))


axioms = st.one_of(
    axiom(classes, "rdfs:subClassOf", classes),
    axiom(classes, "owl:equivalentClass", classes),
    axiom(classes, "rdf:type", st.just(curie("owl:Class"))),
    axiom(properties, "rdfs:subPropertyOf", properties),
    axiom(properties, "owl:equivalentProperty", properties),
    axiom(properties, "owl:inverseOf", properties),
    axiom(properties, "rdfs:domain", classes),
    axiom(properties, "rdfs:range", classes),
    kinds("TransitiveProperty"),
    kinds("SymmetricProperty"),
    kinds("FunctionalProperty"),
    kinds("InverseFunctionalProperty"),
    kinds("ObjectProperty"),
    axiom(st.sampled_from(INDIVIDUALS[:2]), "owl:sameAs", st.sampled_from(INDIVIDUALS[1:])),
    axiom(classes, "owl:sameAs", classes),
    axiom(properties, "owl:sameAs", properties),
    list_axioms(),
    restrictions(),
)

facts = st.one_of(
    st.tuples(individuals, properties, individuals),
    st.tuples(individuals, properties, individuals),
    st.tuples(individuals, st.just(TYPE), classes),
    st.tuples(individuals, st.just(SAME_AS), individuals),
)


DECLARED = frozenset(
    [(class_, TYPE, curie("owl:Class")) for class_ in CLASSES + RESTRICTIONS]
    + [(property_, TYPE, curie("owl:ObjectProperty")) for property_ in PROPERTIES]
)
"""Declarations: without them owlrl misses what follows from classes and properties in a circle."""


@st.composite
def ontologies(draw: st.DrawFn) -> frozenset[Triple]:
    """Draw an ontology and data."""
    schema = draw(st.lists(axioms, min_size=1, max_size=7))
    data = draw(st.lists(facts, min_size=1, max_size=10))
    return frozenset({triple for axiom_ in schema for triple in axiom_} | set(data))
