"""What the readers make of a format, piece by piece."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from isograph import find_identifiers
from isograph.reading import Passage, passages, prose
from isograph.reading.markdown import stripped


def read(path: Path, content: bytes) -> tuple[tuple[Passage, ...], list[str]]:
    path.write_bytes(content)
    remarks: list[str] = []
    return tuple(passages(path, remarks.append)), remarks


def found(pieces: Iterable[str]) -> list[tuple[str, int | None]]:
    texts = tuple(prose.passages(pieces))
    return [(str(each.identifier), text.line_at(each.start)) for text in texts for each in find_identifiers(text.text)]


@pytest.mark.parametrize(
    "unit",
    [
        "ISO 9001:2008, ",
        "ISO 9001:2008 ",
        "see ISO\n9001:2008. ",
        "ISO 9001, 9002 and 9003:1994; ",
        "the supplier shall hold a cer-\ntificate to ISO/\nIEC 17025:2005 and more\n\n",
        "ISO 9001:2015 (with\nAmd 1:2024) applies\n",
    ],
)
def test_nothing_is_missed_or_told_twice_where_a_long_text_is_cut(unit: str) -> None:
    text, size = unit * (135_000 // len(unit)), 4099
    whole = [
        (str(each.identifier), 1 + text.count("\n", 0, each.start)) for each in find_identifiers(prose.joined(text))
    ]
    cut = found(text[start : start + size] for start in range(0, len(text), size))
    assert [name for name, _ in cut] == [name for name, _ in whole]
    assert cut[-1][1] == found([text])[-1][1]


@pytest.mark.parametrize(
    ("content", "text", "remarks"),
    [
        ("größer".encode(), "größer", []),
        (b"\xef\xbb\xbfISO", "ISO", []),
        ("größer ISO".encode("cp1252"), "größer ISO", ["read as Windows-1252, because it is not UTF-8"]),
        ("ISO 9001".encode("utf-16"), "ISO 9001", ["read as UTF-16"]),
        ("ISO 9001".encode("utf-32"), "ISO 9001", ["read as UTF-32"]),
        (b"a\r\nb\rc", "a\nb\nc", []),
        (b"gr\xc3", "gr\ufffd", []),
    ],
)
def test_an_encoding_is_recognised_and_told(tmp_path: Path, content: bytes, text: str, remarks: list[str]) -> None:
    known, told = read(tmp_path / "a.txt", content)
    assert ("".join(each.text for each in known), told) == (text, remarks)


@pytest.mark.parametrize(("suffix", "content"), [(".txt", b"%PDF-1.4 x"), (".pdf", b""), (".md", b"PK\x03\x04")])
def test_the_content_says_the_format(tmp_path: Path, suffix: str, content: bytes) -> None:
    with pytest.raises(ValueError, match="broken"):
        read(tmp_path / f"a{suffix}", content)


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("**ISO 9001**:2015", "ISO 9001:2015"),
        ('[ISO 9001:2015](https://x.org/iso-9002 "ISO")', "ISO 9001:2015"),
        ("ISO\\_9001 `ISO 9002`", "ISO_9001 ISO 9002"),
        ("a<!-- ISO 9003\n-->b", "a\nb"),
        ("| ISO 9001 | 2015 |", " ;  ISO 9001  ;  2015  ; "),
        ("> ISO/IEC\n> 17025", "ISO/IEC\n17025"),
        ("<b>ISO&nbsp;9001</b>", "ISO\u00a09001"),
        ("[1]: https://x.org/ISO 9004", "1:"),
        ("snake_case_name", "snake_case_name"),
    ],
)
def test_markdown_is_what_its_reader_sees(written: str, seen: str) -> None:
    assert stripped(written) == seen


def test_a_list_knows_comments_and_bullets(tmp_path: Path) -> None:
    known, _ = read(tmp_path / "standards.txt", b"# all\n\n- ISO 9001 # quality\n* ISO 14001\n")
    assert [(each.line, each.text, each.whole) for each in known] == [(3, "ISO 9001", True), (4, "ISO 14001", True)]
