"""The bundled facts as a graph, and the YAML that they were converted from where it is at hand."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from rdflib import Dataset, URIRef

from isograph.resources import data_files
from isograph.vocabulary import GRAPH, ONTOLOGY, PREFIXES

Row = dict[str, Any]
Triple = tuple[str, str, str]
Select = Callable[[str], list[tuple[str | None, ...]]]

REPOSITORY = Path(__file__).resolve().parents[2]
FACTS = REPOSITORY.parent / "shared" / "facts"


NAMES = {
    "en-iso-13485:2000#presumption-of-conformity-until": "en-iso-13485:2000#presumption-until",
    "en-iso-13488:2000#presumption-of-conformity-until": "en-iso-13488:2000#presumption-until",
    "en-iso-13488:2000#certificates-until": "en-iso-13488:2000#presumption-until",
}
"""Nodes with another name than their rows: these dates end no certificates."""


class Stated:
    """What the graph states, looked up by names and short property paths.

    A node is an identifier, with a fragment or without, or a prefixed name; a path has the operators ^ / and | (which
    binds loosest), and names of our ontology go without a prefix.
    """

    def __init__(self, graphs: dict[str, list[Triple]]) -> None:
        self._objects: dict[tuple[str, str], set[str]] = defaultdict(set)
        for subject, predicate, object_ in (triple for triples in graphs.values() for triple in triples):
            self._objects[subject, predicate].add(object_)
            self._objects[object_, f"^{predicate}"].add(subject)
        self.nodes = {subject for subject, _ in self._objects}
        self._documents = {
            name: node for node in self.nodes for name in self._objects.get((node, _predicate("identifier")), ())
        }

    def __call__(self, node: str, path: str) -> set[str]:
        """The ends of a path that starts at a node."""
        return {end for steps in path.split("|") for end in self._ends({self.node(node)}, steps.split("/"))}

    def node(self, name: str) -> str:
        """The IRI of a node."""
        prefix, _, local = name.partition(":")
        if prefix in PREFIXES:
            return PREFIXES[prefix] + _local(prefix, local)
        document, _, fragment = name.partition("#")
        iri = self._documents[document] + "#" * bool(fragment) + _slug(fragment)
        base, _, last = iri.rpartition("/")
        return f"{base}/{NAMES.get(last, last)}"

    def texts(self, end: str) -> set[str]:
        """What a literal or node may be called: its text, its local name, its identifier, number, code or label."""
        local = re.split(r"[/#]", end)[-1]
        names = ("identifier", "number", "skos:notation", "skos:prefLabel", "skos:altLabel")
        called = {text for name in names for text in self._objects.get((end, _predicate(name)), ())}
        return {end, local, local.lower(), *called}

    def _ends(self, nodes: set[str], steps: list[str]) -> set[str]:
        for step in steps:
            nodes = {object_ for node in nodes for object_ in self._objects.get((node, _predicate(step)), ())}
        return nodes


class _Texts(yaml.CSafeLoader):
    """Leaves dates as the text they are."""


_Texts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="session")
def facts() -> dict[str, Row]:
    """The YAML files by name."""
    if not FACTS.is_dir():
        pytest.skip(f"the facts as YAML are not beside the repository ({FACTS})")
    return {path.stem: yaml.load(path.read_text(encoding="utf-8"), _Texts) for path in FACTS.glob("*.yaml")}  # noqa: S506


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """Data and vocabularies, one named graph a file; queries without GRAPH see all of them."""
    dataset = Dataset(default_union=True)
    for path in data_files():
        dataset.graph(URIRef(GRAPH + path.stem)).parse(path)
    for path in sorted((REPOSITORY / "ontology" / "vocabularies").glob("*.ttl")):
        dataset.graph(URIRef(f"{GRAPH}vocabulary-{path.stem}")).parse(path)
    return dataset


@pytest.fixture(scope="session")
def graphs(dataset: Dataset) -> dict[str, list[Triple]]:
    """The triples of each graph by its name, every term as its text."""
    return {
        str(graph.identifier).removeprefix(GRAPH): [(str(s), str(p), str(o)) for s, p, o in graph]
        for graph in dataset.graphs()
        if len(graph)
    }


@pytest.fixture(scope="session")
def select(dataset: Dataset) -> Select:
    """Runs a SPARQL query and returns its rows as text."""

    def run(query: str) -> list[tuple[str | None, ...]]:
        rows = cast("Iterable[tuple[object, ...]]", dataset.query(query))
        return [tuple(None if term is None else str(term) for term in row) for row in rows]

    return run


@pytest.fixture(scope="session")
def stated(graphs: dict[str, list[Triple]]) -> Stated:
    """What data and vocabularies state together."""
    return Stated(graphs)


def _predicate(step: str) -> str:
    inverse, name = step[: step.startswith("^")], step.removeprefix("^")
    prefix, _, local = name.partition(":")
    return inverse + (PREFIXES[prefix] + local if local else ONTOLOGY + re.sub("_(.)", _upper, name))


def _upper(match: re.Match[str]) -> str:
    return match[1].upper()


def _local(prefix: str, local: str) -> str:
    slug = _slug(local)
    return slug.replace("g.", "group-").replace(".", "-") if prefix in ("activity", "element") else slug


def _slug(text: str) -> str:
    return re.sub(r"[ /_]+", "-", text.lower())
