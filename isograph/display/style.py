"""How an answer looks in HTML: its colours on light and on dark, its lines; the same style beside each answer."""

from collections.abc import Mapping
from typing import Final

LIGHT: Final = {
    "paper": "#ffffff",
    "ink": "#1b1f24",
    "faint": "#555c66",
    "line": "#d8dce1",
    "link": "#0b57a4",
    "good-ink": "#064f3a",
    "good": "#d3efe4",
    "warning-ink": "#5f3d00",
    "warning": "#fbe7bd",
    "bad-ink": "#7d2400",
    "bad": "#fbdccb",
    "news-ink": "#0a3f75",
    "news": "#d5e7f8",
    "quiet-ink": "#434a54",
    "quiet": "#e8ebee",
}
DARK: Final = {
    "paper": "#15181c",
    "ink": "#e6e9ed",
    "faint": "#a9b1bc",
    "line": "#3a414a",
    "link": "#8ec5ff",
    "good-ink": "#8fe3c4",
    "good": "#0d3b2d",
    "warning-ink": "#ffd479",
    "warning": "#4a3505",
    "bad-ink": "#ffb497",
    "bad": "#55220d",
    "news-ink": "#a5d1ff",
    "news": "#12365c",
    "quiet-ink": "#c3c9d1",
    "quiet": "#2d333b",
}
"""Tints of colours that colour-blind readers tell apart, each under an ink that is legible on it."""

# What a notebook or site says of its theme comes after, and so above, what the system prefers.
_ON_LIGHT: Final = (
    '[data-jp-theme-light="true"]',
    ".vscode-light",
    ".vscode-high-contrast-light",
    '[data-theme="light"]',
)
_ON_DARK: Final = (
    *('[data-jp-theme-light="false"]', ".vscode-dark", ".vscode-high-contrast:not(.vscode-high-contrast-light)"),
    *('[data-theme="dark"]', 'html[theme="dark"]'),
)

_RULES: Final = """\
.isograph{font:14px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;max-width:78rem;box-sizing:border-box;\
padding:.2em .9em .6em;color:var(--ig-ink);background:var(--ig-paper);text-align:left}
.isograph p{margin:.5em 0;max-width:54rem;overflow-wrap:anywhere}
.isograph .answer{font-size:1.07em;font-weight:600}
.isograph .wide{overflow-x:auto}
.isograph table{border-collapse:collapse;border:0;margin:.6em 0 1em;font-size:1em;table-layout:auto;color:inherit;\
background:none}
.isograph caption{text-align:left;padding:.2em 0 .3em;color:inherit;font-weight:600;caption-side:top}
.isograph tbody tr:nth-child(n),.isograph thead tr:nth-child(n){background:none}
.isograph tbody tr:nth-child(n):hover{background:var(--ig-quiet)}
.isograph tbody tr:target{background:var(--ig-warning);color:var(--ig-warning-ink)}
.isograph th,.isograph td{text-align:left;vertical-align:top;padding:.4em 1.3em .4em 0;background:none;color:inherit;\
border:0;border-bottom:1px solid var(--ig-line);line-height:1.5;white-space:normal;max-width:none}
.isograph thead{border:0;background:none}
.isograph th:last-child,.isograph td:last-child{padding-right:.2em}
.isograph thead th{position:sticky;top:0;vertical-align:bottom;font-weight:600;font-size:.93em;color:var(--ig-faint);\
background:var(--ig-paper);border-bottom:2px solid var(--ig-line)}
.isograph tbody th{font-weight:inherit}
.isograph .number{text-align:right;font-variant-numeric:tabular-nums}
.isograph .whole{white-space:nowrap}
.isograph .long{overflow-wrap:anywhere;min-width:14em}
.isograph .matrix{table-layout:fixed;width:100%;font-size:.96em}
.isograph .matrix td,.isograph .matrix th{overflow-wrap:break-word;padding-right:.6em}
.isograph .matrix th:first-child{width:24%}
.isograph .matrix .tone,.isograph .matrix .whole{white-space:normal}
.isograph .matrix span.whole,.isograph .matrix a.whole{display:inline-block;max-width:100%}
.isograph .matrix thead th,.isograph .matrix thead .whole{white-space:nowrap}
.isograph .matrix .tone{padding:0 .45em}
.isograph .wide .matrix:not([style]){table-layout:auto}
.isograph .wide .matrix:not([style]) .tone{white-space:nowrap}
.isograph .fields tbody th{color:var(--ig-faint);white-space:nowrap}
.isograph .sources{min-width:7em;max-width:15em}
.isograph .sources details{color:var(--ig-faint);overflow-wrap:anywhere}
.isograph a:link,.isograph a:visited{color:var(--ig-link);text-decoration:underline;text-underline-offset:.15em}
.isograph .tone{display:inline-block;padding:0 .6em;border-radius:.75em;white-space:nowrap}
.isograph summary{cursor:pointer;display:list-item}
.isograph>details{margin:.5em 0}
.isograph>details>summary{color:var(--ig-link)}
.isograph .outline{margin-left:-1.1em}
.isograph .outline details,.isograph .outline div{margin:.2em 0 .2em 1.1em;overflow-wrap:anywhere}
.isograph .outline div{padding-left:1.1em}
.isograph .outline small{color:var(--ig-faint);font-size:.9em}
.isograph .notes{font-size:.93em;color:var(--ig-faint)}
.isograph .notes p{margin:.3em 0}
@media print{.isograph{max-width:none}.isograph thead th{position:static}}"""


def _colours(theme: Mapping[str, str]) -> str:
    return "{" + ";".join(f"--ig-{name}:{colour}" for name, colour in theme.items()) + "}"


def _under(themes: tuple[str, ...]) -> str:
    return ",".join(f"{theme} .isograph" for theme in themes)


def _tones() -> str:
    names = (name for name in LIGHT if f"{name}-ink" in LIGHT)
    return "\n".join(f".isograph .{name}{{color:var(--ig-{name}-ink);background:var(--ig-{name})}}" for name in names)


def _above(rules: str) -> str:
    """Return rules that count as if they named an id: those of notebooks, which set every table, name classes alone."""
    return rules.replace(".isograph", ".isograph:not(#_)")


STYLE: Final = f"""\
<style>
.isograph{_colours(LIGHT)}
@media (prefers-color-scheme:dark){{.isograph{_colours(DARK)}}}
{_under(_ON_LIGHT)}{_colours(LIGHT)}
{_under(_ON_DARK)}{_colours(DARK)}
{_above(_RULES)}
{_above(_tones())}
</style>"""
"""Nothing in it is fetched, and nothing outside an answer changes by it."""
