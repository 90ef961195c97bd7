"""An answer is legible on light and on dark, and follows what a notebook says of its theme."""

import re
from collections.abc import Mapping

import pytest

from isograph.display.style import DARK, LIGHT, STYLE
from isograph.display.tones import Tone

LEGIBLE = 4.5
"""The contrast that WCAG 2.2 asks for where text is small (1.4.3)."""

PAIRS = [
    *(("ink", "paper"), ("faint", "paper"), ("link", "paper")),
    *(("ink", "quiet"), ("link", "quiet"), ("faint", "quiet")),
    *((f"{tone}-ink", tone) for tone in map(str, Tone)),
]
"""What is written on what; a row under the pointer is quiet."""


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, as WCAG defines it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def set_by(rule: str) -> dict[str, str]:
    """Return the colours that the style sets where a rule holds."""
    start = STYLE.index(rule) + len(rule)
    return dict(re.findall(r"--ig-([a-z-]+):(#[0-9a-f]{6})", STYLE[start : STYLE.index("}", start)]))


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") < LEGIBLE < contrast("#767676", "#ffffff")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), PAIRS)
def test_every_text_is_legible(theme: Mapping[str, str], ink: str, paper: str) -> None:
    assert contrast(theme[ink], theme[paper]) >= LEGIBLE


def test_both_themes_set_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert {f"--ig-{name}" for name in LIGHT} == set(re.findall(r"var\((--ig-[a-z-]+)\)", STYLE))


@pytest.mark.parametrize(
    ("rule", "theme"),
    [
        ("<style>\n.isograph{", LIGHT),
        ("@media (prefers-color-scheme:dark){.isograph{", DARK),
        ('[data-jp-theme-light="true"] .isograph', LIGHT),
        ('[data-jp-theme-light="false"] .isograph', DARK),
        (".vscode-light .isograph", LIGHT),
        (".vscode-dark .isograph", DARK),
        ('[data-theme="light"] .isograph', LIGHT),
        ('[data-theme="dark"] .isograph', DARK),
    ],
)
def test_the_colours_are_those_of_the_theme(rule: str, theme: Mapping[str, str]) -> None:
    assert set_by(rule) == dict(theme)


def test_what_the_notebook_says_comes_after_what_the_system_prefers() -> None:
    assert STYLE.index("prefers-color-scheme") < STYLE.index("data-jp-theme-light") < STYLE.index("vscode-dark")


def test_the_style_fetches_nothing_and_touches_nothing_else() -> None:
    assert not re.search(r"url\(|@import|http", STYLE)
    selectors = re.findall(r"(?:^|[},{])([^{},@]*)(?=[^{}]*\{)", STYLE.removeprefix("<style>"), re.MULTILINE)
    assert all(".isograph" in each for each in selectors if each.strip() and "prefers" not in each and ":" not in each)
