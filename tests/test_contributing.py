"""What the page on contributing names exists, its examples are those of the files, and the issue forms are valid."""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from rdflib import BNode, Graph

from isograph import KnowledgeGraph
from isograph.cli import app
from isograph.vocabulary import PREFIXES

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PAGES = (ROOT / "CONTRIBUTING.md", GITHUB / "RELEASE_CHECKLIST.md", GITHUB / "PULL_REQUEST_TEMPLATE.md")
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")

TOP: Final = ("isograph", "ontology", "data", "tests", "docs", "notebooks", "benchmarks", ".ci", ".github")
PATH: Final = re.compile(
    rf"(?<![\w./-])(?:(?:{'|'.join(map(re.escape, TOP))})/[\w./-]*\w/?|[A-Z_]+\.md|pyproject\.toml)"
)
COMMAND: Final = re.compile(r"^(?:.*`)?isograph ([a-z-]+)", re.MULTILINE)
MODULE: Final = re.compile(r"python -m ([\w.]+)")
ELSEWHERE: Final = {"build", "pytest"}
"""Tools that are no modules of ours."""

ALLOWED: Final = {"markdown", "textarea", "input", "dropdown", "checkboxes"}
TOP_KEYS: Final = {"name", "description", "body", "title", "labels", "assignees", "projects", "type"}
ITEM_KEYS: Final = {"type", "id", "attributes", "validations"}


def blocks(language: str) -> list[str]:
    """Return the blocks of code of the page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def missing(text: str) -> list[str]:
    """Return the paths, commands and modules that a text names and that do not exist."""
    paths = [path for path in PATH.findall(text) if not (ROOT / path).exists()]
    commands = [name for name in COMMAND.findall(text) if name not in app.commands]
    modules = [name for name in MODULE.findall(text) if name not in ELSEWHERE and find_spec(name) is None]
    return [*paths, *commands, *modules]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_what_a_page_names_exists(path: Path) -> None:
    assert missing(path.read_text(encoding="utf-8")) == []


def test_what_does_not_exist_is_found() -> None:
    assert missing("Edit `data/edition.ttl`, run `isograph valid` and `python -m isographs`.") == [
        "data/edition.ttl",
        "valid",
        "isographs",
    ]


@pytest.mark.parametrize("block", blocks("turtle"), ids=lambda block: block.split()[0])
def test_an_example_is_that_of_the_files(block: str, graph: KnowledgeGraph) -> None:
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    example = [triple for triple in Graph().parse(data=head + block) if not {BNode} & set(map(type, triple))]
    bundled = graph.to_rdflib()
    assert [triple for triple in example if triple not in bundled] == []


@pytest.mark.parametrize("chain", re.findall(r"propertyChainAxiom \([^)]*\)", PAGE))
def test_an_axiom_of_an_example_is_that_of_the_ontology(chain: str) -> None:
    assert chain in (ROOT / "ontology" / "scopes.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("block", [*blocks("sparql"), *blocks("text")])
def test_a_question_is_that_of_the_files(block: str) -> None:
    question = ROOT / "isograph" / "questions" / "where-preventive-action-went.rq"
    texts = (path.read_text(encoding="utf-8") for path in (question, question.with_suffix(".csv")))
    assert any(text.startswith(block) for text in texts)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_an_issue_form_is_valid(path: Path) -> None:
    assert faults(yaml.safe_load(path.read_text(encoding="utf-8"))) == []


def test_there_are_forms_for_facts_standards_bugs_and_questions() -> None:
    assert [path.stem for path in FORMS] == ["bug", "missing-standard", "question", "wrong-fact"]


GOOD: dict[str, Any] = {"type": "input", "id": "a", "attributes": {"label": "A"}}


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"name": ""}, "no name"),
        ({"labels": [True]}, "labels are no texts"),
        ({"colour": "red"}, "unknown colour"),
        ({"body": []}, "no field to fill in"),
        ({"body": [{"type": "markdown", "attributes": {"value": "x"}}]}, "no field to fill in"),
        ({"body": [GOOD, GOOD]}, "an id or label stands twice"),
        ({"body": [{**GOOD, "type": "text"}]}, "a: unknown type text"),
        ({"body": [{**GOOD, "id": "a b"}]}, "a b: no id"),
        ({"body": [{**GOOD, "attributes": {}}]}, "a: no label"),
        ({"body": [{**GOOD, "validations": {"required": "yes"}}]}, "a: required is yes or no"),
        ({"body": [{**GOOD, "type": "dropdown"}]}, "a: no options"),
        ({"body": [{**GOOD, "type": "dropdown", "attributes": {"label": "A", "options": [True]}}]}, "a: no options"),
    ],
)
def test_an_invalid_form_is_found(changed: dict[str, Any], fault: str) -> None:
    assert fault in faults({"name": "A", "description": "B", "body": [GOOD], **changed})


def faults(form: dict[str, Any]) -> list[str]:
    """Return what GitHub would refuse in an issue form."""
    body = form.get("body") or []
    fields = [item for item in body if item.get("type") != "markdown"]
    names = [item.get("id") for item in fields]
    labels = [item.get("attributes", {}).get("label") for item in fields]
    found = [f"no {key}" for key in ("name", "description") if not isinstance(form.get(key), str) or not form[key]]
    found += [f"unknown {key}" for key in sorted(form.keys() - TOP_KEYS)]
    found += [] if all(isinstance(label, str) for label in form.get("labels", [])) else ["labels are no texts"]
    found += [] if fields else ["no field to fill in"]
    found += ["an id or label stands twice"] if len({*names}) < len(names) or len({*labels}) < len(labels) else []
    return [*found, *(fault for item in body for fault in item_faults(item))]


def item_faults(item: dict[str, Any]) -> list[str]:
    """Return what GitHub would refuse in one field of a form."""
    name, kind, attributes = item.get("id", ""), item.get("type"), item.get("attributes", {})
    wanted = "value" if kind == "markdown" else "label"
    found = [] if kind in ALLOWED else [f"{name}: unknown type {kind}"]
    found += [f"{name}: unknown {key}" for key in sorted(item.keys() - ITEM_KEYS)]
    found += [] if kind == "markdown" or re.fullmatch(r"[\w-]+", name) else [f"{name}: no id"]
    found += [] if isinstance(attributes.get(wanted), str) else [f"{name}: no {wanted}"]
    required = item.get("validations", {}).get("required", False)
    found += [] if isinstance(required, bool) else [f"{name}: required is yes or no"]
    return [*found, *([] if options_fit(kind, attributes.get("options")) else [f"{name}: no options"])]


def options_fit(kind: str | None, options: object) -> bool:
    """Whether a field has the options that its type asks for: texts for a dropdown, labels for checkboxes."""
    if kind not in {"dropdown", "checkboxes"}:
        return options is None
    texts = [
        each.get("label") if kind == "checkboxes" and isinstance(each, dict) else each for each in _listed(options)
    ]
    return bool(texts) and all(isinstance(text, str) for text in texts) and len(set(texts)) == len(texts)


def _listed(options: object) -> list[Any]:
    return options if isinstance(options, list) else []
