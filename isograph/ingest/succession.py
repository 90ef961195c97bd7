"""Succession, typed from evidence: how documents replace each other, from what the records of a catalogue say.

A catalogue says that one document replaces another and not how. The documents themselves tell:

- **revised by**: a later edition of the same work.
- **merged into**: wholly replaced by a document that replaces documents of other works too; all of them are merged.
- **split into**: replaced by several documents, each of which replaces nothing else.
- **upgraded to**: the number stays, and the kind of document changes (ISO/PAS 28000 to ISO 28000).
- **renumbered as**: one document takes the place of one of another number or other publishers.
- **replaced by**: none of these can be told; so too an amendment that a new edition takes in.
- **will be replaced by**: the successor is a project, which ends nothing.

What is no succession is left out, each with the reason (`Why`). Of a cycle, which can only join documents of one day
or month, the steps are left out that lead to no later document in the order of day, identifier. Of several successors
on one line only the next counts.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from isograph.dates import PartialDate
from isograph.errors import DateError
from isograph.identifiers import Identifier
from isograph.ingest.records import Record
from isograph.model import issued

Pair: TypeAlias = tuple[Identifier, Identifier]
"""An older document and a newer one that is said to replace it."""

_Several: TypeAlias = Mapping[Identifier, list[Identifier]]


class How(StrEnum):
    """How a document is replaced: the local name of the property from the older to the newer."""

    MERGED = "mergedInto"
    PLANNED = "willBeReplacedBy"
    RENUMBERED = "renumberedAs"
    REPLACED = "replacedBy"
    REVISED = "revisedBy"
    SPLIT = "splitInto"
    UPGRADED = "upgradedTo"


class Why(StrEnum):
    """Why a statement of a record is taken for no succession."""

    ITSELF = "a document does not replace itself"
    NO_RECORD = "one of the two stands in no record"
    SHARED = "a number that several documents share, and nothing else says that the two are of one line"
    FROM_PROJECT = "a project is no predecessor: its edition is"
    GIVEN_UP = "the project was given up"
    AMENDMENT = "an amendment changes its base and does not replace it"
    EARLIER = "published before what it is said to replace"
    CYCLE = "part of a cycle, and not to a later document"
    INDIRECT = "another successor comes first on the line"
    ISSUED = "the project led to an edition, or went on to a later stage"


@dataclass(frozen=True, slots=True)
class Succession:
    """One document replaced by another, and how."""

    older: Identifier
    newer: Identifier
    how: How


@dataclass(frozen=True, slots=True)
class Dropped:
    """A statement that is taken for no succession: what it says, where, and why not."""

    older: Identifier
    newer: Identifier
    place: str
    why: Why


@dataclass(frozen=True, slots=True)
class Successions:
    """All successions of a catalogue, and the statements that were left out, both in the order of the records."""

    found: tuple[Succession, ...]
    dropped: tuple[Dropped, ...]

    def counts(self) -> dict[str, int]:
        """Return how many there are of each kind and how many were left out for each reason, most first."""
        counted = Counter[str](each.how for each in self.found) + Counter(each.why for each in self.dropped)
        return dict(counted.most_common())


def typed(records: Iterable[Record]) -> Successions:
    """Return the successions that records state, typed from evidence, and what was left out and why.

    >>> old, new = Identifier("ISO 9000-3:1997"), Identifier("ISO/IEC 90003:2004")
    >>> typed([Record(old, "line 1", replaced_by=(new,)), Record(new, "line 2")]).found[0].how
    <How.RENUMBERED: 'renumberedAs'>
    """
    catalogue = _Catalogue(records)
    places = catalogue.stated()
    dropped: dict[Pair, Why] = {}
    for select in (_unfit, _cyclic, _indirect, _issued):
        dropped |= select(catalogue, [pair for pair in places if pair not in dropped])
    types = _Types(catalogue, [pair for pair in places if pair not in dropped])
    return Successions(
        tuple(Succession(*pair, types.of(*pair)) for pair in types.pairs),
        tuple(Dropped(*pair, place, dropped[pair]) for pair, place in places.items() if pair in dropped),
    )


class _Catalogue:
    """The documents of some records, and what is said of each."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = tuple(records)
        self.of = {record.identifier: record for record in reversed(self._records)}
        self._days: dict[Identifier, tuple[date, date]] = {}
        self._projects = {document for document, record in self.of.items() if _project(record)}

    def stated(self) -> dict[Pair, str]:
        """Return all pairs that a record states, from either end, with the place of the first that does."""
        pairs: dict[Pair, str] = {}
        for record in self._records:
            for newer in record.replaced_by:
                pairs.setdefault((record.identifier, newer), record.place)
            for older in record.replaces:
                pairs.setdefault((older, record.identifier), record.place)
        return pairs

    def days(self, document: Identifier) -> tuple[date, date]:
        """Return the first and last day on which a document can have been published; any day where none is known."""
        if document not in self._days:
            self._days[document] = _days(self.of[document])
        return self._days[document]

    def order(self, document: Identifier) -> tuple[date, Identifier]:
        """Return what to sort documents by: the first day they can have been published, then the identifier."""
        return self.days(document)[0], document

    def project(self, document: Identifier) -> bool:
        """Whether a document is a project: by its identifier, or at a stage before publication."""
        return document in self._projects

    @cached_property
    def shared(self) -> frozenset[int]:
        """The numbers of the source that documents of several lines share."""
        lines: defaultdict[int, set[str]] = defaultdict(set)
        for document, record in self.of.items():
            if record.number is not None:
                lines[record.number].add(document.number)
        return frozenset(number for number, found in lines.items() if len(found) > 1)


def _project(record: Record) -> bool:
    return record.identifier.draft or bool(record.stage and record.stage < _PUBLISHED)


def _days(record: Record) -> tuple[date, date]:
    """Return the days that a publication can mean; one before the year in the identifier is not believed."""
    told = issued(record.identifier)
    said = _read(record.published)
    known = told if said is None or (told and said.latest < told.earliest) else said
    return (known.earliest, known.latest) if known else (date.min, date.max)


def _read(published: str) -> PartialDate | None:
    try:
        return PartialDate.parse(published)
    except DateError:
        return None


def _unfit(catalogue: _Catalogue, pairs: Sequence[Pair]) -> dict[Pair, Why]:
    """Return the pairs that are no succession by themselves, each with the first reason that applies."""
    found = ((pair, next((why for why, applies in _REASONS if applies(catalogue, *pair)), None)) for pair in pairs)
    return {pair: why for pair, why in found if why}


def _no_record(catalogue: _Catalogue, older: Identifier, newer: Identifier) -> bool:
    return older not in catalogue.of or newer not in catalogue.of


def _shares(catalogue: _Catalogue, older: Identifier, newer: Identifier) -> bool:
    ends = catalogue.of[older], catalogue.of[newer]
    doubtful = any(each.number in catalogue.shared for each in ends)
    return doubtful and older.number != newer.number and not _alike(*ends)


def _alike(older: Record, newer: Record) -> bool:
    """Whether titles have half of their words in common, those of the shorter one."""
    words = [{word for word in _words(record) if len(word) >= _LONG} for record in (older, newer)]
    fewest = min(map(len, words))
    return fewest > 0 and len(words[0] & words[1]) * 2 >= fewest


def _words(record: Record) -> Iterator[str]:
    for text, language in record.titles:
        if language == "en":
            yield from text.casefold().replace("-", " ").replace(",", " ").split()


def _amendment(_: _Catalogue, older: Identifier, newer: Identifier) -> bool:
    """Whether one amends the other, or an amendment is said to replace an edition."""
    if _supplement(newer):
        return newer.base == older or not _supplement(older)
    return _supplement(older) and older.base == newer


def _supplement(document: Identifier) -> bool:
    return any(not each.incorporated for each in document.supplements)


def _earlier(catalogue: _Catalogue, older: Identifier, newer: Identifier) -> bool:
    return catalogue.days(newer)[1] < catalogue.days(older)[0]


def _given_up(catalogue: _Catalogue, _: Identifier, newer: Identifier) -> bool:
    return catalogue.project(newer) and catalogue.of[newer].stage.endswith(_DELETED)


_PUBLISHED = "60.60"
_DELETED = ".98"
_LONG = 4
_REASONS: tuple[tuple[Why, Callable[[_Catalogue, Identifier, Identifier], bool]], ...] = (
    (Why.ITSELF, lambda _, older, newer: older == newer),
    (Why.NO_RECORD, _no_record),
    (Why.SHARED, _shares),
    (Why.FROM_PROJECT, lambda catalogue, older, _: catalogue.project(older)),
    (Why.AMENDMENT, _amendment),
    (Why.GIVEN_UP, _given_up),
    (Why.EARLIER, _earlier),
)


def _cyclic(catalogue: _Catalogue, pairs: Sequence[Pair]) -> dict[Pair, Why]:
    """Return the pairs of cycles that lead to no later document; what is left has no cycle."""
    import networkx as nx  # noqa: PLC0415 (slow to import, and wanted by an import alone)

    rings = enumerate(nx.strongly_connected_components(nx.DiGraph(pairs)))
    ring = {document: place for place, documents in rings if len(documents) > 1 for document in documents}
    inside = (pair for pair in pairs if pair[0] in ring and ring[pair[0]] == ring.get(pair[1]))
    return {pair: Why.CYCLE for pair in inside if catalogue.order(pair[1]) < catalogue.order(pair[0])}


def _indirect(catalogue: _Catalogue, pairs: Sequence[Pair]) -> dict[Pair, Why]:
    """Return the pairs whose newer document comes after another successor of the older one, on its line."""
    successors = _grouped(pairs)
    found: dict[Pair, Why] = {}
    for older, several in successors.items():
        issued = sorted((each for each in several if not catalogue.project(each)), key=catalogue.order)
        if len(issued) > 1:
            first = {_work(each): each for each in reversed(issued)}
            later = _later(catalogue, successors, issued)
            found |= {(older, each): Why.INDIRECT for each in issued if each in later or each != first[_work(each)]}
    return found


def _later(catalogue: _Catalogue, successors: _Several, documents: Sequence[Identifier]) -> set[Identifier]:
    """Return what replaces some documents, directly or by what is between, up to the last of them."""
    found: set[Identifier] = set()
    ahead, end = list(documents), catalogue.order(documents[-1])
    while ahead:
        newer = {each for each in successors.get(ahead.pop(), ()) if catalogue.order(each) <= end} - found
        found |= newer
        ahead += newer
    return found


def _issued(catalogue: _Catalogue, pairs: Sequence[Pair]) -> dict[Pair, Why]:
    """Return the pairs to a project that led to an edition, or of which a later stage is there too."""
    found: dict[Pair, Why] = {}
    for older, several in _grouped(pairs).items():
        works: defaultdict[tuple[str, ...], list[Identifier]] = defaultdict(list)
        for each in several:
            works[_number(each)].append(each)
        for same in works.values():
            same.sort(key=lambda each: (not catalogue.project(each), catalogue.of[each].stage, each))
            found |= {(older, each): Why.ISSUED for each in same[:-1] if catalogue.project(each)}
    return found


def _grouped(pairs: Iterable[Pair]) -> _Several:
    found: defaultdict[Identifier, list[Identifier]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)


def _number(document: Identifier) -> tuple[str, ...]:
    return document.prefix, document.number, *document.parts


def _work(document: Identifier) -> tuple[str, ...]:
    """Return what tells a work, whoever publishes it together with ISO."""
    return document.type, *_number(document)


class _Types:
    """The kinds of some pairs, by how many documents each end has on the other side."""

    def __init__(self, catalogue: _Catalogue, pairs: Sequence[Pair]) -> None:
        self.pairs = pairs
        self._catalogue = catalogue
        whole = [pair for pair in self.pairs if not _supplement(pair[0]) and not catalogue.project(pair[1])]
        self._newer = _grouped(whole)
        self._older = _grouped((newer, older) for older, newer in whole)
        self._merged = frozenset(self._mergers())

    def of(self, older: Identifier, newer: Identifier) -> How:
        """Return how one document is replaced by another."""
        if self._catalogue.project(newer):
            return How.PLANNED
        if _supplement(older):
            return How.REPLACED
        if (older, newer) in self._merged:
            return How.MERGED
        if older.undated() == newer.undated():
            return How.REVISED
        if _number(older) == _number(newer) and older.type != newer.type:
            return How.UPGRADED
        return self._by_count(older, newer)

    def _mergers(self) -> Iterator[Pair]:
        """Yield the pairs where all of the older goes into the newer, together with all of one of another work."""
        for newer, several in self._older.items():
            whole = [each for each in several if len(self._newer[each]) == 1]
            if len({_work(each) for each in whole}) > 1:
                yield from ((each, newer) for each in whole)

    def _by_count(self, older: Identifier, newer: Identifier) -> How:
        several, taken = len(self._newer[older]) > 1, len(self._older[newer]) > 1
        if several:
            return How.REPLACED if taken else How.SPLIT
        return How.REPLACED if taken else How.RENUMBERED
