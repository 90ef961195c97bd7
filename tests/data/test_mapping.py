"""Every value of the facts stands in the graph: at the node of its row, under the property of its key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.data.conftest import Stated

NODES = {
    "clause_activities": "graph:clause-activities",
    "clause_activities.confidence": "ISO 9001:1994#clause-activities",
    "clause_activities.editions[]": "{row[edition]}#clause-activities",
    "clause_activities.editions[].clauses[]": "{outer[edition]}#{row[clause]}",
    "clause_activities.source[]": "ISO 9001:1994#clause-activities",
    "clause_activities.verified": "ISO 9001:1994#clause-activities",
    "clauses": "graph:clauses",
    "clauses.documents[]": "{row[edition]}#clauses",
    "clauses.documents[].clauses[]": "{outer[edition]}#{row[number]}",
    "clauses.documents[].documented_procedures[]": "{row[edition]}#{value}",
    "corrections": "graph:corrections",
    "corrections.corrections[]": "correction:{row[id]}",
    "correspondence": "graph:correspondence",
    "correspondence.disagreements[]": "table:{row[tables][0]}#disagreement-{row[pair][older]}-{row[pair][newer]}",
    "correspondence.structure_notes[]": "remark:structure-{place}",
    "correspondence.tables[]": "table:{row[id]}",
    "correspondence.tables[].rows[]": "table:{outer[id]}#row-{place:03}",
    "correspondence.tables[].term_changes[]": "table:{outer[id]}#term-change-{place}",
    "correspondence.tables[].title_changes[]": "table:{outer[id]}#title-change-{row[number]}",
    "editions": "graph:editions",
    "editions.adoptions[]": "{row[adopting]}#adoption-of-{row[of]}",
    "editions.climate_amended_numbers": "family:climate-amended-numbers",
    "editions.drafts[]": "{row[id]}",
    "editions.drafts[].stage": "{outer[id]}#stage",
    "editions.editions[]": "{row[id]}",
    "editions.editions[].dates[]": "{outer[id]}#{row[kind]}",
    "editions.editions[].other_dates[]": "{outer[id]}#{row[what]}",
    "editions.editions[].relations[].note": "{outer[id]}#relation-to-{row[target]}",
    "editions.editions[].stage": "{outer[id]}#stage",
    "editions.editions[].status_as_of": "{row[id]}#status",
    "editions.families[]": "family:{key}",
    "editions.identifier_traps[]": "remark:trap-{row[id]}",
    "editions.lineage[]": "succession:{row[from][0]}--{to}",
    "editions.stubs[]": "{row[id]}",
    "editions.unknowns[]": "remark:unknown-{place}",
    "element_matrix": "graph:elements",
    "element_matrix.added_1994[]": "{row[edition]}#elements-added",
    "element_matrix.conflicts[]": "remark:conflict-{place}",
    "element_matrix.elements[]": "element:{row[element]}",
    "element_matrix.elements[].cells[]": "{row[edition]}#element-{outer[element]}",
    "history": "graph:events",
    "history.certificates_valid_until[]": "{row[edition]}#certificates-until",
    "history.events[]": "event:{row[date]}-{words}",
    "history.reasons[]": "{row[edition]}#reason",
    "history.survey[]": "survey:{row[standard]}-{row[year]}",
    "history.survey_note": "remark:survey",
    "principles": "graph:principles",
    "principles.main_sections_2000_2008[]": "principle:main-section-{row[number]}",
    "principles.mapping[]": "principle:{row[from]}--{row[to]}",
    "principles.mapping_confidence": "remark:principle-mapping",
    "principles.mapping_note": "remark:principle-mapping",
    "principles.mapping_source[]": "remark:principle-mapping",
    "principles.mapping_verified": "remark:principle-mapping",
    "principles.pdca[]": "{row[edition]}#pdca",
    "principles.sets[]": "principle:{row[id]}",
    "principles.sets[].principles[]": "principle:{row[id]}",
    "principles.unknown[]": "remark:unknown-principles-{place}",
    "scopes": "graph:scopes",
    "scopes.rules[]": "remark:rule-{row[id]}",
    "scopes.scopes[]": "{row[edition]}#scope",
    "scopes.scopes[].leave_out_rule": "{outer[edition]}#leave-out-rule",
    "scopes.scopes[].may_leave_out[]": "{outer[edition]}#may-leave-out-{row[clause]}",
    "scopes.sectors[]": "sector:{row[id]}",
    "sources": "graph:sources",
    "sources.sources[]": "source:{row[id]}",
    "vocabulary": "activity:scheme",
    "vocabulary.as_of": "graph:vocabulary-activities",
    "vocabulary.concepts[]": "activity:{row[id]}",
    "vocabulary.groups[]": "activity:{row[id]}",
    "vocabulary.iaf_codes[]": "iaf:{row[code]}",
    "vocabulary.iaf_codes_source[]": "iaf:scheme",
    "vocabulary.retired_ids[]": "activity:{row[id]}",
}
"""The node of each row by its path; `outer` is the row around it, `place` its place there."""

NODE = ""
"""No property: the value names the node, which stands in the graph."""

REPLACED_BY = "replacedBy|^replaces|" + "|".join(
    f"^{event}/successor" for event in ("revised", "merged", "split", "renumbered", "upgraded")
)
REPLACES = "replaces|^replacedBy|" + "|".join(
    f"^successor/{event}" for event in ("revised", "merged", "split", "renumbered", "upgraded")
)
PROPERTIES = {
    "about[]": "concerns",
    "act[]": "actClause",
    "activities[]": "about",
    "added_1994[].edition": "addedIn",
    "added_1994[].elements[]": "addedElement",
    "adoptions[].replaces[]": "adopting/^replacedBy",
    "aliases[]": "skos:altLabel",
    "align.apqc_pcf[]": "apqcCategory",
    "align.isic[]": "isicCode",
    "align.iso15288[]": "iso15288Process",
    "alt[]": "skos:altLabel",
    "as_of": "value",
    "body": "adoptingBody",
    "broader[]": "skos:broader",
    "cells[].clause": "treatedBy",
    "cells[].edition": "treatedIn",
    "centre[]": "centreClause",
    "certificates_valid_until[].date": "value",
    "certificates_valid_until[].edition": "^certificatesUntil|^presumptionUntil",
    "changes_against.edition": "changesAgainst",
    "changes_against.items[]": "announcedChange",
    "check[]": "checkClause",
    "clause": "number",
    "clause_activities.editions[].edition": "activitiesOf",
    "clauses[].kind": "clauseKind",
    "clauses_of": "clauseListOf",
    "code": "skos:notation",
    "concepts[].id": "skos:notation",
    "concepts[].kind": "rdf:type",
    "concepts[].note": "skos:scopeNote",
    "corrected_by[]": "^amends",
    "corrections[].kind": "errorKind",
    "covered[]": "scopeIncludes",
    "do[]": "doClause",
    "documented_procedures[]": "number",
    "documents[].edition": "clausesOf",
    "drafts[].id": "identifier",
    "editions.editions[].edition": "editionNumber",
    "editions.editions[].replaces[]": REPLACES,
    "editions[].id": "identifier",
    "element": "number",
    "events[].date": "value",
    "events[].kind": "eventKind",
    "excluded[]": "scopeExcludes",
    "families[][]": "member",
    "groups[].id": "skos:notation",
    "iaf_codes_source[]": "dcterms:source",
    "id": NODE,
    "in": "statedInTable",
    "label": "skos:prefLabel",
    "leave_out_rule.clause": "statedInClause",
    "licence": "dcterms:license",
    "lineage[].date": "value",
    "lineage[].from[]": "{row[type]}",
    "lineage[].to[]": "successor|reusedBy",
    "main_sections_2000_2008[].name": "dcterms:title",
    "mapping[].from": "fromPrinciple",
    "mapping[].to": "toPrinciple",
    "mapping_confidence": "confidence",
    "mapping_note": "text",
    "mapping_source[]": "dcterms:source",
    "mapping_verified": "verification",
    "may_leave_out[].activities[]": "omittedActivity",
    "may_leave_out[].clause": "omittedClause",
    "misnamed_as[]": "skos:hiddenLabel",
    "name": "skos:prefLabel",
    "never[]": "neverClause|neverActivity",
    "not_in": "notStatedInTable",
    "note": "skos:note",
    "now": "dcterms:isReplacedBy",
    "numbers[]": "member",
    "of": "adopted",
    "page": "foaf:page",
    "pair.newer": "newerClause",
    "pair.older": "olderClause",
    "pdca[].edition": "pdcaOf",
    "plan[]": "planClause",
    "pref": "skos:prefLabel",
    "principles[].id": "skos:notation",
    "principles[].number": "ordinal",
    "project": "draftOf",
    "published": "published/value",
    "reasons[].edition": "reasonFor",
    "reduced[]": "scopeReduces",
    "relations[].note": "text",
    "relations[].target": "{row[type]}",
    "replaced_by[]": REPLACED_BY,
    "retired_ids[].id": "skos:notation",
    "revision[]": "revisionProject",
    "row_in_first.from": "rowInFirst/fromClause",
    "row_in_first.to[]": "rowInFirst/toClause",
    "row_in_second.from": "rowInSecond/fromClause",
    "row_in_second.to[]": "rowInSecond/toClause",
    "rows[].from": "fromClause",
    "rows[].to[]": "toClause",
    "scope_short": "scopeSummary",
    "scopes[].edition": "^hasScope",
    "sectors[].id": "skos:notation",
    "sets[].id": "skos:notation",
    "source": "dcterms:source",
    "source[]": "dcterms:source",
    "sources[].kind": "sourceKind",
    "stage.code": "stage",
    "standard": "counted",
    "status": "recordedStatus/status",
    "status_as_of": "value",
    "structure_notes[].subjects[]": "concerns",
    "stubs[].id": "identifier",
    "subject": "concerns",
    "subjects[]": "dcterms:subject",
    "survey_note": "text",
    "tables[]": "firstTable|secondTable",
    "tables[].from": "fromEdition",
    "tables[].kind": "basis",
    "tables[].to": "toEdition",
    "term_changes[].from": "oldTerm",
    "term_changes[].to": "newTerm",
    "title": "dcterms:title",
    "title_changes[].new": "newTitle",
    "title_changes[].old": "oldTitle",
    "unknowns[]": "text",
    "url": "foaf:page",
    "verified": "verification",
    "within[]": "limitedToClause",
}
"""The property of a key, by the end of its path (the longest that fits); a key that is not here is its own property."""

RELATIONS = {
    "adopts": "adoptionOf",
    "applies": "appliesTogetherWith",
    "based_on": "basedOn|includesRequirementsOf",
    "number-reused": "reusedNumberOf",
    "withdrawn-without-successor": "withdrew",
}
"""Properties named for a `type`, where the name is not the property's own."""

ELSEWHERE = {
    "clause_activities.basis": "the source of the lists",
    "correspondence.note": "points to the readme of the YAML",
    "editions.note": "points to the readme of the YAML",
    "element_matrix.counts": "follow from the cells, counted by another test",
    "element_matrix.levels": "the definitions of level:full and its siblings say it in other words",
    "editions.editions[].relations[].type": "chooses the property of the target",
    "editions.editions[].dates[].kind": "names the node and its property, as the value is found",
    "editions.editions[].other_dates[].what": "names the node",
    "editions.lineage[].type": "chooses the property of the predecessors",
    "history.certificates_valid_until[].precision": "the datatype, or unknown where there is no value",
    "history.events[].precision": "the datatype, or iso:precision where that does not tell, counted",
    "scopes.scopes[].derived_from": "iso:derivedFromTable, counted",
}

REWORDED = {
    "list under may_leave_out": "list of what may be left out",
    "Clauses with untitled: true are": "Some clauses are",
    "full list of headings not verified No": "Full list of headings not verified. No",
    "Inverse of iso-9001-1994-to-2000": "The table from ISO 9001:1994 to ISO 9001:2000 read backwards",
    "rows of iso-9001-1994-to-2000": "rows of the table from ISO 9001:1994 to ISO 9001:2000",
}
"""Words of the facts that speak of their YAML, and what the graph says instead."""

VERIFIED = {"true": "verified", "partly": "partly", "false": "unverified"}


class Value(NamedTuple):
    """A scalar of the facts: its path, the node of its row, the property of its key, its text."""

    path: str
    node: str
    property: str
    text: str


@pytest.mark.parametrize("name", sorted({path.split(".")[0] for path in NODES}))
def test_every_value_of_the_facts_stands_in_the_graph(name: str, facts: dict[str, Any], stated: Stated) -> None:
    assert [value for value in _values(facts[name], name) if not _held(value, stated)] == []


@pytest.mark.parametrize("changed", ["ISO 9001:1995", "ISO 9001:2015", ""])
def test_a_value_that_the_graph_does_not_hold_is_found(changed: str, stated: Stated) -> None:
    assert _held(Value("lineage", "ISO 9001:1994", REPLACED_BY, "ISO 9001:2000"), stated)
    assert not _held(Value("lineage", "ISO 9001:1994", REPLACED_BY, changed), stated)


def test_every_node_and_property_of_the_mapping_is_needed(facts: dict[str, Any]) -> None:
    paths = {value.path for name in facts for value in _values(facts[name], name)}
    assert [end for end in PROPERTIES if not any(_ends_with(path, end) for path in paths)] == []
    assert [path for path in NODES if not any(other.startswith(path) for other in paths)] == []


def _held(value: Value, stated: Stated) -> bool:
    """Whether the value stands at its node under its property."""
    if value.property == NODE:
        return stated.node(value.node) in stated.nodes
    return value.text in {text for end in stated(value.node, value.property) for text in stated.texts(end)}


def _values(value: object, path: str, **around: object) -> Iterator[Value]:
    """The scalars below a value, each with the node it belongs to."""
    if value is None or path in ELSEWHERE:
        return
    if isinstance(value, dict):
        around |= {"row": value, "outer": around.get("row"), "words": _words(value), "to": _first(value)}
    if path in NODES:
        around["node"] = NODES[path].format(value=value, **around)
    if isinstance(value, dict):
        for key, member in value.items():
            below = f"{path}[]" if path == "editions.families" else f"{path}.{key}"
            yield from _values(member, below, **around | {"key": key})
    elif isinstance(value, list):
        for place, member in enumerate(value, 1):
            yield from _values(member, f"{path}[]", **around | {"place": place})
    else:
        named = _property(path).format(**around)
        yield Value(path, str(around["node"]), RELATIONS.get(named, named), _text(value, path))


def _text(value: object, path: str) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    for old, new in REWORDED.items():
        text = text.replace(old, new)
    return VERIFIED[text] if path.endswith("verified") else text


def _property(path: str) -> str:
    ends = [end for end in PROPERTIES if _ends_with(path, end)]
    return PROPERTIES[max(ends, key=len)] if ends else path.rpartition(".")[2].removesuffix("[]")


def _ends_with(path: str, end: str) -> bool:
    return f".{path}".endswith(f".{end}")


def _words(row: dict[str, Any]) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", str(row.get("text")).lower())[:5])


def _first(row: dict[str, Any]) -> str:
    to = row.get("to")
    return to[0] if isinstance(to, list) and to else "withdrawn"
