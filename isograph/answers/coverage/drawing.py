"""Which editions cover what, as a picture: activities by editions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from isograph import pictures
from isograph.answers.coverage.scopes import Scope
from isograph.answers.facts.activities import with_broader
from isograph.model import Activity, Answer
from isograph.store import Store

if TYPE_CHECKING:
    from isograph.answers.coverage.coverage import Candidate, Coverage
    from isograph.pictures import Picture

MOST = 12
"""How many editions have room side by side."""


@dataclass(frozen=True, slots=True)
class Concept:
    """An activity, with the IRIs of all that it is a kind of and its own; `asked` for, or added by wider choices."""

    label: str
    iri: str
    above: frozenset[str]
    asked: bool


def concepts(store: Store, asked: Iterable[Activity], added: Iterable[Activity]) -> tuple[Concept, ...]:
    """Return activities that are asked for, then those that wider choices add, each once."""
    wanted = tuple(asked)
    every = dict.fromkeys((*wanted, *added))
    return tuple(Concept(each.label, each.iri, with_broader(store, each), each in wanted) for each in every)


def drawn(coverage: "Coverage") -> "Picture":
    """Return a picture of what editions say of the activities asked for, and of what wider choices add."""
    found = tuple(_ranked(coverage))
    shown = found[:MOST]
    left = f" {len(found) - MOST} more editions are left out." if len(found) > MOST else ""
    rows = (
        pictures.Row(
            name=concept.label,
            cells=tuple(_cell(each.scope, concept) for _, each in shown),
            group="asked for" if concept.asked else "what wider choices add",
        )
        for concept in coverage.concepts
    )
    return pictures.Grid(
        title=f"{' + '.join(coverage.activities)}: who covers it on {coverage.on}",
        columns=tuple(pictures.Column(str(each), rank) for rank, each in shown),
        rows=tuple(rows),
        note=f"{coverage.summary} Not stated is not a no.{left}",
    ).draw()


def _ranked(coverage: "Coverage") -> "Iterator[tuple[str, Candidate]]":
    """Yield the editions in the order in which they are shown, with what they are to the question."""
    yield from (("narrowest", each) for each in coverage.narrowest)
    yield from (("wider", each) for each in coverage.full if each not in coverage.narrowest)
    yield from (("superseded", each) for each in coverage.superseded)
    yield from (("other sector", each) for each in coverage.elsewhere)
    yield from (("partial", each) for each in coverage.partial)


def _cell(scope: Scope, concept: Concept) -> "pictures.Cell":
    may_go = any(concept.above.intersection(each.activities) for each in scope.may_leave_out)
    covered = concept.iri in scope.covers
    return pictures.Cell(_said(scope, concept.iri), besides="may be left out" if may_go and covered else "")


def _said(scope: Scope, iri: str) -> str:
    if iri in scope.covers:
        return "reduced" if iri in scope.reduces else Answer.COVERED
    return Answer.EXCLUDED if iri in scope.excludes else Answer.NOT_STATED
