"""Word documents (.docx): paragraphs, tables, footnotes, headers, text boxes and comments, as the parts of the zip say.

Only the standard library is needed. A part is parsed as it is unpacked, so neither a zip that unpacks to more than it
should nor XML that grows by entities can take the memory; a document type is refused, so nothing is ever fetched.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.parsers import expat

from isograph.errors import ReadingError
from isograph.reading.passage import Passage

_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main "
_FALLBACK: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_PARTS: Final = re.compile(r"word/(document|header|footer|footnotes|endnotes|comments)(\d*)\.xml")
_ORDER: Final = ("document", "footnotes", "endnotes", "header", "footer", "comments")
_NAMES: Final = {"document": "paragraph", "footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}
_WRITTEN: Final = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": " "}
_GONE: Final = {"del", "moveFrom"}
_PIECE: Final = 1 << 16
_MOST_BYTES: Final = 1 << 28
_MOST_TIMES: Final = 200
_SMALL: Final = 1 << 22
_MOST_ENTRIES: Final = 10_000
_LONGEST: Final = 1 << 20
_ENCRYPTED: Final = 0x1


def passages(path: Path) -> Iterator[Passage]:
    """Yield one passage for each paragraph, with its number in its part: "paragraph 3", "footnote 1", "header 2".

    Raises ReadingError where the file is broken, encrypted, no Word document, or unpacks to more than is plausible.
    """
    try:
        with zipfile.ZipFile(path) as file:
            for part in _parts(file, path):
                yield from _paragraphs(file, part, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError) as error:
        raise _broken(path, error) from None
    except OSError as error:
        raise ReadingError(str(path), (error.strerror or "is broken").lower()) from None


def _broken(path: Path, error: Exception) -> ReadingError:
    return error if isinstance(error, ReadingError) else ReadingError(str(path), f"is broken: {str(error).lower()}")


def _parts(file: zipfile.ZipFile, path: Path) -> list[zipfile.ZipInfo]:
    """Return the parts that hold text, the document first."""
    infos = file.infolist()
    if len(infos) > _MOST_ENTRIES:
        raise ReadingError(str(path), f"holds {len(infos):,} files, more than any document has")
    found = {each.filename: each for each in infos if _PARTS.fullmatch(each.filename)}
    if "word/document.xml" not in found:
        raise ReadingError(str(path), "is a zip file, but no Word document")
    for part in found.values():
        _check(part, path)
    return [found[name] for name in sorted(found, key=_place)]


def _check(part: zipfile.ZipInfo, path: Path) -> None:
    if part.flag_bits & _ENCRYPTED:
        raise ReadingError(str(path), "is encrypted")
    grown = part.file_size > _SMALL and part.file_size > _MOST_TIMES * part.compress_size
    if grown or part.file_size > _MOST_BYTES:
        raise ReadingError(str(path), f"unpacks to {part.file_size:,} bytes of {part.filename}, which is not plausible")


def _place(name: str) -> tuple[int, int]:
    kind, number = _PARTS.fullmatch(name).groups()  # type: ignore[union-attr] # only names that match are asked for
    return _ORDER.index(kind), int(number or 0)


def _paragraphs(file: zipfile.ZipFile, part: zipfile.ZipInfo, path: Path) -> Iterator[Passage]:
    kind, number = _PARTS.fullmatch(part.filename).groups()  # type: ignore[union-attr] # as above
    parser = _Parser(path)
    with file.open(part) as unpacked:
        while piece := unpacked.read(_PIECE):
            parser.feed(piece)
            yield from _placed(parser, kind, number)
    parser.end()
    yield from _placed(parser, kind, number)


def _placed(parser: "_Parser", kind: str, number: str) -> Iterator[Passage]:
    for place, text in parser.taken():
        yield Passage(text, place=f"{_NAMES[kind]} {place}" if kind in _NAMES else f"{kind} {number}".strip())


class _Parser:
    """Takes XML in pieces and collects the text of paragraphs, each with its number, a note's that of its note."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._done: list[tuple[str, str]] = []
        self._open: list[list[str]] = []
        self._reading = False
        self._hidden = 0
        self._length = 0
        self._count = 0
        self._note = ""
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._close
        self._parser.CharacterDataHandler = self._write
        self._parser.StartDoctypeDeclHandler = self._refuse

    def feed(self, piece: bytes, *, final: bool = False) -> None:
        try:
            self._parser.Parse(piece, final)
        except expat.ExpatError as error:
            raise ReadingError(str(self._path), f"is broken: {error}") from None

    def end(self) -> None:
        self.feed(b"", final=True)

    def taken(self) -> list[tuple[str, str]]:
        """Return the paragraphs that ended since the last time."""
        done, self._done = self._done, []
        return done

    def _refuse(self, *_: object) -> None:
        raise ReadingError(str(self._path), "declares a document type, which no Word document does")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        tag = _tag(name)
        if self._hidden or name == _FALLBACK or tag in _GONE:
            self._hidden += 1
            return
        if tag == "p":
            self._count += 1
            self._open.append([])
        elif tag in {"footnote", "endnote", "comment"}:
            self._note = next((value for key, value in attributes.items() if _tag(key) == "id"), "")
        elif self._open and tag in _WRITTEN:
            self._open[-1].append(_WRITTEN[tag])
        self._reading = tag == "t"

    def _close(self, name: str) -> None:
        if self._hidden:
            self._hidden -= 1
            return
        self._reading = False
        if _tag(name) == "p" and self._open:
            text, self._length = "".join(self._open.pop()), 0
            if text.strip():
                self._done.append((self._note or str(self._count), text))

    def _write(self, text: str) -> None:
        if self._reading and not self._hidden and self._open:
            self._open[-1].append(text)
            self._length += len(text)
        if self._length > _LONGEST:
            raise ReadingError(str(self._path), f"has a paragraph of more than {_LONGEST:,} characters")


def _tag(name: str) -> str:
    """Return the name of an element or attribute of Word, in the transitional form or the strict; else nothing."""
    for namespace in (_WORD, _STRICT):
        if name.startswith(namespace):
            return name.removeprefix(namespace)
    return ""
