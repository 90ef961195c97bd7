"""How many certificates to a standard were counted, year by year."""

from isograph.answers.facts.documents import Named, resolve
from isograph.answers.facts.listing import Listing
from isograph.answers.facts.records import records
from isograph.identifiers import Identifier
from isograph.results import Rows, Value
from isograph.store import Store


def survey(store: Store, identifier: Named) -> Rows:
    """Return the counts of certificates to a standard, all its editions together, oldest first.

    Raises UnknownDocumentError where the standard is not in the graph.
    """
    standard = resolve(store, identifier).undated()
    found = records(store.answer("survey", standard=standard))
    rows = tuple((year, count, note, ", ".join(by.sources), by.verification) for (year, count, note), by in found)
    remarks = " ".join(str(text) for (text,) in store.answer("survey_remarks"))
    columns = ("year", "certificates", "note", "source", "verification")
    return Listing(columns, rows, f"Certificates to {standard}. {remarks}" if rows else "", _told(standard, rows))


def _told(standard: Identifier, rows: tuple[tuple[Value, ...], ...]) -> str:
    """Say for how many years there is a count, and the newest; older counts may be of several standards together."""
    if not rows:
        return f"No count of certificates to {standard} is recorded."
    (first, *_), (last, count, note, *_) = rows[0], rows[-1]
    years = f"from {first} to {last} ({len(rows)} counts)" if last != first else f"for {last}"
    newest = f"{count:,} for {last}{f' ({note})' if note else ''}"
    return f"Certificates to {standard} were counted {years}: {newest} is the newest count."
