"""RDF terms as N-Triples text, and their interning as small integers.

The reasoner compares and joins integers; text is read once on the way in and
written once on the way out.
"""

import re
from collections.abc import Iterable

from isograph.vocabulary import PREFIXES as KNOWN

Term = str
"""A term in N-Triples form: `<https://…>`, `_:b0`, `"text"@en`, `"1"^^<…>`."""

Triple = tuple[Term, Term, Term]
"""Subject, predicate and object."""

PREFIXES = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def curie(name: str) -> Term:
    """Return the term that a prefixed name of the W3C's own vocabularies stands for.

    >>> curie("rdfs:domain")
    '<http://www.w3.org/2000/01/rdf-schema#domain>'
    """
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def shortened(term: Term) -> str:
    """Return a term as people write it: W3C names prefixed, others as they are.

    >>> shortened("<http://www.w3.org/2002/07/owl#sameAs>")
    'owl:sameAs'
    """
    for prefix, namespace in PREFIXES.items():
        if term.startswith(f"<{namespace}"):
            return f"{prefix}:{term[len(namespace) + 1 : -1]}"
    return term


def prefixed(text: str) -> str:
    """Return a text of terms for people to read: IRIs prefixed wherever a known prefix fits, literals as they are.

    >>> prefixed('<https://w3id.org/isograph/id/iso-9001:2015> <https://e.org/says> "<https://w3id.org/isograph/id/a>"')
    'id:iso-9001:2015 <https://e.org/says> "<https://w3id.org/isograph/id/a>"'
    """
    return _TERM.sub(lambda found: _named(found["iri"]) if found["iri"] else found[0], text)


def _named(iri: str) -> str:
    fitting = (prefix for prefix, namespace in KNOWN.items() if iri.startswith(namespace) and iri != namespace)
    prefix = max(fitting, key=lambda each: len(KNOWN[each]), default="")
    return f"{prefix}:{iri[len(KNOWN[prefix]) :]}" if prefix else f"<{iri}>"


_TERM = re.compile(r'"(?:[^"\\]|\\.)*"|<(?P<iri>[^<>\s]+)>')


def is_literal(term: Term) -> bool:
    """Tell whether a term is a literal."""
    return term.startswith('"')


def is_iri(term: Term) -> bool:
    """Tell whether a term is an IRI."""
    return term.startswith("<")


def is_blank(term: Term) -> bool:
    """Tell whether a term is a blank node."""
    return term.startswith("_:")


TYPE = curie("rdf:type")
FIRST = curie("rdf:first")
REST = curie("rdf:rest")
NIL = curie("rdf:nil")
SAME_AS = curie("owl:sameAs")
DIFFERENT_FROM = curie("owl:differentFrom")
THING = curie("owl:Thing")
NOTHING = curie("owl:Nothing")


class Terms:
    """A two-way table of terms and the integers that stand for them.

    >>> terms = Terms()
    >>> terms.text[terms.intern("<https://example.org/a>")]
    '<https://example.org/a>'
    """

    __slots__ = ("number", "text")

    def __init__(self, reserved: Iterable[Term] = ()) -> None:
        self.text: list[Term] = list(dict.fromkeys(reserved))
        self.number: dict[Term, int] = {term: number for number, term in enumerate(self.text)}

    def intern(self, term: Term) -> int:
        """Return the integer of a term, giving it one when it is new."""
        number = self.number.get(term)
        if number is None:
            number = self.number[term] = len(self.text)
            self.text.append(term)
        return number
