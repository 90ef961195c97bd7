"""Licence and credit go with every export, whatever its form and whatever part of the graph it holds."""

import zipfile
from pathlib import Path

import networkx as nx
import pytest

from isograph import KnowledgeGraph
from isograph.exporting import export
from isograph.exporting.credit import notice
from isograph.store import Store
from isograph.vocabulary import GRAPH

CC_BY = "https://creativecommons.org/licenses/by/4.0/"
ODC_BY = "https://opendatacommons.org/licenses/by/1-0/"
CREDIT = (
    "This work is based on the iso_deliverables_metadata dataset from ISO Open Data, "
    "licensed under ODC Attribution License (ODC-By) v1.0"
)


def read(path: Path) -> Store:
    """Return a store of a file."""
    store = Store.memory()
    store.load(path)
    return store


def licences(store: Store, part: str) -> set[str]:
    """Return the licences that a part of a graph states."""
    rows = store.select(f"SELECT ?licence WHERE {{ <{part}> dcterms:license ?licence }}")[1]
    return {str(licence) for (licence,) in rows}


@pytest.mark.parametrize(
    ("suffix", "graphs"),
    [("trig", "stated"), ("ttl", "both"), ("ttl", "inferred"), ("rdf", "inferred"), ("nq", "inferred")],
)
def test_rdf_states_the_licence_of_each_graph(graph: KnowledgeGraph, tmp_path: Path, suffix: str, graphs: str) -> None:
    export(graph.store, tmp_path / f"graph.{suffix}", graphs=graphs)
    store = read(tmp_path / f"graph.{suffix}")
    assert licences(store, GRAPH + "editions") == licences(store, "https://w3id.org/isograph/ontology") == {CC_BY}


@pytest.mark.parametrize("graphs", ["stated", "inferred", "both"])
def test_graphml_has_licence_and_credit_of_the_graph(graph: KnowledgeGraph, tmp_path: Path, graphs: str) -> None:
    export(graph.store, tmp_path / "graph.graphml", graphs=graphs)
    told = nx.read_graphml(tmp_path / "graph.graphml").graph["license"]
    assert CC_BY in told
    assert "isograph contributors" in told


def test_the_tables_have_a_licence_beside_them(graph: KnowledgeGraph, tmp_path: Path) -> None:
    export(graph.store, tmp_path / "graph.zip")
    with zipfile.ZipFile(tmp_path / "graph.zip") as archive:
        assert archive.namelist() == ["nodes.csv", "edges.csv", "LICENSE.txt"]
        assert archive.read("LICENSE.txt").decode() == notice(graph.store)


def test_each_part_is_named_once_and_what_others_own_is_told(graph: KnowledgeGraph) -> None:
    told = notice(graph.store)
    assert told.count("- Editions, amendments and corrigenda\n") == 1
    assert "clause headings belong to ISO, IEC" in told


def test_a_graph_of_a_user_that_states_no_licence_is_named_as_such(graph: KnowledgeGraph) -> None:
    told = notice(graph.assuming("activity:hem skos:prefLabel 'Hemming' .").store)
    assert f"Licence: none stated\nCredit: none stated\n- {GRAPH}added" in told


def test_a_graph_of_a_user_states_its_own_licence() -> None:
    store = Store.memory()
    own = "<urn:g> a iso:SourceGraph ; dcterms:title 'Ours' ; dcterms:license <urn:l> ; dcterms:rights 'Credit us'@en ."
    store.read(own, "urn:g")
    assert "Licence: urn:l\nCredit: Credit us\n- Ours\n" in notice(store)
    assert "isograph contributors" not in notice(store)


def test_a_title_can_neither_fake_a_licence_nor_break_a_file(tmp_path: Path) -> None:
    store = Store.memory()
    store.read(r"<urn:g> a owl:Ontology ; dcterms:title 'A\nLicence: B\u0001</data>' ; dcterms:license 'C' .", "urn:g")
    export(store, tmp_path / "graph.graphml")
    told = nx.read_graphml(tmp_path / "graph.graphml").graph["license"]
    assert "Licence: C\nCredit: none stated\n- A Licence: B\ufffd</data>\n" in told


@pytest.mark.slow
@pytest.mark.parametrize("graphs", ["stated", "inferred", "both"])
def test_a_catalogue_keeps_its_licence_and_the_credit_that_it_asks_for(
    catalogue: KnowledgeGraph, tmp_path: Path, graphs: str
) -> None:
    export(catalogue.store, tmp_path / "graph.trig", graphs=graphs)
    store = read(tmp_path / "graph.trig")
    assert licences(store, GRAPH + "iso-open-data") == {ODC_BY}
    assert f"Licence: {ODC_BY}\nCredit: {CREDIT}\n" in notice(store)
