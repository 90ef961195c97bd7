"""Documents side by side, as a picture: what differs between them first."""

from typing import TYPE_CHECKING

from isograph import pictures
from isograph.answers.comparing.matrix import Aspect, Cell, Line, Matrix, Says
from isograph.answers.facts.wording import listed, sentence

if TYPE_CHECKING:
    from isograph.pictures import Picture

_SAID = {
    Says.YES: "there",
    Says.OTHERWISE: "there otherwise",
    Says.NO: "not there",
    Says.UNKNOWN: "not known",
}
_DIFFER, _BELOW, _UNKNOWN, _SHARED = "different", "kinds of these that differ too", "not known of all", "shared by all"


def drawn(matrix: Matrix, most: int) -> "Picture":
    """Return a picture of the first lines of an aspect: those that differ, those that are not known, those alike."""
    groups = _groups(matrix)
    rows = tuple(
        pictures.Row(line.item, tuple(_cell(matrix.aspect, cell) for cell in line.cells), group)
        for group, lines in groups.items()
        for line in lines
    )
    left = f"; {len(rows) - most} of them are left out" if len(rows) > most else ""
    return pictures.Grid(
        title=f"{sentence(matrix.aspect)} of {listed(matrix.documents)}",
        columns=tuple(pictures.Column(str(each)) for each in matrix.documents),
        rows=rows[:most],
        note=f"{', '.join(f'{len(lines)} {group}' for group, lines in groups.items() if lines) or 'Nothing'}{left}.",
    ).draw()


def _groups(matrix: Matrix) -> dict[str, tuple[Line, ...]]:
    """Return the lines of a matrix in the order in which they are drawn: of what differs the topmost first."""
    every = matrix.chosen(lambda line: not line.unknown and not line.shared)
    topmost = matrix.chosen(lambda line: line in every, topmost=True)
    return {
        _DIFFER: topmost,
        _BELOW: tuple(line for line in every if line not in topmost),
        _UNKNOWN: matrix.chosen(lambda line: line.unknown),
        _SHARED: matrix.chosen(lambda line: line.shared),
    }


def _cell(aspect: Aspect, cell: Cell) -> "pictures.Cell":
    """Return what a document says of an item: of an activity by its sign alone, else in words too."""
    if aspect == Aspect.ACTIVITIES:
        return pictures.Cell(str(cell.value))
    return pictures.Cell(_SAID[cell.says], str(cell.value))
