"""The index of a store on disk: written with each generation, opened where it lies, asked by words."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tantivy
from tantivy import Document, Schema, SchemaBuilder

from isograph.errors import StoreError
from isograph.searching import analysis
from isograph.searching.entries import Entry
from isograph.searching.question import Question
from isograph.searching.within import Within
from isograph.store import formats

_MEMORY: Final = 500_000_000
"""How many bytes the writer may take; the catalogue needs less, so that it is written in one piece."""

_PHRASE: Final = 3
_LISTED: Final = 6
_DOCUMENT: Final = "document"
_OTHER: Final = "other"
_SHOWN: Final = {
    "": ("name", "title_en", "title_fr"),
    "scope": ("scope_en", "scope_fr"),
    "field or committee": ("around_en", "around_fr"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """A thing that is found: what kind it is, what it belongs to, how it is written and called, how well it fits.

    `settled` is where it stands from a day on, if that is beyond doubt.
    """

    kind: str
    thing: str
    work: str
    name: str
    title: str
    score: float
    settled: str
    document: Document
    question: Question

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Its texts, each with what kind of text it is; its own names and titles without one."""
        group = _group(self.kind)
        return [
            (label, str(text))
            for label, fields in _SHOWN.items()
            for field in fields
            for text in self.document.get_all(f"{group}_{field}")
        ]

    @property
    def matched(self) -> str:
        """The words of it that match, as they stand there, each where it stands first."""
        shown: dict[str, list[str]] = {}
        texts = self.texts
        found = self.question.matched(text for _, text in texts)
        for (label, _), words in zip(texts, found, strict=True):
            shown.setdefault(label, []).extend(words)
        return "; ".join(f"{label}: {_listed(words)}".removeprefix(": ") for label, words in shown.items() if words)

    @property
    def whole(self) -> bool:
        """Whether all words match, and are all that it is called, or are a phrase of several."""
        found = [len(words) for words in self.question.matched(text for _, text in self.texts)]
        called = min((len(analysis.words(text)) for label, text in self.texts if not label), default=0)
        return sum(found) == self.question.many and (self.question.many >= _PHRASE or self.question.many == called)


def _listed(words: list[str]) -> str:
    more = ", ..." if len(words) > _LISTED else ""
    return ", ".join(words[:_LISTED]) + more


class Index:
    """An index on disk, which is only read."""

    def __init__(self, folder: Path) -> None:
        with _errors_told(folder, "read"):
            self._index = tantivy.Index.open(str(folder))
            self._index.config_reader("manual")
            analysis.register(self._index)
            self._searcher = self._index.searcher()

    def documents(self, text: str, within: Within, limit: int) -> list[Hit]:
        """Return the documents that have the words of a text, the best fit first."""
        return self._hits(Question(self._searcher, self._index.schema, text, _DOCUMENT), within, limit)

    def others(self, text: str, limit: int) -> list[Hit]:
        """Return the committees, fields, concepts and clauses that have the words of a text, the best fit first."""
        return self._hits(Question(self._searcher, self._index.schema, text, _OTHER), Within(), limit)

    def _hits(self, question: Question, within: Within, limit: int) -> list[Hit]:
        found = self._searcher.search(question.query(within), limit, count=False).hits
        return [_hit(self._searcher.doc(address), float(score), question) for score, address in found]

    def knows(self, field: str, name: str) -> bool:
        """Whether a document is in a field, or of a committee, or of one below it."""
        return bool(self._searcher.doc_freq(field, name))


def write(folder: Path, entries: Iterable[Entry]) -> None:
    """Write the index of some entries into a new folder, whole or not at all; raise StoreError where it cannot be."""
    draft = folder.with_name(f".{folder.name}")
    with _errors_told(folder, "written"):
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir()
        index = tantivy.Index(_schema(), path=str(draft))
        analysis.register(index)
        writer = index.writer(_MEMORY, num_threads=1)  # one thread: the same entries are always in the same order
        for entry in entries:
            writer.add_document(_document(entry))
        writer.commit()
        writer.wait_merging_threads()
        for path in (*draft.iterdir(), draft):
            formats.synced(path)
        draft.rename(folder)
        formats.synced(folder.parent)


def _schema() -> Schema:
    builder = SchemaBuilder()
    for name in ("kind", "thing", "work", "settled"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("ics", "committee", "ended"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for group in (_DOCUMENT, _OTHER):
        builder.add_text_field(f"{group}_name", stored=True, tokenizer_name="plain", index_option="freq")
        builder.add_text_field(f"{group}_plain", tokenizer_name="plain", index_option="basic")
        for language in analysis.LANGUAGES:
            builder.add_text_field(f"{group}_title_{language}", stored=True, tokenizer_name=language)
            for part in ("scope", "around"):
                field = f"{group}_{part}_{language}"
                builder.add_text_field(field, stored=True, tokenizer_name=language, index_option="freq")
    builder.add_integer_field("published", indexed=True)
    return builder.build()


def _document(entry: Entry) -> Document:
    document, group = Document(), _group(entry.kind)
    for field, text in (("kind", entry.kind), ("thing", entry.thing), ("work", entry.work), ("settled", entry.settled)):
        document.add_text(field, text)
    for name in entry.names:
        document.add_text(f"{group}_name", name)
    for part, texts in (("title", entry.titles), ("scope", entry.scopes), ("around", entry.around)):
        for text, language in texts:
            document.add_text(f"{group}_{part}_{'fr' if language[:2] == 'fr' else 'en'}", text)
    for text, _ in entry.titles:
        document.add_text(f"{group}_plain", text)
    for field, names in (("ics", entry.ics), ("committee", entry.committees)):
        for name in dict.fromkeys(names):
            document.add_text(field, name)
    document.add_text("ended", "yes" if entry.ended else "no")
    document.add_integer("published", entry.published)
    return document


def _group(kind: str) -> str:
    return _DOCUMENT if kind == _DOCUMENT else _OTHER


def _hit(found: Document, score: float, question: Question) -> Hit:
    kind, thing, work, settled = (str(found.get_first(field)) for field in ("kind", "thing", "work", "settled"))
    name, *titles = (found.get_first(f"{_group(kind)}_{field}") for field in ("name", "title_en", "title_fr"))
    return Hit(kind, thing, work, str(name), str(next(filter(None, titles), "")), score, settled, found, question)


@contextmanager
def _errors_told(folder: Path, what: str) -> Iterator[None]:
    """Raise a StoreError for what the engine says of the disk."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise StoreError(f"{folder} cannot be {what}: {str(error).splitlines()[0]}") from None
