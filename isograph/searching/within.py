"""What the documents that are searched for must be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Within:
    """In a field, of a committee, published by a day; what is empty asks nothing.

    The field is a code, the committee a folded name, both taking in those below; the day is a number: 20150915.
    """

    ics: str = ""
    committee: str = ""
    published: int = 0
