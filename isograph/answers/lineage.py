"""What replaced what, how and when, along the line of a document: all that it replaced and is replaced by."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from isograph.answers.documents import Statements, describe, documents, provenance, text
from isograph.answers.lives import life
from isograph.answers.memory import remembered
from isograph.answers.records import Row, described, when
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
    found = store.answer("line", subject=subject)
    whole = {row[0] for row in found if not row[1]} - {subject} | {*start}
    steps = [_succession(store, stated) for _, stated in described(store.answer("line_successions", subject=subject))]
    steps += _replacements(store, steps, [row for row in found if row[0] in whole])
    return Lineage(
        start=start,
        documents=tuple(sorted(each for each in whole if isinstance(each, Identifier))),
        scoped=frozenset(row[0] for row in found if row[3] and isinstance(row[0], Identifier)),
        steps=tuple(sorted(steps, key=_order)),
    )


def _succession(store: Store, stated: Statements) -> Step:
    prop = next((prop for prop in _HOW if stated[prop]), "predecessor")
    newer = documents(stated, "successor")
    kind, how = _HOW.get(prop, _REPLACED)
    day = when(stated) or next((day for each in newer if (day := life(store, each).published)), None)
    return Step(documents(stated, prop), newer, kind, how, day, text(stated, "note"), provenance(stated))


def _replacements(store: Store, known: list[Step], found: list[Row]) -> Iterator[Step]:
    """Yield the steps that are stated from document to document, without a succession of their own."""
    told = {(older, newer) for step in known for older in step.older for newer in step.newer}
    for older, _, newer, _ in found:
        if isinstance(older, Identifier) and isinstance(newer, Identifier) and (older, newer) not in told:
            by = provenance(describe(store, older))
            yield Step((older,), (newer,), *_REPLACED, life(store, newer).published, "", by)


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
