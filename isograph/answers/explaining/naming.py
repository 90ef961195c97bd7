"""Which thing or property a caller means, and what to call it in English."""

from collections.abc import Callable
from difflib import get_close_matches

from isograph.answers.facts.activities import activity
from isograph.answers.facts.documents import local_name, resolve
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.wording import inside
from isograph.errors import IdentifierError, UnknownActivityError, UnknownDocumentError, UnknownError
from isograph.identifiers import Identifier
from isograph.model import Activity, Edition, Standard
from isograph.store import Store
from isograph.store.terms import Iri
from isograph.vocabulary import PREFIXES, SUCCESSION

Thing = str | Identifier | Edition | Standard | Activity
"""What a caller may give for a thing: text, an identifier, an entity, or the IRI of anything."""


def expanded(text: str) -> str:
    """Return the IRI that a text is, or that it abbreviates by one of our prefixes; empty where it is neither.

    >>> expanded("activity:design"), expanded("ISO 9001:2015")
    ('https://w3id.org/isograph/activity/design', '')
    """
    if text.startswith(("http://", "https://")):
        return text
    prefix, colon, local = text.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else ""


def thing(store: Store, named: Thing) -> str:
    """Return the IRI of the document, else of the activity, that is named; an IRI or prefixed name stands for itself.

    Raises IdentifierError or UnknownDocumentError where nothing of that name is in the graph.
    """
    if isinstance(named, Activity):
        return named.iri
    if isinstance(named, str) and (iri := expanded(named)):
        return iri
    try:
        return resolve(store, named).iri
    except (IdentifierError, UnknownDocumentError) as unknown:
        try:
            return activity(store, str(named)).iri
        except UnknownActivityError:
            raise unknown from None


def prop(store: Store, named: str) -> str:
    """Return the IRI of the property that an IRI, a prefixed name, a name or a label names, whatever the case.

    Raises UnknownError with the nearest properties.
    """
    if iri := expanded(named):
        return iri
    names = _properties(store)
    if _folded(named) not in names:
        near = get_close_matches(_folded(named), names, n=3)
        raise UnknownError(named, dict.fromkeys(local_name(names[each]) for each in near), within="the ontology")
    return names[_folded(named)]


@remembered
def _properties(store: Store) -> dict[str, str]:
    """Return the IRIs of all properties by their names and labels."""
    found = ((str(iri), str(label or "")) for iri, label in store.answer("properties"))
    return {_folded(name): iri for iri, label in found for name in (label, local_name(iri)) if name}


def labels(store: Store) -> Callable[[str], str]:
    """Return a function that calls a thing by its identifier or label, given its IRI; fragments by their document."""
    known: dict[str, str] = {}

    def label(iri: str) -> str:
        if iri not in known:
            known[iri] = _label(store, iri)
        return known[iri]

    return label


def _label(store: Store, iri: str) -> str:
    found = next((str(label) for (label,) in store.answer("labels", thing=Iri(iri)) if label), "")
    if found:
        return inside(found) if found[1:2].islower() else found
    document, _, part = iri.partition("#")
    if iri.startswith(SUCCESSION):
        return f"the succession {local_name(iri)}"
    return f"{part.replace('-', ' ')} of {_label(store, document)}" if part else local_name(iri)


def _folded(name: str) -> str:
    return "".join(name.split()).casefold()
