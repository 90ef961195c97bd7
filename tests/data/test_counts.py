"""Nothing of the facts was dropped: each list of the YAML, its rows, and the nodes or statements that they became.

Where the two numbers differ, the line says why.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from isograph.vocabulary import PREFIXES


class Count(NamedTuple):
    """A list of the facts by its path, `[]` for each member, and the pattern that finds its rows in a graph."""

    path: str
    rows: int
    graph: str
    pattern: str
    nodes: int
    reason: str = ""


MORE = "more rules and permissions are stated than the facts list: the models of 1987 and 1994, QS-9000, 17025, 27001"

COUNTS = (
    Count("clause_activities.editions[]", 14, "clause-activities", "?n a iso:ClauseActivityList", 14),
    Count("clause_activities.editions[].clauses[]", 545, "clause-activities", "?n iso:recordedIn ?list", 545),
    Count("clause_activities.editions[].clauses[].activities[]", 771, "clause-activities", "?n iso:about ?m", 771),
    Count("clause_activities.editions[].clauses[].note", 4, "clause-activities",
          "?n iso:recordedIn ?list ; skos:note ?m", 4),
    Count("clauses.documents[]", 23, "clauses", "?n a iso:ClauseList ; dcterms:source ?s", 23),
    Count("clauses.documents[].clauses[]", 1018, "clauses", "?n a iso:Clause", 1018),
    Count("clauses.documents[].clauses[].title", 1002, "clauses", "?n a iso:Clause ; dcterms:title ?m", 1002),
    Count("clauses.documents[].clauses[].untitled", 16, "clauses", "?n iso:untitled true", 16),
    Count("clauses.documents[].documented_procedures[]", 12, "clauses", "?n iso:documentedProcedure true", 12),
    Count("clauses.documents[].changes_against.items[]", 12, "clauses", "?n iso:announcedChange ?m", 12),
    Count("clauses.documents[].note", 19, "clauses", "?n a iso:ClauseList ; skos:note ?m", 19),
    Count("corrections.corrections[]", 23, "corrections", "?n a iso:Correction", 23),
    Count("corrections.corrections[].about[]", 50, "corrections", "?n iso:concerns ?m", 50),
    Count("correspondence.tables[]", 29, "correspondence", "?n a iso:CorrespondenceTable", 29),
    Count("correspondence.tables[].rows[]", 1246, "correspondence", "?n a iso:Correspondence", 1246),
    Count("correspondence.tables[].rows[].from", 1149, "correspondence", "?n iso:fromClause ?m", 1149),
    Count("correspondence.tables[].rows[].to[]", 1438, "correspondence", "?n iso:toClause ?m", 1438),
    Count("correspondence.tables[].rows[].note", 70, "correspondence", "?n a iso:Correspondence ; skos:note ?m", 70),
    Count("correspondence.tables[].not_listed[]", 11, "correspondence", "?n iso:notListed ?m", 11),
    Count("correspondence.tables[].title_changes[]", 3, "correspondence", "?n a iso:TitleChange", 3),
    Count("correspondence.tables[].term_changes[]", 8, "correspondence", "?n a iso:TermChange", 8),
    Count("correspondence.tables[].new_requirements", 1, "correspondence", "?n iso:newRequirements ?m", 1),
    Count("correspondence.disagreements[]", 24, "correspondence", "?n a iso:Disagreement", 24),
    Count("correspondence.disagreements[].row_in_second.from", 18, "correspondence", "?n iso:rowInSecond ?m", 18),
    Count("correspondence.structure_notes[]", 1, "remarks", '?n iso:remarkKind "structure"', 1),
    Count("editions.editions[]", 307, "editions", "?n iso:kind ?kind", 307),
    Count("editions.editions[].aliases[]", 19, "editions", "?n skos:altLabel ?m", 19),
    Count("editions.editions[].title", 260, "editions", "?n dcterms:title ?m", 260),
    Count("editions.editions[].stage.code", 256, "editions", "?n a iso:RecordedStage ; iso:stage ?m", 256),
    Count("editions.editions[].status", 307, "editions", "?n a iso:RecordedStatus ; iso:status ?m", 307),
    Count("editions.editions[].dates[]", 667, "editions",
          "?n a iso:Dated . ?m iso:published|iso:replaced|iso:withdrawn ?n", 642,
          "25 dates are in certificates.ttl: 15 last days of certificates, 10 transition deadlines"),
    Count("editions.editions[].dates[]", 667, "certificates", "?m iso:transitionDeadline ?n", 10, "see the line above"),
    Count("editions.editions[].other_dates[]", 88, "editions", "?m iso:otherDate ?n . ?n iso:dateKind ?kind", 86,
          "2 ends of a presumption of conformity are in certificates.ttl"),
    Count("editions.editions[].amends", 41, "editions", "?n iso:amends ?m", 41),
    Count("editions.editions[].corrected_by[]", 41, "editions", "?n iso:amends ?m", 41, "the inverse of amends"),
    Count("editions.editions[].replaced_by[]", 205, "editions", "?n iso:replacedBy ?m", 33,
          "172 pairs follow from the events of succession.ttl"),
    Count("editions.editions[].replaces[]", 210, "editions", "?n iso:replaces ?m", 14,
          "the others are inverses, or follow from the events of succession.ttl; these name a stub"),
    Count("editions.editions[].will_replace[]", 2, "editions", "?n iso:willReplace ?m", 2),
    Count("editions.editions[].revision[]", 26, "editions", "?n iso:revisionProject ?m", 26),
    Count("editions.editions[].relations[]", 88, "editions",
          "?n iso:basedOn|iso:includesRequirementsOf|iso:appliesTogetherWith|iso:guidesApplicationOf|iso:alignedWith|"
          "iso:identicalTo|iso:adoptionOf|iso:counterpartOf ?m", 88),
    Count("editions.editions[].relations[].note", 28, "editions", "?n a iso:RelationNote", 28),
    Count("editions.editions[].committee[]", 263, "editions", "?n iso:committee ?m", 263),
    Count("editions.editions[].ics[]", 428, "editions", "?n iso:ics ?m", 428),
    Count("editions.editions[].page", 255, "editions", "?n foaf:page ?m", 255),
    Count("editions.editions[].record", 255, "editions", "?n iso:record ?m", 255),
    Count("editions.editions[].scope_short", 9, "editions", "?n iso:scopeSummary ?m", 9),
    Count("editions.editions[].note", 55, "editions", "?n iso:kind ?kind ; skos:note ?m", 55),
    Count("editions.drafts[]", 35, "drafts", "?n a iso:Draft", 35),
    Count("editions.drafts[].project", 21, "drafts", "?n iso:draftOf ?m", 21),
    Count("editions.drafts[].will_replace[]", 33, "drafts", "?n iso:willReplace ?m", 33),
    Count("editions.drafts[].stage.code", 25, "drafts", "?n iso:stage ?m", 25),
    Count("editions.drafts[].record", 23, "drafts", "?n iso:record ?m", 23),
    Count("editions.drafts[].note", 15, "drafts", "?n a iso:Draft ; skos:note ?m", 15),
    Count("editions.stubs[]", 27, "stubs", "?n a iso:Stub ; iso:known ?m", 27),
    Count("editions.adoptions[]", 64, "adoptions", "?n a iso:Adoption", 64),
    Count("editions.adoptions[].adopting", 64, "adoptions", "?n iso:kind ?kind", 53,
          "11 adopting documents have an entry among the editions"),
    Count("editions.adoptions[].replaces[]", 3, "adoptions", "?n iso:replacedBy ?m", 1,
          "2 are said by the editions themselves"),
    Count("editions.lineage[]", 157, "succession", "?n dcterms:source ?s", 157),
    Count("editions.lineage[].from[]", 177, "succession",
          "?n iso:revised|iso:merged|iso:split|iso:renumbered|iso:upgraded|iso:withdrew|iso:reusedNumberOf ?m", 177),
    Count("editions.lineage[].to[]", 158, "succession", "?n iso:successor|iso:reusedBy ?m", 158),
    Count("editions.lineage[].date", 146, "succession", "?n iso:value ?m", 146),
    Count("editions.families{}", 7, "families", "?n a iso:Family", 8, "the numbers amended for climate are one more"),
    Count("editions.climate_amended_numbers.numbers[]", 31, "families",
          "family:climate-amended-numbers iso:member ?n", 31),
    Count("editions.identifier_traps[]", 9, "remarks", '?n iso:remarkKind "identifier trap"', 9),
    Count("editions.unknowns[]", 9, "remarks", '?n iso:remarkKind "unknown"', 10, "1 is from the principles"),
    Count("element_matrix.elements[]", 20, "elements", "?n a iso:Element", 20),
    Count("element_matrix.elements[].cells[]", 120, "elements", "?n a iso:ElementTreatment", 120),
    Count("element_matrix.elements[].cells[].clause", 110, "elements", "?n iso:treatedBy ?m", 110),
    Count("element_matrix.elements[].cells[].activities[]", 166, "elements", "?n iso:about ?m", 166),
    Count("element_matrix.added_1994[].elements[]", 5, "elements", "?n iso:addedElement ?m", 5),
    Count("element_matrix.conflicts[]", 1, "remarks", '?n iso:remarkKind "conflict"', 1),
    Count("element_matrix.levels{}", 4, "vocabulary-levels", "?n skos:notation ?m", 4),
    Count("history.events[]", 58, "events", "?n a iso:Event", 58),
    Count("history.events[].precision", 58, "events", "?n iso:precision ?m", 2,
          "only about and quarter, as the datatype of the value tells the others"),
    Count("history.events[].subjects[]", 103, "events", "?n dcterms:subject ?m", 103),
    Count("history.certificates_valid_until[]", 19, "certificates", "?m iso:certificatesUntil ?n", 18,
          "1 row ends a presumption of conformity; 15 merge with dates of the editions"),
    Count("history.reasons[]", 6, "events", "?n a iso:RevisionReason", 6),
    Count("history.survey[]", 29, "survey", "?n a iso:SurveyCount", 29),
    Count("principles.sets[]", 2, "principles", "?n a iso:PrincipleSet", 2),
    Count("principles.sets[].principles[]", 15, "principles", "?n a iso:Principle", 15),
    Count("principles.mapping[]", 8, "principles", "?n a iso:PrincipleChange", 8),
    Count("principles.pdca[]", 6, "principles", "?n a iso:PlanDoCheckAct", 6),
    Count("principles.main_sections_2000_2008[]", 5, "principles", "?n a iso:MainSection", 5),
    Count("principles.unknown[]", 1, "remarks", "?n iso:concerns id:iso-9000:2026", 1),
    Count("scopes.sectors[]", 39, "vocabulary-sectors", "?n skos:inScheme sector:scheme", 39),
    Count("scopes.rules[]", 5, "scopes", "?n a iso:CoverageRule", 7, "two say what can always be applied, or never"),
    Count("scopes.scopes[]", 255, "scopes", "?n a iso:Scope", 255),
    Count("scopes.scopes[].covered[]", 2329, "scopes", "?n iso:scopeIncludes ?m", 2329),
    Count("scopes.scopes[].excluded[]", 32, "scopes", "?n iso:scopeExcludes ?m", 32),
    Count("scopes.scopes[].reduced[]", 43, "scopes", "?n iso:scopeReduces ?m", 43),
    Count("scopes.scopes[].read_with[]", 31, "scopes", "?n iso:readWith ?m", 31),
    Count("scopes.scopes[].derived_from", 6, "scopes", "?n iso:derivedFromTable true", 6),
    Count("scopes.scopes[].may_leave_out[]", 28, "scopes", "?n a iso:Omission", 39,
          MORE),
    Count("scopes.scopes[].may_leave_out[].activities[]", 48, "scopes", "?n iso:omittedActivity ?m", 67,
          MORE),
    Count("scopes.scopes[].leave_out_rule.condition", 19, "scopes", "?n a iso:OmissionRule ; iso:condition ?m", 37,
          MORE),
    Count("scopes.scopes[].leave_out_rule.within[]", 18, "scopes", "?n iso:limitedToClause ?m", 25,
          MORE),
    Count("scopes.scopes[].leave_out_rule.never[]", 57, "scopes", "?n iso:neverClause|iso:neverActivity ?m", 103,
          MORE),
    Count("sources.sources[]", 131, "sources", "?n a iso:Source", 131),
    Count("vocabulary.concepts[]", 180, "vocabulary-activities", "?n iso:group ?group", 180),
    Count("vocabulary.concepts[].alt[]", 423, "vocabulary-activities", "?n skos:altLabel ?m", 423),
    Count("vocabulary.concepts[].broader[]", 85, "vocabulary-activities", "?n skos:broader ?m", 85),
    Count("vocabulary.groups[]", 14, "vocabulary-activities", "?n a iso:ActivityGroup", 14),
    Count("vocabulary.retired_ids[]", 6, "vocabulary-activities", "?n owl:deprecated true", 6),
    Count("vocabulary.iaf_codes[]", 39, "vocabulary-iaf", "?n skos:inScheme iaf:scheme", 39),
)  # fmt: skip


@pytest.mark.parametrize("count", COUNTS, ids=lambda count: f"{count.path} in {count.graph}")
def test_rows_became_the_nodes_listed(count: Count, counted: Callable[[str, str], int]) -> None:
    assert counted(count.graph, count.pattern) == count.nodes


@pytest.mark.parametrize("count", COUNTS, ids=lambda count: f"{count.path} in {count.graph}")
def test_the_facts_have_the_rows_listed(count: Count, facts: dict[str, Any]) -> None:
    assert len(_rows(facts, count.path)) == count.rows


def test_a_difference_between_rows_and_nodes_has_a_reason() -> None:
    assert all(count.reason for count in COUNTS if count.rows != count.nodes)


def test_every_list_of_the_facts_is_counted(facts: dict[str, Any]) -> None:
    lists = {f"{name}.{key}" for name, content in facts.items() for key, value in content.items() if _has_rows(value)}
    assert lists - {count.path.split("[")[0].split("{")[0] for count in COUNTS} == NOT_COUNTED


NOT_COUNTED = {
    "clause_activities.source",  # sources of whole files stand on the lists and schemes that they hold for
    "editions.climate_amended_numbers",  # counted by its numbers
    "element_matrix.counts",  # follow from the cells, see the next test
    "principles.mapping_source",
    "vocabulary.source",
    "vocabulary.iaf_codes_source",
}


@pytest.mark.parametrize("level", ["full", "reduced", "absent", "heading-only"])
def test_levels_of_the_elements_are_as_often_as_the_facts_count_them(
    level: str, facts: dict[str, Any], counted: Callable[[str, str], int]
) -> None:
    for edition, counts in facts["element_matrix"]["counts"].items():
        pattern = f"?n iso:treatedIn id:{edition.lower().replace(' ', '-')} ; iso:level level:{level}"
        assert counted("elements", pattern) == counts[level]


def test_a_pattern_that_finds_nothing_counts_nothing(counted: Callable[[str, str], int]) -> None:
    assert counted("editions", "?n iso:kind kind:no-such-kind") == 0


@pytest.fixture
def counted(select: Callable[[str], list[tuple[str | None, ...]]]) -> Callable[[str, str], int]:
    """Counts what `?n`, or `?n` with `?m`, stands for in the matches of a pattern in one graph."""
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())

    def run(graph: str, pattern: str) -> int:
        variables = "?n ?m" if "?m" in pattern else "?n"
        return len(select(f"{prefixes} SELECT DISTINCT {variables} {{ GRAPH graph:{graph} {{ {pattern} }} }}"))

    return run


def _has_rows(value: object) -> bool:
    return isinstance(value, list | dict)


def _rows(facts: dict[str, Any], path: str) -> list[Any]:
    found: list[Any] = [facts]
    for key in path.replace("[]", ".[]").replace("{}", ".{}").split("."):
        if key == "[]":
            found = [member for value in found for member in value]
        elif key == "{}":
            found = [member for value in found for member in value.values()]
        else:
            found = [value[key] for value in found if isinstance(value, dict) and value.get(key) is not None]
    return found
