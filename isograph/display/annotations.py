"""Problems in files as the workflow commands by which GitHub shows them beside the lines."""

from collections.abc import Iterable
from typing import Final

from isograph.display.sarif import Problem

_COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}
_ESCAPES: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_ESCAPES_OF_VALUES: Final = {**_ESCAPES, **str.maketrans({":": "%3A", ",": "%2C"})}


def annotations(problems: Iterable[Problem]) -> str:
    """Return one command a line; nothing in a file name or message can end it or begin another.

    >>> print(annotations([Problem("outdated", "error", "ISO 9001:2008 is outdated\\n::set-env", "a,b.md", 3)]))
    ::error file=a%2Cb.md,line=3,title=outdated::ISO 9001:2008 is outdated%0A::set-env
    """
    return "\n".join(map(_command, problems))


def _command(each: Problem) -> str:
    named = (("file", each.path), ("line", str(each.line or "")), ("title", _title(each)))
    values = ",".join(f"{name}={value.translate(_ESCAPES_OF_VALUES)}" for name, value in named if value)
    return f"::{_COMMANDS[each.level]} {values}::{each.message.translate(_ESCAPES)}"


def _title(each: Problem) -> str:
    return f"{each.rule}, {each.place}" if each.place and not each.line else each.rule
