"""Competency questions: what users ask, each a query beside the answer that is right.

A question is two files of one name. `what-replaced-iso-9002.rq` holds the query under a head comment, which is the
question in plain English and then, a line each, `asked by` whom, what it `needs`, and the `source` of the answer:

    # What replaced ISO 9002:1994, and when?
    # asked by document controller
    # needs    iso:replacedBy succession:iso-9002:1994--iso-9001:2000
    # source   ISO catalogue

`what-replaced-iso-9002.csv` holds the answer as SPARQL 1.1 Query Results CSV: a line with the variables, a line for
each row, in any order. A question is asked only where the graph says something of each thing that it needs: the terms
that its answer is inferred by, and the records that it rests on.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final

from isograph.errors import ParseError, QueryError, StoreError
from isograph.identifiers import Identifier
from isograph.results import Value
from isograph.store import Iri, Store
from isograph.turtle import head_comment
from isograph.validation.report import Check, Violation
from isograph.vocabulary import PREFIXES

_ENTRY: Final = re.compile(r"(asked by|needs|source)\s+(.+)")

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question in plain English, the query that asks it, and the answer that is right."""

    path: Path
    text: str
    asked_by: str
    needs: tuple[str, ...]
    source: str
    query: str
    columns: Row
    answer: tuple[Row, ...]

    def missing(self, store: Store) -> str | None:
        """Return the first thing that the question needs and of which a store says nothing."""
        about = "ASK { ?thing ?property ?value }"
        return next((need for need in self.needs if not store.ask(about, thing=Iri(_expanded(need)))), None)

    def notes(self, store: Store) -> Iterator[str]:
        """Yield why the question was not asked, where it was not."""
        if need := self.missing(store):
            yield f"Not asked, because the graph says nothing of {need}: {self.text}"

    def violations(self, store: Store) -> Iterator[Violation]:
        """Yield where the answer of a store differs from the right one, row by row.

        Raises ParseError for a query that cannot be answered, or whose variables are not those of the answer.
        """
        if self.missing(store) is None:
            found = self._asked(store)
            wanting, surplus = Counter(self.answer) - Counter(found), Counter(found) - Counter(self.answer)
            alone = len(self.answer) == len(found) == 1
            for row in sorted(wanting.elements()):
                twin = next((each for each in sorted(surplus) if alone or each[:1] == row[:1]), None)
                surplus -= Counter([twin] if twin else [])
                yield self._violation(row, twin)
            yield from (self._violation(None, row) for row in sorted(surplus.elements()))

    def _asked(self, store: Store) -> tuple[Row, ...]:
        try:
            columns, rows = store.select(self.query)
        except QueryError as error:
            raise ParseError(str(self.path), error.line, str(error)) from None
        if columns != self.columns:
            reason = f"expected the columns of the query, {', '.join(columns)}; found {', '.join(self.columns)}"
            raise ParseError(str(self.path.with_suffix(".csv")), 1, reason)
        return tuple(tuple(map(_lexical, row)) for row in rows)

    def _violation(self, expected: Row | None, found: Row | None) -> Violation:
        focus = next(iter(expected or found or ()), "")
        right, wrong = " | ".join(expected or ()), " | ".join(found or ())
        return Violation(Check.QUESTIONS, focus, "", right, wrong, self.text, "sh:Violation", self.path.stem)


def read(folder: Path) -> tuple[Question, ...]:
    """Return the questions in a folder, in the order of their names.

    >>> from isograph import resources
    >>> [each.text for each in read(resources.question_folder()) if each.path.stem == "what-iso-9002-lacks"]
    ['What does ISO 9002:1994 exclude that ISO 9001:1994 covers?']

    Raises StoreError where there is no question or one cannot be read, and ParseError for one that is no text or table.
    """
    paths = sorted(folder.glob("*.rq"))
    if not paths:
        raise StoreError(f"{folder}: no questions, which are files .rq with their answers beside them in files .csv")
    return tuple(_question(path) for path in paths)


def _question(path: Path) -> Question:
    query = _text(path)
    lines = head_comment(query).splitlines()
    entries = {found[1]: found[2] for line in lines if (found := _ENTRY.fullmatch(line.strip()))}
    text = " ".join(line.strip() for line in lines if not _ENTRY.fullmatch(line.strip()))
    columns, *answer = _table(path.with_suffix(".csv"))
    needs = tuple(entries.get("needs", "").split())
    source = entries.get("source", "")
    return Question(path, text, entries.get("asked by", ""), needs, source, query, columns, tuple(answer))


def _table(path: Path) -> tuple[Row, ...]:
    """Return the lines of a table, whose first names the columns."""
    reader = csv.reader(StringIO(_text(path), newline=""), strict=True)
    try:
        rows = [(reader.line_num, tuple(row)) for row in reader]
    except csv.Error as error:
        raise ParseError(str(path), reader.line_num, str(error)) from None
    if not rows:
        raise ParseError(str(path), 1, "expected a line with the variables of the query")
    for line, row in rows:
        if len(row) != len(rows[0][1]):
            raise ParseError(str(path), line, f"expected {len(rows[0][1])} cells, found {len(row)}")
    return tuple(row for _, row in rows)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ParseError(str(path), None, "expected text in UTF-8") from None
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from None


def _expanded(name: str) -> str:
    """Return the IRI of a prefixed name, or of an IRI in angle brackets."""
    prefix, _, rest = name.partition(":")
    return PREFIXES[prefix] + rest if prefix in PREFIXES else name.strip("<>")


def _lexical(value: Value) -> str:
    """Return a value as SPARQL's CSV writes it: IRIs and texts as they are, nothing where there is none."""
    if isinstance(value, Identifier):
        return value.iri
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def written(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table as the answer of a question is written."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows((columns, *rows))
    return text.getvalue()
