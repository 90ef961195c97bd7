"""What a caller chooses of the reasoner: which engine runs, and what becomes of contradictions."""

from typing import Final, Literal

Treatment = Literal["raise", "report"]

OWN: Final = "isograph"
"""The engine that is meant where none is named."""
