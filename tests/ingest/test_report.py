"""What an import reports: nothing is silently dropped, and nothing of a source breaks the table."""

import json

from isograph.ingest.report import Findings, Report


def _findings() -> Findings:
    findings = Findings(read=3, created=2)
    findings.skip("line 3", "ISO <script>", "names no document")
    findings.remark("unknown stage", "line 1", "9101 is no stage code")
    findings.remark("unknown stage", "line 2", "9102 is no stage code")
    return findings


def test_a_report_lists_what_was_skipped_and_then_the_remarks() -> None:
    assert _findings().report("iso-open-data").rows() == (
        ("skipped", "line 3", "ISO <script>", "names no document"),
        ("unknown stage", "line 1", None, "9101 is no stage code"),
        ("unknown stage", "line 2", None, "9102 is no stage code"),
    )


def test_a_report_counts() -> None:
    report = _findings().report("iso-open-data", as_of="2025-06-02", credit="Credit.")
    assert report.summary == "iso-open-data as of 2025-06-02: read 3 records, created 2, skipped 1"
    assert report.notes == ("unknown stage: 2", "Credit.")


def test_a_report_shows_itself_and_escapes_what_it_shows() -> None:
    report = _findings().report("iso-open-data")
    assert "&lt;script&gt;" in report._repr_html_()
    assert json.loads(json.dumps(report.to_dict()))["rows"][0]["why" if "why" in report.columns else "text"]


def test_a_report_of_nothing_is_a_report() -> None:
    assert Report("iso-ics").rows() == ()
    assert "read 0 records" in str(Report("iso-ics"))


def test_what_a_source_holds_is_shown_short_and_on_one_line() -> None:
    findings = Findings()
    findings.skip("line 1", "a\nb\x00\ud800", "x" * 100_000)
    (skipped,) = findings.skipped
    skipped.what.encode()
    assert "\n" not in skipped.what
    assert len(skipped.why) < 200
