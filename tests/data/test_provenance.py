"""Where every stated triple comes from, found inside its own file."""

import pytest

from isograph.vocabulary import DCTERMS, ONTOLOGY, SKOS

Triple = tuple[str, str, str]
Graphs = dict[str, list[Triple]]

CARRIERS = (ONTOLOGY + "recordedIn", ONTOLOGY + "inTable", SKOS + "inScheme")
"""Properties that lead from a node without its own sources to the record that has them."""

SELF_EVIDENT = ("sources",)
"""A source needs no source."""

NAMED_ONLY = {"Standard", "Committee"}
"""Nodes that say nothing but a name: their source is the documents that bear it."""


def test_every_stated_triple_has_a_source(graphs: Graphs) -> None:
    assert {name: found for name, triples in _facts(graphs) if (found := _without(DCTERMS + "source", triples))} == {}


@pytest.mark.parametrize("property_", ["verification", "confidence"])
def test_every_stated_triple_says_whether_it_is_verified(property_: str, graphs: Graphs) -> None:
    for name, triples in _facts(graphs):
        bare = {subject for subject, _, object_ in triples if object_.removeprefix(ONTOLOGY) in NAMED_ONLY}
        assert [t for t in _without(ONTOLOGY + property_, triples) if t[0] not in bare] == [], name


def test_a_triple_without_a_source_is_found() -> None:
    triple = ("https://w3id.org/isograph/id/iso-9001:1994", ONTOLOGY + "editionNumber", "2")
    assert _without(DCTERMS + "source", [triple]) == [triple]


def test_a_fact_of_the_expert_alone_is_not_verified(graphs: Graphs) -> None:
    for name, triples in _facts(graphs):
        sources: dict[str, set[str]] = {}
        for subject, predicate, object_ in triples:
            if predicate == DCTERMS + "source":
                sources.setdefault(subject, set()).add(object_.rpartition("/")[2])
        verified = {s for s, p, o in triples if p == ONTOLOGY + "verification" and o.endswith("/verified")}
        assert [s for s in verified if sources[s] <= {"expert", "judgement"}] == [], name


def test_every_file_of_facts_is_described_with_licence_and_day(graphs: Graphs) -> None:
    described = {(s.rpartition("/")[2], p) for s, p, _ in graphs["sources"] if "/graph/" in s}
    for name, _ in _facts(graphs):
        assert {(name, DCTERMS + "license"), (name, ONTOLOGY + "latest")} <= described


def _facts(graphs: Graphs) -> list[tuple[str, list[Triple]]]:
    ours = ("vocabulary-activities", "vocabulary-iaf", "vocabulary-sectors")
    names = [name for name in graphs if name in ours or not name.startswith("vocabulary-")]
    return [(name, graphs[name]) for name in names if name not in SELF_EVIDENT]


def _without(property_: str, triples: list[Triple]) -> list[Triple]:
    """The triples of which neither the object's, the subject's nor its record's property is stated."""
    stated = {subject for subject, predicate, _ in triples if predicate == property_}
    records = {subject for subject, predicate, object_ in triples if predicate in CARRIERS and object_ in stated}
    return [triple for triple in triples if not {triple[0], triple[2]} & stated and triple[0] not in records]
