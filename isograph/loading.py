"""From files to a knowledge graph: read, close under the ontology, keep the result for the next time."""

from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path

from isograph import cache, resources
from isograph.errors import StoreError
from isograph.graph import KnowledgeGraph
from isograph.reasoning import rules_from
from isograph.reasoning.closure import OWN, Treatment
from isograph.store import Store, formats
from isograph.vocabulary import GRAPH, PREFIXES

Placed = tuple[Path, str | None]
"""A file and the named graph that it goes into; none means the graph that the file's own place names."""


def load(
    *sources: str | PathLike[str],
    bundled: bool = True,
    engine: str = OWN,
    contradictions: Treatment = "raise",
    rules: Iterable[str | PathLike[str]] = (),
) -> KnowledgeGraph:
    """Return the knowledge graph of the bundled ontology and facts, with further RDF files beside them.

    With `bundled=False` the files stand alone. What follows is in the named graph `graph:inferred`. `engine` names
    the reasoner: isograph, or owlrl, which is the reference and takes minutes. `contradictions` says what to do where
    the data contradicts the ontology: raise InconsistencyError, or report it in the graph's `contradictions`. `rules`
    are files of SPARQL CONSTRUCT queries that join the rules of the ontology, one rule a file, in which our prefixes
    are known.

    >>> graph = load()
    >>> graph.status("ISO 9001:1994", on="2002-01-01").value
    <Standing.SUPERSEDED: 'superseded'>

    Raises OntologyError for a rule that is no conjunction of triple patterns, ParseError, which names file and line,
    StoreError for a file that cannot be read, and FormatError for a suffix that is not known.
    """
    files = (*(_bundled() if bundled else ()), *((Path(source), None) for source in sources))
    texts = {path: formats.read(path) for path in map(Path, rules)}
    own = [rule for path, text in texts.items() for rule in rules_from(_prefixed(text), path.stem)]
    name = cache.key((_reasoner(), engine.encode(), *texts.values(), *_contents(files)))
    kept = cache.recall(name)
    if kept is not None:
        return KnowledgeGraph(Store.restored(kept), engine=engine, rules=own)
    graph = KnowledgeGraph.closed(_read(files), engine=engine, contradictions=contradictions, rules=own)
    if not (graph.contradictions or graph.store.withheld):
        cache.keep(name, graph.store.dump())
    return graph


def _prefixed(text: bytes) -> str:
    known = " ".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in PREFIXES.items())
    return f"{known} {text.decode(errors='replace')}"


def _bundled() -> Iterator[Placed]:
    """Name the graph of each packaged file for the file: graph:editions, graph:ontology-scopes, ..."""
    for path in resources.ontology_files():
        prefix = "vocabulary-" if path.parent.name == "vocabularies" else "ontology-"
        yield path, GRAPH + ("ontology" if path.stem == "isograph" else prefix + path.stem)
    for path in resources.data_files():
        yield path, GRAPH + path.stem


def _reasoner() -> bytes:
    """Return what tells one state of the reasoner from another: a closure made by an older one is not taken up."""
    return b"".join(path.read_bytes() for path in resources.reasoner_files())


def _read(files: tuple[Placed, ...]) -> Store:
    store = Store.memory()
    for path, graph in files:
        store.load(path, graph)
    return store


def _contents(files: tuple[Placed, ...]) -> Iterator[bytes]:
    for path, graph in files:
        yield (graph or str(path.resolve())).encode()
        try:
            yield path.read_bytes()
        except OSError as error:
            raise StoreError(f"{path}: {error.strerror}") from None
