"""What took the place of an edition by a day, and what is current in its line then."""

from collections.abc import Iterable
from datetime import date

from isograph.answers.currency.lives import Succession, life
from isograph.answers.facts.documents import describe, documents
from isograph.answers.facts.wording import listed
from isograph.identifiers import Identifier
from isograph.store import Store


def heirs(store: Store, edition: Identifier, on: date) -> tuple[Succession, ...]:
    """Return what replaced an edition by a day, and what replaced that, in this order; cycles do no harm."""
    found: dict[Identifier, Succession] = {}
    waiting = [edition]
    while waiting:
        for step in life(store, waiting.pop(0)).successors(on):
            if step.successor not in found and step.successor != edition:
                found[step.successor] = step
                waiting.append(step.successor)
    return tuple(found.values())


def current(store: Store, edition: Identifier, on: date) -> tuple[Identifier, ...]:
    """Return what the line of an edition has led to by a day; empty where nothing has replaced it."""
    found = (each.successor for each in heirs(store, edition, on))
    return tuple(each for each in found if not life(store, each).successors(on))


def held(store: Store, edition: Identifier, on: date) -> str:
    """Name what is current in the line of an edition on a day, with the amendments that are held with it."""
    return listed(" with ".join(map(str, (e, *_amendments(store, e, on)))) for e in current(store, edition, on))


def became(steps: Iterable[Succession]) -> str:
    """Return what happened to a document as a sentence goes on: "was merged into ISO 9001:2000"."""
    return listed(f"was {each.how} {each.successor}" for each in steps)


def _amendments(store: Store, edition: Identifier, on: date) -> tuple[Identifier, ...]:
    found = documents(describe(store, edition), "amendedBy")
    return tuple(each for each in found if (came := life(store, each).published) and came.earliest <= on)
