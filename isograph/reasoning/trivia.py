"""Triples that hold of everything and tell nothing: they take part in reasoning and are not shown as inferred.

These are: what is said of a literal or through a blank predicate (not RDF), each term's being itself, each class's and
property's being its own sub- and equivalent one, owl:Thing above, around and owl:Nothing below all.
"""

from isograph.reasoning.terms import NOTHING, SAME_AS, THING, TYPE, Triple, curie, is_iri, is_literal

_SUBCLASS = curie("rdfs:subClassOf")
_REFLEXIVE = frozenset(
    {SAME_AS, _SUBCLASS} | {curie("rdfs:subPropertyOf"), curie("owl:equivalentClass"), curie("owl:equivalentProperty")}
)

_ABOUT_THING = frozenset({TYPE, _SUBCLASS, curie("rdfs:domain"), curie("rdfs:range")})


def trivial(triple: Triple) -> bool:
    """Tell whether a triple holds of everything of its kind, or is not RDF at all.

    >>> trivial(("<https://e.org/a>", SAME_AS, "<https://e.org/a>"))
    True
    """
    subject, predicate, object_ = triple
    if is_literal(subject) or not is_iri(predicate) or (predicate == TYPE and is_literal(object_)):
        return True
    if predicate in _REFLEXIVE and subject == object_:
        return True
    return (object_ == THING and predicate in _ABOUT_THING) or (predicate == _SUBCLASS and subject == NOTHING)


def plain(predicate: str) -> bool:
    """Tell whether no triple of a predicate is trivial but those with a literal for a subject."""
    return is_iri(predicate) and predicate not in _REFLEXIVE | _ABOUT_THING
