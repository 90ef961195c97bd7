"""From files to a knowledge graph: read, close under the ontology, keep the result for the next time."""

from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path

from isograph import cache, mappings, reasoning, resources
from isograph.errors import ArgumentError, StoreError
from isograph.graph import KnowledgeGraph
from isograph.reasoning.choices import OWN, Treatment
from isograph.store import Store, formats
from isograph.store.folder import Folder
from isograph.vocabulary import INFERRED, PREFIXES

Placed = tuple[Path, str | None]
"""A file and the named graph that it goes into; none means the graph that the file's own place names."""


def load(
    *sources: str | PathLike[str],
    bundled: bool = True,
    store: str | PathLike[str] | None = None,
    engine: str = OWN,
    contradictions: Treatment = "raise",
    rules: Iterable[str | PathLike[str]] = (),
) -> KnowledgeGraph:
    """Return the knowledge graph of the bundled ontology and facts, with further files beside them.

    A file holds RDF, or in CSV correspondences between clauses; `isograph.mappings` says how these are checked.
    With `bundled=False` the files stand alone. What follows is in the named graph `graph:inferred`. `engine` names
    the reasoner: isograph, or owlrl, which is the reference and takes minutes. `contradictions` says what to do where
    the data contradicts the ontology: raise InconsistencyError, or report it in the graph's `contradictions`. `rules`
    are files of SPARQL CONSTRUCT queries that join the rules of the ontology, one rule a file, in which our prefixes
    are known.

    `store` names a store on disk, which `isograph import` makes: it is read where it lies, in milliseconds, and holds
    the bundled graph and catalogues with all that follows from them. Such a graph cannot be changed; `assuming` copies
    it into memory, and so do files, rules or another engine beside a store.

    >>> graph = load()
    >>> graph.status("ISO 9001:1994", on="2002-01-01").value
    <Standing.SUPERSEDED: 'superseded'>

    Raises OntologyError for a rule that is no conjunction of triple patterns, ParseError, which names file and line,
    StoreError for a file or store that cannot be read, and FormatError for a suffix that is not known.
    """
    texts = {path: formats.read(path) for path in map(Path, rules)}
    own = [rule for path, text in texts.items() for rule in reasoning.rules_from(_prefixed(text), path.stem)]
    beside = tuple((Path(source), None) for source in sources)
    if store is not None and not bundled:
        raise ArgumentError("a store on disk holds the bundled graph: leave out bundled=False, or the store")
    if store is not None:
        kept = Folder(store).open()
        if not beside and not own and engine == OWN:
            return KnowledgeGraph(kept)
        read = _read(beside, _stated(kept))
        return KnowledgeGraph.closed(read, engine=engine, contradictions=contradictions, rules=own)
    files = (*(resources.bundled_graphs() if bundled else ()), *beside)
    name = cache.key((_reasoner(), engine.encode(), *texts.values(), *_contents(files)))
    found = cache.recall(name)
    if found is not None:
        return KnowledgeGraph(Store.restored(found), engine=engine, rules=own)
    graph = KnowledgeGraph.closed(_read(files, Store.memory()), engine=engine, contradictions=contradictions, rules=own)
    if not (graph.contradictions or graph.store.withheld):
        cache.keep(name, graph.store.dump())
    return graph


def _stated(store: Store) -> Store:
    """Return what is stated in a store, in memory."""
    copied = Store.memory()
    for name in store.graphs():
        if name != INFERRED:
            copied.insert(store.triples([name]), name)
    return copied


def _prefixed(text: bytes) -> str:
    known = " ".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in PREFIXES.items())
    return f"{known} {text.decode(errors='replace')}"


def _reasoner() -> bytes:
    """Return what tells one state of the reasoner from another: a closure made by an older one is not taken up."""
    return b"".join(path.read_bytes() for path in resources.reasoner_files())


def _read(files: Iterable[Placed], store: Store) -> Store:
    own = [path for path, graph in files if graph is None]
    for path, graph in files:
        if not mappings.is_mapping(path):
            store.load(path, graph)
    for path in own:
        mappings.take(store, path)
    return store


def _contents(files: tuple[Placed, ...]) -> Iterator[bytes]:
    for path, graph in files:
        yield (graph or str(path.resolve())).encode()
        try:
            yield path.read_bytes()
        except OSError as error:
            raise StoreError(f"{path}: {error.strerror}") from None
