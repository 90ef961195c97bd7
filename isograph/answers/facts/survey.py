"""How many certificates to a standard were counted, year by year."""

from isograph.answers.facts.documents import Named, resolve
from isograph.answers.facts.records import records
from isograph.results import Rows
from isograph.store import Store


def survey(store: Store, identifier: Named) -> Rows:
    """Return the counts of certificates to a standard, all its editions together, oldest first.

    Raises UnknownDocumentError where the standard is not in the graph.
    """
    standard = resolve(store, identifier).undated()
    found = records(store.answer("survey", standard=standard))
    rows = tuple((year, count, note, ", ".join(by.sources), by.verification) for (year, count, note), by in found)
    remarks = " ".join(str(text) for (text,) in store.answer("survey_remarks"))
    caption = (
        f"Certificates to {standard}. {remarks}" if rows else f"No count of certificates to {standard} is recorded"
    )
    return Rows(("year", "certificates", "note", "source", "verification"), rows, caption)
