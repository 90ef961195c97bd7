"""What is known of the life of a document: when it came, what replaced it, what sources recorded of it."""

from dataclasses import dataclass
from datetime import date

from isograph.answers.documents import describe, documents, local_name
from isograph.answers.memory import remembered
from isograph.dates import PartialDate
from isograph.identifiers import Identifier
from isograph.results import Value
from isograph.store import Store

WITHDRAWN_STAGE = "95-99"
PUBLISHED_STAGE = "60-60"

_PLANNED = "will be replaced by"
_REPLACED = "replaced by"
_HOW = {
    "mergedInto": "merged into",
    "renumberedAs": "renumbered as",
    "replacedBy": _REPLACED,
    "revisedBy": "revised by",
    "splitInto": "split into",
    "upgradedTo": "upgraded to",
    "willBeReplacedBy": _PLANNED,
}


@dataclass(frozen=True, slots=True)
class Record:
    """A state of a document as a source recorded it: a status or a stage, and the day it was known."""

    state: str
    as_of: PartialDate

    @property
    def withdrawn(self) -> bool:
        """Whether the record says that the document was withdrawn by then."""
        return self.state in {"withdrawn", WITHDRAWN_STAGE}

    @property
    def project(self) -> bool:
        """Whether the record is of a document in development: a draft, or a stage before publication."""
        return self.state == "draft" or (self.state[:1].isdigit() and self.state < PUBLISHED_STAGE)

    def __str__(self) -> str:
        kind = "at stage" if self.state[:1].isdigit() else "as"
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
class Life:
    """Everything that bears on the status of a document, on whatever day."""

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
    dated = store.answer("dates", document=identifier)
    stated = describe(store, identifier)
    published = _date(dated, "published")
    return Life(
        identifier=identifier,
        published=published or _by_identifier(identifier),
        published_by_identifier=published is None,
        replaced=_date(dated, "replaced"),
        withdrawn=_date(dated, "withdrawn"),
        certificates_until=_date(dated, "certificatesUntil"),
        transition_deadline=_date(dated, "transitionDeadline"),
        records=_records(dated),
        successions=_successions(store, identifier),
        draft=identifier.draft or any(local_name(kind) == "Draft" for kind in stated["type"]),
        leads_to=documents(stated, "draftOf"),
        bases=(*documents(stated, "adoptionOf"), *documents(stated, "amends")),
    )


def _date(dated: tuple[tuple[Value, ...], ...], name: str) -> PartialDate | None:
    """Return the date to believe: that of a verified record before others, the more exact before the less."""
    found = [
        (verification is None or local_name(verification) != "verified", not date_.exact, date_)
        for prop, value, earliest, latest, *_, verification in dated
        if local_name(prop) == name and (date_ := _partial(value, earliest, latest))
    ]
    return min(found)[-1] if found else None


def _partial(value: Value, earliest: Value, latest: Value) -> PartialDate:
    if not isinstance(earliest, date) or not isinstance(latest, date):
        return PartialDate.parse(str(value))
    return PartialDate(earliest, latest, str(value))


def _by_identifier(identifier: Identifier) -> PartialDate | None:
    if identifier.year is None:
        return None
    month = f"-{identifier.month:02}" if identifier.month else ""
    return PartialDate.parse(f"{identifier.year}{month}")


def _records(dated: tuple[tuple[Value, ...], ...]) -> tuple[Record, ...]:
    return tuple(
        dict.fromkeys(
            Record(local_name(status or stage), _partial(value, earliest, latest))
            for _, value, earliest, latest, status, stage, *_ in dated
            if status or stage
        )
    )


def _successions(store: Store, identifier: Identifier) -> tuple[Succession, ...]:
    found: dict[Identifier, Succession] = {}
    for relation, successor, published, project in store.answer("successors", document=identifier):
        if not isinstance(successor, Identifier):
            continue
        when = PartialDate.parse(str(published)) if published else None if project else _by_identifier(successor)
        step = Succession(
            successor, _HOW[local_name(relation)], when, bool(project) or local_name(relation) == _PLANNED
        )
        if successor not in found or found[successor].how == _HOW["replacedBy"]:
            found[successor] = step
    return tuple(found.values())
