"""Canonical Turtle: one way to write a graph, so that two writers of the same triples write the same file.

Prefixes are sorted and only those used stand. Subjects are sorted by their IRI, a document before its fragments;
the type comes first, then the predicates sorted as written, one a line; objects are sorted, one a line where they do
not fit into one. After an edit by hand, `python -m isograph.turtle FILE...` brings files back into this form.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

from isograph.vocabulary import PREFIXES, RDF, XSD

Triple = tuple[str, str, str]

_WIDTH: Final = 120
_TYPE: Final = f"<{RDF}type>"
_LOCAL_NAME: Final = re.compile(r"\w(?:[\w.:#+-]*[\w:-])?", re.ASCII)
_RESERVED: Final = re.compile(r"[#+]")
_TYPED: Final = re.compile(r'"(.*)"\^\^<([^<>"]*)>', re.DOTALL)
_PLAIN: Final = {XSD + "boolean": re.compile(r"true|false"), XSD + "integer": re.compile(r"[+-]?\d+", re.ASCII)}


def canonical(triples: Iterable[Triple], prefixes: Mapping[str, str] = PREFIXES, *, comment: str = "") -> str:
    """Return the triples, whose terms are N-Triples text, as canonical Turtle headed by the lines of a comment.

    >>> iso, edition = "https://w3id.org/isograph/ontology#", "<https://w3id.org/isograph/id/iso-9001:2015>"
    >>> print(canonical([(edition, f"<{iso}identifier>", '"ISO 9001:2015"')], comment="One edition."))
    # One edition.
    @prefix id: <https://w3id.org/isograph/id/> .
    @prefix iso: <https://w3id.org/isograph/ontology#> .
    <BLANKLINE>
    id:iso-9001:2015
      iso:identifier "ISO 9001:2015" .
    <BLANKLINE>
    """
    names = _Names(prefixes)
    ordered = sorted(set(triples), key=lambda triple: triple[0].strip("<>"))
    blocks = [_block(subject, tuple(group), names) for subject, group in groupby(ordered, key=itemgetter(0))]
    head = "".join(f"# {line}".rstrip() + "\n" for line in comment.splitlines())
    return "\n".join(filter(None, (head + names.header(), *blocks)))


def terms(ntriples: str) -> Iterator[Triple]:
    """Return the triples of an N-Triples text, each term as it is written there.

    >>> list(terms('<urn:a> <urn:b> "c d"@en .'))
    [('<urn:a>', '<urn:b>', '"c d"@en')]
    """
    for line in filter(None, ntriples.split("\n")):
        subject, predicate, object_ = line.removesuffix(" .").split(" ", 2)
        yield subject, predicate, object_


def rewrite(path: Path) -> None:
    """Write a Turtle file anew in canonical form; the comment at its head stays, others are lost."""
    from rdflib import Graph  # noqa: PLC0415

    text = path.read_text(encoding="utf-8")
    triples = terms(Graph().parse(data=text, format="turtle").serialize(format="nt11"))
    written = path.with_name(f".{path.name}.new")
    written.write_text(canonical(triples, comment=head_comment(text)), encoding="utf-8")
    written.replace(path)


def head_comment(text: str) -> str:
    r"""Return the comment that heads a Turtle text, without its marks.

    >>> head_comment("# Editions.\n# CC BY 4.0.\n@prefix id: <https://w3id.org/isograph/id/> .")
    'Editions.\nCC BY 4.0.'
    """
    head = re.match(r"(?:#.*\n)*", text)
    return "\n".join(line.removeprefix("#").strip() for line in head[0].splitlines()) if head else ""


class _Names:
    """Writes terms, and remembers the prefixes that they needed."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = sorted(prefixes.items(), key=lambda item: -len(item[1]))
        self._used: dict[str, str] = {}

    def written(self, term: str) -> str:
        if term.startswith("<"):
            return self._iri(term[1:-1])
        typed = _TYPED.fullmatch(term)
        return (self._literal(*typed.groups()) if typed else term).replace("\t", r"\t")

    def header(self) -> str:
        return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(self._used.items()))

    def _iri(self, iri: str) -> str:
        for prefix, namespace in self._prefixes:
            if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(local := iri.removeprefix(namespace)):
                self._used[prefix] = namespace
                return prefix + ":" + _RESERVED.sub(r"\\\g<0>", local)
        return f"<{iri}>"

    def _literal(self, text: str, datatype: str) -> str:
        plain = _PLAIN.get(datatype)
        return text if plain and plain.fullmatch(text) else f'"{text}"^^{self._iri(datatype)}'


def _block(subject: str, triples: tuple[Triple, ...], names: _Names) -> str:
    statements = sorted((p != _TYPE, "a" if p == _TYPE else names.written(p), names.written(o)) for _, p, o in triples)
    lines = [
        _line(predicate, [written for *_, written in group])
        for (_, predicate), group in groupby(statements, key=itemgetter(0, 1))
    ]
    return f"{names.written(subject)}\n" + " ;\n".join(lines) + " .\n"


def _line(predicate: str, objects: list[str]) -> str:
    line = f"  {predicate} {', '.join(objects)}"
    fits = len(objects) == 1 or len(line) < _WIDTH - len(" ;")
    return line if fits else f"  {predicate}\n    " + ",\n    ".join(objects)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        rewrite(Path(name))
