"""Imports go one way, foreign packages have one home each, modules and functions stay small."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "isograph"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
QUESTIONS = sorted(path for path in (PACKAGE / "answers").glob("*/*.py"))

LAYERS = (
    {"errors", "lazily", "vocabulary"},
    {"resources", "dates", "identifiers", "turtle"},
    {"display", "pictures"},
    {"widget"},
    {"results"},
    {"model"},
    {"store"},
    {"searching", "statements"},
    {"cache", "ingest", "reading", "reasoning", "validation"},
    {"answers", "closed", "exporting"},
    {"mappings", "rdf"},
    {"graph"},
    {"loading", "importing"},
    {"notebook", "cli"},
)
ANSWERS = (
    {"facts"},
    {"currency"},
    {"family"},
    {"explaining", "contents"},
    {"coverage"},
    {"succession", "rulings"},
    {"correspondence"},
    {"comparing"},
    {"browsing", "auditing", "watching"},
)
HOMES = {
    "pyoxigraph": {"store"},
    "oxrdflib": {"store"},
    "pyshacl": {"validation"},
    "owlrl": {"reasoning"},
    "platformdirs": {"cache"},
    "click": {"cli"},
    "pypdfium2": {"reading"},
    "tantivy": {"searching"},
    "matplotlib": {"pictures"},
    "anywidget": {"widget"},
    "traitlets": {"widget"},
    "IPython": {"notebook"},
}
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60

HEAVY = {
    "IPython",
    "anywidget",
    "click",
    "matplotlib",
    "networkx",
    "owlrl",
    "pandas",
    "pyoxigraph",
    "pyshacl",
    "rdflib",
    "tantivy",
}


def loaded(modules: str) -> set[str]:
    """Return the names of all modules that are in memory after some are imported."""
    program = f"import sys, {modules}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def part(path: Path) -> str:
    """Return the first name below the package: the module or subpackage that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(source: str) -> Iterator[str]:
    """Yield the dotted names that a source imports anywhere, also inside functions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "isograph":
            yield from (f"isograph.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def upward(name: str, source: str, layers: tuple[set[str], ...] = LAYERS, within: str = "isograph.") -> list[str]:
    """Return the parts of the package that a part imports although they stand above it."""
    level = next(index for index, layer in enumerate(layers) if name in layer)
    allowed = set().union(*layers[:level], {name})
    found = {dotted.removeprefix(within).split(".")[0] for dotted in imported(source) if dotted.startswith(within)}
    return sorted(found - allowed)


def strangers(name: str, source: str) -> list[str]:
    """Return the foreign packages that a part imports although another part is their home."""
    found = {dotted.split(".")[0] for dotted in imported(source)}
    return sorted(package for package in found if name not in HOMES.get(package, {name}))


def long_functions(source: str) -> list[str]:
    """Return the functions that are longer than a reader can hold."""
    functions = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef))
    return [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    if part(path) not in {"__init__", "__main__"}:
        assert upward(part(path), path.read_text()) == []


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_among_the_answers_go_one_way(path: Path) -> None:
    assert upward(path.parent.name, path.read_text(), ANSWERS, "isograph.answers.") == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_foreign_packages_have_one_home(path: Path) -> None:
    assert strangers(part(path), path.read_text()) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_and_functions_stay_small(path: Path) -> None:
    source = path.read_text()
    assert len(source.splitlines()) <= LONGEST_MODULE
    assert long_functions(source) == []


def test_an_import_upward_is_found() -> None:
    assert upward("errors", "from isograph.graph import load") == ["graph"]
    assert upward("store", "def later():\n    from isograph import answers") == ["answers"]


def test_a_package_outside_its_home_is_found() -> None:
    assert strangers("answers", "import pyoxigraph") == ["pyoxigraph"]


def test_a_long_function_is_found() -> None:
    assert long_functions("def long():\n" + "    pass\n" * LONGEST_FUNCTION) == ["long"]


def test_importing_isograph_loads_nothing_heavy() -> None:
    assert loaded("isograph") & HEAVY == set()


def test_the_command_line_loads_no_answer_and_no_reasoner_before_it_is_asked() -> None:
    modules = loaded("isograph.cli, isograph.loading")
    assert modules & (HEAVY - {"click", "pyoxigraph"}) == set()
    assert [each for each in modules if each.startswith(("isograph.answers.", "isograph.reasoning.closure"))] == []


def test_a_module_that_is_loaded_is_found() -> None:
    assert "isograph.answers.succession.history" in loaded("isograph.answers.succession.history")
