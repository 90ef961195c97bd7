"""The tables that pair the clauses of one document with those of another, and what each rests on."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from isograph.answers.correspondence.relations import Relation
from isograph.answers.facts.documents import local_name
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.records import records
from isograph.answers.family.bases import printed
from isograph.identifiers import Identifier
from isograph.model import Provenance
from isograph.results import Value
from isograph.store import Iri, Store


class Basis(StrEnum):
    """What a table, or an answer drawn from tables, rests on; the strongest first."""

    PUBLISHED = "published"
    DERIVED = "derived"
    JUDGEMENT = "judgement"

    @classmethod
    def _missing_(cls, value: object) -> "Basis":
        return cls.JUDGEMENT

    @property
    def weakness(self) -> int:
        """What to sort by for the strongest first, so that the weakest is the largest."""
        return _WEAKNESS[self]


_WEAKNESS = {each: place for place, each in enumerate(Basis)}


@dataclass(frozen=True, slots=True)
class Table:
    """A table from the clauses of one document to those of another; complete where silence says something."""

    iri: str
    first: Identifier
    second: Identifier
    basis: Basis
    complete: bool
    note: str
    provenance: Provenance

    def __str__(self) -> str:
        kind = "table by judgement" if self.basis == Basis.JUDGEMENT else f"{self.basis} table"
        return f"the {kind} from {self.first} to {self.second}"


@dataclass(frozen=True, slots=True)
class Row:
    """A clause of each of two documents, by number, and their relation; one side is empty where there is none."""

    first: str
    second: str
    relation: Relation
    note: str = ""

    @property
    def turned(self) -> "Row":
        """The same row read from the other side."""
        return Row(self.second, self.first, self.relation.reverse, self.note)


@remembered
def tables(store: Store) -> tuple[Table, ...]:
    """Return all tables, the published ones first; the table of an identical adoption is one of its base."""
    found = (_table(store, row, vouching) for row, vouching in records(store.answer("correspondence_tables")))
    return tuple(sorted((each for each in found if each), key=lambda each: (each.basis.weakness, each.iri)))


@remembered
def rows(store: Store, table: Table) -> tuple[Row, ...]:
    """Return the rows of a table, one for each pair of clauses, in the order of the table."""
    found = store.answer("correspondences", table=Iri(table.iri))
    return tuple(dict.fromkeys(row for order in _ordered(found) for row in _pairs(order)))


def _table(store: Store, row: tuple[Value, ...], vouching: Provenance) -> Table | None:
    iri, first, second, basis, complete, note = row
    if not isinstance(first, Identifier) or not isinstance(second, Identifier):
        return None
    return Table(
        iri=str(iri),
        first=printed(store, first),
        second=printed(store, second),
        basis=Basis(local_name(basis)),
        complete=complete is True,
        note=str(note or ""),
        provenance=vouching,
    )


def _ordered(found: tuple[tuple[Value, ...], ...]) -> Iterator[list[tuple[Value, ...]]]:
    """Return what is found of each row of a table, which may pair a clause with several."""
    grouped: dict[Value, list[tuple[Value, ...]]] = {}
    for row in found:
        grouped.setdefault(row[0], []).append(row)
    yield from grouped.values()


def _pairs(found: list[tuple[Value, ...]]) -> Iterator[Row]:
    """Return the pairs of one row. A clause that has all of several others together has each of them."""
    several = len({second for *_, second in found}) > 1
    for _, _, relation, note, first, second in found:
        kind = Relation(local_name(relation))
        if several and kind.typed:
            kind = Relation.SUPERSET if kind in {Relation.EQUAL, Relation.SUPERSET} else Relation.POSSIBLE
        yield Row(str(first or ""), str(second or ""), kind, str(note or ""))
