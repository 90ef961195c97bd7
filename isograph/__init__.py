"""isograph: a knowledge graph of standards.

Which standard covers an activity, what was in force on a day, what changed, and why the answer is what it is:

>>> import isograph
>>> graph = isograph.load()
>>> print(graph.covering("production", "installation", on="1996-06-01").summary)
On 1996-06-01, Producing goods + Installing is covered most narrowly by ISO 9002:1994; ISO 9001:1994 also covers it.

Only what this module names is stable. Importing it reads nothing; each name is fetched when it is first used.
"""

from typing import TYPE_CHECKING

from isograph.lazily import fetching

if TYPE_CHECKING:
    from isograph.errors import AmbiguousLabelError as AmbiguousLabelError
    from isograph.errors import ArgumentError as ArgumentError
    from isograph.errors import DateError as DateError
    from isograph.errors import FormatError as FormatError
    from isograph.errors import IdentifierError as IdentifierError
    from isograph.errors import InconsistencyError as InconsistencyError
    from isograph.errors import InvalidDataError as InvalidDataError
    from isograph.errors import IsographError as IsographError
    from isograph.errors import MissingExtraError as MissingExtraError
    from isograph.errors import NotInferredError as NotInferredError
    from isograph.errors import NotInForceError as NotInForceError
    from isograph.errors import OntologyError as OntologyError
    from isograph.errors import ParseError as ParseError
    from isograph.errors import QueryError as QueryError
    from isograph.errors import ReadingError as ReadingError
    from isograph.errors import ReadOnlyError as ReadOnlyError
    from isograph.errors import RunawayError as RunawayError
    from isograph.errors import StoreError as StoreError
    from isograph.errors import UnknownActivityError as UnknownActivityError
    from isograph.errors import UnknownClauseError as UnknownClauseError
    from isograph.errors import UnknownCommitteeError as UnknownCommitteeError
    from isograph.errors import UnknownDocumentError as UnknownDocumentError
    from isograph.errors import UnknownError as UnknownError
    from isograph.errors import UnknownFieldError as UnknownFieldError
    from isograph.errors import UnknownSectorError as UnknownSectorError
    from isograph.errors import UnknownTableError as UnknownTableError
    from isograph.errors import UnknownUseError as UnknownUseError
    from isograph.graph import KnowledgeGraph as KnowledgeGraph
    from isograph.identifiers import Identifier as Identifier
    from isograph.identifiers import find_identifiers as find_identifiers
    from isograph.loading import load as load

_HOMES = {
    "isograph.errors": (
        "AmbiguousLabelError",
        "ArgumentError",
        "DateError",
        "FormatError",
        "IdentifierError",
        "InconsistencyError",
        "InvalidDataError",
        "IsographError",
        "MissingExtraError",
        "NotInForceError",
        "NotInferredError",
        "OntologyError",
        "ParseError",
        "QueryError",
        "ReadOnlyError",
        "ReadingError",
        "RunawayError",
        "StoreError",
        "UnknownActivityError",
        "UnknownClauseError",
        "UnknownCommitteeError",
        "UnknownDocumentError",
        "UnknownFieldError",
        "UnknownError",
        "UnknownSectorError",
        "UnknownTableError",
        "UnknownUseError",
    ),
    "isograph.graph": ("KnowledgeGraph",),
    "isograph.identifiers": ("Identifier", "find_identifiers"),
    "isograph.loading": ("load",),
}
_EXTENSION: dict[str, tuple[str, ...]] = {"isograph.notebook": ("load_ipython_extension", "unload_ipython_extension")}
_NAMES = tuple(name for names in _HOMES.values() for name in names)

__all__ = sorted(_NAMES)  # noqa: PLE0605  one list of the public names, by their homes, is enough

__getattr__ = fetching(__name__, _HOMES | _EXTENSION)


def __dir__() -> list[str]:
    return sorted({*globals(), *_NAMES})
