"""The clauses of a document, and the clauses of all documents by number or heading."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from isograph.answers.bases import printed, reading
from isograph.answers.documents import Named, Statements, grouped, local_name, provenance, resolve, text
from isograph.answers.editions import dated
from isograph.answers.elements import Element, Level, elements
from isograph.answers.elements import level as level_of
from isograph.answers.memory import remembered
from isograph.answers.numbering import clause_number, natural
from isograph.answers.records import Row, records
from isograph.errors import ArgumentError, UnknownClauseError
from isograph.identifiers import Identifier
from isograph.model import Provenance
from isograph.results import Rows, Tabular, Value
from isograph.store import Store


class ClauseKind(StrEnum):
    """Whether a clause carries requirements of its own."""

    REQUIREMENT = "requirement"
    HEADING = "heading"
    UNKNOWN = ""

    @classmethod
    def _missing_(cls, value: object) -> "ClauseKind":
        return cls.UNKNOWN


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of one document. `about` gives labels of activities; `level` is known of the models of 1987 and 1994."""

    number: str
    title: str
    kind: ClauseKind
    parent: str = ""
    about: tuple[str, ...] = ()
    level: Level = Level.UNKNOWN
    amended_by: tuple[Identifier, ...] = ()

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Clauses(Tabular):
    """The clauses of a document as a tree, in the order of their numbers.

    Empty, with a summary that says so, where no clause list is kept. `text` is the document whose clauses these are:
    the base of an identical adoption. `absent` are the elements of ISO 9001 that a model of 1987 leaves out.
    """

    asked: Identifier
    identifier: Identifier
    text: Identifier
    clauses: tuple[Clause, ...]
    mentioned: tuple[str, ...]
    absent: tuple[str, ...]
    complete: bool
    announced: tuple[str, ...]
    remarks: tuple[str, ...]
    columns = ("clause", "title", "kind", "asked for", "about")

    @property
    def roots(self) -> tuple[Clause, ...]:
        """The clauses that stand under no other clause of the list."""
        numbers = {each.number for each in self.clauses}
        return tuple(each for each in self.clauses if each.parent not in numbers)

    def children(self, clause: Clause) -> tuple[Clause, ...]:
        """Return the clauses directly under a clause."""
        return tuple(each for each in self.clauses if each.parent == clause.number)

    def clause(self, number: str) -> Clause:
        """Return the clause that bears a number, in any form people write it: "7.3", "clause 7.3", "A 5.1".

        Raises UnknownClauseError with those nearest to it.
        """
        wanted = clause_number(number)
        found = [each for each in self.clauses if each.number.casefold() == wanted.casefold()]
        if not found:
            unlisted = "" if self.clauses else ", of which no clause list is kept"
            raise UnknownClauseError(number, self._nearest(wanted), within=f"{self.identifier}{unlisted}")
        return found[0]

    @property
    def summary(self) -> str:
        """How many clauses are listed, and whether the list is complete."""
        if not self.clauses:
            changes = "; only announced changes are known" if self.announced else ""
            return f"No clause list of {self.identifier} is kept{changes}."
        whole = "complete at the levels that it gives" if self.complete else "not complete"
        return f"{len(self.clauses)} clauses of {self.identifier}; the list is {whole}."

    @property
    def notes(self) -> tuple[str, ...]:
        """How the reference was read, what is only a heading or absent, what changes, what vouches for the list."""
        headings = [str(each) for each in self.clauses if each.level == Level.HEADING_ONLY]
        changed = [each for each in self.clauses if each.amended_by]
        return (
            *reading(self.asked, self.identifier, self.text),
            *((f"Headings without requirements: {'; '.join(headings)}.",) if headings else ()),
            *((f"Absent elements of ISO 9001: {'; '.join(self.absent)}.",) if self.absent else ()),
            *(f"{each} is changed by {', '.join(map(str, each.amended_by))}." for each in changed),
            *(f"Announced: {change}." for change in self.announced),
            *((f"Only mentioned by the scope: {', '.join(self.mentioned)}.",) if self.mentioned else ()),
            *self.remarks,
        )

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each clause."""
        return tuple((e.number, e.title, e.kind, e.level, "; ".join(e.about)) for e in self.clauses)

    def __iter__(self) -> Iterator[Clause]:
        return iter(self.clauses)

    def __len__(self) -> int:
        return len(self.clauses)

    def _nearest(self, wanted: str) -> tuple[str, ...]:
        listed = {each.number: str(each) for each in self.clauses}
        above = [wanted[:end] for end in range(len(wanted), 0, -1) if wanted[:end] in listed]
        beside = [number for number in listed if above and number.startswith(f"{above[0]}.")]
        near = (*above[:1], *beside[:4], *get_close_matches(wanted, listed, n=3, cutoff=0.6))
        return tuple(listed[number] for number in dict.fromkeys(near))


def clauses(store: Store, identifier: Named) -> Clauses:
    """Return the clauses of a document; an undated reference is read as its newest edition in force.

    Raises UnknownDocumentError where it is not in the graph, NotInForceError for an undated reference none of whose
    editions is in force.
    """
    document = dated(store, identifier)
    return _listed(store, resolve(store, identifier), document, printed(store, document))


def find_clauses(store: Store, *, number: str | None = None, title: str | None = None) -> Rows:
    """Return the clauses of all documents that bear a number, or whose heading has these words, or both.

    A word is found where a word of the heading begins with it, whatever the case: "audit" finds "Internal audits".

    Raises ArgumentError where neither is given.
    """
    words = (title or "").casefold().split()
    if not (number or "").strip() and not words:
        raise ArgumentError("name a number or a title, for example number='4.17' or title='internal audit'")
    found = _numbered(store, number) if number else _titled(store, words)
    rows = (_row(record, by) for record, by in records(found) if _begun(words, record[2]))
    columns = ("clause", "document", "title", "kind", "asked for", "source", "verification")
    return Rows(columns, tuple(sorted(rows, key=lambda row: (natural(str(row[0])), row[1]))))


def _listed(store: Store, asked: Identifier, document: Identifier, base: Identifier) -> Clauses:
    found, mentioned, lists = _known(store, base)
    own = next((each for each in lists if each["clausesOf"] == (base,)), None)
    return Clauses(
        asked=asked,
        identifier=document,
        text=base,
        clauses=found,
        mentioned=mentioned,
        absent=tuple(str(each) for each in elements(store, base) if each.level == Level.ABSENT),
        complete=bool(own and own["complete"] == (True,)),
        announced=tuple(change for each in lists for change in _announced(each)),
        remarks=tuple(remark for each in lists for remark in _remarks(each)),
    )


@remembered
def _known(store: Store, base: Identifier) -> tuple[tuple[Clause, ...], tuple[str, ...], tuple[Statements, ...]]:
    """Return the listed clauses of a document, the numbers of those only mentioned, and what is stated of its lists."""
    rows = store.answer("clauses", document=base)
    mentioned = sorted({str(row[0]) for row in rows if row[-1]}, key=natural)
    return _tree((row for row in rows if not row[-1]), elements(store, base)), tuple(mentioned), _lists(store, base)


def _lists(store: Store, document: Identifier) -> tuple[Statements, ...]:
    rows = groupby(store.answer("clause_list", document=document), key=itemgetter(0))
    stated = (grouped(tuple((prop, value) for _, prop, value in group)) for _, group in rows)
    return tuple(sorted(stated, key=lambda each: not each["clausesOf"]))


def _tree(rows: Iterable[Row], levels: tuple[Element, ...]) -> tuple[Clause, ...]:
    level = {each.clause: each.level for each in levels}
    ordered = sorted(rows, key=lambda row: natural(str(row[0])))
    return tuple(
        _clause(str(number), tuple(group), level.get(str(number), Level.UNKNOWN))
        for number, group in groupby(ordered, key=itemgetter(0))
    )


def _clause(number: str, rows: tuple[Row, ...], level: Level) -> Clause:
    _, title, kind, parent, *_ = rows[0]
    return Clause(
        number=number,
        title=str(title or ""),
        kind=_kind(kind),
        parent=str(parent or ""),
        about=tuple(dict.fromkeys(str(row[4]) for row in rows if row[4])),
        level=level,
        amended_by=tuple(sorted({row[5] for row in rows if isinstance(row[5], Identifier)})),
    )


def _announced(stated: Statements) -> tuple[str, ...]:
    where = f"{', '.join(map(str, stated['clausesOf']))} against {', '.join(map(str, stated['changesAgainst']))}"
    return tuple(f"{change} ({where})" for change in stated["announcedChange"])


def _remarks(stated: Statements) -> tuple[str, ...]:
    what = "Clauses" if stated["clausesOf"] else "Activities by clause"
    note = text(stated, "note")
    return (*((note,) if note else ()), f"{what}: {provenance(stated)}.")


def _numbered(store: Store, number: str) -> Iterable[Row]:
    wanted = clause_number(number)
    return ((wanted, *row) for row in store.answer("clauses_numbered", number=wanted))


def _titled(store: Store, words: list[str]) -> Iterable[Row]:
    return store.answer("clauses_titled", part=max(words, key=len))


def _begun(words: list[str], title: Value) -> bool:
    heading = re.findall(r"\w+", str(title or "").casefold())
    return all(any(each.startswith(word) for each in heading) for word in words)


def _row(record: Row, by: Provenance) -> Row:
    number, document, title, kind, level = record
    return number, document, title, _kind(kind), level_of(level), ", ".join(by.sources), by.verification


def _kind(kind: Value) -> ClauseKind:
    return ClauseKind(local_name(kind)) if kind else ClauseKind.UNKNOWN
