"""Diagrams of the ontology as SVG within the page: text stays text, colours follow the page, classes are links."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import Final

from rdflib import URIRef

from docs.generators import terms
from docs.generators.terms import Term
from isograph import vocabulary

_WIDTH: Final = 540
_BOX: Final = 168
_ROW: Final = 34
_HEIGHT: Final = 26
_CLASS: Final = 124
_STEP: Final = 104

PLACES: Final = {
    "Succession": (0, 0),
    "Standard": (1, 0),
    "Committee": (2, 0),
    "Adoption": (0, 1),
    "Edition": (1, 1),
    "Supplement": (2, 1),
    "Omission": (0, 2),
    "Scope": (1, 2),
    "Clause": (2, 2),
    "Activity": (1, 3),
    "Correspondence": (2, 3),
}
"""Where the main classes stand in the overview: column and row."""

LINES: Final = (
    ("Succession", "successor", "Edition"),
    ("Standard", "hasEdition", "Edition"),
    ("Edition", "committee", "Committee"),
    ("Adoption", "adoptionOf", "Edition"),
    ("Supplement", "amends", "Edition"),
    ("Edition", "hasScope", "Scope"),
    ("Edition", "hasClause", "Clause"),
    ("Scope", "mayLeaveOut", "Omission"),
    ("Scope", "scopeIncludes", "Activity"),
    ("Clause", "about", "Activity"),
    ("Correspondence", "fromClause", "Clause"),
)
"""The properties of the overview, each with the classes between which it is drawn."""

_ARROW: Final = (
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
    '<path class="tip" d="M0,0 L8,4 L0,8 z"/></marker></defs>'
)


def figure(svg: str, caption: str) -> str:
    """Return a drawing as part of a page in Markdown, with words for a reader who sees none."""
    labelled = svg.replace("<svg ", f'<svg role="img" aria-label="{escape(caption)}" ', 1)
    return f'```{{raw}} html\n<figure class="diagram">{labelled}</figure>\n```' if svg else ""


def overview() -> str:
    """Return the main classes and how they are related."""
    lines = "".join(_line(*_edge(start, end), *_edge(end, start)) for start, _, end in LINES)
    boxes = "".join(_box(*_middle(name), _CLASS, name, URIRef(vocabulary.ONTOLOGY + name)) for name in PLACES)
    labels = "".join(_between(start, name, end) for start, name, end in LINES)
    return _drawing(4 * _STEP, lines + boxes + labels)


def ladder(own: Iterable[Term]) -> str:
    """Return the object properties of a module between what they lead from and what they lead to, a row each."""
    shown = sorted((row for term in own for row in _row(term)), key=lambda row: row[0])
    rungs = [(start, list(rows)) for start, rows in groupby(shown, key=lambda row: row[0])]
    return _drawing(_ROW * len(shown) + 8, "".join(_rungs(rungs))) if shown else ""


def _row(term: Term) -> Iterator[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """Yield an object property between classes, unless it is a special case or the other direction of another one."""
    ends = [_classes(term, "from", "makes its subject"), _classes(term, "to", "makes its object")]
    special = any(each in terms.home() for each in term.to("follows into"))
    if term.kind == "Object properties" and all(ends) and not special and not term.to("inverse of"):
        yield ends[0], term.name, ends[1]


def _classes(term: Term, *relations: str) -> tuple[str, ...]:
    found = {each for relation in relations for each in term.to(relation)}
    return tuple(sorted(each.removeprefix(vocabulary.ONTOLOGY).replace(vocabulary.SKOS, "skos:") for each in found))


def _rungs(
    rungs: Iterable[tuple[tuple[str, ...], list[tuple[tuple[str, ...], str, tuple[str, ...]]]]],
) -> Iterator[str]:
    top = 4.0
    for start, rows in rungs:
        for index, (_, name, end) in enumerate(rows):
            middle = top + _ROW * (index + 0.5)
            yield _line(_BOX, middle, _WIDTH - _BOX, middle)
            yield _text(_WIDTH / 2, middle - 5, name, URIRef(vocabulary.ONTOLOGY + name))
            yield _box(_WIDTH - _BOX / 2, middle, _BOX - 4, ", ".join(end), _only(end))
        height = _ROW * len(rows)
        yield _box(_BOX / 2, top + height / 2, _BOX - 4, ", ".join(start), _only(start), height=height - _ROW + _HEIGHT)
        top += height


def _only(names: tuple[str, ...]) -> URIRef | None:
    """Return the class of a box that names one alone."""
    return URIRef(vocabulary.ONTOLOGY + names[0]) if len(names) == 1 else None


def _middle(name: str) -> tuple[float, float]:
    column, row = PLACES[name]
    return 64 + column * 206, 32 + row * _STEP


def _edge(start: str, end: str) -> tuple[float, float]:
    """Return where the line from the middle of a box to that of another one leaves it."""
    (left, top), (right, bottom) = _middle(start), _middle(end)
    across, down = right - left, bottom - top
    share = min(_CLASS / 2 / abs(across) if across else 1, _HEIGHT / 2 / abs(down) if down else 1)
    return left + across * share, top + down * share


def _between(start: str, name: str, end: str) -> str:
    """Return the name of a property above the middle of its line."""
    (left, top), (right, bottom) = _middle(start), _middle(end)
    return _text((left + right) / 2, (top + bottom) / 2 - 6, name, URIRef(vocabulary.ONTOLOGY + name))


def _line(left: float, top: float, right: float, bottom: float) -> str:
    """Return an arrow."""
    return f'<path class="line" d="M{left:g},{top:g} L{right:g},{bottom:g}" marker-end="url(#tip)"/>'


def _box(x: float, y: float, width: float, text: str, iri: URIRef | None, *, height: float = _HEIGHT) -> str:
    place = f'x="{x - width / 2:g}" y="{y - height / 2:g}" width="{width:g}" height="{height:g}"'
    return f'<rect class="box" rx="4" {place}/>' + _text(x, y + 5, text, iri)


def _text(x: float, y: float, text: str, iri: URIRef | None) -> str:
    shown = f'<text x="{x:g}" y="{y:g}" text-anchor="middle">{escape(text)}</text>'
    home = terms.home().get(iri) if iri else None
    return f'<a href="{home}.html#{text}">{shown}</a>' if home else shown


def _drawing(height: float, content: str) -> str:
    return f'<svg viewBox="0 0 {_WIDTH} {height:g}" xmlns="http://www.w3.org/2000/svg">{_ARROW}{content}</svg>'
