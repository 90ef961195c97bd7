"""Relaton's bibliographic records: one YAML file a document, of the catalogue of ISO or of IEC.

A set of records is a folder, with or without `data` in it, or a tar archive of one; it is of one body, which the types
of its identifiers tell. What the fields are called is in `fields`, what they say that is not so in `documents` and
`relations`. Where two records are of one document, the one of the newer schema counts, of the same schema the one
fetched later, then the one at the later stage, then the one whose file comes last by name; the other is noted as
skipped, with what it says otherwise.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from isograph.dates import PartialDate
from isograph.errors import ParseError
from isograph.identifiers import Identifier
from isograph.ingest.records import Record
from isograph.ingest.relaton.archives import files
from isograph.ingest.relaton.composing import composed
from isograph.ingest.relaton.documents import Found, found
from isograph.ingest.relaton.fields import Fields
from isograph.ingest.relaton.revisions import revised
from isograph.ingest.report import Findings
from isograph.ingest.rows import Progress, some

_FETCHED: Final = re.compile(rb"^fetched: *['\"]?(\d{4}-\d{2}-\d{2})", re.MULTILINE)
_STEP: Final = 1000
_SAMPLE: Final = 200
_FEW: Final = 10
"""One record in so many may be of the other body, as directives of both are, before a set counts as mixed."""


def read(
    path: Path, findings: Findings, progress: Progress = lambda _: None, *, body: str | None = None
) -> Iterator[Record]:
    """Yield the documents of a folder or archive of records; a file that cannot be used is noted as skipped.

    Raises what `isograph.ingest.relaton.archives.files` raises, ParseError for a set without any record, with those of
    both bodies or not of the expected one, and MissingExtraError where the package that reads YAML is not installed.
    """
    kept: dict[Identifier, Found] = {}
    for each in some(_found(path, findings, progress), path, findings, "Relaton record"):
        _choose(kept, each, findings)
    found_body = _of_one_body(Counter(each.body for each in kept.values()), path)
    if body and body != found_body:
        raise ParseError(str(path), None, f"records of {found_body}, not of {body}")
    projects = {each.undated: each.record.identifier for each in kept.values() if each.undated}
    for record in revised(kept.values()):
        replaces = _documents(record, "replaces", projects, findings)
        yield replace(record, replaces=replaces, replaced_by=_documents(record, "replaced_by", projects, findings))


def body_of(path: Path) -> str:
    """Return whose catalogue a folder or archive is of, "ISO" or "IEC", by its first records.

    Raises what `read` raises.
    """
    findings = Findings()
    sample = islice(some(_found(path, findings, lambda _: None), path, findings, "Relaton record"), _SAMPLE)
    return _of_one_body(Counter(each.body for each in sample), path)


def as_of(path: Path) -> PartialDate | None:
    """Return the last day on which a record was fetched; None where a file does not tell its own.

    Only the oldest records tell it, and sets of records are made over the years: the day of some is not that of all.

    Raises what `isograph.ingest.relaton.archives.files` raises.
    """
    days: set[str] = set()
    for _, text in files(path, Findings()):
        if not (day := _FETCHED.search(text)):
            return None
        days.add(day[1].decode())
    return PartialDate.parse(max(days)) if days else None


def _found(path: Path, findings: Findings, progress: Progress) -> Iterator[Found]:
    for place, text in files(path, findings):
        findings.read += 1
        if findings.read % _STEP == 0:
            progress(findings.read)
        try:
            node = composed(text)
        except ParseError as error:
            findings.skip(f"{place}, line {error.line}", "", error.reason)
            continue
        made = found(Fields(node, place, findings)) if isinstance(node, dict) else "no record, which is a mapping"
        if isinstance(made, Found):
            yield made
        else:
            findings.skip(place, "", made)
    progress(findings.read)


def _choose(kept: dict[Identifier, Found], new: Found, findings: Findings) -> None:
    """Keep a record, or of two of one document the newer, and note the other one."""
    identifier = new.record.identifier
    old = kept.get(identifier, new)
    newer, older = (new, old) if new.age >= old.age else (old, new)
    kept[identifier] = newer
    if newer is not older:
        said = ("stage", "published", "withdrawn")
        pairs = ((name, getattr(older.record, name), getattr(newer.record, name)) for name in said)
        otherwise = "".join(
            f"; {name} {ours or 'none'}, there {theirs or 'none'}" for name, ours, theirs in pairs if ours != theirs
        )
        findings.skip(older.record.place, str(identifier), f"older than {newer.record.place}{otherwise}")


def _of_one_body(bodies: Counter[str], path: Path) -> str:
    (most, _), *others = bodies.most_common()
    if any(count * _FEW > bodies.total() for _, count in others):
        counted = " and ".join(f"{count:,} of {name}" for name, count in sorted(bodies.items()))
        raise ParseError(str(path), None, f"records of two catalogues, {counted}: bring in one after the other")
    return most


def _documents(
    record: Record, name: str, projects: dict[Identifier, Identifier], findings: Findings
) -> tuple[Identifier, ...]:
    """Return the documents that a record names, projects by their own names; a work is no document to be named."""
    documents: tuple[Identifier, ...] = getattr(record, name)
    meant = dict.fromkeys(projects.get(each, each) for each in documents)
    for each in meant:
        if not (each.dated or each.draft):
            findings.remark("relation to a work", record.place, f"{record.identifier} {name.replace('_', ' ')} {each}")
    return tuple(each for each in meant if each.dated or each.draft)
