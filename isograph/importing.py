"""A source brought into a store on disk: a new generation with its records in it, and with all that follows."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import file_digest
from importlib import metadata
from os import PathLike
from pathlib import Path

from isograph import cache, resources
from isograph.dates import PartialDate, day
from isograph.errors import ArgumentError, StoreError
from isograph.ingest.fetching import Note
from isograph.ingest.report import Findings, Report
from isograph.ingest.sources import RELATON, SOURCES, Source, chosen, statements
from isograph.reasoning import Closure, Term
from isograph.searching import beside
from isograph.store import Store, formats
from isograph.store.folder import Folder
from isograph.store.generation import Generation
from isograph.store.manifest import Imported, Manifest
from isograph.store.withheld import Triple
from isograph.vocabulary import INFERRED

Progress = Callable[[int], None]
"""Is told now and then how many records were read so far."""

Graph = tuple[str, Iterable[Triple]]
"""The name of a graph, and its triples."""


@dataclass(frozen=True, slots=True)
class _Delivery:
    """What is brought in: the content of a source at a path, and the day that it was current."""

    source: Source
    path: Path
    content: str
    as_of: PartialDate

    def imported(self, generation: int, findings: Findings) -> Imported:
        """Return what the manifest says of it."""
        return Imported(
            name=self.source.name,
            title=self.source.title,
            file=self.path.name,
            content=self.content,
            as_of=self.as_of.value,
            licence=self.source.licence,
            credit=self.source.credit,
            generation=generation,
            counts={"read": findings.read, "created": findings.created, "skipped": len(findings.skipped)},
        )


def bring(
    source: str,
    path: str | PathLike[str],
    *,
    store: str | PathLike[str],
    as_of: date | str | None = None,
    progress: Progress = lambda _: None,
) -> Report:
    """Read a source into a store on disk, which is made where there is none, and return what became of its records.

    The store also holds the bundled ontology and facts, and the sources that were brought in before; one that is
    brought in again takes its own place. What is there stays as it is until everything is written. The same content
    as of the same day changes nothing, and the report says so. The store is there to be read before its index for
    searching is, where that can be made. `as_of` is the day that the content was current; it is
    needed where neither the content tells it nor the note that `fetch` left beside it.

    Raises ArgumentError for an unknown source, ArgumentError or DateError where the day is missing, in the future or
    none, ParseError for content that cannot be read at all, and StoreError for a store that cannot be written.
    """
    given = _delivery(_source(source, Path(path)), Path(path), as_of)
    folder = Folder(store)
    with folder.locked() as before:
        known = before.source(given.source.name)
        same = known and (known.content, known.as_of, before.bundled) == (given.content, given.as_of.value, _state())
        report = _unchanged(known, folder) if known and same else _brought(given, folder, before, progress)
        beside.build(folder.generation(folder.manifest().generation))
        return report


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, or of a folder's files and their names; raise StoreError where it is not there."""
    try:
        if path.is_dir():
            files = sorted(each for each in path.rglob("*") if each.is_file())
            return cache.key(f"{each.relative_to(path)} {digest(each)}".encode() for each in files)
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from None


def _source(name: str, path: Path) -> Source:
    if name not in (*SOURCES, RELATON):
        raise ArgumentError(f"there is no source {name!r}; known: {', '.join((*SOURCES, RELATON))}")
    return chosen(name, path)


def _delivery(source: Source, path: Path, as_of: date | str | None) -> _Delivery:
    """Return what is brought in, with the day that it was current; a file's own time says nothing of that."""
    content = digest(path)
    found = PartialDate.parse(day(as_of).isoformat()) if as_of else source.as_of(path) or _noted(path, content)
    if found is None:
        raise ArgumentError(f"{path} does not tell its date: give the day that it was current, --as-of 2026-06-01")
    if found.earliest > date.today():
        raise ArgumentError(f"{path} cannot be as of {found}, which lies in the future")
    return _Delivery(source, path, content, found)


def _noted(path: Path, content: str) -> PartialDate | None:
    """Return the day that the note beside a fetched file tells, if it is the note of this content."""
    note = Note.beside(path)
    return PartialDate.parse(note.day) if note and note.day and note.sha256 == content else None


def _brought(given: _Delivery, folder: Folder, before: Manifest, progress: Progress) -> Report:
    source, findings, number = given.source, Findings(), before.generation + 1
    with folder.draft(number) as draft:
        read = statements(source, given.path, as_of=given.as_of, findings=findings, progress=progress)
        closure = _filled(draft, _bundled(), [*_kept(folder, before, source), (source.graph, read)])
    for each in closure.contradictions:
        findings.remark("contradiction", source.name, str(each))
    report = findings.report(source.name, as_of=given.as_of.value, credit=source.credit)
    state = before.followed(given.imported(number, findings), isograph=_version(), bundled=_state())
    folder.publish(state, json.dumps(report.to_dict(), indent=1, ensure_ascii=False))
    return report


def _kept(folder: Folder, before: Manifest, source: Source) -> list[Graph]:
    """Return the graphs of the other sources in a store."""
    names = [SOURCES[each.name].graph for each in before.sources if each.name != source.name]
    if not names:
        return []
    store = folder.open()
    return [(name, store.triples([name])) for name in names]


def _filled(draft: Generation, bundled: Store, graphs: Iterable[Graph]) -> Closure:
    """Write the bundled graphs, others, and what follows from all; return their closure."""
    for name in bundled.graphs():
        draft.write(bundled.triples([name]), name)
    closure = Closure.over(_Passing(draft, bundled, graphs), contradictions="report")
    draft.write(closure.inferred(), INFERRED)
    return closure


@dataclass(frozen=True, slots=True)
class _Passing:
    """The triples of a generation that is written while the reasoner goes through them, so that none waits in memory.

    The bundled graphs, with the axioms by which the reasoner chooses what it takes in, are written already.
    """

    draft: Generation
    bundled: Store
    graphs: Iterable[Graph]

    def triples(self) -> Iterator[Triple]:
        """Yield the triples of all graphs, and write the others on the way."""
        yield from self.bundled.triples()
        for name, triples in self.graphs:
            yield from self.draft.written(triples, name)

    def matches(self, subject: Term | None, predicate: Term | None, object_: Term | None) -> Iterator[Triple]:
        """Return the triples with these terms that were written so far."""
        return self.draft.source().matches(subject, predicate, object_)


def _bundled() -> Store:
    store = Store.memory()
    for path, graph in resources.bundled_graphs():
        store.load(path, graph)
    return store


def _state() -> str:
    """Return what tells one state of the bundled ontology, facts and reasoner from another."""
    files = (*(path for path, _ in resources.bundled_graphs()), *resources.reasoner_files())
    return cache.key(path.read_bytes() for path in files)


def _unchanged(known: Imported, folder: Folder) -> Report:
    """Return the report of the import that brought this content in, and that nothing was done now."""
    findings = Findings(read=known.counts["read"], created=known.counts["created"])
    for row in json.loads(formats.read(folder.report(known.generation)))["rows"]:
        if row["kind"] == "skipped":
            findings.skip(row["place"], row["what"], row["text"])
        else:
            findings.remark(row["kind"], row["place"], row["text"])
    report = findings.report(known.name, as_of=known.as_of, credit=known.credit)
    return replace(report, note=f"The store has {known.file} as of this day already: nothing was written.")


def _version() -> str:
    try:
        return metadata.version("isograph-kg")
    except metadata.PackageNotFoundError:
        return "not installed"
