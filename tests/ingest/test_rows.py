"""Files of rows: formats, what is broken in them, and what is no such file."""

import gzip
import sys
from pathlib import Path

import pytest

from isograph.errors import FormatError, MissingExtraError, ParseError, StoreError
from isograph.ingest.report import Findings
from isograph.ingest.rows import rows
from tests.ingest.rows_of import json_lines, row, table, written


def references(path: Path, findings: Findings | None = None) -> list[str]:
    """Return the reference of each row of a file."""
    return [each.text("reference") for each in rows(path, findings or Findings())]


def test_progress_tells_how_many_records_were_read(tmp_path: Path) -> None:
    told: list[int] = []
    list(rows(json_lines(tmp_path, [row()] * 2500), Findings(), told.append))
    assert told == [1000, 2000, 2500]


def test_an_unknown_suffix_is_refused_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"'rows.xlsx'; known: .jsonl"):
        references(tmp_path / "rows.xlsx")


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").mkdir()
    with pytest.raises(StoreError, match="Is a directory"):
        references(tmp_path / "rows.jsonl")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="No such file"):
        references(tmp_path / "rows.csv.gz")


def test_a_truncated_gzip_file_is_refused_because_the_rest_is_missing(tmp_path: Path) -> None:
    path = json_lines(tmp_path, [row(id=number) for number in range(500)], "rows.jsonl.gz")
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(ParseError, match="not a whole gzip file, after line"):
        references(path)


@pytest.mark.parametrize("content", [b"", b"no gzip", gzip.compress(b"x", mtime=0)[:12]])
def test_a_file_that_is_no_gzip_file_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(content)
    if content:
        with pytest.raises(ParseError, match="not a whole gzip file"):
            references(path)
    else:
        assert references(path) == []


def test_a_file_of_another_format_is_given_up_early(tmp_path: Path) -> None:
    findings = Findings()
    with pytest.raises(ParseError, match="line 1: no JSON"):
        references(json_lines(tmp_path, ["<p>no JSON</p>"] * 5000), findings)
    assert findings.read == 1000


def test_csv_without_a_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="no header of column names"):
        references(written(tmp_path / "rows.csv", b"%PDF-1.4\n"))


def test_a_csv_line_with_another_number_of_cells_is_skipped(tmp_path: Path) -> None:
    findings = Findings()
    path = written(tmp_path / "rows.csv", b"id,reference\n1,ISO 1:2016\n2\n3,ISO 3:1973,x\n\n4,ISO 4:1997\n")
    assert references(path, findings) == ["ISO 1:2016", "ISO 4:1997"]
    assert [(each.place, each.why) for each in findings.skipped] == [
        ("line 3", "1 cells under 2 column names"),
        ("line 4", "3 cells under 2 column names"),
    ]


def test_the_place_of_a_csv_record_of_many_lines_is_its_first(tmp_path: Path) -> None:
    path = table(tmp_path, [row(scope={"en": "a\nb\nc"}), row(id=1, reference="ISO 1:2016")])
    assert [each.place for each in rows(path, Findings())] == ["line 2", "line 5"]


def test_nothing_is_skipped_in_a_whole_file(tmp_path: Path) -> None:
    findings = Findings()
    assert references(json_lines(tmp_path, [row(), "", row()]), findings) == ["ISO 9001:2015"] * 2
    assert (findings.read, findings.skipped) == (2, [])


def test_parquet_without_its_package_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"isograph-kg\[parquet\]"):
        references(written(tmp_path / "rows.parquet", b"PAR1"))


@pytest.mark.parametrize("name", ["rows.parquet", "rows.parquet.gz"])
def test_parquet_is_read(name: str, tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow", reason="the extra `parquet` is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(arrow.Table.from_pylist([row(), row(id=1)]), tmp_path / "plain.parquet")
    path = written(tmp_path / name, (tmp_path / "plain.parquet").read_bytes())
    found = list(rows(path, Findings()))
    assert [(each.place, each.number("id"), each.text("title.fr")) for each in found] == [
        ("row 1", 62085, "Systèmes de management — Exigences"),
        ("row 2", 1, "Systèmes de management — Exigences"),
    ]
    assert found[0].several("icsCode") == ("03.120.10", "03.100.70")


def test_a_file_that_is_no_parquet_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra `parquet` is not installed")
    with pytest.raises(ParseError, match="no Parquet"):
        references(written(tmp_path / "rows.parquet", b"PAR1 no Parquet"))
