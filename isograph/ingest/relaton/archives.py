"""The files of a set of Relaton records, in a folder or in an archive that is never unpacked onto the disk."""

import bz2
import gzip
import io
import lzma
import os
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, cast

from isograph.errors import FormatError, ParseError, StoreError
from isograph.ingest.report import Findings

_RECORD: Final = (".yaml", ".yml")
_ARCHIVE: Final = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".txz")
_LARGEST: Final = 1 << 22
"""No record comes near this size; what is larger is none."""

_BLOCK: Final = 512
_HEADERS: Final = 1 << 20
"""What the headers of one member may take, so that a header of any declared length is not read into memory."""

_COMPRESSED: Final = {b"\xfd7zXZ": lzma.LZMAFile, b"\x1f\x8b": gzip.GzipFile, b"BZh": bz2.BZ2File}
"""What reads a compressed file, by its first bytes."""

_DAMAGED: Final = (tarfile.TarError, lzma.LZMAError, zlib.error, gzip.BadGzipFile, EOFError)


def files(path: Path, findings: Findings) -> Iterator[tuple[str, bytes]]:
    """Yield the place and the bytes of each YAML file of a folder, of its folder `data` alone where it has one, or of
    an archive; what is no such file is noted as skipped.

    Raises StoreError where nothing can be read, FormatError for a file that is no tar archive by its name, ParseError
    for an archive that is not whole.
    """
    try:
        if path.is_dir():
            yield from _folder(path, findings)
        elif path.name.casefold().endswith(_ARCHIVE):
            yield from _archive(path, findings)
        else:
            path.stat()
            raise FormatError(path.name, ("a folder", *_ARCHIVE))
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from None


def _folder(path: Path, findings: Findings) -> Iterator[tuple[str, bytes]]:
    top = path / "data" if (path / "data").is_dir() else path
    for file in sorted(_below(top)):
        place = os.fsencode(file.relative_to(path)).decode(errors="replace")
        if why := _unfit(place, link=file.is_symlink(), regular=file.is_file(), size=file.lstat().st_size):
            findings.skip(place, "", why)
            continue
        try:
            yield place, file.read_bytes()
        except OSError as error:
            findings.skip(place, "", f"cannot be read: {error.strerror or error}")


def _below(top: Path) -> Iterator[Path]:
    """Yield what is below a folder but in no hidden one, as those of version control are; links are not followed."""
    for folder, folders, names in os.walk(top, onerror=_unreadable):
        folders[:] = [each for each in folders if not each.startswith(".")]
        yield from (Path(folder, name) for name in names)


def _unreadable(error: OSError) -> None:
    raise error


def _archive(path: Path, findings: Findings) -> Iterator[tuple[str, bytes]]:
    place = ""
    try:
        with _opened(path) as opened, tarfile.open(fileobj=(source := _Source(opened, path)), mode="r|") as archive:
            while member := archive.next():
                place = member.name.encode(errors="replace").decode()
                source.allow(archive.offset)
                archive.members = []  # type: ignore[attr-defined]  # which else keeps a description of every member
                if (text := _member(archive, member, place, findings)) is not None:
                    yield place, text
            if not source.ends(archive.offset):
                raise EOFError("the end of the archive is missing")
    except _DAMAGED as error:
        reached = f" after {place}" if place else ""
        raise ParseError(str(path), None, f"not a whole archive{reached}: {error}") from None


def _opened(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        begin = file.read(max(map(len, _COMPRESSED)))
    for magic, reader in _COMPRESSED.items():
        if begin.startswith(magic):
            return cast(IO[bytes], reader(path))
    return path.open("rb")


def _member(archive: tarfile.TarFile, member: tarfile.TarInfo, place: str, findings: Findings) -> bytes | None:
    """Return the bytes of a member, or note why it is no record; a folder is nothing to note."""
    if member.isdir():
        return None
    outside = place.startswith(("/", "\\")) or ".." in place.replace("\\", "/").split("/")
    link = member.islnk() or member.issym()
    why = _unfit(place, link=link, regular=member.isreg(), size=member.size)
    if outside or why:
        findings.skip(place, "", "a path that leads out of the archive" if outside else why)
        return None
    file = archive.extractfile(member)
    text = file.read() if file else b""
    if len(text) < member.size:
        raise EOFError("the end of the archive is missing")
    return text


def _unfit(place: str, *, link: bool, regular: bool, size: int) -> str:
    """Return why a file is no record, nothing where it may be one."""
    if link:
        return "a link"
    if not regular:
        return "no file"
    if not place.casefold().endswith(_RECORD):
        return "no YAML file"
    return f"of {size:,} bytes, no record is larger than {_LARGEST:,}" if size > _LARGEST else ""


class _Source(io.RawIOBase):
    """The bytes of an archive, no more of them than its members and their headers may take."""

    def __init__(self, file: IO[bytes], path: Path) -> None:
        self._file, self._path = file, path
        self._read, self._allowed, self._last = 0, _HEADERS, b""

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; raise ParseError where they are more than is allowed."""
        self._last = self._file.read(size)
        self._read += len(self._last)
        if self._read > self._allowed:
            raise ParseError(str(self._path), None, f"a header of more than {_HEADERS:,} bytes: no archive of records")
        return self._last

    def allow(self, end: int) -> None:
        """Let the headers of the next member be read, which begin where a member ends."""
        self._allowed = end + _HEADERS

    def ends(self, offset: int) -> bool:
        """Whether the block that was read last at an offset is the empty one that ends an archive."""
        begin = offset - (self._read - len(self._last))
        block = self._last[begin : begin + _BLOCK] if begin >= 0 else b""
        return len(block) == _BLOCK and not any(block)
