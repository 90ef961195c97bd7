"""Which documents take over another one, and how faithfully."""

from enum import StrEnum

from isograph.answers.facts.documents import Named, describe, local_name, provenance, resolve
from isograph.answers.facts.records import Row, records
from isograph.identifiers import Identifier
from isograph.model import Provenance
from isograph.results import Rows, Value
from isograph.store import Store


class Degree(StrEnum):
    """How faithfully a document is taken over, in the terms of ISO/IEC Guide 21-1."""

    IDENTICAL = "IDT"
    MODIFIED = "MOD"
    NOT_EQUIVALENT = "NEQ"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> "Degree":
        return cls.UNKNOWN


def adoptions(store: Store, identifier: Named) -> Rows:
    """Return the adoptions of a document, or of all editions of a standard; of an adoption, what it adopts.

    An adoption is a document of its own and stands beside what it adopts, never for it.

    Raises UnknownDocumentError where the document is not in the graph.
    """
    document = resolve(store, identifier)
    rows = tuple(_row(store, record, by) for record, by in records(store.answer("adoptions", document=document)))
    columns = ("document", "adopts", "body", "degree", "published", "source", "verification")
    known = f"Adoptions of or by {document}" if rows else f"No adoption of or by {document} is known"
    return Rows(columns, rows, known)


def _row(store: Store, record: Row, by: Provenance) -> Row:
    adopting, adopted, body, degree, published = record
    vouching = by if by.sources else _own(store, adopting)
    told = str(body or ""), Degree(local_name(degree)), str(published or "")
    return adopting, adopted, *told, ", ".join(vouching.sources), vouching.verification


def _own(store: Store, document: Value) -> Provenance:
    """Return what vouches for a document itself, where its adoption is stated without a record of its own."""
    return provenance(describe(store, document)) if isinstance(document, Identifier) else Provenance()
