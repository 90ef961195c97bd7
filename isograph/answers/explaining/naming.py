"""Which thing or property a caller means, and what to call it in English."""

import re
from collections.abc import Callable
from difflib import get_close_matches

from isograph.answers.facts.activities import activity
from isograph.answers.facts.documents import describe, local_name, resolve
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.wording import inside
from isograph.errors import ArgumentError, IdentifierError, UnknownActivityError, UnknownDocumentError, UnknownError
from isograph.identifiers import Identifier
from isograph.model import Activity, Edition, Standard
from isograph.reasoning.literals import read
from isograph.store import Store
from isograph.store.terms import Iri
from isograph.vocabulary import DOCUMENT, PREFIXES, RDF, SUCCESSION

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


def nameable(named: object) -> None:
    """Raise ArgumentError for what names nothing: a blank node, a literal, or no text at all.

    >>> nameable("_:b0")
    Traceback (most recent call last):
    isograph.errors.ArgumentError: '_:b0' is a blank node, which has no name to ask by: give a name or an IRI
    """
    if not isinstance(named, str | Identifier | Edition | Standard | Activity):
        raise ArgumentError(f"{named!r} names nothing: give an identifier, a label or an IRI")
    if str(named).startswith("_:"):
        raise ArgumentError(f"{named!r} is a blank node, which has no name to ask by: give a name or an IRI")
    if str(named).startswith('"'):
        raise ArgumentError(f"{named!r} is a literal: only what relates two things is explained")


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
        raise unknown_property(store, named)
    return names[_folded(named)]


def unknown_property(store: Store, named: str) -> UnknownError:
    """Return the error for a property that is not in the graph, with the nearest that are."""
    names = _properties(store)
    near = get_close_matches(_folded(local_name(named).rpartition(":")[2]), names, n=3)
    return UnknownError(named, dict.fromkeys(local_name(names[each]) for each in near), within="the ontology")


@remembered
def _properties(store: Store) -> dict[str, str]:
    """Return the IRIs of all properties by their names and labels."""
    found = ((str(iri), str(label or "")) for iri, label in store.answer("properties"))
    return {"type": RDF + "type"} | {
        _folded(name): iri for iri, label in found for name in (label, local_name(iri)) if name
    }


def labels(store: Store) -> Callable[[str], str]:
    """Return a function that calls a thing by its identifier or label, given its IRI; a clause by its document."""
    known: dict[str, str] = {}

    def label(iri: str) -> str:
        if iri not in known:
            known[iri] = _label(store, iri)
        return known[iri]

    return label


def _label(store: Store, iri: str) -> str:
    if iri.startswith(("_:", '"')):
        return _unnamed(iri)
    found = next((str(label) for (label,) in store.answer("labels", thing=Iri(iri)) if label), "")
    name = " ".join(found.split()) or _spelled(store, iri)
    return inside(name) if name[1:2].islower() and _common(store, iri) else name


def _unnamed(term: str) -> str:
    literal = read(term)
    return f'"{literal.text}"' if literal else "something without a name"


def _common(store: Store, iri: str) -> bool:
    """Whether the name of a thing is a common noun or a verb: that of an activity, a class or a property."""
    return not _COMMON.isdisjoint(map(local_name, describe(store, Iri(iri))["type"]))


def _spelled(store: Store, iri: str) -> str:
    """Return what to call a thing without a label: by the document that it is part of, else by its IRI."""
    document, _, part = iri.partition("#")
    if part and document.startswith(DOCUMENT):
        return f"{part.replace('-', ' ')} of {_label(store, document)}"
    older, _, newer = iri.removeprefix(SUCCESSION).partition("--")
    if iri.startswith(SUCCESSION) and newer:
        return f"the succession from {_label(store, DOCUMENT + older)} to {_label(store, DOCUMENT + newer)}"
    return _spaced(local_name(iri)) or iri


def _spaced(name: str) -> str:
    """Return a name as words: those of a name in camel case begin small where the name does."""
    words = " ".join(_BETWEEN_WORDS.split(name)).split()
    small = name[:1].islower()
    return " ".join(word.lower() if small and word[1:].islower() | (len(word) == 1) else word for word in words)


def _folded(name: str) -> str:
    return "".join(name.split()).casefold()


_COMMON = {"Activity", "Topic", "Class", "DatatypeProperty", "ObjectProperty", "Property"}
_BETWEEN_WORDS = re.compile(r"[-_]|(?<=[a-z])(?=[A-Z])|(?<=[A-Z0-9])(?=[A-Z][a-z])")
