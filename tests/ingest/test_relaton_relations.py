"""Relaton: what relations say of succession and withdrawal, which in records before schema 1.4 is not what it seems."""

from pathlib import Path

import pytest

from isograph.ingest import relaton
from isograph.ingest.records import Record
from isograph.ingest.report import Findings
from isograph.ingest.succession import How, typed
from tests.ingest.relaton_sets import (
    dates,
    kinds,
    later,
    later_relation,
    names,
    only,
    read,
    record,
    relation,
    written,
)


def related(tmp_path: Path, identifier: str, stage: str, *relations: dict[str, object], **fields: object) -> Record:
    """Return the record with some relations."""
    return only(tmp_path, {**record(identifier, stage, relation=list(relations)), **fields})


def test_updates_points_to_the_newer_document(tmp_path: Path) -> None:
    found = related(tmp_path, "ISO 47110:2001", "95.99", relation("updates", "ISO 47110:2015", "2015-09-30"))
    assert (names(found.replaced_by), found.replaces) == (["ISO 47110:2015"], ())


@pytest.mark.parametrize("target", ["ISO 47110:2015/Amd 1:2024", "ISO 47110:2015/Cor 1:2016", "ISO 47110:2015/DAM 2"])
def test_updates_by_an_amendment_is_no_succession(tmp_path: Path, target: str) -> None:
    found = related(tmp_path, "ISO 47110:2015", "90.92", relation("updates", target, "2020-01-01"))
    assert (found.replaced_by, found.replaces, found.amends) == ((), (), ())


def test_the_amendment_of_another_document_may_be_the_successor(tmp_path: Path) -> None:
    found = related(tmp_path, "ISO 47110:1999", "95.99", relation("updates", "ISO 47342:2007/Amd 1:2012"))
    assert names(found.replaced_by) == ["ISO 47342:2007/Amd 1:2012"]


def test_obsoletes_points_to_the_older_document(tmp_path: Path) -> None:
    found = related(tmp_path, "ISO 47110:2015", "60.60", relation("obsoletes", "ISO 47111:2001"))
    assert (names(found.replaces), found.replaced_by) == (["ISO 47111:2001"], ())


def test_a_current_edition_does_not_obsolete_its_own_next_draft(tmp_path: Path) -> None:
    found = related(tmp_path, "ISO 47110:2015", "90.92", relation("obsoletes", "ISO/CD 47110.2"))
    assert (found.replaces, names(found.replaced_by)) == ((), ["ISO/CD 47110.2"])


def test_the_draft_itself_does_replace_the_current_edition(tmp_path: Path) -> None:
    found = related(tmp_path, "ISO/CD 47110.2", "30.60", relation("obsoletes", "ISO 47110:2015"))
    assert (names(found.replaces), found.replaced_by) == (["ISO 47110:2015"], ())


def test_a_draft_amendment_of_the_edition_before_is_of_the_past(tmp_path: Path) -> None:
    found = related(tmp_path, "ISO 47110:2024", "60.60", relation("obsoletes", "ISO 47110:2022/DAM 3"))
    assert (names(found.replaces), found.replaced_by) == (["ISO 47110:2022/DAM 3"], ())


def test_the_day_circulated_is_that_of_withdrawal(tmp_path: Path) -> None:
    told = relation("updates", "ISO 47110:2015", "2015-09-30")
    assert related(tmp_path, "ISO 47110:2001", "95.99", told, date=dates(published="2001")).withdrawn == "2015-09-30"


@pytest.mark.parametrize("stage", ["60.60", "90.20", "90.60", "90.92", "90.93", "95.20", "40.98"])
def test_of_a_document_that_is_not_withdrawn_the_day_circulated_is_that_of_its_stage(
    tmp_path: Path, stage: str
) -> None:
    told = relation("updates", "ISO 47110:2001/Amd 1:2010", "2020-09-09")
    assert related(tmp_path, "ISO 47110:2001", stage, told).withdrawn == ""


def test_a_withdrawal_before_the_publication_is_left_out(tmp_path: Path) -> None:
    told = relation("updates", "ISO 47110:2018", "2016-08-24")
    path = written(tmp_path, record("ISO 47110:2016", "95.99", relation=[told], date=dates(published="2016-09")))
    found, findings = read(path)
    assert (found["ISO 47110:2016"].withdrawn, kinds(findings)) == ("", ["withdrawn before it was published"])


def test_of_several_days_of_withdrawal_the_last_counts(tmp_path: Path) -> None:
    told = [relation("updates", f"ISO 4711{part}:2018", f"2018-0{part}-01") for part in (2, 1)]
    found, findings = read(written(tmp_path, record("ISO 47110:2001", "95.99", relation=told)))
    assert (found["ISO 47110:2001"].withdrawn, kinds(findings)) == ("2018-02-01", ["several days of withdrawal"])


def test_a_withdrawn_document_without_relations_has_neither_day_nor_successor(tmp_path: Path) -> None:
    found = related(tmp_path, "ISO 47110:1996", "95.99")
    assert (found.stage, found.withdrawn, found.replaced_by) == ("95.99", "", ())


def test_an_old_edition_may_stay_until_long_after_the_new_one(tmp_path: Path) -> None:
    older = record("ISO 47110:1994", "95.99", relation=[relation("updates", "ISO 47110:2000", "2004-01-05")])
    found, _ = read(written(tmp_path, older, record("ISO 47110:2000", date=dates(published="2000-12"))))
    assert found["ISO 47110:1994"].withdrawn == "2004-01-05"


def test_a_self_loop_and_a_target_without_a_record_are_no_succession(tmp_path: Path) -> None:
    told = [relation("obsoletes", "ISO 47110:2010"), relation("obsoletes", "ISO 47110:1980")]
    found = related(tmp_path, "ISO 47110:2010", "95.99", *told)
    assert typed([found]).found == ()


def test_a_cycle_is_broken(tmp_path: Path) -> None:
    first = record("ISO 47110:2001", relation=[relation("obsoletes", "ISO 47110:2010")], date=dates(published="2001"))
    second = record("ISO 47110:2010", relation=[relation("obsoletes", "ISO 47110:2001")], date=dates(published="2010"))
    found, _ = read(written(tmp_path, first, second))
    assert [str(each.newer) for each in typed(found.values()).found] == ["ISO 47110:2010"]


def test_a_relation_of_another_kind_is_remarked(tmp_path: Path) -> None:
    found, findings = read(written(tmp_path, record("ISO 47110:2003", relation=[relation("partOf", "ISO 47110")])))
    assert kinds(findings) == ["relation that is not taken over"]
    assert (found["ISO 47110:2003"].replaces, found["ISO 47110:2003"].replaced_by) == ((), ())


@pytest.mark.parametrize("target", ["", "!!", "the draft <script>"])
def test_a_relation_to_no_document_is_remarked(tmp_path: Path, target: str) -> None:
    _, findings = read(written(tmp_path, record("ISO 47110:2003", relation=[relation("obsoletes", target)])))
    assert kinds(findings) == ["relation to what names no document"]


def test_from_schema_1_4_on_obsoleted_by_says_so(tmp_path: Path) -> None:
    told = [later_relation("obsoletedBy", "ISO 47110:2026"), later_relation("obsoletes", "ISO 47110:2008")]
    found = only(tmp_path, later("ISO 47110:2015", "95.99", relation=told))
    assert (names(found.replaced_by), names(found.replaces)) == (["ISO 47110:2026"], ["ISO 47110:2008"])


def test_from_schema_1_4_on_updates_points_to_the_base(tmp_path: Path) -> None:
    found = only(tmp_path, later("ISO 47110:2015/Amd 1:2024", relation=[later_relation("updates", "ISO 47110:2015")]))
    assert (names(found.amends), found.replaced_by) == (["ISO 47110:2015"], ())


def test_from_schema_1_4_on_a_base_is_updated_by_its_amendment(tmp_path: Path) -> None:
    told = [later_relation("updatedBy", "ISO 47110:2015/Amd 1:2024")]
    found = only(tmp_path, later("ISO 47110:2015", relation=told))
    assert (found.amends, found.replaced_by, found.replaces) == ((), (), ())


def test_from_schema_1_4_on_an_obsolete_draft_is_of_the_past(tmp_path: Path) -> None:
    told = [later_relation("obsoletes", "ISO 47110:1999/FDAM 1")]
    assert only(tmp_path, later("ISO 47110:2005", relation=told)).replaced_by == ()


def iec(identifier: str, status: str, **days: str) -> dict[str, object]:
    """Return a record of IEC."""
    told = [{"type": kind.replace("_", "-"), "at": day} for kind, day in days.items()]
    page = [{"type": "src", "content": "https://webstore.iec.ch/publication/990001"}]
    return later(identifier, status, body="IEC", date=told, source=page)


@pytest.mark.parametrize(
    ("status", "stage"),
    [("PUBLISHED", "60.60"), ("REVISED", "95.99"), ("REPLACED", "95.99"), ("WITHDRAWN", "95.99")],
)
def test_the_words_of_iec_are_stages(tmp_path: Path, status: str, stage: str) -> None:
    assert only(tmp_path, iec("IEC 47110:2001", status)).stage == stage


def test_an_unknown_word_of_iec_is_remarked(tmp_path: Path) -> None:
    found, findings = read(written(tmp_path, iec("IEC 47110:2001", "PONDERED")))
    assert (found["IEC 47110:2001"].stage, kinds(findings)) == ("", ["unknown stage"])


def test_iec_tells_the_day_of_withdrawal_itself(tmp_path: Path) -> None:
    days = {"published": "2009-05-28", "stable_until": "2030-12-31", "obsoleted": "2015-06-09"}
    found = only(tmp_path, iec("CISPR 471:2009", "REVISED", **days))
    assert (found.published, found.withdrawn, found.number) == ("2009-05-28", "2015-06-09", 990001)


def test_stable_until_is_no_withdrawal(tmp_path: Path) -> None:
    assert only(tmp_path, iec("IEC 47110:2025", "PUBLISHED", stable_until="2030-12-31")).withdrawn == ""


def test_a_committee_of_iec_is_named_by_its_name(tmp_path: Path) -> None:
    division = {"name": [{"content": "TC 1"}], "identifier": [{"content": "1"}]}
    fields = {**iec("IEC 47110:2025", "PUBLISHED"), "contributor": [{"organization": {"subdivision": [division]}}]}
    assert only(tmp_path, fields).committees == ("IEC/TC 1",)


@pytest.mark.parametrize("older", ["IEC 47110:2009", "IEC 47110:2009/AMD1:2012", "IEC 47110:2009+AMD1:2012 CSV"])
def test_what_iec_calls_revised_has_the_next_edition_as_successor(tmp_path: Path, older: str) -> None:
    editions = [iec(f"IEC 47110:{year}", "PUBLISHED", published=f"{year}-06-09") for year in (2024, 2015, 2001)]
    records = [iec("IEC 47110:2009", "REVISED", published="2009-05-28"), *editions]
    records += [iec(older, "REVISED", published="2012-01-01")] if "AMD" in older else []
    found, _ = read(written(tmp_path, *records))
    document = next(each for each in found if each.casefold().replace(" ", "") == older.casefold().replace(" ", ""))
    assert names(found[document].replaced_by) == ["IEC 47110:2015"]


@pytest.mark.parametrize("status", ["PUBLISHED", "WITHDRAWN", "REPLACED"])
def test_what_iec_does_not_call_revised_has_none(tmp_path: Path, status: str) -> None:
    records = [iec("IEC 47110:2009", status, published="2009-05-28")]
    records += [iec("IEC 47110:2015", "PUBLISHED", published="2015-06-09")]
    assert only(tmp_path, *records).replaced_by == ()


@pytest.mark.parametrize("other", ["IEC 47110:2015 RLV", "IEC 47110:2015/AMD1:2019", "IEC 47110-1:2015"])
def test_what_is_no_edition_of_the_work_is_no_successor(tmp_path: Path, other: str) -> None:
    records = [iec("IEC 47110:2009", "REVISED", published="2009-05-28")]
    assert only(tmp_path, *records, iec(other, "PUBLISHED", published="2015-06-09")).replaced_by == ()


def test_relations_of_iec_before_schema_1_4_are_told_apart_by_year(tmp_path: Path) -> None:
    told = [
        relation("updates", "IEC 47110:2001"),
        relation("updates", "IEC 47110:2015"),
        relation("updates", "IEC 47110:2009"),
    ]
    fields = record("IEC 47110:2009", relation=told)
    fields["docid"] = {"id": "IEC 47110:2009", "type": "IEC"}
    found = only(tmp_path, fields)
    assert (names(found.replaces), names(found.replaced_by)) == (["IEC 47110:2001"], ["IEC 47110:2015"])


SHARED = Path(__file__).parents[3] / "shared" / "catalogue" / "relaton-data-iso.tar.xz"


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.exists(), reason="the records of Relaton are not at hand")
def test_the_records_of_iso_say_what_is_known() -> None:
    findings = Findings()
    found = {str(each.identifier): each for each in relaton.read(SHARED, findings)}
    successions = {(str(each.older), str(each.newer)): each.how for each in typed(found.values()).found}
    assert findings.read == 71_267 == len(found) + len(findings.skipped)
    for part in ("1", "2", "3"):
        assert successions[f"ISO 900{part}:1994", "ISO 9001:2000"] is How.MERGED
    for part in ("1", "2"):
        assert successions["ISO 8601:2004", f"ISO 8601-{part}:2019"] is How.SPLIT
    assert found["ISO/IEC 17025:2005"].withdrawn == "2017-11-29"
    assert found["ISO 9001:2015/Amd 1:2024"].published == "2024-02"
    assert found["ISO 13488:1996"].replaced_by == ()
