"""What a mapping states, in the terms of the ontology: tables by judgement whose source is the file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from isograph.answers.contents.clauses import contents
from isograph.answers.facts.memory import remembered
from isograph.identifiers import Identifier
from isograph.mappings.entries import Entry
from isograph.results import Value
from isograph.store import Iri, Store
from isograph.vocabulary import (
    BASIS,
    CONFIDENCE,
    DCTERMS,
    DIRECTION,
    ONTOLOGY,
    RDF,
    RELATION,
    SKOS,
    SOURCE_KIND,
    VERIFICATION,
)

Fact = tuple[Value, Value, Value]
Said = Iterable[tuple[str, Value]]

_TYPE = RDF + "type"


def facts(store: Store, path: Path, entries: tuple[Entry, ...]) -> Iterator[Fact]:
    """Iterate over what a mapping states: its source, a table for each two documents, a row for each entry."""
    file = path.resolve().as_uri()
    pairs = dict.fromkeys((entry.first, entry.second) for entry in entries)
    tables = {pair: Iri(f"{file}#table-{number}") for number, pair in enumerate(pairs, 1)}
    yield from _stated(Iri(file), _source(path))
    for (first, second), table in tables.items():
        yield from _stated(table, _table(Iri(file), first, second))
    for entry in entries:
        yield from _row(store, Iri(f"{file}#line-{entry.line}"), tables[entry.first, entry.second], entry)


def _stated(subject: Iri, said: Said) -> Iterator[Fact]:
    return ((subject, Iri(predicate), value) for predicate, value in said)


def _source(path: Path) -> Said:
    yield _TYPE, Iri(ONTOLOGY + "Source")
    yield DCTERMS + "title", path.name
    yield ONTOLOGY + "sourceKind", Iri(SOURCE_KIND + "expert")


def _table(source: Iri, first: Identifier, second: Identifier) -> Said:
    yield _TYPE, Iri(ONTOLOGY + "CorrespondenceTable")
    yield ONTOLOGY + "fromEdition", first
    yield ONTOLOGY + "toEdition", second
    yield ONTOLOGY + "basis", Iri(BASIS + "analytic")
    yield ONTOLOGY + "complete", False
    yield ONTOLOGY + "direction", Iri(DIRECTION + _direction(first, second))
    yield DCTERMS + "source", source
    yield ONTOLOGY + "verification", Iri(VERIFICATION + "unverified")
    yield ONTOLOGY + "confidence", Iri(CONFIDENCE + "medium")


def _direction(first: Identifier, second: Identifier) -> str:
    if first.undated() != second.undated():
        return "parallel"
    return "forward" if first < second else "backward"


def _row(store: Store, row: Iri, table: Iri, entry: Entry) -> Iterator[Fact]:
    yield from _stated(row, _entry(table, entry))
    ends = (("fromClause", entry.first, entry.clause), ("toClause", entry.second, entry.counterpart))
    for end, document, number in ends:
        if number and contents(store, document).clauses:
            yield row, Iri(ONTOLOGY + end), _listed(store, document, number)
        elif number:
            unlisted = Iri(f"{document.iri}#{number}")
            yield row, Iri(ONTOLOGY + end), unlisted
            yield from _stated(unlisted, _clause(table, document, number))


@remembered
def _listed(store: Store, document: Identifier, number: str) -> Value:
    ((clause, *_), *_) = store.answer("clause_numbered", document=document, number=number)
    return clause


def _entry(table: Iri, entry: Entry) -> Said:
    yield _TYPE, Iri(ONTOLOGY + "Correspondence")
    yield ONTOLOGY + "inTable", table
    yield ONTOLOGY + "order", entry.line
    yield ONTOLOGY + "relation", Iri(RELATION + entry.relation)
    if entry.note:
        yield SKOS + "note", entry.note


def _clause(table: Iri, document: Identifier, number: str) -> Said:
    """Describe a clause of a document of which no list is kept."""
    yield _TYPE, Iri(ONTOLOGY + "Clause")
    yield ONTOLOGY + "clauseOf", document
    yield ONTOLOGY + "number", number
    yield ONTOLOGY + "recordedIn", table
