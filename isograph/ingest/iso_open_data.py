"""The deliverables of ISO Open Data: every document of ISO as the official file, or one derived from it, records it.

The file names documents by ISO's own numbers, so it is read twice: first for what each number stands for. A number
that stands on several rows stands for all of their documents. A row that names a work at a stage before publication
("ISO 37001" at 60.00) is a project, and is named as one: ISO/PRF 37001.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from isograph.errors import IdentifierError
from isograph.identifiers import Identifier
from isograph.ingest.plain_text import language_of, plain, tidy
from isograph.ingest.projects import PUBLISHED, project, stages
from isograph.ingest.records import Record, Texts
from isograph.ingest.report import Findings
from isograph.ingest.rows import Progress, Row, rows, some

_PAGE: Final = "https://www.iso.org/standard/{}.html"
_LANGUAGES: Final = ("en", "fr")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
_CODE: Final = re.compile(r"([0-9]{1,4})(?:\.0)?", re.ASCII)
_DELIVERABLES: Final = {
    "IS": "international-standard",
    "TS": "technical-specification",
    "TR": "technical-report",
    "PAS": "pas",
    "IWA": "workshop-agreement",
    "GUIDE": "guide",
    "R": "recommendation",
    "ISP": "standardized-profile",
    "DATA": "data",
    "TTA": "trends-assessment",
}

Numbers = dict[int, tuple[Identifier, ...]]
"""What each number of the file stands for."""


def read(path: Path, findings: Findings, progress: Progress = lambda _: None) -> Iterator[Record]:
    """Yield the documents of a file of JSON lines, CSV or Parquet; a row that cannot be used is noted as skipped.

    Raises what `isograph.ingest.rows.rows` raises, and ParseError for a file without any document.
    """
    names, numbers = _index(path)
    found = (_record(row, names, numbers) for row in rows(path, findings, progress))
    yield from some((each for each in found if each), path, findings, "document")


def _index(path: Path) -> tuple[dict[str, Identifier], Numbers]:
    """Return the documents of a file by place and by number."""
    names: dict[str, Identifier] = {}
    numbers: defaultdict[int, list[Identifier]] = defaultdict(list)
    for row in rows(path, Findings()):
        named, number = _identified(row), row.number("id")
        if isinstance(named, Identifier):
            names[row.place] = named
            if number is not None and named not in numbers[number]:
                numbers[number].append(named)
    return names, {number: tuple(documents) for number, documents in numbers.items()}


def _record(row: Row, names: dict[str, Identifier], numbers: Numbers) -> Record | None:
    """Return what a row records, or note why it cannot be used."""
    named = names.get(row.place) or _identified(row)
    if isinstance(named, str):
        row.findings.skip(row.place, row.text("reference"), named)
        return None
    stage, number = _stage(row), row.number("id")
    if named.draft and not Identifier.parse(reference := tidy(row.text("reference"))).draft:
        row.findings.remark("undated reference of a project", row.place, f"{reference} at {stage} is {named}")
    return Record(
        identifier=named,
        place=row.place,
        number=number,
        titles=_texts(row, "title"),
        abstracts=_texts(row, "scope"),
        published=_published(row, named),
        stage=stage,
        edition=row.number("edition"),
        kind=_kind(row),
        ics=row.several("icsCode"),
        committees=tuple(filter(None, [tidy(row.text("ownerCommittee"))])),
        languages=tuple(each for each in map(str.lower, row.several("languages")) if _LANGUAGE.fullmatch(each)),
        page=_page(number, named, numbers),
        supplement=row.text("supplementType"),
        replaces=_documents(row, "replaces", numbers),
        replaced_by=_documents(row, "replacedBy", numbers),
    )


def _identified(row: Row) -> Identifier | str:
    """Return the document that a row names, or why it names none."""
    reference = row.text("reference")
    try:
        named = Identifier.parse(tidy(reference))
    except IdentifierError as error:
        return str(error) if reference else "no reference"
    if named.languages:
        named = replace(named, languages=())
    if named.dated or named.draft:
        return named
    stage = _stage(Row(row.place, row.fields, Findings()))
    return project(named, stage) if stage and stage < PUBLISHED else _dated(named, row.text("publicationDate"))


def _dated(named: Identifier, published: str) -> Identifier | str:
    """Return the edition that an undated reference names, by the year of its publication."""
    if not re.match(r"[12]\d{3}(?:-|\Z)", published):
        return "names a work, and neither a stage nor a date tells which edition or project"
    year = int(published[:4])
    if named.supplements:
        *others, last = named.supplements
        return replace(named, supplements=(*others, replace(last, year=year)))
    return replace(named, year=year)


def _published(row: Row, named: Identifier) -> str:
    """Return the date of publication; where a supplement was given no more than the year of its base, its own year."""
    written = row.text("publicationDate")
    own = named.supplements[-1].year if named.supplements else None
    if not own or written != str(named.year) or own == named.year:
        return written
    row.findings.remark("date of the base", row.place, f"{named} {written}, and its own reference says {own}")
    return str(own)


def _stage(row: Row) -> str:
    """Return the stage code, whose leading zeros may be lost: 98 is 00.98."""
    written = row.text("currentStage").strip()
    number = _CODE.fullmatch(written)
    stage = f"{int(number[1]) // 100:02}.{int(number[1]) % 100:02}" if number else written
    if stage in stages() or not stage:
        return stage
    row.findings.remark("unknown stage", row.place, f"{written} is no stage code")
    return ""


def _kind(row: Row) -> str:
    written = row.text("deliverableType")
    kind = _DELIVERABLES.get(written.strip().upper(), "")
    if written and not kind:
        row.findings.remark("unknown kind", row.place, f"{written} is no type of deliverable")
    return kind


def _texts(row: Row, name: str) -> Texts:
    """Return a text in each language that it really is in; one tagged wrongly counts where there is no other."""
    written = [(tagged, text) for tagged in _LANGUAGES if (text := plain(row.text(f"{name}.{tagged}")))]
    same = len(written) > len({text for _, text in written})  # then one of the two was not translated
    languages = [language_of(text, tagged, 1 if same else 3) for tagged, text in written]
    found = {tagged: text for (tagged, text), language in zip(written, languages, strict=True) if tagged == language}
    for (tagged, text), language in zip(written, languages, strict=True):
        if language != tagged:
            row.findings.remark("language tagged wrongly", row.place, f"{name}.{tagged} is {language}: {text}")
            found.setdefault(language, text)
    return tuple((text, language) for language, text in sorted(found.items()))


def _documents(row: Row, name: str, numbers: Numbers) -> tuple[Identifier, ...]:
    """Return the documents that a row names by their numbers."""
    found: dict[Identifier, None] = {}
    for written in row.several(name):
        number = int(written) if written.isascii() and written.isdigit() and len(written) < len("1" * 19) else None
        if number in numbers:
            found |= dict.fromkeys(numbers[number])
        else:
            row.findings.remark("number that stands on no row", row.place, f"{name} {written}")
    return tuple(found)


def _page(number: int | None, named: Identifier, numbers: Numbers) -> str:
    """Return the page of a document; not for a project whose number another work's document bears."""
    if number is None or number < 0:
        return ""
    others = [each for each in numbers.get(number, ()) if each.number != named.number]
    doubtful = bool(others) and (named.draft or not all(each.draft for each in others))
    return "" if doubtful else _PAGE.format(number)
