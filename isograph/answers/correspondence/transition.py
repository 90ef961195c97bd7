"""What an organization does to move from one edition to another: what is new, carried over, gone, left out, by when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from os import PathLike
from typing import TYPE_CHECKING

from isograph.answers.contents.citations import stands_in
from isograph.answers.contents.clauses import Clause, ClauseKind, Clauses, clauses, titles
from isograph.answers.contents.elements import Level
from isograph.answers.contents.numbering import natural
from isograph.answers.correspondence import checklists
from isograph.answers.correspondence.counterparts import Counterparts, Outcome, between, counterparts, vouched
from isograph.answers.correspondence.flows import steps_drawn
from isograph.answers.correspondence.links import under
from isograph.answers.correspondence.relations import Relation
from isograph.answers.correspondence.trails import written
from isograph.answers.coverage.scopes import certificates, scope
from isograph.answers.currency.editions import dated
from isograph.answers.currency.ends import end
from isograph.answers.currency.lives import life
from isograph.answers.facts.documents import Named, describe, documents, name, provenance, text
from isograph.answers.facts.records import described, when
from isograph.answers.facts.wording import SEVERAL, counted, inside, listed, plural
from isograph.answers.family.bases import reading
from isograph.answers.rulings.exclusions import Activities, may_exclude, named, omittable, stated_in
from isograph.answers.rulings.rulings import Decision
from isograph.answers.succession.path import path
from isograph.errors import ArgumentError, UnknownTableError
from isograph.identifiers import Identifier
from isograph.model import Activity, Provenance
from isograph.results import Json, Rows, Tabular, Value
from isograph.store import Store

if TYPE_CHECKING:
    from isograph.pictures import Picture

Answers = Mapping[str, Counterparts]
"""The counterparts of each clause of a document, by its number."""


class Part(StrEnum):
    """What a line of the checklist is about, in the order in which the list is worked through."""

    DEADLINE = "deadline"
    NEW = "new"
    MAY_BE_LEFT_OUT = "may be left out"
    CARRIES_OVER = "carries over"
    GONE = "gone"
    UNCLEAR = "to be checked"


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the checklist: the clauses on both sides, how they relate, what to do, what it rests on.

    `way` leads through the tables, or names the clause under which something may be left out.
    """

    part: Part
    old: str
    new: str
    relation: str
    to_do: str
    basis: str
    way: str = ""

    @property
    def told(self) -> str:
        """What to do; of what carries over with how the clauses relate and what says so, of a deadline with its day."""
        if self.part == Part.CARRIES_OVER:
            return f"{self.to_do} ({self.relation}, {self.basis})"
        return f"{self.relation}: {self.to_do}" if self.part == Part.DEADLINE and self.relation else self.to_do


@dataclass(frozen=True, slots=True)
class Transition(Tabular):
    """The checklist for the way from an edition to another, for an organization with some activities.

    `route` are the documents whose tables lead from the old edition to the new one; `headings` are those of the clauses
    of the two editions, by number.
    """

    old: Identifier
    new: Identifier
    activities: tuple[str, ...] | None
    tasks: tuple[Task, ...]
    route: tuple[Identifier, ...]
    notes: tuple[str, ...] = field()
    headings: tuple[Mapping[str, str], Mapping[str, str]] = field(default=({}, {}), repr=False, compare=False)
    columns = ("part", "old clause", "new clause", "to do")

    def of(self, part: Part | str) -> tuple[Task, ...]:
        """Return the lines of one part: "new", "carries over", "gone", "may be left out", "deadline", ..."""
        return tuple(each for each in self.tasks if each.part == Part(part))

    @property
    def summary(self) -> str:
        """The extent of the change in one sentence; what is no more than possible is said to be so."""
        new, gone = (len(self.of(part)) for part in (Part.NEW, Part.GONE))
        told = f"{_over(self.of(Part.CARRIES_OVER))}, {_are(new)} new, {_are(gone)} gone"
        free, bound = self._left(Decision.YES), self._left(Decision.ONLY_IF)
        left = [f"{free} may be left out"] if free else []
        left += [f"{bound}{'' if free else ' may be left out'} only under conditions"] if bound else []
        return f"From {self.old} to {self.new}: {'; '.join(each for each in (told, ', '.join(left)) if each)}."

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each line, part by part."""
        return tuple((each.part, each.old, each.new, each.told) for each in self.tasks)

    @property
    def checklist(self) -> Rows:
        """Every line to tick off, with its relation, its basis and the way through the tables."""
        columns = ("done", "part", "old clause", "new clause", "relation or day", "to do", "basis", "way")
        data = tuple(("", e.part, e.old, e.new, e.relation, e.to_do, e.basis, e.way) for e in self.tasks)
        return Rows(columns, data, f"From {self.old} to {self.new}")

    def save(self, path: str | PathLike[str]) -> None:
        """Write the checklist to a file: Markdown, CSV or an XLSX workbook by its suffix, whole or not at all.

        No cell is read as a formula. Raises FormatError for another suffix, MissingExtraError for a workbook where
        XlsxWriter is not installed, and StoreError where the file cannot be written.
        """
        parts = tuple((part, replace(self.checklist, data=self._rows_of(part), title="")) for part in Part)
        checklists.save(path, self.checklist, parts, summary=self.summary, notes=self.notes)

    def plot(self, *, depth: int = 2) -> "Picture":
        """Return a picture of where the clauses went: both editions side by side, with lines from old to new clauses.

        A line says how clauses relate, a mark which are new, gone or to be checked. Clauses deeper than `depth` are
        drawn with the one above them, and a line is as thick as they are many.

        >>> import isograph
        >>> picture = isograph.load().transition("ISO 9001:2000", "ISO 9001:2008").plot()
        >>> picture.description.rpartition("; ")[2]
        '51 links: equal 28, corresponds 23.'

        Raises ArgumentError for a depth below one, MissingExtraError where matplotlib is not installed.
        """
        return steps_drawn((self,), note=self.summary, depth=depth)

    def to_dict(self) -> dict[str, Json]:
        """Return the table, and every line with its relation, its basis and the way through the tables."""
        named: dict[str, Json] = {
            "old": str(self.old),
            "new": str(self.new),
            "activities": list(self.activities) if self.activities is not None else None,
            "route": [str(each) for each in self.route],
            "checklist": self.checklist.to_dict()["rows"],
        }
        return named | Tabular.to_dict(self)

    def __iter__(self) -> Iterator[Task]:
        return iter(self.tasks)

    def __len__(self) -> int:
        return len(self.tasks)

    def _left(self, answer: Decision) -> str:
        return listed(each.new.partition(" ")[0] for each in self.of(Part.MAY_BE_LEFT_OUT) if each.relation == answer)

    def _rows_of(self, part: Part) -> tuple[tuple[Value, ...], ...]:
        return tuple(row for row in self.checklist.data if row[1] == part)


def transition(store: Store, old: Named, new: Named, *, activities: Activities = None) -> Transition:
    """Return the checklist for the way from an edition to another one.

    Undated references are read as their newest edition in force. With activities it says too what may be left out by
    an organization that does these.

    Raises UnknownTableError, which says what is missing, where no chain of tables leads from one to the other,
    ArgumentError where the old edition is the newer one or both are one, UnknownDocumentError, UnknownActivityError or
    NotInForceError for what is not in the graph.
    """
    does = named(store, activities)
    first, second = clauses(store, dated(store, old)), clauses(store, dated(store, new))
    _ordered(store, first.identifier, second.identifier)
    there, back = (between(store, *pair) for pair in _ways(first.identifier, second.identifier))
    _connected(store, first, second, there)
    return Transition(
        old=first.identifier,
        new=second.identifier,
        activities=tuple(each.label for each in does) if does is not None else None,
        tasks=(
            *_deadlines(store, first.text, second.text),
            *_new(second, back, omittable(store, second.identifier)),
            *_amended(store, second.identifier),
            *_left_out(store, second.identifier, does),
            *_carried(first, there),
        ),
        route=next((each.path for each in there.values()), ()),
        notes=tuple(_remarks(store, first, second, there, does)),
        headings=(titles(store, first.identifier), titles(store, second.identifier)),
    )


def _over(kept: tuple[Task, ...]) -> str:
    """Say how many clauses carry over, and of how many it is only possible."""
    possible = sum(each.relation == Relation.POSSIBLE for each in kept)
    surely = "possibly " if kept and possible == len(kept) else ""
    some = f", {counted(possible)} of them possibly" if possible and not surely else ""
    verb = "carries" if len(kept) == 1 else "carry"
    return f"{plural(len(kept), 'clause')} {surely}{verb} over{some}"


def _are(number: int) -> str:
    """Return a number as a sentence goes on.

    >>> _are(0), _are(1), _are(6)
    ('none is', 'one is', 'six are')
    """
    return f"{counted(number) if number else 'none'} {'is' if number < SEVERAL else 'are'}"


def _ways(old: Identifier, new: Identifier) -> tuple[tuple[Identifier, Identifier], ...]:
    return (old, new), (new, old)


def _ordered(store: Store, old: Identifier, new: Identifier) -> None:
    """Refuse two editions that are one, or of which the old one is the newer."""
    if old == new:
        raise ArgumentError(f"{old} is both the old and the new edition: name two")
    came, went = life(store, old).published, life(store, new).published
    if came and went and came.earliest > went.latest:
        raise ArgumentError(f"{old} ({came}) is newer than {new} ({went}): name the older edition first")


def _connected(store: Store, old: Clauses, new: Clauses, there: Answers) -> None:
    """Refuse editions that no chain of tables joins, and say what is missing."""
    if there and all(each.path for each in there.values()):
        return
    unlisted = [str(each.identifier) for each in (old, new) if not each.clauses]
    asked = counterparts(store, old.identifier, old.clauses[0].number, to=new.identifier).remarks if old.clauses else ()
    missing = [inside(each.removesuffix(".")) for each in asked if each.startswith("Missing")]
    lists = [f"no clauses are kept of {listed(unlisted)}"] if unlisted else []
    raise UnknownTableError(
        f"from {old.identifier} to {new.identifier}", within=f"the graph; {'; '.join((*lists, *missing))}"
    )


def _deadlines(store: Store, old: Identifier, new: Identifier) -> Iterator[Task]:
    """Yield the last days of certificates on the way, and what was agreed of the moves."""
    for step in path(store, old, new).steps:
        yield from _agreed(store, step.newer)
        last, gone = end(store, step.older), life(store, step.older).withdrawn
        shown = certificates(scope(store, step.older).assessment)
        if not last.day:
            told = f"No last day of {shown} to {step.older} is recorded. {last.note}".strip()
            yield Task(Part.DEADLINE, str(step.older), str(step.newer), "", told, _sources(last.provenance))
            continue
        withdrawn = f" (withdrawn {gone})" if gone else ""
        told = f"Last day of {shown} to the old edition{withdrawn}."
        by = str(last.day)
        yield Task(Part.DEADLINE, str(step.older), str(step.newer), by, told, _sources(last.provenance), last.note)


def _agreed(store: Store, edition: Identifier) -> Iterator[Task]:
    """Yield what was agreed of the move to an edition: rules of the transition, and decisions before publication."""
    published = life(store, edition).published
    for _, stated in described(store.answer("agreements", edition=edition)):
        kind, day = name(stated, "eventKind"), when(stated)
        before = kind == "decision" and day and published and day.earliest < published.earliest
        if kind == "transition" or before:
            told, by = text(stated, "text"), _sources(provenance(stated))
            yield Task(Part.DEADLINE, "", str(edition), str(day or ""), told, by)


def _new(new: Clauses, back: Answers, omittable_: tuple[str, ...]) -> Iterator[Task]:
    """Yield the clauses that have no counterpart, a clause in place of all below it where all are new."""
    asking = [each.number for each in new if _asks(each)]
    fresh = {number for number in asking if back[number].answer == Outcome.NO_COUNTERPART}
    shown: list[str] = []
    for clause in new:
        below = {number for number in asking if stands_in(number, clause.number)}
        if below and below <= fresh and not any(stands_in(clause.number, each) for each in shown):
            shown.append(clause.number)
            paths = (written(path) for number in sorted(below, key=natural) for path in back[number].ends)
            task = _task(Part.NEW, "", str(clause), back[clause.number], "\n".join(dict.fromkeys(paths)))
            yield replace(task, to_do=_OR_NOT) if clause.number in omittable_ else task
    for clause in new:
        if _asks(clause) and back[clause.number].answer == Outcome.NOT_IN_TABLE and not _above(new, clause, back):
            yield _task(Part.UNCLEAR, "", str(clause), back[clause.number])


def _amended(store: Store, new: Identifier) -> Iterator[Task]:
    """Yield what amendments of the new edition add to its clauses."""
    for amendment in documents(describe(store, new), "amendedBy"):
        for clause in clauses(store, amendment):
            if clause.about:
                told = f"Add: {listed(map(inside, clause.about))}."
                yield Task(Part.NEW, "", f"{clause} ({amendment})", "", told, "amendment")


def _left_out(store: Store, new: Identifier, does: tuple[Activity, ...] | None) -> Iterator[Task]:
    """Yield what an organization with some activities may leave out, under which clause and condition."""
    where = f" under clause {stated_in(store, new)}" if stated_in(store, new) else ""
    for clause in omittable(store, new):
        ruling = may_exclude(store, new, clause, activities=does)
        if ruling.answer in {Decision.YES, Decision.ONLY_IF}:
            told = f"Leave it out{where}{_LEFT[ruling.answer]} {inside(ruling.condition)}"
            basis = _sources(ruling.source)
            yield Task(Part.MAY_BE_LEFT_OUT, "", ruling.clause, ruling.answer, told, basis, ruling.rule)


def _carried(old: Clauses, there: Answers) -> Iterator[Task]:
    """Yield what becomes of each requirement of the old edition: carried over, then gone, then to be checked."""
    found = [_fate(old, clause, there) for clause in old if _asks(clause)]
    yield from sorted(found, key=lambda each: tuple(Part).index(each.part))


def _fate(old: Clauses, clause: Clause, there: Answers) -> Task:
    answer = there[clause.number]
    if answer.answer == Outcome.NO_COUNTERPART:
        return _task(Part.GONE, str(clause), "", answer, "\n".join(map(written, answer.ends)))
    above = answer if answer.answer == Outcome.COUNTERPARTS else _above(old, clause, there)
    if above is None:
        return _task(Part.UNCLEAR, str(clause), "", answer)
    to = "\n".join(map(str, above.topmost))
    return _task(Part.CARRIES_OVER, str(clause), to, above, "\n".join(each.way for each in above.topmost))


def _task(part: Part, old: str, new: str, answer: Counterparts, path: str = "") -> Task:
    lines = [each for each in answer.topmost if not each.denied] if part == Part.CARRIES_OVER else []
    relation = max((each.relation for each in lines), key=lambda each: each.vague, default=None)
    to_do = _TO_DO.get(relation, "") if relation else _FOR_PART[part]
    return Task(part, old, new, str(relation or ""), to_do, str(answer.basis or ""), path)


def _above(listed_: Clauses, clause: Clause, answers: Answers) -> Counterparts | None:
    """Return the counterparts of the nearest clause above one that has some, and not those of its neighbours alone."""
    above = [each for each in listed_ if under(clause.number, each.number)]
    found = (answers[each.number] for each in reversed(above))
    told = (each for each in found if each.answer == Outcome.COUNTERPARTS and "." in each.clause)
    return next((each for each in told if not each.from_below), None)


def _asks(clause: Clause) -> bool:
    """Whether a clause carries requirements of its own."""
    return clause.kind == ClauseKind.REQUIREMENT and clause.level not in {Level.HEADING_ONLY, Level.ABSENT}


def _remarks(
    store: Store, old: Clauses, new: Clauses, there: Answers, does: tuple[Activity, ...] | None
) -> Iterator[str]:
    for each in (old, new):
        yield from reading(each.asked, each.identifier, each.text)
    left = [inside(each.label) for each in does or () if each.iri in scope(store, old.identifier).excludes]
    if left:
        yield f"{old.identifier} excludes {listed(left)}, which the organization does: what is new of it applies."
    if does is None:
        yield "Name the activities of the organization to be told what it may leave out."
    asked = [there[each.number] for each in old if _asks(each)]
    yield from dict.fromkeys(f"Disputed: {each}." for answer in asked for each in answer.disagreements)
    yield from map(vouched, dict.fromkeys(table for answer in there.values() for table in answer.tables))


def _sources(by: Provenance) -> str:
    return f"{', '.join(by.sources)} ({by.verification})" if by.sources else ""


_TO_DO = {
    Relation.EQUAL: "Keep",
    Relation.SUBSET: "Keep, and add what is asked besides",
    Relation.SUPERSET: "Keep what is still asked",
    Relation.INTERSECTS: "Compare: each asks for more than the other",
    Relation.CORRESPONDS: "Compare",
    Relation.POSSIBLE: "Compare",
}
_OR_NOT = "Introduce it, unless it may be left out."
_FOR_PART = {
    Part.NEW: "Introduce it.",
    Part.GONE: "Not asked for any more.",
    Part.UNCLEAR: "In no table: compare by hand.",
}
_LEFT = {Decision.YES: ", with the reason:", Decision.ONLY_IF: " only if this holds:"}
