"""What is believed of a document in a store, as far as a change of it is told; by the order of `Verification`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from isograph.answers.currency.lives import Life, life, said
from isograph.answers.facts.documents import describe, provenance, text, voucher
from isograph.dates import PartialDate
from isograph.identifiers import Identifier
from isograph.store import Store

DATES = {
    "published": "published",
    "replaced": "replaced",
    "certificatesUntil": "certificates until",
    "transitionDeadline": "transition deadline",
}
"""The dates of a document by their property, as they are called."""

_CLASSES = {"committee": "committee", "ics": "ICS"}


class Fact(NamedTuple):
    """What is believed, as text, and the sources that say so."""

    text: str = ""
    sources: tuple[str, ...] = ()


NOTHING = Fact()


@dataclass(frozen=True, slots=True)
class State:
    """A document as a store knows it; `facts` are by name, and `successors` are told with how they replace it."""

    identifier: Identifier
    number: str
    title: str
    page: str
    sources: tuple[str, ...]
    published: PartialDate | None
    project: bool
    given_up: bool
    withdrawn: bool
    facts: Mapping[str, Fact]
    successors: Mapping[Identifier, str]
    planned: tuple[Identifier, ...]

    def fact(self, name: str) -> Fact:
        """Return what is believed of one thing."""
        return self.facts.get(name, NOTHING)


def state(store: Store, identifier: Identifier) -> State | None:
    """Return what is believed of a document; none where the store does not have it, or by name alone."""
    stated, known = describe(store, identifier), life(store, identifier)
    facts = dict(_facts(store, known))
    if not facts:
        return None
    newest = known.records[-1] if known.records else None
    dated = "published" in facts
    return State(
        identifier=identifier,
        number=text(stated, "catalogueNumber"),
        title=text(stated, "title"),
        page=text(stated, "page"),
        sources=provenance(stated).sources,
        published=known.published,
        project=known.draft or (not dated and newest is not None and newest.project),
        given_up=newest is not None and newest.given_up,
        withdrawn=bool(known.withdrawn) or any(each.withdrawn for each in known.records),
        facts=facts,
        successors={each.successor: each.how for each in known.successions if not each.project},
        planned=tuple(each.successor for each in known.successions if each.project),
    )


def _facts(store: Store, known: Life) -> Iterator[tuple[str, Fact]]:
    for prop, name in DATES.items():
        for each in said(store, known.identifier, prop)[:1]:
            yield name, Fact(str(each.date), each.by.sources)
    for each in said(store, known.identifier, "withdrawn"):
        if each.date == known.withdrawn:
            yield "withdrawn", Fact(str(each.date), each.by.sources)
    for record in known.records[-1:]:
        yield "stage", Fact(record.state.replace("-", "."), record.by.sources)
    yield from _described(store, known.identifier)


def _described(store: Store, identifier: Identifier) -> Iterator[tuple[str, Fact]]:
    stated = describe(store, identifier)
    for title in stated["title"][:1]:
        by = voucher(store, identifier, "title", title)
        yield "title", Fact(str(title), by.sources if by else ())
    for prop, name in _CLASSES.items():
        if stated[prop]:
            found = sorted(text(describe(store, each), "notation") for each in stated[prop])
            by = voucher(store, identifier, prop, stated[prop][0])
            yield name, Fact(", ".join(found), by.sources if by else ())
