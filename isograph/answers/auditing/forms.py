"""Audits as files: SARIF for code scanning, JSON, CSV, Markdown."""

import json
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import Final

from isograph.display.sarif import Problem, sarif
from isograph.errors import FormatError
from isograph.results import Tabular
from isograph.store import formats

SUFFIXES: Final = (".csv", ".json", ".md", ".sarif", ".sarif.json")
"""The forms in which an audit is written."""

_COMPRESSED: Final = ".gz"


def save(path: str | PathLike[str], answer: Tabular, problems: Iterable[Problem]) -> None:
    """Write an audit to a file by its suffix, whole or not at all.

    Raises FormatError for an unknown suffix, StoreError where the file cannot be written.
    """
    file = Path(path)
    name = file.name.casefold().removesuffix(_COMPRESSED)
    suffix = max((each for each in SUFFIXES if name.endswith(each)), key=len, default="")
    if not suffix:
        raise FormatError(file.name, SUFFIXES)
    formats.write(file, _content(answer, problems, suffix).encode(errors="replace"))


def as_sarif(problems: Iterable[Problem]) -> str:
    """Return problems as a SARIF log of this release of isograph."""
    return sarif(problems, _release())


def _content(answer: Tabular, problems: Iterable[Problem], suffix: str) -> str:
    if suffix == ".csv":
        return answer.to_csv()
    if suffix == ".json":
        return json.dumps(answer.to_dict(), ensure_ascii=False, indent=2) + "\n"
    return answer.to_markdown() + "\n" if suffix == ".md" else as_sarif(problems) + "\n"


def _release() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 (slow to import)

    try:
        return version("isograph-kg")
    except PackageNotFoundError:
        return "0"
