"""The pages of the ontology: each term with what it means, what it is related to, and what follows from it."""

from collections.abc import Iterator

from rdflib import URIRef

from docs.generators import diagrams, terms
from docs.generators.markdown import code, escaped
from docs.generators.terms import KINDS, Term
from isograph import vocabulary


def page(module: str) -> str:
    """Return a module of the ontology: its diagram, and a section for each of its terms."""
    own = terms.modules()[module]
    sections = ((title, [term for term in own if term.kind == title]) for title in KINDS.values())
    told = (f"## {title}\n\n" + "\n\n".join(map(_section, found)) for title, found in sections if found)
    return "\n\n".join(
        [diagrams.figure(diagrams.ladder(own), f"What the terms of {module} relate to each other"), *told]
    )


def overview() -> str:
    """Return the picture of the main classes, and an index of all terms."""
    index = (
        f"[`{term.name}`]({module}.md#{term.name})"
        for term, module in sorted(
            ((term, module) for module, own in terms.modules().items() for term in own),
            key=lambda each: each[0].name.casefold(),
        )
    )
    picture = diagrams.figure(diagrams.overview(), "The main classes and how they are related")
    return f"{picture}\n\n## All terms\n\n{', '.join(index)}."


def _section(term: Term) -> str:
    facts = "\n".join(f"{name}\n: {told}\n" for name, told in _facts(term))
    return f"### {term.name}\n\n{escaped(term.definition)}\n\n{facts}"


def _facts(term: Term) -> Iterator[tuple[str, str]]:
    """Yield what is told of a term beside its definition."""
    yield "label", escaped(term.label)
    if term.notes:
        yield "note", escaped(" ".join(term.notes))
    if term.examples:
        yield "example", escaped(" ".join(term.examples))
    yield from ((relation, ", ".join(map(_linked, found))) for relation, found in term.related)
    if term.characteristics:
        yield "is", ", ".join(term.characteristics)
    if term.chains:
        yield "follows from", " or from ".join(" then ".join(map(_linked, chain)) for chain in term.chains)
    if term.aligned:
        yield "elsewhere", ", ".join(code(curie(each)) for each in term.aligned)


def _linked(iri: URIRef) -> str:
    """Return a term as a link to its section, or where it is not ours as its short form."""
    home = terms.home().get(iri)
    name = iri.removeprefix(vocabulary.ONTOLOGY)
    return f"[`{name}`]({home}.md#{name})" if home else code(curie(iri))


def curie(iri: URIRef) -> str:
    """Return the short form of an IRI.

    >>> curie(URIRef("http://purl.org/dc/terms/title"))
    'dcterms:title'

    Raises KeyError where no prefix is known for it.
    """
    known = (prefix for prefix, namespace in terms.prefixes().items() if iri.startswith(namespace))
    prefix = next(known, None)
    if prefix is None:
        raise KeyError(iri)
    return f"{prefix}:{iri.removeprefix(terms.prefixes()[prefix])}"
