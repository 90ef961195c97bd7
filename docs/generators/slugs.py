"""How headings become anchors."""

from myst_parser.slugs import github_slugify


def slug(title: str) -> str:
    """Return the anchor of a heading: of one word, such as the name of a term, the word itself.

    Capitals matter there, because the ontology has a class `Committee` and a property `committee`.
    """
    return github_slugify(title) if " " in title else title
