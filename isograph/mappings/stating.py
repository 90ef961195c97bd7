"""What a user states: correspondences between clauses from CSV, or any triples, checked before they are taken."""

from os import PathLike
from pathlib import Path

from isograph import statements as stating
from isograph.mappings.entries import entries
from isograph.mappings.facts import facts
from isograph.mappings.references import check, check_file
from isograph.statements import Statements
from isograph.store import Store
from isograph.store.withheld import Triple

SUFFIX = ".csv"


def statements(store: Store, given: Statements) -> tuple[Triple, ...]:
    """Return what a caller states as triples; a CSV file is a mapping between clauses of documents in the store.

    Raises ParseError, with each line that is wrong and why, for a mapping that names an unknown document, clause or
    relation or that contradicts itself, and what `isograph.statements.statements` raises.
    """
    if isinstance(given, PathLike) and is_mapping(given):
        return stating.statements(facts(store, Path(given), entries(store, Path(given))))
    triples = stating.statements(given)
    check(store, triples, given)
    return triples


def take(store: Store, path: Path) -> None:
    """Take a mapping into the graph of its own place, or check an RDF file that was read into it.

    Raises ParseError, as `statements` does, before anything changes.
    """
    if is_mapping(path):
        store.insert(statements(store, path), path.resolve().as_uri())
    else:
        check_file(store, path)


def is_mapping(path: str | PathLike[str]) -> bool:
    """Whether a file is a mapping in CSV, by its suffix."""
    return Path(path).suffix.casefold() == SUFFIX
