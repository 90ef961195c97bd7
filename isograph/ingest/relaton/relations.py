"""What the relations of a Relaton record say: whom a document replaces, by whom it is replaced, when it went.

Records of ISO before schema 1.4 were made of a web page, and their words do not mean what they say:

- `updates` points backwards: its target is the newer document, or an amendment of this one.
- `obsoletes` names older documents, and the projects of the next edition too, which will replace this one.
- the date `circulated` on a target is the day of this document's own stage: of its withdrawal at 95.99 alone.

Records of IEC before schema 1.4 name all other editions that are revised (`updates`) or withdrawn (`obsoletes`), the
older and the newer ones: their years tell which. From schema 1.4 on relations mean what they say.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from isograph.errors import IdentifierError
from isograph.identifiers import Identifier
from isograph.ingest.relaton.fields import Fields, dates, identifiers, mappings, text

_KNOWN: Final = frozenset({"obsoletes", "obsoletedBy", "updates", "updatedBy"})


@dataclass(slots=True)
class Relations:
    """What was found: documents in the order of the record, each once, and the days of the stage that it tells."""

    replaces: dict[Identifier, None] = field(default_factory=dict)
    replaced_by: dict[Identifier, None] = field(default_factory=dict)
    amends: dict[Identifier, None] = field(default_factory=dict)
    stage_days: dict[str, None] = field(default_factory=dict)


def relations(own: Identifier, fields: Fields, body: str) -> Relations:
    """Return what the relations of a record say of its document; what says nothing here is remarked."""
    found = Relations()
    note = _forward if fields.forward else _by_year if body == "IEC" else _backward
    for kind, target, day in _stated(fields):
        if day:
            found.stage_days[day] = None
        if kind not in _KNOWN or not note(found, own, kind, target):
            fields.remark("relation that is not taken over", f"{own} {kind} {target}")
    return found


def _stated(fields: Fields) -> Iterator[tuple[str, Identifier, str]]:
    for each in mappings(fields.node.get("relation")):
        kind, item = text(each.get("type")), each.get("bibitem")
        written = next(identifiers(item), ("", "")) if isinstance(item, dict) else ("", "")
        target = named(written[0])
        if target is None:
            fields.remark("relation to what names no document", f"{kind} {written[0]!r}")
        elif isinstance(item, dict):
            yield kind, target, dates(item).get("circulated", "")


@cache
def named(written: str) -> Identifier | None:
    """Return the document that a text names, None where it names none."""
    try:
        found = Identifier.parse(written)
    except IdentifierError:
        return None
    return Identifier.from_iri(found.iri) if found.languages else found


def _backward(found: Relations, own: Identifier, kind: str, target: Identifier) -> bool:
    """Note a relation of a record of ISO before schema 1.4."""
    if kind == "updates":
        if not _amends(target, own):  # what an amendment amends, its own identifier tells
            found.replaced_by[target] = None
        return True
    if kind != "obsoletes":
        return False
    if target.draft and not own.draft and not _of_older(target, own):
        found.replaced_by[target] = None
    else:
        found.replaces[target] = None
    return True


def _forward(found: Relations, own: Identifier, kind: str, target: Identifier) -> bool:
    """Note a relation of a record from schema 1.4 on."""
    if kind == "updates":
        if _amends(own, target):
            found.amends[target] = None
        return _amends(own, target)
    if kind != "updatedBy":
        (found.replaces if kind == "obsoletes" else found.replaced_by)[target] = None
    return True


def _by_year(found: Relations, own: Identifier, kind: str, target: Identifier) -> bool:
    """Note a relation of a record of IEC before schema 1.4."""
    if _amends(target, own) or _amends(own, target):
        return True
    years = _year(own), _year(target)
    if kind not in {"updates", "obsoletes"} or None in years or years[0] == years[1]:
        return False
    (found.replaces if (years[1] or 0) < (years[0] or 0) else found.replaced_by)[target] = None
    return True


def _amends(supplement: Identifier, base: Identifier) -> bool:
    """Whether one document is an amendment or corrigendum of another, or of one of its amendments."""
    while supplement.base != supplement:
        supplement = supplement.base
        if supplement == base:
            return True
    return False


def _of_older(project: Identifier, own: Identifier) -> bool:
    """Whether a project was to amend an edition before this one, so that it is of the past."""
    return bool(project.supplements and project.year and own.year and project.year < own.year)


def _year(document: Identifier) -> int | None:
    separate = [each.year for each in document.supplements if not each.incorporated]
    return separate[-1] if separate else document.year
