"""The sources that can be brought in: what each is, who publishes it, under which licence and with which credit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from isograph.dates import PartialDate
from isograph.errors import FormatError
from isograph.ingest import iso_committees, iso_ics, iso_open_data, mapping, relaton
from isograph.ingest.records import Record
from isograph.ingest.report import Findings
from isograph.ingest.rows import Progress
from isograph.ingest.terms import TYPE, date_of, iso, literal
from isograph.store.withheld import Triple
from isograph.vocabulary import DCTERMS, FOAF, GRAPH, SOURCE, SOURCE_KIND

ReadRecords: TypeAlias = Callable[[Path, Findings, Progress], Iterator[Record]]
"""Reads the documents of a file or folder."""

ReadTriples: TypeAlias = Callable[[Path, Findings, Progress], Iterator[Triple]]
"""Reads a file of what is no document, straight to triples."""


def _undated(_: Path) -> PartialDate | None:
    return None


@dataclass(frozen=True, slots=True)
class Source:
    """A source of catalogue records; `records` or `others` reads it, `as_of` tells the date that it carries itself.

    >>> SOURCES["iso-open-data"].graph
    'https://w3id.org/isograph/graph/iso-open-data'
    """

    name: str
    title: str
    publisher: str
    licence: str
    credit: str
    page: str
    kind: str
    records: ReadRecords | None = None
    others: ReadTriples | None = None
    as_of: Callable[[Path], PartialDate | None] = _undated

    @property
    def graph(self) -> str:
        """The named graph that an import of the source fills."""
        return GRAPH + self.name


_ODC_BY: Final = "https://opendatacommons.org/licenses/by/1-0/"
_NO_LICENCE: Final = "http://rightsstatements.org/vocab/CNE/1.0/"
_OPEN_DATA: Final = "https://www.iso.org/open-data.html"


def _credit(dataset: str) -> str:
    return (
        f"This work is based on the {dataset} dataset from ISO Open Data, "
        "licensed under ODC Attribution License (ODC-By) v1.0"
    )


SOURCES: Final[dict[str, Source]] = {
    each.name: each
    for each in (
        Source(
            name="iso-open-data",
            title="ISO Open Data: ISO deliverables metadata",
            publisher="ISO",
            licence=_ODC_BY,
            credit=_credit("iso_deliverables_metadata"),
            page=_OPEN_DATA,
            kind="catalogue",
            records=iso_open_data.read,
        ),
        Source(
            name="iso-committees",
            title="ISO Open Data: ISO technical committees",
            publisher="ISO",
            licence=_ODC_BY,
            credit=_credit("iso_technical_committees"),
            page=_OPEN_DATA,
            kind="catalogue",
            others=iso_committees.read,
        ),
        Source(
            name="iso-ics",
            title="ISO Open Data: International Classification for Standards",
            publisher="ISO",
            licence=_ODC_BY,
            credit=_credit("iso_ics"),
            page=_OPEN_DATA,
            kind="catalogue",
            others=iso_ics.read,
        ),
        *(
            Source(
                name=f"relaton-{body.lower()}",
                title=f"Relaton bibliographic records of {body} documents",
                publisher="Relaton project",
                licence=_NO_LICENCE,
                credit=f"Records of the Relaton project, which states no licence; their texts belong to {body}.",
                page=f"https://github.com/relaton/relaton-data-{body.lower()}",
                kind="bibliographic-dataset",
                records=partial(relaton.read, body=body),
                as_of=relaton.as_of,
            )
            for body in ("ISO", "IEC")
        ),
    )
}
"""Every source by its name."""

RELATON: Final = "relaton"
"""The name of both sources of Relaton: which one a set of records is of, the records tell."""


def chosen(name: str, path: Path) -> Source:
    """Return the source of a name, of "relaton" the one that the records at a path are of.

    Raises FormatError for an unknown name, and what `isograph.ingest.relaton.read` raises.
    """
    if name == RELATON:
        name = f"{RELATON}-{relaton.body_of(path).lower()}"
    if name not in SOURCES:
        raise FormatError(name, (*SOURCES, RELATON))
    return SOURCES[name]


def statements(
    source: Source,
    path: Path,
    *,
    as_of: PartialDate,
    findings: Findings,
    progress: Progress = lambda _: None,
) -> Iterator[Triple]:
    """Yield the whole graph of a source: what it is, and what a file of it says as of a date.

    Raises StoreError for a file that cannot be read, ParseError for one that is not of this source, FormatError for an
    unknown suffix and MissingExtraError for a format whose package is not installed.
    """
    yield from description(source, as_of)
    if source.records:
        yield from mapping.triples(source.records(path, findings, progress), source.name, as_of, findings)
    if source.others:
        yield from source.others(path, findings, progress)


def description(source: Source, as_of: PartialDate) -> Iterator[Triple]:
    """Yield what a source and its graph are: title, publisher, licence, the credit it asks for, as of when it holds."""
    graph, node = f"<{source.graph}>", f"<{SOURCE}{source.name}>"
    yield graph, TYPE, iso("SourceGraph")
    yield from date_of(graph, as_of)
    for each in (graph, node):
        yield each, f"<{DCTERMS}title>", literal(source.title, "en")
        yield each, f"<{DCTERMS}license>", f"<{source.licence}>"
    yield graph, f"<{DCTERMS}rights>", literal(source.credit, "en")
    yield node, TYPE, iso("Source")
    yield node, f"<{DCTERMS}publisher>", literal(source.publisher)
    yield node, f"<{FOAF}page>", f"<{source.page}>"
    yield node, iso("sourceKind"), f"<{SOURCE_KIND}{source.kind}>"
