"""Which documents take over another one, and how faithfully."""

from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from isograph.answers.documents import Named, describe, grouped, local_name, provenance, resolve, text
from isograph.identifiers import Identifier
from isograph.model import Provenance
from isograph.results import Rows, Value
from isograph.store import Store

_RECORD = ("body", "degree", "published", "source", "verification", "confidence")


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
    found = groupby(store.answer("adoptions", document=document), key=itemgetter(0, 1))
    rows = tuple(_row(store, pair, tuple(group)) for pair, group in found)
    columns = ("document", "adopts", "body", "degree", "published", "source", "verification")
    return Rows(
        columns, rows, f"Adoptions of or by {document}" if rows else f"No adoption of or by {document} is known"
    )


def _row(store: Store, pair: tuple[Value, ...], rows: tuple[tuple[Value, ...], ...]) -> tuple[Value, ...]:
    adopting, adopted = pair
    stated = grouped(tuple(each for row in rows for each in zip(_RECORD, row[2:], strict=True) if each[1]))
    body, degree, published = (text(stated, name) for name in _RECORD[:3])
    vouched = provenance(stated) if stated["source"] else _own(store, adopting)
    return (
        adopting,
        adopted,
        body,
        Degree(local_name(degree)),
        published,
        ", ".join(vouched.sources),
        vouched.verification,
    )


def _own(store: Store, document: Value) -> Provenance:
    """Return what vouches for a document itself, where its adoption is stated without a record of its own."""
    return provenance(describe(store, document)) if isinstance(document, Identifier) else Provenance()
