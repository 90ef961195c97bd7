"""Relaton: sets of records, the two bodies, two records of one document, the day of a set."""

import sys
from pathlib import Path

import pytest

from isograph.dates import PartialDate
from isograph.errors import FormatError, MissingExtraError, ParseError, StoreError
from isograph.ingest import relaton
from isograph.ingest.report import Findings
from isograph.ingest.sources import SOURCES, chosen, statements
from tests.ingest.relaton_sets import dates, later, read, record, relation, written


def test_each_record_is_read_and_counted(tmp_path: Path) -> None:
    found, findings = read(written(tmp_path, record("ISO 47110:2001"), record("ISO 47111-2:2003")))
    assert list(found) == ["ISO 47110:2001", "ISO 47111-2:2003"]
    assert (findings.read, findings.skipped) == (2, [])


def test_a_folder_without_data_is_a_set_too(tmp_path: Path) -> None:
    found, _ = read(written(tmp_path, record("ISO 47110:2001")) / "data")
    assert found["ISO 47110:2001"].place == "0.yaml"


def test_beside_data_nothing_is_read(tmp_path: Path) -> None:
    (tmp_path / "index.yaml").write_text("- id: ISO 47112:2001")
    found, findings = read(written(tmp_path, record("ISO 47110:2001")))
    assert (list(found), findings.skipped) == (["ISO 47110:2001"], [])


def test_progress_is_told_at_the_end(tmp_path: Path) -> None:
    told: list[int] = []
    list(relaton.read(written(tmp_path, record("ISO 47110:2001")), Findings(), told.append))
    assert told == [1]


def test_of_two_records_the_one_of_the_newer_schema_counts(tmp_path: Path) -> None:
    old = record("ISO 47110:2001", "90.92", schema="v1.2.7", fetched="2024-01-05")
    found, findings = read(written(tmp_path, record("ISO 47110:2001", "95.99", schema="v1.2.10"), old))
    assert found["ISO 47110:2001"].stage == "95.99"
    assert findings.skipped[0].place == "data/1.yaml"
    assert findings.skipped[0].why == "older than data/0.yaml; stage 90.92, there 95.99"


def test_of_one_schema_the_record_that_was_fetched_later_counts(tmp_path: Path) -> None:
    newer = record("ISO 47110:2001", "90.92", fetched="2024-01-06")
    found, _ = read(written(tmp_path, newer, record("ISO 47110:2001", "90.93", fetched="2024-01-05")))
    assert found["ISO 47110:2001"].stage == "90.92"


@pytest.mark.parametrize("stages", [("90.93", "90.92"), ("90.92", "90.93")])
def test_of_equal_records_the_later_stage_counts_in_whatever_order(tmp_path: Path, stages: tuple[str, str]) -> None:
    found, _ = read(written(tmp_path, *(record("ISO 47110:2001", stage) for stage in stages)))
    assert found["ISO 47110:2001"].stage == "90.93"


def test_spellings_of_one_document_are_one_document(tmp_path: Path) -> None:
    found, findings = read(written(tmp_path, record("ISO 47110:2001/DAmd 1"), record("ISO 47110:2001/DAM 1")))
    assert (len(found), len(findings.skipped)) == (1, 1)


def test_the_records_tell_whose_catalogue_it_is(tmp_path: Path) -> None:
    assert relaton.body_of(written(tmp_path, later("IEC 47110:2001", "PUBLISHED", body="IEC"))) == "IEC"


def test_a_joint_document_in_the_catalogue_of_iso_is_of_iso(tmp_path: Path) -> None:
    assert relaton.body_of(written(tmp_path, record("IEC 47110:2001"))) == "ISO"


def test_records_of_two_catalogues_are_refused(tmp_path: Path) -> None:
    mixed = written(tmp_path, record("ISO 47110:2001"), later("IEC 47111:2001", body="IEC"))
    with pytest.raises(ParseError, match="1 of IEC and 1 of ISO: bring in one after the other"):
        read(mixed)


def test_a_few_directives_of_the_other_body_do_no_harm(tmp_path: Path) -> None:
    records = [record(f"ISO {number}:2001") for number in range(47110, 47120)]
    found, _ = read(written(tmp_path, *records, later("IEC 47111:2001", body="IEC")))
    assert len(found) == 11


def test_a_set_of_the_other_body_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, record("ISO 47110:2001"))
    with pytest.raises(ParseError, match="records of ISO, not of IEC"):
        list(relaton.read(path, Findings(), body="IEC"))


def test_the_source_is_chosen_by_the_records(tmp_path: Path) -> None:
    path = written(tmp_path, record("ISO 47110:2001"))
    assert chosen("relaton", path) is SOURCES["relaton-iso"]
    assert chosen("iso-ics", path) is SOURCES["iso-ics"]


def test_an_unknown_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="relaton-iso"):
        chosen("relatone", tmp_path)


def test_the_day_of_a_set_is_the_last_on_which_a_record_was_fetched(tmp_path: Path) -> None:
    days = ("2024-01-05", "2023-12-31")
    path = written(tmp_path, *(record(f"ISO {day[:4]}0:2001", fetched=day) for day in days))
    assert relaton.as_of(path) == PartialDate.parse("2024-01-05")


def test_where_one_record_tells_no_day_the_set_tells_none(tmp_path: Path) -> None:
    path = written(tmp_path, record("ISO 47110:2001", fetched="2024-01-05"), record("ISO 47111:2025"))
    assert relaton.as_of(path) is None


def test_a_set_becomes_the_graph_of_its_source(tmp_path: Path) -> None:
    path = written(tmp_path, record("ISO 47110:2001", date=dates(published="2001-05")))
    findings = Findings()
    source = chosen("relaton", path)
    found = set(statements(source, path, as_of=PartialDate.parse("2025-06-02"), findings=findings))
    shared = "<https://w3id.org/isograph/graph/relaton-iso#2001-05>"
    assert (
        "<https://w3id.org/isograph/id/iso-47110:2001>",
        "<https://w3id.org/isograph/ontology#published>",
        shared,
    ) in found
    assert findings.created == 1


@pytest.mark.parametrize("name", ["set.zip", "set.yaml"])
def test_what_is_no_set_by_its_name_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("docid: {id: ISO 47110:2001, type: ISO}")
    with pytest.raises(FormatError, match="a folder"):
        read(tmp_path / name)


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="No such file"):
        read(tmp_path / "nowhere")


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="holds no Relaton record"):
        read(tmp_path)


def test_a_folder_of_other_things_says_why_the_first_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: nothing else")
    with pytest.raises(ParseError, match=r"a\.yaml: no document identifier"):
        read(tmp_path)


def test_without_its_package_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, record("ISO 47110:2001"))
    monkeypatch.setitem(sys.modules, "yaml", None)
    with pytest.raises(MissingExtraError, match=r"isograph-kg\[relaton\]"):
        read(path)


def test_without_the_parser_in_c_the_same_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, record("ISO 47110:2001", relation=[relation("obsoletes", "ISO 47110:1991")]))
    fast = read(path)[0]
    monkeypatch.delattr("yaml.CBaseLoader")
    assert read(path)[0] == fast
