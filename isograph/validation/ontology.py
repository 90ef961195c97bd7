"""Whether the terms of the ontology are in order: queries whose rows are the offenders."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from isograph import resources
from isograph.store import Store
from isograph.turtle import head_comment
from isograph.validation.report import Check, Violation, short

_THERE: Final = "ASK { <https://w3id.org/isograph/ontology> a owl:Ontology }"


def violations(store: Store) -> Iterator[Violation]:
    """Yield the terms that a check rejects, where the graph holds the ontology."""
    if store.ask(_THERE):
        for path in resources.check_files():
            yield from _offenders(store, path)


def notes(store: Store) -> Iterator[str]:
    """Yield why nothing was checked, where the graph does not hold the ontology."""
    if not store.ask(_THERE):
        yield "The ontology is not in the graph, so its terms were not checked."


def _offenders(store: Store, path: Path) -> Iterator[Violation]:
    query = path.read_text(encoding="utf-8")
    message = " ".join(head_comment(query).split())
    for (offender,) in store.select(query)[1]:
        term = short(str(offender))
        yield Violation(Check.ONTOLOGY, term, "", "", "", message, "sh:Violation", path.stem)
