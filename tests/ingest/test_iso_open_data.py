"""The deliverables of ISO Open Data, in every format, with every trap of theirs."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from isograph.errors import ParseError
from isograph.identifiers import Identifier
from isograph.ingest.iso_open_data import read
from isograph.ingest.records import Record
from isograph.ingest.report import Findings
from tests.ingest.rows_of import json_lines, row, table


def one(path: Path) -> tuple[Record, Findings]:
    """Return the first record of a file, and what was found."""
    findings = Findings()
    record, *_ = read(path, findings)
    return record, findings


def only(folder: Path, **changed: object) -> tuple[Record, Findings]:
    """Return the record of a row with some fields changed, and what was found."""
    return one(json_lines(folder, [row(**changed)]))


def kinds(findings: Findings) -> list[str]:
    """Return the kinds of all remarks."""
    return [remark.kind for remark in findings.remarks]


EXPECTED = Record(
    identifier=Identifier("ISO 9001:2015"),
    place="line 1",
    number=62085,
    titles=(
        ("Quality management systems — Requirements", "en"),
        ("Systèmes de management — Exigences", "fr"),
    ),
    abstracts=(("ISO 9001:2015 specifies requirements.", "en"),),
    published="2015-09-22",
    stage="90.92",
    edition=5,
    kind="international-standard",
    ics=("03.120.10", "03.100.70"),
    committees=("ISO/TC 176/SC 2",),
    languages=("en", "fr"),
    page="https://www.iso.org/standard/62085.html",
)


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.gz", "ROWS.JSONL.GZ", "rows.json"])
def test_json_lines_are_read(name: str, tmp_path: Path) -> None:
    assert one(json_lines(tmp_path, [row()], name.replace("GZ", "gz"))) == (EXPECTED, Findings(read=1))


@pytest.mark.parametrize("name", ["rows.csv", "rows.csv.gz"])
def test_csv_is_read_the_same(name: str, tmp_path: Path) -> None:
    record, findings = one(table(tmp_path, [row()], name))
    assert record.place == "line 2"
    assert (record, findings.remarks) == (replace(EXPECTED, place="line 2"), [])


def test_lists_as_text_are_lists(tmp_path: Path) -> None:
    older = row(id=46486, reference="ISO 9001:2008")
    record, _ = one(table(tmp_path, [row(replaces=[46486], icsCode="['49.140' \"35.020\"]"), older]))
    assert (record.ics, record.replaces) == (("49.140", "35.020"), (Identifier("ISO 9001:2008"),))


@pytest.mark.parametrize("empty", [None, "", "[]", "None", "nan"])
def test_nothing_is_an_empty_list(empty: str | None, tmp_path: Path) -> None:
    record, findings = only(tmp_path, replaces=empty, icsCode=empty, languages=empty)
    assert (record.replaces, record.ics, record.languages, findings.remarks) == ((), (), (), [])


@pytest.mark.parametrize(
    ("written", "stage"),
    [
        (9599, "95.99"),
        (98, "00.98"),
        (0, "00.00"),
        (1099, "10.99"),
        ("0098", "00.98"),
        ("9092.0", "90.92"),
        ("90.92", "90.92"),
        (None, ""),
    ],
)
def test_a_stage_gets_its_lost_zeros_back(written: object, stage: str, tmp_path: Path) -> None:
    record, findings = only(tmp_path, currentStage=written)
    assert (record.stage, findings.remarks) == (stage, [])


@pytest.mark.parametrize("written", [1, 9101, 99999, -98, "soon", "90.9", 1e300])
def test_a_code_that_is_no_stage_is_remarked(written: object, tmp_path: Path) -> None:
    record, findings = only(tmp_path, currentStage=written)
    assert (record.stage, kinds(findings)) == ("", ["unknown stage"])


WORD = (
    "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><style>p.MsoNormal {margin:0}</style>"
    '<p class="MsoNormal" style="x > y"><span lang=EN-GB>Steel&nbsp;&amp; iron<o:p></o:p></span></p>\r\n'
    "<ul><li>p &lt; 5&#160;%</li><li>H<sub>2</sub>O</li></ul><![if !supportLists]>"
)


def test_html_of_word_in_a_scope_becomes_plain_text(tmp_path: Path) -> None:
    record, _ = only(tmp_path, scope={"en": WORD})
    assert record.abstracts == (("Steel & iron p < 5 % H2O", "en"),)


@pytest.mark.parametrize("scope", [None, {}, {"en": None}, {"en": ""}, {"en": "<p></p>"}])
def test_no_scope_is_no_abstract(scope: object, tmp_path: Path) -> None:
    record, findings = only(tmp_path, scope=scope)
    assert (record.abstracts, findings.remarks) == ((), [])


@pytest.mark.parametrize("title", [None, {}, {"en": None, "fr": None}])
def test_no_title_is_no_title(title: object, tmp_path: Path) -> None:
    assert only(tmp_path, title=title)[0].titles == ()


def test_a_row_of_an_older_file_without_most_fields_is_read(tmp_path: Path) -> None:
    record, findings = one(json_lines(tmp_path, [{"reference": "ISO 9001:2015"}]))
    assert (record, findings.remarks) == (Record(Identifier("ISO 9001:2015"), "line 1"), [])


FRENCH = "La présente Norme internationale spécifie les exigences pour un système de management de la qualité."
ENGLISH = "This document specifies the requirements for a quality management system."


def test_an_abstract_that_is_french_only_is_french(tmp_path: Path) -> None:
    record, findings = only(tmp_path, scope={"en": None, "fr": FRENCH})
    assert (record.abstracts, findings.remarks) == (((FRENCH, "fr"),), [])


def test_a_french_abstract_that_is_tagged_english_is_french(tmp_path: Path) -> None:
    record, findings = only(tmp_path, scope={"en": FRENCH})
    assert (record.abstracts, kinds(findings)) == (((FRENCH, "fr"),), ["language tagged wrongly"])


def test_an_english_text_that_is_tagged_french_does_not_replace_the_english_one(tmp_path: Path) -> None:
    record, findings = only(tmp_path, title={"en": "Iron ores", "fr": ENGLISH})
    assert (record.titles, kinds(findings)) == ((("Iron ores", "en"),), ["language tagged wrongly"])


def test_a_title_that_was_not_translated_is_english_alone(tmp_path: Path) -> None:
    record, _ = only(tmp_path, title={"en": "Copper - Determination of zinc", "fr": "Copper - Determination of zinc"})
    assert record.titles == (("Copper - Determination of zinc", "en"),)


def test_a_byte_order_mark_is_no_part_of_the_first_field(tmp_path: Path) -> None:
    plain = json_lines(tmp_path, [row()])
    plain.write_bytes(b"\xef\xbb\xbf" + plain.read_bytes())
    marked = table(tmp_path, [row()])
    marked.write_bytes(b"\xef\xbb\xbf" + marked.read_bytes())
    assert [one(path)[0].number for path in (plain, marked)] == [62085, 62085]


def test_replaced_by_may_name_a_project(tmp_path: Path) -> None:
    project = row(id=88464, reference="ISO/DIS 9001", currentStage=4020, replaces=[62085])
    record, _ = one(json_lines(tmp_path, [row(replacedBy=[88464]), project]))
    assert record.replaced_by == (Identifier("ISO/DIS 9001"),)


def test_a_number_that_stands_on_several_rows_means_all_of_them(tmp_path: Path) -> None:
    old = row(id=9000, reference="ISO 3589:1975/Amd 1:1982")
    draft = row(id=9000, reference="ISO/DIS 9000", currentStage=4020)
    record, _ = one(json_lines(tmp_path, [row(replacedBy=[9000, 9000]), old, draft]))
    assert record.replaced_by == (Identifier("ISO 3589:1975/Amd 1:1982"), Identifier("ISO/DIS 9000"))


def test_a_project_has_no_page_where_its_number_is_that_of_another_document(tmp_path: Path) -> None:
    old = row(id=9000, reference="ISO 3589:1975/Amd 1:1982")
    draft = row(id=9000, reference="ISO/DIS 9000", currentStage=4020)
    pages = [record.page for record in read(json_lines(tmp_path, [old, draft]), Findings())]
    assert pages == ["https://www.iso.org/standard/9000.html", ""]


def test_the_stages_of_one_project_share_a_page(tmp_path: Path) -> None:
    stages = [row(id=82423, reference=f"ISO/{stage} 9001") for stage in ("DIS", "FDIS")]
    pages = {record.page for record in read(json_lines(tmp_path, stages), Findings())}
    assert pages == {"https://www.iso.org/standard/82423.html"}


def test_a_number_that_stands_on_no_row_is_remarked(tmp_path: Path) -> None:
    record, findings = only(tmp_path, replaces=[123], replacedBy=["x", 10**30])
    assert (record.replaces, record.replaced_by) == ((), ())
    assert kinds(findings) == ["number that stands on no row"] * 3


@pytest.mark.parametrize(
    ("reference", "stage", "named"),
    [
        ("ISO 37001", 6000, "ISO/PRF 37001"),
        ("ISO 37001", 5020, "ISO/FDIS 37001"),
        ("ISO 37001", 4000, "ISO/DIS 37001"),
        ("ISO 37001", 3020, "ISO/CD 37001"),
        ("ISO 37001", 2000, "ISO/WD 37001"),
        ("ISO 37001", 1099, "ISO/NP 37001"),
        ("ISO/TR 19174", 5000, "ISO/DTR 19174"),
        ("ISO/TR 19174", 6000, "ISO/PRF TR 19174"),
        ("ISO 13031:2016/Amd 1", 6000, "ISO 13031:2016/PRF Amd 1"),
        ("ISO 13031:2016/Amd 1", 5000, "ISO 13031:2016/FDAM 1"),
        ("IWA 48", 6000, "PRF IWA 48"),
    ],
)
def test_a_work_at_a_stage_of_a_project_is_that_project(reference: str, stage: int, named: str, tmp_path: Path) -> None:
    record, findings = only(tmp_path, reference=reference, currentStage=stage)
    assert (str(record.identifier), kinds(findings)) == (named, ["undated reference of a project"])
    assert record.identifier.iri != Identifier(reference).undated().iri


def test_a_published_work_without_a_year_is_the_edition_of_that_year(tmp_path: Path) -> None:
    assert str(only(tmp_path, reference="ISO 9001", currentStage=6060)[0].identifier) == "ISO 9001:2015"


def test_a_work_without_stage_and_date_is_skipped(tmp_path: Path) -> None:
    findings = Findings()
    list(read(json_lines(tmp_path, [row(), row(reference="ISO 1", publicationDate=None, currentStage=None)]), findings))
    assert [(each.place, each.what) for each in findings.skipped] == [("line 2", "ISO 1")]


def test_a_supplement_with_the_year_of_its_base_has_its_own(tmp_path: Path) -> None:
    record, findings = only(tmp_path, reference="ISO 9001:2015/Amd 1:2024", publicationDate="2015")
    assert (record.published, kinds(findings)) == ("2024", ["date of the base"])


@pytest.mark.parametrize("written", ["2024-02", "2024", "2023"])
def test_another_date_of_a_supplement_stays(written: str, tmp_path: Path) -> None:
    record, findings = only(tmp_path, reference="ISO 9001:2015/Amd 1:2024", publicationDate=written)
    assert (record.published, findings.remarks) == (written, [])


@pytest.mark.parametrize(
    ("type_", "kind"),
    [("IS", "international-standard"), ("GUIDE", "guide"), ("Guide", "guide"), ("R", "recommendation"), (None, "")],
)
def test_a_type_of_deliverable_is_a_kind(type_: str | None, kind: str, tmp_path: Path) -> None:
    assert only(tmp_path, deliverableType=type_)[0].kind == kind


def test_an_unknown_type_of_deliverable_is_remarked(tmp_path: Path) -> None:
    record, findings = only(tmp_path, deliverableType="LEAFLET")
    assert (record.kind, kinds(findings)) == ("", ["unknown kind"])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "text"),
        ("title", {"en": ["text"]}),
        ("edition", "two"),
        ("edition", True),
        ("icsCode", {"en": 1}),
        ("languages", 3.5),
        ("replaces", [None]),
        ("id", {"en": 1}),
        ("publicationDate", []),
    ],
)
def test_a_field_of_another_type_is_remarked_and_the_record_used(field: str, value: object, tmp_path: Path) -> None:
    record, findings = only(tmp_path, **{field: value})
    assert record.identifier == Identifier("ISO 9001:2015")
    assert set(kinds(findings)) == {"field of another type"}


BROKEN = [
    ("no json at all", "no JSON"),
    ('{"id": 1, "reference": "ISO 1:20', "no JSON"),
    ("[1, 2]", "no JSON object"),
    ("[" * 100_000, "no JSON"),
    ("1" * 10_000, "no JSON"),
    ('{"id": 1}', "no reference"),
    ('{"reference": 5}', "names no document"),
    ('{"reference": ["ISO 1:2016"]}', "no reference"),
    ('{"reference": "<script>alert(1)</script>"}', "names no document"),
    ('{"reference": "ISO"}', "names no document"),
]


@pytest.mark.parametrize(("line", "why"), BROKEN, ids=[line[:24] for line, _ in BROKEN])
def test_a_line_that_cannot_be_used_is_skipped_with_its_place_and_the_rest_goes_on(
    line: str, why: str, tmp_path: Path
) -> None:
    findings = Findings()
    records = list(read(json_lines(tmp_path, [row(), line, row(id=1, reference="ISO 1:2016")]), findings))
    assert [str(each.identifier) for each in records] == ["ISO 9001:2015", "ISO 1:2016"]
    assert [each.place for each in findings.skipped] == ["line 2"]
    assert why in findings.skipped[0].why


def test_control_characters_and_halves_of_characters_are_left_out(tmp_path: Path) -> None:
    title = json.dumps(row(title={"en": "a\x00b\u00ad\x96"})).replace("\\u00ad", "\\ud800")
    record, findings = one(json_lines(tmp_path, [title]))
    assert record.titles == (("ab\ufffd–", "en"),)  # noqa: RUF001
    assert kinds(findings) == ["control characters left out"]


def test_control_characters_in_a_reference_are_left_out(tmp_path: Path) -> None:
    record, findings = only(tmp_path, reference="ISO/DIS\x00 9001\n", currentStage=4020)
    assert record.identifier == Identifier("ISO/DIS 9001")
    assert set(kinds(findings)) == {"control characters left out"}


def test_bytes_that_are_no_text_are_replaced(tmp_path: Path) -> None:
    path = json_lines(tmp_path, [row(title={"en": "Qualit?"})])
    path.write_bytes(path.read_bytes().replace(b"?", b"\xff"))
    assert one(path)[0].titles == (("Qualit\ufffd", "en"),)


def test_a_title_of_a_million_characters_is_read(tmp_path: Path) -> None:
    huge = row(title={"en": "x" * 1_000_000}, scope={"en": "<!--" * 250_000})
    for path in (json_lines(tmp_path, [huge]), table(tmp_path, [huge])):
        assert len(one(path)[0].titles[0][0]) == 1_000_000


@pytest.mark.parametrize("lines", [[], [""], ["<html>", "<body>"], [{"name": "another file"}]])
def test_a_file_without_documents_is_refused(lines: list[object], tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="holds no document"):
        list(read(json_lines(tmp_path, lines), Findings()))
