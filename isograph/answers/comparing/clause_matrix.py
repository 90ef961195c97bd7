"""Documents side by side, clause by clause: by element for the models of 1987 and 1994, else by their counterparts."""

from collections.abc import Iterator, Mapping
from itertools import permutations

from isograph.answers.comparing.matrix import Aspect, Cell, Line, Matrix, Says
from isograph.answers.comparing.pairing import Correspondence, correspondence
from isograph.answers.contents.clauses import Clauses, clauses
from isograph.answers.contents.elements import Element, Level, elements
from isograph.answers.contents.numbering import natural
from isograph.answers.correspondence.counterparts import Counterpart, Counterparts, Outcome
from isograph.answers.correspondence.relations import Relation
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.wording import listed
from isograph.identifiers import Identifier
from isograph.store import Store

Paired = Mapping[tuple[int, int], Correspondence]
"""How the clauses of each document are paired with those of each other one, by the places of the two."""

_FEW = 3
_NO_LIST = Cell("no clause list", Says.UNKNOWN)
_UNPAIRED = Cell("no clause of this heading", Says.UNKNOWN)


@remembered
def clause_matrix(store: Store, documents: tuple[Identifier, ...]) -> Matrix:
    """Return the clauses of documents side by side, each on a line with its counterparts, or the elements they treat.

    A clause stands on the line of the first document that has it.
    """
    answers = tuple(clauses(store, document) for document in documents)
    treated = tuple(elements(store, answer.text) for answer in answers)
    gaps = tuple(answer.summary for answer in answers if not answer.complete)
    if all(treated):
        basis = "Clauses: by the elements of the models of 1987 and 1994."
        return Matrix(Aspect.CLAUSES, documents, _by_element(treated), (basis, *gaps))
    places = permutations(range(len(answers)), 2)
    paired = {(one, other): correspondence(store, answers[one], answers[other]) for one, other in places}
    lines = tuple(_lines(answers, paired))
    notes = dict.fromkeys(note for (one, _), each in paired.items() if one == 0 for note in each.basis)
    return Matrix(Aspect.CLAUSES, documents, lines, (*notes, *_possible(lines), *gaps))


def _possible(lines: tuple[Line, ...]) -> Iterator[str]:
    if any(f"({Relation.POSSIBLE})" in cell.value for line in lines for cell in line.cells):
        yield "A possible counterpart follows from rows that say no more than that two clauses correspond."


def _by_element(treated: tuple[tuple[Element, ...], ...]) -> tuple[Line, ...]:
    by_number = [{each.number: each for each in model} for model in treated]
    titles = {each.number: str(each) for model in reversed(treated) for each in model}
    return tuple(
        Line(titles[number], tuple(_treatment(model.get(number)) for model in by_number), key=number)
        for number in sorted(titles, key=natural)
    )


def _treatment(element: Element | None) -> Cell:
    if element is None:
        return Cell("unknown", Says.UNKNOWN)
    moved = element.clause not in {"", element.number}
    return Cell(f"{element.level} ({element.clause})" if moved else element.level, _SAYS[element.level])


def _lines(answers: tuple[Clauses, ...], paired: Paired) -> Iterator[Line]:
    """Return a line for each clause that no earlier document has, and that is not told with one above it."""
    for place, answer in enumerate(answers):
        listed_ = {each.number: each for each in answer}
        beside = [each for (one, _), each in paired.items() if one == place]
        earlier = [paired[place, other] for other in range(place)]
        numbers = listed_.keys() | {number for each in beside for number in each.tabled}
        for number in sorted(numbers, key=natural):
            if any(each.paired(number) for each in earlier) or all(each.from_above(number) for each in beside):
                continue
            clause = listed_.get(number)
            yield Line(
                item=str(clause or number),
                cells=tuple(_cell(number, place, other, answers, paired) for other in range(len(answers))),
                key=number,
                above=(clause.parent if clause else "",),
            )


def _cell(number: str, place: int, other: int, answers: tuple[Clauses, ...], paired: Paired) -> Cell:
    if other == place:
        return Cell(number, Says.YES)
    found = paired[place, other]
    if number in found.tabled:
        return _counterparts(found.tabled[number])
    titles = {each.number: str(each) for each in answers[other]}
    if number in found.headed:
        return Cell("; ".join(titles[each] for each in found.headed[number]), Says.YES)
    return _UNPAIRED if titles else _NO_LIST


def _counterparts(found: Counterparts) -> Cell:
    if found.answer == Outcome.NO_COUNTERPART:
        disputed = f"{found.answer} (disputed: {listed(found.topmost)})"
        return Cell(disputed if found.lines else found.answer, Says.NO)
    if found.answer != Outcome.COUNTERPARTS:
        return Cell(found.answer, Says.UNKNOWN)
    lines = [line for line in found.topmost if not line.denied]
    kinds = dict.fromkeys(line.relation for line in lines)
    told = (_told(kind, [line for line in lines if line.relation == kind]) for kind in kinds)
    differs = any(kind.typed and kind != Relation.EQUAL for kind in kinds)
    return Cell("; ".join(told), Says.OTHERWISE if differs else Says.YES)


def _told(kind: Relation, lines: list[Counterpart]) -> str:
    """Name clauses of one relation, by their numbers alone where they are many."""
    named = "; ".join(map(str, lines)) if len(lines) <= _FEW else ", ".join(line.number for line in lines)
    return named if kind in {Relation.CORRESPONDS, Relation.EQUAL} else f"{named} ({kind})"


_SAYS = {
    Level.FULL: Says.YES,
    Level.REDUCED: Says.OTHERWISE,
    Level.HEADING_ONLY: Says.NO,
    Level.ABSENT: Says.NO,
    Level.UNKNOWN: Says.UNKNOWN,
}
