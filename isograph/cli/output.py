"""How an answer is printed: in which form, how wide, in which characters."""

import codecs
import json
import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from shutil import get_terminal_size
from time import monotonic
from typing import Final
from unicodedata import combining, normalize

import click

from isograph.display import text
from isograph.errors import StoreError
from isograph.results import Tabular

_FALLBACK: Final = (100, 24)
_NARROWEST: Final = 40
_PATIENCE: Final = 1.0
_PAUSE: Final = 0.1
_PLAIN: Final = str.maketrans("\u2500\u2013\u2014\u2018\u2019\u201c\u201d", "---''\"\"")


def show(answer: Tabular, form: str) -> None:
    """Print an answer in one of the forms."""
    write(FORMS[form](answer))


def write(text: str) -> None:
    """Print text with its last line ended, in the characters that the reader can show.

    Raises StoreError where it cannot be written, on a full disk for instance.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="isograph.plain")
    try:
        click.echo(text, sys.stdout, nl=not text.endswith("\n"))
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left must not fail again at exit
        raise StoreError(f"the answer cannot be written: {error.strerror}") from None


class Progress:
    """Tells on a terminal how far some work is, where it takes longer than a second."""

    def __init__(self, unit: str) -> None:
        self._unit, self._begun, self._told = unit, monotonic(), 0.0

    def __call__(self, done: int) -> None:
        """Tell how much is done."""
        now = monotonic()
        if sys.stderr.isatty() and now - self._begun > _PATIENCE and now - self._told > _PAUSE:
            self._told = now
            click.echo(f"\r{done:,} {self._unit}", err=True, nl=False)

    def close(self) -> None:
        """Take what was told away again."""
        if self._told:
            click.echo("\r\x1b[K", err=True, nl=False)


def _as_table(answer: Tabular) -> str:
    width = max(_NARROWEST, get_terminal_size(_FALLBACK).columns)
    return text(answer, width=width, colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR"))


def _as_json(answer: Tabular) -> str:
    unicode = codecs.lookup(sys.stdout.encoding or "ascii").name.startswith("utf")
    return json.dumps(answer.to_dict(), indent=2, ensure_ascii=not unicode)


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Replace what an encoding cannot express by the plain characters nearest to it."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    apart = normalize("NFKD", error.object[error.start : error.end].translate(_PLAIN))
    letters = "".join(character for character in apart if not combining(character))
    return letters.encode("ascii", "replace").decode("ascii"), error.end


codecs.register_error("isograph.plain", _plain)

FORMS: Final[dict[str, Callable[[Tabular], str]]] = {
    "table": _as_table,
    "json": _as_json,
    "csv": Tabular.to_csv,
    "markdown": Tabular.to_markdown,
}
"""The forms of an answer by name."""
