"""The page of the command line, taken from the commands themselves."""

from collections.abc import Iterator

import click

from docs.generators.markdown import escaped, fence, table
from isograph.cli import app


def page() -> str:
    """Return what holds for all commands, and a section for each."""
    context = click.Context(app, info_name="isograph")
    commands = ((name, app.get_command(context, name)) for name in app.list_commands(context))
    sections = (_section(command, name) for name, command in commands if command)
    return "\n\n".join([escaped(app.help or ""), *sections])


def _section(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=f"isograph {name}")
    usage = " ".join(command.collect_usage_pieces(context))
    example = [line.strip() for line in (command.epilog or "").splitlines() if line.strip().startswith("isograph ")]
    parts = [f"## {name}", escaped(command.help or ""), fence("none", f"isograph {name} {usage}")]
    options = table(("option", "meaning"), _options(command, context))
    return "\n\n".join([*parts, options, *(f"For example:\n\n{fence('console', each)}" for each in example)])


def _options(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    """Yield each option as the help writes it."""
    for parameter in command.params:
        record = parameter.get_help_record(context)
        if record:
            yield f"`{record[0]}`", escaped(record[1])
