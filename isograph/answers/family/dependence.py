"""How one document rests on another: what it takes from it, where it stands on a day, and what became of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from isograph.answers.currency.lives import Life, Succession, life
from isograph.answers.currency.status import Status, status_of
from isograph.answers.facts.documents import describe, local_name, name, provenance
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.records import records
from isograph.answers.facts.wording import listed
from isograph.answers.family.bases import printed
from isograph.identifiers import Identifier
from isograph.model import Provenance, Standing
from isograph.results import Json, Value
from isograph.store import Store


class Relation(StrEnum):
    """What a document does with the one that it rests on; those that take more of it come first.

    It `includes` the requirements of the other one, `guides` its application, `consolidates` it with an amendment.
    """

    CONSOLIDATES = "consolidates"
    INCLUDES = "includes"
    BASED = "is based on"
    APPLIES = "applies together with"
    READ = "is read with"
    GUIDES = "guides"
    ALIGNED = "is aligned with"
    DERIVED = "is derived from"
    AMENDS = "amends"
    CORRECTS = "corrects"
    ADOPTS_IDENTICALLY = "adopts (IDT)"
    ADOPTS_MODIFIED = "adopts (MOD)"
    ADOPTS_IN_PART = "adopts (NEQ)"
    ADOPTS = "adopts"

    @property
    def follows(self) -> bool:
        """Whether the document stands and falls with the other one: an adoption, an amendment, a reprint with one."""
        return self in _FOLLOWING


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a document: how it was replaced by which, and what that one rests on."""

    succession: Succession
    bases: tuple[Identifier, ...]

    def __str__(self) -> str:
        step = self.succession
        known = (str(step.published or ""), f"on {listed(self.bases)}" if self.bases else "")
        said = ", ".join(filter(None, known))
        return f"{step.how} {step.successor}{f' ({said})' if said else ''}"


@dataclass(frozen=True, slots=True)
class Tie:
    """A document, what it rests on, and how; whatever the day."""

    document: Identifier
    base: Identifier
    relations: tuple[Relation, ...]
    note: str
    provenance: Provenance

    @property
    def follows(self) -> bool:
        """Whether the document stands and falls with what it rests on."""
        return self.relations[0].follows

    @property
    def relation(self) -> str:
        """What the document does with the other one: applies together with ISO 9001:1994."""
        return f"{' and '.join(self.relations)} {self.base}"

    @property
    def order(self) -> tuple[Identifier, int, Identifier]:
        """Where the tie stands among others: by what the document rests on, then by how much it takes of it."""
        return self.base, list(Relation).index(self.relations[0]), self.document


@dataclass(frozen=True, slots=True)
class Dependence(Tie):
    """A document that rests on another one, where it stands on the day asked about, and what became of it."""

    sector: str
    status: Status
    fates: tuple[Fate, ...]

    @property
    def future(self) -> bool:
        """Whether the document had not been published on the day asked about."""
        return self.status.value == Standing.NOT_YET_PUBLISHED

    @property
    def became(self) -> tuple[str, ...]:
        """What became of the document, and when, as far as is known."""
        withdrawn = f"withdrawn {self.status.withdrawn}" if self.status.withdrawn and not self.fates else ""
        return (*map(str, self.fates), *((withdrawn,) if withdrawn else ()))

    def to_dict(self) -> dict[str, Json]:
        """Return it as `json.dumps` takes it."""
        return {
            "document": str(self.document),
            "base": str(self.base),
            "relations": [str(each) for each in self.relations],
            "sector": self.sector,
            "status": str(self.status.value),
            "became": list(self.became),
            "note": self.note,
            "source": list(self.provenance.sources),
            "verification": str(self.provenance.verification),
            "confidence": str(self.provenance.confidence),
        }


@remembered
def ties(store: Store, document: Identifier, query: str) -> tuple[Tie, ...]:
    """Return what one of the packaged queries finds around a document, once for each document and what it rests on."""
    found: dict[tuple[Identifier, Identifier], dict[Relation, tuple[Value, Provenance]]] = {}
    for (base, dependent, relation, note), by in records(store.answer(query, document=document)):
        if isinstance(base, Identifier) and isinstance(dependent, Identifier):
            how = _relation(store, dependent, local_name(relation))
            found.setdefault((dependent, base), {})[how] = note, by
    return tuple(sorted((_tie(store, *pair, how) for pair, how in found.items()), key=lambda tie: tie.order))


def dependence(store: Store, tie: Tie, on: date) -> Dependence:
    """Return a tie with where the document stands on a day, and what became of it."""
    known = life(store, tie.document)
    return Dependence(
        *(tie.document, tie.base, tie.relations, tie.note, tie.provenance),
        sector=_sector(store, tie.document),
        status=status_of(store, known, on),
        fates=tuple(Fate(each, _bases(store, each.successor)) for each in successions(store, known)),
    )


def successions(store: Store, known: Life) -> tuple[Succession, ...]:
    """Return what replaced or is to replace a document; no draft of a planned edition that is among it."""
    planned = {each.successor for each in known.successions}
    return tuple(each for each in known.successions if planned.isdisjoint(life(store, each.successor).leads_to))


def stands(store: Store, document: Identifier, on: date) -> Standing:
    """Return where a document stands on a day."""
    return status_of(store, life(store, document), on).value


def guides(store: Store, document: Identifier, on: date, sector: str) -> tuple[Identifier, ...]:
    """Return the documents of a sector in force on a day that guide the application of a document."""
    found = (tie for tie in ties(store, document, "dependents") if tie.base == document)
    guiding = (tie.document for tie in found if Relation.GUIDES in tie.relations)
    return tuple(
        each for each in guiding if _sector(store, each) == sector and stands(store, each, on) == Standing.IN_FORCE
    )


def among(store: Store, compared: Iterable[Identifier]) -> Iterator[str]:
    """Say which of some documents rest on which others of them directly, and how."""
    named = tuple(compared)
    for document in named:
        for tie in ties(store, document, "foundations"):
            if tie.document == document and tie.base in named:
                more = " and adds requirements to it" if Relation.INCLUDES in tie.relations else ""
                yield f"{document} {tie.relation}{more}."


def _sector(store: Store, document: Identifier) -> str:
    return name(describe(store, printed(store, document)), "sector")


def _relation(store: Store, dependent: Identifier, predicate: str) -> Relation:
    kinds = map(local_name, describe(store, dependent)["type"])
    return Relation.CORRECTS if predicate == "amends" and "Corrigendum" in kinds else _RELATIONS[predicate]


def _tie(store: Store, document: Identifier, base: Identifier, found: dict[Relation, tuple[Value, Provenance]]) -> Tie:
    relations = tuple(_plain(found))
    note = next((str(note) for note, _ in found.values() if note), "")
    by = found[relations[0]][1]
    return Tie(document, base, relations, note, by if by.sources else provenance(describe(store, document)))


def _plain(found: dict[Relation, tuple[Value, Provenance]]) -> Iterator[Relation]:
    """Yield relations without those that another one among them implies."""
    implied = {weaker for each in found for weaker in _IMPLIED.get(each, ())}
    return (each for each in Relation if each in found and each not in implied)


def _bases(store: Store, document: Identifier) -> tuple[Identifier, ...]:
    """Return what a document rests on itself, beside what it adopts or amends."""
    found = ties(store, document, "foundations")
    return tuple(each.base for each in found if each.document == document and not each.follows)


_RELATIONS = {
    "adoptionOf": Relation.ADOPTS,
    "alignedWith": Relation.ALIGNED,
    "amends": Relation.AMENDS,
    "appliesTogetherWith": Relation.APPLIES,
    "basedOn": Relation.BASED,
    "consolidates": Relation.CONSOLIDATES,
    "derivedFrom": Relation.DERIVED,
    "guidesApplicationOf": Relation.GUIDES,
    "identicalAdoptionOf": Relation.ADOPTS_IDENTICALLY,
    "includesRequirementsOf": Relation.INCLUDES,
    "modifiedAdoptionOf": Relation.ADOPTS_MODIFIED,
    "notEquivalentAdoptionOf": Relation.ADOPTS_IN_PART,
    "readWith": Relation.READ,
}
_IMPLIED = {
    Relation.CONSOLIDATES: (Relation.INCLUDES, Relation.BASED),
    Relation.INCLUDES: (Relation.BASED,),
    Relation.APPLIES: (Relation.READ,),
    Relation.ADOPTS_IDENTICALLY: (Relation.ADOPTS,),
    Relation.ADOPTS_MODIFIED: (Relation.ADOPTS,),
    Relation.ADOPTS_IN_PART: (Relation.ADOPTS,),
}
_FOLLOWING = {
    Relation.CONSOLIDATES,
    Relation.AMENDS,
    Relation.CORRECTS,
    Relation.ADOPTS_IDENTICALLY,
    Relation.ADOPTS_MODIFIED,
    Relation.ADOPTS_IN_PART,
    Relation.ADOPTS,
}
