"""Whose text a document repeats: an identical adoption prints that of its base."""

from isograph.answers.facts.documents import describe, documents
from isograph.answers.facts.memory import remembered
from isograph.identifiers import Identifier
from isograph.store import Store


@remembered
def printed(store: Store, document: Identifier) -> Identifier:
    """Return the document whose text another one prints: ISO 9001:2015 for BS EN ISO 9001:2015, else the document."""
    passed: set[Identifier] = set()
    while document not in passed:
        passed.add(document)
        stated = describe(store, document)
        base = documents(stated, "consolidates") or documents(stated, "identicalAdoptionOf")
        document = base[0] if base else document
    return document


def reading(asked: Identifier, document: Identifier, text: Identifier) -> tuple[str, ...]:
    """Return the notes that say how a reference was read, where it was not taken as it stands."""
    undated = (f"{asked} is undated and read as {document}, the newest edition in force.",)
    adopted = (f"{document} is an identical adoption of {text}, whose text it prints.",)
    return (*(undated if asked != document else ()), *(adopted if document != text else ()))
