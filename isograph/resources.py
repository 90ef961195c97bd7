"""Where the packaged files are: ontology, shapes, alignments, data and queries.

An installed package carries them beside its modules; in a checkout they stand
at the top level. This module is the only one that knows.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from isograph.vocabulary import GRAPH

_PACKAGE = Path(__file__).resolve().parent


def ontology_files() -> tuple[Path, ...]:
    """Return the Turtle files of the ontology and of its SKOS vocabularies, sorted.

    >>> [path.name for path in ontology_files() if path.stem in {"isograph", "activities"}]
    ['isograph.ttl', 'activities.ttl']
    """
    return (*_files("ontology", ""), *_files("ontology", "vocabularies"))


def shape_files() -> tuple[Path, ...]:
    """Return the SHACL shapes, sorted."""
    return _files("ontology", "shapes")


def alignment_files() -> tuple[Path, ...]:
    """Return the alignments to foreign vocabularies, which are loaded only on request."""
    return _files("ontology", "alignments")


def data_files() -> tuple[Path, ...]:
    """Return the Turtle files of the bundled facts, one named graph each, sorted.

    >>> "editions.ttl" in {path.name for path in data_files()}
    True
    """
    return _files("data", "")


def bundled_graphs() -> Iterator[tuple[Path, str]]:
    """Yield the packaged files of ontology and data, each with its graph: graph:editions, graph:ontology-scopes, ..."""
    for path in ontology_files():
        prefix = "vocabulary-" if path.parent.name == "vocabularies" else "ontology-"
        yield path, GRAPH + ("ontology" if path.stem == "isograph" else prefix + path.stem)
    for path in data_files():
        yield path, GRAPH + path.stem


def check_files() -> tuple[Path, ...]:
    """Return the checks of the ontology, queries whose rows are the offenders, sorted."""
    return tuple(sorted((_PACKAGE / "validation" / "checks").glob("*.rq")))


def question_folder() -> Path:
    """Return the folder of the competency questions."""
    return _PACKAGE / "questions"


def reasoner_files() -> tuple[Path, ...]:
    """Return the modules of the reasoner, sorted; what it infers may change with any of them."""
    return tuple(sorted((_PACKAGE / "reasoning").rglob("*.py")))


@cache
def query(name: str) -> str:
    """Return the text of a packaged SPARQL query by its file name without suffix.

    Raises FileNotFoundError for a name that is no packaged query.
    """
    return (_PACKAGE / "queries" / f"{name}.rq").read_text(encoding="utf-8")


def _files(folder: str, subfolder: str) -> tuple[Path, ...]:
    return tuple(sorted((_home(folder) / subfolder).glob("*.ttl")))


@cache
def _home(folder: str) -> Path:
    installed = _PACKAGE / f"_{folder}"
    return installed if installed.is_dir() else _PACKAGE.parent / folder
