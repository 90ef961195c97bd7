"""What is often said of standards and wrong, and what is right."""

from itertools import groupby
from operator import itemgetter

from isograph.answers.facts.documents import Named, describe, documents, resolve
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.records import records
from isograph.identifiers import Identifier
from isograph.results import Rows, Value
from isograph.store import Store


def corrections(store: Store, identifier: Named | None = None) -> Rows:
    """Return widespread claims with what is wrong with each and what is right: of a document, a standard, or all.

    Raises UnknownDocumentError where the document is not in the graph.
    """
    document = None if identifier is None else resolve(store, identifier)
    meant = () if document is None else (document, *documents(describe(store, document), "hasEdition"))
    found = [row for row, concerned in _all(store) if document is None or not concerned.isdisjoint(meant)]
    subject = f" on {document}" if document else ""
    caption = f"What is said{subject} and not so" if found else f"No wrong claim{subject} is recorded"
    return Rows(("claim", "it is", "right", "source", "verification"), tuple(found), caption)


@remembered
def _all(store: Store) -> tuple[tuple[tuple[Value, ...], frozenset[Identifier]], ...]:
    """Return each correction as a row, with the documents it is about."""
    rows = groupby(records(store.answer("corrections")), key=lambda each: each[0][:-1])
    told = []
    for (_, claim, kind, right), group in rows:
        lines = list(group)
        concerned = map(itemgetter(-1), (record for record, _ in lines))
        by = lines[0][1]
        row = (claim, kind, right, ", ".join(by.sources), by.verification)
        told.append((row, frozenset(each for each in concerned if isinstance(each, Identifier))))
    return tuple(told)
