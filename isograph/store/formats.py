"""RDF files by their suffix: which format they hold, how they are read whole and written whole."""

import gzip
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from isograph.errors import FormatError, ParseError, StoreError

TRIPLES: Final = {".ttl": "Turtle", ".nt": "N-Triples", ".rdf": "RDF/XML", ".xml": "RDF/XML", ".owl": "RDF/XML"}
"""The suffixes of files that hold triples alone."""

QUADS: Final = {".trig": "TriG", ".nq": "N-Quads", ".jsonld": "JSON-LD"}
"""The suffixes of files that hold named graphs."""

_COMPRESSED: Final = ".gz"


def format_of(path: Path) -> str:
    """Return the name of the format that a file holds by its suffix, compressed or not.

    >>> format_of(Path("graph.trig.gz"))
    'TriG'

    Raises FormatError, which lists the known suffixes.
    """
    known = TRIPLES | QUADS
    name = path.name.casefold().removesuffix(_COMPRESSED)
    suffix = Path(name).suffix
    if suffix not in known:
        raise FormatError(path.name, known)
    return known[suffix]


def read(path: Path) -> bytes:
    """Return the content of a file, decompressed; raise StoreError or ParseError where that fails."""
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if path.suffix.casefold() == _COMPRESSED else content
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise ParseError(str(path), None, f"not a whole gzip file: {error}") from None
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from None


def parted(content: bytes, marks: Iterable[bytes]) -> tuple[bytes, bytes]:
    r"""Return the lines of some text that hold none of some marks, and those that do, with empty ones for the others.

    >>> parted(b"one\ntwo!\nthree\n", [b"!"])
    (b'one\n\nthree\n', b'\ntwo!\n\n')
    """
    plain, other, end = list[memoryview](), list[bytes](), 0
    whole = memoryview(content)
    for found in sorted(place for mark in marks for place in _places(content, mark)):
        if found >= end:
            start = content.rfind(b"\n", end, found) + 1 or end
            plain.append(whole[end:start])
            other.append(b"\n" * content.count(b"\n", end, start))
            end = len(content) if (after := content.find(b"\n", start)) < 0 else after
            other.append(content[start:end])
    return b"".join((*plain, whole[end:])), b"".join((*other, b"\n" * content.count(b"\n", end)))


def _places(content: bytes, mark: bytes) -> Iterator[int]:
    """Yield where a mark stands; where marks are rare, many times faster than an expression of all of them."""
    place = content.find(mark)
    while place >= 0:
        yield place
        place = content.find(mark, place + 1)


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, compressed where its suffix says so; raise StoreError where that fails."""
    if path.suffix.casefold() == _COMPRESSED:
        content = gzip.compress(content, mtime=0)
    try:
        _replace(path, content)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror or error}") from None


def synced(path: Path) -> None:
    """Make sure that a file, or the names in a folder, outlast a failure of power."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _replace(path: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
