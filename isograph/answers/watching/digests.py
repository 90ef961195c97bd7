"""Which documents of two stores may differ, found in bulk: only these are then looked at one by one.

What a source says of a document is kept as one number, so that two whole catalogues are compared in little memory. What
a source says that only one of the two stores has is no change; nor is what a source says again on a later day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from isograph.answers.facts.documents import local_name
from isograph.identifiers import Identifier
from isograph.store import Iri, Store
from isograph.vocabulary import DOCUMENT, INFERRED, ONTOLOGY

_POINTING = tuple(
    ONTOLOGY + name
    for name in (
        *("certificatesUntil", "published", "recordedStage", "recordedStatus"),
        *("replaced", "transitionDeadline", "withdrawn"),
    )
)


@dataclass(frozen=True, slots=True)
class Origin:
    """A source that one of two stores or both have, and the day as of which it holds in each; none where it is not."""

    name: str
    before: str | None
    after: str | None
    since: date | None
    until: date | None

    @property
    def shared(self) -> bool:
        """Whether both stores have the source."""
        return self.before is not None and self.after is not None

    @property
    def backwards(self) -> bool:
        """Whether the second store has an older state of the source than the first."""
        return self.since is not None and self.until is not None and self.until < self.since


def origins(old: Store, new: Store) -> tuple[Origin, ...]:
    """Return the sources of two stores by name."""
    before, after = _sources(old), _sources(new)
    nothing = (None, None)
    return tuple(
        Origin(local_name(iri), was, became, since, until)
        for iri in sorted(before.keys() | after.keys())
        for (was, since), (became, until) in [(before.get(iri, nothing), after.get(iri, nothing))]
    )


def differing(old: Store, new: Store) -> frozenset[str]:
    """Return the IRIs of the documents of which a source that both stores have says something else in each."""
    known = {*_sources(old)} ^ {*_sources(new)}
    names = [name for name in {*old.graphs(), *new.graphs()} if name not in known and name != INFERRED]
    found: set[str] = set()
    for name in names:
        found |= _unlike(_digest(old, "digest", name), _digest(new, "digest", name))
        nodes = _unlike(_digest(old, "digest_of_dates", name), _digest(new, "digest_of_dates", name))
        found.update(iri for node in nodes for store in (old, new) for iri in _having(store, node))
    return frozenset(iri for iri in found if iri.startswith(DOCUMENT) and "#" not in iri)


def _sources(store: Store) -> Mapping[str, tuple[str, date | None]]:
    """Return the graphs of sources that a store has, with the day as of which they hold."""
    graphs = {*store.graphs()}
    rows = ((str(iri), str(as_of), latest) for iri, as_of, latest in store.answer("source_graphs"))
    return {iri: (as_of, latest if isinstance(latest, date) else None) for iri, as_of, latest in rows if iri in graphs}


def _digest(store: Store, query: str, graph: str) -> Mapping[str, int]:
    """Return a number for what a graph states of each thing; the order in which it does so tells nothing."""
    rows = store.answer(query, graph=Iri(graph))
    return {str(iri): hash(frozenset(str(values).split("\n"))) for iri, values in rows}


def _unlike(before: Mapping[str, int], after: Mapping[str, int]) -> set[str]:
    return {iri for iri in before.keys() | after.keys() if before.get(iri) != after.get(iri)}


def _having(store: Store, node: str) -> Iterator[str]:
    """Yield the documents that have a date or record."""
    for each in store.pointing(Iri(node), _POINTING):
        yield each.iri if isinstance(each, Identifier) else str(each)
