"""The published ontology against its checks: a query each, whose rows are the offenders, beside a case it must reject.

In the case, what a check must find is named bad, and nothing else is.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from rdflib import Graph, URIRef, Variable

from isograph.resources import alignment_files, check_files, ontology_files

CASES = Path(__file__).parent / "checks"
CHECKS = sorted((*check_files(), *CASES.glob("*.rq")), key=lambda path: path.stem)
"""Those that hold for any graph are shipped, and those for the published files alone stand beside their cases."""

FOR_ALIGNMENTS = {
    "constrained-non-simple-property",
    "declared-twice",
    "incomplete-header",
    "individual",
    "irregular-chain",
    "outside-owl-2-rl",
    "undeclared-term",
}
OFFENDER = Variable("offender")
BAD = re.compile(r"[#/]bad[\w-]*$", re.IGNORECASE)


@pytest.fixture(scope="module")
def published() -> Graph:
    return _read(ontology_files())


@pytest.fixture(scope="module")
def aligned(published: Graph) -> Graph:
    return published + _read(alignment_files())


@pytest.mark.parametrize("check", CHECKS, ids=lambda path: path.stem)
def test_the_published_ontology_passes(check: Path, published: Graph) -> None:
    assert _offenders(check, published) == []


@pytest.mark.parametrize("check", [path for path in CHECKS if path.stem in FOR_ALIGNMENTS], ids=lambda path: path.stem)
def test_the_alignments_pass(check: Path, aligned: Graph) -> None:
    assert _offenders(check, aligned) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda path: path.stem)
def test_a_check_finds_what_is_bad_and_nothing_else(check: Path) -> None:
    case = Graph().parse(CASES / f"{check.stem}.ttl")
    names = {str(node) for triple in case for node in triple if isinstance(node, URIRef)}
    bad = sorted(name for name in names if BAD.search(name))
    assert bad
    assert [name for name in _offenders(check, case) if name in names] == bad


def _offenders(check: Path, graph: Graph) -> list[str]:
    return sorted(str(row[OFFENDER]) for row in graph.query(check.read_text(encoding="utf-8")).bindings)


def _read(paths: Iterable[Path]) -> Graph:
    graph = Graph()
    for path in paths:
        graph.parse(path)
    return graph
