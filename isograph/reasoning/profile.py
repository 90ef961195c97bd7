"""Axioms outside OWL 2 RL, found and reported.

The profile says where each class expression may stand (W3C, OWL 2 Web Ontology
Language Profiles, section 4.2). What stands elsewhere is used as far as the rules
read it, which may be in one direction only or not at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from isograph.reasoning import literals
from isograph.reasoning.matching import Facts, MalformedListError, list_cells
from isograph.reasoning.terms import TYPE, Term, Triple, curie, is_iri, shortened


@dataclass(frozen=True, slots=True)
class Outside:
    """An axiom that the reasoner did not use, or not wholly, and why.

    >>> print(Outside(("<https://e.org/A>", "<http://www.w3.org/2002/07/owl#oneOf>", "_:l"), "its list has no end"))
    <https://e.org/A> owl:oneOf _:l: its list has no end
    """

    axiom: Triple
    reason: str

    def __str__(self) -> str:
        return f"{' '.join(shortened(term) for term in self.axiom)}: {self.reason}"


_UNREAD = {
    curie(f"owl:{name}"): f"OWL 2 RL has no owl:{name}"
    for name in (
        *("minCardinality", "cardinality", "minQualifiedCardinality", "qualifiedCardinality", "hasSelf"),
        *("disjointUnionOf", "datatypeComplementOf", "withRestrictions", "onDataRange", "onProperties"),
    )
}
_NO_SUPER = {curie(f"owl:{name}") for name in ("someValuesFrom", "unionOf", "oneOf")}
_NO_SUB = {
    curie(f"owl:{name}") for name in ("allValuesFrom", "complementOf", "maxCardinality", "maxQualifiedCardinality")
}
_NESTED_SUPER = {curie("owl:allValuesFrom")}
_NESTED_SUB = {curie("owl:someValuesFrom"), curie("owl:onClass")}
_LISTS = {curie("owl:intersectionOf"), curie("owl:unionOf")}
_FILLERS = tuple(
    curie(f"owl:{name}")
    for name in ("someValuesFrom", "allValuesFrom", "hasValue", "maxCardinality", "maxQualifiedCardinality")
)
_ON_PROPERTY, _ON_CLASS = curie("owl:onProperty"), curie("owl:onClass")


def outside(stated: Facts) -> tuple[Outside, ...]:
    """Return the axioms of a stated ontology that lie outside OWL 2 RL or are incomplete."""
    found = [*_unread(stated), *_cardinalities(stated), *_restrictions(stated), *_chains(stated), *_misplaced(stated)]
    return tuple(dict.fromkeys(found))


def _unread(stated: Facts) -> Iterator[Outside]:
    for predicate, reason in _UNREAD.items():
        yield from (Outside(triple, reason) for triple in stated.matches(None, predicate, None))
    for triple in stated.matches(None, TYPE, curie("owl:ReflexiveProperty")):
        yield Outside(triple, "OWL 2 RL has no reflexive properties")


def _cardinalities(stated: Facts) -> Iterator[Outside]:
    for name in ("maxCardinality", "maxQualifiedCardinality"):
        for triple in stated.matches(None, curie(f"owl:{name}"), None):
            if literals.number(triple[2]) not in (0, 1):
                yield Outside(triple, "OWL 2 RL counts no further than 1")


def _restrictions(stated: Facts) -> Iterator[Outside]:
    for filler in _FILLERS:
        for triple in stated.matches(None, filler, None):
            if not any(stated.matches(triple[0], _ON_PROPERTY, None)):
                yield Outside(triple, "the restriction names no property")
            if filler == _FILLERS[-1] and not any(stated.matches(triple[0], _ON_CLASS, None)):
                yield Outside(triple, "the restriction names no class")
    known = (*_FILLERS, *_UNREAD)
    for triple in stated.matches(None, _ON_PROPERTY, None):
        if not any(True for filler in known for _ in stated.matches(triple[0], filler, None)):
            yield Outside(triple, "the restriction says nothing of its property")


def _chains(stated: Facts) -> Iterator[Outside]:
    for triple in stated.matches(None, curie("owl:propertyChainAxiom"), None):
        if len(_members(triple[2], stated)) == 1:
            yield Outside(triple, "a chain has two properties or more; used as a subproperty")


def _misplaced(stated: Facts) -> Iterator[Outside]:
    for axiom, class_, excluded in _places(stated):
        yield from _wrong(axiom, class_, excluded, stated)
    for predicate in sorted(_NO_SUPER):
        for axiom in stated.matches(None, predicate, None):
            if is_iri(axiom[0]):
                yield Outside(axiom, f"{shortened(predicate)} is read in one direction only")


def _places(stated: Facts) -> Iterator[tuple[Triple, Term, set[Term]]]:
    """Yield each axiom's class expressions and what may not stand in their place."""
    for below in stated.matches(None, curie("rdfs:subClassOf"), None):
        yield from ((below, below[2], _NO_SUPER), (below, below[0], _NO_SUB))
    for equal in stated.matches(None, curie("owl:equivalentClass"), None):
        yield from ((equal, side, _NO_SUPER | _NO_SUB) for side in (equal[0], equal[2]))
    for name in ("rdfs:domain", "rdfs:range"):
        yield from ((axiom, axiom[2], _NO_SUPER) for axiom in stated.matches(None, curie(name), None))


def _wrong(axiom: Triple, class_: Term, excluded: set[Term], stated: Facts) -> Iterator[Outside]:
    """Yield what is wrong with a class expression in the place where it stands, and with those inside it."""
    waiting, seen = [(class_, excluded)], {class_}
    while waiting:
        expression, banned = waiting.pop()
        for predicate in sorted(_NO_SUPER | _NO_SUB | _LISTS | _NESTED_SUB):
            for _, _, inner in stated.matches(expression, predicate, None):
                if predicate in banned and not (is_iri(expression) and expression != class_):
                    yield Outside(axiom, f"{shortened(predicate)} may not stand here; read in one direction at most")
                inside = _inside(predicate, inner, banned, stated)
                waiting += [(each, kind) for each, kind in inside if each not in seen and not is_iri(each)]
                seen.update(each for each, _ in inside)


def _inside(predicate: Term, inner: Term, banned: set[Term], stated: Facts) -> list[tuple[Term, set[Term]]]:
    if predicate in _LISTS:
        return [(member, banned) for member in _members(inner, stated)]
    if predicate == curie("owl:complementOf"):
        return [(inner, _NO_SUB)]
    if predicate in _NESTED_SUPER:
        return [(inner, _NO_SUPER)]
    return [(inner, _NO_SUB)] if predicate in _NESTED_SUB else []


def _members(head: Term, stated: Facts) -> tuple[Term, ...]:
    try:
        return list_cells(head, stated)[0]
    except MalformedListError:
        return ()
