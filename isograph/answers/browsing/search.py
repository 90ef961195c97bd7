"""Documents, activities, committees, fields, principles and clauses by words; a hit is a mention, never coverage."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from isograph.answers.browsing import ranked
from isograph.answers.browsing.committees import documents_of
from isograph.answers.browsing.fields import written
from isograph.answers.browsing.mentions import DOCUMENT, matched, mentions
from isograph.answers.currency.lives import life
from isograph.answers.currency.standings import document as document_of
from isograph.answers.currency.status import status_of
from isograph.answers.facts.documents import describe
from isograph.answers.facts.documents import text as first
from isograph.answers.facts.listing import Listing
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.wording import counted
from isograph.dates import day
from isograph.errors import ArgumentError, IdentifierError
from isograph.identifiers import Identifier
from isograph.model import Standing
from isograph.results import Rows, Value
from isograph.searching.beside import opened
from isograph.searching.entries import folded
from isograph.searching.within import Within
from isograph.searching.words import spelled
from isograph.store import Store

if TYPE_CHECKING:
    from isograph.searching.index import Hit, Index

LONGEST: Final = 20_000
"""How many characters of a text are searched for."""

_COLUMNS: Final = ("kind", DOCUMENT, "name", "status", "matched")
_SHOWN: Final = 80
_FIELD: Final = re.compile(r"\d\d(\.\d{3}(\.\d\d)?)?")
_PUBLISHERS: Final = ("", "ISO ", "ISO/IEC ", "IEC ")
_NAME: Final = 60
_PLACES: Final = {"committee", "field", "clause"}
_PROJECTS: Final = {Standing.DRAFT, Standing.NOT_YET_PUBLISHED}
_REST: Final = 4
"""One row in so many is for other things than documents, where there are any."""

Row = tuple[str, Identifier | None, str, Standing | None, Callable[[], str]]


@dataclass(frozen=True, slots=True)
class Mentions(Listing):
    """What mentions some words; `remarks` says where only a plain search was possible, and why."""

    remarks: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """How it was searched, where that finds less than it could."""
        return self.remarks


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is searched for: the text, the document that it names, and what documents must be."""

    text: str
    named: Identifier | None
    on: date
    published: bool
    ics: str
    committee: str
    standing: Standing | None

    @property
    def documents(self) -> bool:
        """Whether only documents are wanted."""
        return bool(self.ics or self.committee or self.standing)

    def admits(self, standing: Standing | None) -> bool:
        """Whether a document that stands so is wanted; by a day that is given, projects are not published."""
        if self.standing:
            return standing == self.standing
        return not (self.published and standing in _PROJECTS)


def search(
    store: Store,
    text: str,
    *,
    on: date | str | None = None,
    ics: str | None = None,
    status: str | None = None,
    committee: str | None = None,
    limit: int = 20,
) -> Rows:
    """Return what mentions the words of a text in an identifier, title, scope, label or heading, the best fit first.

    A store on disk is searched by its index, which forgives slips and knows other forms of a word, also in French;
    any other graph by the text alone, for all words. With `on`, documents are those published by that day, with their
    status then. Where `ics`, `committee` or `status` is given, only documents of that field, of that committee, or of
    one below it, and of that status are returned. A hit is a mention, never coverage: for that, ask what covers an
    activity.

    Raises ArgumentError for a text without a word, a status or field that is none, a limit below one;
    UnknownCommitteeError with the nearest committees; DateError.
    """
    text = text[:LONGEST].encode(errors="replace").decode()  # half a character is none
    if not spelled(text) or limit < 1:
        raise ArgumentError(f"search needs a word and a limit of one or more, not {_short(text)!r} and {limit}")
    wanted = _Wanted(
        text, _named(store, text), day(on), on is not None, _field(ics), committee or "", _standing(status)
    )
    index = _opened(store)
    found = _plain(store, wanted) if isinstance(index, str) else _indexed(store, index, wanted, limit)
    rows = tuple((*row, how()) for *row, how in islice(found, limit))
    left = next(found, None) is not None
    more = f", the first {limit}" if left else ""
    remarks = (f"Plain search for all words, in names, titles and labels: {index}.",) if isinstance(index, str) else ()
    title = f"Mentions of {_short(text)!r}{more}; no claim of coverage"
    return Mentions(_COLUMNS, rows, title, _told(text, rows, left=left), remarks)


def _told(text: str, rows: tuple[tuple[Value, ...], ...], *, left: bool) -> str:
    """Say how much was found, and what fits best."""
    if not rows:
        return f"Nothing was found that mentions {_short(text)!r}."
    kind, document, name, *_ = rows[0]
    best = document if kind == DOCUMENT else f"the {kind} {name}{f' of {document}' if document else ''}"
    if len(rows) == 1 and not left:
        return f"The one mention of {_short(text)!r} is {best}."
    many = f"more than {counted(len(rows))}" if left else counted(len(rows))
    return f"Of {many} mentions of {_short(text)!r}, the best fit is {best}."


@remembered
def _opened(store: Store) -> "Index | str":
    return opened(store)


def _short(text: str) -> str:
    shown = text.strip()
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}..."


def _standing(status: str | None) -> Standing | None:
    try:
        return None if status is None else Standing(status)
    except ValueError:
        raise ArgumentError(f"no status {status!r}; known: {', '.join(Standing)}") from None


def _field(ics: str | None) -> str:
    code = written(ics or "")
    if ics is not None and not _FIELD.fullmatch(code):
        raise ArgumentError(f"{ics!r} is no ICS code: expected one such as 03.120.10, or the beginning of one")
    return code


def _named(store: Store, text: str) -> Identifier | None:
    """Return the document that a text names in any form people write, if it does: by its number alone too."""
    number = text.strip() if len(text) <= _NAME and any(map(str.isdecimal, text)) else ""
    for publisher in _PUBLISHERS if number else ():
        try:
            named = Identifier.parse(f"{publisher}{number}")
        except IdentifierError:
            continue
        if identifier := first(describe(store, named), "identifier"):
            return Identifier.parse(identifier)
    return None


def _where(store: Store, on: date, document: Identifier) -> Standing | None:
    """Return where a document stands on a day; a work stands nowhere."""
    return status_of(store, life(store, document), on).value if document.dated or document.draft else None


def _plain(store: Store, wanted: _Wanted) -> Iterator[Row]:
    """Yield what has all words, without an index."""
    within = _documents_within(store, wanted)
    for each in mentions(store, wanted.text, str(wanted.named or "")):
        document = each.document if each.kind == DOCUMENT else None
        if (within is not None and document not in within) or (wanted.documents and not document):
            continue
        standing = _where(store, wanted.on, document) if document else None
        if wanted.admits(standing):
            yield each.kind, each.document, each.name, standing, partial(matched, each.text, wanted.text)


def _documents_within(store: Store, wanted: _Wanted) -> frozenset[Value] | None:
    """Return the documents of the field and committee that are wanted; none where neither is."""
    found: list[frozenset[Value]] = []
    if wanted.ics:
        found.append(frozenset(document for (document,) in store.answer("field", code=wanted.ics)))
    if wanted.committee:
        found.append(frozenset(document_of(store, iri) for iri in documents_of(store, wanted.committee)))
    return frozenset.intersection(*found) if found else None


def _indexed(store: Store, index: "Index", wanted: _Wanted, limit: int) -> Iterator[Row]:
    """Yield what the index has: things that are called so, documents, then the other things."""
    if wanted.committee and not index.knows("committee", folded(wanted.committee)):
        documents_of(store, wanted.committee)
    front, rest = ([], []) if wanted.documents else ranked.others(index, wanted.text, limit)
    documents = _documents(store, index, wanted)
    most = limit - len(front) - min(len(rest), limit // _REST)
    yield from map(_other, front)
    yield from islice(documents, most)
    yield from map(_other, rest)
    yield from documents


def _documents(store: Store, index: "Index", wanted: _Wanted) -> Iterator[Row]:
    published = int(wanted.on.strftime("%Y%m%d")) if wanted.published and wanted.standing not in _PROJECTS else 0
    within = Within(wanted.ics, folded(wanted.committee), published)

    day_asked = wanted.on.strftime("%Y%m%d")

    def place(hit: "Hit") -> tuple[Identifier, Standing | None]:
        document, (since, _, settled) = document_of(store, hit.thing), hit.settled.partition(" ")
        sure = settled and since <= day_asked
        return document, Standing(settled) if sure else _where(store, wanted.on, document)

    for hit, document, standing in ranked.documents(index, wanted.text, wanted.named, within, place):
        if (standing or not wanted.standing) and wanted.admits(standing):
            yield DOCUMENT, document, hit.title, standing, partial(getattr, hit, "matched")


def _other(hit: "Hit") -> Row:
    named = f"{hit.name} {hit.title}" if hit.kind in _PLACES else hit.name
    document = Identifier.from_iri(hit.work) if hit.kind == "clause" else None
    return hit.kind, document, named, None, partial(getattr, hit, "matched")
