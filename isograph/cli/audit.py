"""Documents whose references are held against the graph."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import click

from isograph.cli.application import question
from isograph.cli.arguments import on
from isograph.results import Tabular

if TYPE_CHECKING:
    from isograph.answers.auditing.audit import Audit
    from isograph.graph import KnowledgeGraph

IGNORE_FILE: Final = ".isographignore"
"""The file of the working directory that says which references and files to leave out."""

_STANDARD_INPUT: Final = "-"


def _as_sarif(answer: Tabular) -> str:
    from isograph.answers.auditing.forms import as_sarif  # noqa: PLC0415  a form that few commands print

    return as_sarif(cast("Audit", answer).problems)


def _as_annotations(answer: Tabular) -> str:
    from isograph.display.annotations import annotations  # noqa: PLC0415  a form that few commands print

    return annotations(cast("Audit", answer).problems)


@question("isograph audit contract.md --on 2026-06-01", sarif=_as_sarif, github=_as_annotations)
@click.argument("files", nargs=-1, metavar="[FILES]...")
@click.option("--text", "texts", multiple=True, help="Audit this text itself; may be repeated.")
@on
@click.option(
    "--ignore",
    multiple=True,
    metavar="REFERENCE|PATTERN",
    help=f"Leave out this reference, or files of this pattern; may be repeated. Lines of {IGNORE_FILE} do the same.",
)
def audit(
    graph: "KnowledgeGraph", files: tuple[str, ...], texts: tuple[str, ...], on: str | None, ignore: tuple[str, ...]
) -> Tabular:
    """Find references in documents that are out of date.

    The answer says what replaced them, which amendments they miss, and what is not known. FILES are texts, Markdown,
    CSV, BibTeX, lists of references, .docx and .pdf, folders of them, or patterns; - is the standard input. The exit
    code is 1 where a reference is out of date.
    """
    if not files and not texts:
        raise click.UsageError("name files, or give a text with --text")
    kept = [Path(IGNORE_FILE)] if Path(IGNORE_FILE).is_file() else []
    read = [f"{sys.stdin.read()}\n" if each == _STANDARD_INPUT else Path(each) for each in files]
    return graph.audit(*read, *(f"{each}\n" for each in texts), on=on, ignore=(*kept, *ignore))
