"""What replaced what, how and when, along the line of a document: all that it replaced and is replaced by."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from isograph.answers.currency.lives import published
from isograph.answers.facts.documents import Statements, describe, documents, provenance, text, voucher
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.records import when
from isograph.dates import PartialDate
from isograph.identifiers import Identifier
from isograph.model import Provenance
from isograph.store import Store

if TYPE_CHECKING:
    import networkx as nx


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


@dataclass(frozen=True, slots=True)
class Lineage:
    """The line of a document, or of all editions of a standard: `start`, what they replaced and are replaced by.

    `scoped` are the documents of it whose scope is known.
    """

    start: tuple[Identifier, ...]
    documents: tuple[Identifier, ...]
    scoped: frozenset[Identifier]
    steps: tuple[Step, ...]

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

    def to_networkx(self) -> "nx.DiGraph[str]":
        """Return the documents as a graph, from older to newer, with how and when one took the place of the other."""
        import networkx as nx  # noqa: PLC0415 (slow to import, and not needed for an answer)

        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(map(str, self.documents))
        for step in self.steps:
            edges = ((str(older), str(newer)) for older in step.older for newer in step.newer)
            graph.add_edges_from(edges, how=step.how, date=str(step.date or ""))
        return graph


@remembered
def lineage(store: Store, subject: Identifier) -> Lineage:
    """Return the line of a document, or of a standard with all its editions. Cycles in it do no harm."""
    start = documents(describe(store, subject), "hasEdition") or (subject,)
    whole = {*_reached(store, start, "replaces"), *_reached(store, start, "replacedBy")}
    events = dict.fromkeys(event for each in sorted(whole) for event in describe(store, each)["predecessorIn"])
    steps = [_succession(store, describe(store, each)) for each in events]
    steps += _replacements(store, steps, whole)
    return Lineage(
        start=start,
        documents=tuple(sorted(whole)),
        scoped=frozenset(each for each in whole if describe(store, each)["hasScope"]),
        steps=tuple(sorted(steps, key=_order)),
    )


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
    relation = next(relation for relation in _DIRECT if newer in stated[relation])
    merged = documents(describe(store, newer), "mergerOf") if relation == "mergedInto" else (older,)
    split = documents(stated, "splitInto") if relation == "splitInto" else (newer,)
    before = tuple(each for each in merged if (each, newer) not in told)
    after = tuple(each for each in split if (older, each) not in told)
    days = (published(store, each) for each in after)
    by = voucher(store, older, relation, newer) or provenance(stated)
    return Step(before, after, *_DIRECT[relation], next((day for day in days if day), None), "", by)


def _order(step: Step) -> tuple[bool, str, tuple[Identifier, ...]]:
    return step.date is None, str(step.date.earliest) if step.date else "", step.older


_REPLACED = ("replacement", "replaced by")
_HOW = {
    "merged": ("merger", "merged into"),
    "renumbered": ("renumbering", "renumbered as"),
    "revised": ("revision", "revised by"),
    "split": ("split", "split into"),
    "upgraded": ("upgrade", "upgraded to"),
}
_DIRECT = {
    "mergedInto": _HOW["merged"],
    "splitInto": _HOW["split"],
    "renumberedAs": _HOW["renumbered"],
    "upgradedTo": _HOW["upgraded"],
    "revisedBy": _HOW["revised"],
    "replacedBy": _REPLACED,
}
