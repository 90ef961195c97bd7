"""Problems in files as a SARIF 2.1.0 log, the format in which code scanning services take them."""

import json
from collections.abc import Iterable
from pathlib import PurePath
from typing import Final, NamedTuple
from urllib.parse import quote

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_RULES: Final = {
    "outdated": "A reference to a document that is superseded or withdrawn.",
    "unknown": "A reference to a document that is not in the graph.",
    "draft": "A reference to a document that is not published.",
    "amendment": "A reference that misses an amendment to hold with it.",
}
_UNREAD: Final = "unread"


class Problem(NamedTuple):
    """What is wrong at a place: the rule, "error", "warning" or "note", the message, the file, the line or place."""

    rule: str
    level: str
    message: str
    path: str = ""
    line: int | None = None
    place: str = ""


def sarif(problems: Iterable[Problem], version: str) -> str:
    """Return problems as the text of a SARIF log with one run.

    >>> log = json.loads(sarif([Problem("outdated", "error", "ISO 9001:2008 is outdated.", "a b.md", 3)], "1.0"))
    >>> log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    {'artifactLocation': {'uri': 'a%20b.md'}, 'region': {'startLine': 3}}
    """
    found = tuple(problems)
    unread = [each for each in found if each.rule == _UNREAD]
    run = {
        "tool": {
            "driver": {"name": "isograph", "version": version, "rules": [_rule(*each) for each in _RULES.items()]}
        },
        "invocations": [{"executionSuccessful": not unread, "toolExecutionNotifications": [*map(_notice, unread)]}],
        "results": [_result(each) for each in found if each.rule != _UNREAD],
        "columnKind": "unicodeCodePoints",
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(name: str, text: str) -> dict[str, object]:
    return {"id": name, "shortDescription": {"text": text}}


def _notice(each: Problem) -> dict[str, object]:
    return {"level": each.level, "message": {"text": each.message}, "locations": _locations(each)}


def _result(each: Problem) -> dict[str, object]:
    return {
        "ruleId": each.rule,
        "ruleIndex": [*_RULES].index(each.rule),
        "level": each.level,
        "message": {"text": each.message},
        "locations": _locations(each),
    }


def _locations(each: Problem) -> list[dict[str, object]]:
    """Return the place of a problem: a file and line, and what a reader calls it where that is no line."""
    place: dict[str, object] = {}
    if each.path:
        region: dict[str, object] = {"region": {"startLine": each.line}} if each.line else {}
        place["physicalLocation"] = {"artifactLocation": {"uri": _uri(each.path)}} | region
    if each.place and not each.line:
        place["logicalLocations"] = [{"fullyQualifiedName": each.place}]
    return [place] if place else []


def _uri(path: str) -> str:
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix(), errors="replace")
