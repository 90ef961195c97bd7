"""Which edition took the place of one that IEC calls revised, where no record says so.

IEC's records name no successor. "REVISED" says that there is a newer edition of the same number, and the day on which
the old one went is as a rule the day on which that was published. So the next edition of the work is the successor.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from isograph.dates import PartialDate
from isograph.identifiers import Identifier
from isograph.ingest.records import Record
from isograph.ingest.relaton.documents import Found

Line: TypeAlias = list[tuple[date, Identifier]]
"""The editions of a work by the first day on which they can have been published."""


def revised(records: Iterable[Found]) -> Iterator[Record]:
    """Yield the records, those that are revised and name no successor with the next edition of their work."""
    kept = tuple(records)
    lines = _lines(each.record for each in kept if each.body == "IEC")
    for each in kept:
        successor = _next(each.record, lines) if each.revised and not each.record.replaced_by else None
        yield replace(each.record, replaced_by=(successor,)) if successor else each.record


def _lines(records: Iterable[Record]) -> dict[Identifier, Line]:
    lines: defaultdict[Identifier, Line] = defaultdict(list)
    for record in records:
        document = record.identifier
        plain = not (document.draft or document.supplements or document.version)
        if plain and record.published:
            lines[document.undated()].append((PartialDate.parse(record.published).earliest, document))
    return {work: sorted(line) for work, line in lines.items()}


def _next(record: Record, lines: dict[Identifier, Line]) -> Identifier | None:
    """Return the edition after the one that a document is, amends or consolidates."""
    work, year = record.identifier.undated(), record.identifier.year
    line = lines.get(work, [])
    own = [day for day, document in line if document.year == year]
    after = bisect_right(line, (own[-1] if own else date.max), key=lambda each: each[0])
    return line[after][1] if after < len(line) else None
