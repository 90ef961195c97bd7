"""What the rows of a mapping say, checked against the documents and clauses that are known and against each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from isograph.answers.contents.clauses import contents
from isograph.answers.contents.numbering import clause_number
from isograph.answers.facts.documents import resolve
from isograph.answers.family.bases import printed
from isograph.errors import AmbiguousLabelError, IdentifierError, ParseError, UnknownError
from isograph.identifiers import Identifier
from isograph.mappings.rows import NOTE, Cells, rows
from isograph.store import Store

RELATIONS: Final = ("equal", "subset", "superset", "intersects", "corresponds", "new", "gone")
"""How a clause relates to its counterpart, read from left to right."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a mapping; a clause that is new has none on the left, one that is gone has none on the right."""

    line: int
    first: Identifier
    clause: str
    relation: str
    second: Identifier
    counterpart: str
    note: str = ""

    @property
    def turned(self) -> "Entry":
        """The same row read from the other side."""
        relation = _REVERSED.get(self.relation, self.relation)
        return Entry(self.line, self.second, self.counterpart, relation, self.first, self.clause, self.note)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A line that cannot be taken, and why."""

    line: int | None
    reason: str


def entries(store: Store, path: Path) -> tuple[Entry, ...]:
    """Return the rows of a mapping, all of them or none.

    Raises ParseError with each line that is wrong and why, and StoreError for a file that cannot be read.
    """
    known: dict[str, Identifier | str] = {}
    found = [_entry(store, line, cells, known) for line, cells in rows(path)]
    taken = tuple(each for each in found if isinstance(each, Entry))
    refuse(str(path), [*(each for each in found if isinstance(each, Wrong)), *contradictions(taken)])
    return taken


def refuse(name: str, wrong: list[Wrong]) -> None:
    """Raise the error that tells the first line that is wrong, and the others after it; none for no such line."""
    if not wrong:
        return
    first, *others = sorted(wrong, key=lambda each: each.line or 0)
    more = (f"\n  {f'line {each.line}: ' if each.line else ''}{each.reason}" for each in others)
    raise ParseError(name, first.line, first.reason + "".join(more))


def contradictions(taken: Iterable[Entry]) -> Iterator[Wrong]:
    """Find rows that relate one pair of clauses differently, and those that pair a clause which has no counterpart."""
    said: dict[tuple[Identifier, str, Identifier, str], Entry] = {}
    paired: dict[tuple[Identifier, str, Identifier], Entry] = {}
    for given in taken:
        entry = given if given.first < given.second else given.turned
        before = said.setdefault((entry.first, entry.clause, entry.second, entry.counterpart), entry)
        if before.relation != entry.relation:
            yield Wrong(
                entry.line, f"{given.relation} contradicts line {before.line}, which says otherwise of the pair"
            )
    for entry in said.values():
        for each in (entry, entry.turned):
            if each.clause and each.counterpart:
                paired.setdefault((each.first, each.clause, each.second), each)
    for entry in said.values():
        alone = entry if entry.clause else entry.turned
        other = paired.get((alone.first, alone.clause, alone.second))
        if other and not alone.counterpart:
            yield Wrong(
                entry.line, f"{alone.clause} of {alone.first} is without counterpart, but not in line {other.line}"
            )


def _entry(store: Store, line: int, cells: Cells, known: dict[str, Identifier | str]) -> Entry | Wrong:
    first, second = (_document(store, cells[f"{side} document"], known) for side in ("from", "to"))
    if isinstance(first, str) or isinstance(second, str):
        return Wrong(line, first if isinstance(first, str) else str(second))
    relation = cells["relation"].casefold()
    entry = Entry(line, first, cells["from clause"], relation, second, cells["to clause"], cells[NOTE])
    sides = ((first, entry.clause), (second, entry.counterpart))
    numbers = [_number(store, document, clause) for document, clause in sides]
    reason = _misfit(entry) or next((each.reason for each in numbers if isinstance(each, Wrong)), "")
    return Wrong(line, reason) if reason else replace(entry, clause=str(numbers[0]), counterpart=str(numbers[1]))


def _document(store: Store, named: str, known: dict[str, Identifier | str]) -> Identifier | str:
    """Return the document whose text is meant, or why there is none."""
    if named not in known:
        try:
            found = resolve(store, named)
            known[named] = (
                printed(store, found) if found.dated else f"{found} is undated; name the edition that is meant"
            )
        except (AmbiguousLabelError, IdentifierError, UnknownError) as error:
            known[named] = str(error) if named else "no document is named"
    return known[named]


def _misfit(entry: Entry) -> str:
    if entry.relation not in RELATIONS:
        return f"no relation {entry.relation!r}; known: {', '.join(RELATIONS)}"
    if entry.first == entry.second:
        return f"{entry.first} is mapped to itself"
    for clause, alone, side in ((entry.clause, "new", "left"), (entry.counterpart, "gone", "right")):
        if bool(clause) == (entry.relation == alone):
            return f"a clause that is {alone} has none on the {side}" if clause else f"no clause on the {side}"
    return ""


def _number(store: Store, document: Identifier, clause: str) -> str | Wrong:
    """Return the number of a clause; any will do in a document of which no list is kept."""
    listed = contents(store, document)
    if not clause or not listed.clauses:
        return clause_number(clause)
    try:
        return listed.clause(clause).number
    except UnknownError as error:
        return Wrong(None, str(error))


_REVERSED: Final = {"subset": "superset", "superset": "subset", "new": "gone", "gone": "new"}
