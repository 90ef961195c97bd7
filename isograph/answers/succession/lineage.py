"""What replaced what, how and when, along the line of a document: all that it replaced and is replaced by."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from isograph import pictures
from isograph.answers.currency.lives import life, published
from isograph.answers.currency.status import status_of
from isograph.answers.facts.documents import Statements, describe, documents, provenance, text, voucher
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.records import when
from isograph.answers.facts.wording import counted, listed
from isograph.dates import PartialDate, day
from isograph.identifiers import Identifier
from isograph.model import Provenance, Standing
from isograph.pictures.layout import Edge, Node, decimal_year
from isograph.results import Tabular, Value
from isograph.store import Store

if TYPE_CHECKING:
    import networkx as nx

    from isograph.pictures import Picture


@dataclass(frozen=True, slots=True)
class Step:
    """One succession: which documents it took, which took their place, how, when, and what vouches for it.

    `kind` names it as a noun, `how` is written after the older documents: "revised by", "merged into", ...
    """

    older: tuple[Identifier, ...]
    newer: tuple[Identifier, ...]
    kind: str
    how: str
    date: PartialDate | None
    note: str
    provenance: Provenance

    @property
    def pairs(self) -> tuple[tuple[Identifier, Identifier], ...]:
        """Each older document with each newer one."""
        return tuple(product(self.older, self.newer))


_Line = tuple[tuple[Identifier, ...], tuple[Identifier, ...], frozenset[Identifier], tuple[Step, ...]]


class Stand(NamedTuple):
    """Where a document stands on a day, when it was published, and what is in development to replace it."""

    published: PartialDate | None
    status: Standing
    planned: tuple[Identifier, ...]


@dataclass(frozen=True, slots=True)
class Lineage(Tabular):
    """The line of a document, or of all editions of a standard: `start`, what they replaced and are replaced by.

    `scoped` are the documents of it whose scope is known, `stands` tells where one of them stands on a day.
    """

    identifier: Identifier
    start: tuple[Identifier, ...]
    documents: tuple[Identifier, ...]
    scoped: frozenset[Identifier]
    steps: tuple[Step, ...]
    stands: Callable[[Identifier, date], Stand] = field(repr=False, compare=False)
    columns = ("older", "how", "newer", "date", "note", "source", "verification")

    @property
    def leaving(self) -> tuple[Step, ...]:
        """The steps by which what the line starts with became something else."""
        inside = {*self.start}
        return tuple(each for each in self.steps if inside & {*each.older} and not inside & {*each.newer})

    @property
    def ends(self) -> tuple[Identifier, ...]:
        """The documents of the line that nothing on it replaces."""
        succeeded = {older for step in self.steps for older in step.older}
        return tuple(each for each in self.documents if each not in succeeded)

    @property
    def summary(self) -> str:
        """How many documents the line has, by how many steps of which kind, and where it leads, in one sentence."""
        kinds, today = Counter(each.kind for each in self.steps), day(None)
        steps = listed(tuple(f"{number} {kind}{'s' if number > 1 else ''}" for kind, number in sorted(kinds.items())))
        ends = listed(tuple(f"{each} ({self.stands(each, today).status})" for each in self.ends))
        size = f"{counted(len(self.documents))} document{'s' if len(self.documents) > 1 else ''}"
        return f"The line of {self.identifier}: {size}; {steps or 'no step'}{f'; it leads to {ends}' if ends else ''}."

    @property
    def notes(self) -> tuple[str, ...]:
        """What was merged or split together with documents of the line, and is not of it itself."""
        shared = defaultdict[str, set[Identifier]](set)
        for step in self.steps:
            name = f"{step.kind} of {step.date}" if step.date else step.kind
            shared[name] |= {*step.older, *step.newer} - {*self.documents}
        return tuple(
            f"Of the {name}, not of this line: {_some(sorted(found))}." for name, found in shared.items() if found
        )

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each document and what took its place, in the order of the days."""
        return tuple(
            (older, step.how, newer, str(step.date or ""), step.note, ", ".join(by.sources), by.verification)
            for step in self.steps
            for by in (step.provenance,)
            for older, newer in step.pairs
        )

    def to_networkx(self) -> "nx.DiGraph[str]":
        """Return the documents as a graph, from older to newer.

        Nodes carry `published` and `status`, which is that of today; edges carry `how` and `date`.
        """
        import networkx as nx  # noqa: PLC0415 (slow to import, and not needed for an answer)

        graph: nx.DiGraph[str] = nx.DiGraph()
        today = day(None)
        others = (document for step in self.steps for pair in step.pairs for document in pair)
        for document in dict.fromkeys((*self.documents, *others)):
            stand = self.stands(document, today)
            graph.add_node(str(document), published=str(stand.published or ""), status=str(stand.status))
        for step in self.steps:
            edges = ((str(older), str(newer)) for older, newer in step.pairs)
            graph.add_edges_from(edges, how=step.how, date=str(step.date or ""))
        return graph

    def nodes(self, on: date) -> tuple[Node, ...]:
        """Return the documents as a picture takes them, as they stand on a day."""
        known = ((document, self.stands(document, on)) for document in self.documents)
        return tuple(
            Node(str(each), decimal_year(stand.published.earliest) if stand.published else None, str(stand.status))
            for each, stand in known
        )

    def edges(self, on: date) -> tuple[Edge, ...]:
        """Return what replaced what on the line, and what is in development to do so, as a picture takes it."""
        inside = {*self.documents}
        taken = {pair: step.how for step in self.steps for pair in step.pairs if inside.issuperset(pair)}
        planned = {(each, newer): _PLANNED for each in self.documents for newer in self.stands(each, on).planned}
        awaited = {pair: how for pair, how in planned.items() if inside.issuperset(pair) and pair not in taken}
        return tuple(Edge(str(older), str(newer), how) for (older, newer), how in (taken | awaited).items())

    def plot(self, *, on: date | str | None = None) -> "Picture":
        """Draw the line: a box for each document, from older to newer, told by where it stands on a day, or today.

        >>> import isograph
        >>> picture = isograph.load().history("ISO 9002:1994").lineage.plot(on="2002-01-01")
        >>> picture.description.partition(";")[0]
        'The line of ISO 9002:1994: 5 documents'

        Raises DateError where `on` is no day, MissingExtraError where matplotlib is not installed.
        """
        when = day(on)
        return pictures.Descent(str(self.identifier), self.nodes(when), self.edges(when), when, self.notes).draw()


def lineage(store: Store, subject: Identifier) -> Lineage:
    """Return the line of a document, or of a standard with all its editions. Cycles in it do no harm."""
    return Lineage(subject, *_line(store, subject), stands=lambda document, on: _stand(store, document, on))


@remembered
def _line(store: Store, subject: Identifier) -> _Line:
    start = documents(describe(store, subject), "hasEdition") or (subject,)
    whole = {*_reached(store, start, "replaces"), *_reached(store, start, "replacedBy")}
    events = dict.fromkeys(event for each in sorted(whole) for event in describe(store, each)["predecessorIn"])
    steps = [_succession(store, describe(store, each)) for each in events]
    steps += _replacements(store, steps, whole)
    scoped = frozenset(each for each in whole if describe(store, each)["hasScope"])
    return start, tuple(sorted(whole)), scoped, tuple(sorted(steps, key=_order))


def _stand(store: Store, document: Identifier, on: date) -> Stand:
    known = status_of(store, life(store, document), on)
    return Stand(life(store, document).published, known.value, known.planned)


def _reached(store: Store, start: tuple[Identifier, ...], relation: str) -> Iterator[Identifier]:
    """Yield what a relation leads to from some documents, and themselves, but no amendment that it comes upon."""
    seen, waiting = {*start}, list(start)
    for document in waiting:
        yield document
        found = {*documents(describe(store, document), relation)} - seen
        seen |= found
        waiting += (each for each in found if not describe(store, each)["amends"])


def _succession(store: Store, stated: Statements) -> Step:
    prop = next((prop for prop in _HOW if stated[prop]), "predecessor")
    newer = documents(stated, "successor")
    kind, how = _HOW.get(prop, _REPLACED)
    day = when(stated) or next((day for each in newer if (day := published(store, each))), None)
    return Step(documents(stated, prop), newer, kind, how, day, text(stated, "note"), provenance(stated))


def _replacements(store: Store, known: list[Step], whole: set[Identifier]) -> Iterator[Step]:
    """Yield the steps that are stated from document to document, without a succession of their own: each once."""
    told = {(older, newer) for step in known for older in step.older for newer in step.newer}
    for older in sorted(whole):
        for newer in documents(describe(store, older), "replacedBy"):
            if (older, newer) not in told:
                step = _step(store, older, newer, told)
                told |= {(each, other) for each in step.older for other in step.newer}
                yield step


def _step(store: Store, older: Identifier, newer: Identifier, told: set[tuple[Identifier, Identifier]]) -> Step:
    """Return the step from one document to another, with those that were merged or split together with them."""
    stated = describe(store, older)
    relation = next(relation for relation in DIRECT if newer in stated[relation])
    merged = documents(describe(store, newer), "mergerOf") if relation == "mergedInto" else (older,)
    split = documents(stated, "splitInto") if relation == "splitInto" else (newer,)
    before = tuple(each for each in merged if (each, newer) not in told)
    after = tuple(each for each in split if (older, each) not in told)
    days = (published(store, each) for each in after)
    by = voucher(store, older, relation, newer) or provenance(stated)
    return Step(before, after, *DIRECT[relation], next((day for day in days if day), None), "", by)


def _some(documents: list[Identifier]) -> str:
    more = len(documents) - _FEW
    return f"{', '.join(map(str, documents[:_FEW]))} and {more} more" if more > 1 else listed(documents)


def _order(step: Step) -> tuple[bool, str, tuple[Identifier, ...]]:
    return step.date is None, str(step.date.earliest) if step.date else "", step.older


_FEW = 6
_PLANNED = "will be replaced by"
_REPLACED = ("replacement", "replaced by")
_HOW = {
    "merged": ("merger", "merged into"),
    "renumbered": ("renumbering", "renumbered as"),
    "revised": ("revision", "revised by"),
    "split": ("split", "split into"),
    "upgraded": ("upgrade", "upgraded to"),
}
DIRECT = {
    "mergedInto": _HOW["merged"],
    "splitInto": _HOW["split"],
    "renumberedAs": _HOW["renumbered"],
    "upgradedTo": _HOW["upgraded"],
    "revisedBy": _HOW["revised"],
    "replacedBy": _REPLACED,
}
"""Of each property that leads from a document to its successor the noun for it, and how it is read."""
