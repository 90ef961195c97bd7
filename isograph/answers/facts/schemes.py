"""The sectors that documents are written for and the uses that they have, and which of them a caller means."""

from difflib import get_close_matches

from isograph.answers.facts.documents import local_name
from isograph.errors import UnknownError, UnknownSectorError, UnknownUseError
from isograph.store import Iri, Store
from isograph.vocabulary import SECTOR, USE

GENERAL = "general"


def sector_named(store: Store, named: str) -> str:
    """Return the code of the sector that a code or label names, whatever the case: medical-devices.

    Raises UnknownSectorError with the nearest sectors.
    """
    return _code(store, SECTOR, named, UnknownSectorError)


def use_named(store: Store, named: str) -> str:
    """Return the code of the use that a code or label names, whatever the case: conformity-assessment.

    Raises UnknownUseError with the uses there are.
    """
    return _code(store, USE, named, UnknownUseError)


def _code(store: Store, namespace: str, named: str, unknown: type[UnknownError]) -> str:
    concepts = store.answer("concepts", scheme=Iri(namespace + "scheme"))
    labels = {local_name(iri): str(label) for iri, label in concepts}
    wanted = _folded(named)
    found = [code for code, label in labels.items() if wanted in {_folded(code), _folded(label)}]
    if not found:
        raise unknown(named, get_close_matches(wanted, labels, n=3, cutoff=0.5) or sorted(labels))
    return found[0]


def _folded(name: str) -> str:
    return "-".join(name.replace(",", " ").casefold().split())
