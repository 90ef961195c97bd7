"""What is remarked on a thing: open points that nobody knows, sources that conflict, traps of identifiers."""

from dataclasses import dataclass

from isograph.answers.memory import remembered
from isograph.answers.records import marked, records
from isograph.identifiers import Identifier
from isograph.model import Provenance
from isograph.store import Store
from isograph.store.terms import Iri


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
    """Return the remarks on a document or another thing."""
    found = records(store.answer("remarks", thing=thing))
    return tuple(Remark(str(text), str(kind or ""), vouching) for (_, text, kind), vouching in found)
