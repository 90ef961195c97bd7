"""What is known of the life of a document: when it came, what replaced it, what sources recorded of it.

Where sources disagree the surest is believed, in the order of `Verification`; what the others say is kept beside it. A
publication that is recorded before the year in the identifier is not believed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from isograph.answers.facts.documents import Statements, describe, documents, local_name, provenance
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.records import when
from isograph.answers.facts.wording import listed
from isograph.dates import PartialDate
from isograph.identifiers import Identifier
from isograph.model import Provenance, issued
from isograph.store import Store

WITHDRAWN_STAGE = "95-99"
PUBLISHED_STAGE = "60-60"

_GIVEN_UP = "-98"
_PLANNED = "will be replaced by"
_HOW = {
    "mergedInto": "merged into",
    "splitInto": "split into",
    "renumberedAs": "renumbered as",
    "upgradedTo": "upgraded to",
    "revisedBy": "revised by",
    "replacedBy": "replaced by",
    "willBeReplacedBy": _PLANNED,
}


@dataclass(frozen=True, slots=True)
class Record:
    """A state of a document as a source recorded it: a status or a stage, the day it was known, and the source."""

    state: str
    as_of: PartialDate
    by: Provenance

    @property
    def withdrawn(self) -> bool:
        """Whether the record says that the document was withdrawn by then."""
        return self.state in {"withdrawn", WITHDRAWN_STAGE}

    @property
    def project(self) -> bool:
        """Whether the record is of a document in development: a draft, or a stage before publication."""
        return self.state in {"draft", "deleted"} or (self._staged and self.state < PUBLISHED_STAGE)

    @property
    def given_up(self) -> bool:
        """Whether the record says that the project was given up."""
        return self.state == "deleted" or (self.project and self.state.endswith(_GIVEN_UP))

    @property
    def in_force(self) -> bool:
        """Whether the record says that the document was in force: as current, or at a stage from publication on."""
        return self.state == "current" or (self._staged and not self.project and not self.withdrawn)

    @property
    def _staged(self) -> bool:
        return self.state[:1].isdigit()

    def denies(self, other: "Record") -> bool:
        """Whether this record of a document in force is believed before another one of its withdrawal."""
        later = self.as_of.latest >= other.as_of.earliest
        return self.in_force and later and self.by.verification.surer(other.by.verification)

    @property
    def told(self) -> str:
        """The record, and whose it is."""
        return f"{self} by {listed(self.by.sources) or 'a source that is not named'}"

    def __str__(self) -> str:
        kind = "at stage" if self._staged else "as"
        return f"recorded {kind} {self.state.replace('-', '.')} as of {self.as_of}"


@dataclass(frozen=True, slots=True)
class Succession:
    """One step from a document to one that replaces it, and how: revised by, merged into, ..."""

    successor: Identifier
    how: str
    published: PartialDate | None
    project: bool

    def replaces_by(self, on: date) -> bool:
        """Whether the successor was published by a day; one in development replaces nothing."""
        return not self.project and self.published is not None and self.published.earliest <= on


@dataclass(frozen=True, slots=True)
class Said:
    """A date as a source has it, and what vouches for it."""

    date: PartialDate
    by: Provenance

    def __str__(self) -> str:
        return f"{listed(self.by.sources) or 'another source'} says {self.date}"


@dataclass(frozen=True, slots=True)
class Life:
    """Everything that bears on the status of a document, on whatever day.

    `bases` are what it adopts or amends. `disputes` tells which source disagrees with a date that is believed, `denied`
    are the records of a withdrawal that a surer source denies.
    """

    identifier: Identifier
    published: PartialDate | None
    published_by_identifier: bool
    replaced: PartialDate | None
    withdrawn: PartialDate | None
    certificates_until: PartialDate | None
    transition_deadline: PartialDate | None
    records: tuple[Record, ...]
    successions: tuple[Succession, ...]
    draft: bool
    leads_to: tuple[Identifier, ...]
    bases: tuple[Identifier, ...]
    amends: tuple[Identifier, ...]
    disputes: tuple[str, ...]
    denied: tuple[Record, ...]

    @property
    def as_of(self) -> PartialDate | None:
        """The day of the newest record, beyond which nothing is known."""
        return max((record.as_of for record in self.records), key=lambda as_of: as_of.latest, default=None)

    def successors(self, on: date) -> tuple[Succession, ...]:
        """Return the published documents that replace this one by a day."""
        return tuple(each for each in self.successions if each.replaces_by(on))


@remembered
def life(store: Store, identifier: Identifier) -> Life:
    """Return what is known of the life of a document."""
    stated = describe(store, identifier)
    recorded = _records(store, stated)
    day = _date(store, identifier, "published")
    withdrawn, denied = _withdrawal(store, identifier, recorded)
    return Life(
        identifier=identifier,
        published=day or issued(identifier),
        published_by_identifier=day is None,
        replaced=_date(store, identifier, "replaced"),
        withdrawn=withdrawn,
        certificates_until=_date(store, identifier, "certificatesUntil"),
        transition_deadline=_date(store, identifier, "transitionDeadline"),
        records=tuple(each for each in recorded if each not in denied),
        successions=_successions(store, stated),
        draft=_draft(stated, identifier),
        leads_to=documents(stated, "draftOf"),
        bases=(*documents(stated, "adoptionOf"), *documents(stated, "amends")),
        amends=documents(stated, "amends"),
        disputes=tuple(_disputes(store, identifier)),
        denied=denied,
    )


def published(store: Store, identifier: Identifier) -> PartialDate | None:
    """Return when a document was published: as a source has it, else by its identifier."""
    return _date(store, identifier, "published") or issued(identifier)


def said(store: Store, identifier: Identifier, prop: str) -> tuple[Said, ...]:
    """Return what sources say of a date of a document, what is believed first: the surer, then the more exact."""
    found = _dated(store, identifier, prop)
    told = issued(identifier) if prop == "published" and found else None
    possible = (each for each in found if told is None or each.date.latest >= told.earliest)
    return tuple(sorted(possible, key=lambda each: (each.by.verification.doubt, not each.date.exact, each.date)))


def _dated(store: Store, identifier: Identifier, prop: str) -> tuple[Said, ...]:
    nodes = (describe(store, node) for node in describe(store, identifier)[prop])
    return tuple(Said(day, provenance(node)) for node in nodes if (day := when(node)))


def _date(store: Store, identifier: Identifier, prop: str) -> PartialDate | None:
    found = said(store, identifier, prop)
    return found[0].date if found else None


def _disputes(store: Store, identifier: Identifier) -> Iterator[str]:
    """Say which sources have other days than those believed."""
    for prop in ("published", "replaced", "withdrawn"):
        believed = _date(store, identifier, prop) or (issued(identifier) if prop == "published" else None)
        for each in _dated(store, identifier, prop):
            if believed and not believed.overlaps(each.date):
                yield f"{prop} {believed}, though {each}"


def _records(store: Store, stated: Statements) -> tuple[Record, ...]:
    """Return the states that sources recorded: the newest last, and of one day the surest last."""
    nodes = (describe(store, node) for node in (*stated["recordedStatus"], *stated["recordedStage"]))
    known = ((node, day) for node in nodes if (day := when(node)))
    found = {
        Record(local_name(state), day, provenance(node))
        for node, day in known
        for state in (*node["status"], *node["stage"])
    }
    return tuple(sorted(found, key=lambda each: (each.as_of.latest, -each.by.verification.doubt, each.state)))


def _withdrawal(
    store: Store, identifier: Identifier, recorded: tuple[Record, ...]
) -> tuple[PartialDate | None, tuple[Record, ...]]:
    """Return the day of withdrawal to believe, and the records of a withdrawal that a surer record denies."""
    dated = [Record("withdrawn", each.date, each.by) for each in said(store, identifier, "withdrawn")]
    ended = [*dated, *(each for each in recorded if each.withdrawn)]
    denied = tuple(each for each in ended if any(record.denies(each) for record in recorded))
    return next((each.as_of for each in dated if each not in denied), None), denied


def _draft(stated: Statements, identifier: Identifier) -> bool:
    return identifier.draft or any(local_name(kind) == "Draft" for kind in stated["type"])


def _successions(store: Store, stated: Statements) -> tuple[Succession, ...]:
    """Return the documents that replace one, each once, in the most telling of the relations that are stated."""
    found: dict[Identifier, Succession] = {}
    for relation, how in _HOW.items():
        for successor in documents(stated, relation):
            if successor not in found:
                step = _succession(store, successor, how)
                found |= {successor: step} if step else {}
    return tuple(found[successor] for successor in sorted(found))


def _succession(store: Store, successor: Identifier, how: str) -> Succession | None:
    """Return the step to a successor; none where it is a project that was given up."""
    stated = describe(store, successor)
    newest = next(reversed(_records(store, stated)), None)
    if newest and newest.given_up:
        return None
    day = _date(store, successor, "published")
    planned = how == _PLANNED or bool(newest and newest.project)
    project = _draft(stated, successor) or (planned and not day)
    return Succession(successor, how, day if day or project else issued(successor), project)
