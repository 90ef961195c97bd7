"""The scope of one edition as the graph has it: what it covers, excludes and lets an organization leave out."""

from dataclasses import dataclass

from isograph.answers.documents import describe, documents, grouped, name, provenance, text
from isograph.answers.memory import remembered
from isograph.answers.numbering import natural
from isograph.identifiers import Identifier
from isograph.model import Provenance
from isograph.store import Store


@dataclass(frozen=True, slots=True)
class Omission:
    """A requirement that may be left out: the clause, the activities it is about, and the condition."""

    clause: str
    activities: tuple[str, ...]
    condition: str

    def __str__(self) -> str:
        return f"{self.clause}: {self.condition}"


@dataclass(frozen=True, slots=True)
class OmissionRule:
    """What an edition says of leaving requirements out: where, within which clauses, of which never, and when."""

    stated_in: str
    within: tuple[str, ...]
    never: tuple[str, ...]
    condition: str

    def __str__(self) -> str:
        limits = {"under clause": self.stated_in, "within": ", ".join(self.within), "never of": ", ".join(self.never)}
        return f"{', '.join(f'{what} {numbers}' for what, numbers in limits.items() if numbers)}: {self.condition}"


@dataclass(frozen=True, slots=True)
class Scope:
    """What an edition says of activities, by their IRIs, and how it is used."""

    edition: Identifier
    sector: str
    use: str
    assessment: str
    covers: frozenset[str]
    excludes: frozenset[str]
    reduces: frozenset[str]
    read_with: tuple[Identifier, ...]
    may_leave_out: tuple[Omission, ...]
    leave_out_rule: OmissionRule | None
    note: str
    provenance: Provenance


@remembered
def scope(store: Store, edition: Identifier) -> Scope:
    """Return the scope of an edition; an adoption is used and read as the document it adopts."""
    bearer = _bearer(store, edition)
    stated = grouped(store.answer("scope", edition=bearer))
    stances = grouped(store.answer("coverage", edition=edition))
    return Scope(
        edition=edition,
        sector=name(stated, "sector"),
        use=name(stated, "use"),
        assessment=name(stated, "assessment"),
        covers=frozenset(map(str, stances["covers"])),
        excludes=frozenset(map(str, stances["excludes"])),
        reduces=frozenset(map(str, stances["reduces"])),
        read_with=documents(stated, "readWith"),
        may_leave_out=_omissions(store, bearer),
        leave_out_rule=_rule(store, bearer),
        note=text(stated, "note"),
        provenance=provenance(stated),
    )


def _bearer(store: Store, edition: Identifier) -> Identifier:
    """Return the document whose scope an edition has: its own, or through identical adoption that of its base."""
    seen: list[Identifier] = []
    waiting = [edition]
    while waiting:
        each = waiting.pop(0)
        stated = describe(store, each)
        if stated["hasScope"]:
            return each
        seen.append(each)
        bases = (*documents(stated, "identicalAdoptionOf"), *documents(stated, "consolidates"))
        waiting.extend(base for base in bases if base not in seen)
    return edition


def _omissions(store: Store, edition: Identifier) -> tuple[Omission, ...]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for number, activity, condition in store.answer("omissions", edition=edition):
        key = str(number), str(condition)
        found[key] = (*found.get(key, ()), str(activity))
    return tuple(Omission(clause, activities, condition) for (clause, condition), activities in found.items())


def _rule(store: Store, edition: Identifier) -> OmissionRule | None:
    rows = store.answer("omission_rule", edition=edition)
    if not rows:
        return None
    within, never = (tuple(sorted({str(row[column]) for row in rows if row[column]}, key=natural)) for column in (2, 3))
    return OmissionRule(str(rows[0][1] or ""), within, never, str(rows[0][0]))
