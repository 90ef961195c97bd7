"""What isograph promises: its names, their signatures, their documentation."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import isograph
from isograph import IsographError, KnowledgeGraph

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "isograph"
SIGNATURES = Path(__file__).with_name("signatures.txt")
SHOWN = (ROOT / "README.md", *ROOT.glob("notebooks/*.ipynb"))
DOCUMENTS = "\n".join(path.read_text(encoding="utf-8") for path in SHOWN)
METHODS = sorted(name for name in dir(KnowledgeGraph) if not name.startswith("_"))
ERRORS = sorted(name for name in isograph.__all__ if name.endswith("Error") and name not in {"IsographError"})


def signatures() -> list[str]:
    """Return one line for each public function and method, as its source writes it."""
    functions, methods = ("identifiers/mentions.py", "loading.py"), ("closed.py", "rdf.py", "graph.py")
    return [
        *(line for place in functions for line in _signatures(ast.parse((PACKAGE / place).read_text("utf-8")), "")),
        *(line for place in methods for line in _signatures(_class(PACKAGE / place), "KnowledgeGraph.")),
    ]


def _class(path: Path) -> ast.ClassDef:
    """Return the one class of a module, whose methods are those of the knowledge graph."""
    (found,) = (node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.ClassDef))
    return found


def _signatures(tree: ast.AST, owner: str) -> Iterator[str]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield f"{owner}{node.name}({ast.unparse(node.args)}) -> {ast.unparse(node.returns or node.args)}"


def test_signatures_are_the_promised_ones() -> None:
    assert signatures() == SIGNATURES.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", isograph.__all__)
def test_each_public_name_is_there_and_documented(name: str) -> None:
    assert (getattr(isograph, name).__doc__ or "").strip()


@pytest.mark.parametrize("name", METHODS)
def test_each_method_is_documented(name: str) -> None:
    assert (getattr(KnowledgeGraph, name).__doc__ or "").strip()


@pytest.mark.parametrize("name", METHODS)
def test_each_method_is_shown_in_the_readme_or_a_notebook(name: str) -> None:
    assert name in DOCUMENTS


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="'lode'"):
        isograph.lode  # noqa: B018


def test_the_module_lists_its_public_names() -> None:
    assert set(isograph.__all__) <= set(dir(isograph))


@pytest.mark.parametrize("name", ERRORS)
def test_each_error_is_also_the_builtin_that_a_caller_expects(name: str) -> None:
    error = getattr(isograph, name)
    assert issubclass(error, IsographError)
    assert issubclass(error, (LookupError, ValueError, OSError, TypeError, RuntimeError, ImportError))
