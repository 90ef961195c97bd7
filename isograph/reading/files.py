"""Which files are meant, and in which format each is read: by what it begins with, then by its suffix."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from glob import has_magic, iglob
from pathlib import Path
from typing import Final

from isograph.errors import ReadingError
from isograph.reading import bibtex, docx, lists, markdown, pdf, prose, tables
from isograph.reading.decoding import pieces
from isograph.reading.passage import Passage, Remark

_Reader = Callable[[Path, Remark], Iterator[Passage]]

_SUFFIXES: Final[dict[str, _Reader]] = {
    **dict.fromkeys(
        (".txt", ".text", ".rst", ".adoc", ".tex"), lambda path, remark: prose.passages(pieces(path, remark))
    ),
    **dict.fromkeys((".md", ".markdown"), lambda path, remark: markdown.passages(pieces(path, remark))),
    **dict.fromkeys((".csv", ".tsv"), lambda path, remark: tables.passages(pieces(path, remark), path)),
    ".bib": lambda path, remark: bibtex.passages(pieces(path, remark)),
    **dict.fromkeys((".lst", ".list", ".refs"), lambda path, remark: lists.passages(pieces(path, remark))),
    ".docx": lambda path, _: docx.passages(path),
    ".pdf": pdf.passages,
}
_LIST: Final = "standards.txt"
_BEGINNINGS: Final = (
    (b"%PDF-", ".pdf"),
    (b"PK\x03\x04", ".docx"),
    (b"PK\x05\x06", ".docx"),
    (b"\xd0\xcf\x11\xe0", ""),
)
_HEAD: Final = 1024


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, and the name by which the answer calls it."""

    path: Path
    name: str


def sources(given: str | os.PathLike[str]) -> Iterator[Source]:
    """Yield the files of a path: itself, all documents in a folder and below, or all that a pattern matches.

    In a folder only files of a known suffix are read, and nothing hidden.

    Raises ReadingError where there is nothing of that name.
    """
    path = Path(given)
    if path.is_dir():
        yield from (Source(each, str(each)) for each in _documents(path))
    elif path.exists() or not has_magic(str(given)):
        yield Source(path, str(given))
    else:
        yield from _matching(str(given))


def passages(path: Path, remark: Remark) -> Iterator[Passage]:
    """Yield the passages of a file.

    Raises ReadingError where it cannot be read, or from some place on; what was yielded before counts.
    """
    yield from _reader(path)(path, remark)


def known(name: str) -> bool:
    """Whether a name has the suffix of a format that is read.

    >>> known("contract.DOCX"), known("drawing.dwg")
    (True, False)
    """
    return Path(name).suffix.lower() in _SUFFIXES


def _documents(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        yield from (Path(place, each) for each in sorted(files) if known(each) and not each.startswith((".", "~$")))


def _matching(pattern: str) -> Iterator[Source]:
    found = [each for each in sorted(iglob(pattern, recursive=True)) if Path(each).is_file()]  # noqa: PTH207 (absolute patterns too)
    if not found:
        raise ReadingError(pattern, "matches no file")
    yield from (Source(Path(each), each) for each in found)


def _reader(path: Path) -> _Reader:
    head = _head(path)
    for beginning, suffix in _BEGINNINGS:
        if beginning in head[: _HEAD if suffix == ".pdf" else len(beginning)]:
            return _SUFFIXES[suffix] if suffix else _refuse(path)
    suffix = ".refs" if path.name.lower() == _LIST else path.suffix.lower()
    if suffix == ".pdf":
        return pdf.passages
    if suffix == ".docx":
        raise ReadingError(str(path), "is empty" if not head else "is broken: it is no zip file")
    return _SUFFIXES.get(suffix, _SUFFIXES[".txt"])


def _refuse(path: Path) -> _Reader:
    raise ReadingError(str(path), "is encrypted, or of a form of Office that is older than .docx")


def _head(path: Path) -> bytes:
    try:
        if not path.exists():
            raise ReadingError(str(path), "there is no such file")
        if not path.is_file():
            raise ReadingError(str(path), "is no file that can be read to its end")
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError as error:
        raise ReadingError(str(path), (error.strerror or str(error)).lower()) from None
