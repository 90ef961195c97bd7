"""The three kinds of checks, one after the other: shapes, the ontology, questions."""

from collections.abc import Iterator
from os import PathLike
from pathlib import Path

from isograph import resources
from isograph.errors import ArgumentError
from isograph.store import Store
from isograph.validation import ontology
from isograph.validation.questions import Question, read
from isograph.validation.report import Check, ValidationReport, Violation


def validate(
    store: Store,
    *shapes: str | PathLike[str],
    questions: str | PathLike[str] | None = None,
    only: Check | str | None = None,
) -> ValidationReport:
    """Return whether a store conforms to shapes, to the checks of the ontology, and answers questions as it must.

    The bundled ones of each kind count, and beside them further files of shapes and a folder of questions; `only` is
    one kind: "shapes", "ontology" or "questions". All see the union of all graphs as it is, with what was inferred;
    nothing is fetched. What could not be checked, because the graph does not hold it, is told in the notes.

    Raises StoreError, ParseError or FormatError for a file that cannot be read, OntologyError for shapes that are not
    well formed, and ArgumentError for a kind of checks that there is not.
    """
    kinds = _kinds(only)
    own = read(Path(questions)) if questions is not None else ()
    found, notes = list[Violation](), list[str]()
    if Check.SHAPES in kinds:
        from isograph.validation import shapes as shacl  # noqa: PLC0415  slow to import, and wanted here alone

        found += shacl.violations(store, tuple(map(Path, shapes)))
    if Check.ONTOLOGY in kinds:
        found += ontology.violations(store)
        notes += ontology.notes(store)
    if Check.QUESTIONS in kinds:
        bundled = read(resources.question_folder())
        found += (each for question in (*bundled, *own) for each in question.violations(store))
        notes += (*_unasked(bundled, store), *(note for question in own for note in question.notes(store)))
    return ValidationReport(tuple(sorted(found)), tuple(notes))


def _kinds(only: Check | str | None) -> tuple[Check, ...]:
    try:
        return tuple(Check) if only is None else (Check(only),)
    except ValueError:
        raise ArgumentError(f"no checks are called {only!r}; there are: {', '.join(Check)}") from None


def _unasked(bundled: tuple[Question, ...], store: Store) -> Iterator[str]:
    """Yield how many of the bundled questions were not asked: of a graph without the bundled data, that is most."""
    if count := sum(question.missing(store) is not None for question in bundled):
        yield f"{count} of {len(bundled)} bundled questions were not asked: the graph does not hold what they rest on."
