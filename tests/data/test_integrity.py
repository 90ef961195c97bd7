"""The data as a whole: nothing anonymous, nothing dangling, no name twice, no day outside its date."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

import pytest
from rdflib import BNode, Dataset

from isograph.dates import PartialDate
from isograph.vocabulary import ACTIVITY, BASE, DCTERMS, DOCUMENT, ONTOLOGY, OWL, PREFIXES, RDF, SKOS

Triple = tuple[str, str, str]
Graphs = dict[str, list[Triple]]

NAMESPACES = tuple(iri for iri in PREFIXES.values() if iri.startswith(BASE) and iri != ONTOLOGY)


@pytest.fixture(scope="session")
def triples(graphs: Graphs) -> list[Triple]:
    """All triples of data and vocabularies."""
    return [triple for found in graphs.values() for triple in found]


def test_no_node_is_blank(dataset: Dataset) -> None:
    quads = dataset.quads((None, None, None, None))
    assert [quad for quad in quads if any(isinstance(term, BNode) for term in quad)] == []


def test_every_iri_of_ours_that_is_used_is_described(triples: list[Triple]) -> None:
    assert _dangling(triples) == set()


def test_an_iri_that_nothing_describes_is_found() -> None:
    adopted, adoption = DOCUMENT + "iso-9001:2011", DOCUMENT + "en-iso-9001:2011"
    assert _dangling([(adoption, ONTOLOGY + "identicalAdoptionOf", adopted)]) == {adopted}


def test_every_node_has_a_type_in_one_file_alone(graphs: Graphs) -> None:
    typed = [subject for found in graphs.values() for subject in {s for s, p, _ in found if p == RDF + "type"}]
    assert set(typed) == {subject for found in graphs.values() for subject, _, _ in found}
    assert _repeated(typed) == []


def test_identifiers_are_unique(triples: list[Triple]) -> None:
    assert _repeated(o for _, p, o in triples if p == ONTOLOGY + "identifier") == []


def test_a_label_without_regard_to_case_names_one_activity(graphs: Graphs) -> None:
    labels = [o.lower() for _, p, o in graphs["vocabulary-activities"] if p in (SKOS + "prefLabel", SKOS + "altLabel")]
    assert len(labels) == 603 + 14 + 6  # concepts, groups, retired ids
    assert _repeated(labels) == []


@pytest.mark.parametrize("vocabulary", ["iaf", "sectors"])
def test_a_label_names_one_concept(vocabulary: str, graphs: Graphs) -> None:
    assert _repeated(o.lower() for _, p, o in graphs[f"vocabulary-{vocabulary}"] if p == SKOS + "prefLabel") == []


def test_a_name_that_stands_twice_is_found() -> None:
    assert _repeated(["welding", "brazing", "welding"]) == ["welding"]


def test_a_retired_id_names_the_group_that_took_its_place(graphs: Graphs) -> None:
    activities = graphs["vocabulary-activities"]
    retired = {s for s, p, _ in activities if p == OWL + "deprecated"}
    assert retired == {s for s, p, _ in activities if p == DCTERMS + "isReplacedBy"}


def test_no_activity_is_broader_than_itself(graphs: Graphs) -> None:
    assert _in_cycles(graphs["vocabulary-activities"]) == set()


def test_a_cycle_of_activities_is_found() -> None:
    weld, make, ship = (ACTIVITY + name for name in ("weld", "make", "ship"))
    pairs = [(weld, make), (make, weld), (ship, make)]
    assert _in_cycles([(narrow, SKOS + "broader", wide) for narrow, wide in pairs]) == {weld, make, ship}


def test_the_days_of_a_date_are_those_its_value_can_mean(triples: list[Triple]) -> None:
    loose = {s for s, p, _ in triples if p == ONTOLOGY + "precision"}
    values = {s: o for s, p, o in triples if p == ONTOLOGY + "value" and s not in loose}
    spans = {node: span for node, span in _spans(triples).items() if node not in loose}
    assert spans == {node: PartialDate.parse(value) for node, value in values.items()}


def test_a_date_said_to_be_about_a_year_is_wider_than_the_year(triples: list[Triple]) -> None:
    (about,) = {s for s, p, o in triples if (p, o) == (ONTOLOGY + "precision", "about")}
    span = _spans(triples)[about]
    assert (span.earliest, span.latest) == (date(1974, 1, 1), date(1976, 12, 31))


def test_a_date_of_unknown_value_says_so(triples: list[Triple]) -> None:
    unknown = {s for s, p, o in triples if (p, o) == (ONTOLOGY + "precision", "unknown")}
    assert len(unknown) == 3
    assert unknown & set(_spans(triples)) == set()


def _dangling(triples: list[Triple]) -> set[str]:
    described = {subject for subject, _, _ in triples}
    return {term for _, _, term in triples if term.startswith(NAMESPACES)} - described


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def _in_cycles(triples: list[Triple]) -> set[str]:
    """The concepts from which broader never ends."""
    broader = [(narrow, wide) for narrow, predicate, wide in triples if predicate == SKOS + "broader"]
    left = {concept for pair in broader for concept in pair}
    while ends := left - {narrow for narrow, wide in broader if wide in left}:
        left -= ends
    return left


def _spans(triples: list[Triple]) -> dict[str, PartialDate]:
    ends = {(s, p.removeprefix(ONTOLOGY)): o for s, p, o in triples}
    days = {
        node: (date.fromisoformat(ends[node, "earliest"]), date.fromisoformat(ends[node, "latest"]))
        for node, name in ends
        if name in ("earliest", "latest")
    }
    return {node: PartialDate(*span, ends[node, "value"]) for node, span in days.items()}
