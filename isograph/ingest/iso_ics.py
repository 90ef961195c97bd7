"""The International Classification for Standards: a tree of fields, each with its title in English and French."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from isograph.ingest.plain_text import plain
from isograph.ingest.report import Findings
from isograph.ingest.rows import Progress, Row, rows, some
from isograph.ingest.terms import TYPE, literal
from isograph.store.withheld import Triple
from isograph.vocabulary import DCTERMS, ICS, SKOS, SOURCE

_CODE: Final = re.compile(r"\d\d(?:\.\d{3}(?:\.\d\d)?)?", re.ASCII)
_LANGUAGES: Final = {"en": "En", "fr": "Fr"}
_SOURCE: Final = f"<{SOURCE}iso-ics>"


def field(code: str) -> str:
    """Return the field of a code, as a term.

    >>> field("03.120.10")
    '<https://w3id.org/isograph/ics/03-120-10>'
    """
    return f"<{ICS}{code.replace('.', '-')}>"


def is_field(code: str) -> bool:
    """Whether a text is written as a code of the classification.

    >>> is_field("03.120.10"), is_field("3.120")
    (True, False)
    """
    return _CODE.fullmatch(code) is not None


def read(path: Path, findings: Findings, progress: Progress = lambda _: None) -> Iterator[Triple]:
    """Yield the triples of all fields of a file; a row without a code is noted as skipped.

    Raises what `isograph.ingest.rows.rows` raises, and ParseError for a file without any field.
    """
    known: set[str] = set()
    broader: dict[str, str] = {}
    found = (triple for row in rows(path, findings, progress) for triple in _field(row, known, broader))
    yield from some(found, path, findings, "field of the classification")
    for place, parent in broader.items():
        if parent not in known:
            findings.remark("broader field that stands on no row", place, parent)


def _field(row: Row, known: set[str], broader: dict[str, str]) -> Iterator[Triple]:
    code, why = row.text("identifier").strip(), ""
    if not is_field(code):
        why = "no ICS code"
    elif code in known:
        why = "stands on an earlier line already"
    if why:
        row.findings.skip(row.place, code, why)
        return
    known.add(code)
    row.findings.created += 1
    yield from _described(row, code)
    parent = row.text("parent").strip() or code.rpartition(".")[0]
    if is_field(parent) and parent != code:
        broader[row.place] = parent
        yield field(code), f"<{SKOS}broader>", field(parent)


def _described(row: Row, code: str) -> Iterator[Triple]:
    node = field(code)
    yield node, TYPE, f"<{SKOS}Concept>"
    yield node, f"<{SKOS}notation>", literal(code)
    yield node, f"<{SKOS}inScheme>", f"<{ICS}scheme>"
    yield node, f"<{DCTERMS}source>", _SOURCE
    for language, suffix in _LANGUAGES.items():
        if title := _text(row, "title", language, suffix):
            yield node, f"<{SKOS}prefLabel>", literal(title, language)
        if scope := _text(row, "scope", language, suffix):
            yield node, f"<{SKOS}scopeNote>", literal(scope, language)


def _text(row: Row, name: str, language: str, suffix: str) -> str:
    return plain(row.text(name + suffix) or row.text(f"{name}.{language}"))
