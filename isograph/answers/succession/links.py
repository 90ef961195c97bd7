"""What relates documents to each other, as edges of a network: the type of a relation, and how it is read."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from isograph.answers.facts.documents import local_name
from isograph.answers.family.dependence import Relation
from isograph.answers.succession.lineage import DIRECT
from isograph.results import Value

Told = dict[str, str]
"""What is told of a node or an edge, by name."""


class Link(StrEnum):
    """The types of relation, and where an edge leads.

    A succession leads from the older document to the newer one. All others lead from the document of which something
    is told: an adoption to what it adopts, an amendment to what it changes, an edition to its standard, a part to the
    whole, a draft to the edition it leads to, a dependent to its base.
    """

    SUCCESSION = "succession"
    PLANNED = "planned succession"
    ADOPTION = "adoption"
    AMENDMENT = "amendment"
    EDITION = "edition"
    PART = "part"
    DRAFT = "draft"
    DEPENDENCE = "dependence"
    LIKENESS = "likeness"


class Ends(NamedTuple):
    """Two documents, by IRI, and the type of what relates them."""

    source: str
    target: str
    link: Link


_READ: Final[Mapping[str, tuple[Link, str]]] = {
    **{prop: (Link.SUCCESSION, how) for prop, (_, how) in DIRECT.items()},
    "willBeReplacedBy": (Link.PLANNED, "will be replaced by"),
    "identicalAdoptionOf": (Link.ADOPTION, Relation.ADOPTS_IDENTICALLY.value),
    "modifiedAdoptionOf": (Link.ADOPTION, Relation.ADOPTS_MODIFIED.value),
    "notEquivalentAdoptionOf": (Link.ADOPTION, Relation.ADOPTS_IN_PART.value),
    "adoptionOf": (Link.ADOPTION, Relation.ADOPTS.value),
    "amends": (Link.AMENDMENT, Relation.AMENDS.value),
    "editionOf": (Link.EDITION, "is an edition of"),
    "draftOf": (Link.DRAFT, "is a draft of"),
    "consolidates": (Link.DEPENDENCE, Relation.CONSOLIDATES.value),
    "includesRequirementsOf": (Link.DEPENDENCE, Relation.INCLUDES.value),
    "basedOn": (Link.DEPENDENCE, Relation.BASED.value),
    "appliesTogetherWith": (Link.DEPENDENCE, Relation.APPLIES.value),
    "readWith": (Link.DEPENDENCE, Relation.READ.value),
    "guidesApplicationOf": (Link.DEPENDENCE, Relation.GUIDES.value),
    "alignedWith": (Link.DEPENDENCE, Relation.ALIGNED.value),
    "derivedFrom": (Link.DEPENDENCE, Relation.DERIVED.value),
    "identicalTo": (Link.LIKENESS, "is identical to"),
    "counterpartOf": (Link.LIKENESS, "is the counterpart of"),
}
"""Of each property the type of relation and how it is read; of one type the most telling first."""

_TELLING: Final = {prop: rank for rank, prop in enumerate(_READ)}


def links(rows: Iterable[tuple[Value, ...]], known: Mapping[str, Told]) -> dict[Ends, Told]:
    """Return what relates known documents, from rows of document, property, other document and day.

    Of the relations of one type the most telling is kept. A succession has the day that is told of it, else the
    publication of the newer document.
    """
    found: dict[Ends, str] = {}
    days: dict[tuple[str, str], str] = {}
    for one, property_, another, day in rows:
        source, target, prop = str(one), str(another), local_name(property_)
        if source in known and target in known:
            ends = Ends(source, target, _READ[prop][0])
            found[ends] = min(prop, found.get(ends, prop), key=_TELLING.__getitem__)
            days |= {(source, target): str(day)} if day else {}
    return {
        ends: {
            "type": ends.link.value,
            "how": _words(prop, known[ends.source]),
            "date": days.get(ends[:2], known[ends.target]["published"]) if ends.link == Link.SUCCESSION else "",
        }
        for ends, prop in found.items()
    }


def _words(prop: str, source: Told) -> str:
    return Relation.CORRECTS.value if prop == "amends" and source["type"] == "corrigendum" else _READ[prop][1]
