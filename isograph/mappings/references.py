"""Checks what RDF of a user's own says of clauses: correspondences, and documents that follow a clause."""

import re
from collections.abc import Iterable, Iterator
from os import PathLike, fspath
from pathlib import Path
from typing import Final

from isograph.answers.contents.clauses import clauses
from isograph.answers.facts.documents import local_name, resolve
from isograph.errors import IdentifierError, UnknownError
from isograph.identifiers import Identifier
from isograph.mappings.entries import RELATIONS, Entry, Wrong, contradictions, refuse
from isograph.statements import Statements
from isograph.store import Iri, Store, formats
from isograph.store.withheld import Triple
from isograph.vocabulary import ONTOLOGY, RELATION

_CLAUSES: Final = {f"<{ONTOLOGY}{name}>": name for name in ("fromClause", "toClause", "followsClause")}
_OTHERS: Final = {f"<{ONTOLOGY}{name}>": name for name in ("inTable", "relation", "fromEdition", "toEdition", "number")}
_NAMES: Final = tuple(name.encode() for name in _CLAUSES.values())

Stated = dict[str, dict[str, list[str]]]
"""What is stated of each thing, by the local name of the property."""


def check(store: Store, triples: Iterable[Triple], given: Statements) -> None:
    """Raise ParseError with each line where triples name a clause or relation that is not known, or contradict.

    `given` is where they come from: a file or a text, in which their lines are looked up.
    """
    stated: Stated = {}
    for subject, predicate, object_ in triples:
        name = _CLAUSES.get(predicate) or _OTHERS.get(predicate)
        if name:
            stated.setdefault(subject, {}).setdefault(name, []).append(object_)
    if any(name in said for said in stated.values() for name in (*_CLAUSES.values(), "inTable")):
        text = _text(given)
        wrong = [*_unknown(store, stated, text)]
        for rows in _tables(stated, text):
            wrong += contradictions(sorted(rows, key=lambda each: each.line))
        refuse(fspath(given) if isinstance(given, PathLike) else "the statements", wrong)


def check_file(store: Store, path: Path) -> None:
    """Check a file that has been read into the graph of its own place; one that names no clauses costs nothing."""
    content = formats.read(path)
    if any(name in content for name in _NAMES):
        check(store, store.triples([path.resolve().as_uri()]), path)


def _unknown(store: Store, stated: Stated, text: str) -> Iterator[Wrong]:
    for subject, said in stated.items():
        for name in _CLAUSES.values():
            for iri in said.get(name, ()):
                reason = "" if "number" in stated.get(iri, ()) else _reason(store, iri)
                if reason:
                    yield Wrong(_line(text, subject, iri), reason)
        for iri in said.get("relation", ()):
            if iri not in {f"<{RELATION}{name}>" for name in RELATIONS}:
                known = ", ".join(RELATIONS)
                yield Wrong(_line(text, subject, iri), f"no relation {local_name(iri.strip('<>'))!r}; known: {known}")


def _reason(store: Store, iri: str) -> str:
    """Say why a clause is not known; nothing where it is."""
    if store.answer("clause", clause=Iri(iri.strip("<>"))):
        return ""
    document, _, number = iri.strip("<>").partition("#")
    try:
        clauses(store, resolve(store, Identifier.from_iri(document))).clause(number)
    except (IdentifierError, UnknownError) as error:
        return str(error)
    return f"no clause {iri}"


def _tables(stated: Stated, text: str) -> Iterable[list[Entry]]:
    """Return the rows table by table: what one table says of two clauses may differ from what another does."""
    tables: dict[str, list[Entry]] = {}
    for subject, said in stated.items():
        table = next(iter(said.get("inTable", ())), "")
        tables.setdefault(table, []).extend(_entries(subject, said, stated.get(table, {}), text))
    return tables.values()


def _entries(subject: str, said: dict[str, list[str]], table: dict[str, list[str]], text: str) -> Iterator[Entry]:
    """Read a row between clauses of documents as entries; others cannot contradict."""
    lefts, rights = said.get("fromClause", [""]), said.get("toClause", [""])
    relation = local_name(next(iter(said.get("relation", ["corresponds"]))).strip("<>"))
    for left, right in ((left, right) for left in lefts for right in rights):
        first = _document(left or next(iter(table.get("fromEdition", ())), ""))
        second = _document(right or next(iter(table.get("toEdition", ())), ""))
        if first and second and (left or right) and relation in RELATIONS:
            line = _line(text, subject, left or right) or 0
            yield Entry(line, first, _number(left), relation, second, _number(right))


def _document(iri: str) -> Identifier | None:
    try:
        return Identifier.from_iri(iri.strip("<>").partition("#")[0])
    except IdentifierError:
        return None


def _number(iri: str) -> str:
    return iri.strip("<>").partition("#")[2]


def _text(given: Statements) -> str:
    if isinstance(given, PathLike):
        return formats.read(Path(given)).decode(errors="replace")
    return given if isinstance(given, str) else ""


def _line(text: str, subject: str, iri: str) -> int | None:
    """Return the first line at or after that of a subject which names a thing, as Turtle writes it or in full."""
    start = _found(text, subject, 0)
    place = _found(text, iri, max(start, 0))
    place = start if place < 0 else place
    return text.count("\n", 0, place) + 1 if place >= 0 else None


def _found(text: str, iri: str, start: int) -> int:
    name = re.split(r"[/]", iri.strip("<>"))[-1]
    written = re.escape(name).replace(r"\#", r"\\?\#")
    match = re.compile(rf"{written}(?![\w.-]*\w)").search(text, start)
    return match.start() if match else -1
