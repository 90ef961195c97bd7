"""The page of the packaged queries: what each answers, its parameters, its text, and the first rows of an example."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

import click

import isograph
from docs.generators.markdown import code, escaped, fence, table
from isograph import KnowledgeGraph, resources
from isograph.cli import app
from isograph.results import Rows

EXAMPLES: Final = Path(__file__).with_name("examples.toml")
ROWS: Final = 3
"""How many rows of an example are shown."""

_PARAMETER: Final = re.compile(r"^# param (\w+) +(\w+) +(.+)$", re.MULTILINE)


@cache
def examples() -> dict[str, list[str]]:
    """Return for each query the values of its parameters, as the command line takes them."""
    kept = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))
    return {name: [] for name in names()} | {name: list(values) for name, values in kept.items()}


@cache
def names() -> tuple[str, ...]:
    """Return the names of the packaged queries."""
    return tuple(sorted(path.stem for path in (Path(isograph.__file__).parent / "queries").glob("*.rq")))


def page() -> str:
    """Return a section for each packaged query."""
    graph = isograph.load()
    return "\n\n".join(_section(graph, name) for name in names())


def example(graph: KnowledgeGraph, name: str) -> Rows:
    """Return the answer to a packaged query with the parameters of its example."""
    command = app.get_command(click.Context(app), "sparql")
    if command is None:
        raise click.UsageError("the command line has no command sparql")
    bound = [word for value in examples()[name] for word in ("--bind", value)]
    said = command.make_context("sparql", [resources.query(name), *bound]).params
    return graph.sparql(said["query"], **said["bindings"])


def _section(graph: KnowledgeGraph, name: str) -> str:
    text = resources.query(name)
    head = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")]
    told = " ".join(line for line in head if not line.startswith(("param ", "parts ")))
    rows = [(code(parameter), kind, escaped(meaning)) for parameter, kind, meaning in _PARAMETER.findall(text)]
    parameters = table(("parameter", "kind", "meaning"), rows) if rows else "No parameters."
    body = "\n".join(line for line in text.splitlines() if not line.startswith("# "))
    return "\n\n".join(
        (f"## {name}", escaped(told), parameters, fence("{code-block} sparql\n:force:", body), _shown(graph, name))
    )


def _shown(graph: KnowledgeGraph, name: str) -> str:
    """Return the command that asks the query, and the first rows of its answer."""
    bound = "".join(f" --bind '{value}'" for value in examples()[name])
    found = example(graph, name)
    answer = fence("none", str(Rows(found.columns, found.data[:ROWS])))
    return f"{fence('console', f'isograph sparql isograph/queries/{name}.rq{bound}')}\n\n{answer}\n\n{_count(found)}"


def _count(found: Rows) -> str:
    count = len(found.data)
    return f"The first {ROWS} of {count:,} rows." if count > ROWS else "" if count else "No rows in the bundled graph."
