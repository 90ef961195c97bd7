"""Documents with known answers, in every format: each reference is found once, at its place."""

from collections import Counter
from pathlib import Path

import pytest

from isograph import KnowledgeGraph
from isograph.answers.auditing.audit import Audit
from tests.reading.documents import DOCUMENTS, Known

AMBIGUOUS = {"drawing.txt": ("ISO 5817", "ISO 5817-C")}
"""What is written as a part is read as one: the quality level C of ISO 5817."""

PLACES = {
    ("contract.txt", "ISO 9001:2015"): "line 5",
    ("contract.txt", "DIN EN ISO 9001:2015-11"): "line 19",
    ("drawing.txt", "ISO 4014"): "line 3",
    ("suppliers.refs", "EN ISO 9002:1994"): "line 7",
    ("papers.bib", "BS 5750-2:1987"): "line 8",
    ("papers.bib", "EN ISO 9002:1994"): "line 8",
    ("manual.md", "EN ISO 9002:1994"): "line 9",
    ("manual.md", "ISO/IEC 17025:2017"): "line 11",
    ("parts.csv", "ISO 9002:1994"): "line 3",
    ("agreement.pdf", "BS 5750-2:1987"): "page 1",
    ("agreement.pdf", "ISO 14001:2004"): "page 1",
    ("agreement.pdf", "ISO 9004:2018"): "page 2",
    ("manual.docx", "EN ISO 9002:1994"): "paragraph 4",
    ("manual.docx", "ISO 9002:1994"): "footnote 1",
    ("manual.docx", "ISO 9001"): "header 1",
}


def audited(graph: KnowledgeGraph, known: Known, folder: Path) -> Audit:
    path = folder / known.name
    path.write_bytes(known.content)
    return graph.audit(path, on="2026-06-01")


@pytest.mark.parametrize("known", DOCUMENTS, ids=lambda known: known.name)
def test_every_reference_is_found_and_no_other(graph: KnowledgeGraph, tmp_path: Path, known: Known) -> None:
    found = Counter(str(each.identifier) for each in audited(graph, known, tmp_path).references if each.identifier)
    meant, read = AMBIGUOUS.get(known.name, ("", ""))
    assert found == Counter(read if each == meant else each for each in known.references)


@pytest.mark.parametrize(("place", "where"), PLACES.items(), ids=map(" ".join, PLACES))
def test_a_reference_is_where_it_begins(
    graph: KnowledgeGraph, tmp_path: Path, place: tuple[str, str], where: str
) -> None:
    name, identifier = place
    known = next(each for each in DOCUMENTS if each.name == name)
    found = [each for each in audited(graph, known, tmp_path).references if str(each.identifier) == identifier]
    assert [each.where for each in found] == [where]


def test_a_line_of_a_list_that_names_nothing_is_unknown(graph: KnowledgeGraph, tmp_path: Path) -> None:
    known = next(each for each in DOCUMENTS if each.name == "suppliers.refs")
    assert "our own rule 7" in [each.text for each in audited(graph, known, tmp_path).of("unknown")]


def test_a_folder_is_read_without_what_is_hidden_or_of_another_kind(graph: KnowledgeGraph, tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.md", ".git/d.txt", "~$e.docx", "f.exe"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("ISO 9001:2008")
    assert [Path(each).name for each in graph.audit(tmp_path).files] == ["b.txt", "c.md"]


def test_a_pattern_names_files(graph: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("a/b.txt", "a/b.md"):
        (tmp_path / name).write_text("ISO 9001:2008")
    assert [Path(each).name for each in graph.audit(f"{tmp_path}/**/*.txt").files] == ["b.txt"]
