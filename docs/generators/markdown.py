"""What generated pages are written in: Markdown, with everything that is not ours escaped."""

import re
from collections.abc import Iterable, Sequence

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|$~&])")


def escaped(text: str) -> str:
    """Return text in which nothing is read as markup.

    >>> print(escaped("a*b <c>"))
    a\\*b \\<c\\>
    """
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def code(text: str) -> str:
    """Return text as code within a line.

    >>> code("iso:covers")
    '`iso:covers`'
    """
    return f"`{text}`" if "`" not in text else f"`` {text} ``"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table whose cells are Markdown already.

    >>> print(table(("a", "b"), [("1", "2")]))
    | a | b |
    | --- | --- |
    | 1 | 2 |
    """
    lines = (columns, ["---"] * len(columns), *rows)
    return "\n".join(f"| {' | '.join(cell.replace(chr(10), ' ') for cell in line)} |" for line in lines)


def fence(language: str, text: str) -> str:
    """Return a block of code.

    >>> print(fence("python", "1 + 1"))
    ```python
    1 + 1
    ```
    """
    return f"```{language}\n{text.rstrip()}\n```"
