"""A proof in English: what follows, because of what is stated."""

from collections.abc import Callable, Container, Iterable, Iterator

from isograph.answers.facts.documents import local_name
from isograph.answers.facts.wording import listed, sentence
from isograph.reasoning import Proof
from isograph.reasoning.terms import DIFFERENT_FROM, SAME_AS, TYPE, Triple, is_blank, is_iri
from isograph.vocabulary import ONTOLOGY, OWL, RDF, RDFS, SKOS

Label = Callable[[str], str]


def iri(term: str) -> str:
    """Return the IRI that a term of a triple stands for; a blank node or a literal as it is."""
    return term[1:-1] if is_iri(term) else term


def reasoned(proof: Proof, label: Label) -> str:
    """Return a proof as a sentence: "ISO 9002:1994 covers welding because its scope includes producing goods, ..."."""
    conclusion = sentence(said(proof.conclusion, label))
    if proof.rule is None:
        return f"{conclusion}, as is stated."
    owner = label(iri(proof.conclusion[0]))
    climb, others = _climb(dict.fromkeys(_grounds(proof)))
    grounds = [said(each, label).replace(f"the scope of {owner} ", "its scope ") for each in others]
    clauses = [*grounds, *_climbed(climb, label)]
    return f"{conclusion} because {listed(clauses)}." if clauses else f"{conclusion} by definition."


def said(triple: Triple, label: Label) -> str:
    """Return a triple as a clause of a sentence."""
    subject, predicate, object_ = map(iri, triple)
    phrase = _PHRASES.get(predicate)
    verb = phrase or f"{{subject}} {label(predicate)} {{object}}"
    return verb.format(subject=label(subject), object=label(object_))


def told(proof: Proof) -> dict[Triple, Proof]:
    """Return the parts of a proof that are worth telling, conclusions first.

    Axioms are left out, unless it is an axiom that is proved; and so is membership of a class without a name, which
    stands for what that class asks of its members.
    """
    axioms = _is_axiom(proof.conclusion)
    return {
        part.conclusion: part
        for part in proof.parts()
        if part is proof or (not _is_unnamed(part.conclusion) and (axioms or not _is_axiom(part.conclusion)))
    }


def beneath(part: Proof, known: Container[Triple]) -> Iterator[Proof]:
    """Yield what a step rests on, of what is known to the reader; through steps that are not, what they rest on."""
    seen, waiting = set[Triple](), [*reversed(part.premises)]
    while waiting:
        each = waiting.pop()
        if each.conclusion in seen:
            continue
        seen.add(each.conclusion)
        if each.conclusion in known:
            yield each
        else:
            waiting += reversed(each.premises)


def _is_axiom(triple: Triple) -> bool:
    """Whether a triple says something of the ontology rather than of documents; part of an axiom counts too."""
    terms = triple[::2] if triple[1] in _OF_THINGS else triple
    return any(term.startswith(_SCHEMA) for term in terms)


def _is_unnamed(triple: Triple) -> bool:
    """Whether a triple speaks of a class without a name, or of another part of an axiom that has none."""
    return (triple[1] == TYPE or _is_axiom(triple)) and any(map(is_blank, triple))


def _grounds(proof: Proof) -> Iterator[Triple]:
    """Yield what a proof rests on in reading order: stated facts, and steps that say in one what several facts do.

    Such steps are those between editions, and what the definition of a class asks of its members.
    """
    known = told(proof)
    waiting = [(proof, False)]
    while waiting:
        part, whole = waiting.pop()
        if not part.rule or whole:
            if whole or iri(part.conclusion[1]) not in _SILENT:
                yield part.conclusion
            continue
        waiting += reversed([*_premises(part, known)])


def _premises(part: Proof, known: Container[Triple]) -> Iterator[tuple[Proof, bool]]:
    """Yield what a step rests on, and whether that is to be said in one."""
    for each in part.premises:
        if each.conclusion in known:
            yield each, bool(each.rule) and local_name(iri(each.conclusion[1])) in _WHOLE
        elif each.conclusion[1] == TYPE:
            yield from ((asked, True) for asked in beneath(each, known))


def _climb(grounds: Iterable[Triple]) -> tuple[list[str], list[Triple]]:
    """Set the steps from an activity to what it is a kind of apart from other grounds, as one way up."""
    way: list[str] = []
    others: list[Triple] = []
    for narrower, predicate, broader in grounds:
        if iri(predicate) == SKOS + "broader" and (not way or way[-1] == broader):
            way += [narrower] if way else [broader, narrower]
        else:
            others.append((narrower, predicate, broader))
    return way, others


def _climbed(way: list[str], label: Label) -> Iterator[str]:
    """Say a way up in one: welding is a kind of producing goods, by way of special processes."""
    if way:
        top, *between, bottom = (label(iri(each)) for each in way)
        yield f"{bottom} is a kind of {top}{f' by way of {listed(reversed(between))}' if between else ''}"


_SCHEMA = tuple(f"<{namespace}" for namespace in (OWL, RDF, RDFS))
_OF_THINGS = {TYPE, SAME_AS, DIFFERENT_FROM}
_SILENT = {ONTOLOGY + "hasScope"}
_WHOLE = {"mergedInto", "renumberedAs", "replacedBy", "revisedBy", "splitInto", "upgradedTo"}
_PHRASES = {
    OWL + "differentFrom": "{subject} is not {object}",
    OWL + "equivalentClass": "{subject} and {object} are the same",
    OWL + "equivalentProperty": "{subject} and {object} are the same",
    OWL + "inverseOf": "{subject} is the inverse of {object}",
    OWL + "sameAs": "{subject} is the same as {object}",
    RDF + "type": "{subject} is of the class {object}",
    RDFS + "domain": "what {subject} something is of the class {object}",
    RDFS + "range": "what something {subject} is of the class {object}",
    RDFS + "subClassOf": "{subject} is a kind of {object}",
    RDFS + "subPropertyOf": "{subject} is a special case of {object}",
    ONTOLOGY + "adoptionOf": "{subject} is an adoption of {object}",
    ONTOLOGY + "amends": "{subject} changes {object}",
    ONTOLOGY + "covers": "{subject} covers {object}",
    ONTOLOGY + "excludes": "{subject} excludes {object}",
    ONTOLOGY + "hasScope": "{subject} has a scope of its own",
    ONTOLOGY + "identicalAdoptionOf": "{subject} is an identical adoption of {object}",
    ONTOLOGY + "includesRequirementsOf": "{subject} includes the requirements of {object}",
    ONTOLOGY + "merged": "{subject} merges {object}",
    ONTOLOGY + "mergedInto": "{subject} was merged into {object}",
    ONTOLOGY + "narrowerActivity": "{subject} includes the kind {object}",
    ONTOLOGY + "reduces": "{subject} covers {object} with less",
    ONTOLOGY + "renumberedAs": "{subject} was renumbered as {object}",
    ONTOLOGY + "replacedBy": "{subject} was replaced by {object}",
    ONTOLOGY + "revised": "{subject} revises {object}",
    ONTOLOGY + "revisedBy": "{subject} was revised by {object}",
    ONTOLOGY + "scopeExcludes": "the {subject} excludes {object}",
    ONTOLOGY + "scopeIncludes": "the {subject} includes {object}",
    ONTOLOGY + "scopeReduces": "the {subject} asks for less in {object}",
    ONTOLOGY + "splitInto": "{subject} was split into {object}",
    ONTOLOGY + "successor": "{subject} leads to {object}",
    ONTOLOGY + "supersededBy": "{subject} is superseded by {object}",
    ONTOLOGY + "upgradedTo": "{subject} was upgraded to {object}",
    SKOS + "broader": "{subject} is a kind of {object}",
}
