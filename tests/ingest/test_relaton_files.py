"""Relaton: YAML as text, and files and archives that are not what they should be."""

import bz2
import gzip
import io
import lzma
import os
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from isograph.errors import ParseError
from isograph.ingest import relaton
from isograph.ingest.relaton.composing import composed
from isograph.ingest.report import Findings

GOOD = b"docid:\n- id: ISO 47110:2001\n  type: ISO\n  primary: true\n"


@pytest.mark.parametrize(
    "value", ["2015-09", "1994-06-01", "on", "no", "9001", "27.020", "01", "0x1F", "1e3", ".inf", "true", "1:30", "<<"]
)
def test_a_value_stays_its_text(value: str) -> None:
    assert composed(f"key: {value}".encode()) == {"key": value}


@pytest.mark.parametrize("value", ["", "~", "null"])
def test_nothing_is_the_empty_text(value: str) -> None:
    assert composed(f"key: {value}".encode()) == {"key": ""}


def test_a_quoted_null_is_a_text() -> None:
    assert composed(b"key: 'null'") == {"key": "null"}


def test_a_tag_is_not_followed() -> None:
    assert composed(b'!!python/object/apply:os.system ["exit 1"]') == ["exit 1"]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (b"a: 1\nb: [1\nc: {", 3, "no YAML"),
        (b"a:\n\t- b", 2, "cannot start any token"),
        (b"a: 1\nb: \xff", 2, "no UTF-8"),
        ("a: b".encode("utf-16"), 1, "no UTF-8"),
        (b"a: 1\nb: \0", 2, "control characters"),
        (b'a: "\\ud800"', 1, "invalid Unicode"),
        (b"a: &x [1]\nb: *x", 2, "an alias"),
        (b"a: 1\n? [b]\n: c", 2, "a key that is no text"),
        (b"a: 1\na: 2", 2, "the key a a second time"),
        (b"a: 1\n---\nb: 2", 2, "a second document"),
        (b"[" * 100_000, 1, "nested more than 32 deep"),
    ],
)
def test_what_is_no_record_is_told_with_its_line(text: bytes, line: int, reason: str) -> None:
    with pytest.raises(ParseError) as raised:
        composed(text)
    assert raised.value.line == line
    assert reason in raised.value.reason


def skipped(path: Path) -> dict[str, str]:
    """Return what was skipped of a set that has one record which can be used."""
    findings = Findings()
    assert [str(each.identifier) for each in relaton.read(path, findings)] == ["ISO 47110:2001"]
    return {each.place: each.why for each in findings.skipped}


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        (b"a: 1\nb: [", "a.yaml, line 3", "no YAML: did not find expected node content"),
        (b"", "a.yaml", "no record, which is a mapping"),
        (b"- docid", "a.yaml", "no record, which is a mapping"),
        (b"title: none", "a.yaml", "no document identifier"),
        (b"docid: [[[[]]]]", "a.yaml", "no document identifier"),
        (b"docid: {id: 'hello <script>', type: ISO}", "a.yaml", "'hello <script>' names no document"),
        (b"docid: {id: 'ITU-T X.509', type: ITU}", "a.yaml", "ITU-T X.509 is of ITU, not of ISO or IEC"),
        (b"a" * 5_000_000, "a.yaml", "of 5,000,000 bytes, no record is larger than 4,194,304"),
    ],
)
def test_a_file_that_cannot_be_used_is_skipped_and_the_rest_goes_on(
    tmp_path: Path, text: bytes, place: str, why: str
) -> None:
    (tmp_path / "a.yaml").write_bytes(text)
    (tmp_path / "b.yaml").write_bytes(GOOD)
    assert skipped(tmp_path) == {place: why}


def test_a_record_of_odd_fields_is_used_as_far_as_it_goes(tmp_path: Path) -> None:
    odd = b"date: [1, {type: [x], value: {a: b}}]\nrelation: [x, {}]\next: []\nics: 5\ntitle: {a: b}\ndocstatus: [[]]\n"
    (tmp_path / "a.yaml").write_bytes(GOOD + odd)
    assert skipped(tmp_path) == {}


def test_what_is_no_yaml_file_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "b.yml").write_bytes(GOOD)
    (tmp_path / "README.adoc").write_text("records")
    (tmp_path / "link.yaml").symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "pipe.yaml")
    assert skipped(tmp_path) == {"README.adoc": "no YAML file", "link.yaml": "a link", "pipe.yaml": "no file"}


def test_a_hidden_folder_is_not_looked_into(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.yaml").write_text("[")
    (tmp_path / "b.yaml").write_bytes(GOOD)
    assert skipped(tmp_path) == {}


def test_a_file_whose_name_is_no_text_is_read(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml")).write_bytes(GOOD)
    assert skipped(tmp_path) == {}


Member = tuple[str, bytes, bytes]
COMPRESSIONS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}


def archived(path: Path, *members: Member) -> Path:
    """Write an archive of members, each with its name, type and content."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as archive:
        for name, kind, text in members:
            member = tarfile.TarInfo(name)
            member.type, member.size, member.linkname = kind, len(text), "/etc/hostname"
            archive.addfile(member, io.BytesIO(text))
    path.write_bytes(COMPRESSIONS.get(path.suffix, bytes)(plain.getvalue()))
    return path


RECORD = ("data/b.yaml", tarfile.REGTYPE, GOOD)


@pytest.mark.parametrize("name", ["set.tar", "set.tar.gz", "set.tar.bz2", "set.tar.xz"])
def test_an_archive_is_read_however_it_is_compressed(tmp_path: Path, name: str) -> None:
    assert skipped(archived(tmp_path / name, ("data", tarfile.DIRTYPE, b""), RECORD)) == {}


@pytest.mark.parametrize(
    ("name", "kind", "why"),
    [
        ("/etc/a.yaml", tarfile.REGTYPE, "a path that leads out of the archive"),
        ("data/../../a.yaml", tarfile.REGTYPE, "a path that leads out of the archive"),
        ("data/a.yaml", tarfile.SYMTYPE, "a link"),
        ("data/a.yaml", tarfile.LNKTYPE, "a link"),
        ("data/a.yaml", tarfile.CHRTYPE, "no file"),
        ("README", tarfile.REGTYPE, "no YAML file"),
    ],
)
def test_a_member_that_is_no_record_is_skipped(tmp_path: Path, name: str, kind: bytes, why: str) -> None:
    assert skipped(archived(tmp_path / "set.tar.xz", (name, kind, b""), RECORD)) == {name: why}


def test_a_member_of_any_size_is_passed_over(tmp_path: Path) -> None:
    large = ("data/a.yaml", tarfile.REGTYPE, b"\0" * 50_000_000)
    assert skipped(archived(tmp_path / "set.tar.xz", large, RECORD)) == {
        "data/a.yaml": "of 50,000,000 bytes, no record is larger than 4,194,304"
    }


def test_a_header_of_any_declared_size_is_not_read_into_memory(tmp_path: Path) -> None:
    header = tarfile.TarInfo("names")
    header.type, header.size = tarfile.XHDTYPE, 2**31
    with lzma.open(tmp_path / "set.tar.xz", "wb") as file:
        file.write(header.tobuf(tarfile.USTAR_FORMAT) + bytes(2**22))
    with pytest.raises(ParseError, match="a header of more than"):
        list(relaton.read(tmp_path / "set.tar.xz", Findings()))


def refused(path: Path, text: bytes) -> str:
    """Return why an archive of these bytes is refused."""
    path.write_bytes(text)
    with pytest.raises(ParseError, match="not a whole archive") as raised:
        list(relaton.read(path, Findings()))
    return raised.value.reason


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("name", ["set.tar", "set.tar.gz", "set.tar.xz"])
def test_a_truncated_archive_is_refused(tmp_path: Path, name: str, kept: float) -> None:
    members = ((f"data/{number}.yaml", tarfile.REGTYPE, os.urandom(700)) for number in range(50))
    whole = archived(tmp_path / name, *members).read_bytes()
    refused(tmp_path / name, whole[: int(len(whole) * kept)])


def test_an_archive_that_ends_between_two_members_is_refused(tmp_path: Path) -> None:
    whole = archived(tmp_path / "set.tar", RECORD, RECORD).read_bytes()
    assert "after data/b.yaml" in refused(tmp_path / "set.tar", whole[:1024])


def test_a_damaged_header_does_not_end_an_archive_in_silence(tmp_path: Path) -> None:
    whole = bytearray(archived(tmp_path / "set.tar", RECORD, RECORD).read_bytes())
    whole[1024:1034] = b"not a name"
    assert "after data/b.yaml" in refused(tmp_path / "set.tar", bytes(whole))


def test_an_archive_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="holds no Relaton record"):
        list(relaton.read(archived(tmp_path / "set.tar"), Findings()))
