"""What mentions some words, by the text of names, titles and labels alone: the search where there is no index."""

from collections.abc import Iterator
from dataclasses import dataclass

from isograph.answers.contents.numbering import natural
from isograph.answers.facts.documents import local_name
from isograph.identifiers import Identifier
from isograph.searching.entries import concept_name
from isograph.searching.words import longest, plain, spelled, words
from isograph.store import Store

DOCUMENT = "document"
_KINDS = (DOCUMENT, "activity", "topic", "principle", "clause")
_EXACT, _BEGINS, _PHRASE, _WORDS, _PARTS, _MISSED = range(0, 12, 2)  # a title fits one less than a name


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing that mentions what is searched for: its kind and name, the document it belongs to, how well it fits.

    `key` tells apart things of one kind and document; `text` is where the words stand.
    """

    kind: str
    document: Identifier | None
    name: str
    fit: int
    key: str
    text: str

    @property
    def order(self) -> tuple[int, int, int, tuple[tuple[bool, int, str], ...], str]:
        """What to sort by: the better fit, documents before concepts before clauses, documents newest first."""
        document = self.document if self.kind == DOCUMENT else None
        newest = -(document.year or 0) if document else 0
        return self.fit, _KINDS.index(self.kind), newest, natural(str(document or self.name)), str(self.document)


def mentions(store: Store, text: str, named: str) -> list[Mention]:
    """Return what has all words of a text, or is the document named, in the order of how well it fits."""
    part, searched = longest(text), words(text)
    others = _documents(store, longest(named), words(named)) if named and words(named) != searched else ()
    found = (
        *_documents(store, part, searched),
        *_concepts(store, part, searched),
        *_clauses(store, part, searched),
        *others,
    )
    best: dict[tuple[str, str, str], Mention] = {}
    for each in found:
        key = each.kind, str(each.document), each.key
        best[key] = min(best.get(key, each), each, key=lambda mention: mention.fit)
    return sorted((each for each in best.values() if each.fit < _MISSED), key=lambda each: each.order)


def matched(text: str, searched: str) -> str:
    """Return the words of a text that begin with, or hold, one that is searched for, as they stand there."""
    wanted = words(searched)
    found: dict[str, str] = {}
    for each in spelled(text):
        if any(word in plain(each) for word in wanted):
            found.setdefault(plain(each), each)
    return ", ".join(found.values())


def _documents(store: Store, part: str, searched: list[str]) -> Iterator[Mention]:
    for document, title, alias in store.answer("search_documents", part=part):
        names = [_fit(searched, str(each)) for each in (document, alias) if each]
        whole = " ".join(str(each) for each in (document, alias, title) if each)
        titles = [_fit(searched, each) + 1 for each in (str(title or ""), whole)]
        if isinstance(document, Identifier):
            yield Mention(DOCUMENT, document, str(title or alias or ""), min(*names, *titles), "", whole)


def _concepts(store: Store, part: str, searched: list[str]) -> Iterator[Mention]:
    for concept, kind, preferred, label, within in store.answer("search_concepts", part=part):
        name = concept_name(preferred, label, within)
        yield Mention(local_name(kind).lower(), None, name, _fit(searched, str(label)), str(concept), name)


def _clauses(store: Store, part: str, searched: list[str]) -> Iterator[Mention]:
    for number, document, title, *_ in store.answer("clauses_titled", part=part):
        if isinstance(document, Identifier):
            name = f"{number} {title}"
            yield Mention("clause", document, name, _fit(searched, str(title)), str(number), str(title))


def _fit(searched: list[str], text: str) -> int:
    """Tell how well a text fits the words: as a whole, by its beginning, as a phrase, by words, by parts of words."""
    whole, wanted = f" {' '.join(words(text))} ", f" {' '.join(searched)} "
    fits = {
        _EXACT: whole == wanted,
        _BEGINS: whole.startswith(wanted),
        _PHRASE: wanted in whole,
        _WORDS: all(f" {word}" in whole for word in searched),
        _PARTS: all((f" {word}" if word.isdecimal() else word) in whole for word in searched),
    }
    return next((fit for fit, holds in fits.items() if holds), _MISSED)
