"""Every closed list of the answers has its colours, or is known to need none."""

import pkgutil
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module

import pytest

import isograph.answers
from isograph.display.style import STYLE
from isograph.display.tones import Tone, named, tone

PLAIN = {
    "comparing.matrix.Aspect": "what is compared, not how it stands",
    "comparing.matrix.Says": "stands behind a cell, never in it",
    "contents.clauses.ClauseKind": "neither is better",
    "contents.principles.Relation": "part of a sentence",
    "family.dependence.Relation": "part of a sentence",
    "succession.links.Link": "how two documents are related, not how one stands",
}
"""The closed lists that are shown as words alone, and why."""


def closed_lists() -> Iterator[type[StrEnum]]:
    """Yield the closed lists of the model and of the answers."""
    modules = [module.name for module in pkgutil.walk_packages(isograph.answers.__path__, "isograph.answers.")]
    for name in ["isograph.model", *modules]:
        for each in vars(import_module(name)).values():
            if isinstance(each, type) and issubclass(each, StrEnum) and each.__module__ == name:
                yield each


def path(closed: type[StrEnum]) -> str:
    """Return the name of a closed list below the answers."""
    return f"{closed.__module__}.{closed.__name__}".removeprefix("isograph.").removeprefix("answers.")


@pytest.mark.parametrize("closed", [each for each in closed_lists() if path(each) not in PLAIN], ids=path)
def test_every_value_of_a_closed_list_has_a_tone(closed: type[StrEnum]) -> None:
    assert [str(each) for each in closed if each and tone(each) is None] == []


def test_every_list_that_is_plain_is_there() -> None:
    assert PLAIN.keys() <= {path(each) for each in closed_lists()}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("covered", Tone.GOOD),
        ("excluded", Tone.BAD),
        ("not stated", Tone.QUIET),
        ("in force", Tone.GOOD),
        ("superseded", Tone.WARNING),
        ("withdrawn", Tone.BAD),
        ("unknown", Tone.QUIET),
        ("yes", Tone.GOOD),
        ("no", Tone.BAD),
        ("only if", Tone.WARNING),
        ("new", Tone.NEWS),
        ("gone", Tone.BAD),
        ("carries over", Tone.GOOD),
        ("something else", None),
    ],
)
def test_a_word_has_the_tone_of_what_it_means(word: str, expected: Tone | None) -> None:
    assert named(word) == expected


@pytest.mark.parametrize("each", Tone)
def test_every_tone_has_a_style(each: Tone) -> None:
    assert f".isograph:not(#_) .{each}{{" in STYLE
