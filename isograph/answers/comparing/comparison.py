"""How documents differ: in the activities they cover, their clauses, principles and facts; never which is better."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from isograph import answers
from isograph.answers.comparing.activity_matrix import activity_matrix
from isograph.answers.comparing.clause_matrix import clause_matrix
from isograph.answers.comparing.contrast import contrast
from isograph.answers.comparing.drawing import drawn
from isograph.answers.comparing.fact_matrix import fact_matrix
from isograph.answers.comparing.matrix import Aspect, Line, Matrix
from isograph.answers.comparing.principle_matrix import principle_matrix
from isograph.answers.contents.clauses import clauses
from isograph.answers.contents.principles import principles
from isograph.answers.correspondence.flows import steps_drawn
from isograph.answers.coverage.scopes import scope
from isograph.answers.currency.editions import dated, edition
from isograph.answers.facts.documents import Named, resolve
from isograph.answers.facts.wording import listed
from isograph.answers.family.bases import printed, reading
from isograph.answers.family.dependence import among
from isograph.errors import ArgumentError, UnknownDocumentError
from isograph.identifiers import Identifier
from isograph.results import Rows, Tabular, Value
from isograph.store import Store

if TYPE_CHECKING:
    from isograph.pictures import Picture


@dataclass(frozen=True, slots=True)
class Comparison(Tabular):
    """Documents side by side. The table holds the differences, topmost activities only; `matrix` holds everything.

    An item is shared where all documents have it alike, and in one only where the others are known not to have it. It
    differs where several have it, but not all or not alike. Where it is not known what a document says of it, it is
    unknown, and none of these.
    """

    asked: tuple[Identifier, ...]
    identifiers: tuple[Identifier, ...]
    matrices: tuple[Matrix, ...]
    text: str
    remarks: tuple[str, ...]
    store: Store = field(repr=False, compare=False)

    @property
    def columns(self) -> tuple[str, ...]:
        """The aspect, the item, and what each document says of it."""
        return ("aspect", "item", *map(str, self.identifiers))

    @property
    def summary(self) -> str:
        """What differs in coverage, use and assessment."""
        return self.text

    @property
    def notes(self) -> tuple[str, ...]:
        """How the references were read, what the parts of the comparison rest on, and what is not known."""
        unknown = {each.aspect: len(each.chosen(lambda line: line.unknown)) for each in self.matrices}
        gaps = listed(f"{number} {aspect}" for aspect, number in unknown.items() if number)
        return (*self.remarks, *((f"Not known of every document: {gaps}.",) if gaps else ()))

    def matrix(self, aspect: str) -> Rows:
        """Return everything that is known of an aspect, one row an item; raise ArgumentError for an unknown aspect."""
        found = self._of(aspect)
        return found.rows(found.lines)

    def shared(self, aspect: str) -> Rows:
        """Return the items that all documents have alike."""
        found = self._of(aspect)
        return found.rows(found.chosen(lambda line: line.shared))

    def only(self, identifier: Named, aspect: str, *, topmost: bool = True) -> Rows:
        """Return the items that one document alone has, and what the others say of them.

        Of activities only the topmost are returned, not every kind of them, unless `topmost` is false.

        Raises UnknownDocumentError for a document that is not compared, ArgumentError for an unknown aspect.
        """
        place, found = self._place(identifier), self._of(aspect)
        return found.rows(found.chosen(lambda line: line.only(place), topmost=topmost))

    def differing(self, aspect: str, *, topmost: bool = True) -> Rows:
        """Return the items that several documents have, but not all or not alike."""
        found = self._of(aspect)
        return found.rows(found.chosen(lambda line: line.differing, topmost=topmost))

    def unknown(self, aspect: str) -> Rows:
        """Return the items of which it is not known what every document says."""
        found = self._of(aspect)
        return found.rows(found.chosen(lambda line: line.unknown))

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each difference: activities first, then clauses, principles and facts."""
        return tuple(
            (each.aspect, line.item, *(cell.value for cell in line.cells))
            for each in self.matrices
            for line in self._told(each)
        )

    @property
    def sections(self) -> tuple[Rows, ...]:
        """The differences as a matrix an aspect, documents side by side."""
        told = ((each, self._told(each)) for each in self.matrices)
        return tuple(each.rows(lines, str(each.aspect).capitalize()) for each, lines in told if lines)

    @property
    def annexes(self) -> tuple[Rows, ...]:
        """What is no difference, or not known to be one: the other items of each aspect."""
        others = ((each, [line for line in each.lines if line not in self._told(each)]) for each in self.matrices)
        return tuple(each.rows(tuple(lines), _others(each, len(lines))) for each, lines in others if lines)

    def _told(self, matrix: Matrix) -> tuple[Line, ...]:
        return matrix.chosen(self._distinct, topmost=matrix.aspect == Aspect.ACTIVITIES)

    def plot(self, aspect: str = Aspect.ACTIVITIES, *, most: int = 30) -> "Picture":
        """Return a picture of what each document says of an aspect: what differs first, then what is alike in all.

        >>> import isograph
        >>> picture = isograph.load().compare("ISO 9001:1994", "ISO 9002:1994").plot("facts")
        >>> picture.description.rpartition(": ")[2]
        'there 27, there otherwise 3.'

        Of more than `most` items the first are drawn, and a note says how many are not. Raises ArgumentError for an
        unknown aspect or fewer than one item, MissingExtraError where matplotlib is not installed.
        """
        if most < 1:
            raise ArgumentError(f"no picture has {most} items: give 1 or more")
        return drawn(self._of(aspect), most)

    def flow(self, *, depth: int = 1) -> "Picture":
        """Return a picture of where the clauses went, from each document to the next one, the oldest first.

        >>> import isograph
        >>> picture = isograph.load().compare("ISO 9001:2000", "ISO 9001:2008", "ISO 9001:2015").flow()
        >>> picture.description.rpartition("; ")[2]
        '118 links: equal 28, corresponds 90.'

        Clauses deeper than `depth` are drawn with the one above them. Raises UnknownTableError where no tables lead
        from one document to the next, ArgumentError for a depth below one, MissingExtraError where matplotlib is not
        installed.
        """
        documents = sorted(self.identifiers, key=lambda each: each.year or 0)
        steps = [answers.transition(self.store, old, new) for old, new in pairwise(documents)]
        counts = ((each.new, [len(each.of(part)) for part in ("carries over", "new", "gone")]) for each in steps)
        told = (f"To {new}: {kept} carry over, {fresh} new, {gone} gone." for new, (kept, fresh, gone) in counts)
        return steps_drawn(steps, note=" ".join(told), depth=depth)

    def _distinct(self, line: Line) -> bool:
        return line.differing or any(line.only(place) for place in range(len(self.identifiers)))

    def _of(self, aspect: str) -> Matrix:
        if aspect not in {*Aspect}:
            raise ArgumentError(f"no aspect {aspect!r}; known: {', '.join(Aspect)}")
        return next(each for each in self.matrices if each.aspect == aspect)

    def _place(self, identifier: Named) -> int:
        wanted = identifier if isinstance(identifier, (str, Identifier)) else identifier.identifier
        named = wanted if isinstance(wanted, Identifier) else Identifier.parse(wanted)
        for compared in (self.identifiers, self.asked):
            if named in compared:
                return compared.index(named)
        raise UnknownDocumentError(str(named), map(str, self.identifiers), within="this comparison")


def compare(store: Store, *identifiers: Named) -> Comparison:
    """Return how two or more documents differ; an undated reference is read as its newest edition in force.

    Raises ArgumentError for fewer than two different documents, UnknownDocumentError, and NotInForceError for an
    undated reference none of whose editions is in force.
    """
    asked = {dated(store, each): resolve(store, each) for each in identifiers}
    if len(asked) < 2:  # noqa: PLR2004
        raise ArgumentError(_too_few(asked))
    texts = {document: printed(store, document) for document in asked}
    scopes = tuple(replace(scope(store, text), edition=document) for document, text in texts.items())
    lists = tuple(clauses(store, document) for document in asked)
    editions = tuple(edition(store, document) for document in asked)
    activities = activity_matrix(store, scopes)
    paired = clause_matrix(store, tuple(asked))
    held = principle_matrix(tuple(principles(store, document) for document in asked))
    matrices = (activities, paired, held, fact_matrix(store, editions, scopes))
    read = (note for document, text in texts.items() for note in reading(asked[document], document, text))
    return Comparison(
        asked=tuple(asked.values()),
        identifiers=tuple(asked),
        matrices=matrices,
        text=contrast(activities, paired, held, scopes, lists),
        remarks=tuple(
            dict.fromkeys((*read, *among(store, asked), *(note for each in matrices for note in each.notes)))
        ),
        store=store,
    )


def _others(matrix: Matrix, number: int) -> str:
    if number == len(matrix.lines):
        return f"All {number} {matrix.aspect}: alike, or not known of every document"
    return f"The other {number} {matrix.aspect}"


def _too_few(documents: Iterable[Identifier]) -> str:
    named = "".join(f", not {each} alone" for each in documents)
    return f"name two or more different documents to compare{named}; edition() tells what is known of one"
