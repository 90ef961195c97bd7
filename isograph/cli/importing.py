"""Catalogues: fetched from where they are published, and imported into a store on disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from isograph.cli.application import FORM, STORE, app, errors_told
from isograph.cli.output import Progress, show
from isograph.ingest.report import Report
from isograph.results import Tabular, Value
from isograph.store.folder import Folder

_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Brief(Tabular):
    """A report as far as a screen holds it: its first rows, and where the others are."""

    report: Report
    place: Path

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the report."""
        return self.report.columns

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return the first rows of the report."""
        return self.report.rows()[:_SHOWN]

    @property
    def summary(self) -> str:
        """The summary of the report."""
        return self.report.summary

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes of the report, and where all its rows are."""
        more = len(self.report.rows()) - _SHOWN
        return (*self.report.notes, *((f"{more:,} rows more: {self.place}",) if more > 0 else ()))


@app.command(
    "import",
    epilog="\b\nExample:\n  isograph import iso-open-data deliverables.jsonl --store catalogue --as-of 2026-06-01",
)
@click.argument("source")
@click.argument("path")
@click.option("--as-of", metavar="DATE", help="The day that the content was current, where it does not tell.")
def bring_in(source: str, path: str, as_of: str | None, store: str | None, form: str) -> None:
    """Bring a catalogue into a store on disk.

    It stands there beside the bundled graph and what was imported before. SOURCE is iso-open-data, iso-committees,
    iso-ics or relaton; PATH a file of it, or a folder for relaton. The store stays as it is until all is written. What
    is skipped, and why, is in the report, whole with --format json and in the folder of the store.
    """
    from isograph.importing import bring  # noqa: PLC0415  slow to import, and wanted here alone

    if store is None:
        raise click.UsageError("name the folder of the store: --store DIR")
    with errors_told(), _progress("records read") as progress:
        report = bring(source, path, store=store, as_of=as_of, progress=progress)
        folder = Folder(store)
        show(Brief(report, folder.report(folder.manifest().generation)) if form == "table" else report, form)


bring_in.params += [STORE, FORM]


@app.command("fetch", epilog="\b\nExample:\n  isograph fetch iso-open-data downloads")
@click.argument("what", metavar="SOURCE")
@click.argument("folder", default=".")
@click.option("--from", "base", metavar="URL", help="Another place that has the same files.")
def download(what: str, folder: str, base: str | None, form: str) -> None:
    """Fetch the official files of a source into a folder.

    Of what is there already, only what is new is fetched. SOURCE is iso-open-data: deliverables, committees and ICS. A
    note beside each file keeps its date, its licence and the credit that it asks for, and `isograph import` reads it.
    """
    from isograph.ingest.fetching import BASE, fetch  # noqa: PLC0415  slow to import, and wanted here alone

    with errors_told(), _progress("bytes") as progress:
        show(fetch(what, folder, base=base or BASE, progress=progress), form)


download.params.append(FORM)


@contextmanager
def _progress(unit: str) -> Iterator[Progress]:
    progress = Progress(unit)
    try:
        yield progress
    finally:
        progress.close()
