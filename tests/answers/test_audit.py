"""Audits: what is said of each reference, where it stands, and in which forms it is handed on."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from isograph import DateError, Identifier, KnowledgeGraph
from isograph.answers.auditing.audit import Audit
from isograph.answers.auditing.references import Currency
from isograph.display.annotations import annotations
from isograph.display.sarif import Problem, sarif
from isograph.errors import FormatError, StoreError

ON = "2026-06-01"
SAMPLE = "Check this list: ISO9001/2008; BS EN ISO 9001; ISO 9001-2015; DIN EN ISO 9001:2015-11; EN ISO 9002:94"
VERDICTS = (
    ("ISO 9001:2008", "outdated", "ISO 9001:2015"),
    ("BS EN ISO 9001", "undated", "BS EN ISO 9001:2015+A1:2024"),
    ("ISO 9001:2015", "current", "ISO 9001:2015 with ISO 9001:2015/Amd 1:2024"),
    ("ISO 9001:2015 (with Amd 1:2024)", "current", ""),
    ("DIN EN ISO 9001:2015-11", "current", "DIN EN ISO 9001:2015-11 with DIN EN ISO 9001/A1:2024"),
    ("EN ISO 9002:1994", "outdated", "EN ISO 9001:2015"),
    ("ISO 9002", "outdated", "ISO 9001:2015"),
    ("BS 5750-2:1987", "outdated", "ISO 9001:2015"),
    ("ISO/FDIS 9001", "draft", ""),
    ("ISO 9000 series", "undated", "ISO 9000:2026"),
    ("UNE-EN ISO 9001:2008", "outdated", "EN ISO 9001:2015"),
    ("ISO 9001:2013", "unknown", "ISO 9001:2015 or ISO 9001:2008 or ISO 9001:2000?"),
    ("ISO 90001:2015", "unknown", "ISO 9000:2015 or ISO 9001:2015?"),
    ("ISO 55555:2015", "unknown", ""),
    ("EN ISO 13485:2003/AC:2007", "outdated", "EN ISO 13485:2016"),
    ("ISO 9001, 4th edition", "outdated", "ISO 9001:2015"),
    ("EN 2015:1994", "unknown", ""),
)


def audited(graph: KnowledgeGraph, text: str, on: str = ON) -> Audit:
    return graph.audit(text, on=on)


@pytest.mark.parametrize(("text", "verdict", "use"), VERDICTS)
def test_a_reference_has_a_verdict_and_what_to_use(graph: KnowledgeGraph, text: str, verdict: str, use: str) -> None:
    (found,) = audited(graph, f"It is made to {text}.").references
    assert (str(found.verdict), found.use) == (verdict, use)


def test_the_verdict_says_where_status_says_the_document_stands(graph: KnowledgeGraph) -> None:
    for each in audited(graph, SAMPLE).references:
        assert each.identifier
        known = graph.status(each.identifier, on=ON)
        assert (each.read, each.value, each.successors) == (known.identifier, known.value, known.successors)


def test_the_sample_is_answered_in_one_sentence(graph: KnowledgeGraph) -> None:
    counted, named = audited(graph, SAMPLE).summary.split(". ")
    assert counted == "5 references, on 2026-06-01: 2 outdated, 2 current, 1 undated"
    assert named == "Out of date: ISO 9001:2008 and EN ISO 9002:1994."


def test_a_merger_of_what_an_adoption_takes_over_is_told(graph: KnowledgeGraph) -> None:
    (found,) = audited(graph, "EN ISO 9002:94").references
    assert "ISO 9002:1994, which it adopts, was merged into ISO 9001:2000" in found.because
    assert found.successors == (Identifier("EN ISO 9001:2000"),)
    assert str(found.certificates_until) == "2003-12-15"


def test_a_revision_in_development_is_told_at_its_last_stage(graph: KnowledgeGraph) -> None:
    found = audited(graph, "ISO 9001:2015 and DIN EN ISO 9001:2015-11").references
    assert [str(each.planned) for each in found] == ["ISO/FDIS 9001", "ISO/FDIS 9001"]


def test_an_adoption_that_is_not_in_the_graph_is_judged_by_what_it_adopts(graph: KnowledgeGraph) -> None:
    (found,) = audited(graph, "UNE-EN ISO 9001:2008").references
    assert found.because[0] == "not in the graph itself; judged by EN ISO 9001:2008, which it adopts by its name"


@pytest.mark.parametrize("cited", ["ISO 9001:2015/Amd 1:2024", "ISO 9001:2015 +\nAmd 1:2024"])
def test_an_amendment_that_the_document_cites_is_not_missed(graph: KnowledgeGraph, cited: str) -> None:
    assert not any(
        each.missed for each in audited(graph, f"ISO 9001:2015\n\nand {cited}").references if "2024" in each.text
    )
    assert audited(graph, "ISO 9001:2015").references[0].missed == (Identifier("ISO 9001:2015/Amd 1:2024"),)


def test_the_day_decides(graph: KnowledgeGraph) -> None:
    assert [audited(graph, "ISO 9001:2008", on).finding for on in ("2010-01-01", "2016-01-01")] == [False, True]
    assert audited(graph, "ISO 9001:2008", "2007-01-01").references[0].verdict == Currency.DRAFT


def test_no_day_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(DateError):
        audited(graph, "ISO 9001", "soon")


@pytest.mark.parametrize("text", ["", " ", "\0", "\ud800", "no reference", "ISO 400 film", "tel. 555-0199", "<script>"])
def test_a_text_without_references_is_an_answer(graph: KnowledgeGraph, text: str) -> None:
    found = audited(graph, text)
    assert (found.references, found.finding) == ((), False)
    assert found.summary == "No reference to a standard was found."


def test_one_row_stands_for_all_places_of_a_document(graph: KnowledgeGraph) -> None:
    (row,) = audited(graph, "ISO 9001:2008\n\nISO9001/2008\n\nISO 9001:2008").rows()
    assert row[:3] == ("lines 1, 3 and 5", "ISO 9001:2008\nISO9001/2008", "outdated")


@pytest.mark.parametrize(
    ("ignore", "left"),
    [
        (("ISO 9001:2008",), ["ISO 9002:1994"]),
        (("ISO 9002  # as agreed", "# ISO 9001"), ["ISO 9001:2008"]),
        (("ISO 9003", ""), ["ISO 9001:2008", "ISO 9002:1994"]),
    ],
)
def test_references_are_left_out_as_asked(graph: KnowledgeGraph, ignore: tuple[str, ...], left: list[str]) -> None:
    found = graph.audit("ISO 9001:2008, ISO 9002:1994", on=ON, ignore=ignore)
    assert [str(each.identifier) for each in found.references] == left
    assert found.ignored == 2 - len(left)


@pytest.mark.parametrize("pattern", ["*.md", "old", "old/", "old/*.md", "a.md"])
def test_files_are_left_out_as_asked(graph: KnowledgeGraph, tmp_path: Path, pattern: str) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a.md").write_text("ISO 9001:2008")
    (tmp_path / "new.txt").write_text("ISO 9002:1994")
    (tmp_path / "ignore").write_text(f"# old things\n{pattern}\n")
    assert [Path(each).name for each in graph.audit(tmp_path, ignore=[tmp_path / "ignore"]).files] == ["new.txt"]


def test_json_and_csv_have_every_reference_with_all_that_is_known(graph: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x\nISO 9001:2008\n\nISO 9001:2008")
    found = graph.audit(tmp_path / "a.txt", on=ON)
    rows = json.loads(json.dumps(found.to_dict()))["rows"]
    assert [(row["line"], row["use instead"], row["certificates until"]) for row in rows] == [
        (2, "ISO 9001:2015", "2018-09-15"),
        (4, "ISO 9001:2015", "2018-09-15"),
    ]
    assert [row["line"] for row in csv.DictReader(StringIO(found.to_csv()))] == ["2", "4"]
    assert len(found.to_frame()) == 2


def test_what_a_document_writes_cannot_act(graph: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "<b>\x1b[2J.txt").write_text("ISO 9001:2008")
    (tmp_path / "b.txt").write_text("ISO 9001:2008")
    found = graph.audit(tmp_path)
    assert "<b>" not in found._repr_html_()
    assert "\x1b" not in str(found) + found.to_markdown()


def test_a_log_has_what_sarif_requires(graph: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "a b.md").write_text("x\nISO 9001:2008, ISO 55555, ISO 9001:2015")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-")
    log = json.loads(sarif(graph.audit(tmp_path, on=ON).problems, "1.0"))
    (run,) = log["runs"]
    assert (log["version"], run["tool"]["driver"]["name"]) == ("2.1.0", "isograph")
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [(each["ruleId"], each["level"]) for each in run["results"]] == [
        ("outdated", "error"),
        ("unknown", "warning"),
        ("amendment", "note"),
    ]
    assert all(rules[each["ruleIndex"]] == each["ruleId"] and each["message"]["text"] for each in run["results"])
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].startswith("file:///")
    assert (place["artifactLocation"]["uri"][-8:], place["region"]) == ("a%20b.md", {"startLine": 2})
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [each["message"]["text"] for each in invocation["toolExecutionNotifications"]] == ["is broken"]


def test_a_place_without_a_line_is_a_logical_one() -> None:
    log = json.loads(sarif([Problem("outdated", "error", "x", "a.pdf", None, "page 3")], "1.0"))
    assert log["runs"][0]["results"][0]["locations"] == [
        {
            "physicalLocation": {"artifactLocation": {"uri": "a.pdf"}},
            "logicalLocations": [{"fullyQualifiedName": "page 3"}],
        }
    ]


def test_an_annotation_is_one_line_whatever_the_file_is_called() -> None:
    told = annotations([Problem("outdated", "error", "a\n::error::b 100%", "x,y:z\r\n.md", 3)])
    assert told == "::error file=x%2Cy%3Az%0D%0A.md,line=3,title=outdated::a%0A::error::b 100%25"


def test_a_text_that_names_a_file_of_lines_is_read_as_that_file(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".isographignore").write_text("ISO 9001:2008")
    Path("a.md").write_text("ISO 9002:1994")
    found = graph.audit("ISO 9001:2008 ", "a.md", on=ON, ignore=[".isographignore"])
    assert ([str(each.identifier) for each in found.references], found.ignored) == (["ISO 9002:1994"], 1)
    assert graph.audit("ISO 9001:2008 ", "a.md", on=ON, ignore=["a.md"]).files == ()


def test_what_was_to_be_left_out_and_is_nowhere_is_told(graph: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "lines").write_text("ISO 9004:1987")
    ignore: list[str | Path] = ["ISO 9003", "old/*.md", "ISO 9001", tmp_path / "lines"]
    found = graph.audit("ISO 9001:2008", on=ON, ignore=ignore)
    assert "Nothing was left out for ISO 9003 and old/*.md." in found.notes
    assert graph.audit("ISO 9001:2008", on=ON, ignore=["ISO 9001"]).idle == ()


@pytest.mark.parametrize(("on", "planned"), [("2010-03-01", ""), ("2020-01-01", ""), (ON, "ISO/FDIS 9001")])
def test_a_revision_is_in_development_when_it_was_known_and_what_it_revises_published(
    graph: KnowledgeGraph, on: str, planned: str
) -> None:
    (found,) = audited(graph, "ISO 9001:2015", on).references
    assert str(found.planned or "") == planned


def test_an_accreditation_is_not_called_a_certificate(graph: KnowledgeGraph) -> None:
    laboratories, systems = audited(graph, "ISO/IEC 17025:2005, ISO 9001:2008").references
    assert "accreditations until 2021-06-01" in laboratories.note
    assert "certificates until 2018-09-15" in systems.note


def test_an_adoption_was_replaced_by_what_its_body_adopted_next(graph: KnowledgeGraph) -> None:
    bs, other = audited(graph, "BS EN ISO 9001:2000, EN ISO/IEC 17025:2005").references
    assert bs.successors == (Identifier("BS EN ISO 9001:2008"),)
    assert other.successors == (Identifier("ISO/IEC 17025:2017"),)


def test_a_suggestion_is_a_question_and_ends_as_one(graph: KnowledgeGraph) -> None:
    told = [each.message for each in audited(graph, "ISO 9011:2015 and ISO 55555").problems]
    assert told == ["ISO 9011:2015 is not known; perhaps ISO 9001:2015?", "ISO 55555 is not known."]


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.sarif", '{\n  "$schema"'),
        ("A.SARIF.JSON", '{\n  "$schema"'),
        ("a.json", '{\n  "summary"'),
        ("a.csv", "file,line"),
        ("a.md", "1 reference"),
    ],
)
def test_an_audit_is_written_in_the_form_that_a_suffix_names(
    graph: KnowledgeGraph, tmp_path: Path, name: str, begins: str
) -> None:
    found = audited(graph, "ISO 9001:2008")
    found.save(tmp_path / name)
    written = (tmp_path / name).read_text("utf-8")
    assert written.startswith(begins)
    assert "ISO 9001:2008" in written
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_an_audit_in_another_form_is_refused_and_no_file_is_left(graph: KnowledgeGraph, tmp_path: Path) -> None:
    found = audited(graph, "ISO 9001:2008")
    with pytest.raises(FormatError):
        found.save(tmp_path / "a.xlsx")
    with pytest.raises(StoreError):
        found.save(tmp_path / "nowhere" / "a.csv")
    assert [*tmp_path.iterdir()] == []
