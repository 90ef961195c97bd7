"""Records and what vouches for them, from the rows of a query."""

from collections.abc import Iterable, Iterator
from datetime import date

from isograph.answers.facts.documents import Statements, grouped, provenance
from isograph.dates import PartialDate
from isograph.model import Provenance, Verification
from isograph.results import Value

Row = tuple[Value, ...]

_VOUCHING = ("source", "verification", "confidence")


def records(rows: Iterable[Row]) -> Iterator[tuple[Row, Provenance]]:
    """Iterate over the distinct records of rows that end in a source, a verification and a confidence, in order."""
    found: dict[Row, list[Row]] = {}
    for row in rows:
        found.setdefault(row[: -len(_VOUCHING)], []).append(row[-len(_VOUCHING) :])
    return ((record, vouched(vouching)) for record, vouching in found.items())


def vouched(rows: Iterable[Row]) -> Provenance:
    """Return what vouches for a record, from its rows of source, verification and confidence."""
    pairs = (pair for row in rows for pair in zip(_VOUCHING, row, strict=True))
    return provenance(grouped(tuple(pair for pair in dict.fromkeys(pairs) if pair[1])))


def described(rows: Iterable[Row]) -> Iterator[tuple[Row, Statements]]:
    """Iterate over what is stated of each record, from rows that end in a property and its value, in their order."""
    found: dict[Row, list[Row]] = {}
    for row in rows:
        found.setdefault(row[:-2], []).append(row[-2:])
    return ((record, grouped(tuple((prop, value) for prop, value in pairs))) for record, pairs in found.items())


def when(stated: Statements) -> PartialDate | None:
    """Return the date of a record with the days that it can mean, where it is known."""
    value, earliest, latest = ((*stated[name], None)[0] for name in ("value", "earliest", "latest"))
    if value is None:
        return None
    if isinstance(earliest, date) and isinstance(latest, date):
        return PartialDate(earliest, latest, str(value))
    return PartialDate.parse(str(value))


def marked(text: str, provenance: Provenance) -> str:
    """Return a text with a mark where no source that was read says so."""
    return f"{text} (unverified)" if provenance.verification == Verification.UNVERIFIED else text
