"""The graph as a network: all documents and what relates them, the same as one by one, in one order."""

import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from isograph import ArgumentError, DateError, KnowledgeGraph, UnknownDocumentError
from isograph.answers.currency.lives import life
from isograph.answers.succession.neighbourhood import neighbourhood
from isograph.answers.succession.network import network
from isograph.store import Store

NODES = ("type", "kind", "title", "published", "status", "committee", "ics", "standard")


@pytest.fixture(scope="module")
def whole(graph: KnowledgeGraph) -> "nx.MultiDiGraph[str]":
    return network(graph.store, on="2026-06-01")


def two(relations: str) -> "nx.MultiDiGraph[str]":
    """Return the network of two documents, ISO 1:2001 and ISO 1:2002, that are related so."""
    store = Store.memory()
    store.read('id:iso-1:2001 iso:identifier "ISO 1:2001" . id:iso-1:2002 iso:identifier "ISO 1:2002" .', "urn:test")
    store.read(relations, "urn:test")
    return network(store)


def told_by_another_process(seed: str) -> bytes:
    program = (
        "import isograph; from isograph.answers.succession.network import network;"
        "found = network(isograph.load().store, on='2026-06-01');"
        "print(list(found.nodes(data=True)), list(found.edges(keys=True, data=True)))"
    )
    settings = os.environ | {"PYTHONHASHSEED": seed}
    return subprocess.run([sys.executable, "-c", program], env=settings, capture_output=True, check=True).stdout


def test_every_document_with_an_identifier_is_a_node(graph: KnowledgeGraph, whole: "nx.MultiDiGraph[str]") -> None:
    (rows,) = graph.sparql("SELECT (COUNT(DISTINCT ?document) AS ?number) WHERE { ?document iso:identifier ?any }")
    assert len(whole) == rows[0]


@pytest.mark.parametrize("document", ["ISO 9001:2015", "EN 29001:1987", "ISO/DIS 9001", "ISO 9001:2015/Amd 1:2024"])
def test_a_node_tells_what_the_edition_tells(
    graph: KnowledgeGraph, whole: "nx.MultiDiGraph[str]", document: str
) -> None:
    known = graph.edition(document, on="2026-06-01")
    told = whole.nodes[document]
    assert (told["title"], told["status"], told["kind"]) == (known.title, known.value, known.kind)
    assert (told["committee"], told["ics"]) == (", ".join(known.committees), ", ".join(known.ics))
    assert told["published"] == str(life(graph.store, known.identifier).published or "")


def test_a_standard_as_a_work_has_neither_publication_nor_status(whole: "nx.MultiDiGraph[str]") -> None:
    told = whole.nodes["ISO 9001"]
    assert (told["type"], told["published"], told["status"]) == ("standard", "", "")
    assert whole.nodes["ISO 9001:1994"]["standard"] == "ISO 9001"


@pytest.mark.parametrize(
    ("source", "target", "key", "how"),
    [
        ("ISO 9001:1987", "ISO 9001:1994", "succession", "revised by"),
        ("ISO 9002:1994", "ISO 9001:2000", "succession", "merged into"),
        ("ISO 9001:2015", "ISO/DIS 9001", "planned succession", "will be replaced by"),
        ("EN ISO 9001:2015", "ISO 9001:2015", "adoption", "adopts (IDT)"),
        ("ISO 9001:2015/Amd 1:2024", "ISO 9001:2015", "amendment", "amends"),
        ("ISO 9001:2008/Cor 1:2009", "ISO 9001:2008", "amendment", "corrects"),
        ("ISO 9001:2015", "ISO 9001", "edition", "is an edition of"),
        ("ISO 9004-1", "ISO 9004", "part", "is a part of"),
        ("AS9100D:2016", "ISO 9001:2015", "dependence", "includes"),
        ("ISO/TS 9002:2016", "ISO 9001:2015", "dependence", "guides"),
        ("ISO 13488:1996", "ISO 9002:1994", "dependence", "applies together with"),
    ],
)
def test_each_relation_is_an_edge_of_its_type(
    whole: "nx.MultiDiGraph[str]", source: str, target: str, key: str, how: str
) -> None:
    assert whole.edges[source, target, key]["type"] == key
    assert whole.edges[source, target, key]["how"] == how


def test_what_happened_to_a_document_later_is_no_edge_to_the_older(whole: "nx.MultiDiGraph[str]") -> None:
    assert not whole.has_edge("ISO 9001:2000", "ISO 9002:1994")


def test_a_succession_has_its_day_and_nothing_else_has(whole: "nx.MultiDiGraph[str]") -> None:
    assert whole.edges["ISO 9001:2008", "ISO 9001:2015", "succession"]["date"] == "2015-09-15"
    assert {told["date"] for *_, told in whole.edges(data=True) if told["type"] != "succession"} == {""}


def test_the_successions_are_those_of_a_history(graph: KnowledgeGraph, whole: "nx.MultiDiGraph[str]") -> None:
    for source, target, told in graph.history("ISO 9002").to_networkx().edges(data=True):
        edge = whole.edges[source, target, "succession"]
        assert (edge["how"], edge["date"]) == (told["how"], told["date"])


def test_two_documents_can_be_related_in_two_ways() -> None:
    found = two("id:iso-1:2001 iso:replacedBy id:iso-1:2002 . id:iso-1:2001 iso:basedOn id:iso-1:2002 .")
    assert {key for *_, key in found.edges(keys=True)} == {"succession", "dependence"}


def test_of_one_type_the_most_telling_relation_is_kept() -> None:
    found = two("id:iso-1:2001 iso:includesRequirementsOf id:iso-1:2002 ; iso:guidesApplicationOf id:iso-1:2002 .")
    assert [told["how"] for *_, told in found.edges(data=True)] == ["includes"]


def test_cycles_do_no_harm() -> None:
    found = two("id:iso-1:2001 iso:replacedBy id:iso-1:2002 . id:iso-1:2002 iso:replacedBy id:iso-1:2001 .")
    assert [*found.edges()] == [("ISO 1:2001", "ISO 1:2002"), ("ISO 1:2002", "ISO 1:2001")]


def test_an_empty_store_is_an_empty_network() -> None:
    assert len(network(Store.memory())) == 0


def test_all_attributes_are_text_so_that_any_format_takes_them(whole: "nx.MultiDiGraph[str]", tmp_path: Path) -> None:
    assert all(type(told[name]) is str for _, told in whole.nodes(data=True) for name in NODES)
    nx.write_graphml(whole, tmp_path / "all.graphml")
    assert len(nx.read_graphml(tmp_path / "all.graphml", force_multigraph=True)) == len(whole)


def test_the_order_is_the_same_each_time() -> None:
    assert told_by_another_process("1") == told_by_another_process("2")


def test_text_that_is_no_day_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(DateError):
        network(graph.store, on="soon")


def test_the_line_of_a_standard_is_that_of_its_lineage(graph: KnowledgeGraph) -> None:
    found = neighbourhood(graph.store, "ISO 9001")
    assert [*found] == sorted(map(str, graph.history("ISO 9001").lineage.documents))


def test_within_no_step_is_the_document_alone(graph: KnowledgeGraph) -> None:
    assert [*neighbourhood(graph.store, "ISO 9001:2015", hops=0)] == ["ISO 9001:2015"]


def test_each_step_reaches_further(graph: KnowledgeGraph) -> None:
    near, far = (neighbourhood(graph.store, "ISO 9002:1994", hops=hops) for hops in (1, 2))
    assert "ISO 9001:2000" in near
    assert "ISO 9001:2008" not in near
    assert "ISO 9001:2008" in far


def test_what_lies_around_is_told_as_in_the_whole(graph: KnowledgeGraph, whole: "nx.MultiDiGraph[str]") -> None:
    found = neighbourhood(graph.store, "ISO 9001", hops=1, on="2026-06-01")
    inside = [edge for edge in whole.edges(keys=True, data=True) if {*edge[:2]} <= {*found}]
    assert [*found.edges(keys=True, data=True)] == inside
    for name, told in found.nodes(data=True):
        assert {key: told[key] for key in ("type", "kind", "title", "status")} == {
            key: whole.nodes[name][key] for key in ("type", "kind", "title", "status")
        }


def test_a_card_tells_dates_and_sources(graph: KnowledgeGraph) -> None:
    told = neighbourhood(graph.store, "ISO 9002:1994", on="2026-06-01").nodes["ISO 9002:1994"]
    assert told["withdrawn"]
    assert told["certificates_until"]
    assert "confidence" in told["sources"]


def test_a_negative_number_of_hops_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(ArgumentError, match="-1"):
        neighbourhood(graph.store, "ISO 9001", hops=-1)


def test_an_unknown_document_has_no_neighbourhood(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownDocumentError):
        neighbourhood(graph.store, "ISO 99999")
