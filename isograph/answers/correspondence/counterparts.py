"""Which clauses of one document took over a clause of another, through as many tables as lie between the two.

Relations along the way compose; what they leave open is possible, never said to be equal. `routes` beside this module
says which of several chains of tables is taken, `links` how clauses above and below answer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from isograph.answers.contents.clauses import Clause, Clauses, clauses, titles
from isograph.answers.contents.elements import Level
from isograph.answers.contents.numbering import clause_number, natural
from isograph.answers.correspondence.flows import paths_drawn
from isograph.answers.correspondence.links import Path, above, basis, link, relation, under
from isograph.answers.correspondence.relations import Relation
from isograph.answers.correspondence.routes import Route, reachable, rivals, routes
from isograph.answers.correspondence.tables import Basis, Table
from isograph.answers.correspondence.trails import denied, traced, written
from isograph.answers.facts.documents import Named, describe, documents, editions_of
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.wording import counted, listed, sentence
from isograph.answers.family.bases import printed, reading
from isograph.identifiers import Identifier
from isograph.results import Json, Tabular, Value
from isograph.store import Store

if TYPE_CHECKING:
    from isograph.pictures import Picture


class Outcome(StrEnum):
    """What can be said of the counterparts of a clause; silence and a missing table are no statement of absence."""

    COUNTERPARTS = "counterparts"
    NO_COUNTERPART = "no counterpart"
    NOT_IN_TABLE = "not in the table"
    NO_TABLE = "no table"


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A clause of the other document, how the clause asked for relates to it, and the path that says so.

    `denied` tells that one table states, against another, that there is no counterpart.
    """

    number: str
    title: str
    relation: Relation
    path: Path
    basis: Basis
    disputes: tuple[str, ...] = ()
    denied: bool = False

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def way(self) -> str:
        """The path in one line: the documents in a row, and the clauses that it touches in each."""
        return written(self.path)


@dataclass(frozen=True, slots=True)
class Counterparts(Tabular):
    """The counterparts of a clause of `identifier` in the document `to`; `path` are the documents on the way.

    `ends` are the paths to a clause that is stated to have no counterpart. Where that is the answer, a line is one that
    one table names and another denies. `headings` are those of the clauses of each document on the way, by number.
    """

    identifier: Identifier
    clause: str
    title: str
    to: Identifier
    answer: Outcome
    lines: tuple[Counterpart, ...]
    ends: tuple[Path, ...]
    path: Route
    tables: tuple[Table, ...]
    disagreements: tuple[str, ...]
    remarks: tuple[str, ...] = ()
    headings: tuple[Mapping[str, str], ...] = field(default=(), repr=False, compare=False)
    columns = ("clause", "relation", "basis", "path")

    @property
    def topmost(self) -> tuple[Counterpart, ...]:
        """The counterparts that stand under no other one."""
        numbers = {each.number for each in self.lines}
        return tuple(each for each in self.lines if numbers.isdisjoint(above(each.number)))

    @property
    def from_above(self) -> bool:
        """Whether only a clause above the one that was asked for answers."""
        firsts = [path[0] for path in (*(line.path for line in self.lines), *self.ends) if path]
        return bool(firsts) and all(
            each.to == each.document and under(each.clause, each.counterpart) for each in firsts
        )

    @property
    def from_below(self) -> bool:
        """Whether only clauses below the one that was asked for answer, by tables that are not complete."""
        firsts = [line.path[0] for line in self._meant if line.path]
        down = bool(firsts) and all(
            each.to == each.document and under(each.counterpart, each.clause) for each in firsts
        )
        return down and not all(table.complete for table in self.tables)

    @property
    def basis(self) -> Basis | None:
        """What the answer rests on: the weakest step of all paths; none where there is no path."""
        ends = () if self.answer == Outcome.COUNTERPARTS else map(basis, self.ends)
        found = (*(line.basis for line in self._meant), *ends)
        return max(found, key=lambda each: each.weakness, default=None)

    @property
    def _meant(self) -> tuple[Counterpart, ...]:
        """The lines that the answer rests on."""
        return tuple(line for line in self.topmost if not line.denied)

    @property
    def summary(self) -> str:
        """The answer in one sentence."""
        asked = f"{self.clause} {self.title}".strip() + f" of {self.identifier}"
        return sentence(_SAID[self.answer](self, asked))

    @property
    def notes(self) -> tuple[str, ...]:
        """Where tables disagree, which other chains of tables lead elsewhere, and what vouches for each table."""
        return (*self.remarks, *(f"Disputed: {each}." for each in self.disagreements), *map(vouched, self.tables))

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each counterpart, in the order of their numbers."""
        said = (f"{each.relation}, disputed" if each.disputes else each.relation for each in self.lines)
        lines = ((str(each), told, each.basis, each.way) for each, told in zip(self.lines, said, strict=True))
        ends = (("none", Relation.NONE, basis(path), written(path)) for path in self.ends)
        return (*lines, *ends)

    def plot(self) -> "Picture":
        """Return a picture of every path from the clause to its counterparts, document by document.

        >>> import isograph
        >>> picture = isograph.load().counterparts("ISO 9001:1994", "4.4", to="ISO 9001:2015").plot()
        >>> picture.description.rpartition("; ")[2]
        '25 links: equal 3, corresponds 16, a part of it 6.'

        Where no table leads to the other document, it says that there is nothing to show. Raises MissingExtraError
        where matplotlib is not installed.
        """
        return paths_drawn(self)

    def to_dict(self) -> dict[str, Json]:
        """Return the table with the answer, what it rests on and the documents on the way by name."""
        named: dict[str, Json] = {"answer": str(self.answer), "basis": str(self.basis) if self.basis else None}
        return {**named, "path": [str(each) for each in self.path], **Tabular.to_dict(self)}

    def __iter__(self) -> Iterator[Counterpart]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)


def counterparts(store: Store, identifier: Named, clause: str, *, to: Named) -> Counterparts:
    """Return the counterparts of a clause in another document; an undated reference is its newest edition in force.

    Raises UnknownClauseError, which names those near it, where the document has no such clause, UnknownDocumentError
    for a document that is not in the graph, and NotInForceError for an undated reference none of whose editions is in
    force.
    """
    old, new = clauses(store, identifier), clauses(store, to)
    chains, number = routes(store, old.text, new.text), _number(store, old, new, clause)
    answer = _answer(store, old.identifier, new.identifier, number)
    others = (_elsewhere(store, answer, route) for route in rivals(store, old.text, new.text))
    read = (note for each in (old, new) for note in reading(each.asked, each.identifier, each.text))
    missing = () if chains else (_missing(store, old, new),)
    remarks = (*read, *_told(old, new, answer), *missing, *dict.fromkeys(filter(None, others)))
    return replace(answer, remarks=remarks, headings=tuple(titles(store, each) for each in answer.path))


@remembered
def between(store: Store, old: Identifier, new: Identifier) -> Mapping[str, Counterparts]:
    """Return the counterparts of every clause of a document in another one, by number, in the order of the numbers.

    What is remarked on one clause is left to `counterparts`.
    """
    numbers = _numbers(store, clauses(store, old), clauses(store, new))
    return MappingProxyType({number: _answer(store, old, new, number) for number in numbers})


def _numbers(store: Store, old: Clauses, new: Clauses) -> list[str]:
    """Return the clauses that a document lists or that tables from it to another one name."""
    route = next(iter(routes(store, old.text, new.text)), ())
    named = link(store, *route[:2]).ways if len(route) > 1 else {}
    return sorted({each.number for each in old} | named.keys(), key=natural)


def _number(store: Store, old: Clauses, new: Clauses, clause: str) -> str:
    """Return the number that a caller means; it cannot be checked where neither a list nor a table is kept."""
    wanted = clause_number(clause)
    found = (each for each in _numbers(store, old, new) if each.casefold() == wanted.casefold())
    number = next(found, None)
    if number is None and (old.clauses or routes(store, old.text, new.text)):
        return old.clause(clause).number
    return number or wanted


@remembered
def _answer(store: Store, document: Identifier, other: Identifier, number: str) -> Counterparts:
    route = next(iter(routes(store, printed(store, document), printed(store, other))), ())
    found, ended = traced(store, route, number)
    headings = titles(store, other)
    lines = tuple(_line(each, headings.get(each, ""), found[each]) for each in sorted(found, key=natural))
    return Counterparts(
        identifier=document,
        clause=number,
        title=titles(store, document).get(number, ""),
        to=other,
        answer=_outcome(route, lines, ended),
        lines=lines,
        ends=ended,
        path=route,
        tables=tuple(_used(store, route, lines, ended)),
        disagreements=tuple(dict.fromkeys(each for line in lines for each in line.disputes)),
    )


def _used(store: Store, route: Route, lines: tuple[Counterpart, ...], ended: tuple[Path, ...]) -> Iterator[Table]:
    """Return the tables along a chain that the paths go by or that dispute them; all of them, where there are none."""
    steps = [step for path in (*(line.path for line in lines), *ended) for step in path]
    named = {step.table for step in steps}
    disputed = {(step.document, step.to) for step in steps if step.dispute}
    for pair in pairwise(route):
        for table in link(store, *pair).tables:
            if not steps or table.iri in named or pair in disputed:
                yield table


def _line(number: str, title: str, path: Path) -> Counterpart:
    return Counterpart(
        number=number,
        title=title,
        relation=relation(path),
        path=path,
        basis=basis(path),
        disputes=tuple(
            f"{step.document} {step.clause} and {step.to} {step.counterpart}: {step.dispute}"
            for step in path
            if step.dispute
        ),
        denied=denied(path),
    )


def _outcome(route: Route, lines: tuple[Counterpart, ...], ended: tuple[Path, ...]) -> Outcome:
    if not route:
        return Outcome.NO_TABLE
    if any(not line.denied for line in lines):
        return Outcome.COUNTERPARTS
    return Outcome.NO_COUNTERPART if lines or ended else Outcome.NOT_IN_TABLE


def _told(old: Clauses, new: Clauses, answer: Counterparts) -> Iterator[str]:
    """Say what the clause is where it is no plain requirement, that its heading is gone, and what rows remark."""
    own = next((each for each in old if each.number == answer.clause), None)
    if own and own.level in {Level.HEADING_ONLY, Level.REDUCED}:
        yield f"{own} of {old.identifier} is {_LEVELS[own.level]}."
    if own and new.clauses and not _headed(own, new):
        yield f"No clause of {new.identifier} is headed {own.title!r}."
    if own and own.followed_by:
        yield f"{own} is followed by {listed(own.followed_by)}."
    remarked = (step for line in answer.lines for step in line.path if step.note)
    for step in dict.fromkeys(remarked):
        yield f"{step.document} {step.clause} → {step.to} {step.counterpart}: {step.note}."


def _headed(clause: Clause, document: Clauses) -> bool:
    """Whether the heading of a clause is one of another document, or part of one."""
    words = {*clause.title.casefold().split()}
    return any(words <= {*each.title.casefold().split()} for each in document)


def _missing(store: Store, old: Clauses, new: Clauses) -> str:
    """Say which table is missing."""
    near, far = (_joined(store, each) for each in (old, new))
    return f"Missing: a table between {near} and {far}."


def _joined(store: Store, document: Clauses) -> str:
    others = sorted(reachable(store, document.text) - {document.text})
    if not others:
        return f"{document.identifier} (no table names it{_akin(store, document.text)})"
    several = f"one of the {len(others)} documents that tables join with it"
    named = several if len(others) > _FEW else listed(others, "or")
    return f"{document.identifier} or {named}"


def _akin(store: Store, document: Identifier) -> str:
    """Name what tables do join in place of a document that none names: what it amends, or other editions."""
    named = documents(describe(store, document), "amends") or editions_of(store, document)
    known = [each for each in named if len(reachable(store, each)) > 1]
    return f", but some name {listed(known)}" if known else ""


def _elsewhere(store: Store, answer: Counterparts, route: Route) -> str:
    """Say where another chain of tables leads, if that is elsewhere."""
    found, _ = traced(store, route, answer.clause)
    numbers = sorted((each for each in found if found.keys().isdisjoint(above(each))), key=natural)
    if not numbers or {*numbers} == {each.number for each in answer.topmost}:
        return ""
    return f"Another chain of tables, through {listed(route[1:-1]) or 'none other'}, leads to {listed(numbers)}."


def vouched(table: Table) -> str:
    """Return a table, what is to know of it, and what vouches for it."""
    whole = "" if table.complete else ", which is not complete"
    said = f" {table.note}" if table.note else ""
    return sentence(f"{table}{whole}.{said} Source: {table.provenance}.")


def _found(answer: Counterparts, asked: str) -> str:
    kinds: dict[Relation, list[str]] = {}
    for line in answer.topmost:
        if not line.denied:
            kinds.setdefault(line.relation, []).append(str(line))
    said = listed(f"{_VERBS[kind]} {listed(names)}" for kind, names in kinds.items())
    return f"{asked} {said} of {answer.to}{_resting(answer)}."


def _resting(answer: Counterparts) -> str:
    steps = len(answer.path) - 1
    kind = "judgement" if answer.basis == Basis.JUDGEMENT else f"a {answer.basis} table"
    if steps < 1:
        return ", which prints the same text"
    return f", by {kind}" if steps == 1 else f", through {counted(steps)} tables, at the weakest by {kind}"


def _none(answer: Counterparts, asked: str) -> str:
    kind = "judgement" if answer.basis == Basis.JUDGEMENT else f"a {answer.basis} table"
    named = f"; another table names {listed(answer.topmost)}" if answer.lines else ""
    return f"{asked} has no counterpart in {answer.to}, as is stated by {kind}{named}."


def _silent(answer: Counterparts, asked: str) -> str:
    return (
        f"{asked} is not in the tables that lead to {answer.to}, and no clause above or below it answers for it; that"
        " says nothing of a counterpart."
    )


def _untabled(answer: Counterparts, asked: str) -> str:
    return f"No tables lead from {answer.identifier} to {answer.to}; that says nothing of a counterpart of {asked}."


_FEW = 5
_LEVELS = {Level.HEADING_ONLY: "a heading without requirements", Level.REDUCED: "a lesser requirement"}
_VERBS = {
    Relation.EQUAL: "asks for the same as",
    Relation.SUBSET: "is a part of",
    Relation.SUPERSET: "contains",
    Relation.INTERSECTS: "overlaps with",
    Relation.CORRESPONDS: "corresponds to",
    Relation.POSSIBLE: "possibly corresponds to",
}
_SAID = {
    Outcome.COUNTERPARTS: _found,
    Outcome.NO_COUNTERPART: _none,
    Outcome.NOT_IN_TABLE: _silent,
    Outcome.NO_TABLE: _untabled,
}
