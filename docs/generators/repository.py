"""Files of the repository that are pages too: how to contribute, what changed."""

import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent

_LINK: Final = re.compile(r"\[([^\]]+)\]\((?!https?:|#)([^)]+)\)")


def page(name: str) -> str:
    """Return a Markdown file from the top of the repository, with its links as they are from a page."""
    return _LINK.sub(_moved, (ROOT / name).read_text(encoding="utf-8"))


def _moved(link: re.Match[str]) -> str:
    """Return a link to a page as one to it, and the name alone of what is no page."""
    text, target = link[1], link[2]
    return f"[{text}]({target.removeprefix('docs/')})" if target.startswith("docs/") else text
