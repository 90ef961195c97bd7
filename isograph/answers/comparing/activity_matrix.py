"""Documents side by side: the activities that each covers, covers with less, excludes or does not speak of."""

from collections.abc import Iterable
from enum import StrEnum

from isograph.answers.comparing.matrix import Aspect, Cell, Line, Matrix, Says
from isograph.answers.coverage.scopes import Scope
from isograph.answers.facts.activities import activities
from isograph.model import Activity
from isograph.store import Store


class Stance(StrEnum):
    """What a document says of an activity; silence is never shown as a no, nor is an unknown scope."""

    COVERED = "covered"
    REDUCED = "reduced"
    EXCLUDED = "excluded"
    NOT_STATED = "not stated"
    UNKNOWN = "unknown"


def activity_matrix(store: Store, scopes: tuple[Scope, ...]) -> Matrix:
    """Return what each document says of every activity that one of them speaks of, activities before topics."""
    spoken = frozenset[str]().union(*(scope.covers | scope.excludes for scope in scopes))
    concepts = sorted((each for each in activities(store) if each.iri in spoken), key=lambda each: each.kind)
    lines = tuple(_line(each, scopes) for each in concepts)
    documents = tuple(scope.edition for scope in scopes)
    return Matrix(Aspect.ACTIVITIES, documents, lines, (*_silence(lines), *_notes(scopes)))


def stance(scope: Scope, activity: str) -> Stance:
    """Return what a scope says of an activity."""
    if not scope.covers and not scope.excludes:
        return Stance.UNKNOWN
    if activity in scope.covers:
        return Stance.REDUCED if activity in scope.reduces else Stance.COVERED
    return Stance.EXCLUDED if activity in scope.excludes else Stance.NOT_STATED


def _line(concept: Activity, scopes: tuple[Scope, ...]) -> Line:
    found = (stance(scope, concept.iri) for scope in scopes)
    return Line(
        item=concept.label,
        cells=tuple(Cell(each, _SAYS[each]) for each in found),
        key=concept.code,
        group=concept.group,
        above=concept.broader,
    )


def _silence(lines: tuple[Line, ...]) -> Iterable[str]:
    if any(cell.value == Stance.NOT_STATED for line in lines for cell in line.cells):
        yield "Not stated is not a no: the document is silent."


def _notes(scopes: tuple[Scope, ...]) -> Iterable[str]:
    for scope in scopes:
        if scope.note:
            yield f"{scope.edition}: {scope.note}"
        yield f"Scope of {scope.edition}: {scope.provenance}."


_SAYS = {
    Stance.COVERED: Says.YES,
    Stance.REDUCED: Says.OTHERWISE,
    Stance.EXCLUDED: Says.NO,
    Stance.NOT_STATED: Says.NO,
    Stance.UNKNOWN: Says.UNKNOWN,
}
