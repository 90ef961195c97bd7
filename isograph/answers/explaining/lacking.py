"""Why a triple does not hold, in English: what excludes it, or what would have to be stated for it."""

from collections.abc import Iterable, Iterator
from datetime import date

from isograph.answers.currency.lives import life
from isograph.answers.currency.status import status_of
from isograph.answers.explaining.reasons import Label, iri, reasoned, said
from isograph.answers.facts.activities import activity, with_broader
from isograph.answers.facts.closeness import closest, few
from isograph.answers.facts.documents import describe, local_name, name, text
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.schemes import GENERAL
from isograph.answers.facts.wording import listed
from isograph.errors import IdentifierError
from isograph.identifiers import Identifier
from isograph.model import Standing
from isograph.reasoning import Closure, Rank
from isograph.reasoning.rules import Pattern
from isograph.reasoning.terms import TYPE, Triple, curie
from isograph.store import Store
from isograph.store.terms import Iri
from isograph.vocabulary import DOCUMENT, ONTOLOGY, SECTOR

_WAYS = 3
_INVERSE = curie("owl:inverseOf")


def why_not(store: Store, closure: Closure, triple: Triple, label: Label) -> str:
    """Return why a triple does not hold, as sentences."""
    predicate, object_ = iri(triple[1]), iri(triple[2])
    if predicate != ONTOLOGY + "covers":
        return _missing(store, closure, triple, label)
    excluded = (triple[0], _term("excludes"), triple[2])
    if excluded in closure:
        return f"{reasoned(closure.proof(excluded), label)} {_elsewhere(store, triple[0], object_)}"
    above = [label(each) for each in sorted(with_broader(store, activity(store, object_))) if each != object_]
    kinds = f" or what it is a kind of, {listed(above, 'or')}" if above else ""
    lacking = f"nothing is stated; its scope would have to include {label(object_)}{kinds}."
    return f"{lacking} {_elsewhere(store, triple[0], object_)}"


def _missing(store: Store, closure: Closure, triple: Triple, label: Label) -> str:
    """Say what would have to be stated for a triple to hold: of its own two things where that would do."""
    found = closure.why_not(triple, rank=_rank(store, closure, triple)).additions
    ways = [each for each in _distinct(closure, found) if each != (triple,)]
    own = [each for each in ways if {triple[0], triple[2]} <= _about(each)]
    if not ways:
        return f"it is not stated{'' if found else ' and does not follow'}{', and no rule leads to it' * bool(found)}."
    told = dict.fromkeys(listed(said(each, label) for each in added) for added in own or ways)
    return f"it is not stated and does not follow; it would follow if {listed([*told][:_WAYS], 'or')}."


def _distinct(closure: Closure, found: Iterable[tuple[Triple, ...]]) -> Iterator[tuple[Triple, ...]]:
    """Yield additions, of two that say the same by a property and by its inverse the first."""
    seen = set[Triple]()
    for added in found:
        if seen.isdisjoint(added):
            seen.update(*(_turned(closure, each) for each in added))
            yield added


def _turned(closure: Closure, triple: Triple) -> set[Triple]:
    """Return what says the same as a triple the other way round."""
    subject, predicate, object_ = triple
    inverses = {each[2] for each in closure.matches(predicate, _INVERSE, None)}
    inverses |= {each[0] for each in closure.matches(None, _INVERSE, predicate)}
    return {(object_, inverse, subject) for inverse in inverses}


def _about(added: Iterable[Pattern]) -> set[str]:
    """Return the things that triples are about; part of a document stands for all of it, a step for both its ends."""
    terms = {term for subject, _, object_ in added for term in (subject, object_)}
    return terms | {f"{term.partition('#')[0]}>" for term in terms if term.startswith(f"<{DOCUMENT}") and "#" in term}


def _rank(store: Store, closure: Closure, asked: Triple) -> Rank:
    """Rank what is missing: first what is about both things asked, or the subject; then no mere class; then by the
    newness of the documents that it brings in.
    """
    subject, _, object_ = asked

    def rank(missing: Pattern) -> tuple[int, ...]:
        about = _about([missing])
        others = (iri(term) for term in (missing[0], missing[2]) if term not in (subject, object_))
        documents = (_newness(store, each) for each in others if each.startswith(DOCUMENT) and "#" not in each)
        return -len(about & {subject, object_}), -(subject in about), missing[1] == TYPE, *max(documents, default=())

    return rank


@remembered
def _newness(store: Store, document: str) -> tuple[int, ...]:
    """Return how far a document is from the one to think of first: in force, no adoption, of no one sector, new."""
    try:
        identifier = Identifier.from_iri(document)
    except IdentifierError:
        return ()
    stated, sectors = describe(store, identifier), describe(store, Iri(f"{document}#scope"))["sector"]
    in_force = status_of(store, life(store, identifier), date.today()).value == Standing.IN_FORCE
    adopts = any(stated[each] for each in ("adoptionOf", "identicalAdoptionOf"))
    return not in_force, adopts, bool(sectors) and SECTOR + GENERAL not in sectors, -(identifier.year or 0)


def _elsewhere(store: Store, subject: str, concept: str) -> str:
    """Name the editions that do cover an activity, those close to the subject first."""
    rows = store.answer("stances", activity=Iri(concept))
    found = {
        edition: local_name(sector)
        for edition, relation, sector, *_ in rows
        if local_name(relation) == "covers" and isinstance(edition, Identifier)
    }
    stated = describe(store, Iri(iri(subject)))
    named = text(stated, "identifier")
    near = closest(Identifier.parse(named).year if named else None, name(stated, "sector"), found)
    return f"It is covered by {listed(few(near))}." if near else "No edition is known to cover it."


def _term(name: str) -> str:
    return f"<{ONTOLOGY}{name}>"
