"""The elements of a quality system, by which the models of 1987 and 1994 are compared."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from isograph.answers.contents.numbering import natural
from isograph.answers.facts.documents import local_name
from isograph.answers.facts.memory import remembered
from isograph.identifiers import Identifier
from isograph.results import Value
from isograph.store import Store


class Level(StrEnum):
    """How much a model of 1987 or 1994 asks for in an element."""

    FULL = "full"
    REDUCED = "reduced"
    HEADING_ONLY = "heading only"
    ABSENT = "absent"
    UNKNOWN = ""

    @classmethod
    def _missing_(cls, value: object) -> "Level":
        return cls.UNKNOWN

    @property
    def required(self) -> bool:
        """Whether the element carries requirements."""
        return self in {Level.FULL, Level.REDUCED}


@dataclass(frozen=True, slots=True)
class Element:
    """How one model treats one element: how much it asks for, in which clause, about which activities by IRI."""

    number: str
    title: str
    level: Level
    clause: str
    about: frozenset[str]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


@remembered
def elements(store: Store, model: Identifier) -> tuple[Element, ...]:
    """Return how a model of 1987 or 1994 treats each element, in the order of their numbers; none for another document.

    The numbers are those of ISO 9001; the clause is that of the model, which in 1987 had numbers of its own.
    """
    rows = groupby(store.answer("elements", document=model), key=itemgetter(0))
    found = (_element(str(number), tuple(group)) for number, group in rows)
    return tuple(sorted(found, key=lambda each: natural(each.number)))


def level(value: Value) -> Level:
    """Return the level that a concept of the scheme of levels stands for."""
    return Level(local_name(value).replace("-", " ")) if value else Level.UNKNOWN


def _element(number: str, rows: tuple[tuple[Value, ...], ...]) -> Element:
    _, title, asked, clause, _ = rows[0]
    return Element(
        number=number,
        title=str(title),
        level=level(asked),
        clause=str(clause or ""),
        about=frozenset(str(row[4]) for row in rows if row[4]),
    )
