"""Which documents take over another one, and how faithfully."""

from collections import Counter
from enum import StrEnum

from isograph.answers.facts.documents import Named, describe, local_name, provenance, resolve
from isograph.answers.facts.listing import Listing
from isograph.answers.facts.records import Row, records
from isograph.answers.facts.wording import counted, listed, plural, sentence
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
    return Listing(columns, rows, f"Adoptions of or by {document}" if rows else "", _told(document, rows))


def _told(document: Identifier, rows: tuple[tuple[Value, ...], ...]) -> str:
    """Say how many adoptions there are, and how faithful."""
    if not rows:
        return f"No adoption of or by {document} is known."
    degrees = Counter(row[3] for row in rows)
    found = [f"{counted(degrees[each])} {_DEGREES[each]}" for each in Degree if degrees[each]]
    same = _DEGREES[Degree(str(rows[0][3]))]
    if len(rows) == 1:
        return f"One adoption of or by {document} is known, which is {same}."
    faithful = f"all {same}" if len(found) == 1 else listed(found)
    return f"{sentence(plural(len(rows), 'adoption'))} of or by {document} are known: {faithful}."


def _row(store: Store, record: Row, by: Provenance) -> Row:
    adopting, adopted, body, degree, published = record
    vouching = by if by.sources else _own(store, adopting)
    told = str(body or ""), Degree(local_name(degree)), str(published or "")
    return adopting, adopted, *told, ", ".join(vouching.sources), vouching.verification


_DEGREES = {
    Degree.IDENTICAL: "identical",
    Degree.MODIFIED: "modified",
    Degree.NOT_EQUIVALENT: "not equivalent",
    Degree.UNKNOWN: "of unknown degree",
}


def _own(store: Store, document: Value) -> Provenance:
    """Return what vouches for a document itself, where its adoption is stated without a record of its own."""
    return provenance(describe(store, document)) if isinstance(document, Identifier) else Provenance()
