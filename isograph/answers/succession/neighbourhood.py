"""What lies around a document: its line, or what relates to it within some steps, with what a card tells of each."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from isograph import widget
from isograph.answers.currency.editions import edition_of
from isograph.answers.currency.status import is_work
from isograph.answers.facts.documents import Named, describe, editions_of, local_name, resolve
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.wording import counted
from isograph.answers.succession.lineage import lineage
from isograph.answers.succession.links import Told, links
from isograph.answers.succession.network import CLASSES, drawn
from isograph.dates import day
from isograph.errors import ArgumentError
from isograph.identifiers import Identifier
from isograph.model import Standing, issued
from isograph.results import Value
from isograph.store import Store

if TYPE_CHECKING:
    import networkx as nx

    from isograph.widget import Explorer


class _Relation(NamedTuple):
    source: Identifier
    property: Value
    target: Identifier
    day: Value


def neighbourhood(
    store: Store, identifier: Named, *, hops: int | None = None, on: date | str | None = None
) -> "nx.MultiDiGraph[str]":
    """Return the line of a document or standard; with `hops`, what relates to it within so many steps instead.

    It is drawn as the `network` is, but without standards as works; nodes also carry `replaced`, `withdrawn`,
    `certificates_until`, `transition_deadline` and `sources`.

    Raises UnknownDocumentError where the document is not in the graph, ArgumentError for a negative number of hops,
    DateError where `on` is no day.
    """
    if hops is not None and hops < 0:
        raise ArgumentError(f"{hops} is no number of hops: 0 is the document alone, 1 what relates to it")
    subject, when = resolve(store, identifier), day(on)
    found = lineage(store, subject).documents if hops is None else _within(store, _start(store, subject), hops)
    known = {each.iri: _told(store, each, when) for each in found}
    related = (relation for each in found for relation in _related(store, each))
    return drawn(known, links(((each.source.iri, each.property, each.target.iri, each.day) for each in related), known))


def explore(store: Store, identifier: Named, *, hops: int | None = None) -> "Explorer":
    """Return an explorer of the line of a document or standard, or of what relates to it within some steps.

    Raises MissingExtraError where anywidget is not installed, and what `neighbourhood` raises.
    """
    subject = resolve(store, identifier)
    graph = neighbourhood(store, subject, hops=hops)
    about = (
        f"The line of {subject}"
        if hops is None
        else f"{subject} and what is at most {counted(hops)} step{'s' * (hops != 1)} from it"
    )
    counts = f"{counted(len(graph))} documents, {counted(graph.number_of_edges())} relations"
    start = _start(store, subject)
    in_force = [each for each in start if graph.nodes[str(each)]["status"] == Standing.IN_FORCE]
    return widget.explorer(graph, around=(in_force or start)[-1], summary=f"{about}: {counts}.")


def _start(store: Store, subject: Identifier) -> tuple[Identifier, ...]:
    return editions_of(store, subject) if is_work(store, subject) else (subject,)


def _within(store: Store, start: tuple[Identifier, ...], hops: int) -> tuple[Identifier, ...]:
    """Return what so many steps reach from some documents, whatever the relation and its direction."""
    found, reached = dict.fromkeys(start), start
    for _ in range(hops):
        ends = (
            end for each in reached for relation in _related(store, each) for end in (relation.source, relation.target)
        )
        reached = tuple(each for each in dict.fromkeys(ends) if each not in found)
        found |= dict.fromkeys(reached)
    return tuple(found)


@remembered
def _related(store: Store, document: Identifier) -> tuple[_Relation, ...]:
    """Return how a document relates to others, and others to it."""
    return tuple(_relations(store.answer("related", document=document)))


def _relations(rows: tuple[tuple[Value, ...], ...]) -> Iterator[_Relation]:
    for source, property_, target, when in rows:
        if isinstance(source, Identifier) and isinstance(target, Identifier):
            yield _Relation(source, property_, target, when)


def _told(store: Store, document: Identifier, on: date) -> Told:
    """Return what the card of a document tells; the names are those of `network`, and more."""
    known, classes = edition_of(store, document, on), {*map(local_name, describe(store, document)["type"])}
    return {
        "identifier": str(document),
        "type": next((name.casefold() for name in CLASSES if name in classes), "document"),
        "kind": known.kind,
        "title": known.title,
        "published": str(known.published or issued(document) or ""),
        "status": str(known.value),
        "committee": ", ".join(known.committees),
        "ics": ", ".join(known.ics),
        "standard": str(known.standard),
        "replaced": str(known.replaced or ""),
        "withdrawn": str(known.withdrawn or ""),
        "certificates_until": str(known.certificates_until or ""),
        "transition_deadline": str(known.transition_deadline or ""),
        "sources": str(known.provenance),
    }
