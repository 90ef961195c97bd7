"""A scene as a still picture, for those who see no widget: SVG that draws what the explorer shows."""

from collections.abc import Iterator
from html import escape
from typing import Final

from isograph.widget.scene import BOX, Box, Line, Scene

WIDEST: Final = 1100
"""How wide a picture is at most, in pixels; a wider scene is drawn smaller."""

_RULES: Final = {
    "text": "font:13px sans-serif;text-anchor:middle;fill:#1b1b1b",
    ".name": "font-weight:600",
    ".line": "font-size:11.5px;fill:#555",
    "rect": "fill:#fff;stroke:#6b6b6b;stroke-width:1.2",
    ".in-force rect": "stroke:#007a5a;stroke-width:3",
    ".ended rect": "stroke:#8a5a00",
    ".planned rect": "stroke:#0072b2;stroke-dasharray:5 3",
    ".ground": "fill:#fcfcfa;stroke:none",
    "path": "fill:none;stroke:#6b6b6b;stroke-width:1.4",
    "path.joining": "stroke:#0072b2;stroke-width:2.4",
    "path.planned": "stroke-dasharray:2 4",
    "path.relation": "stroke-dasharray:7 4",
    "marker path": "fill:#6b6b6b;stroke:none",
}
_STYLE: Final = "".join(f".isograph-still {which}{{{rules}}}" for which, rules in _RULES.items())
"""The rules name the picture, because a page that takes its text in would apply them to all pictures on it."""

_HEAD: Final = (
    '<defs><marker id="isograph-head" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" '
    'markerWidth="10" markerHeight="10" orient="auto"><path d="M0 0 L8 4 L0 8 Z"/></marker></defs>'
)


def still(scene: Scene) -> str:
    """Return a scene as SVG, on a light ground that also a dark page shows well; the same for the same scene."""
    shrunk = min(1, WIDEST / scene.width) if scene.width else 1
    size = f'width="{scene.width * shrunk:.0f}" height="{scene.height * shrunk:.0f}"'
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {scene.width:.0f} {scene.height:.0f}" '
            f'class="isograph-still" role="img" aria-label="{escape(scene.summary)}">',
            f"<style>{_STYLE}</style>{_HEAD}",
            '<rect width="100%" height="100%" class="ground"/>',
            *_parts(scene),
            "</svg>",
        )
    )


def _parts(scene: Scene) -> Iterator[str]:
    yield from map(_line, scene.lines)
    yield from map(_box, scene.boxes)


def _line(line: Line) -> str:
    told = escape(f"{line.source} {line.how} {line.target}")
    return f'<path class="{line.style}" d="{line.path}" marker-end="url(#isograph-head)"><title>{told}</title></path>'


def _box(box: Box) -> str:
    width, height = BOX
    named = escape(f"{box.name}: {box.title}" if box.title else box.name)
    return (
        f'<g class="{box.style}" transform="translate({box.x:.1f} {box.y:.1f})"><title>{named}</title>'
        f'<rect x="{-width / 2:.0f}" y="{-height / 2:.0f}" width="{width}" height="{height}" rx="5"/>'
        f'<text class="name" y="-4">{escape(box.label)}</text><text class="line" y="13">{escape(box.line)}</text></g>'
    )
