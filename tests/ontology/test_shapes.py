"""Every shape lets its good example pass, and each of its messages is brought out by its bad case.

A bad case is headed by the messages expected of it. Its nodes stand in a namespace with the name of the shape, beside
the good examples that they refer to.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyshacl
import pytest
from pyshacl.shapes_graph import ShapesGraph
from rdflib import RDF, SH, Graph, URIRef

from isograph.resources import ontology_files, shape_files
from isograph.turtle import head_comment

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.ttl"))
GOOD = sorted((HERE / "good").glob("*.ttl"))
GENERATED = {"activities", "iaf", "sectors"}
"""Vocabularies that refer to the data, which these tests do without."""

CASE = re.compile(r"example\.org/(?!good/)([a-z-]+)/")
VARIABLE = re.compile(r"\{[?$]\w+\}")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return _read(shape_files())


@pytest.fixture(scope="module")
def examples() -> Graph:
    return _read([*(path for path in ontology_files() if path.stem not in GENERATED), *GOOD])


@pytest.fixture(scope="module")
def messages(shapes: Graph, examples: Graph) -> Mapping[str, set[str]]:
    """What the shapes say of each bad case."""
    _, report, _ = pyshacl.validate(examples + _read(BAD), shacl_graph=shapes)
    said: dict[str, set[str]] = defaultdict(set)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        about = [str(report.value(result, part)) for part in (SH.focusNode, SH.value, SH.resultMessage)]
        case = CASE.search(" ".join(about))
        assert case, f"no case is blamed for: {about}"
        said[case[1]].add(about[-1])
    return said


def test_the_good_examples_conform(shapes: Graph, examples: Graph) -> None:
    conforms, _, report = pyshacl.validate(examples, shacl_graph=shapes)
    assert conforms, report


def test_every_shape_has_a_good_example(shapes: Graph, examples: Graph) -> None:
    named = (shape for shape in ShapesGraph(shapes).shapes if isinstance(shape.node, URIRef))
    assert [_name(shape.node) for shape in named if not shape.focus_nodes(examples)] == []


def test_every_shape_has_a_bad_case(shapes: Graph) -> None:
    assert {_name(shape) for shape in shapes.subjects(RDF.type, SH.NodeShape)} == {path.stem for path in BAD}


@pytest.mark.parametrize("case", BAD, ids=lambda path: path.stem)
def test_a_bad_case_brings_out_every_message_of_its_shape_and_no_other(
    case: Path, shapes: Graph, messages: Mapping[str, set[str]]
) -> None:
    expected, said = head_comment(case.read_text(encoding="utf-8")).splitlines(), messages[case.stem]
    silent = {template for template in expected if not any(_says(template, text) for text in said)}
    stray = {text for text in said if not any(_says(template, text) for template in expected)}
    assert (silent, stray) == (set(), set())
    assert set(expected) == _templates(shapes, case.stem)


def _templates(shapes: Graph, name: str) -> set[str]:
    (shape,) = (node for node in shapes.subjects(RDF.type, SH.NodeShape) if _name(node) == name)
    parts = [shape, *shapes.objects(shape, SH.property), *shapes.objects(shape, SH.sparql)]
    return {str(message) for part in parts for message in shapes.objects(part, SH.message)}


def _says(template: str, text: str) -> bool:
    return re.fullmatch(".+".join(map(re.escape, VARIABLE.split(template))), text) is not None


def _name(shape: object) -> str:
    """The name of a shape as its case has it: principle-set for shape:PrincipleSet."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", str(shape).rsplit("/", maxsplit=1)[-1]).lower()


def _read(paths: Iterable[Path]) -> Graph:
    graph = Graph()
    for path in paths:
        graph.parse(path)
    return graph
