"""The vocabulary of activities and topics, and which of them a caller means."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby

from isograph.answers.facts.memory import remembered
from isograph.errors import AmbiguousLabelError, UnknownActivityError
from isograph.model import Activity
from isograph.results import Tabular, Value
from isograph.store import Store


@dataclass(frozen=True, slots=True)
class Activities(Tabular):
    """All activities and topics, in the order of their codes."""

    concepts: tuple[Activity, ...]
    columns = ("code", "label", "also called", "kind", "group", "a kind of")

    @property
    def summary(self) -> str:
        """How many activities and topics there are."""
        topics = sum(concept.kind == "topic" for concept in self.concepts)
        return f"{len(self.concepts) - topics} activities and {topics} topics."

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each activity or topic."""
        return tuple(
            (c.code, c.label, "; ".join(c.alternatives), c.kind, c.group, "; ".join(c.broader)) for c in self.concepts
        )

    def __iter__(self) -> Iterator[Activity]:
        return iter(self.concepts)


@remembered
def activities(store: Store) -> Activities:
    """Return the vocabulary of activities and topics."""
    rows = store.answer("activities")
    return Activities(tuple(_concept(list(group)) for _, group in groupby(rows, key=lambda row: row[0])))


def activity(store: Store, named: "str | Activity") -> Activity:
    """Return the activity that a label, alternative label or code names, whatever the case, also in the plural.

    Raises UnknownActivityError with the nearest labels, or AmbiguousLabelError
    with the choices where a user's own vocabulary gives a label twice.
    """
    if isinstance(named, Activity):
        return named
    wanted = _folded(named)
    named_so = _named(store)
    found = named_so.get(wanted) or named_so.get(wanted.removesuffix("s"), ())
    if len(found) > 1:
        raise AmbiguousLabelError(named, (f"{concept.label} ({concept.code})" for concept in found))
    if not found:
        raise UnknownActivityError(named, _nearest(wanted, activities(store).concepts), within="the vocabulary")
    return found[0]


@remembered
def _named(store: Store) -> dict[str, tuple[Activity, ...]]:
    """Return the activities that each name names; a user's own vocabulary may give one twice."""
    found: dict[str, tuple[Activity, ...]] = {}
    for concept in activities(store).concepts:
        for name in _names(concept):
            found[name] = (*found.get(name, ()), concept)
    return found


def with_broader(store: Store, concept: Activity) -> frozenset[str]:
    """Return the IRIs of an activity and of everything it is a kind of."""
    by_code = {each.code: each for each in activities(store).concepts}
    found, waiting = set[str](), [concept]
    while waiting:
        each = waiting.pop()
        if each.iri not in found:
            found.add(each.iri)
            waiting.extend(by_code[code] for code in each.broader if code in by_code)
    return frozenset(found)


def topmost(store: Store, iris: Iterable[str]) -> tuple[Activity, ...]:
    """Return the activities among some IRIs that are no kind of another among them, in the order of the vocabulary."""
    among = set(iris)
    found = [concept for concept in activities(store).concepts if concept.iri in among]
    codes = {concept.code for concept in found}
    return tuple(concept for concept in found if not codes.intersection(concept.broader))


def _concept(rows: list[tuple[Value, ...]]) -> Activity:
    iri, code, label, _, kind, group, _, note = rows[0]
    return Activity(
        iri=str(iri),
        code=str(code or iri),
        label=str(label),
        alternatives=_distinct(row[3] for row in rows),
        kind=str(kind),
        group=str(group or ""),
        broader=_distinct(row[6] for row in rows),
        note=str(note or ""),
    )


def _distinct(values: Iterable[Value]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(value) for value in values if value is not None))


def _names(concept: Activity) -> set[str]:
    return {_folded(each) for each in (concept.iri, concept.code, concept.label, *concept.alternatives)}


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def _nearest(wanted: str, concepts: tuple[Activity, ...]) -> list[str]:
    labels = {_folded(label): label for each in concepts for label in (each.label, *each.alternatives)}
    close = get_close_matches(wanted, labels, n=5, cutoff=0.6)
    inside = [folded for folded in labels if wanted and (wanted in folded or folded in wanted)]
    return [labels[folded] for folded in dict.fromkeys([*close, *inside])][:5]
