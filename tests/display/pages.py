"""The HTML of some answers as it was looked at.

After a change that was looked at too, `python -m tests.display.pages` keeps it as it is then.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import isograph
from isograph import KnowledgeGraph, display
from isograph.display.style import STYLE
from tests.display.examples import EXAMPLES, MORE, Example

GOLDEN = Path(__file__).parent / "golden"
PAGES: Mapping[str, Example] = {
    "audit": EXAMPLES["Audit"],
    "comparison": EXAMPLES["Comparison"],
    "counterparts": EXAMPLES["Counterparts"],
    "coverage": EXAMPLES["Coverage"],
    "editions": EXAMPLES["Editions"],
    "explanation": EXAMPLES["Explanation"],
    "history": EXAMPLES["History"],
    "path": EXAMPLES["Path"],
    "status": EXAMPLES["Status"],
    "survey": MORE["survey"],
}
_PLAIN = "<!doctype html>\n<meta charset=utf-8>\n<style>:root{color-scheme:light dark}body{margin:16px}</style>\n"


def golden(name: str) -> Path:
    """Return where the HTML of an answer is kept."""
    return GOLDEN / f"{name}.html"


def normalised(html: str) -> str:
    """Return the HTML of an answer without its style, an element a line."""
    return re.sub(r"(?=<(?:p|table|caption|tr|details|/?div)\b)", "\n", html.replace(STYLE, "")).lstrip() + "\n"


def page(html: str) -> str:
    """Return a page that shows what was normalised with its style, as a notebook would."""
    return f"{_PLAIN}{STYLE}\n{html}"


def write(graph: KnowledgeGraph) -> None:
    """Keep the HTML of the answers as it is now."""
    GOLDEN.mkdir(exist_ok=True)
    for name, answer in PAGES.items():
        golden(name).write_text(normalised(display.html(answer(graph))), encoding="utf-8")


if __name__ == "__main__":
    write(isograph.load())
