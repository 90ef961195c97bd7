"""A Sphinx extension that fills in what is generated: `<!-- generated: ontology scopes -->` in a page."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from docs.generators import (
    annotations,
    commands,
    figures,
    notebooks,
    ontology,
    pictures,
    queries,
    questions,
    repository,
    rules,
    sources,
    vocabularies,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx

GENERATORS: Final[dict[str, Callable[..., str]]] = {
    "commands": commands.page,
    "figures": figures.page,
    "notebook": notebooks.page,
    "ontology": ontology.page,
    "overview": ontology.overview,
    "pictures": pictures.page,
    "queries": queries.page,
    "questions": questions.page,
    "repository": repository.page,
    "rules": rules.page,
    "sources": sources.page,
    "vocabulary": vocabularies.page,
    "vocabularies": vocabularies.overview,
}
"""What can be generated, by the name that a page calls it."""

_PLACE: Final = re.compile(r"^<!-- generated: (\w+)(?: (.+))? -->$", re.MULTILINE)


def filled(text: str) -> str:
    """Return the text of a page with its generated parts.

    Raises KeyError for a name that no generator has.
    """
    return _PLACE.sub(lambda place: GENERATORS[place[1]](*(place[2] or "").split()), text)


def setup(app: "Sphinx") -> dict[str, bool]:
    """Let Sphinx fill in each page as it reads it, and resolve the types of signatures before."""
    app.connect("builder-inited", lambda _: annotations.resolve())
    app.connect("source-read", _fill)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _fill(_: "Sphinx", __: str, source: list[str]) -> None:
    source[0] = filled(source[0])
