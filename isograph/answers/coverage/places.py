"""Where in an edition an activity is treated: the clauses that are about it, or about what it is a kind of."""

from isograph.answers.contents.clauses import Clause, clauses
from isograph.answers.contents.elements import level
from isograph.answers.facts.activities import activities, with_broader
from isograph.identifiers import Identifier
from isograph.model import Activity
from isograph.store import Store
from isograph.store.terms import Iri


def places(store: Store, edition: Identifier, asked: Activity) -> tuple[str, ...]:
    """Return the clauses of an edition that are about an activity, with what a model of 1987 or 1994 asks for there.

    An element that such a model leaves out is named too: a heading only, or absent. Clauses about the activity itself
    come before those about something broader; the mapping of clauses to activities is a judgement.
    """
    above = with_broader(store, asked)
    concepts = [asked, *(each for each in activities(store).concepts if each.iri in above and each != asked)]
    listed = clauses(store, edition).clauses
    for concept in concepts:
        found = _treatments(store, edition, concept) or _clauses(listed, concept)
        if found:
            return found
    return ()


def _treatments(store: Store, edition: Identifier, concept: Activity) -> tuple[str, ...]:
    rows = store.answer("treatments", document=edition, activity=Iri(concept.iri))
    return tuple(f"{clause or 'no clause'}: {label} ({level(asked)})" for _, label, asked, clause in rows)


def _clauses(listed: tuple[Clause, ...], concept: Activity) -> tuple[str, ...]:
    """Name clauses by number and title; a numbered paragraph without a title by that of the clause it stands in."""
    titles = {clause.number: clause.title for clause in listed}
    about = (clause for clause in listed if concept.label in clause.about)
    return tuple(f"{each.number} {each.title or titles.get(each.parent, '')}".strip() for each in about)
