"""Names of a package that are fetched from their modules when they are first used: importing the package is cheap."""

import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module


def fetching(package: str, homes: Mapping[str, Iterable[str]]) -> Callable[[str], object]:
    """Return a module's `__getattr__` for the names that `homes` lists below the modules that define them.

    >>> fetching("isograph", {"isograph.errors": ["DateError"]})("DateError").__name__
    'DateError'

    It raises AttributeError for any other name, as Python does.
    """
    home = {name: module for module, names in homes.items() for name in names}

    def fetch(name: str) -> object:
        if name not in home:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value: object = getattr(import_module(home[name]), name)
        setattr(sys.modules[package], name, value)
        return value

    return fetch
