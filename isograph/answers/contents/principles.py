"""The quality management principles that a document states or is built on, and how they changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from isograph.answers.contents.elements import elements
from isograph.answers.contents.numbering import natural
from isograph.answers.currency.editions import dated
from isograph.answers.currency.lives import life
from isograph.answers.facts.documents import Named, local_name, resolve
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.records import Row, records
from isograph.answers.facts.remarks import remarks
from isograph.answers.facts.wording import counted, listed, sentence
from isograph.answers.family.bases import printed, reading
from isograph.identifiers import Identifier
from isograph.model import Provenance
from isograph.results import Tabular, Value
from isograph.store import Store
from isograph.store.terms import Iri


class Relation(StrEnum):
    """What a document has to do with a set of principles."""

    STATED = "stated in"
    BACKGROUND = "background of"
    ALSO = "also in"
    NONE = "none in"
    UNKNOWN = "unknown of"


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle of a set, by its number; `misnamed` are names that it is wrongly given."""

    number: int
    label: str
    misnamed: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a principle in a later set, or what it was in an earlier one.

    `stated_in` are the documents that state the set of its counterpart.
    """

    principle: str
    later: bool
    counterpart: str
    set: str
    stated_in: tuple[Identifier, ...]
    kind: str
    note: str
    provenance: Provenance

    @property
    def newer(self) -> str:
        """The one of the two principles that stands in the newer set."""
        return self.counterpart if self.later else self.principle

    @property
    def older(self) -> str:
        """The one of the two principles that stands in the older set."""
        return self.principle if self.later else self.counterpart

    @property
    def continued(self) -> bool:
        """Whether the principle is one of its own in both sets, whatever its name."""
        return self.kind != "merged into"

    def __str__(self) -> str:
        if self.later:
            return self.kind if self.kind == "unchanged" else f"{self.kind}: {self.counterpart}"
        return f"before: {self.counterpart} ({self.kind})"


@dataclass(frozen=True, slots=True)
class Principles(Tabular):
    """The principles that a document states, repeats or is built on; empty where it has none or none are known.

    `relation` tells which; `changes` hold what became of each in the other set, and what each was before; `open` are
    editions that are to state principles, of which nobody knows yet what becomes of them there.
    """

    asked: Identifier
    identifier: Identifier
    text: Identifier
    relation: Relation
    set: str
    principles: tuple[Principle, ...]
    stated_in: tuple[Identifier, ...]
    origin: str
    changes: tuple[Change, ...]
    open: tuple[Identifier, ...]
    cycle: str
    remarks: tuple[str, ...]
    provenance: Provenance
    columns = ("number", "principle", "change")

    @property
    def merged(self) -> tuple[Change, ...]:
        """What is no principle of its own in the newer of two sets, and in which one its content is carried on."""
        return tuple(each for each in self.changes if not each.continued)

    @property
    def summary(self) -> str:
        """How many principles there are, what the document has to do with them, and what became of them."""
        return " ".join((self.held, *map(_told, self.merged)))

    @property
    def held(self) -> str:
        """How many principles there are, and what the document has to do with them, in one sentence."""
        return _SENTENCES[self.relation].format(
            count=sentence(counted(len(self.principles))), document=self.identifier, stated=listed(self.stated_in)
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """How the reference was read, wrong names in use, what is said of the changes, and the source."""
        wrong = [f"{name} ({each})" for each in self.principles for name in each.misnamed]
        said = {each.note: each.older for each in self.changes if each.note}
        sources = {f"Changes: {each.provenance}." for each in self.changes}
        return (
            *reading(self.asked, self.identifier, self.text),
            *((f"Origin: {self.origin}",) if self.origin else ()),
            *((f"Not their names: {', '.join(wrong)}.",) if wrong else ()),
            *(f"{principle}: {note}." for note, principle in said.items()),
            *self.remarks,
            *((f"What becomes of them in {listed(self.open)} is not known.",) if self.open else ()),
            *((self.cycle,) if self.cycle else ()),
            *((f"Principles: {self.provenance}.",) if self.principles else ()),
            *sorted(sources),
        )

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each principle."""
        return tuple((each.number, each.label, "; ".join(map(str, self._changes(each)))) for each in self.principles)

    def __iter__(self) -> Iterator[Principle]:
        return iter(self.principles)

    def __len__(self) -> int:
        return len(self.principles)

    def _changes(self, principle: Principle) -> tuple[Change, ...]:
        return tuple(each for each in self.changes if each.principle == principle.label)


def principles(store: Store, identifier: Named) -> Principles:
    """Return the principles of a document; an undated reference is read as its newest edition in force.

    Each comes with what became of it in the other set, renamed, broadened or merged into another one.
    Those of an edition of ISO 9001 are its background, not requirements. A document older than the first that states
    any has none; of any other without a recorded set they are unknown.

    Raises UnknownDocumentError where it is not in the graph, NotInForceError for an undated reference none of whose
    editions is in force.
    """
    document = dated(store, identifier)
    text = printed(store, document)
    found = _sets(store, text)
    own = [each for each in found if each[0][0] == text]
    asked = resolve(store, identifier)
    return _held(store, asked, document, text, own[0]) if own else _without(store, asked, document, text, found)


def _held(
    store: Store, asked: Identifier, document: Identifier, text: Identifier, found: tuple[Row, Provenance]
) -> Principles:
    (_, relation, scheme, name, origin), vouching = found
    return Principles(
        asked=asked,
        identifier=document,
        text=text,
        relation=_RELATIONS[local_name(relation)],
        set=str(name or local_name(scheme)),
        principles=_of(store, scheme),
        stated_in=tuple(each for each, _ in _stating(store, scheme) if each != text),
        origin=str(origin or ""),
        changes=_changes(store, scheme),
        open=_open(store),
        cycle=_cycle(store, text),
        remarks=_remarks(store, text, scheme),
        provenance=vouching,
    )


def _without(
    store: Store, asked: Identifier, document: Identifier, text: Identifier, found: list[tuple[Row, Provenance]]
) -> Principles:
    first = _stating(store)[:1]
    older = _older(store, text, first)
    built = sum(each.level.required for each in elements(store, text))
    before = sorted(
        {(each, len(_of(store, scheme))) for (each, _, scheme, *_), _ in found if isinstance(each, Identifier)}
    )
    return Principles(
        asked=asked,
        identifier=document,
        text=text,
        relation=Relation.NONE if older else Relation.UNKNOWN,
        set="",
        principles=(),
        stated_in=tuple(each for each, _ in first),
        origin="",
        changes=(),
        open=(),
        cycle=_cycle(store, text),
        remarks=(
            *((f"It is built on {built} elements of a quality system.",) if built else ()),
            *(f"Of the edition before it, {each}, {counted(number)} are known." for each, number in before),
            *_remarks(store, text),
        ),
        provenance=Provenance(),
    )


@remembered
def _sets(store: Store, text: Identifier) -> list[tuple[Row, Provenance]]:
    """Return the sets that a document, or one that it replaces or is to replace, has to do with."""
    return list(records(store.answer("principle_sets", document=text)))


@remembered
def _of(store: Store, scheme: Value) -> tuple[Principle, ...]:
    rows = groupby(store.answer("principles", set=Iri(str(scheme))), key=itemgetter(0, 1))
    return tuple(
        Principle(int(str(number)), str(label), tuple(str(row[2]) for row in group if row[2]))
        for (number, label), group in rows
    )


@remembered
def _changes(store: Store, scheme: Value) -> tuple[Change, ...]:
    return tuple(
        Change(
            principle=str(label),
            later=bool(later),
            counterpart=str(other),
            set=local_name(other_set),
            stated_in=tuple(each for each, _ in _stating(store, other_set)),
            kind=local_name(kind).replace("-", " "),
            note=str(note or ""),
            provenance=vouching,
        )
        for (label, later, other, other_set, kind, note), vouching in records(
            store.answer("principle_changes", set=Iri(str(scheme)))
        )
    )


@remembered
def _stating(store: Store, scheme: Value = None) -> list[tuple[Identifier, date]]:
    """Return the documents that state a set of principles, or any set, with the day of publication, oldest first."""
    return [
        (document, published)
        for stated, document, published in store.answer("principles_stated")
        if scheme in {None, stated} and isinstance(document, Identifier) and isinstance(published, date)
    ]


@remembered
def _open(store: Store) -> tuple[Identifier, ...]:
    """Return the editions that follow the newest document that states principles, where theirs are not known."""
    stating = [document for document, _ in _stating(store)]
    successors = (each.successor for each in life(store, stating[-1]).successions) if stating else ()
    return tuple(each for each in successors if each not in stating and not life(store, each).draft)


@remembered
def _cycle(store: Store, text: Identifier) -> str:
    """Say which clauses of a document plan, do, check and act; empty where nothing is known."""
    found: dict[str, list[str]] = {}
    by = Provenance()
    for (step, number), vouching in records(store.answer("plan_do_check_act", document=text)):
        found.setdefault(local_name(step).removesuffix("Clause"), []).append(str(number))
        by = vouching
    ordered = {step: sorted(found[step], key=natural) for step in _CYCLE if step in found}
    steps = (f"{step} {listed(numbers)}" for step, numbers in ordered.items())
    return f"Clauses of the cycle: {'; '.join(steps)} ({by})." if found else ""


def _told(change: Change) -> str:
    """Say of a principle that is none of its own any more where its content is carried on."""
    where, whence = f"in {listed(change.stated_in)}", f"of {listed(change.stated_in)}"
    older = change.older if change.later else f"{change.older} {whence}"
    newer = f"{change.newer} {where}" if change.later else change.newer
    return f"{older} is no principle of its own any more: {change.kind} {newer}."


def _older(store: Store, text: Identifier, first: list[tuple[Identifier, date]]) -> bool:
    published = life(store, text).published
    return bool(first and published and published.latest < first[0][1])


def _remarks(store: Store, text: Identifier, *schemes: Value) -> tuple[str, ...]:
    own = (each for each in remarks(store, text) if "principle" in each.text)
    shared = (each for scheme in schemes for each in remarks(store, Iri(str(scheme))))
    return tuple(dict.fromkeys(map(str, (*own, *shared))))


_CYCLE = ("plan", "do", "check", "act", "centre")
_RELATIONS = {"statedIn": Relation.STATED, "backgroundOf": Relation.BACKGROUND, "alsoIn": Relation.ALSO}
_SENTENCES = {
    Relation.STATED: "{count} quality management principles are stated in {document}.",
    Relation.BACKGROUND: (
        "{count} quality management principles, stated in {stated}, are the background of {document};"
        " they are no requirements."
    ),
    Relation.ALSO: "{count} quality management principles, stated in {stated}, are also in {document}.",
    Relation.NONE: "No quality management principles are stated in {document}: the first to state any was {stated}.",
    Relation.UNKNOWN: "Which quality management principles {document} states or is built on is not known.",
}
