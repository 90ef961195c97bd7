"""The committees of ISO: what each is called and is about, above which others it stands, who keeps its secretariat."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote

from isograph.dates import PartialDate
from isograph.errors import DateError
from isograph.ingest.plain_text import plain, tidy
from isograph.ingest.report import Findings
from isograph.ingest.rows import Progress, Row, rows, some
from isograph.ingest.terms import TYPE, date_of, iso, literal, typed, vouched
from isograph.store.withheld import Triple
from isograph.vocabulary import COMMITTEE, DCTERMS, FOAF, GRAPH, RDFS, SKOS

_NAME: Final = "iso-committees"
_PAGE: Final = "<https://www.iso.org/committee/{}.html>"
_LANGUAGES: Final = ("en", "fr")
_AFTER_SPACE: Final = frozenset({"JTC", "JPC", "JSYC"})


def committee(reference: str) -> str:
    """Return the committee of a reference, as a term; different references have different ones.

    A reference that the usual slug does not tell from others, as one in small letters, is percent-encoded.

    >>> committee("ISO/IEC JTC 1/SC 27"), committee("iso/tc 1")
    ('<https://w3id.org/isograph/committee/iso-iec-jtc-1-sc-27>', '<https://w3id.org/isograph/committee/~iso%2Ftc%201>')
    """
    slug = reference.lower().replace(" ", "-").replace("/", "-")
    plain_slug = slug.replace("-", "").isalnum() and slug.isascii() and _reference(slug) == reference
    return f"<{COMMITTEE}{slug if plain_slug else '~' + quote(reference, safe='', errors='replace')}>"


def read(path: Path, findings: Findings, progress: Progress = lambda _: None) -> Iterator[Triple]:
    """Yield the triples of all committees of a file; a row without a reference of its own is noted as skipped.

    Raises what `isograph.ingest.rows.rows` raises, and ParseError for a file without any committee.
    """
    references = {row.number("id"): _named(row) for row in rows(path, Findings())}
    seen: dict[str, str] = {}
    dates: set[str] = set()
    found = (
        triple
        for row in rows(path, findings, progress)
        if _is_new(row, seen)
        for triple in (*_described(row), *_parent(row, references), *_established(row, dates))
    )
    yield from some(found, path, findings, "committee")


def _reference(slug: str) -> str:
    """Return the reference that a slug is usually of: a space before numbers and joint committees, else a slash."""
    first, *others = slug.upper().split("-")
    return first + "".join(f"{' ' if each.isdigit() or each in _AFTER_SPACE else '/'}{each}" for each in others)


def _named(row: Row) -> str:
    return tidy(row.text("reference"))


def _is_new(row: Row, seen: dict[str, str]) -> bool:
    """Whether a row is of a committee that none before it is of; else it is noted as skipped."""
    reference = _named(row)
    if not reference or reference in seen:
        why = f"stands on {seen[reference]} already" if reference else "no reference"
        row.findings.skip(row.place, reference or tidy(row.text("title.en")), why)
        return False
    seen[reference] = row.place
    row.findings.created += 1
    return True


def _described(row: Row) -> Iterator[Triple]:
    reference = _named(row)
    node = committee(reference)
    yield node, TYPE, iso("Committee")
    yield node, f"<{SKOS}notation>", literal(reference)
    yield node, f"<{RDFS}label>", literal(reference, "en")
    yield from vouched(node, _NAME)
    for language in _LANGUAGES:
        if title := plain(row.text(f"title.{language}")):
            yield node, f"<{DCTERMS}title>", literal(title, language)
        if scope := plain(row.text(f"scope.{language}")):
            yield node, f"<{DCTERMS}description>", literal(scope, language)
    if secretariat := tidy(row.text("secretariat.acronym")):
        yield node, iso("secretariat"), literal(secretariat)
    if status := tidy(row.text("status")):
        yield node, iso("committeeStatus"), literal(status)
    if number := row.number("id"):
        yield node, iso("catalogueNumber"), typed(number, "integer")
        yield node, f"<{FOAF}page>", _PAGE.format(number)


def _parent(row: Row, references: dict[int | None, str]) -> Iterator[Triple]:
    """Yield the committee above."""
    number, reference = row.number("parentId"), _named(row)
    if number is None:
        return
    parent = references.get(number, "")
    if not parent or parent == reference:
        row.findings.remark("committee above that stands on no other row", row.place, f"{reference} below {number}")
    else:
        yield committee(reference), iso("parentCommittee"), committee(parent)


def _established(row: Row, dates: set[str]) -> Iterator[Triple]:
    written = row.text("creationDate")[: len("YYYY-MM-DD")]
    if not written:
        return
    try:
        value = PartialDate.parse(written)
    except DateError as error:
        row.findings.remark("unreadable date", row.place, str(error))
        return
    node = f"<{GRAPH}{_NAME}#{value}>"
    if value.value not in dates:
        dates.add(value.value)
        yield from ((node, TYPE, iso("Dated")), *date_of(node, value), *vouched(node, _NAME))
    yield committee(_named(row)), iso("established"), node
