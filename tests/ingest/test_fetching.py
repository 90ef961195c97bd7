"""Fetching from a server on this machine that breaks off, is busy, lies about lengths, or sends elsewhere."""

import base64
import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from isograph import FormatError, StoreError
from isograph.ingest import fetching
from isograph.ingest.fetching import FILES, Fetched, Note, fetch

CONTENT = bytes(range(256)) * 1000
NAME = "iso_deliverables_metadata.jsonl"
MODIFIED = "Mon, 01 Jun 2026 23:59:59 GMT"


class Handler(BaseHTTPRequestHandler):
    """Answers as the play says, once for each request; after the last act as a good server does."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        acts = self.server.acts
        (acts.pop(0) if acts else well)(self)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def answer(self, status: int, content: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content_Length": str(len(content))} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)
        self.close_connection = True


Act = Callable[[Handler], None]


@dataclass
class Play:
    """A server with its acts, and what it was asked."""

    base: str
    acts: list[Act] = field(default_factory=list)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)


class Server(ThreadingHTTPServer):
    acts: list[Act]
    asked: list[tuple[str, dict[str, str]]]


def known(content: bytes = CONTENT) -> dict[str, str]:
    """Return what a good server says of a file."""
    digest = base64.b64encode(hashlib.md5(content).digest()).decode()  # noqa: S324
    return {"ETag": f'"{digest}"', "Last_Modified": MODIFIED, "Content_MD5": digest}


def well(handler: Handler) -> None:
    """Answer with the file, its rest, or that it is unchanged."""
    headers = known()
    if handler.headers["If-None-Match"] == headers["ETag"]:
        return handler.answer(304)
    start = handler.headers["Range"]
    if start and handler.headers["If-Range"] == headers["ETag"]:
        first = int(start.removeprefix("bytes=").removesuffix("-"))
        span = f"bytes {first}-{len(CONTENT) - 1}/{len(CONTENT)}"
        return handler.answer(206, CONTENT[first:], Content_Range=span, **headers)
    return handler.answer(200, CONTENT, **headers)


def broken(after: int) -> Act:
    """Answer with some bytes of the file and hang up."""
    return lambda handler: handler.answer(200, CONTENT[:after], **known(), Content_Length=str(len(CONTENT)))


def refusing(status: int, **headers: str) -> Act:
    return lambda handler: handler.answer(status, b"", **headers)


def rangeless(handler: Handler) -> None:
    """Answer with the whole file, whatever was asked."""
    handler.answer(200, CONTENT, **known())


def sending(place: str) -> Act:
    return lambda handler: handler.answer(302, Location=place)


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Iterator[Play]:
    """A server that is asked for one file, and waits that last no time."""
    monkeypatch.setattr(fetching, "WAITS", (0.0, 0.0, 0.0))
    monkeypatch.setattr(fetching, "_LONGEST_WAIT", 0.0)
    monkeypatch.setitem(fetching.FILES, "one", {"iso-open-data": FILES["iso-open-data"]["iso-open-data"]})
    server = Server(("127.0.0.1", 0), Handler)
    server.acts, server.asked = [], []
    thread = threading.Thread(target=server.serve_forever, args=[0.01], daemon=True)
    thread.start()
    yield Play(f"http://127.0.0.1:{server.server_port}/open", server.acts, server.asked)
    server.shutdown()
    server.server_close()
    thread.join()


def fetched(play: Play, folder: Path, *acts: Act) -> Fetched:
    play.acts[:] = acts
    return fetch("one", folder, base=play.base)


def test_a_file_arrives_with_a_note_of_its_origin(play: Play, tmp_path: Path) -> None:
    result = fetched(play, tmp_path)
    note = Note.beside(tmp_path / NAME)
    assert (tmp_path / NAME).read_bytes() == CONTENT
    assert result.files[0][1] == "fetched"
    assert note
    assert (note.source, note.bytes, note.day) == ("iso-open-data", len(CONTENT), "2026-06-01")
    assert note.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert "ODC-By" in note.credit
    assert note.credit in result.notes[0]


def test_every_official_file_is_asked_for_below_the_base(play: Play, tmp_path: Path) -> None:
    fetch("iso-open-data", tmp_path, base=play.base)
    assert [path for path, _ in play.asked] == [f"/open/{place}" for place in FILES["iso-open-data"].values()]


def test_nothing_but_the_file_and_its_note_is_left(play: Play, tmp_path: Path) -> None:
    fetched(play, tmp_path, broken(1000))
    assert {path.name for path in tmp_path.iterdir()} == {NAME, f"{NAME}.note.json"}


def test_what_is_there_and_still_the_newest_is_not_fetched_again(play: Play, tmp_path: Path) -> None:
    fetched(play, tmp_path)
    assert fetched(play, tmp_path).files[0][1] == "unchanged"


def test_a_file_that_was_changed_by_hand_is_fetched_again(play: Play, tmp_path: Path) -> None:
    fetched(play, tmp_path)
    (tmp_path / NAME).write_text("mine")
    assert fetched(play, tmp_path).files[0][1] == "fetched"
    assert (tmp_path / NAME).read_bytes() == CONTENT


@pytest.mark.parametrize("after", [0, 1, 100_000, len(CONTENT) - 1])
def test_a_broken_connection_is_taken_up_where_it_broke(play: Play, tmp_path: Path, after: int) -> None:
    fetched(play, tmp_path, broken(after))
    assert (tmp_path / NAME).read_bytes() == CONTENT
    assert play.asked[1][1].get("Range") == (f"bytes={after}-" if after else None)


def test_a_fetch_that_gave_up_is_gone_on_with_by_the_next(play: Play, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"1,000 of 256,000 bytes arrived; fetch again to go on"):
        fetched(play, tmp_path, *[broken(1000), *[refusing(503)] * 2, hung_up])
    assert not (tmp_path / NAME).exists()
    fetched(play, tmp_path)
    assert play.asked[-1][1]["Range"] == "bytes=1000-"
    assert (tmp_path / NAME).read_bytes() == CONTENT


def hung_up(handler: Handler) -> None:
    """Answer nothing of what is missing."""
    span = f"bytes 1000-{len(CONTENT) - 1}/{len(CONTENT)}"
    handler.answer(206, b"", **known(), Content_Range=span, Content_Length=str(len(CONTENT) - 1000))


def test_a_server_without_ranges_sends_it_all_again(play: Play, tmp_path: Path) -> None:
    fetched(play, tmp_path, broken(1000), rangeless)
    assert (tmp_path / NAME).read_bytes() == CONTENT


def test_a_file_that_changed_meanwhile_is_not_patched_together(play: Play, tmp_path: Path) -> None:
    fetched(play, tmp_path, lambda handler: handler.answer(200, b"old", ETag='"old"', Content_Length="9"))
    assert play.asked[1][1]["If-Range"] == '"old"'
    assert (tmp_path / NAME).read_bytes() == CONTENT


def test_a_rest_that_begins_elsewhere_is_not_taken(play: Play, tmp_path: Path) -> None:
    span = f"bytes 5-{len(CONTENT) - 1}/{len(CONTENT)}"
    fetched(play, tmp_path, broken(1000), lambda handler: handler.answer(206, CONTENT[5:], Content_Range=span))
    assert (tmp_path / NAME).read_bytes() == CONTENT


def test_a_range_that_is_refused_is_begun_anew(play: Play, tmp_path: Path) -> None:
    fetched(play, tmp_path, broken(1000), refusing(416))
    assert (tmp_path / NAME).read_bytes() == CONTENT


@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_a_busy_server_is_asked_again(play: Play, tmp_path: Path, status: int) -> None:
    fetched(play, tmp_path, refusing(status, Retry_After="1"), refusing(status, Retry_After="soon"))
    assert (tmp_path / NAME).read_bytes() == CONTENT


def test_a_server_that_stays_busy_is_given_up(play: Play, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="503 Service Unavailable"):
        fetched(play, tmp_path, *[refusing(503)] * 4)


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_file_that_is_not_there_is_told_at_once(play: Play, tmp_path: Path, status: int) -> None:
    with pytest.raises(StoreError, match=f"the server answers {status}"):
        fetched(play, tmp_path, refusing(status))
    assert len(play.asked) == 1


def test_content_with_another_digest_is_thrown_away(play: Play, tmp_path: Path) -> None:
    wrong = CONTENT[::-1]
    fetched(play, tmp_path, lambda handler: handler.answer(200, wrong, **known()))
    assert (tmp_path / NAME).read_bytes() == CONTENT


def test_a_server_that_stays_short_is_given_up(play: Play, tmp_path: Path) -> None:
    short = [lambda handler: handler.answer(200, b"x", Content_Length="2")] * 4
    with pytest.raises(StoreError, match="1 of 2 bytes arrived"):
        fetched(play, tmp_path, *short)
    assert not (tmp_path / NAME).exists()


def test_a_redirect_on_the_way_is_followed(play: Play, tmp_path: Path) -> None:
    fetched(play, tmp_path, sending("/elsewhere"))
    assert (tmp_path / NAME).read_bytes() == CONTENT


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://127.0.0.1/x", "https://127.0.0.1/x"])
def test_a_redirect_to_another_scheme_is_refused(play: Play, tmp_path: Path, place: str) -> None:
    with pytest.raises(StoreError, match=r"refused|not allowed"):
        fetched(play, tmp_path, sending(place))
    assert not (tmp_path / NAME).exists()


def test_a_server_that_is_not_there_is_told(play: Play, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"could not be fetched: .*refused"):
        fetch("one", tmp_path, base="http://127.0.0.1:9/")


@pytest.mark.parametrize("base", ["http://www.iso.org/", "file:///tmp/", "ftp://127.0.0.1/", "www.iso.org", ""])
def test_a_base_that_is_not_safe_is_refused(play: Play, tmp_path: Path, base: str) -> None:
    with pytest.raises(StoreError, match="no address of a web server by HTTPS"):
        fetch("one", tmp_path, base=base)


def test_what_cannot_be_fetched_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="iso-open-data"):
        fetch("relaton", tmp_path)


def test_a_folder_that_cannot_be_made_is_told(play: Play, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        fetched(play, tmp_path / "file")


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"source": 1}', "\x00"])
def test_a_note_that_is_none_is_not_read(tmp_path: Path, content: str) -> None:
    (tmp_path / f"{NAME}.note.json").write_text(content)
    assert Note.beside(tmp_path / NAME) is None


def test_a_note_without_a_date_tells_no_day(play: Play, tmp_path: Path) -> None:
    fetched(play, tmp_path, lambda handler: handler.answer(200, CONTENT, Last_Modified="yesterday"))
    note = json.loads((tmp_path / f"{NAME}.note.json").read_text())
    assert Note(**note).day == ""


def test_progress_is_told_in_bytes(play: Play, tmp_path: Path) -> None:
    told: list[int] = []
    fetch("one", tmp_path, base=play.base, progress=told.append)
    assert told[-1] == len(CONTENT)
