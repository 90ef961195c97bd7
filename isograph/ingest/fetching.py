"""Official files fetched from where they are published, with a note of where each came from and what it asks for.

Over HTTPS, by the standard library alone: a file or two now and then need no client of their own. A broken connection
is taken up where it broke, if what is there is still the same; a file appears under its name only when it is whole.
"""

import base64
import json
import os
import re
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from hashlib import file_digest
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage, HTTPResponse
from os import PathLike
from pathlib import Path
from typing import IO, Final
from urllib.parse import urlsplit

from isograph.errors import FormatError, StoreError
from isograph.ingest.sources import SOURCES
from isograph.results import Tabular, Value
from isograph.store import formats

BASE: Final = "https://isopublicstorageprod.blob.core.windows.net/opendata/_latest/"
"""Where ISO publishes its open data."""

FILES: Final[Mapping[str, Mapping[str, str]]] = {
    "iso-open-data": {
        "iso-open-data": "iso_deliverables_metadata/json/iso_deliverables_metadata.jsonl",
        "iso-committees": "iso_technical_committees/json/iso_technical_committees.jsonl",
        "iso-ics": "iso_ics/csv/ICS.csv",
    },
}
"""The files of what can be fetched: the source that each is for, and its place below the base."""

WAITS: Final = (1.0, 4.0, 16.0)
"""How many seconds to wait before each further try."""

_TIMEOUT: Final = 60.0
_BLOCK: Final = 1 << 18
_LONGEST_WAIT: Final = 120.0
_SUFFIX: Final = ".note.json"
_CONTENT_RANGE: Final = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")
_LATER: Final = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}

Progress = Callable[[int], None]
"""Is told how many bytes of a file are there so far."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a fetched file: where it came from and when, which version it is, what it asks for."""

    source: str
    url: str
    fetched: str
    last_modified: str
    etag: str
    bytes: int
    sha256: str
    licence: str
    credit: str

    @staticmethod
    def place(path: Path) -> Path:
        """Return where the note of a file stands."""
        return path.with_name(path.name + _SUFFIX)

    @classmethod
    def beside(cls, path: Path) -> "Note | None":
        """Return the note beside a file; none where there is none that can be read."""
        try:
            return cls(**json.loads(cls.place(path).read_bytes()))
        except (OSError, ValueError, TypeError):
            return None

    @property
    def day(self) -> str:
        """The day on which the file was last modified where it is published; empty where that was not said."""
        try:
            return parsedate_to_datetime(self.last_modified).astimezone(UTC).date().isoformat()
        except (TypeError, ValueError):
            return ""


@dataclass(frozen=True, slots=True)
class Fetched(Tabular):
    """What was fetched: a row for each file."""

    folder: Path
    files: tuple[tuple[str, str, Note], ...]
    columns = ("source", "file", "bytes", "last modified", "state")

    @property
    def summary(self) -> str:
        """How many files there are, and how many of them are new."""
        new = sum(state == "fetched" for _, state, _ in self.files)
        return f"{len(self.files)} files in {self.folder}, {new} of them fetched now."

    @property
    def notes(self) -> tuple[str, ...]:
        """The licences and the credits that the files ask for."""
        return tuple(dict.fromkeys(f"{note.credit} ({note.licence})" for _, _, note in self.files))

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each file."""
        return tuple((note.source, name, note.bytes, note.day, state) for name, state, note in self.files)


def fetch(
    what: str, folder: str | PathLike[str] = ".", *, base: str = BASE, progress: Progress = lambda _: None
) -> Fetched:
    """Fetch the official files of a source into a folder, but for those that are there and still the newest.

    Raises FormatError for what cannot be fetched, and StoreError where a file is not there, does not arrive whole after
    several tries, or cannot be written.
    """
    if what not in FILES:
        raise FormatError(what, FILES)
    _admitted(base)
    home = Path(folder)
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder} cannot be written: {error.strerror}") from None
    files = [
        _Download(source, f"{base.rstrip('/')}/{place}", home / place.rpartition("/")[2], progress).run()
        for source, place in FILES[what].items()
    ]
    return Fetched(home, tuple(files))


class _AgainError(Exception):
    """A try that failed in a way that another may not; `wait` is how many seconds the server asks for."""

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        self.wait = wait
        super().__init__(reason)


class _SameScheme(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to where the connection is as safe as it was."""

    def redirect_request(  # noqa: PLR0917  as the standard library has it
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        if urlsplit(newurl).scheme != urlsplit(req.full_url).scheme:
            raise StoreError(f"{req.full_url} redirects to {newurl}, which is no longer {req.type}: refused")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Download:
    """One file on its way: what of it is here already, and which version that is of."""

    def __init__(self, source: str, url: str, path: Path, progress: Progress) -> None:
        self.source, self.url, self.path, self.progress = source, url, path, progress
        self.part = path.with_name(f".{path.name}.part")
        self.opener = urllib.request.build_opener(_SameScheme)

    def run(self) -> tuple[str, str, Note]:
        """Return the file's name, whether it was fetched or is unchanged, and its note; raise StoreError."""
        reason = ""
        for wait in (0.0, *WAITS):
            time.sleep(wait)
            try:
                return self._tried()
            except _AgainError as error:
                reason = str(error)
                time.sleep(min(error.wait, _LONGEST_WAIT))
            except OSError as error:
                if isinstance(error, StoreError):
                    raise
                raise StoreError(f"{self.path} cannot be written: {error.strerror or error}") from None
        raise StoreError(f"{self.url} could not be fetched: {reason}; fetch again to go on where it broke off")

    def _tried(self) -> tuple[str, str, Note]:
        known = self._known()
        try:
            response = self._asked(known)
        except urllib.error.HTTPError as error:
            if known and error.code == HTTPStatus.NOT_MODIFIED:
                return self.path.name, "unchanged", known
            raise self._refused(error) from None
        with response:
            self._take(response)
        return self.path.name, "fetched", self._finished(response.headers)

    def _known(self) -> Note | None:
        """Return the note of a file that is here whole, as its note says."""
        note = Note.beside(self.path)
        whole = note is not None and note.url == self.url and self.path.is_file() and note.sha256 == _digest(self.path)
        return note if whole else None

    def _asked(self, known: Note | None) -> HTTPResponse:
        """Ask for the file: for the rest of a part where the version of that is known, else for one that is newer."""
        headers = {"User-Agent": "isograph", "Accept-Encoding": "identity"}
        there, version = self._there()
        if there and version:
            headers |= {"Range": f"bytes={there}-", "If-Range": version}
        elif known and known.etag:
            headers["If-None-Match"] = known.etag
        request = urllib.request.Request(self.url, headers=headers)  # noqa: S310  the scheme was checked
        with _troubles_told():
            response: HTTPResponse = self.opener.open(request, timeout=_TIMEOUT)
        return response

    def _there(self) -> tuple[int, str]:
        """Return how much of the file is here, and of which version."""
        try:
            return self.part.stat().st_size, self._version().read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return 0, ""

    def _version(self) -> Path:
        return self.part.with_name(f"{self.part.name}.version")

    def _take(self, response: HTTPResponse) -> None:
        """Write what arrives behind what is there, or from the beginning where the server sends all of it."""
        start, whole = _span(response)
        there, _ = self._there()
        if start not in (0, there):
            raise self._spoilt(f"the server sent what follows byte {start:,}, where {there:,} are there")
        if not start:
            self._version().write_text(_strong(response.headers), encoding="utf-8")
        with self.part.open("ab" if start else "wb") as file:
            while block := _read(response):
                file.write(block)
                self.progress(file.tell())
            file.flush()
            os.fsync(file.fileno())
            arrived = file.tell()
        if whole is not None and arrived < whole:
            raise _AgainError(f"{arrived:,} of {whole:,} bytes arrived")
        if whole is not None and arrived > whole:
            raise self._spoilt(f"{arrived:,} bytes arrived, and {whole:,} were announced")

    def _finished(self, headers: Message) -> Note:
        """Check the digest where one was sent, give the file its name, and leave the note beside it."""
        announced = headers.get("Content-MD5")
        if announced and announced != base64.b64encode(_digest_md5(self.part)).decode():
            raise self._spoilt("what arrived is not what the server's digest says")
        source = SOURCES[self.source]
        note = Note(
            source=self.source,
            url=self.url,
            fetched=datetime.now(UTC).isoformat(timespec="seconds"),
            last_modified=headers.get("Last-Modified", ""),
            etag=headers.get("ETag", ""),
            bytes=self.part.stat().st_size,
            sha256=_digest(self.part),
            licence=source.licence,
            credit=source.credit,
        )
        self.part.replace(self.path)
        self._version().unlink(missing_ok=True)
        formats.write(Note.place(self.path), (json.dumps(asdict(note), indent=2) + "\n").encode())
        return note

    def _refused(self, error: urllib.error.HTTPError) -> Exception:
        """Return the error for an answer that is none: one to try again after, or one that stays."""
        if error.code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            return self._spoilt("the server has no more than is there")
        if error.code in _LATER or error.code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            asked = error.headers.get("Retry-After", "")
            return _AgainError(f"{error.code} {error.reason}", float(asked) if asked.isdigit() else 0.0)
        return StoreError(f"{self.url}: the server answers {error.code} {error.reason}")

    def _spoilt(self, reason: str) -> _AgainError:
        """Throw away what is there, for the next try to begin anew."""
        self.part.unlink(missing_ok=True)
        return _AgainError(reason)


def _admitted(base: str) -> None:
    """Refuse an address that is not HTTPS, but for one of this machine."""
    place = urlsplit(base)
    local = place.hostname == "localhost" or (place.hostname or "").startswith("127.")
    if not (place.scheme == "https" or (place.scheme == "http" and local)) or not place.hostname:
        raise StoreError(f"{base} is no address of a web server by HTTPS")


@contextmanager
def _troubles_told() -> Iterator[None]:
    """Raise what a further try may mend as such, but what the server answered, or proved to be, as it is."""
    try:
        yield
    except (urllib.error.HTTPError, StoreError):
        raise
    except (OSError, HTTPException) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, ssl.SSLCertVerificationError):
            raise StoreError(f"the server does not prove to be the one asked: {reason.verify_message}") from None
        raise _AgainError(str(reason) or type(reason).__name__) from None


def _read(response: HTTPResponse) -> bytes:
    with _troubles_told():
        return response.read(_BLOCK)


def _span(response: HTTPResponse) -> tuple[int, int | None]:
    """Return at which byte a response begins, and how long the whole file is, where that is said."""
    length = response.headers.get("Content-Length", "")
    if response.status != HTTPStatus.PARTIAL_CONTENT:
        return 0, int(length) if length.isdigit() else None
    found = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
    if found is None:
        return -1, None
    return int(found[1]), int(found[2]) if found[2] != "*" else None


def _strong(headers: Message) -> str:
    """Return what tells one version of a file from another byte by byte, empty where nothing does."""
    etag: str = headers.get("ETag", "")
    return etag if etag and not etag.startswith("W/") else ""


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _digest_md5(path: Path) -> bytes:
    with path.open("rb") as file:
        return file_digest(file, "md5").digest()
