"""The names that a graph has in a namespace, gathered once for completion."""

import re
import textwrap
from collections.abc import Iterator
from typing import Final

from isograph.store import Iri, Store
from isograph.vocabulary import GRAPH

_WIDTH: Final = 50
_WRITABLE: Final = re.compile(r"\w[\w:-]*(?:\.[\w:-]+)?", re.ASCII)
"""Names that a query takes after a prefix as they are; the engine refuses a second dot."""


class Names:
    """The names of a store in each namespace, sorted; they are kept until the store changes."""

    def __init__(self, store: Store) -> None:
        self._store, self._version = store, store.version
        self._kept: dict[str, tuple[str, ...]] = {}

    def are_of(self, store: Store) -> bool:
        """Whether these are the names of a store as it is now."""
        return self._store is store and self._version == store.version

    def starting(self, namespace: str, fragment: str) -> Iterator[str]:
        """Yield the names in a namespace that begin with a fragment, in either case, and are more than it.

        >>> import isograph
        >>> names = Names(isograph.load().store)
        >>> list(names.starting("https://w3id.org/isograph/ontology#", "edi"))
        ['Edition', 'editionNumber', 'editionOf']
        """
        small = fragment.lower()
        return (name for name in self._all(namespace) if name.lower().startswith(small) and name != fragment)

    def label(self, iri: str) -> str:
        """Return the label or title of a thing, shortened where it is long, empty where it has none.

        >>> import isograph
        >>> Names(isograph.load().store).label("https://w3id.org/isograph/ontology#editionOf")
        'edition of'
        """
        rows = self._store.answer("labels", thing=Iri(iri))
        return textwrap.shorten(str(rows[0][0] or ""), _WIDTH, placeholder="…") if rows else ""

    def _all(self, namespace: str) -> tuple[str, ...]:
        if namespace not in self._kept:
            rows = self._store.answer("names", namespace=namespace)
            graphs = self._store.graphs() if namespace == GRAPH else ()
            found = {str(iri).removeprefix(namespace) for iri in (*graphs, *(row[0] for row in rows))}
            self._kept[namespace] = tuple(sorted(filter(_WRITABLE.fullmatch, found)))
        return self._kept[namespace]
