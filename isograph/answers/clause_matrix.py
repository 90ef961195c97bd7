"""Documents side by side, clause by clause: by element for the models of 1987 and 1994, else by correspondence."""

from collections.abc import Iterator

from isograph.answers.clauses import Clauses
from isograph.answers.correspondence import Correspondence, Relation, correspondence
from isograph.answers.elements import Element, Level, elements
from isograph.answers.matrix import Aspect, Cell, Line, Matrix, Says
from isograph.answers.numbering import natural
from isograph.store import Store

_UNTOLD = Cell("not in the table", Says.UNKNOWN)
_NO_LIST = Cell("no clause list", Says.UNKNOWN)
_WITHIN = Cell("told with a clause above or below", Says.UNKNOWN)
_UNCOMPARED = Cell("not compared", Says.UNKNOWN)
_UNPAIRED = Cell("no clause of this heading", Says.UNKNOWN)
_NONE = Cell(Relation.NONE, Says.NO)


def clause_matrix(store: Store, answers: tuple[Clauses, ...]) -> Matrix:
    """Return the clauses of documents against those of the first, or the elements that all of them treat."""
    treated = tuple(elements(store, answer.text) for answer in answers)
    documents = tuple(answer.identifier for answer in answers)
    gaps = tuple(answer.summary for answer in answers if not answer.complete)
    if all(treated):
        basis = "Clauses: by the elements of the models of 1987 and 1994."
        return Matrix(Aspect.CLAUSES, documents, _by_element(treated), (basis, *gaps))
    found = tuple(correspondence(store, answers[0], answer) for answer in answers[1:])
    return Matrix(Aspect.CLAUSES, documents, _by_pair(answers, found), (*(each.basis for each in found), *gaps))


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
    moved = f" ({element.clause})" if element.clause not in {"", element.number} else ""
    return Cell(f"{element.level}{moved}", _SAYS[element.level])


def _by_pair(answers: tuple[Clauses, ...], found: tuple[Correspondence, ...]) -> tuple[Line, ...]:
    titles = [{each.number: str(each) for each in answer} for answer in answers]
    above = {each.number: each.parent for each in answers[0]}
    numbers = above.keys() | {pair.first for each in found for pair in each.pairs if pair.first}
    lines = (
        Line(
            titles[0].get(number, number),
            (Cell(number, Says.YES), *(_counterpart(number, *pair) for pair in zip(found, titles[1:], strict=True))),
            key=number,
            above=(above.get(number, ""),),
        )
        for number in sorted(numbers, key=natural)
    )
    new = (line for place in range(1, len(answers)) for line in _new(place, answers, found[place - 1], titles[place]))
    return (*(line for line in lines if not all(cell == _WITHIN for cell in line.cells[1:])), *new)


def _counterpart(number: str, found: Correspondence, titles: dict[str, str]) -> Cell:
    pairs = found.second(number)
    if not pairs:
        return _absent(number, found, titles)
    if all(pair.relation == Relation.NONE for pair in pairs):
        return _NONE
    typed = {pair.relation for pair in pairs} - _ALIKE
    told = "; ".join(_told(pair.second, pair.relation, titles) for pair in pairs if pair.second)
    return Cell(told, Says.OTHERWISE if typed else Says.YES)


def _absent(number: str, found: Correspondence, titles: dict[str, str]) -> Cell:
    if found.tabled:
        return _WITHIN if found.tells_of(number) else _UNTOLD
    return _UNPAIRED if titles else _NO_LIST


def _new(place: int, answers: tuple[Clauses, ...], found: Correspondence, titles: dict[str, str]) -> Iterator[Line]:
    """Return the clauses of another document that no clause of the first one is paired with."""
    stated = {pair.second for pair in found.pairs if not pair.first and pair.second}
    paired = {pair.second for pair in found.pairs if pair.first}
    above = {each.number: each.parent for each in answers[place]}
    for number in sorted((stated | titles.keys()) - paired, key=natural):
        if number in stated or not (found.tabled and found.tells_of(number, second=True)):
            first = _NONE if number in stated else _UNTOLD if found.tabled else _UNPAIRED
            others = (Cell(number, Says.YES) if each == place else _UNCOMPARED for each in range(1, len(answers)))
            yield Line(titles.get(number, number), (first, *others), key=number, above=(above.get(number, ""),))


def _told(number: str, relation: Relation, titles: dict[str, str]) -> str:
    kind = "" if relation in _ALIKE else f" ({relation})"
    return f"{titles.get(number, number)}{kind}"


_ALIKE = {Relation.CORRESPONDS, Relation.EQUAL}
_SAYS = {
    Level.FULL: Says.YES,
    Level.REDUCED: Says.OTHERWISE,
    Level.HEADING_ONLY: Says.NO,
    Level.ABSENT: Says.NO,
    Level.UNKNOWN: Says.UNKNOWN,
}
