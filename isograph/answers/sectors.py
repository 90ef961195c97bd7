"""The sectors that documents are written for, and which of them a caller means."""

from difflib import get_close_matches

from isograph.answers.documents import local_name
from isograph.errors import UnknownSectorError
from isograph.store import Store

GENERAL = "general"


def sector_named(store: Store, named: str) -> str:
    """Return the code of the sector that a code or label names, whatever the case: medical-devices.

    Raises UnknownSectorError with the nearest sectors.
    """
    labels = {local_name(iri): str(label) for iri, label in store.answer("sectors")}
    wanted = _folded(named)
    found = [code for code, label in labels.items() if wanted in {_folded(code), _folded(label)}]
    if not found:
        raise UnknownSectorError(named, get_close_matches(wanted, labels, n=3, cutoff=0.5) or sorted(labels))
    return found[0]


def _folded(name: str) -> str:
    return "-".join(name.replace(",", " ").casefold().split())
