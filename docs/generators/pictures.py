"""The gallery of pictures: what draws each, and what it draws."""

from base64 import b64encode
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import isograph
from docs.generators.markdown import fence
from isograph import KnowledgeGraph
from isograph.pictures.picture import Picture

DRAWN: Final = {
    "A history": 'graph.history("ISO 9001").plot(on="2026-06-01")',
    "Coverage": 'graph.covering("production", "installation", on="1996-06-01").plot()',
    "A comparison": 'graph.compare("ISO 9001:1994", "ISO 9002:1994", "ISO 9003:1994").plot()',
    "Why it is covered": 'graph.covers("ISO 9002:1994", "welding").plot()',
    "Why it is excluded": 'graph.covers("ISO 9003:1994", "welding").plot()',
    "Counterparts of a clause": 'graph.counterparts("ISO 9001:1994", "4.4", to="ISO 9001:2015").plot()',
    "A transition": 'graph.transition("ISO 9001:2008", "ISO 9001:2015").plot()',
    "A committee": 'graph.committee("ISO/TC 176/SC 2", on="2026-06-01").plot()',
}
"""What is drawn, and what draws it."""


def page() -> str:
    """Return a section for each picture."""
    graph = isograph.load()
    return "\n\n".join(
        f"## {title}\n\n{fence('python', code)}\n\n{_figure(graph, code)}" for title, code in DRAWN.items()
    )


def drawn(graph: KnowledgeGraph, code: str) -> Picture:
    """Return what a line of the gallery draws.

    Raises TypeError where it draws nothing.
    """
    picture: object = eval(code, {"graph": graph})  # noqa: S307  the text is that of this module
    if not isinstance(picture, Picture):
        raise TypeError(code)
    return picture


def _figure(graph: KnowledgeGraph, code: str) -> str:
    """Return a picture within the page, with its words for a reader who sees none."""
    picture = drawn(graph, code)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "picture.svg"
        picture.save(path)
        content = b64encode(path.read_bytes()).decode("ascii")
    shown = f'<img alt="{escape(picture.description)}" src="data:image/svg+xml;base64,{content}">'
    return f'```{{raw}} html\n<figure class="picture">{shown}</figure>\n```'
