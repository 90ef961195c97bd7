"""The events of a line of documents: its dates, successions, curated events, reasons of revisions, projects."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import reduce

from isograph.answers.coverage.gains import gains
from isograph.answers.currency.lives import life
from isograph.answers.facts.documents import Statements, describe, documents, local_name, name, provenance, text
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.records import when
from isograph.answers.facts.wording import listed
from isograph.answers.succession.events import Event, event, once
from isograph.answers.succession.lineage import Lineage, Step, lineage
from isograph.dates import PartialDate
from isograph.identifiers import Identifier
from isograph.model import issued
from isograph.results import Value
from isograph.store import Store
from isograph.vocabulary import DCTERMS, ONTOLOGY

Days = Mapping[Identifier, PartialDate | None]


@remembered
def chronicle(store: Store, subject: Identifier) -> tuple[Event, ...]:
    """Return what happened to a document, or to the editions of a standard, and to its line; each fact once."""
    line = lineage(store, subject)
    dates = tuple(_dates(store, line))
    published = {document: each.date for each in dates if each.kind in _ISSUED for document in each.documents}
    named = _by_identifier(store, {*line.start} - published.keys())
    issued = named | published
    untold = named.keys() - {newer for step in line.steps for newer in step.newer}
    return once(
        (
            *(_step(store, step, line, issued) for step in line.steps),
            *dates,
            *(_named(store, document, named[document]) for document in sorted(untold)),
            *_curated(store, subject, line, issued),
            *_projects(store, line),
        )
    )


def _dates(store: Store, line: Lineage) -> Iterator[Event]:
    succeeded = {older for step in line.steps for older in step.older}
    changes = (change for each in line.start for change in documents(describe(store, each), "amendedBy"))
    for document in sorted({*line.start, *changes}):
        of = describe(store, document)
        told = {"replaced"} if of["amends"] or document in succeeded else set()
        for link in (link for link in _DATES if of[link] and link not in told):
            yield from _on(document, link, of, [describe(store, node) for node in of[link]])


def _on(document: Identifier, link: str, of: Statements, nodes: list[Statements]) -> Iterator[Event]:
    """Yield what sources say of one date of a document: once, with those that have another day."""
    dated = [_dated(document, link, of, node) for node in sorted(nodes, key=_belief)]
    if link == "otherDate":
        yield from dated
        return
    own = issued(document) if link == "published" else None
    told = next((each for each in dated if not _before(each, own)), None)
    if told is None:
        told = replace(dated[0], date=own, text=f"{dated[0].text}, by its identifier", sources=())
    yield reduce(_beside, (each for each in dated if each is not told), told)


def _belief(stated: Statements) -> tuple[int, bool]:
    """Return what to sort the dates of several sources by: the surer, then the more exact, comes first."""
    known = when(stated)
    return provenance(stated).verification.doubt, known is None or not known.exact


def _before(told: Event, own: PartialDate | None) -> bool:
    """Whether a publication is told for a day before the year in the identifier, which is not believed."""
    return own is not None and told.date is not None and told.date.latest < own.earliest


def _beside(told: Event, other: Event) -> Event:
    """Return an event with what another source says of it."""
    if told.date is None or other.date is None or told.date.overlaps(other.date):
        return told.joined(other)
    differs = f"{listed(other.sources) or 'another source'} says {other.date}"
    return replace(told, text=_with(told.text, differs), sources=tuple(sorted({*told.sources, *other.sources})))


def _dated(document: Identifier, link: str, of: Statements, stated: Statements) -> Event:
    corrects = any(local_name(each) == "Corrigendum" for each in of["type"])
    issue = "corrected" if corrects else "amended" if of["amends"] else link
    kind, said = _DATES[issue if link == "published" else link]
    what = text(stated, "dateKind").replace("-", " ") or "another date"
    told = said.format(document=document, amended=listed(documents(of, "amends")), what=what)
    known = when(stated)
    told = told if known else f"{told}: the day is not known"
    return event(known, kind, (document,), _with(told, text(stated, "note")), provenance(stated))


def _by_identifier(store: Store, documents: set[Identifier]) -> dict[Identifier, PartialDate | None]:
    """Return the publications that only an identifier tells of; a project was not published."""
    lives = (life(store, document) for document in documents)
    told = (known for known in lives if not known.draft and not any(record.project for record in known.records))
    return {known.identifier: known.published for known in told if known.published}


def _named(store: Store, document: Identifier, day: PartialDate | None) -> Event:
    by = provenance(describe(store, document))
    return event(day, "publication", (document,), f"{document} published, by its identifier", by)


def _step(store: Store, step: Step, line: Lineage, published: Days) -> Event:
    own = [each for each in step.newer if each in published]
    told = f"{listed(step.newer)} published: {step.kind} of {listed(step.older)}"
    passive = f"{listed(step.older)} {step.how} {listed(step.newer)}"
    return event(
        step.date or next((published[each] for each in own), None),
        step.kind,
        (*step.older, *step.newer),
        "; ".join((_with(told if own else passive, step.note), *_changes(store, step, line))),
        step.provenance,
    )


def _changes(store: Store, step: Step, line: Lineage) -> Iterator[str]:
    """Say what each new edition covers against those before it that are of the line or of its own standard."""
    inside = {*line.start}
    pairs = ((older, newer) for older in step.older for newer in step.newer if {older, newer} <= line.scoped)
    for older, newer in pairs:
        near = older in inside or (newer in inside and older.undated() == newer.undated())
        change = gains(store, older, newer) if near else ""
        if change:
            yield change if len(step.older) == 1 else f"against {older} it {change}"


def _curated(store: Store, subject: Identifier, line: Lineage, published: Days) -> Iterator[Event]:
    near = {subject, *line.start}
    for each in line.start:
        stated = describe(store, each)
        near.update(*(documents(stated, relation) for relation in ("amendedBy", "hasDraft", "willBeReplacedBy")))
    touched = defaultdict[Value, list[Identifier]](list)
    for document in sorted(near):
        for told in store.pointing(document, _TELLING):
            touched[told].append(document)
    for told in sorted(touched, key=str):
        yield _told(store, describe(store, told), tuple(touched[told]), published)


def _told(store: Store, stated: Statements, touched: tuple[Identifier, ...], published: Days) -> Event:
    by, said = provenance(stated), text(stated, "text") or text(stated, "note")
    reused, reusing = documents(stated, "reusedNumberOf"), documents(stated, "reusedBy")
    if stated["reasonFor"]:
        day = next((published[each] for each in touched if each in published), None)
        return event(day, "reason", touched, f"Reason of {listed(touched)}: {said}", by)
    if stated["withdrew"]:
        told = _with(f"{listed(touched)} withdrawn without successor", said)
        return event(when(stated), "withdrawal", touched, told, by)
    if reusing:
        told = _with(f"{listed(reusing)} reuses the number of {listed(reused)} and is no successor", said)
        return event(life(store, reusing[0]).published, "number reuse", (*reused, *reusing), told, by)
    return event(when(stated), _kind(stated), touched, said, by)


def _kind(stated: Statements) -> str:
    kind = name(stated, "eventKind")
    return _KINDS.get(kind, kind.replace("-", " ") or "event")


def _projects(store: Store, line: Lineage) -> Iterator[Event]:
    """Yield the projects to replace what nothing replaced so far; no draft of a planned edition that is among them."""
    found: dict[Identifier, list[Identifier]] = {}
    for edition in line.start:
        steps = life(store, edition).successions
        for step in steps if all(each.project for each in steps) else ():
            found.setdefault(step.successor, []).append(edition)
    for project, editions in found.items():
        known = life(store, project)
        if not found.keys() & {*known.leads_to}:
            stages = [record for record in known.records if record.state[:1].isdigit()]
            newest = max(stages, key=lambda record: record.as_of.latest, default=None)
            at = f"; stage {newest.state.replace('-', '.')} as of {newest.as_of}" if newest else ""
            told = f"{project} is in development, to replace {listed(editions)}{at}"
            by = provenance(describe(store, project))
            yield event(newest.as_of if newest else None, "project", (*editions, project), told, by)


def _with(text: str, note: str) -> str:
    return f"{text} ({note.rstrip('.')})" if note else text


_TELLING = (DCTERMS + "subject", *(ONTOLOGY + name for name in ("reasonFor", "reusedBy", "reusedNumberOf", "withdrew")))
_ISSUED = {"publication", "amendment", "corrigendum"}
_KINDS = {"certificates-end": "end of certificates"}
_DATES = {
    "amended": ("amendment", "{document} published; it changes {amended}"),
    "corrected": ("corrigendum", "{document} published; it corrects {amended}"),
    "certificatesUntil": ("end of certificates", "Last day of certificates to {document}"),
    "otherDate": ("other date", "{document}: {what}"),
    "presumptionUntil": ("transition", "Last day of presumption of conformity by {document}"),
    "published": ("publication", "{document} published"),
    "replaced": ("replacement", "{document} replaced"),
    "transitionDeadline": ("transition", "Last day to move to {document}"),
    "withdrawn": ("withdrawal", "{document} withdrawn from the catalogue"),
}
