"""One case a rule of OWL 2 RL/RDF: what follows, what does not, what contradicts; on every engine.

A case is a TriG file. `premise` is given, `conclusion` has to follow and `absent` must not; or `premise`
contradicts itself by the triples of `contradiction`, and `consistent` does not.
"""

import importlib.util
from pathlib import Path

import pytest

from isograph.errors import InconsistencyError
from isograph.reasoning import Closure
from isograph.reasoning.checking import EQUALITY
from isograph.reasoning.w3c import schemas
from tests.reasoning.turtle import graphs

CASES = {path.stem: path for path in sorted((Path(__file__).parent / "cases").glob("*.trig"))}
CONCLUDING = [name for name, path in CASES.items() if ":conclusion {" in path.read_text(encoding="utf-8")]
DENYING = [name for name in CASES if name not in CONCLUDING]
ENGINES = ["isograph", "owlrl", *(["nemo"] if importlib.util.find_spec("nmo_python") else [])]

DEVIATIONS = {
    ("owlrl", "prp-key"): "compares all keys but the last, so that editions of other years are one",
    ("owlrl", "prp-adp"): "leaves out the last member of a list of disjoint properties",
    ("owlrl", "dt-diff"): "does not compare the values of literals",
    ("owlrl", "scm-spo-cycle"): "never concludes by scm-spo that a property is its own subproperty",
    ("owlrl", "scm-sco-cycle"): "never concludes by scm-sco that a class is its own subclass",
    ("owlrl", "dt-not-type-range"): "checks the form of literals, not the datatypes that a range gives them",
}
"""Where an engine deviates from the recommendation, and how."""


def on_engines(names: list[str]) -> list[object]:
    """Return each case on each engine, marked where the engine is known to deviate."""
    return [
        pytest.param(
            name,
            engine,
            marks=[pytest.mark.xfail(reason=reason, strict=True)] if (reason := DEVIATIONS.get((engine, name))) else [],
        )
        for name in names
        for engine in ENGINES
    ]


@pytest.mark.parametrize(("name", "engine"), on_engines(CONCLUDING))
def test_the_conclusion_follows_and_the_absent_does_not(name: str, engine: str) -> None:
    case = graphs(CASES[name])
    closure = Closure.of(case["premise"], engine=engine)
    assert closure.engine == engine
    assert [each for each in case["conclusion"] if each not in closure] == []
    assert [each for each in case["absent"] if each in closure] == []


@pytest.mark.parametrize(("name", "engine"), on_engines(DENYING))
def test_the_premise_contradicts_itself_and_the_consistent_does_not(name: str, engine: str) -> None:
    case = graphs(CASES[name])
    assert Closure.of(case["premise"], engine=engine, contradictions="report").contradictions
    assert Closure.of(case["consistent"], engine=engine).contradictions == ()


@pytest.mark.parametrize("name", DENYING)
def test_a_contradiction_names_its_rule_and_triples(name: str) -> None:
    case = graphs(CASES[name])
    with pytest.raises(InconsistencyError) as raised:
        Closure.of(case["premise"])
    (found, *_) = raised.value.contradictions
    assert name.startswith(found.rule)  # type: ignore[attr-defined]
    assert set(case["contradiction"]) <= set(found.triples)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", CONCLUDING)
def test_every_triple_of_a_case_has_a_proof_that_checks(name: str) -> None:
    closure = Closure.of(graphs(CASES[name])["premise"])
    for triple in closure.inferred():
        assert closure.proof(triple).check(closure)


@pytest.mark.parametrize("name", sorted({schema.name for schema in schemas()} | set(EQUALITY)))
def test_every_rule_has_a_case(name: str) -> None:
    assert name in CASES
