"""What is found by words in a store: documents, committees, fields, concepts and clauses, with their texts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from isograph.results import Value
from isograph.store import Store
from isograph.vocabulary import COMMITTEE, DCTERMS, DOCUMENT, ICS, ONTOLOGY, SKOS, STAGE

Found = TypeVar("Found", str, tuple[str, str])

Texts = tuple[tuple[str, str], ...]
"""Texts with their languages."""

_WITHDRAWN: Final = f"{STAGE}95-99"
_BEARING: Final = ("recordedStatus", "withdrawn", "replaced", "amends", "adoptionOf", "draftOf")
_BOTH: Final = 2
_DEEPEST: Final = 8
"""How many steps a supplement is at most away from its work, and a committee from the topmost."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that is found by words, with all that it is found by.

    `work` is the same for a standard, its editions and their supplements; of a clause it is its document. `around`
    says what surrounds a document: the names of its fields and committees, which `ics` and `committees` name with
    those above them. `published` is a day as a number, such as 20150915, or 0. `ended` hints at a withdrawal.
    `settled` is where a document stands from a day on, "20150930 in force", if a single record alone decides that.
    """

    kind: str
    thing: str
    work: str
    names: tuple[str, ...]
    titles: Texts
    scopes: Texts = ()
    around: Texts = ()
    ics: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    published: int = 0
    ended: bool = False
    settled: str = ""


def entries(store: Store) -> Iterator[Entry]:
    """Yield everything that is found by words in a store, in the order of IRIs within a kind.

    >>> from isograph.store import Store
    >>> list(entries(Store.memory()))
    []
    """
    stated = _Stated(store)
    yield from _documents(stated)
    for kind, namespace in (("committee", COMMITTEE), ("field", ICS)):
        yield from _places(stated, kind, namespace)
    yield from _concepts(store)
    yield from _clauses(stated)


class _Stated:
    """What is stated in a store, property by property: one pass over each is faster than a question a document."""

    def __init__(self, store: Store) -> None:
        self._source = store.source()
        self.titles = self.texts(f"{DCTERMS}title")
        self.labels = self.texts(f"{SKOS}prefLabel")
        self.notations = self.values(f"{SKOS}notation")
        self._parents = self.values(f"{ONTOLOGY}parentCommittee")
        self._above = {name: self.values(f"{ONTOLOGY}{name}") for name in ("editionOf", "amends", "draftOf")}
        leading = self.values(f"{ONTOLOGY}willBeReplacedBy").items()
        self._above["leadsOn"] = _grouped((project, edition) for edition, projects in leading for project in projects)

    def texts(self, predicate: str) -> Mapping[str, Texts]:
        """Return the texts of a property, each once, by what has it."""
        return _grouped((subject, (text, language)) for subject, text, language in self._source.valued(predicate))

    def values(self, predicate: str) -> Mapping[str, tuple[str, ...]]:
        """Return the values of a property, each once, by what has it."""
        return _grouped((subject, value) for subject, value, _ in self._source.valued(predicate))

    def work(self, thing: str) -> str:
        """Return what an edition, a supplement or a project belongs to; a thing of its own belongs to itself."""
        for _ in range(_DEEPEST):
            above = next((found[thing][0] for found in self._above.values() if thing in found), thing)
            if above == thing:
                break
            thing = above
        return thing

    def committees(self, committee: str) -> tuple[str, ...]:
        """Return the names of a committee and of those above it, folded."""
        names: list[str] = []
        for name in self.notations.get(committee, ()):
            parts = name.split("/")
            names += (folded("/".join(parts[:length])) for length in range(2, len(parts) + 1))
        for parent in self._parents.get(committee, ()) if len(names) < _DEEPEST else ():
            names += self.committees(parent) if parent != committee else ()
        return tuple(dict.fromkeys(names))


def _grouped(pairs: Iterable[tuple[str, Found]]) -> dict[str, tuple[Found, ...]]:
    """Group what is found by what it is found of, each once and in order; nearly all have one of a kind."""
    found: dict[str, tuple[Found, ...]] = {}
    several: set[str] = set()
    for subject, value in pairs:
        if subject not in found:
            found[subject] = (value,)
        elif value not in found[subject]:
            found[subject] += (value,)
            several.add(subject)
    return found | {subject: tuple(sorted(found[subject])) for subject in several}


def concept_name(preferred: Value, label: Value, within: Value) -> str:
    """Return how a concept is shown: as it is preferred, with the set it is in and the label it is found by.

    >>> concept_name("Welding", "spot welding", None)
    'Welding (spot welding)'
    """
    further = [str(each) for each in (within, label if label != preferred else None) if each]
    return f"{preferred} ({', '.join(further)})" if further else str(preferred)


def folded(name: str) -> str:
    """Return the name of a committee without what people leave out or write in another way.

    >>> folded("ISO/TC 176/SC 2")
    'isotc176sc2'
    """
    return "".join(each for each in name.casefold() if each.isalnum())


def _documents(stated: _Stated) -> Iterator[Entry]:
    """Yield the documents: works, editions, supplements and projects."""
    identifiers, aliases = stated.values(f"{ONTOLOGY}identifier"), stated.values(f"{SKOS}altLabel")
    scopes, published = stated.texts(f"{DCTERMS}abstract"), _published(stated)
    fields, committees = stated.values(f"{ONTOLOGY}ics"), stated.values(f"{ONTOLOGY}committee")
    ended, called, settled = _ended(stated), _called(stated), _settled(stated)
    codes = {place: _codes(names) for place, names in stated.notations.items() if place.startswith(ICS)}
    above = {place: stated.committees(place) for place in stated.notations if place.startswith(COMMITTEE)}
    for thing in sorted(each for each in identifiers if each.startswith(DOCUMENT)):
        within, under = fields.get(thing, ()), committees.get(thing, ())
        yield Entry(
            kind="document",
            thing=thing,
            work=stated.work(thing),
            names=tuple(dict.fromkeys((*identifiers[thing], *aliases.get(thing, ())))),
            titles=stated.titles.get(thing, ()),
            scopes=scopes.get(thing, ()),
            around=tuple(text for place in (*within, *under) for text in called.get(place, ())),
            ics=tuple(code for place in within for code in codes.get(place, ())),
            committees=tuple(name for place in under for name in above.get(place, ())),
            published=published.get(thing, 0),
            ended=thing in ended,
            settled=settled.get(thing, ""),
        )


def _called(stated: _Stated) -> Mapping[str, Texts]:
    """Return how fields and committees are called."""
    places = (place for place in stated.notations if place.startswith((ICS, COMMITTEE)))
    return {place: (*stated.labels.get(place, ()), *stated.titles.get(place, ())) for place in places}


def _codes(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes of a field and of those above it."""
    parts = [code.split(".") for code in codes]
    return tuple(".".join(each[:length]) for each in parts for length in range(1, len(each) + 1))


def _published(stated: _Stated) -> Mapping[str, int]:
    """Return the first day that a publication can mean, as a number."""
    first = {node: int(days[0].replace("-", "")) for node, days in stated.values(f"{ONTOLOGY}earliest").items()}
    return {
        thing: min((first[node] for node in nodes if node in first), default=0)
        for thing, nodes in stated.values(f"{ONTOLOGY}published").items()
    }


def _ended(stated: _Stated) -> frozenset[str]:
    """Return what has a day of withdrawal, or the stage of what is withdrawn."""
    stages = stated.values(f"{ONTOLOGY}stage")
    recorded = stated.values(f"{ONTOLOGY}recordedStage")
    staged = (each for each, nodes in recorded.items() if any(_WITHDRAWN in stages.get(node, ()) for node in nodes))
    return frozenset((*stated.values(f"{ONTOLOGY}withdrawn"), *staged))


def _settled(stated: _Stated) -> Mapping[str, str]:
    """Return where documents stand of which one record says so, and nothing else that bears on it is stated."""
    other = {name: stated.values(f"{ONTOLOGY}{name}") for name in _BEARING}
    stages, last = stated.values(f"{ONTOLOGY}stage"), stated.values(f"{ONTOLOGY}latest")
    recorded, ending = stated.values(f"{ONTOLOGY}recordedStage"), stated.values(f"{ONTOLOGY}replacedBy")
    found = {}
    for thing, days in stated.values(f"{ONTOLOGY}published").items():
        nodes = recorded.get(thing, ())
        if len(days) != 1 or len(nodes) != 1 or any(thing in each for each in other.values()):
            continue
        stage = stages.get(nodes[0], ("",))[0].removeprefix(STAGE)
        known = [day.replace("-", "") for node in (*days, *nodes) for day in last.get(node, ())]
        if stage == "95-99" and len(known) == _BOTH:
            found[thing] = f"{max(known)} withdrawn"
        elif (stage.startswith("90-") or stage == "60-60") and thing not in ending and len(known) == _BOTH:
            found[thing] = f"{known[0]} in force"
    return found


def _places(stated: _Stated, kind: str, namespace: str) -> Iterator[Entry]:
    """Yield committees or fields, by what they are called."""
    notes = stated.texts(f"{SKOS}scopeNote")
    for thing in sorted(each for each in stated.notations if each.startswith(namespace)):
        titles = (*stated.titles.get(thing, ()), *stated.labels.get(thing, ()))
        if titles:
            yield Entry(kind, thing, thing, stated.notations[thing][:1], titles, notes.get(thing, ()))


def _concepts(store: Store) -> Iterator[Entry]:
    """Yield each label of the activities, topics and principles, with the preferred one and the set as its name."""
    for concept, kind, preferred, label, within in store.answer("search_concepts", part=""):
        name = (concept_name(preferred, label, within),)
        yield Entry(str(kind).rpartition("#")[2].lower(), str(concept), str(concept), name, ((str(label), "en"),))


def _clauses(stated: _Stated) -> Iterator[Entry]:
    """Yield the clauses of all documents, by their headings."""
    numbers = stated.values(f"{ONTOLOGY}number")
    for thing, documents in sorted(stated.values(f"{ONTOLOGY}clauseOf").items()):
        if thing in stated.titles and thing in numbers:
            yield Entry("clause", thing, documents[0], numbers[thing][:1], stated.titles[thing])
