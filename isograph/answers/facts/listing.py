"""Rows of an answer that is told in one sentence too."""

from dataclasses import dataclass
from typing import ClassVar

from isograph.results import DATED, Rows


@dataclass(frozen=True, slots=True)
class Listing(Rows):
    """Rows with the answer in one sentence, which is `told`.

    >>> Listing(("edition",), (("ISO 9001:1994",),), told="One edition is listed.").summary
    'One edition is listed.'
    """

    dated: ClassVar[frozenset[str]] = DATED
    told: str = ""

    @property
    def summary(self) -> str:
        """The answer in one sentence of plain English."""
        return self.told
