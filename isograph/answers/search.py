"""Documents, activities, principles and clauses by words; a hit is a mention, never coverage."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from isograph.answers.documents import describe, local_name
from isograph.answers.documents import text as first
from isograph.answers.lives import life
from isograph.answers.numbering import natural
from isograph.answers.status import status_of
from isograph.dates import day
from isograph.errors import ArgumentError, IdentifierError
from isograph.identifiers import Identifier
from isograph.model import Standing
from isograph.results import Rows, Value
from isograph.store import Store

_DOCUMENT = "document"
_KINDS = (_DOCUMENT, "activity", "topic", "principle", "clause")
_EXACT, _BEGINS, _PHRASE, _WORDS, _PARTS, _MISSED = range(0, 12, 2)  # a title fits one less than a name
_FIELD = re.compile(r"\d\d(\.\d{3}(\.\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that mentions what is searched for: its kind and name, the document it belongs to, how well it fits.

    `key` tells apart things of one kind and document.
    """

    kind: str
    document: Identifier | None
    name: str
    fit: int
    key: str = ""

    @property
    def order(self) -> tuple[int, int, int, tuple[tuple[bool, int, str], ...], str]:
        """What to sort hits by: the better fit, documents before concepts before clauses, documents newest first."""
        document = self.document if self.kind == _DOCUMENT else None
        newest = -(document.year or 0) if document else 0
        return self.fit, _KINDS.index(self.kind), newest, natural(str(document or self.name)), str(self.document)


def search(
    store: Store,
    text: str,
    *,
    on: date | str | None = None,
    ics: str | None = None,
    status: str | None = None,
    limit: int = 20,
) -> Rows:
    """Return what mentions all words of a text in an identifier, title, label or heading, the best fit first.

    The status is that on the day `on`. Where `ics` or `status` is given, only documents of that field and status are
    returned. A hit is a mention, never coverage: for that, ask what covers an activity.

    Raises ArgumentError for a text without a word, a status or field that is none, a limit below one; DateError.
    """
    words, when, standing = _words(text), day(on), _standing(status)
    if not words or limit < 1:
        raise ArgumentError(f"search needs a word and a limit of one or more, not {text!r} and {limit}")
    hits = sorted(_hits(store, text, words), key=lambda hit: hit.order)
    kept = _kept(store, hits, when, _in_field(store, ics), standing)
    rows = tuple(islice(kept, limit))
    more = f", the first {limit}" if next(kept, None) else ""
    return Rows(
        ("kind", _DOCUMENT, "name", "status"), rows, f"Mentions of {text.strip()!r}{more}; no claim of coverage"
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _standing(status: str | None) -> Standing | None:
    try:
        return None if status is None else Standing(status)
    except ValueError:
        raise ArgumentError(f"no status {status!r}; known: {', '.join(Standing)}") from None


def _in_field(store: Store, ics: str | None) -> frozenset[Value] | None:
    if ics is None:
        return None
    if not _FIELD.fullmatch(ics):
        raise ArgumentError(f"{ics!r} is no ICS code: expected one such as 03.120.10, or the beginning of one")
    return frozenset(document for (document,) in store.answer("field", code=ics))


def _hits(store: Store, text: str, words: list[str]) -> tuple[Hit, ...]:
    part, named = max(words, key=len), _words(_named(store, text))
    found = (
        *_documents(store, part, words),
        *_concepts(store, part, words),
        *_clauses(store, part, words),
        *(_documents(store, max(named, key=len), named) if named and named != words else ()),
    )
    best: dict[tuple[str, str, str], Hit] = {}
    for hit in found:
        key = hit.kind, str(hit.document), hit.key
        best[key] = min(best.get(key, hit), hit, key=lambda each: each.fit)
    return tuple(hit for hit in best.values() if hit.fit < _MISSED)


def _kept(
    store: Store, hits: list[Hit], on: date, field: frozenset[Value] | None, standing: Standing | None
) -> Iterator[tuple[Value, ...]]:
    for hit in hits:
        document = hit.document if hit.kind == _DOCUMENT else None
        if (field is not None and document not in field) or (standing and not document):
            continue
        value = (
            status_of(store, life(store, document), on).value
            if document and (document.dated or document.draft)
            else None
        )
        if standing in {None, value}:
            yield hit.kind, hit.document, hit.name, value


def _named(store: Store, text: str) -> str:
    """Return the identifier of the document that the text names in any form people write; empty if it names none."""
    try:
        named = Identifier.parse(text)
    except IdentifierError:
        return ""
    return first(describe(store, named), "identifier")


def _documents(store: Store, part: str, words: list[str]) -> Iterator[Hit]:
    for document, title, alias in store.answer("search_documents", part=part):
        names = [_fit(words, str(each)) for each in (document, alias) if each]
        whole = (str(each) for each in (document, alias, title) if each)
        titles = [_fit(words, each) + 1 for each in (str(title or ""), " ".join(whole))]
        if isinstance(document, Identifier):
            yield Hit(_DOCUMENT, document, str(title or alias or ""), min(*names, *titles))


def _concepts(store: Store, part: str, words: list[str]) -> Iterator[Hit]:
    for concept, kind, preferred, label, within in store.answer("search_concepts", part=part):
        further = [str(each) for each in (within, label if label != preferred else None) if each]
        name = f"{preferred} ({', '.join(further)})" if further else str(preferred)
        yield Hit(local_name(kind).lower(), None, name, _fit(words, str(label)), str(concept))


def _clauses(store: Store, part: str, words: list[str]) -> Iterator[Hit]:
    for number, document, title, *_ in store.answer("clauses_titled", part=part):
        if isinstance(document, Identifier):
            yield Hit("clause", document, f"{number} {title}", _fit(words, str(title)), str(number))


def _fit(words: list[str], text: str) -> int:
    """Tell how well a text fits the words: as a whole, by its beginning, as a phrase, by words, by parts of words."""
    found = _words(text)
    whole, wanted = f" {' '.join(found)} ", f" {' '.join(words)} "
    fits = {
        _EXACT: whole == wanted,
        _BEGINS: whole.startswith(wanted),
        _PHRASE: wanted in whole,
        _WORDS: all(f" {word}" in whole for word in words),
        _PARTS: all(word in whole for word in words),
    }
    return next((fit for fit, holds in fits.items() if holds), _MISSED)
