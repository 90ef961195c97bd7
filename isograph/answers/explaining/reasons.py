"""A proof in English: what follows, because of what is stated."""

from collections.abc import Callable, Iterable, Iterator

from isograph.answers.facts.documents import local_name
from isograph.answers.facts.wording import listed, sentence
from isograph.reasoning import Proof
from isograph.reasoning.terms import TYPE, Triple, is_iri
from isograph.vocabulary import ONTOLOGY, OWL, RDF, RDFS, SKOS

Label = Callable[[str], str]


def iri(term: str) -> str:
    """Return the IRI that a term of a triple stands for."""
    return term.strip("<>")


def reasoned(proof: Proof, label: Label) -> str:
    """Return a proof as a sentence: "ISO 9002:1994 covers welding because its scope includes producing goods, ..."."""
    conclusion = sentence(said(proof.conclusion, label))
    if proof.rule is None:
        return f"{conclusion}, as is stated."
    owner = label(iri(proof.conclusion[0]))
    climb, others = _climb(dict.fromkeys(_grounds(proof)))
    grounds = [said(each, label).replace(f"the scope of {owner} ", "its scope ") for each in others]
    return f"{conclusion} because {listed([*grounds, *_climbed(climb, label)])}."


def said(triple: Triple, label: Label) -> str:
    """Return a triple as a clause of a sentence."""
    subject, predicate, object_ = map(iri, triple)
    phrase = _PHRASES.get(predicate)
    verb = phrase or f"{{subject}} {label(predicate)} {{object}}"
    return verb.format(subject=label(subject), object=label(object_))


def is_axiom(triple: Triple) -> bool:
    """Whether a triple says something of the ontology rather than of documents; part of an axiom counts too."""
    return any(term.startswith(_SCHEMA) or not is_iri(term) for term in triple if term != TYPE)


def _grounds(proof: Proof) -> Iterator[Triple]:
    """Yield what a proof rests on in reading order: stated facts, and steps that say in one what several facts do."""
    waiting = [proof]
    while waiting:
        part = waiting.pop()
        told = part is not proof and local_name(iri(part.conclusion[1])) in _WHOLE
        if part.rule and not told:
            waiting += reversed([each for each in part.premises if not is_axiom(each.conclusion)])
        elif iri(part.conclusion[1]) not in _SILENT:
            yield part.conclusion


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
_SILENT = {ONTOLOGY + "hasScope"}
_WHOLE = {"mergedInto", "renumberedAs", "replacedBy", "revisedBy", "splitInto", "upgradedTo"}
_PHRASES = {
    RDF + "type": "{subject} is of the class {object}",
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
