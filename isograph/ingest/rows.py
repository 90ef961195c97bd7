"""The rows of a file of ISO Open Data: JSON lines, CSV or Parquet, each compressed or not, read one by one.

Names with a dot are what CSV makes of an object inside an object: `title.en` is `en` of `title` in JSON.
"""

import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, TypeAlias, TypeVar, cast

from isograph.errors import FormatError, MissingExtraError, ParseError, StoreError
from isograph.ingest.plain_text import odd
from isograph.ingest.report import Findings

if TYPE_CHECKING:
    from _csv import Reader

Fields: TypeAlias = Mapping[str, object]
Progress: TypeAlias = Callable[[int], None]
"""Is told now and then how many records were read so far."""

Read = TypeVar("Read")

_FORMATS: Final = {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".csv": "csv", ".parquet": "parquet"}
_COMPRESSED: Final = ".gz"
_STEP: Final = 1000
_HOPELESS: Final = 1000
_LONGEST_CELL: Final = 1 << 27
_NOTHING: Final = frozenset({"", "none", "null", "nan", "[]"})
_SHORT: Final = 20
_ITEM: Final = re.compile(r"'([^']*)'|\"([^\"]*)\"|([^\s,'\"\[\]]+)")
_WHOLE: Final = re.compile(r"([+-]?[0-9]{1,18})(?:\.0+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: where it stands, and its fields; what is of no use as a field is remarked and left out.

    >>> row = Row("line 2", {"title.en": "Iron ores", "icsCode": "['73.060.10']", "edition": 1}, Findings())
    >>> row.text("title.en"), row.several("icsCode"), row.number("edition")
    ('Iron ores', ('73.060.10',), 1)
    """

    place: str
    fields: Fields
    findings: Findings

    def text(self, name: str) -> str:
        """Return a field that is a text, empty where there is none."""
        value = self._value(name)
        if isinstance(value, (bool, Mapping, list)):
            self._refused(name, value, "a text")
            return ""
        found = str(value)
        if value is None or _nothing(found):
            return ""
        if odd(found):
            self.findings.remark("control characters left out", self.place, f"{name}: {found!r}")
        return found

    def number(self, name: str) -> int | None:
        """Return a field that is a whole number, however it is written."""
        value = self._value(name)
        if value is None or (isinstance(value, str) and _nothing(value)):
            return None
        written = _WHOLE.fullmatch(str(value).strip()) if isinstance(value, (int, float, str)) else None
        if written and not isinstance(value, bool):
            return int(written[1])
        self._refused(name, value, "a whole number")
        return None

    def several(self, name: str) -> tuple[str, ...]:
        """Return a field that is a list, or a list written as text, as texts."""
        value = self._value(name)
        if value is None:
            return ()
        if isinstance(value, list):
            kept = tuple(str(each) for each in value if isinstance(each, (str, int)) and not isinstance(each, bool))
            if len(kept) < len(value):
                self._refused(name, value, "a list of texts or numbers")
            return kept
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            return _items(str(value))
        self._refused(name, value, "a list")
        return ()

    def _value(self, name: str) -> object:
        if name in self.fields:
            return self.fields[name]
        outer, dot, inner = name.partition(".")
        value = self.fields.get(outer) if dot else None
        if isinstance(value, Mapping):
            return value.get(inner)
        if value is not None and not (isinstance(value, str) and _nothing(value)):
            self._refused(outer, value, "an object")
        return None

    def _refused(self, name: str, value: object, expected: str) -> None:
        self.findings.remark("field of another type", self.place, f"{name} is no {expected[2:]}: {value!r:.60}")


def rows(path: Path, findings: Findings, progress: Progress = lambda _: None) -> Iterator[Row]:
    """Yield the rows of a file; one that cannot be read is skipped and noted in the findings.

    Raises FormatError for an unknown suffix, StoreError for a file that cannot be read, ParseError for one that is
    not what its suffix says or is not whole, and MissingExtraError for Parquet without its package.
    """
    hopeful = False
    for place, found in _read(path):
        findings.read += 1
        if findings.read % _STEP == 0:
            progress(findings.read)
        if not isinstance(found, str):
            hopeful = True
            yield Row(place, found, findings)
        elif not hopeful and findings.read >= _HOPELESS:
            raise ParseError(str(path), 1, found)
        else:
            findings.skip(place, "", found)
    progress(findings.read)


def some(found: Iterable[Read], path: Path, findings: Findings, wanted: str) -> Iterator[Read]:
    """Yield what was found in a file; raise ParseError where that is nothing at all, because the file is another."""
    empty = True
    for each in found:
        empty = False
        yield each
    if empty:
        reasons = [f"; {each.place}: {each.why}" for each in findings.skipped[:1]]
        raise ParseError(str(path), None, f"holds no {wanted}{''.join(reasons)}")


def _items(text: str) -> tuple[str, ...]:
    if _nothing(text):
        return ()
    return tuple(item for groups in _ITEM.findall(text) if not _nothing(item := "".join(groups)))


def _nothing(text: str) -> bool:
    """Whether a text is what tables write where there is nothing."""
    return len(text) < _SHORT and text.strip().casefold() in _NOTHING


def _read(path: Path) -> Iterator[tuple[str, Fields | str]]:
    """Yield the place of each row with its fields, or with the reason why it cannot be read."""
    name = path.name.casefold().removesuffix(_COMPRESSED)
    suffix = Path(name).suffix
    if suffix not in _FORMATS:
        raise FormatError(path.name, _FORMATS)
    reader = {"jsonl": _json_lines, "csv": _csv, "parquet": _parquet}[_FORMATS[suffix]]
    place = ""
    try:
        with _opened(path) as file:
            for place, found in reader(file, str(path)):
                yield place, found
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        reached = f", after {place}" if place else ""
        raise ParseError(str(path), None, f"not a whole gzip file{reached}: {error}") from None
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from None


def _opened(path: Path) -> IO[bytes]:
    if path.suffix.casefold() == _COMPRESSED:
        return cast(IO[bytes], gzip.open(path, "rb"))
    return path.open("rb")


def _json_lines(file: IO[bytes], _: str) -> Iterator[tuple[str, Fields | str]]:
    with _text(file, newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield f"line {number}", _object(line)


def _object(line: str) -> Fields | str:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"no JSON: {error}"
    return found if isinstance(found, dict) else "no JSON object"


def _csv(file: IO[bytes], path: str) -> Iterator[tuple[str, Fields | str]]:
    csv.field_size_limit(_LONGEST_CELL)  # the usual limit is below the longest scopes
    with _text(file, newline="") as text:
        yield from _table(csv.reader(text), path)


def _table(lines: "Reader", path: str) -> Iterator[tuple[str, Fields | str]]:
    header = _cells(lines)
    if not isinstance(header, list) or len(header) < 2:  # noqa: PLR2004
        raise ParseError(path, 1, "no header of column names")
    end = lines.line_num
    while (cells := _cells(lines)) is not None:
        begin, end = end + 1, lines.line_num
        if cells:
            yield f"line {begin}", _fields(header, cells)


def _cells(lines: "Reader") -> list[str] | str | None:
    try:
        return next(lines, None)
    except csv.Error as error:
        return f"no CSV: {error}"


def _fields(header: list[str], cells: list[str] | str) -> Fields | str:
    if isinstance(cells, str):
        return cells
    if len(cells) != len(header):
        return f"{len(cells)} cells under {len(header)} column names"
    return dict(zip(header, cells, strict=True))


def _parquet(file: IO[bytes], path: str) -> Iterator[tuple[str, Fields | str]]:
    try:
        from pyarrow import ArrowException, parquet  # noqa: PLC0415  (large, and optional)
    except ImportError:
        raise MissingExtraError("pyarrow", "parquet") from None
    source = io.BytesIO(file.read()) if isinstance(file, gzip.GzipFile) else file
    try:
        batches = parquet.ParquetFile(source).iter_batches(_STEP)
        found = (fields for batch in batches for fields in batch.to_pylist())
        yield from ((f"row {number}", fields) for number, fields in enumerate(found, 1))
    except ArrowException as error:
        raise ParseError(path, None, f"no Parquet: {error}") from None


def _text(file: IO[bytes], *, newline: str) -> io.TextIOWrapper:
    """Return the text of a file; bytes that are no UTF-8 become halves of characters, which are replaced later."""
    return io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline=newline)
