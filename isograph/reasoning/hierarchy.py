"""The hierarchies of classes and of properties: which of their steps all others follow from."""

from collections.abc import Iterable, Iterator

from isograph.reasoning.matching import Facts
from isograph.reasoning.strata import strong_components
from isograph.reasoning.terms import Term, Triple, curie

SUBCLASS, SUBPROPERTY = curie("rdfs:subClassOf"), curie("rdfs:subPropertyOf")
_EQUIVALENCES = {SUBCLASS: curie("owl:equivalentClass"), SUBPROPERTY: curie("owl:equivalentProperty")}

Above = dict[Term, set[Term]]


def nearest(predicate: Term, facts: Facts) -> Iterator[Triple]:
    """Yield the steps of a closed hierarchy that all others follow from: to what is above with nothing between."""
    above: Above = {}
    for below, _, term in facts.matches(None, predicate, None):
        if below != term:
            above.setdefault(below, set()).add(term)
    for term, supers in above.items():
        equals = {other for other in supers if term in above.get(other, ())}
        covered = set(equals)
        if equals and min(equals) < term:
            yield min(equals), _EQUIVALENCES[predicate], term
        for other in sorted(supers - equals, key=lambda each: (-len(above.get(each, ())), each)):
            if other not in covered:
                yield term, predicate, other
                covered |= above.get(other, set())


def steps(predicate: Term, edges: Iterable[Triple]) -> Iterator[Triple]:
    """Yield the steps of a hierarchy that is given by edges all others follow from: those in a ring are equivalent.

    >>> for _, predicate, above in steps(SUBCLASS, [("a", SUBCLASS, "b"), ("b", SUBCLASS, "a"), ("b", SUBCLASS, "c")]):
    ...     print(predicate, above)
    <http://www.w3.org/2002/07/owl#equivalentClass> b
    <http://www.w3.org/2000/01/rdf-schema#subClassOf> c
    """
    above: Above = {}
    for below, _, term in edges:
        above.setdefault(below, set()).add(term)
    first: dict[Term, Term] = {}
    for ring in strong_components(above, above):
        first |= dict.fromkeys(ring, min(ring))
    yield from ((least, _EQUIVALENCES[predicate], term) for term, least in first.items() if term != least)
    found = ((first[below], predicate, first[term]) for below, terms in above.items() for term in terms)
    yield from dict.fromkeys(step for step in found if step[0] != step[2])


class Implied:
    """The domains and ranges that follow from a narrower class's or a broader property's."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._known: dict[tuple[Term, Term], set[Term]] = {}

    def __contains__(self, axiom: object) -> bool:
        assert isinstance(axiom, tuple)  # noqa: S101 - the type that `in` asks for is any
        property_, predicate, class_ = axiom
        if (property_, predicate) not in self._known:
            self._known[property_, predicate] = self._narrowed(property_, predicate)
        return class_ in self._known[property_, predicate] or any(
            any(self.facts.matches(parent, predicate, class_)) for parent in self._above(property_, SUBPROPERTY)
        )

    def _narrowed(self, property_: Term, predicate: Term) -> set[Term]:
        """Return the classes above another domain or range; what is above one of these need not be looked at."""
        implied: set[Term] = set()
        for _, _, class_ in self.facts.matches(property_, predicate, None):
            if class_ not in implied:
                implied.update(self._above(class_, SUBCLASS))
        return implied

    def _above(self, term: Term, predicate: Term) -> Iterator[Term]:
        """Yield what is above a term and not equivalent to it."""
        for _, _, other in self.facts.matches(term, predicate, None):
            if other != term and not any(self.facts.matches(other, predicate, term)):
                yield other
