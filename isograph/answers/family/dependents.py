"""What depends on a document: what builds on it, applies with it, guides, adopts or amends it, and what that hit.

A document that rests on an edition is hit when that edition is replaced while the document itself stays in force.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from isograph.answers.currency.lives import life
from isograph.answers.currency.status import PHRASES, Status, is_work, status_of
from isograph.answers.facts.documents import Named, editions_of, resolve
from isograph.answers.facts.records import marked
from isograph.answers.facts.schemes import sector_named
from isograph.answers.facts.wording import counted, listed
from isograph.answers.family.dependence import Dependence, Tie, dependence, stands, successions, ties
from isograph.dates import PartialDate, day
from isograph.identifiers import Identifier
from isograph.model import Standing
from isograph.results import Json, Tabular, Value
from isograph.store import Store

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Base:
    """An edition that others rest on: where it stands, and which of them its replacement hit.

    `resting` are in force on the day asked about and rest on it, `hit` were in force and rested on it when it was
    replaced, `doubtful` are those of which nobody knows whether they were. Adoptions, amendments and corrigenda, which
    follow what they adopt or change, are in none.
    """

    identifier: Identifier
    status: Status
    ended: PartialDate | None
    planned: tuple[Identifier, ...]
    resting: tuple[Identifier, ...]
    hit: tuple[Identifier, ...]
    doubtful: tuple[Identifier, ...]

    @property
    def over(self) -> bool:
        """Whether the edition was replaced or withdrawn by the day asked about."""
        return self.ended is not None and self.ended.earliest <= self.status.on

    def __str__(self) -> str:
        resting = listed(self.resting) or "nothing"
        if self.over:
            doubt = f"; not known to have been in force then: {listed(self.doubtful)}" if self.doubtful else ""
            still = f"; in force on {self.status.on} and resting on it: {resting}" if self.resting else ""
            end = "replaced" if self.status.replaced else "withdrawn"
            hit = listed(self.hit) or "nothing"
            return f"Hit when {self.identifier} was {end} ({self.ended}): {hit}{doubt}{still}."
        planned = f" and is to be replaced by {listed(self.planned)}" if self.planned else ""
        return f"{self.identifier} is {PHRASES[self.status.value]}{planned}; in force and resting on it: {resting}."


@dataclass(frozen=True, slots=True)
class Dependents(Tabular):
    """What rests on a document or on the editions of a standard on a day, directly or through others.

    `bases` are the editions asked about, `dependents` stand in a tree, each before what rests on it in turn;
    `foundations` are what the document rests on itself. `later` had not been published by that day.
    """

    identifier: Identifier
    on: date
    sector: str
    bases: tuple[Base, ...]
    dependents: tuple[Dependence, ...]
    foundations: tuple[Dependence, ...]
    later: tuple[Identifier, ...]
    columns = ("document", "relation", "status", "what became of it", "source")

    @property
    def documents(self) -> tuple[Identifier, ...]:
        """Each document that rests on what was asked about, once."""
        return tuple(dict.fromkeys(each.document for each in self.dependents))

    @property
    def hit(self) -> tuple[Identifier, ...]:
        """Those that were in force and rested on an edition when it was replaced."""
        return tuple(dict.fromkeys(each for base in self.bases for each in base.hit))

    @property
    def resting(self) -> tuple[Identifier, ...]:
        """Those that are in force on the day and rest on an edition, adoptions and amendments left aside."""
        return tuple(dict.fromkeys(each for base in self.bases for each in base.resting))

    @property
    def summary(self) -> str:
        """How many documents rest on it, which its replacement hit, and what it rests on itself."""
        one = len(self.bases) == 1
        under = dict.fromkeys(each.base for each in self.foundations)
        parts = (
            self._count(),
            *(map(str, self.bases) if one and self.dependents else ()),
            *((f"{'It rests' if one else 'Its editions rest'} on {listed(under)}.",) if under else ()),
        )
        return " ".join(parts)

    def _count(self) -> str:
        which = f"{self.sector.replace('-', ' ')} document" if self.sector else "document"
        number, current = len(self.documents), len({each.document for each in self._in_force()})
        if not number:
            return f"On {self.on}, no {which} is known to rest on {self.identifier}."
        rest = f"one {which} rests" if number == 1 else f"{counted(number)} {which}s rest"
        return f"On {self.on}, {rest} on {self.identifier}; in force: {counted(current) if current else 'none'}."

    @property
    def notes(self) -> tuple[str, ...]:
        """Of each edition what its replacement hit, the sectors, what is noted, and how far knowledge goes."""
        one = len(self.bases) == 1
        noted = (f"{each.document} {each.relation}: {each.note}." for each in self._all() if each.note)
        stands = (*(each.status for each in self._all()), *(each.status for each in self.bases))
        stale = {note for each in stands for note in each.notes}
        return (
            *(str(each) for each in self.bases if not one and (each.resting or each.hit)),
            *self._by_sector(),
            *((f"Published after {self.on}: {listed(self.later)}.",) if self.later else ()),
            *(noted if one else ()),
            *sorted(stale),
        )

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each document and what it rests on; what is asked about stands last, with its bases."""
        return tuple(
            (
                each.document,
                each.relation,
                each.status.value,
                "\n".join(each.became),
                marked(", ".join(each.provenance.sources), each.provenance),
            )
            for each in self._all()
        )

    def to_dict(self) -> dict[str, Json]:
        """Return the table, and what rests on what with all that is known of it."""
        return Tabular.to_dict(self) | {
            "identifier": str(self.identifier),
            "on": str(self.on),
            "sector": self.sector,
            "dependents": [each.to_dict() for each in self.dependents],
            "foundations": [each.to_dict() for each in self.foundations],
            "hit": {str(base.identifier): [str(each) for each in base.hit] for base in self.bases},
            "resting": {str(base.identifier): [str(each) for each in base.resting] for base in self.bases},
        }

    def to_networkx(self) -> "nx.DiGraph[str]":
        """Return a graph from each document to what it rests on.

        Edges carry `relation`, nodes `status` and, beside those asked about, `sector`.
        """
        import networkx as nx  # noqa: PLC0415 (slow to import, and not needed for an answer)

        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from((str(each.identifier), {"status": str(each.status.value)}) for each in self.bases)
        for each in self._all():
            graph.add_node(str(each.document), status=str(each.status.value), sector=each.sector)
            graph.add_edge(str(each.document), str(each.base), relation=" and ".join(each.relations))
        return graph

    def _all(self) -> tuple[Dependence, ...]:
        return (*self.dependents, *self.foundations)

    def _in_force(self) -> tuple[Dependence, ...]:
        return tuple(each for each in self.dependents if each.status.value == Standing.IN_FORCE)

    def _by_sector(self) -> Iterator[str]:
        found: dict[str, dict[Identifier, None]] = {}
        for each in self._in_force():
            if each.document in self.resting:
                found.setdefault(each.sector.replace("-", " "), {})[each.document] = None
        if len(found) > 1:
            yield f"In force by sector: {'; '.join(f'{sector}: {listed(found[sector])}' for sector in sorted(found))}."


def dependents(
    store: Store, identifier: Named, *, on: date | str | None = None, sector: str | None = None
) -> Dependents:
    """Return what rests on a document, or on each edition of a standard, on a day; and what it rests on itself.

    `sector` limits what rests on it to the documents of one sector.

    Raises UnknownDocumentError where the document is not in the graph, UnknownSectorError, DateError.
    """
    document, when = resolve(store, identifier), day(on)
    where = sector_named(store, sector) if sector else ""
    found = ties(store, document, "dependents")
    editions = editions_of(store, document) if is_work(store, document) else ()
    tree = [dependence(store, tie, when) for tie in _tree(found, (document, *editions))]
    kept = [each for each in tree if where in {"", each.sector}]
    return Dependents(
        identifier=document,
        on=when,
        sector=where,
        bases=tuple(_base(store, each, found, kept, when) for each in editions or (document,)),
        dependents=tuple(each for each in kept if not each.future),
        foundations=tuple(dependence(store, tie, when) for tie in ties(store, document, "foundations")),
        later=tuple(dict.fromkeys(each.document for each in kept if each.future)),
    )


def _base(store: Store, edition: Identifier, found: tuple[Tie, ...], kept: list[Dependence], on: date) -> Base:
    known = life(store, edition)
    status = status_of(store, known, on)
    ended = status.replaced or status.withdrawn
    wanted = {each.document for each in kept}
    above = (tie.document for tie in _tree(found, (edition,)) if not tie.follows)
    resting = [each for each in dict.fromkeys(above) if each in wanted]
    return Base(
        identifier=edition,
        status=status,
        ended=ended,
        planned=tuple(each.successor for each in successions(store, known) if each.project),
        resting=_standing(store, resting, on, Standing.IN_FORCE),
        hit=_standing(store, resting, ended.latest, Standing.IN_FORCE) if ended else (),
        doubtful=_standing(store, resting, ended.latest, Standing.UNKNOWN) if ended else (),
    )


def _standing(store: Store, among: list[Identifier], on: date, standing: Standing) -> tuple[Identifier, ...]:
    return tuple(each for each in among if stands(store, each, on) == standing)


def _tree(found: tuple[Tie, ...], roots: tuple[Identifier, ...]) -> Iterator[Tie]:
    """Yield ties from some documents upwards, each with what rests on its dependent behind it; each once."""
    above: dict[Identifier, list[Tie]] = {}
    for tie in found:
        above.setdefault(tie.base, []).append(tie)
    waiting = [tie for root in reversed(roots) for tie in reversed(above.pop(root, []))]
    while waiting:
        tie = waiting.pop()
        yield tie
        waiting += reversed(above.pop(tie.document, []))
