"""From the clauses of a document to those of its neighbour: what the tables between the two say, in either direction.

A clause that no table lists is answered by those below it, else by the nearest above it: it has all that a clause
below it has, and a part of what one above it has.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from isograph.answers.contents.clauses import Clauses, clauses
from isograph.answers.contents.numbering import natural
from isograph.answers.correspondence.relations import Relation, along
from isograph.answers.correspondence.tables import Basis, Row, Table, rows, tables
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.wording import listed
from isograph.identifiers import Identifier
from isograph.store import Store

STRUCTURE = "numbering"


@dataclass(frozen=True, slots=True)
class Step:
    """From a clause of a document to one of another, or to one above or below it in the same; none where it ends.

    `table` is the IRI of the table that says so, and `source` what that goes back to. `dispute` says which table does
    not pair the two, and `denied` whether one states that there is no counterpart.
    """

    document: Identifier
    clause: str
    to: Identifier
    counterpart: str
    relation: Relation
    basis: Basis
    source: str
    table: str = ""
    note: str = ""
    dispute: str = ""
    denied: bool = False


Path = tuple[Step, ...]
"""Steps in a row, each from where the one before it led."""

Ways = Mapping[str, tuple[Path, ...]]
"""The ways on from each clause of a document, by its number."""


@dataclass(frozen=True, slots=True)
class Link:
    """The ways on from each clause of one document to clauses of its neighbour, and the tables that join the two.

    A way whose last step leads to no clause says that there is none.
    """

    ways: Ways
    tables: tuple[Table, ...]


@remembered
def link(store: Store, first: Identifier, second: Identifier) -> Link:
    """Return how one leads from the clauses of a document to those of another one, where a table joins the two."""
    between = tuple(table for table in tables(store) if {table.first, table.second} == {first, second})
    told = _told(store, first, between)
    own: dict[str, tuple[Path, ...]] = {}
    for step in sorted(_steps(first, second, told), key=lambda each: natural(each.clause)):
        own[step.clause] = (*own.get(step.clause, ()), (step,))
    numbers = dict.fromkeys((*own, *(each.number for each in clauses(store, first))))
    below: dict[str, list[str]] = {}
    for number in own:
        for each in above(number):
            below.setdefault(each, []).append(number)
    parents = _ended(clauses(store, first), between, below)
    ways = ((number, tuple(_ways(first, number, below.get(number, []), own, parents))) for number in numbers)
    return Link(
        ways=MappingProxyType({number: found for number, found in ways if found}),
        tables=between,
    )


def relation(path: Path) -> Relation:
    """Return what follows from the steps of a path."""
    return along(step.relation for step in path)


def basis(path: Path) -> Basis:
    """Return what a path rests on: the weakest of its steps; the numbering of a document is printed in it."""
    return max((step.basis for step in path), key=lambda each: each.weakness, default=Basis.PUBLISHED)


def within(document: Identifier, clause: str, other: str) -> Step:
    """Return the step from a clause to one above or below it."""
    kind = Relation.SUBSET if under(clause, other) else Relation.SUPERSET
    return Step(document, clause, document, other, kind, Basis.PUBLISHED, STRUCTURE)


def under(number: str, other: str) -> bool:
    """Whether a clause stands under another one, by their numbers."""
    return number.startswith(f"{other}.")


def above(number: str) -> Iterator[str]:
    """Iterate over the numbers of the clauses above one, the nearest first.

    >>> list(above("8.3.2"))
    ['8.3', '8']
    """
    number, dot, _ = number.rpartition(".")
    while dot:
        yield number
        number, dot, _ = number.rpartition(".")


Told = tuple[tuple[Table, Row], ...]
Stated = list[tuple[Table, Row]]
Pairs = dict[tuple[str, str], Stated]


def _told(store: Store, first: Identifier, between: tuple[Table, ...]) -> Told:
    """Return the rows of tables, read from one document; tables in this direction before others of the same basis."""
    ordered = sorted(between, key=lambda table: (table.basis.weakness, table.first != first))
    return tuple(
        (table, row if table.first == first else row.turned) for table in ordered for row in rows(store, table)
    )


def _steps(first: Identifier, second: Identifier, told: Told) -> Iterator[Step]:
    """Return one step for each pair of clauses, and for each clause that is stated to have no counterpart."""
    pairs: Pairs = {}
    for table, row in told:
        pairs.setdefault((row.first, row.second), []).append((table, row))
    whole = tuple(dict.fromkeys(table for table, _ in told if table.complete))
    both = (stated for (number, other), stated in pairs.items() if number and other)
    paired = [_step(first, second, stated, pairs, whole) for stated in both]
    led = {step.clause for step in paired if not step.denied}
    ended = (stated for (number, other), stated in pairs.items() if not other and number not in led)
    yield from paired
    yield from (_step(first, second, stated, pairs, ()) for stated in ended)


def _step(first: Identifier, second: Identifier, stated: Stated, pairs: Pairs, whole: Iterable[Table]) -> Step:
    """Return the step that rows of tables state: what says most is taken, then the table that rests on most."""
    table, row = min(stated, key=lambda each: each[1].relation.vague)
    denials = (*pairs.get((row.first, ""), ()), *pairs.get(("", row.second), ())) if row.second else ()
    denying = tuple(dict.fromkeys(each for each, _ in denials))
    dispute = _dispute(stated, denying, whole)
    return Step(
        document=first,
        clause=row.first,
        to=second,
        counterpart=row.second,
        relation=row.relation,
        basis=table.basis,
        source=listed(table.provenance.sources),
        table=table.iri,
        note=row.note,
        dispute=f"{table} pairs the two, but {listed(dispute)}" if dispute else "",
        denied=bool(denying) and not row.relation.typed,
    )


def _dispute(stated: Stated, denying: tuple[Table, ...], whole: Iterable[Table]) -> tuple[str, ...]:
    """Say which tables do not pair two clauses that another one pairs, and which say otherwise how they compare."""
    stating = {table for table, _ in stated}
    typed = {row.relation: table for table, row in stated if row.relation.typed}
    return (
        *(f"{table} states that there is none" for table in denying),
        *(f"{table} does not" for table in whole if table not in {*stating, *denying}),
        *(f"{table} says {relation}" for relation, table in [*typed.items()][1:]),
    )


def _ended(listed: Clauses, between: tuple[Table, ...], below: dict[str, list[str]]) -> frozenset[str]:
    """Return the clauses that have no counterpart where those below them that tables name have none.

    A table that is not complete has to name all of them: of the others its silence says nothing.
    """
    if any(table.complete for table in between):
        return frozenset(below)
    return frozenset(number for number, named in below.items() if _all_named(listed, number, named))


def _all_named(listed: Clauses, number: str, named: list[str]) -> bool:
    parts = [each.number for each in listed if under(each.number, number)]
    return bool(parts) and all(
        any(each == other or under(each, other) or under(other, each) for other in named) for each in parts
    )


def _ways(document: Identifier, number: str, below: list[str], own: Ways, ended: frozenset[str]) -> Iterator[Path]:
    """Return the ways on from a clause: its own, then those from below that lead elsewhere, else those from above."""
    yield from own.get(number, ())
    reached = {way[-1].counterpart for way in own.get(number, ()) if way[-1].counterpart}
    for each in below:
        further = (way for way in own[each] if reached.isdisjoint((way[-1].counterpart, *above(way[-1].counterpart))))
        leading = (way for way in further if way[-1].counterpart and not way[-1].denied)
        yield from ((within(document, number, each), *way) for way in tuple(leading))
        reached |= {way[-1].counterpart for way in own[each] if way[-1].counterpart}
    if not reached and number not in own:
        yield from _otherwise(document, number, below if number in ended else [], own)


def _otherwise(document: Identifier, number: str, below: list[str], own: Ways) -> Iterator[Path]:
    """Return that all clauses below have no counterpart, or the ways on from the nearest clause above."""
    nearest = (each for each in above(number) if each in own)
    for each in below or islice(nearest, 1):
        yield from ((within(document, number, each), *way) for way in own[each])
