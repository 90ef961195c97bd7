"""A piece of a document that no reference goes beyond, and where it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

Remark: TypeAlias = Callable[[str], None]
"""Takes what has to be said of a file beside its text, such as an encoding that had to be guessed."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, the line or page on which it begins, and the place within a document that has neither.

    `whole` says that the text is one reference in any form, as in a list of them, and no prose.
    """

    text: str
    line: int | None = None
    page: int | None = None
    place: str = ""
    whole: bool = False

    def line_at(self, offset: int) -> int | None:
        """Return the line of a place in the text, none where the document has no lines.

        >>> Passage("the order\\nISO 9001", line=7).line_at(10)
        8
        """
        return None if self.line is None else self.line + self.text.count("\n", 0, offset)
