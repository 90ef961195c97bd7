"""The rules of OWL 2 RL/RDF, as the W3C recommendation's tables 4 to 9 state them.

Written one rule a line, indented where it runs on. Before the bar stand the axiom's patterns, which the
compiler matches against the ontology; after it the data's patterns, which are
joined when the closure is computed. Rules over lists name the list:

* `?c in ?l`: for each member of the list;
* `?a,?b in ?l`: for each pair of different positions, the first before the second;
* `each ?c in ?l (…)`: the patterns once for each member, all of them together; in
  them a variable `?z#` is another one at each position, and `?u+` the `?u#` of the
  next. In the head `?u^` is the first of these and `?u$` the last.

`?n is 0` holds for any literal of that value. Source: W3C, OWL 2 Web Ontology
Language Profiles (Second Edition), section 4.3.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from isograph.reasoning.rules import Pattern
from isograph.reasoning.terms import TYPE, curie

TABLE = """
eq-diff1   | ?x owl:sameAs ?y, ?x owl:differentFrom ?y -> false
eq-diff2   ?d a owl:AllDifferent, ?d owl:members ?l, ?a,?b in ?l | ?a owl:sameAs ?b -> false
eq-diff3   ?d a owl:AllDifferent, ?d owl:distinctMembers ?l, ?a,?b in ?l | ?a owl:sameAs ?b -> false

prp-dom    ?p rdfs:domain ?c | ?x ?p ?y -> ?x a ?c
prp-rng    ?p rdfs:range ?c | ?x ?p ?y -> ?y a ?c
prp-fp     ?p a owl:FunctionalProperty | ?x ?p ?y1, ?x ?p ?y2, ?y1 != ?y2 -> ?y1 owl:sameAs ?y2
prp-ifp    ?p a owl:InverseFunctionalProperty | ?x1 ?p ?y, ?x2 ?p ?y, ?x1 != ?x2 -> ?x1 owl:sameAs ?x2
prp-irp    ?p a owl:IrreflexiveProperty | ?x ?p ?x -> false
prp-symp   ?p a owl:SymmetricProperty | ?x ?p ?y -> ?y ?p ?x
prp-asyp   ?p a owl:AsymmetricProperty | ?x ?p ?y, ?y ?p ?x -> false
prp-trp    ?p a owl:TransitiveProperty | ?x ?p ?y, ?y ?p ?z -> ?x ?p ?z
prp-spo1   ?p1 rdfs:subPropertyOf ?p2 | ?x ?p1 ?y -> ?x ?p2 ?y
prp-spo2   ?p owl:propertyChainAxiom ?l | each ?q in ?l (?u# ?q ?u+) -> ?u^ ?p ?u$
prp-eqp1   ?p1 owl:equivalentProperty ?p2 | ?x ?p1 ?y -> ?x ?p2 ?y
prp-eqp2   ?p1 owl:equivalentProperty ?p2 | ?x ?p2 ?y -> ?x ?p1 ?y
prp-pdw    ?p1 owl:propertyDisjointWith ?p2 | ?x ?p1 ?y, ?x ?p2 ?y -> false
prp-adp    ?d a owl:AllDisjointProperties, ?d owl:members ?l, ?p1,?p2 in ?l | ?x ?p1 ?y, ?x ?p2 ?y -> false
prp-inv1   ?p1 owl:inverseOf ?p2 | ?x ?p1 ?y -> ?y ?p2 ?x
prp-inv2   ?p1 owl:inverseOf ?p2 | ?x ?p2 ?y -> ?y ?p1 ?x
prp-key    ?c owl:hasKey ?l | ?x a ?c, ?y a ?c, each ?p in ?l (?x ?p ?z#, ?y ?p ?z#), ?x != ?y -> ?x owl:sameAs ?y
prp-npa1   ?n owl:sourceIndividual ?x, ?n owl:assertionProperty ?p, ?n owl:targetIndividual ?y | ?x ?p ?y -> false
prp-npa2   ?n owl:sourceIndividual ?x, ?n owl:assertionProperty ?p, ?n owl:targetValue ?y | ?x ?p ?y -> false

cls-nothing2 | ?x a owl:Nothing -> false
cls-int1   ?c owl:intersectionOf ?l | each ?d in ?l (?y a ?d) -> ?y a ?c
cls-int2   ?c owl:intersectionOf ?l, ?d in ?l | ?y a ?c -> ?y a ?d
cls-uni    ?c owl:unionOf ?l, ?d in ?l | ?y a ?d -> ?y a ?c
cls-com    ?c1 owl:complementOf ?c2 | ?x a ?c1, ?x a ?c2 -> false
cls-svf1   ?r owl:someValuesFrom ?y, ?r owl:onProperty ?p, ?y isnt owl:Thing | ?u ?p ?v, ?v a ?y -> ?u a ?r
cls-svf2   ?r owl:someValuesFrom owl:Thing, ?r owl:onProperty ?p | ?u ?p ?v -> ?u a ?r
cls-avf    ?r owl:allValuesFrom ?y, ?r owl:onProperty ?p | ?u a ?r, ?u ?p ?v -> ?v a ?y
cls-hv1    ?r owl:hasValue ?y, ?r owl:onProperty ?p | ?u a ?r -> ?u ?p ?y
cls-hv2    ?r owl:hasValue ?y, ?r owl:onProperty ?p | ?u ?p ?y -> ?u a ?r
cls-maxc1  ?r owl:maxCardinality ?n, ?n is 0, ?r owl:onProperty ?p | ?u a ?r, ?u ?p ?y -> false
cls-maxc2  ?r owl:maxCardinality ?n, ?n is 1, ?r owl:onProperty ?p | ?u a ?r, ?u ?p ?y1, ?u ?p ?y2, ?y1 != ?y2
           -> ?y1 owl:sameAs ?y2
cls-maxqc1 ?r owl:maxQualifiedCardinality ?n, ?n is 0, ?r owl:onProperty ?p, ?r owl:onClass ?c,
           ?c isnt owl:Thing | ?u a ?r, ?u ?p ?y, ?y a ?c -> false
cls-maxqc2 ?r owl:maxQualifiedCardinality ?n, ?n is 0, ?r owl:onProperty ?p, ?r owl:onClass owl:Thing | ?u a ?r,
           ?u ?p ?y -> false
cls-maxqc3 ?r owl:maxQualifiedCardinality ?n, ?n is 1, ?r owl:onProperty ?p, ?r owl:onClass ?c,
           ?c isnt owl:Thing | ?u a ?r, ?u ?p ?y1, ?y1 a ?c, ?u ?p ?y2, ?y2 a ?c, ?y1 != ?y2 -> ?y1 owl:sameAs ?y2
cls-maxqc4 ?r owl:maxQualifiedCardinality ?n, ?n is 1, ?r owl:onProperty ?p, ?r owl:onClass owl:Thing | ?u a ?r,
           ?u ?p ?y1, ?u ?p ?y2, ?y1 != ?y2 -> ?y1 owl:sameAs ?y2
cls-oo     ?c owl:oneOf ?l, ?y in ?l | -> ?y a ?c

cax-sco    ?c1 rdfs:subClassOf ?c2 | ?x a ?c1 -> ?x a ?c2
cax-eqc1   ?c1 owl:equivalentClass ?c2 | ?x a ?c1 -> ?x a ?c2
cax-eqc2   ?c1 owl:equivalentClass ?c2 | ?x a ?c2 -> ?x a ?c1
cax-dw     ?c1 owl:disjointWith ?c2 | ?x a ?c1, ?x a ?c2 -> false
cax-adc    ?d a owl:AllDisjointClasses, ?d owl:members ?l, ?c1,?c2 in ?l | ?x a ?c1, ?x a ?c2 -> false

scm-cls    | ?c a owl:Class -> ?c rdfs:subClassOf ?c
scm-cls    | ?c a owl:Class -> ?c owl:equivalentClass ?c
scm-sco    | ?c1 rdfs:subClassOf ?c2, ?c2 rdfs:subClassOf ?c3 -> ?c1 rdfs:subClassOf ?c3
scm-eqc1   | ?c1 owl:equivalentClass ?c2 -> ?c1 rdfs:subClassOf ?c2
scm-eqc1   | ?c1 owl:equivalentClass ?c2 -> ?c2 rdfs:subClassOf ?c1
scm-eqc2   | ?c1 rdfs:subClassOf ?c2, ?c2 rdfs:subClassOf ?c1 -> ?c1 owl:equivalentClass ?c2
scm-op     | ?p a owl:ObjectProperty -> ?p rdfs:subPropertyOf ?p
scm-op     | ?p a owl:ObjectProperty -> ?p owl:equivalentProperty ?p
scm-dp     | ?p a owl:DatatypeProperty -> ?p rdfs:subPropertyOf ?p
scm-dp     | ?p a owl:DatatypeProperty -> ?p owl:equivalentProperty ?p
scm-spo    | ?p1 rdfs:subPropertyOf ?p2, ?p2 rdfs:subPropertyOf ?p3 -> ?p1 rdfs:subPropertyOf ?p3
scm-eqp1   | ?p1 owl:equivalentProperty ?p2 -> ?p1 rdfs:subPropertyOf ?p2
scm-eqp1   | ?p1 owl:equivalentProperty ?p2 -> ?p2 rdfs:subPropertyOf ?p1
scm-eqp2   | ?p1 rdfs:subPropertyOf ?p2, ?p2 rdfs:subPropertyOf ?p1 -> ?p1 owl:equivalentProperty ?p2
scm-dom1   | ?p rdfs:domain ?c1, ?c1 rdfs:subClassOf ?c2 -> ?p rdfs:domain ?c2
scm-dom2   | ?p2 rdfs:domain ?c, ?p1 rdfs:subPropertyOf ?p2 -> ?p1 rdfs:domain ?c
scm-rng1   | ?p rdfs:range ?c1, ?c1 rdfs:subClassOf ?c2 -> ?p rdfs:range ?c2
scm-rng2   | ?p2 rdfs:range ?c, ?p1 rdfs:subPropertyOf ?p2 -> ?p1 rdfs:range ?c
scm-hv     | ?c1 owl:hasValue ?i, ?c1 owl:onProperty ?p1, ?p1 rdfs:subPropertyOf ?p2, ?c2 owl:onProperty ?p2,
           ?c2 owl:hasValue ?i -> ?c1 rdfs:subClassOf ?c2
scm-svf1   | ?c1 owl:someValuesFrom ?y1, ?c1 owl:onProperty ?p, ?y1 rdfs:subClassOf ?y2, ?c2 owl:someValuesFrom ?y2,
           ?c2 owl:onProperty ?p -> ?c1 rdfs:subClassOf ?c2
scm-svf2   | ?c1 owl:someValuesFrom ?y, ?c1 owl:onProperty ?p1, ?p1 rdfs:subPropertyOf ?p2,
           ?c2 owl:someValuesFrom ?y, ?c2 owl:onProperty ?p2 -> ?c1 rdfs:subClassOf ?c2
scm-avf1   | ?c1 owl:allValuesFrom ?y1, ?c1 owl:onProperty ?p, ?y1 rdfs:subClassOf ?y2, ?c2 owl:allValuesFrom ?y2,
           ?c2 owl:onProperty ?p -> ?c1 rdfs:subClassOf ?c2
scm-avf2   | ?c1 owl:allValuesFrom ?y, ?c1 owl:onProperty ?p1, ?p1 rdfs:subPropertyOf ?p2, ?c2 owl:allValuesFrom ?y,
           ?c2 owl:onProperty ?p2 -> ?c2 rdfs:subClassOf ?c1
scm-int    ?c owl:intersectionOf ?l, ?d in ?l | -> ?c rdfs:subClassOf ?d
scm-uni    ?c owl:unionOf ?l, ?d in ?l | -> ?d rdfs:subClassOf ?c
"""


@dataclass(frozen=True, slots=True)
class Each:
    """Patterns that stand once for each member of a list; `member` is the variable that the member takes."""

    member: str
    list: str
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """A rule of the recommendation before it meets an ontology.

    `axioms` are matched against the ontology; `members` and `pairs` range over its lists; `isnt` excludes a value
    and `numbers` asks for one. `data` and `each` become the body of a compiled rule, `head` its conclusion.
    """

    name: str
    axioms: tuple[Pattern, ...]
    members: tuple[tuple[str, str], ...]
    pairs: tuple[tuple[str, str, str], ...]
    isnt: tuple[tuple[str, str], ...]
    numbers: tuple[tuple[str, str], ...]
    data: tuple[Pattern, ...]
    each: tuple[Each, ...]
    distinct: tuple[tuple[str, str], ...]
    head: Pattern | None


_UNWRAPPED = re.compile(r"\n {2,}")
_WORD = r"[^\s,|()]+"
_ITEM = re.compile(
    rf"(?P<each>each {_WORD} in {_WORD} \([^)]*\))|(?P<pair>{_WORD},{_WORD} in {_WORD})|(?P<member>{_WORD} in {_WORD})"
    rf"|(?P<isnt>{_WORD} isnt {_WORD})|(?P<number>{_WORD} is {_WORD})|(?P<distinct>{_WORD} != {_WORD})"
    rf"|(?P<pattern>{_WORD} {_WORD} {_WORD})"
)


def schemas() -> tuple[Schema, ...]:
    """Return the recommendation's rules in the order of its tables."""
    return tuple(_schema(line) for line in _UNWRAPPED.sub(" ", TABLE.strip()).splitlines() if line)


def _schema(line: str) -> Schema:
    name, _, rest = line.partition(" ")
    body, _, head = rest.partition(" -> ")
    axioms, _, data = body.partition("|")
    words = {kind: tuple(_items(kind, body)) for kind in ("pair", "member", "isnt", "number", "distinct")}
    return Schema(
        name,
        axioms=tuple(_pattern(item) for item in _items("pattern", axioms)),
        members=tuple(_pair(item, " in ") for item in words["member"]),
        pairs=tuple(_positions(item) for item in words["pair"]),
        isnt=tuple(_pair(item, " isnt ") for item in words["isnt"]),
        numbers=tuple(_pair(item, " is ") for item in words["number"]),
        data=tuple(_pattern(item) for item in _items("pattern", data)),
        each=tuple(_each(item) for item in _items("each", data)),
        distinct=tuple(_pair(item, " != ") for item in words["distinct"]),
        head=None if head == "false" else _pattern(head),
    )


def _items(kind: str, text: str) -> Iterator[str]:
    return (match[kind] for match in _ITEM.finditer(text) if match[kind])


def _pattern(text: str) -> Pattern:
    subject, predicate, object_ = text.split()
    return _term(subject), _term(predicate), _term(object_)


def _pair(text: str, between: str) -> tuple[str, str]:
    one, _, other = text.partition(between)
    return _term(one), _term(other)


def _positions(text: str) -> tuple[str, str, str]:
    variables, _, list_ = text.partition(" in ")
    one, _, other = variables.partition(",")
    return one, other, list_


def _each(text: str) -> Each:
    member, _, rest = text.removeprefix("each ").partition(" in ")
    list_, _, patterns = rest.partition(" ")
    return Each(member, list_, tuple(_pattern(item) for item in patterns.strip("()").split(", ")))


def _term(word: str) -> str:
    return TYPE if word == "a" else curie(word) if ":" in word else word
