"""The clauses of a document, and the clauses of all documents by number or heading."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType

from isograph.answers.contents.elements import Element, Level, elements
from isograph.answers.contents.elements import level as level_of
from isograph.answers.contents.numbering import clause_number, natural
from isograph.answers.currency.editions import dated
from isograph.answers.facts.documents import Named, Statements, grouped, local_name, provenance, resolve, text
from isograph.answers.facts.listing import Listing
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.records import Row, records
from isograph.answers.facts.wording import plural, sentence
from isograph.answers.family.bases import printed, reading
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
    """A clause of one document. `about` gives labels of activities; `level` is known of the models of 1987 and 1994.

    `followed_by` are documents of an organization that claim to follow it, `note` is what else is to know of it.
    """

    number: str
    title: str
    kind: ClauseKind
    parent: str = ""
    about: tuple[str, ...] = ()
    level: Level = Level.UNKNOWN
    amended_by: tuple[Identifier, ...] = ()
    followed_by: tuple[str, ...] = ()
    note: str = ""

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
        """Return the clause of a number, in any form people write it: "7.3", "clause 7.3", "A 5.1"; or of a heading.

        Raises UnknownClauseError with those nearest to it.
        """
        wanted = clause_number(number)
        numbered = [each for each in self.clauses if each.number.casefold() == wanted.casefold()]
        headed = () if numbered else self._headed(" ".join(number.casefold().split()))
        found = numbered or headed
        if len(found) != 1:
            near = tuple(map(str, headed)) or self._nearest(wanted)
            raise UnknownClauseError(number, near, within=f"{self.identifier}{self._gap(wanted)}")
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
            *(f"{each} is followed by {', '.join(each.followed_by)}." for each in self.clauses if each.followed_by),
            *(f"{each}: {each.note}" for each in self.clauses if each.note),
            *(f"Announced: {change}." for change in self.announced),
            *((f"Only mentioned by a scope or a table: {', '.join(self.mentioned)}.",) if self.mentioned else ()),
            *self.remarks,
        )

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each clause, and one for each element of ISO 9001 that a model of 1987 leaves out."""
        listed = ((e.number, e.title, e.kind, e.level, "; ".join(e.about)) for e in self.clauses)
        absent = (("none", f"{each} (of ISO 9001)", ClauseKind.UNKNOWN, Level.ABSENT, "") for each in self.absent)
        return (*listed, *absent)

    def __iter__(self) -> Iterator[Clause]:
        return iter(self.clauses)

    def __len__(self) -> int:
        return len(self.clauses)

    def _headed(self, words: str) -> tuple[Clause, ...]:
        """Return the clauses of a heading, given with or without the number."""
        return tuple(each for each in self.clauses if words and words in {each.title.casefold(), str(each).casefold()})

    def _gap(self, wanted: str) -> str:
        """Say what is not listed, where that may be what is wanted."""
        annex = f"Annex {wanted[:1].upper()}"
        if annex in self.mentioned and wanted[1:2] == ".":
            return f", of which the clauses of {annex} are not listed"
        whole = "" if self.complete else ", whose clause list is not complete"
        return whole if self.clauses else ", of which no clause list is kept"

    def _nearest(self, wanted: str) -> tuple[str, ...]:
        listed = {each.number: str(each) for each in self.clauses}
        above = [wanted[:end] for end in range(len(wanted), 0, -1) if wanted[:end] in listed]
        beside = [number for number in listed if above and number.startswith(f"{above[0]}.")]
        near = (*above[:1], *beside[:4], *get_close_matches(wanted, listed, n=3, cutoff=0.6))
        return tuple(listed[number] for number in dict.fromkeys(near)) or tuple(map(str, self.roots))


def clauses(store: Store, identifier: Named) -> Clauses:
    """Return the clauses of a document; an undated reference is read as its newest edition in force.

    Raises UnknownDocumentError where it is not in the graph, NotInForceError for an undated reference none of whose
    editions is in force.
    """
    asked, found = resolve(store, identifier), contents(store, dated(store, identifier))
    return found if asked == found.identifier else replace(found, asked=asked)


@remembered
def contents(store: Store, document: Identifier) -> Clauses:
    """Return the clauses of a document whose canonical identifier is known."""
    return _listed(store, document, printed(store, document))


@remembered
def titles(store: Store, document: Identifier) -> Mapping[str, str]:
    """Return the headings of the clauses of a document by their numbers."""
    return MappingProxyType({each.number: each.title for each in contents(store, document)})


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
    data = tuple(sorted(rows, key=lambda row: (natural(str(row[0])), row[1])))
    return Listing(columns, data, told=_found(data))


def _found(rows: tuple[tuple[Value, ...], ...]) -> str:
    """Say how many clauses of how many documents were found.

    >>> _found((("4.17", "ISO 9001:1994"), ("4.17", "ISO 9002:1994")))
    'Two clauses of two documents are listed.'
    """
    if not rows:
        return "No clause of this number and title is listed."
    within = plural(len({row[1] for row in rows}), "document")
    return f"{sentence(plural(len(rows), 'clause'))} of {within} {'is' if len(rows) == 1 else 'are'} listed."


def _listed(store: Store, document: Identifier, base: Identifier) -> Clauses:
    found, mentioned, lists = _known(store, base)
    own = next((each for each in lists if each["clausesOf"] == (base,)), None)
    return Clauses(
        asked=document,
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
    listed = _tree((row for row in rows if not row[-1]), elements(store, base), _followers(store, base))
    return listed, tuple(mentioned), _lists(store, base)


def _followers(store: Store, document: Identifier) -> dict[str, tuple[str, ...]]:
    """Return the documents that claim to follow each clause of a document, by title where they have one."""
    found: dict[str, dict[Value, str]] = {}
    for number, follower, title in store.answer("followers", document=document):
        found.setdefault(str(number), {}).setdefault(follower, str(title or follower))
    return {number: tuple(titles.values()) for number, titles in found.items()}


def _lists(store: Store, document: Identifier) -> tuple[Statements, ...]:
    rows = groupby(store.answer("clause_list", document=document), key=itemgetter(0))
    stated = (grouped(tuple((prop, value) for _, prop, value in group)) for _, group in rows)
    return tuple(sorted(stated, key=lambda each: not each["clausesOf"]))


def _tree(
    rows: Iterable[Row], levels: tuple[Element, ...], followers: dict[str, tuple[str, ...]]
) -> tuple[Clause, ...]:
    level = {each.clause: each.level for each in levels if each.clause}
    ordered = sorted(rows, key=lambda row: natural(str(row[0])))
    return tuple(
        _clause(str(number), tuple(group), _level(str(number), level), followers.get(str(number), ()))
        for number, group in groupby(ordered, key=itemgetter(0))
    )


def _level(number: str, levels: Mapping[str, Level]) -> Level:
    """Return how much is asked for in a clause: where all of an element is asked for, all of each part of it."""
    above, _, _ = number.rpartition(".")
    if number in levels or not above:
        return levels.get(number, Level.UNKNOWN)
    inherited = _level(above, levels)
    return inherited if inherited == Level.FULL else Level.UNKNOWN


def _clause(number: str, rows: tuple[Row, ...], level: Level, followers: tuple[str, ...]) -> Clause:
    _, title, kind, parent, *_ = rows[0]
    return Clause(
        number=number,
        title=str(title or ""),
        kind=_kind(kind),
        parent=str(parent or ""),
        about=tuple(dict.fromkeys(str(row[4]) for row in rows if row[4])),
        level=level,
        amended_by=tuple(sorted({row[5] for row in rows if isinstance(row[5], Identifier)})),
        followed_by=followers,
        note=next((str(row[6]) for row in rows if row[6]), ""),
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
