"""Relaton: what the record of one document says, in each version of the schema, and what of it is not so."""

from pathlib import Path

import pytest

from tests.ingest.relaton_sets import dates, kinds, later, only, read, record, relation, written

BY_HAND = {
    "title": [{"type": "title-main", "content": "Invented rules", "language": "en"}],
    "doctype": "directive",
    "docid": {"id": "ISO/IEC DIR 1 ISO SUP:2003", "type": "ISO", "primary": True},
    "date": {"type": "published", "value": "2003-06-05"},
    "edition": "1",
    "script": "Latn",
}
TOP: dict[str, object] = {
    "ics": [{"code": "03.120.10", "text": "x"}],
    "editorialgroup": {"technical_committee": [{"name": "Invented", "identifier": "ISO/TC 999/SC 2"}]},
    "structuredidentifier": {"project_number": "ISO 47110", "type": "ISO"},
    "edition": {"content": "3"},
    "language": ["en", "fr"],
    "link": [{"type": "obp", "content": "x"}, {"type": "src", "content": "https://www.iso.org/standard/990001.html"}],
}
BELOW: dict[str, object] = {
    "ext": {**TOP, "structuredidentifier": {"project_number": "990001"}},
    **{key: TOP[key] for key in ("edition", "language", "link")},
}
COMMITTEE = {
    "role": [{"type": "author"}],
    "organization": {"subdivision": [{"identifier": [{"content": "ISO/TC 999/SC 2"}]}]},
}
LATER: dict[str, object] = {
    "ext": {"ics": TOP["ics"], "structuredidentifier": {"project_number": {"content": "990001"}}},
    "contributor": [{"role": [{"type": "publisher"}], "organization": {"name": [{"content": "ISO"}]}}, COMMITTEE],
    "source": TOP["link"],
    "edition": TOP["edition"],
    "language": ["en", "fr"],
}


@pytest.mark.parametrize(
    "fields",
    [{**record("ISO 47110:2001"), **TOP}, {**record("ISO 47110:2001"), **BELOW}, {**later("ISO 47110:2001"), **LATER}],
    ids=["1.2.7", "1.2.9", "1.5.6"],
)
def test_a_field_is_found_wherever_the_schema_has_it(tmp_path: Path, fields: dict[str, object]) -> None:
    found = only(tmp_path, fields)
    assert (found.ics, found.committees) == (("03.120.10",), ("ISO/TC 999/SC 2",))
    assert (found.number, found.edition, found.languages) == (990001, 3, ("en", "fr"))
    assert (found.stage, found.page) == ("60.60", "https://www.iso.org/standard/990001.html")


def test_a_record_that_was_written_by_hand_is_read(tmp_path: Path) -> None:
    found = only(tmp_path, BY_HAND)
    assert (found.published, found.edition, found.titles) == ("2003-06-05", 1, (("Invented rules", "en"),))


def test_the_kind_that_a_record_claims_is_not_believed(tmp_path: Path) -> None:
    assert only(tmp_path, record("ISO/CD TS 47110", "30.60", doctype={"type": "international-standard"})).kind == ""


def test_the_page_tells_the_number_also_in_its_old_form(tmp_path: Path) -> None:
    page = "https://www.iso.org/contents/data/standard/07/49/990001.html"
    assert only(tmp_path, record("ISO 47110:2001", link=[{"type": "src", "content": page}])).number == 990001


def test_an_amendment_has_the_month_of_its_own_year(tmp_path: Path) -> None:
    told = dates(published="2015", updated="2024-02", corrected="2024-08")
    found = only(tmp_path, record("ISO 47110:2015/Amd 1:2024", date=told, edition="5"))
    assert (found.published, found.edition, found.supplement) == ("2024-02", None, "Amd")


def test_a_corrigendum_whose_publication_is_its_own_keeps_it(tmp_path: Path) -> None:
    assert only(tmp_path, record("ISO 47110:2001/Cor 1:2002", date=dates(published="2002-03"))).published == "2002-03"


def test_an_amendment_never_has_the_year_of_its_base(tmp_path: Path) -> None:
    found, findings = read(written(tmp_path, record("ISO 47110:2015/Amd 1:2024", date=dates(published="2015"))))
    assert found["ISO 47110:2015/Amd 1:2024"].published == ""
    assert kinds(findings) == ["date of another year"]


def test_a_corrected_edition_was_published_when_it_was(tmp_path: Path) -> None:
    told = dates(published="2018-06", corrected="2019-08")
    assert only(tmp_path, record("ISO 47110:2018", date=told)).published == "2018-06"


def test_a_project_has_no_date_of_publication(tmp_path: Path) -> None:
    found, findings = read(written(tmp_path, record("ISO 47110:2015/DAM 1", "40.60", date=dates(published="2015"))))
    assert found["ISO 47110:2015/DAM 1"].published == ""
    assert kinds(findings) == ["date of a project"]


def test_an_unreadable_date_is_remarked(tmp_path: Path) -> None:
    found, findings = read(written(tmp_path, record("ISO 47110:2001", date=dates(published="2001-13"))))
    assert found["ISO 47110:2001"].published == ""
    assert kinds(findings) == ["unreadable date"]


@pytest.mark.parametrize(
    ("written_as", "stage", "project"),
    [
        ("ISO 47110", "60.00", "ISO/PRF 47110"),
        ("ISO/TS 47110-2", "50.20", "ISO/DTS 47110-2"),
        ("ISO 47110:2011/Amd 1", "60.00", "ISO 47110:2011/PRF Amd 1"),
    ],
)
def test_an_undated_identifier_before_publication_is_a_project(
    tmp_path: Path, written_as: str, stage: str, project: str
) -> None:
    found, findings = read(written(tmp_path, record(written_as, stage)))
    assert list(found) == [project]
    assert kinds(findings) == ["undated reference of a project"]


def test_an_undated_relation_means_the_project_of_that_name(tmp_path: Path) -> None:
    older = record("ISO 47110:2015", "90.92", relation=[relation("updates", "ISO 47110", "2021-01-14")])
    found, _ = read(written(tmp_path, older, record("ISO 47110", "60.00")))
    assert str(found["ISO 47110:2015"].replaced_by[0]) == "ISO/PRF 47110"


def test_an_undated_relation_that_means_no_project_is_remarked(tmp_path: Path) -> None:
    older = record("ISO 47110:2015", "90.92", relation=[relation("updates", "ISO 47110", "2021-01-14")])
    found, findings = read(written(tmp_path, older))
    assert found["ISO 47110:2015"].replaced_by == ()
    assert kinds(findings) == ["relation to a work"]


def test_an_unknown_stage_is_left_out(tmp_path: Path) -> None:
    found, findings = read(written(tmp_path, record("ISO 47110:2001", "77.77")))
    assert (found["ISO 47110:2001"].stage, kinds(findings)) == ("", ["unknown stage"])


def texts(*pairs: tuple[str, str]) -> list[dict[str, object]]:
    """Return texts with their languages."""
    return [{"content": content, "language": [language], "type": "main"} for language, content in pairs]


def test_only_the_whole_title_is_taken(tmp_path: Path) -> None:
    pieces = [{"content": "Invented", "language": ["en"], "type": "title-intro"}, *texts(("en", "Invented - Rules"))]
    assert only(tmp_path, record("ISO 47110:2001", title=pieces)).titles == (("Invented - Rules", "en"),)


def test_a_french_title_that_is_missing_is_none(tmp_path: Path) -> None:
    missing = texts(("en", "Invented"), ("fr", "Titre manque - Partie 2: Titre manque"))
    found, findings = read(written(tmp_path, record("ISO 47110:2001", title=missing)))
    assert found["ISO 47110:2001"].titles == (("Invented", "en"),)
    assert kinds(findings) == ["text that is missing"]


ENGLISH = "This document specifies the requirements for an invention that is of use to the reader"
FRENCH = "Le présent document spécifie les exigences pour une invention qui est utile dans la vie"


def test_an_abstract_in_french_alone_is_kept_as_french(tmp_path: Path) -> None:
    assert only(tmp_path, record("ISO 47110:2001", abstract=texts(("fr", FRENCH)))).abstracts == ((FRENCH, "fr"),)


def test_an_abstract_that_is_tagged_as_french_but_english_is_english(tmp_path: Path) -> None:
    found, findings = read(written(tmp_path, record("ISO 47110:2001", abstract=texts(("fr", ENGLISH)))))
    assert found["ISO 47110:2001"].abstracts == ((ENGLISH, "en"),)
    assert kinds(findings) == ["language tagged wrongly"]


def test_a_wrong_tag_does_not_displace_the_right_text(tmp_path: Path) -> None:
    both = texts(("fr", f"{ENGLISH} again"), ("en", ENGLISH))
    assert only(tmp_path, record("ISO 47110:2001", abstract=both)).abstracts == ((ENGLISH, "en"),)


def test_markup_and_entities_are_made_plain(tmp_path: Path) -> None:
    marked = texts(("fr", "Corrigendum 1 à l&#39;amendement 1<br/>"))
    assert only(tmp_path, later("IEC 47110:2001", body="IEC", title=marked)).titles == (
        ("Corrigendum 1 à l'amendement 1", "fr"),
    )
