"""Notebooks as pages: their text, their code and what they show, as they were kept."""

import json
from collections.abc import Iterator
from typing import Any, Final

from docs.generators.markdown import fence
from docs.generators.repository import ROOT

FOLDER: Final = ROOT / "notebooks"


def page(name: str) -> str:
    """Return a notebook in Markdown."""
    notebook = json.loads((FOLDER / f"{name}.ipynb").read_text(encoding="utf-8"))
    return "\n\n".join(part for cell in notebook["cells"] for part in _cell(cell))


def _cell(cell: dict[str, Any]) -> Iterator[str]:
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        yield source.replace(".ipynb)", ".md)").replace("](../docs/", "](../")
    if cell["cell_type"] == "code":
        language = "sparql" if source.startswith("%%sparql") else "python"
        yield fence(f"{{code-block}} {language}\n:force:", source)
        yield from map(_output, cell["outputs"])


def _output(output: dict[str, Any]) -> str:
    """Return what a cell printed or showed, in the richest form that a page can hold."""
    shown = output.get("data", {})
    for kind in ("text/html", "image/svg+xml"):
        if kind in shown:
            return f"```{{raw}} html\n{''.join(shown[kind]).strip()}\n```"
    if "image/png" in shown:
        return f'```{{raw}} html\n<img alt="" src="data:image/png;base64,{"".join(shown["image/png"]).strip()}">\n```'
    return fence("none", "".join(output.get("text") or shown.get("text/plain") or ""))
