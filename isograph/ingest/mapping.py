"""Records as triples: each document of a catalogue in the words of the ontology, and how documents succeed each other.

Dates and stages are nodes that the documents of a graph share. An edition number is stated of editions and drafts:
that of a supplement is its base's. What a record only names, as an amendment names its base, is a stub where no record
describes it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from isograph.dates import PartialDate
from isograph.errors import DateError
from isograph.identifiers import Identifier
from isograph.ingest.iso_committees import committee
from isograph.ingest.iso_ics import field, is_field
from isograph.ingest.records import Record
from isograph.ingest.report import Findings
from isograph.ingest.succession import typed as successions_of
from isograph.ingest.terms import TYPE, date_of, iso, literal, page, typed, vouched
from isograph.store.withheld import Triple
from isograph.vocabulary import DCTERMS, FOAF, GRAPH, ICS, KIND, RDFS, SKOS, SOURCE, STAGE

_IDENTIFIER: Final = iso("identifier")
_SOURCE: Final = f"<{DCTERMS}source>"
_TITLE: Final = f"<{DCTERMS}title>"
_ABSTRACT: Final = f"<{DCTERMS}abstract>"
_LANGUAGE: Final = f"<{DCTERMS}language>"
_LANGUAGE_TAG: Final = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
_SUPPLEMENTS: Final = {"Amd": "Amendment", "Cor": "Corrigendum"}
_SUPPLEMENT_KINDS: Final = {
    "Amd": "amendment",
    "Cor": "corrigendum",
    "Add": "addendum",
    "Ext": "extract",
    "ISH": "interpretation-sheet",
}
_TYPES: Final = {
    "": "international-standard",
    "TS": "technical-specification",
    "TR": "technical-report",
    "PAS": "pas",
    "Guide": "guide",
    "IWA": "workshop-agreement",
    "R": "recommendation",
    "ISP": "standardized-profile",
    "DATA": "data",
    "TTA": "trends-assessment",
    "SRD": "reference-deliverable",
    "DIR": "directives",
}


def triples(records: Iterable[Record], name: str, as_of: PartialDate, findings: Findings) -> Iterator[Triple]:
    """Yield the triples of all records of a source; `as_of` is the day on which their stages hold.

    A record whose document stands in an earlier one, or that names a work and not one document of it, is noted as
    skipped; so is, as a remark, each date, page or succession that is left out.
    """
    graph = _Graph(name, as_of, findings)
    kept: list[Record] = []
    for record in records:
        if graph.takes(record):
            yield from graph.document(record)
            # All but the abstract is evidence of how documents succeed each other.
            kept.append(replace(record, abstracts=()) if record.abstracts else record)
    yield from graph.succession(kept)
    yield from graph.stubs()


class _Graph:
    """The graph of one source: what was described in it so far."""

    def __init__(self, name: str, as_of: PartialDate, findings: Findings) -> None:
        self._name, self._as_of, self._findings = name, as_of, findings
        self._source = f"<{SOURCE}{name}>"
        self._documents: dict[Identifier, str] = {}
        self._shared: dict[str, str] = {}
        self._seen: set[str] = set()
        self._places: dict[str, str] = {}
        self._named: dict[Identifier, Record] = {}

    def takes(self, record: Record) -> bool:
        """Whether a record is of a document that none before it is of; else it is noted as skipped."""
        node, why = self._node(record.identifier), ""
        if not (record.identifier.dated or record.identifier.draft):
            why = "names a work, not one document of it"
        elif node in self._places:
            why = f"stands on {self._places[node]} already"
        if why:
            self._findings.skip(record.place, str(record.identifier), why)
            return False
        self._places[node] = record.place
        self._findings.created += 1
        return True

    def _node(self, document: Identifier) -> str:
        """Return a document as a term, which is made once."""
        if document not in self._documents:
            self._documents[document] = f"<{document.iri}>"
        return self._documents[document]

    def document(self, record: Record) -> Iterator[Triple]:
        """Yield what a record says of its document."""
        node = self._node(record.identifier)
        yield from self._identified(record.identifier)
        yield node, iso("kind"), f"<{KIND}{_kind(record)}>"
        for text, language in record.titles:
            yield node, _TITLE, _tagged(text, language)
        for text, language in record.abstracts:
            yield node, _ABSTRACT, _tagged(text, language)
        for language in record.languages:
            yield node, _LANGUAGE, literal(language)
        yield from self._facts(record, node)
        yield from self._links(record, node)
        yield from self._life(record, node)
        yield from vouched(node, self._name)

    def succession(self, records: list[Record]) -> Iterator[Triple]:
        """Yield how documents succeed each other, and note what is taken for no succession."""
        found = successions_of(records)
        for each in found.found:
            yield self._node(each.older), iso(each.how), self._node(each.newer)
        for dropped in found.dropped:
            self._findings.remark(str(dropped.why), dropped.place, f"{dropped.older} replaced by {dropped.newer}")

    def stubs(self) -> Iterator[Triple]:
        """Yield what is known of the documents that are named in records and described in none."""
        for identifier, record in self._named.items():
            if self._node(identifier) in self._places:
                continue
            amends = f"{record.identifier} amends {identifier}"
            self._findings.remark("base that stands in no record", record.place, amends)
            if identifier.dated or identifier.draft:
                yield from self._stub(identifier, record)
            else:
                yield from self._work(identifier)

    def _stub(self, identifier: Identifier, record: Record) -> Iterator[Triple]:
        node = self._node(identifier)
        yield from self._identified(identifier)
        yield node, TYPE, iso("Stub")
        yield node, iso("known"), literal(f"Named by {record.identifier}, which amends it.", "en")
        yield from vouched(node, self._name)
        if _supplements(identifier) and not identifier.draft:
            yield node, iso("amends"), self._node(identifier.base)

    def _identified(self, identifier: Identifier) -> Iterator[Triple]:
        """Yield what a document is, by its identifier alone."""
        node, class_ = self._node(identifier), _class(identifier)
        yield node, TYPE, iso(class_)
        yield node, _IDENTIFIER, literal(str(_canonical(identifier)))
        if class_ == "Edition":
            work = identifier.undated()
            yield node, iso("editionOf"), self._node(work)
            yield from self._work(work)

    def _work(self, work: Identifier) -> Iterator[Triple]:
        node = self._node(work)
        if node not in self._seen:
            self._seen.add(node)
            yield from ((node, TYPE, iso("Standard")), (node, _IDENTIFIER, literal(str(work))))
            yield node, _SOURCE, self._source

    def _facts(self, record: Record, node: str) -> Iterator[Triple]:
        if record.edition is not None and record.edition > 0 and not _supplements(record.identifier):
            yield node, iso("editionNumber"), typed(record.edition, "integer")
        if record.number is not None:
            yield node, iso("catalogueNumber"), typed(record.number, "integer")
        if record.page:
            if address := page(record.page):
                yield node, f"<{FOAF}page>", address
            else:
                self._findings.remark("page that is no address", record.place, record.page)

    def _links(self, record: Record, node: str) -> Iterator[Triple]:
        for code in dict.fromkeys(record.ics):
            if is_field(code):
                yield from self._field(code)
                yield node, iso("ics"), field(code)
            else:
                self._findings.remark("unknown ICS field", record.place, f"{code!r} is no ICS code")
        for reference in dict.fromkeys(record.committees):
            yield from self._committee(reference)
            yield node, iso("committee"), committee(reference)
        if _supplements(record.identifier) and not record.identifier.draft:
            for base in record.amends or (record.identifier.base,):
                self._named.setdefault(base, record)
                yield node, iso("amends"), self._node(base)

    def _field(self, code: str) -> Iterator[Triple]:
        """Yield the field of a code, once: its name and place stand in the classification."""
        node = field(code)
        if node not in self._seen:
            self._seen.add(node)
            yield node, TYPE, f"<{SKOS}Concept>"
            yield node, f"<{SKOS}notation>", literal(code)
            yield from ((node, f"<{SKOS}inScheme>", f"<{ICS}scheme>"), (node, _SOURCE, self._source))

    def _committee(self, reference: str) -> Iterator[Triple]:
        """Yield the committee of a reference, once: what it is about stands in the list of committees."""
        node = committee(reference)
        if node not in self._seen:
            self._seen.add(node)
            yield node, TYPE, iso("Committee")
            yield node, f"<{SKOS}notation>", literal(reference)
            yield from ((node, f"<{RDFS}label>", literal(reference, "en")), (node, _SOURCE, self._source))

    def _life(self, record: Record, node: str) -> Iterator[Triple]:
        """Yield when a document was published and withdrawn, and its stage; a project is not published."""
        if record.published and record.identifier.draft:
            self._findings.remark("date of a project", record.place, f"{record.identifier} {record.published}")
        elif record.published:
            yield from self._date(record, node, "published", record.published)
        if record.withdrawn:
            yield from self._date(record, node, "withdrawn", record.withdrawn)
        if record.stage:
            yield from self._stage(node, record.stage)

    def _date(self, record: Record, node: str, name: str, written: str) -> Iterator[Triple]:
        if written not in self._shared:
            try:
                value = PartialDate.parse(written)
            except DateError as error:
                self._findings.remark("unreadable date", record.place, f"{name}: {error}")
                return
            self._shared[written] = shared = f"<{GRAPH}{self._name}#{written}>"
            yield shared, TYPE, iso("Dated")
            yield from (*date_of(shared, value), *vouched(shared, self._name))
        yield node, iso(name), self._shared[written]

    def _stage(self, node: str, code: str) -> Iterator[Triple]:
        local = f"stage-{code.replace('.', '-')}"
        if local not in self._shared:
            self._shared[local] = shared = f"<{GRAPH}{self._name}#{local}>"
            yield shared, TYPE, iso("RecordedStage")
            yield shared, iso("stage"), f"<{STAGE}{code.replace('.', '-')}>"
            yield from (*date_of(shared, self._as_of), *vouched(shared, self._name))
        yield node, iso("recordedStage"), self._shared[local]


def _class(identifier: Identifier) -> str:
    """Return the class of a document, by its identifier."""
    if identifier.draft:
        return "Draft"
    kinds = _supplements(identifier)
    return _SUPPLEMENTS.get(kinds[-1], "Supplement") if kinds else "Edition"


def _supplements(identifier: Identifier) -> tuple[str, ...]:
    """Return the kinds of the supplements that an identifier names as documents of their own."""
    return tuple(each.kind for each in identifier.supplements if not each.incorporated)


def _kind(record: Record) -> str:
    """Return the kind of deliverable: that of a supplement, else the recorded one, else what the identifier says."""
    if kinds := _supplements(record.identifier):
        return _SUPPLEMENT_KINDS.get(kinds[-1], "supplement")
    return record.kind or _TYPES.get(record.identifier.type, "international-standard")


def _canonical(identifier: Identifier) -> Identifier:
    """Return the identifier without what does not change the document, and so is not in its IRI."""
    if identifier.languages or identifier.month or (identifier.edition and identifier.year):
        return Identifier.from_iri(identifier.iri)
    return identifier


def _tagged(text: str, language: str) -> str:
    return literal(text, language if _LANGUAGE_TAG.fullmatch(language) else "")
