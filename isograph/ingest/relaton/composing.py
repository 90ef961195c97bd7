"""YAML as plain texts, lists and mappings.

A record is text: `2015-09` is no month, `no` no truth, `27.020` no number and `01` no 1. So no value is resolved to a
type, no tag is followed, and an alias, which can make a small file fill a memory, is refused as the records have none.
PyYAML with its parser in C is used for that: it hands over events, of which a few lines make texts.
"""

from typing import Any, Final, TypeAlias, Union

from isograph.errors import MissingExtraError, ParseError

Node: TypeAlias = Union[str, list["Node"], dict[str, "Node"]]  # noqa: UP007 (a name in quotes takes no |)
"""A text, a list of nodes, or a mapping of texts to nodes."""

_DEEPEST: Final = 32
_NOTHING: Final = frozenset({"~", "null", "Null", "NULL"})


def composed(text: bytes) -> Node:
    """Return what the YAML of a record holds; nothing is the empty text.

    >>> composed(b"date: 1994-06\\nics: [27.020, no]\\nedition: null")
    {'date': '1994-06', 'ics': ['27.020', 'no'], 'edition': ''}

    Raises ParseError with the line for what is no UTF-8 or no YAML, for a second document, an alias, a key that stands
    twice or is no text, and for what is nested too deeply. Raises MissingExtraError where PyYAML is not installed.
    """
    try:
        import yaml  # noqa: PLC0415 (wanted by this source alone)
    except ImportError:
        raise MissingExtraError("pyyaml", "relaton") from None
    try:
        text.decode()
    except UnicodeDecodeError as error:
        raise ParseError("", text.count(b"\n", 0, error.start) + 1, "no UTF-8") from None
    events = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
    try:
        return _Composer(yaml, events).document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else text.count(b"\n", 0, getattr(error, "position", 0)) + 1
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or error
        raise ParseError("", line, f"no YAML: {reason}") from None
    finally:
        events.dispose()


class _Composer:
    """Makes nodes of the events of one text."""

    def __init__(self, yaml: Any, events: Any) -> None:  # noqa: ANN401 (PyYAML's loaders have no common type)
        self._next = events.get_event
        self._scalar, self._list, self._mapping = yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent
        self._list_end, self._mapping_end = yaml.SequenceEndEvent, yaml.MappingEndEvent
        self._document, self._alias = yaml.DocumentStartEvent, yaml.AliasEvent

    def document(self) -> Node:
        """Return the only document of the text."""
        self._next()  # the stream starts
        if type(self._next()) is not self._document:
            return ""
        found = self._node(self._next(), 0)
        self._next()  # the document ends
        if type(after := self._next()) is self._document:
            raise _refused(after, "a second document")
        return found

    def _node(self, event: Any, depth: int) -> Node:  # noqa: ANN401
        kind = type(event)
        if kind is self._scalar:
            value: str = event.value
            return "" if value in _NOTHING and event.implicit[0] else value
        if kind is self._alias:
            raise _refused(event, "an alias")
        if depth > _DEEPEST:
            raise _refused(event, f"nested more than {_DEEPEST} deep")
        return self._items(depth + 1) if kind is self._list else self._pairs(depth + 1)

    def _items(self, depth: int) -> list[Node]:
        found: list[Node] = []
        while type(event := self._next()) is not self._list_end:
            found.append(self._node(event, depth))
        return found

    def _pairs(self, depth: int) -> dict[str, Node]:
        found: dict[str, Node] = {}
        while type(event := self._next()) is not self._mapping_end:
            if type(event) is not self._scalar:
                raise _refused(event, "a key that is no text")
            if event.value in found:
                raise _refused(event, f"the key {event.value} a second time")
            found[event.value] = self._node(self._next(), depth)
        return found


def _refused(event: Any, what: str) -> ParseError:  # noqa: ANN401
    return ParseError("", event.start_mark.line + 1, what)
