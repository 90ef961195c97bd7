"""What the parts of a graph ask of whoever hands it on: their licences, and whom or what to credit."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from isograph import resources
from isograph.exporting.plain import plain
from isograph.results import Value
from isograph.store import Store
from isograph.vocabulary import DCTERMS, INFERRED, ONTOLOGY, RDF

_DESCRIBING: Final = (
    f"<{DCTERMS}",
    f"<{RDF}type>",
    *(f"<{ONTOLOGY}{name}>" for name in ("earliest", "latest", "value")),
)
_HEAD: Final = "Each part of this graph has its own licence. What is inferred rests on all of them."
_OURS: Final = "On the data that comes with isograph, from its folder:\n\n"
_NONE: Final = "none stated"


def notice(store: Store) -> str:
    """Return the licences and credits of a graph as text, the parts with the same ones together.

    >>> import isograph
    >>> "https://creativecommons.org/licenses/by/4.0/" in notice(isograph.load().store)
    True
    """
    parts = sorted(_terms(store), key=lambda part: part[1:])
    groups = groupby(parts, key=lambda part: part[1:])
    blocks = [_block(licence, credit, [title for title, *_ in each]) for (licence, credit), each in groups]
    return "\n\n".join((_HEAD, *blocks, *_bundled(store))) + "\n"


def derived(store: Store) -> Store:
    """Return what is inferred in a graph, with what its sources state of themselves, each in its own named graph."""
    parts = {f"<{iri}>" for iri, *_ in store.answer("credits")}
    found = Store.memory()
    found.insert(store.triples([INFERRED]), INFERRED)
    for name in _stated(store):
        described = (each for each in store.triples([name]) if each[0] in parts and each[1].startswith(_DESCRIBING))
        found.insert(described, name)
    return found


def _terms(store: Store) -> Iterator[tuple[str, str, str]]:
    """Yield the title of each part, its licences and its credits; of a graph that says nothing of itself its name."""
    rows = store.answer("credits")
    for iri, group in groupby(rows, key=lambda row: row[0]):
        _, titles, licences, whom = map(_texts, zip(*group, strict=True))
        yield (titles or [str(iri)])[0], ", ".join(licences), "; ".join(whom) or _NONE
    silent = _stated(store) - {str(iri) for iri, *_ in rows} - _packaged()
    yield from ((name, _NONE, _NONE) for name in silent)


def _texts(cells: tuple[Value, ...]) -> list[str]:
    return sorted({plain(str(cell)) for cell in cells if cell})


def _block(licence: str, credit: str, titles: list[str]) -> str:
    return "\n".join((f"Licence: {licence}", f"Credit: {credit}", *(f"- {title}" for title in titles)))


def _bundled(store: Store) -> Iterator[str]:
    """Yield the terms of the bundled facts, where any of them are there."""
    if _stated(store) & _packaged():
        yield _OURS + resources.data_files()[0].with_name("LICENSE").read_text(encoding="utf-8").strip()


def _stated(store: Store) -> frozenset[str]:
    return frozenset(store.graphs()) - {INFERRED}


def _packaged() -> frozenset[str]:
    return frozenset(name for _, name in resources.bundled_graphs())
