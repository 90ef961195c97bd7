"""Whether a graph conforms to SHACL shapes."""

from isograph.results import Rows

ValidationReport = Rows


def validate(store: object, *shapes: object) -> Rows:
    """Return the violations."""
    raise NotImplementedError
