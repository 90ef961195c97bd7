"""What an edition lets an organization leave out: single requirements with their condition, and the rule on it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from isograph.answers.contents.numbering import natural
from isograph.answers.facts.documents import Statements, documents, local_name, provenance, text
from isograph.answers.facts.records import described
from isograph.identifiers import Identifier
from isograph.model import Provenance
from isograph.store import Store

Permission = TypeVar("Permission")


@dataclass(frozen=True, slots=True)
class Omission:
    """A requirement that may be left out: the clause, the activities it is about by IRI, and the condition.

    Who does or buys an activity of `denied_by` may not leave it out; who neither does nor buys those of `decided_by`
    may, without more. `partial` tells that the condition speaks of a part of the clause only.
    """

    clause: str
    activities: tuple[str, ...]
    condition: str
    decided_by: frozenset[str]
    denied_by: frozenset[str]
    partial: bool
    provenance: Provenance

    def __str__(self) -> str:
        return f"{self.clause}: {self.condition}"


@dataclass(frozen=True, slots=True)
class OmissionRule:
    """What an edition says of leaving requirements out: where, within which clauses, of which never, and when.

    `instead` are the editions that an organization chooses in place of leaving requirements out.
    """

    stated_in: str
    within: tuple[str, ...]
    never: tuple[str, ...]
    condition: str
    never_activities: frozenset[str]
    instead: tuple[Identifier, ...]
    provenance: Provenance

    def __str__(self) -> str:
        within, never = ", ".join(self.within), ", ".join(self.never)
        limits = {"under clause": self.stated_in, "within": within, "never of": never}
        told = ", ".join(f"{what} {numbers}" for what, numbers in limits.items() if numbers)
        if never and not (self.stated_in or within):
            told = f"nothing of {never} but what is named"
        return f"{told}: {self.condition}" if told else self.condition


def omissions(store: Store, edition: Identifier, vouching: Provenance) -> tuple[Omission, ...]:
    """Return what the scope of an edition lets an organization leave out, in the order of the clauses.

    What has no source of its own is vouched for as the scope is.
    """
    found = _found(store, edition, "mayLeaveOut", _omission, vouching)
    return tuple(sorted(found, key=lambda each: natural(each.clause)))


def omission_rule(store: Store, edition: Identifier, vouching: Provenance) -> OmissionRule | None:
    """Return the rule of an edition on leaving requirements out, where one is stated."""
    return next(_found(store, edition, "leaveOutRule", _rule, vouching), None)


def _found(
    store: Store,
    edition: Identifier,
    kind: str,
    made: Callable[[Statements, Provenance], Permission],
    vouching: Provenance,
) -> Iterator[Permission]:
    for (found, _), stated in described(store.answer("omissions", edition=edition)):
        if local_name(found) == kind:
            yield made(stated, provenance(stated) if stated["source"] else vouching)


def _omission(stated: Statements, vouching: Provenance) -> Omission:
    return Omission(
        clause=text(stated, "omittedClause"),
        activities=tuple(map(str, stated["omittedActivity"])),
        condition=text(stated, "condition"),
        decided_by=frozenset(map(str, stated["decidedBy"])),
        denied_by=frozenset(map(str, stated["decidedBy"] + stated["deniedBy"])),
        partial=stated["partial"] == (True,),
        provenance=vouching,
    )


def _rule(stated: Statements, vouching: Provenance) -> OmissionRule:
    within, never = (tuple(sorted(map(str, stated[prop]), key=natural)) for prop in ("limitedToClause", "neverClause"))
    return OmissionRule(
        stated_in=text(stated, "statedInClause"),
        within=within,
        never=never,
        condition=text(stated, "condition"),
        never_activities=frozenset(map(str, stated["neverActivity"])),
        instead=documents(stated, "chooseInstead"),
        provenance=vouching,
    )
