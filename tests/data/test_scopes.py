"""What scopes, clause activities and the element matrix say together."""

from collections import defaultdict

import pytest

from isograph.vocabulary import DOCUMENT, ONTOLOGY, SKOS

Triple = tuple[str, str, str]
Graphs = dict[str, list[Triple]]
Covered = dict[str, set[str]]


AMENDMENT = DOCUMENT + "iso-9001:2015-amd-1:2024"


@pytest.fixture(scope="session")
def narrower(graphs: Graphs) -> Covered:
    """The activities directly below each."""
    return _objects([(o, p, s) for s, p, o in graphs["vocabulary-activities"]], SKOS + "broader")


@pytest.fixture(scope="session")
def covered(graphs: Graphs, narrower: Covered) -> Covered:
    """The activities that each edition covers, with all below them."""
    return _below(_objects(graphs["scopes"], ONTOLOGY + "scopeIncludes"), narrower)


def test_what_is_reduced_is_covered(graphs: Graphs, covered: Covered) -> None:
    reduced = _objects(graphs["scopes"], ONTOLOGY + "scopeReduces")
    assert {
        scope: activities - covered[scope] for scope, activities in reduced.items() if activities - covered[scope]
    } == {}


def test_nothing_is_covered_and_excluded(graphs: Graphs, covered: Covered, narrower: Covered) -> None:
    excluded = _below(_objects(graphs["scopes"], ONTOLOGY + "scopeExcludes"), narrower)
    assert {scope: both for scope in excluded if (both := excluded[scope] & covered[scope])} == {}


def test_clauses_are_about_what_the_scope_covers(graphs: Graphs, covered: Covered, narrower: Covered) -> None:
    clauses = _below(_objects(graphs["clause-activities"], ONTOLOGY + "about"), narrower)
    assert len(clauses) == 14
    del clauses[AMENDMENT]
    assert {edition for edition, activities in clauses.items() if activities != covered[edition]} == set()


def test_an_amendment_has_no_scope_of_its_own(covered: Covered) -> None:
    assert AMENDMENT not in covered


def test_every_requirement_clause_of_a_mapped_edition_is_about_something(graphs: Graphs) -> None:
    mapped = {s for s, p, _ in graphs["clause-activities"] if p == ONTOLOGY + "about"}
    editions = {clause.split("#")[0] for clause in mapped}
    requirements = {s for s, p, o in graphs["clauses"] if p == ONTOLOGY + "clauseKind" and o.endswith("/requirement")}
    assert {clause for clause in requirements - mapped if clause.split("#")[0] in editions} == set()


def test_an_edition_that_includes_the_requirements_of_another_covers_as_much(graphs: Graphs, covered: Covered) -> None:
    included = _objects(graphs["editions"], ONTOLOGY + "includesRequirementsOf")
    assert len(included) == 32
    assert {e: base for e, bases in included.items() for base in bases if not covered[base] <= covered[e]} == {}


@pytest.mark.parametrize("edition", ["iso-13485:2003", "iso-13485:2016"])
def test_medical_devices_are_based_on_but_do_not_include_all_of_9001(edition: str, graphs: Graphs) -> None:
    stated = {p for s, p, _ in graphs["editions"] if s == DOCUMENT + edition}
    assert ONTOLOGY + "basedOn" in stated
    assert ONTOLOGY + "includesRequirementsOf" not in stated


@pytest.mark.parametrize("year", ["1987", "1994"])
def test_the_three_models_are_nested(year: str, covered: Covered) -> None:
    first, second, third = (covered[f"{DOCUMENT}iso-{number}:{year}"] for number in (9003, 9002, 9001))
    assert first < second < third


def test_guidance_covers_nothing(graphs: Graphs, covered: Covered) -> None:
    guidance = {s.split("#")[0] for s, p, o in graphs["scopes"] if p == ONTOLOGY + "use" and o.endswith("/guidance")}
    assert guidance & set(covered) == set()


def test_elements_are_about_what_the_scope_of_the_model_covers(graphs: Graphs) -> None:
    stated = _objects(graphs["scopes"], ONTOLOGY + "scopeIncludes")
    levels = {s: o.rpartition("/")[2] for s, p, o in graphs["elements"] if p == ONTOLOGY + "level"}
    asked = [triple for triple in graphs["elements"] if levels.get(triple[0]) in ("full", "reduced")]
    about = _objects(asked, ONTOLOGY + "about")
    assert len(about) == 6
    assert {edition for edition, activities in about.items() if activities != stated[edition]} == set()


def _objects(triples: list[Triple], property_: str) -> Covered:
    """The objects of a property by the document of their subject."""
    found: Covered = defaultdict(set)
    for subject, predicate, object_ in triples:
        if predicate == property_:
            found[subject.split("#")[0]].add(object_)
    return found


def _below(activities: Covered, narrower: Covered) -> Covered:
    """The activities of each document with all that are below them."""
    found: Covered = defaultdict(set, activities)
    while wider := {
        document: below
        for document, ends in found.items()
        if (below := {end for wide in ends for end in narrower.get(wide, ())} - ends)
    }:
        found |= {document: found[document] | below for document, below in wider.items()}
    return found
