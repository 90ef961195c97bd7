"""Files that are broken, disguised, encrypted or made to do harm: told in one line, and the others are read."""

import os
import zlib
from pathlib import Path

import pytest

from isograph import KnowledgeGraph, MissingExtraError, ReadingError
from isograph.reading import pdf as pdf_reading
from tests.reading.docx_writer import docx, paragraph, part, zipped
from tests.reading.pdf_writer import Line, document, pdf

WORD = docx({"document": paragraph("ISO 9001:2008")})
PAGE = pdf([[Line(72, 700, "ISO 9001:2008")]])
LOCKED = b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (b"41" * 32, b"42" * 32)


def flagged() -> bytes:
    """Return a zip whose directory says that its part is encrypted."""
    changed = bytearray(WORD)
    changed[changed.find(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def declaring() -> bytes:
    """Return a document that asks for a file of the machine."""
    declaration = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    content = part("document", paragraph("ISO 9001:2008")).replace("?>", f"?>{declaration}", 1)
    return zipped({"word/document.xml": content})


BAD: dict[str, tuple[bytes, str]] = {
    "binary.txt": (bytes(range(256)) * 20, "is binary, not text"),
    "late.txt": (b"a line\n" * 100_000 + b"\0", "is binary from byte 524,288 on"),
    "empty.docx": (b"", "is empty"),
    "text.docx": (b"ISO 9001:2008", "is broken: it is no zip file"),
    "cut.docx": (WORD[:-30], "is broken: file is not a zip file"),
    "other.docx": (zipped({"mimetype": "x"}), "is a zip file, but no Word document"),
    "locked.docx": (flagged(), "is encrypted"),
    "old.docx": (b"\xd0\xcf\x11\xe0" + bytes(600), "is encrypted, or of a form of Office"),
    "entity.docx": (declaring(), "declares a document type"),
    "xml.docx": (zipped({"word/document.xml": "<a><b>"}), "is broken: no element found"),
    "bomb.docx": (docx({"document": paragraph("A" * (1 << 24))}), "which is not plausible"),
    "long.docx": (docx({"document": paragraph("A" * (1 << 21))}, packing=0), "has a paragraph of more than"),
    "cut.pdf": (PAGE[: len(PAGE) // 2], "is broken"),
    "noise.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 100, "is broken"),
    "locked.pdf": (pdf([[Line(72, 700, "ISO 9001:2008")]], trailer=LOCKED), "is encrypted"),
    "open.csv": (b'a\n"' + b"ISO 9001:2008\n" * 20_000, "line 2: cannot be read as CSV"),
    "absent.txt": (b"", "there is no such file"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_and_the_others_are_read(graph: KnowledgeGraph, tmp_path: Path, name: str) -> None:
    content, reason = BAD[name]
    if name != "absent.txt":
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text("ISO 9001:2008")
    found = graph.audit(tmp_path / name, tmp_path / "good.txt")
    assert [reason in str(each) for each in found.failures] == [True]
    assert [each.file for each in found.outdated] == [str(tmp_path / "good.txt")]
    assert f"Not read: {tmp_path / name}" in "\n".join(found.notes)


@pytest.mark.parametrize("name", ["cut.pdf", "absent.txt", "no*.md"])
def test_an_audit_that_read_nothing_is_no_answer(graph: KnowledgeGraph, tmp_path: Path, name: str) -> None:
    (tmp_path / "cut.pdf").write_bytes(BAD["cut.pdf"][0])
    with pytest.raises(ReadingError, match=r"broken|no such file|matches no file"):
        graph.audit(tmp_path / name)


@pytest.mark.skipif(os.geteuid() == 0, reason="to root no file is forbidden")
def test_a_file_without_permission_is_told(graph: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch(mode=0)
    with pytest.raises(ReadingError, match="permission denied"):
        graph.audit(tmp_path / "a.txt")


def test_a_pipe_is_not_waited_for(graph: KnowledgeGraph, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(ReadingError, match="no file that can be read to its end"):
        graph.audit(tmp_path / "a.txt")


def test_a_page_that_unpacks_without_end_is_bounded(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_reading, "SECONDS", 2)
    (tmp_path / "bomb.pdf").write_bytes(document([b"BT /F 9 Tf 1 0 0 1 0 0 Tm " + b"(x) Tj " * (1 << 24)]))
    (tmp_path / "good.txt").write_text("ISO 9001:2008")
    found = graph.audit(tmp_path)
    assert len(found.outdated) == 1
    assert "takes more memory or time" in "".join(map(str, found.failures)) or "hold no text" in "".join(found.remarks)


def test_pages_before_a_broken_one_count(graph: KnowledgeGraph, tmp_path: Path) -> None:
    lines = [[Line(72, 700, f"ISO 900{number}:1994")] for number in (1, 2)]
    content = pdf(lines).replace(zlib.compress(b"x"), b"")
    (tmp_path / "a.pdf").write_bytes(content.replace(b"/Contents 7 0 R", b"/Contents 9 0 R"))
    assert [str(each.identifier) for each in graph.audit(tmp_path / "a.pdf").references] == ["ISO 9001:1994"]


def test_without_the_library_a_pdf_names_what_to_install(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_reading, "find_spec", {}.get)
    (tmp_path / "a.pdf").write_bytes(PAGE)
    with pytest.raises(MissingExtraError, match=r"isograph-kg\[documents\]"):
        graph.audit(tmp_path / "a.pdf")


@pytest.mark.parametrize("beginning", ["<!--", "[", "](", "`", "a-\n", "{", "<a ", "|", "\\", "&", "_"])
@pytest.mark.parametrize("suffix", [".md", ".txt", ".bib", ".csv"])
def test_what_never_ends_is_read_to_its_end(graph: KnowledgeGraph, tmp_path: Path, beginning: str, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text(beginning * 30_000 + "\n\n@misc{a, title={ISO 9001:2008}}")
    assert [str(each.identifier) for each in graph.audit(path).references] == ["ISO 9001:2008"]
