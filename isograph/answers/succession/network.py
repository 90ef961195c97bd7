"""All documents as a network for networkx: standards and their documents as nodes, what relates them as edges.

A node is what has an identifier: a standard as a work (ISO 9001), which has no publication and no status, and each of
its documents (ISO 9001:1994, its amendments, its drafts). Two documents can be related in several ways, so that there
is an edge for each type of relation between them, with the type as its key: the graph is a MultiDiGraph.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from isograph.answers.currency.standings import standings_of
from isograph.answers.facts.documents import describe, local_name, text
from isograph.answers.succession.links import Ends, Link, Told, links
from isograph.dates import day
from isograph.errors import IdentifierError
from isograph.identifiers import Identifier
from isograph.model import Standing, Verification, issued
from isograph.results import Value
from isograph.store import Iri, Store

if TYPE_CHECKING:
    import networkx as nx

CLASSES: Final = ("Amendment", "Corrigendum", "Draft", "Standard", "Edition")
"""What a document can be; where it is several of them, the first tells most."""

STANDARD: Final = "standard"
"""The type of a standard as a work."""

_TOLD: Final = ("type", "kind", "title", "published", "status", "committee", "ics", "standard")


def network(store: Store, *, on: date | str | None = None) -> "nx.MultiDiGraph[str]":
    """Return all documents and their relations, in the order of the text of their identifiers.

    Nodes carry `type`, `kind`, `title`, `published`, `status` (on a day; today where none is given), `committee`, `ics`
    and `standard`; edges carry `type`, `how` and `date`. All are text, empty where nothing is known.

    Raises DateError where `on` is no day.
    """
    when, known = day(on), _documents(store)
    related = links(store.answer("network_relations"), known)
    for iri, standing in _standings(store, known, when).items():
        known[iri]["status"] = standing.value
    for ends in related:
        if ends.link == Link.EDITION:
            known[ends.source]["standard"] = known[ends.target]["identifier"]
    return drawn(known, related)


def drawn(known: Mapping[str, Told], related: Mapping[Ends, Told]) -> "nx.MultiDiGraph[str]":
    """Return documents and what relates them as a graph, with the parts of those standards that are among them."""
    import networkx as nx  # noqa: PLC0415 (slow to import, and not needed for an answer)

    names = {iri: told["identifier"] for iri, told in known.items()}
    nodes = ((names[iri], {name: told[name] for name in told if name != "identifier"}) for iri, told in known.items())
    edges = ((names[ends.source], names[ends.target], ends.link.value, told) for ends, told in related.items())
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(sorted(nodes, key=itemgetter(0)))
    for source, target, key, told in sorted((*edges, *_parts(known.values())), key=itemgetter(0, 1, 2)):
        graph.add_edge(source, target, key, **told)
    return graph


def _parts(known: Iterable[Told]) -> Iterator[tuple[str, str, str, Told]]:
    """Yield an edge from each standard that is a part to the standard in its entirety, where both are there."""
    works = {told["identifier"] for told in known if told["type"] == STANDARD}
    for name in works:
        stems = (name[:at] for at, letter in enumerate(name) if letter == "-")
        work = _read(name) if any(stem in works for stem in stems) else None
        whole = str(_whole(work)) if work and work.parts else ""
        if whole in works:
            yield name, whole, Link.PART.value, {"type": Link.PART.value, "how": "is a part of", "date": ""}


def _whole(part: Identifier) -> Identifier:
    return Identifier(
        adopters=part.adopters, publishers=part.publishers, type=part.type, prefix=part.prefix, number=part.number
    )


def _documents(store: Store) -> dict[str, Told]:
    """Return what is told of every document, by its IRI."""
    rows = store.answer("network_identifiers")
    known = {
        str(iri): {"identifier": str(identifier), **dict.fromkeys(_TOLD, ""), "type": "document"}
        for iri, identifier in rows
    }
    for name, values in _concepts(store):
        _tell(known, name, values)
    _tell(known, "title", _titles(store, known))
    _tell(known, "published", _publications(store, known))
    return known


def _tell(known: Mapping[str, Told], name: str, values: Mapping[str, str]) -> None:
    for iri in values.keys() & known.keys():
        known[iri][name] = values[iri]


def _concepts(store: Store) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the types, kinds, committees and ICS fields of documents; several of one document in a row."""
    told: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for prop, concept, notation, iris in store.answer("network_concepts"):
        for iri in str(iris).split():
            told[local_name(prop)][iri].append(str(notation or local_name(concept)))
    yield "type", {iri: min(names, key=CLASSES.index).casefold() for iri, names in told.pop("type", {}).items()}
    for name, values in told.items():
        yield name, {iri: ", ".join(sorted({*names})) for iri, names in values.items()}


def _titles(store: Store, known: Mapping[str, Told]) -> dict[str, str]:
    """Return the title of each document in English, else in another language; of several the one to believe."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for iri, title in store.answer("network_titles"):
        told[str(iri)].add(str(title))
    titles = {iri: next(iter(each)) for iri, each in told.items() if len(each) == 1}
    others = (iri for iri, each in known.items() if iri not in titles and each["type"] != STANDARD)
    return titles | {iri: text(describe(store, Iri(iri)), "title") for iri in others}


def _publications(store: Store, known: Mapping[str, Told]) -> dict[str, str]:
    """Return when documents were published: the surest and then most exact date, else what the identifier tells."""
    told: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for value, verification, iris in store.answer("network_publications"):
        for iri in str(iris).split():
            told[iri].append((_doubt(verification), -len(str(value)), str(value)))
    dated = {iri: min(each)[-1] for iri, each in told.items()}
    bare = (iri for iri, each in known.items() if iri not in dated and each["type"] != STANDARD)
    named = {iri: identifier for iri in bare if (identifier := _read(known[iri]["identifier"]))}
    return {iri: str(issued(identifier) or "") for iri, identifier in named.items()} | dated


def _read(text: str) -> Identifier | None:
    """Return an identifier; none for one that somebody stated in a way of their own."""
    try:
        return Identifier.parse(text)
    except IdentifierError:
        return None


def _doubt(verification: Value) -> int:
    return Verification(local_name(verification)).doubt if verification else len(Verification)


def _standings(store: Store, known: Mapping[str, Told], on: date) -> Mapping[str, Standing]:
    return standings_of(store, (iri for iri, told in known.items() if told["type"] != STANDARD), on)
