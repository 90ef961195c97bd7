"""Arguments and options that several commands have, and how what is written there is read."""

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

import click

from isograph.identifiers import Identifier
from isograph.results import Value
from isograph.store.terms import Iri

Function = TypeVar("Function", bound=Callable[..., object])

_VARIABLE: Final = re.compile(r"(\w+)=(.*)", re.DOTALL)
_READERS: Final[tuple[tuple[str, Callable[[str], Value]], ...]] = (
    (r"<(\S+)>", Iri),
    (r'"(.*)"', str),
    (r"([+-]?\d+)", int),
    (r"([+-]?\d+\.\d+)", float),
    (r"(true|false)", lambda text: text == "true"),
    (r"(\d{4}-\d\d-\d\d)", date.fromisoformat),
    (r"(.*\d.*)", Identifier.parse),
)


def document(command: Function) -> Function:
    """Add the argument that names a document."""
    return click.argument("identifier")(command)


def on(command: Function) -> Function:
    """Add the option that says which day is asked about."""
    return click.option("--on", metavar="DATE", help="The day asked about, as 1996-06-01; today if not given.")(command)


def query(command: Function) -> Function:
    """Add the query, as text, file or standard input, and the values of its variables."""
    values = "The value of a variable: 42, true, 1996-06-01, ISO 9001:1994, <IRI>, or text; may be repeated."
    bind = click.option("--bind", "bindings", multiple=True, metavar="NAME=VALUE", callback=_bindings, help=values)
    return click.argument("query", callback=_query)(bind(command))


def _query(_: click.Context, __: click.Parameter, given: str) -> str:
    if "{" in given:
        return given
    try:
        return _content(given.removeprefix("@"))
    except OSError as error:
        raise click.BadParameter(f"neither a query nor a file that can be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise click.BadParameter(f"{given} is no text in UTF-8") from None


def _content(path: str) -> str:
    return sys.stdin.read() if path == "-" else Path(path).read_text("utf-8")


def _bindings(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> dict[str, Value]:
    return dict(map(_binding, given))


def _binding(given: str) -> tuple[str, Value]:
    found = _VARIABLE.fullmatch(given)
    if not found:
        raise click.BadParameter(f"{given!r} is not NAME=VALUE")
    return found[1], _value(found[2])


def _value(text: str) -> Value:
    """Return what a text looks like: whatever is none of the others is text."""
    for pattern, read in _READERS:
        if found := re.fullmatch(pattern, text, re.DOTALL):
            try:
                return read(found[1])
            except ValueError:
                continue
    return text
