"""From the variables of Python to the parameters of a query: bound as values, never pasted into the text."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from difflib import get_close_matches

from isograph.errors import QueryError
from isograph.identifiers import Identifier
from isograph.model import Activity
from isograph.notebook.failure import CellError
from isograph.notebook.words import parameters
from isograph.results import Value
from isograph.store import Iri, term


def bindings(query: str, namespace: Mapping[str, object]) -> dict[str, Value]:
    """Return the value of each parameter of a query.

    >>> bindings("ASK { ?edition iso:editionNumber $number }", {"number": 3, "edition": "not asked for"})
    {'number': 3}

    Raises CellError, which points at the parameter, for one that no variable or no RDF term is there for.
    """
    return {name: _bound(query, name, start, namespace) for name, start in parameters(query).items()}


def bindable(value: object) -> object:
    """Return what is bound for a value of Python.

    A document of an answer is bound as its identifier, an activity as its IRI, a cell of an array or frame as the
    plain value; a time at midnight without a zone is a day, as the days of our frames are.

    >>> from datetime import datetime
    >>> bindable(datetime(2000, 12, 15))
    datetime.date(2000, 12, 15)
    """
    if isinstance(value, Activity):
        return Iri(value.iri)
    if isinstance(getattr(value, "identifier", None), Identifier):
        return value.identifier  # type: ignore[attr-defined]  # seen in the line above
    if getattr(value, "ndim", None) == 0:
        return bindable(value.item())  # type: ignore[attr-defined]  # what has no dimension is one number of an array
    if isinstance(value, datetime) and value.timetz() == time():
        return value.date()
    return value


def documents_as_text(bound: Mapping[str, Value]) -> Iterator[str]:
    """Yield the parameters that are bound as text though the text names a document: a pattern finds no IRI by it.

    >>> list(documents_as_text({"standard": "ISO 9001", "title": "welding", "number": 9001}))
    ['standard']
    """
    for name, value in bound.items():
        if type(value) is str and _names_document(value):
            yield name


def _bound(query: str, name: str, start: int, namespace: Mapping[str, object]) -> Value:
    if name not in namespace:
        reason = f"no Python variable {name!r} for ${name}; {_advice(name, namespace)}"
        raise CellError.at(start, reason, query)
    if _missing(namespace[name]):
        raise CellError.at(start, f"${name} cannot be bound: a missing value has no RDF term", query)
    value = bindable(namespace[name])
    try:
        term(value)  # type: ignore[arg-type]  # it is this that finds out
    except QueryError as error:
        raise CellError.at(start, f"${name} cannot be bound: {error}", query) from None
    return value  # type: ignore[return-value]  # a term was made of it


def _missing(value: object) -> bool:
    """Whether a value is the gap of an array or frame: no number, no time."""
    return isinstance(value, float | datetime) and value != value  # noqa: PLR0124  only a gap differs from itself


def _advice(name: str, namespace: Iterable[str]) -> str:
    near = get_close_matches(name, [each for each in namespace if not each.startswith("_")], n=1)
    return f"did you mean ${near[0]}?" if near else f"a variable of the query is written ?{name}"


def _names_document(text: str) -> bool:
    try:
        return bool(Identifier.parse(text))
    except ValueError:
        return False
