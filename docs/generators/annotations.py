"""The types of signatures: what modules import for type checkers alone is put where the reference can find it."""

import ast
import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import rdflib

import isograph


def resolve() -> None:
    """Give the modules of isograph the names that their annotations use; what an absent extra needs is left out."""
    for found in pkgutil.walk_packages(isograph.__path__, "isograph."):
        if not found.name.endswith("__main__"):
            _complete(found.name)


def _complete(name: str) -> None:
    try:
        module = import_module(name)
        known = {alias: getattr(import_module(home), each) for home, each, alias in _checked_only(module)}
    except ImportError:
        return
    for alias, value in ({"rdflib": rdflib} | known).items():  # an alias of types may speak of rdflib where it is used
        vars(module).setdefault(alias, value)


def _checked_only(module: ModuleType) -> Iterator[tuple[str, str, str]]:
    """Yield what a module imports below `if TYPE_CHECKING`: from where, what, and as what."""
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            for each in (inner for inner in node.body if isinstance(inner, ast.ImportFrom)):
                yield from ((each.module or "", name.name, name.asname or name.name) for name in each.names)
