"""What is remarked on a thing: open points that nobody knows, sources that conflict, traps of identifiers."""

from dataclasses import dataclass

from isograph.answers.facts.documents import describe, documents, provenance, text
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.records import marked
from isograph.identifiers import Identifier
from isograph.model import Provenance
from isograph.store import Store
from isograph.store.terms import Iri
from isograph.vocabulary import ONTOLOGY


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark and what vouches for it; `kind` says what it is: unknown, conflict, structure, ..."""

    text: str
    kind: str
    provenance: Provenance

    def __str__(self) -> str:
        return marked(self.text, self.provenance)


@remembered
def remarks(store: Store, thing: Identifier | Iri) -> tuple[Remark, ...]:
    """Return the remarks on a document or another thing, and on the editions of a standard."""
    parts = (thing, *documents(describe(store, thing), "hasEdition"))
    found = {remark for part in parts for remark in store.pointing(part, (_CONCERNS,))}
    stated = (describe(store, remark) for remark in sorted(found, key=str))
    return tuple(
        Remark(text(each, "text"), text(each, "remarkKind"), provenance(each)) for each in stated if each["text"]
    )


_CONCERNS = ONTOLOGY + "concerns"
