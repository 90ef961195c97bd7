"""The application, and what its commands share: which graph is asked, in which form it answers, how errors are told."""

import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Final, Protocol, cast

import click

import isograph
from isograph.cli.output import FORMS, show, write
from isograph.display import printable
from isograph.errors import IsographError, NotInferredError

if TYPE_CHECKING:
    from isograph.graph import KnowledgeGraph
    from isograph.pictures import Picture
    from isograph.results import Tabular

_FINDING: Final = 1
_BAD_INPUT: Final = 2
_INTERRUPTED: Final = 130


def form_option(*further: str) -> click.Option:
    """Return the option that says in which of the forms that all answers have, or further ones, to print."""
    known = (*FORMS, *further)
    told = f"How to print the answer: {', '.join(known)}."
    return click.Option(["--format", "form"], type=click.Choice(known), default="table", metavar="FORM", help=told)


FORM: Final = form_option()
STORE: Final = click.Option(
    ["--store"],
    metavar="DIR",
    envvar="ISOGRAPH_STORE",
    help="The store on disk that holds the catalogue; also the environment variable ISOGRAPH_STORE.",
)
PICTURE: Final = click.Option(
    ["--picture"], metavar="FILE", help="Draw the answer into this file as well: .svg, .png or .pdf."
)
_SOURCES: Final = (
    STORE,
    click.Option(
        ["--data"],
        multiple=True,
        metavar="FILE",
        help="Ask this file as well: RDF, or clauses in CSV; may be repeated.",
    ),
    click.Option(
        ["--bundled/--no-bundled"], default=True, help="Ask the graph that comes with isograph (the default)."
    ),
)


class _InOrder(click.Group):
    """A group whose help lists the commands as they are written, what belongs together side by side."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_InOrder, params=[FORM, *_SOURCES], context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="isograph-kg", prog_name="isograph", message="%(prog)s %(version)s")
@click.pass_context
def app(context: click.Context, /, **said: object) -> None:
    """Ask which standard covers an activity, what was in force on a day, what changed.

    Name a document in any form people write: "ISO 9001:1994", iso9001-2015, "BS EN ISO 9001". Options before a command
    hold for it too. The exit code is 0 for an answer, 1 for a finding, 2 for bad input.
    """
    context.default_map = dict.fromkeys(app.commands, said)


class Drawable(Protocol):
    """An answer that draws itself."""

    def plot(self) -> "Picture":
        """Return the picture."""


def question(
    example: str, *, drawable: bool = False, **forms: Callable[["Tabular"], str]
) -> Callable[[Callable[..., "Tabular"]], click.Command]:
    """Make a command of a function from a graph and arguments to an answer, which is then printed.

    `forms` are those that only this answer has, by name; one that is drawable can be saved as a picture too.
    """

    def command(ask: Callable[..., "Tabular"]) -> click.Command:
        @wraps(ask)
        def answered(graph: "KnowledgeGraph", form: str, picture: str | None = None, **arguments: object) -> None:
            answer = ask(graph, **arguments)
            if picture:
                cast("Drawable", answer).plot().save(picture)
            conclude(answer, form, forms)

        return _command(answered, example, (form_option(*forms), *((PICTURE,) if drawable else ()), *_SOURCES))

    return command


def conclude(answer: "Tabular", form: str, forms: Mapping[str, Callable[["Tabular"], str]]) -> None:
    """Print an answer in one of the forms that all have or of its own, and end with 1 where it is a finding."""
    write(forms[form](answer)) if form in forms else show(answer, form)
    if answer.finding:
        raise click.exceptions.Exit(_FINDING)


def task(example: str) -> Callable[[Callable[..., None]], click.Command]:
    """Make a command of a function of a graph and arguments that prints or writes by itself."""
    return lambda work: _command(work, example, _SOURCES)


def _command(work: Callable[..., None], example: str, options: tuple[click.Option, ...]) -> click.Command:
    @app.command(epilog=f"\b\nExample:\n  {example}")
    @wraps(work)
    def command(data: tuple[str, ...], *, bundled: bool, store: str | None, **arguments: object) -> None:
        with errors_told():
            work(isograph.load(*data, bundled=bundled, store=store), **arguments)

    command.params.extend(options)
    return command


@contextmanager
def errors_told() -> Iterator[None]:
    """Tell an error of isograph in one line, and end with the exit code that fits it."""
    try:
        yield
    except KeyboardInterrupt:
        raise click.exceptions.Exit(_INTERRUPTED) from None
    except IsographError as error:
        click.echo(printable(f"isograph: {error}"), err=True)
        raise click.exceptions.Exit(_FINDING if isinstance(error, NotInferredError) else _BAD_INPUT) from None


def main() -> None:
    """Run the command line, and end quietly where the reader of its output does."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    app(prog_name="isograph")
