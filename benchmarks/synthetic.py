"""A seeded generator of catalogues: editions with scopes over a taxonomy of activities, of any size.

Shaped like the real catalogue: replacements in chains with a long tail, national adoptions, a few editions that
include another's requirements, a few identifiers for one and the same edition.
"""

from collections.abc import Iterator
from itertools import pairwise
from random import Random

from isograph.reasoning.terms import SAME_AS, TYPE, Triple, curie

LEVELS = (5, 20, 80, 300, 700, 895)
"""How many activities there are at each depth of the taxonomy."""

_SHARES = (0.009, 0.036, 0.155, 0.3, 0.3, 0.2)


BASE = "https://example.org/"


def name(local: str) -> str:
    """Return the term of a local name."""
    return f"<{BASE}{local}>"


INCLUDES, SCOPE, NARROWER = name("includes"), name("hasScope"), name("narrower")
COVERS, SUPERSEDES, REVISES = name("covers"), name("supersedes"), name("revises")
ADOPTS, REQUIRES, EDITION = name("identicalAdoptionOf"), name("includesRequirementsOf"), name("Edition")
CHAINS = ((SCOPE, INCLUDES), (COVERS, NARROWER), (ADOPTS, COVERS), (REQUIRES, COVERS))


def ontology() -> Iterator[Triple]:
    """Yield the axioms: four chains into `covers`, a transitive `supersedes`, inverses, domains and classes."""
    yield REVISES, curie("rdfs:subPropertyOf"), SUPERSEDES
    yield SUPERSEDES, TYPE, curie("owl:TransitiveProperty")
    yield name("supersededBy"), curie("owl:inverseOf"), SUPERSEDES
    yield name("broader"), curie("owl:inverseOf"), NARROWER
    yield SCOPE, curie("rdfs:domain"), EDITION
    yield SCOPE, curie("rdfs:range"), name("Scope")
    yield EDITION, curie("rdfs:subClassOf"), name("Document")
    for number, (first, second) in enumerate(CHAINS):
        head, rest = f"_:chain{number}", f"_:chain{number}rest"
        yield COVERS, curie("owl:propertyChainAxiom"), head
        yield from ((head, curie("rdf:first"), first), (head, curie("rdf:rest"), rest))
        yield from ((rest, curie("rdf:first"), second), (rest, curie("rdf:rest"), curie("rdf:nil")))


def taxonomy(random: Random) -> Iterator[Triple]:
    """Yield the tree of activities."""
    for depth, (above, here) in enumerate(pairwise(LEVELS)):
        for number in range(here):
            yield activity(depth, random.randrange(above)), NARROWER, activity(depth + 1, number)


def activity(depth: int, number: int) -> str:
    """Return the term of an activity."""
    return name(f"activity-{depth}-{number}")


def edition(number: int) -> str:
    """Return the term of an edition."""
    return name(f"edition-{number}")


def catalogue(size: int, seed: int = 9001) -> Iterator[Triple]:
    """Yield the triples of a catalogue of so many editions, ontology and taxonomy included."""
    random = Random(seed)  # noqa: S311 - a benchmark's data, nothing secret
    yield from ontology()
    yield from taxonomy(random)
    for number in range(size):
        yield from described(random, number)
    yield from replacements(random, size)


def described(random: Random, number: int) -> Iterator[Triple]:
    """Yield what is stated of one edition."""
    term, scope = edition(number), name(f"scope-{number}")
    yield from ((term, TYPE, EDITION), (term, SCOPE, scope))
    for depth in random.choices(range(len(LEVELS)), _SHARES, k=3):
        yield scope, INCLUDES, activity(depth, random.randrange(LEVELS[depth]))
    if number and random.random() < 0.05:
        yield term, ADOPTS, edition(random.randrange(number))
    if number and random.random() < 0.02:
        yield term, REQUIRES, edition(random.randrange(number))
    if random.random() < 0.001:
        yield term, SAME_AS, name(f"alias-{number}")


def replacements(random: Random, size: int) -> Iterator[Triple]:
    """Yield chains of revisions: most standards have one edition, some a few, hardly any thirty."""
    number = 0
    while number < size - 1:
        length = min(int(random.paretovariate(2.6)), 30, size - number)
        yield from ((edition(each + 1), REVISES, edition(each)) for each in range(number, number + length - 1))
        number += length
