"""Which clause of one document corresponds to which of another, by a table between the two or else by heading."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from isograph.answers.clauses import Clause, Clauses
from isograph.answers.documents import local_name
from isograph.answers.memory import remembered
from isograph.answers.records import Row, records
from isograph.answers.wording import listed
from isograph.identifiers import Identifier
from isograph.model import Provenance
from isograph.store import Store


class Relation(StrEnum):
    """How what one clause asks for relates to what another does; untyped rows of a table only correspond."""

    EQUAL = "equal"
    SUBSET = "subset"
    SUPERSET = "superset"
    INTERSECTS = "intersects"
    CORRESPONDS = "corresponds"
    NONE = "no counterpart"

    @classmethod
    def _missing_(cls, value: object) -> "Relation":
        return cls.NONE if value in {"new", "gone"} else cls.CORRESPONDS

    @property
    def reverse(self) -> "Relation":
        """The same relation read from the other side."""
        return _REVERSED.get(self, self)


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause of each of two documents, by number, and their relation; one side is empty where there is none."""

    first: str
    second: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Correspondence:
    """The pairs of clauses of two documents, and what they rest on: a table, or number and heading."""

    pairs: tuple[Pair, ...]
    tabled: bool
    basis: str

    def second(self, number: str) -> tuple[Pair, ...]:
        """Return the pairs of a clause of the first document."""
        return tuple(pair for pair in self.pairs if pair.first == number)

    def tells_of(self, number: str, *, second: bool = False) -> bool:
        """Whether a clause, one above it or one below it is in the pairs."""
        numbers = {pair.second if second else pair.first for pair in self.pairs}
        return any(each == number or _under(each, number) or _under(number, each) for each in numbers if each)


def correspondence(store: Store, first: Clauses, second: Clauses) -> Correspondence:
    """Return how the clauses of two documents correspond.

    By a table in this direction, else by one in the other, else by number and heading; an identical adoption has the
    clauses of its base.
    """
    if first.text == second.text:
        same = tuple(Pair(each.number, each.number, Relation.EQUAL) for each in first)
        return Correspondence(same, tabled=True, basis=f"{first.identifier} and {second.identifier} print one text.")
    return (
        _tabled(store, first, second, reverse=False)
        or _tabled(store, second, first, reverse=True)
        or Correspondence(tuple(_by_heading(first, second)), tabled=False, basis=_untabled(first, second))
    )


def _tabled(store: Store, first: Clauses, second: Clauses, *, reverse: bool) -> Correspondence | None:
    table, pairs = _table(store, first.text, second.text)
    if table is None:
        return None
    (_, basis, complete, note), vouching = table
    turned = tuple(Pair(pair.second, pair.first, pair.relation.reverse) for pair in pairs)
    said = f" {note}" if note else ""
    return Correspondence(
        pairs=turned if reverse else pairs,
        tabled=True,
        basis=f"Clauses: by the {local_name(basis)} table from {first.identifier} to {second.identifier}"
        f"{'' if complete else ', which is not complete'}.{said} Source: {vouching}.",
    )


@remembered
def _table(
    store: Store, first: Identifier, second: Identifier
) -> tuple[tuple[Row, Provenance] | None, tuple[Pair, ...]]:
    """Return the first table from one document to another, and its pairs."""
    tables = records(store.answer("correspondence_tables", first=first, second=second))
    table = next(tables, None)
    rows = store.answer("correspondences", first=first, second=second) if table else ()
    kept = (row for row in rows if table and row[0] == table[0][0])
    pairs = (
        Pair(str(left or ""), str(right or ""), Relation(local_name(relation))) for _, _, relation, left, right in kept
    )
    return table, tuple(pairs)


def _by_heading(first: Clauses, second: Clauses) -> Iterator[Pair]:
    """Pair clauses whose heading stands once in each document, or under the same number."""
    titled, others = _titled(first), _titled(second)
    for title, clauses in titled.items():
        once = len(clauses) == len(others.get(title, ())) == 1
        for clause in clauses:
            same = (other for other in others.get(title, ()) if once or clause.number == other.number)
            yield from (Pair(clause.number, other.number, Relation.CORRESPONDS) for other in same)


def _titled(clauses: Clauses) -> dict[str, list[Clause]]:
    found: dict[str, list[Clause]] = {}
    for clause in clauses:
        if clause.title:
            found.setdefault(" ".join(clause.title.casefold().split()), []).append(clause)
    return found


def _untabled(first: Clauses, second: Clauses) -> str:
    missing = [str(each.identifier) for each in (first, second) if not each.clauses]
    if missing:
        return f"Clauses: no list is kept of {listed(missing)}."
    return (
        f"Clauses: no table between {first.identifier} and {second.identifier} is kept; they are paired by number and"
        " heading, which says nothing of what they ask for."
    )


def _under(number: str, above: str) -> bool:
    return number.startswith(f"{above}.")


_REVERSED = {Relation.SUBSET: Relation.SUPERSET, Relation.SUPERSET: Relation.SUBSET}
