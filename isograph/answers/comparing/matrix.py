"""Documents side by side: what each says of every item of an aspect."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from isograph.identifiers import Identifier
from isograph.results import Rows


class Aspect(StrEnum):
    """What documents are compared by."""

    ACTIVITIES = "activities"
    CLAUSES = "clauses"
    PRINCIPLES = "principles"
    FACTS = "facts"


class Says(StrEnum):
    """What a document says of an item, against the other documents of the line."""

    YES = "yes"
    OTHERWISE = "otherwise"
    NO = "no"
    UNKNOWN = "unknown"


_HAVING = frozenset({Says.YES, Says.OTHERWISE})


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document says of an item, in words and in kind."""

    value: str
    says: Says

    @property
    def has(self) -> bool:
        """Whether the document has the item, as the others do or otherwise."""
        return self.says in _HAVING


@dataclass(frozen=True, slots=True)
class Line:
    """What each document says of one item; `group` and `above` place the item among the others."""

    item: str
    cells: tuple[Cell, ...]
    key: str = ""
    group: str = ""
    above: tuple[str, ...] = ()

    @property
    def unknown(self) -> bool:
        """Whether of some document it is not known what it says."""
        return any(cell.says == Says.UNKNOWN for cell in self.cells)

    @property
    def shared(self) -> bool:
        """Whether all documents have the item alike."""
        return all(cell.has for cell in self.cells) and len({cell.says for cell in self.cells}) == 1

    @property
    def differing(self) -> bool:
        """Whether several documents have the item, and not all of them, or not all in the same way."""
        return not self.unknown and not self.shared and sum(cell.has for cell in self.cells) > 1

    def only(self, place: int) -> bool:
        """Whether the document at a place alone has the item, and the others are known not to."""
        others = (cell.says for other, cell in enumerate(self.cells) if other != place)
        return self.cells[place].has and all(says == Says.NO for says in others)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The lines of one aspect, in the order in which they are shown, and what to know of them."""

    aspect: Aspect
    documents: tuple[Identifier, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()

    def chosen(self, wanted: Callable[[Line], bool], *, topmost: bool = False) -> tuple[Line, ...]:
        """Return the lines that are wanted; the topmost of them only leave out what is a kind of another one."""
        found = tuple(line for line in self.lines if wanted(line))
        keys = {line.key for line in found}
        return tuple(line for line in found if not (topmost and keys.intersection(line.above)))

    @property
    def topmost(self) -> tuple[Line, ...]:
        """The lines that stand under no other one."""
        return self.chosen(lambda _: True, topmost=True)

    def rows(self, lines: tuple[Line, ...], title: str = "") -> Rows:
        """Return lines as rows: the item and the value of each document."""
        columns = (_ITEMS[self.aspect], *map(str, self.documents))
        return Rows(columns, tuple((line.item, *(cell.value for cell in line.cells)) for line in lines), title)


_ITEMS = {
    Aspect.ACTIVITIES: "activity",
    Aspect.CLAUSES: "clause",
    Aspect.PRINCIPLES: "principle",
    Aspect.FACTS: "fact",
}
