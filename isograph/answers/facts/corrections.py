"""What is often said of standards and wrong, and what is right."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from isograph.answers.facts.documents import Named, describe, documents, resolve
from isograph.answers.facts.listing import Listing
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.records import records
from isograph.answers.facts.wording import counted, listed, plural, sentence
from isograph.identifiers import Identifier
from isograph.results import Rows, Value
from isograph.store import Store


class Failing(StrEnum):
    """In what way a claim fails."""

    WRONG = "wrong"
    OUTDATED = "outdated"
    MISLEADING = "misleading"
    INCOMPLETE = "incomplete"
    IMPRECISE = "imprecise"


def corrections(store: Store, identifier: Named | None = None) -> Rows:
    """Return widespread claims with what is wrong with each and what is right: of a document, a standard, or all.

    Raises UnknownDocumentError where the document is not in the graph.
    """
    document = None if identifier is None else resolve(store, identifier)
    meant = () if document is None else (document, *documents(describe(store, document), "hasEdition"))
    found = [row for row, concerned in _all(store) if document is None or not concerned.isdisjoint(meant)]
    subject = f" on {document}" if document else ""
    caption = f"What is said{subject} and not so" if found else ""
    return Listing(("claim", "it is", "right", "source", "verification"), tuple(found), caption, _told(subject, found))


def _told(subject: str, found: Sequence[tuple[Value, ...]]) -> str:
    """Say how many claims fail, and in what way."""
    if not found:
        return f"No wrong claim{subject} is recorded."
    kinds = Counter(str(row[1]) for row in found if row[1]).most_common()
    if len(found) == 1:
        return f"One claim{subject} is recorded that is {kinds[0][0] if kinds else 'not so'}."
    ways = f": {listed(f'{counted(number)} {kind}' for kind, number in kinds)}" if kinds else ""
    return f"{sentence(plural(len(found), 'claim'))}{subject} are recorded that are not so{ways}."


def _kind(told: Value) -> Value:
    """Return the way in which a claim fails, one of a closed list where it is."""
    return _WAYS.get(str(told), told)


@remembered
def _all(store: Store) -> tuple[tuple[tuple[Value, ...], frozenset[Identifier]], ...]:
    """Return each correction as a row, with the documents it is about."""
    rows = groupby(records(store.answer("corrections")), key=lambda each: each[0][:-1])
    told = []
    for (_, claim, kind, right), group in rows:
        lines = list(group)
        concerned = map(itemgetter(-1), (record for record, _ in lines))
        by = lines[0][1]
        row = (claim, _kind(kind), right, ", ".join(by.sources), by.verification)
        told.append((row, frozenset(each for each in concerned if isinstance(each, Identifier))))
    return tuple(told)


_WAYS = {way.value: way for way in Failing}
