"""What an edition covers that another does not, at the topmost activities."""

from isograph.answers.coverage.scopes import Scope, scope
from isograph.answers.facts.activities import topmost
from isograph.answers.facts.wording import inside, listed
from isograph.identifiers import Identifier
from isograph.store import Store

_NAMED = 8


def gains(store: Store, older: Identifier, newer: Identifier) -> str:
    """Say what a newer document covers against an older one and what it no longer does; empty where nothing is known.

    Of what was gained, activities that the older document excludes come first, then other activities, then topics.
    """
    before, after = scope(store, older), scope(store, newer)
    if not before.covers or not after.covers:
        return ""
    changes = {"adds": _gained(store, before, after), "drops": _gained(store, after, before)}
    return " and ".join(f"{verb} {some(labels)}" for verb, labels in changes.items() if labels)


def some(labels: tuple[str, ...]) -> str:
    """Return the first of many labels, as they stand in a sentence, and how many more there are."""
    more = len(labels) - _NAMED
    return listed([*map(inside, labels[:_NAMED]), f"{more} more"] if more > 1 else map(inside, labels))


def _gained(store: Store, older: Scope, newer: Scope) -> tuple[str, ...]:
    found = topmost(store, newer.covers - older.covers)
    ordered = sorted(found, key=lambda each: (each.iri not in older.excludes, each.kind))
    return tuple(each.label for each in ordered)
