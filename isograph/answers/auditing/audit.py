"""Which references in documents are out of date on a day, and what replaced them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final

from isograph.answers.auditing import forms
from isograph.answers.auditing.ignored import Entry, Ignore, Ignored
from isograph.answers.auditing.references import Currency, Reference, judged
from isograph.answers.facts.documents import resolve
from isograph.answers.facts.wording import listed
from isograph.dates import day
from isograph.display.sarif import Problem
from isograph.errors import IsographError, MissingExtraError, ReadingError, UnknownError
from isograph.identifiers import Identifier, find_identifiers
from isograph.reading import Passage, Source, passages, sources
from isograph.reading.files import known as is_document
from isograph.reading.prose import passages as prose
from isograph.results import Json, Rows, Tabular, Value
from isograph.store import Store

if TYPE_CHECKING:
    import pandas as pd

MOST: Final = 100_000
"""How many references are listed; what comes beyond is counted."""

_SHOWN: Final = 8
_FEW: Final = 6
_BROKEN: Final = re.compile(r"(?<=[/:-])\n\s*")
_READ_AS: Final = "An undated reference is read as the newest edition in force, which is under use."
_LONGEST_PATH: Final = 4096
_LEVELS: Final = {Currency.OUTDATED: "error", Currency.UNKNOWN: "warning", Currency.DRAFT: "warning"}


@dataclass(frozen=True, slots=True)
class Audit(Tabular):
    """Every reference to a standard in some documents, with a verdict for each; one that is outdated is a finding.

    As a table it has one row for each document that a file refers to; `details`, JSON, CSV and data frames have one for
    each reference.

    `failures` are the files that could not be read, or not to their end; `remarks` say what else is to be known of one.
    `ignored` counts references that were left out on request, `beyond` those that are not listed for their number;
    `idle` are the references and patterns to leave out that nothing fitted.
    """

    on: date
    references: tuple[Reference, ...]
    files: tuple[str, ...] = ()
    failures: tuple[ReadingError | MissingExtraError, ...] = ()
    remarks: tuple[str, ...] = ()
    ignored: int = 0
    beyond: int = 0
    idle: tuple[str, ...] = ()
    columns = ("where", "reference", "verdict", "use", "because")

    def of(self, verdict: str) -> tuple[Reference, ...]:
        """Return the references of a verdict: outdated, current, undated, draft or unknown."""
        return tuple(each for each in self.references if each.verdict == verdict)

    @property
    def outdated(self) -> tuple[Reference, ...]:
        """The references that are out of date."""
        return self.of(Currency.OUTDATED)

    @property
    def finding(self) -> bool:
        """Whether a reference is out of date."""
        return bool(self.outdated)

    @property
    def caption(self) -> str:
        """The file, where it is one."""
        return self.files[0] if len(self.files) == 1 else ""

    @property
    def summary(self) -> str:
        """How many references there are of each verdict, and which are out of date."""
        if not self.references:
            return f"No reference to a standard was found{self._within}."
        counts = Counter(each.verdict for each in self.references)
        told = ", ".join(f"{counts[each]} {each}" for each in Currency if counts[each])
        counted = f"{len(self.references):,} reference{'s' * (len(self.references) != 1)}{self._within}"
        return f"{counted}, on {self.on}: {told}.{self._named}"

    @property
    def _within(self) -> str:
        return f" in {len(self.files):,} files" if len(self.files) > 1 else ""

    @property
    def _named(self) -> str:
        names = list(dict.fromkeys(str(each.identifier) for each in self.outdated))
        more = (f"{len(names) - _SHOWN:,} more",) if len(names) > _SHOWN else ()
        return f" Out of date: {listed((*names[:_SHOWN], *more))}." if names else ""

    @property
    def notes(self) -> tuple[str, ...]:
        """What could not be read, what was left out, and beyond which day nothing is known."""
        days = [each.as_of for each in self.references if each.as_of]
        left_out = f"{self.ignored:,} reference{'s were' if self.ignored != 1 else ' was'} left out as asked."
        return (
            *(f"Not read: {each}" for each in self.failures),
            *self.remarks,
            *((_READ_AS,) if self.of(Currency.UNDATED) else ()),
            *((f"{self.beyond:,} more references are not listed.",) if self.beyond else ()),
            *((left_out,) if self.ignored else ()),
            *((f"Nothing was left out for {listed(self.idle)}.",) if self.idle else ()),
            *((f"The record is as of {max(days)}; what happened later is not known.",) if days else ()),
        )

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return where each document is referred to, how it is written, the verdict, what to use, and why."""
        groups: dict[tuple[object, ...], list[Reference]] = {}
        for each in self.references:
            groups.setdefault((each.file, each.identifier or each.text), []).append(each)
        return tuple(_row(each, named=len(self.files) > 1) for each in groups.values())

    @property
    def details(self) -> Rows:
        """All that is known of each reference, a column for each fact."""
        return Rows(_DETAILS, tuple(map(_detailed, self.references)))

    def to_dict(self) -> dict[str, Json]:
        """Return the answer as `json.dumps` takes it, with all that is known of each reference."""
        failures: list[Json] = [{"file": getattr(each, "path", ""), "reason": str(each)} for each in self.failures]
        return self.details.to_dict() | {
            "summary": self.summary,
            "on": str(self.on),
            "notes": list(self.notes),
            "not read": failures,
        }

    def to_csv(self) -> str:
        """Return all that is known of each reference as CSV under a header line."""
        return self.details.to_csv()

    def to_frame(self) -> "pd.DataFrame":
        """Return all that is known of each reference as a data frame.

        Raises MissingExtraError where pandas is not installed.
        """
        return self.details.to_frame()

    def save(self, path: str | PathLike[str]) -> None:
        """Write all that is known of each reference to a file, whole or not at all, in the form that its suffix names.

        A .sarif file (or .sarif.json) is what code scanning services take, .json and .csv are `to_dict` and `to_csv`,
        .md is the table with its summary and notes; each may be compressed (.csv.gz).

        Raises FormatError for another suffix, StoreError where the file cannot be written.
        """
        forms.save(path, self, self.problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What to act on, for those who mark it in the files: outdated, unknown, a draft, amendments not cited."""
        unread = (
            Problem("unread", "error", each.reason, each.path, each.line)
            for each in self.failures
            if isinstance(each, ReadingError)
        )
        return (*(problem for each in self.references if (problem := _problem(each))), *unread)


def audit(
    store: Store, *given: str | PathLike[str], on: date | str | None = None, ignore: Iterable[Ignore] = ()
) -> Audit:
    """Return every reference in texts, files, folders and patterns of files, with its verdict on a day.

    `ignore` names what to leave out: references, patterns of files, and files of such lines. A file that cannot be read
    is told in the answer, and the others are read all the same.

    Raises ReadingError, or MissingExtraError for PDF, where nothing could be read; DateError where `on` is no day.
    """
    reading = _Reading(store, day(on), Ignored.of(ignore))
    for each in given:
        if isinstance(each, str) and not _is_path(each):
            reading.take(prose([each.replace("\r\n", "\n")]), "")
        else:
            reading.read(each)
    return reading.answer()


def _is_path(given: str) -> bool:
    """Whether a text names files: something of that name exists, or it ends as the name of a document does."""
    if not given.strip() or "\n" in given or "\0" in given or len(given) > _LONGEST_PATH:
        return False
    try:
        return Path(given).exists() or is_document(given)
    except OSError:
        return False


class _Reading:
    """What an audit finds while it reads, and at last its answer."""

    def __init__(self, store: Store, on: date, ignore: Ignored) -> None:
        self._store, self._on, self._ignore = store, on, ignore
        self._found: list[Reference] = []
        self._files: list[str] = []
        self._failures: list[ReadingError | MissingExtraError] = []
        self._remarks: list[str] = []
        self._judged: dict[Identifier, Reference] = {}
        self._ignored = self._beyond = 0
        self._fitted: set[Entry] = set()
        self._read = False

    def read(self, given: str | PathLike[str]) -> None:
        """Read the files of a path; what cannot be read is noted, and what was read before counts."""
        try:
            for source in sources(given):
                if fitting := self._ignore.fitting_file(source.name):
                    self._fitted |= fitting
                else:
                    self._read_file(source)
        except ReadingError as failure:
            self._failures.append(failure)

    def _read_file(self, source: Source) -> None:
        self._files.append(source.name)
        try:
            self.take(passages(source.path, lambda said: self._remarks.append(f"{source.name}: {said}.")), source.name)
        except (ReadingError, MissingExtraError) as failure:
            self._failures.append(failure)

    def take(self, text: Iterable[Passage], file: str) -> None:
        """Judge the references of a document."""
        begun = len(self._found)
        try:
            for passage in text:
                self._read = True
                self._judge(passage, file)
            self._read = True
        finally:
            self._found[begun:] = _without_cited(self._found[begun:])

    def _judge(self, passage: Passage, file: str) -> None:
        for text, start, identifier in _mentions(self._store, passage):
            if identifier and (fitting := self._ignore.fitting(identifier)):
                self._fitted |= fitting
                self._ignored += 1
            elif len(self._found) >= MOST:
                self._beyond += 1
            else:
                known = self._known(identifier) if identifier else Reference("")
                self._found.append(_placed(known, passage, text, start, file))

    def _known(self, identifier: Identifier) -> Reference:
        if identifier not in self._judged:
            self._judged[identifier] = judged(self._store, identifier, self._on)
        return self._judged[identifier]

    def answer(self) -> Audit:
        """Return the answer; raise the first failure where nothing was read at all."""
        if self._failures and not self._read:
            raise self._failures[0]
        return Audit(
            self._on,
            tuple(self._found),
            tuple(self._files),
            tuple(self._failures),
            tuple(dict.fromkeys(self._remarks)),
            self._ignored,
            self._beyond,
            tuple(map(str, self._ignore.idle(self._fitted))),
        )


def _mentions(store: Store, passage: Passage) -> Iterator[tuple[str, int, Identifier | None]]:
    """Yield the references of a passage: text, place and identifier; of a list, also what names no document."""
    if passage.whole and (identifier := _named(store, passage.text)):
        yield passage.text, 0, identifier
        return
    found = find_identifiers(passage.text)
    yield from ((each.text, each.start, each.identifier) for each in found)
    if passage.whole and not found:
        yield passage.text, 0, None


def _named(store: Store, text: str) -> Identifier | None:
    """Return the document that a whole text names, also by a label; none where it names none."""
    try:
        return Identifier.parse(text)
    except IsographError:
        pass
    try:
        return resolve(store, text)
    except (IsographError, UnknownError):
        return None


def _placed(known: Reference, passage: Passage, text: str, start: int, file: str) -> Reference:
    return replace(
        known,
        text=" ".join(_BROKEN.sub("", text).split()),
        file=file,
        line=passage.line_at(start),
        page=passage.page,
        place=passage.place,
    )


def _without_cited(found: list[Reference]) -> list[Reference]:
    """Return references that miss only the amendments that their document cites nowhere."""
    cited = {each.read for each in found}
    return [
        replace(each, missed=left) if (left := tuple(a for a in each.missed if a not in cited)) != each.missed else each
        for each in found
    ]


def _row(group: Sequence[Reference], *, named: bool) -> tuple[Value, ...]:
    """Return the row of a document that is referred to, perhaps at many places of a file and in several spellings."""
    first = group[0]
    place = _places(group)
    where = ", ".join(filter(None, (first.file, place))) if named else place
    return where, "\n".join(_few(each.text for each in group)), first.verdict, first.use, first.note


def _places(group: Sequence[Reference]) -> str:
    """Say where: "line 7", "lines 7, 9 and 12", "page 3, footnote 1 and page 4"."""
    numbers = _few(each.line for each in group)
    if first := group[0].line:
        return f"line {first}" if len(numbers) == 1 else f"lines {listed(numbers)}"
    return listed(_few(each.where for each in group))


def _few(values: Iterable[object]) -> tuple[str, ...]:
    distinct = tuple(dict.fromkeys(map(str, values)))
    return distinct if len(distinct) <= _FEW else (*distinct[: _FEW - 1], f"{len(distinct) - _FEW + 1:,} more")


def _detailed(each: Reference) -> tuple[Value, ...]:
    return (
        *(each.file, each.line, each.page, each.place, each.text),
        *(each.identifier, each.dated, each.verdict, each.value),
        *(each.read, ", ".join(map(str, each.instead)), ", ".join(map(str, each.successors))),
        *(", ".join(map(str, each.missed)), ", ".join(map(str, each.adopts)), each.planned),
        *(str(each.certificates_until or ""), ", ".join(each.suggestions), each.note),
    )


_DETAILS: Final = (
    *("file", "line", "page", "place", "reference", "identifier", "dated", "verdict", "status", "read as"),
    *("use instead", "replaced by", "amendments not cited", "adopts", "in development", "certificates until"),
    *("perhaps meant", "note"),
)


def _problem(each: Reference) -> Problem | None:
    place = each.file, each.line, each.where
    if each.verdict in _LEVELS:
        return Problem(each.verdict.value, _LEVELS[each.verdict], _message(each), *place)
    if each.missed:
        return Problem("amendment", "note", f"{each.text} is to be held with {listed(each.missed)}.", *place)
    return None


def _message(each: Reference) -> str:
    instead = f"; use {each.use}" if each.use and each.verdict == Currency.OUTDATED else ""
    perhaps = f"; perhaps {each.use.removesuffix('?')}" if each.suggestions else ""
    said = {Currency.UNKNOWN: "is not known", Currency.DRAFT: "is a draft"}.get(each.verdict, "is outdated")
    return f"{each.text} {said}{instead}{perhaps}{f' ({each.note})' if each.note else ''}{'?' if perhaps else '.'}"
