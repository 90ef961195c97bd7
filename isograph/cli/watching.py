"""What changed between two stores on disk, or in one since the import before."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import click

from isograph import answers
from isograph.cli.application import STORE, app, conclude, errors_told, form_option
from isograph.errors import IdentifierError
from isograph.identifiers import Identifier
from isograph.results import Tabular
from isograph.store.folder import Folder

if TYPE_CHECKING:
    from isograph.answers.watching.difference import Difference

_MOST: Final = 2


def _as_atom(answer: Tabular) -> str:
    from isograph.display.atom import atom  # noqa: PLC0415  a form that one command prints

    difference = cast("Difference", answer)
    watched = tuple(map(str, difference.watched))
    return atom(f"Changes of {', '.join(watched) or 'all documents'}", ("diff", *watched), difference.entries)


@app.command("diff", epilog="\b\nExample:\n  isograph diff catalogue --watch watched.txt --format atom")
@click.argument("stores", nargs=-1, metavar="[OLD] [NEW]")
@click.option(
    "--watch",
    "watch",
    multiple=True,
    metavar="REFERENCE|FILE",
    help="Only this document, or those of a file, one reference a line; may be repeated.",
)
def diff(stores: tuple[str, ...], watch: tuple[str, ...], store: str | None, form: str) -> None:
    """Tell what changed between two stores or imports.

    OLD and NEW are folders that `isograph import` made; with one of them, or --store, its previous state is compared
    with its newest. An undated reference watches all editions and adoptions, "ISO 10303 (all parts)" the parts as well.
    The exit code is 1 where something changed.
    """
    folders = stores or ((store,) if store else ())
    if not 0 < len(folders) <= _MOST:
        raise click.UsageError("name one store or two: isograph diff OLD NEW")
    with errors_told():
        older = Folder(folders[0]).open(previous=len(folders) < _MOST)
        answer = answers.difference(older, Folder(folders[-1]).open(), [_watched(each) for each in watch])
        conclude(answer, form, {"atom": _as_atom})


diff.params += [STORE, form_option("atom")]


def _watched(given: str) -> Identifier | Path:
    """Return the reference, or else the file, that somebody names."""
    with suppress(IdentifierError):
        return Identifier.parse(given)
    with suppress(OSError, ValueError):
        if Path(given).exists():
            return Path(given)
    raise click.BadParameter(f"{given!r} is neither a reference nor a file", param_hint="--watch")
