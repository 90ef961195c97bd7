"""The scope of one edition as the graph has it: what it covers, excludes and lets an organization leave out."""

from dataclasses import dataclass

from isograph.answers.coverage.omissions import Omission, OmissionRule, omission_rule, omissions
from isograph.answers.facts.documents import describe, documents, grouped, name, provenance, text
from isograph.answers.facts.memory import remembered
from isograph.identifiers import Identifier
from isograph.model import Provenance
from isograph.store import Store


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
    vouching = provenance(stated)
    return Scope(
        edition=edition,
        sector=name(stated, "sector"),
        use=name(stated, "use"),
        assessment=name(stated, "assessment"),
        covers=frozenset(map(str, stances["covers"])),
        excludes=frozenset(map(str, stances["excludes"])),
        reduces=frozenset(map(str, stances["reduces"])),
        read_with=documents(stated, "readWith"),
        may_leave_out=omissions(store, bearer, vouching),
        leave_out_rule=omission_rule(store, bearer, vouching),
        note=text(stated, "note"),
        provenance=vouching,
    )


def certificates(assessment: str) -> str:
    """Return what ends with an edition, by how conformity to it is shown.

    >>> certificates("certification"), certificates("accreditation")
    ('certificates', 'accreditations')
    """
    return "accreditations" if assessment == "accreditation" else "certificates"


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
