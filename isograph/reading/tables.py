"""CSV: the cells of each record, kept apart, with commas, semicolons, tabs or bars between them."""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final

from isograph.errors import ReadingError
from isograph.reading.lists import lines
from isograph.reading.passage import Passage

_DELIMITERS: Final = ",;\t|"
_SAMPLE: Final = 20
_LONGEST_CELL: Final = 1 << 17
_APART: Final = " ; "


def passages(pieces: Iterable[str], path: Path) -> Iterator[Passage]:
    """Yield one passage for each record, with the line on which it begins.

    Raises ReadingError with the line where a record has no end, because a quotation mark is not closed.
    """
    csv.field_size_limit(_LONGEST_CELL)  # one limit for the whole process, which others change
    rows = lines(pieces)
    sample = tuple(islice(rows, _SAMPLE))
    reader = csv.reader((f"{line}\n" for line in chain(sample, rows)), delimiter=_delimiter(sample))
    begun = 1
    try:
        for record in reader:
            yield Passage(_APART.join(map(str.rstrip, record)), begun)
            begun = reader.line_num + 1
    except csv.Error as error:
        raise ReadingError(str(path), f"cannot be read as CSV: {error}", line=begun) from None


def _delimiter(sample: Iterable[str]) -> str:
    """Return the delimiter that the first records have most often, outside of quotation marks."""
    plain = "".join("".join(line.split('"')[::2]) for line in sample)
    return max(_DELIMITERS, key=plain.count)
