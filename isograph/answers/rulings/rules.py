"""Rules that hold for many documents, as the graph states them."""

from dataclasses import dataclass

from isograph.answers.facts.documents import describe, provenance, text
from isograph.answers.facts.memory import remembered
from isograph.model import Provenance
from isograph.store import Iri, Store
from isograph.vocabulary import REMARK


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, what vouches for it, and what it speaks of: activities by IRI, or a number of months."""

    text: str
    provenance: Provenance
    activities: frozenset[str]
    months: int


@remembered
def rule(store: Store, name: str) -> Rule:
    """Return a rule by its name in the graph; its text is empty where a graph does not have it."""
    stated = describe(store, Iri(f"{REMARK}rule-{name}"))
    months = stated["shortestTransition"]
    return Rule(
        text=text(stated, "text"),
        provenance=provenance(stated),
        activities=frozenset(map(str, stated["appliesToAll"])),
        months=months[0] if months and isinstance(months[0], int) else 0,
    )
