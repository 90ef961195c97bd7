"""Facts that everyone who knows the family knows, read from the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.data.conftest import Stated


@pytest.mark.parametrize("edition", ["ISO 9001:1994", "ISO 9002:1994", "ISO 9003:1994"])
def test_the_models_of_1994_were_withdrawn_three_weeks_after_their_certificates_ended(
    edition: str, stated: Stated
) -> None:
    assert stated(edition, "withdrawn/value") == {"2004-01-05"}
    assert stated(edition, "certificatesUntil/value") == {"2003-12-15"}


def test_the_three_models_of_1994_were_merged_into_one_document(stated: Stated) -> None:
    merged = stated("ISO 9001:2000", "^successor/merged/identifier")
    assert merged == {"ISO 9001:1994", "ISO 9002:1994", "ISO 9003:1994"}
    assert stated("ISO 9001:2000", "^successor/value") == {"2000-12-15"}


def test_iso_ts_9002_reuses_a_number_and_succeeds_nothing(stated: Stated) -> None:
    reused = stated("ISO/TS 9002:2016", "^reusedBy/reusedNumberOf/identifier")
    assert reused == {"ISO 9002:1987", "ISO 9002:1994"}
    assert stated("ISO/TS 9002:2016", "^successor") == set()


def test_certificates_to_the_2008_edition_ended_in_september_2018(stated: Stated) -> None:
    assert stated("ISO 9001:2008", "certificatesUntil/value") == {"2018-09-15"}


def test_the_end_of_certificates_to_the_2015_edition_is_unknown(stated: Stated) -> None:
    assert stated("ISO 9001:2015", "certificatesUntil/precision") == {"unknown"}
    assert stated("ISO 9001:2015", "certificatesUntil/value") == set()


def test_a_presumption_of_conformity_ends_no_certificates(stated: Stated) -> None:
    assert stated("EN ISO 13488:2000", "presumptionUntil/value") == {"2006-07-31"}
    assert stated("EN ISO 13488:2000", "certificatesUntil") == set()


def test_the_amendment_of_2024_amends_and_replaces_nothing(stated: Stated) -> None:
    assert stated("ISO 9001:2015/Amd 1:2024", "amends/identifier") == {"ISO 9001:2015"}
    assert stated("ISO 9001:2015/Amd 1:2024", "replaces|^replacedBy|^successor") == set()


def test_the_edition_of_2015_is_current_though_under_revision(stated: Stated) -> None:
    assert stated("ISO 9001:2015", "recordedStatus/status/skos:notation|recordedStage/stage/skos:notation") >= {"90.92"}
    assert stated("ISO 9001:2015", "recordedStatus/status/skos:prefLabel") == {"current"}


def test_the_sixth_edition_of_9001_is_a_draft(stated: Stated) -> None:
    assert stated("ISO 9001:2026", "recordedStatus/status/skos:prefLabel") == {"draft"}
    assert stated("ISO 9001:2026", "published") == set()


def test_9002_of_1987_excludes_servicing_and_9002_of_1994_includes_it(stated: Stated) -> None:
    servicing = "https://w3id.org/isograph/activity/after-service"
    assert servicing in stated("ISO 9002:1987", "hasScope/scopeExcludes")
    assert servicing in stated("ISO 9002:1994", "hasScope/scopeIncludes")


def test_9002_of_1994_keeps_the_heading_of_design_control_only(stated: Stated) -> None:
    assert stated("ISO 9002:1994#element-4.4", "level/skos:notation") == {"heading-only"}
    assert stated("ISO 9002:1994#element-4.4", "element/skos:prefLabel") == {"Design control"}


def test_there_were_eight_principles_and_are_seven(stated: Stated) -> None:
    assert len(stated("principle:qmp8", "^skos:inScheme/ordinal")) == 8
    assert len(stated("principle:qmp7", "^skos:inScheme/ordinal")) == 7


def test_the_system_approach_went_into_the_process_approach(stated: Stated) -> None:
    assert stated("principle:qmp8-5", "skos:prefLabel") == {"System approach to management"}
    assert stated("principle:qmp8-5", "^fromPrinciple/toPrinciple/skos:prefLabel") == {"Process approach"}


def test_clause_4_4_of_the_1994_edition_is_design_control(stated: Stated) -> None:
    assert stated("ISO 9001:1994#4.4", "dcterms:title") == {"Design control"}


def test_exclusions_under_the_2000_edition_are_limited_to_clause_7(stated: Stated) -> None:
    assert stated("ISO 9001:2000", "hasScope/leaveOutRule/limitedToClause/number") == {"7"}
    assert stated("ISO 9001:2000", "hasScope/leaveOutRule/statedInClause/number") == {"1.2"}


@pytest.mark.parametrize("adoption", ["EN ISO 9001:2015", "BS EN ISO 9001:2015", "DIN EN ISO 9001:2015-11"])
def test_european_adoptions_of_9001_are_identical(adoption: str, stated: Stated) -> None:
    assert stated(adoption, "identicalAdoptionOf/identifier") == {"ISO 9001:2015"}


def test_a_british_consolidated_edition_holds_the_edition_without_the_amendment(stated: Stated) -> None:
    assert stated("BS EN ISO 9001:2015+A1:2024", "consolidates/identifier") == {"BS EN ISO 9001:2015"}


def test_a_document_known_only_by_name_says_so(stated: Stated) -> None:
    assert stated("ISO 19600:2014", "known") == {"Guidance on compliance management"}


def test_the_name_of_iso_is_corrected(stated: Stated) -> None:
    (right,) = stated("correction:c01", "right")
    assert right
    assert right.startswith("The body is the International Organization for Standardization.")
