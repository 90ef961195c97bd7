"""The ontology in one piece: the modules under the header of the whole, nothing left to fetch."""

from typing import Final

from isograph.errors import ArgumentError
from isograph.store import Store
from isograph.vocabulary import GRAPH, ONTOLOGY, OWL, RDF

_HOME: Final = GRAPH + "ontology"
_HEADER: Final = f"<{ONTOLOGY.removesuffix('#')}>"
_IMPORTS: Final = f"<{OWL}imports>"
_MODULE: Final = (f"<{RDF}type>", f"<{OWL}Ontology>")


def merged(store: Store) -> Store:
    """Return the ontology of a graph with all its modules, under one header and without imports.

    Raises ArgumentError where a graph does not hold it.
    """
    names = [name for name in store.graphs() if name == _HOME or name.startswith(f"{_HOME}-")]
    triples = set(store.triples(names))
    modules = {subject for subject, *kind in triples if tuple(kind) == _MODULE}
    if _HEADER not in modules:
        raise ArgumentError("this graph has no ontology to write: load it with the bundled one")
    whole = Store.memory()
    whole.insert((each for each in triples if each[0] not in modules - {_HEADER} and each[1] != _IMPORTS), _HOME)
    return whole
