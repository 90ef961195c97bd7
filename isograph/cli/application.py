"""The application, and what its commands share: which graph is asked, in which form it answers, how errors are told."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Final

import click

import isograph
from isograph.cli.output import FORMS, show
from isograph.display import printable
from isograph.errors import IsographError, NotInferredError

if TYPE_CHECKING:
    from isograph.graph import KnowledgeGraph
    from isograph.results import Tabular

_FINDING: Final = 1
_BAD_INPUT: Final = 2
_INTERRUPTED: Final = 130

_FORM: Final = click.Option(
    ["--format", "form"],
    type=click.Choice(list(FORMS)),
    default="table",
    metavar="FORM",
    help=f"How to print the answer: {', '.join(FORMS)}.",
)
_SOURCES: Final = (
    click.Option(["--data"], multiple=True, metavar="FILE", help="Ask this RDF file as well; may be repeated."),
    click.Option(
        ["--bundled/--no-bundled"], default=True, help="Ask the graph that comes with isograph (the default)."
    ),
)


class _InOrder(click.Group):
    """A group whose help lists the commands as they are written, what belongs together side by side."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_InOrder, params=[_FORM, *_SOURCES], context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="isograph-kg", prog_name="isograph", message="%(prog)s %(version)s")
@click.pass_context
def app(context: click.Context, /, **said: object) -> None:
    """Ask which standard covers an activity, what was in force on a day, what changed.

    Name a document in any form people write: "ISO 9001:1994", iso9001-2015, "BS EN ISO 9001". Options before a command
    hold for it too. The exit code is 0 for an answer, 1 for a finding, 2 for bad input.
    """
    context.default_map = dict.fromkeys(app.commands, said)


def question(example: str) -> Callable[[Callable[..., "Tabular"]], click.Command]:
    """Make a command of a function from a graph and arguments to an answer, which is then printed."""

    def command(ask: Callable[..., "Tabular"]) -> click.Command:
        @wraps(ask)
        def answered(graph: "KnowledgeGraph", form: str, **arguments: object) -> None:
            answer = ask(graph, **arguments)
            show(answer, form)
            if answer.finding:
                raise click.exceptions.Exit(_FINDING)

        return _command(answered, example, (_FORM, *_SOURCES))

    return command


def task(example: str) -> Callable[[Callable[..., None]], click.Command]:
    """Make a command of a function of a graph and arguments that prints or writes by itself."""
    return lambda work: _command(work, example, _SOURCES)


def _command(work: Callable[..., None], example: str, options: tuple[click.Option, ...]) -> click.Command:
    @app.command(epilog=f"\b\nExample:\n  {example}")
    @wraps(work)
    def command(data: tuple[str, ...], *, bundled: bool, **arguments: object) -> None:
        with _errors_told():
            work(isograph.load(*data, bundled=bundled), **arguments)

    command.params.extend(options)
    return command


@contextmanager
def _errors_told() -> Iterator[None]:
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
