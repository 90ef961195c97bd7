"""What is asked of an index: the words of a text as a query of terms, never read as a language of queries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log
from typing import Final

from tantivy import FieldType, Occur, Query, Schema, Searcher

from isograph.searching import analysis
from isograph.searching.within import Within
from isograph.searching.words import alike, plain, slips, spelled

LONGEST: Final = 20_000
"""How many characters of a text are read for words to search for."""

MOST: Final = 24
"""How many words are searched for: of more, those that the fewest texts have."""

_WEIGHTS: Final = {"title": 3.0, "scope": 1.0, "around": 0.6}
_NAME: Final = 5.0
_SLIPPED: Final = (14.0, 9.0)
"""What a word is worth that differs in one letter, and in two; a rare word, as it is in a title, is worth about 20."""
_BEGUN: Final = 8.0
_TIE: Final = 0.2
_IN_ORDER: Final = 2.0
_CURRENT: Final = 0.5
_BEGINNING: Final = 2
_PAIR: Final = 2
_FEW: Final = 8
"""Up to how many words most must match; of more, which are a text and no question, fewer."""
_MOSTLY: Final = 0.7
_PARTLY: Final = 0.4


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that is searched for, with where it stands in the index: field, stem and what it is worth there.

    Where it stands nowhere, `slips` is how many of its letters may differ.
    """

    text: str
    stems: dict[str, str]
    places: tuple[tuple[str, str, float], ...]
    frequency: int
    slips: int


class Question:
    """The words of a text, put to an index."""

    def __init__(self, searcher: Searcher, schema: Schema, text: str, group: str) -> None:
        self._searcher, self._schema, self._group = searcher, schema, group
        found = [self._word(word) for word in analysis.words(text[:LONGEST])]
        rarest = sorted(found, key=lambda word: word.frequency or searcher.num_docs)[:MOST]
        self._words = [word for word in found if word in rarest]
        self._forms = {form: word.text for word in reversed(self._words) for form in (*word.stems.values(), word.text)}
        self._beginnings = {form[:_BEGINNING] for form in self._forms}
        self._unknown = [word for word in self._words if not word.places]
        self._meant: dict[str, str] = {}

    def query(self, within: Within) -> Query:
        """Return the query for what has enough of the words."""
        if not self._words:
            return Query.empty_query()
        asked = [(Occur.Should, self._asked(word)) for word in self._words]
        enough = Query.boolean_query(asked, minimum_number_should_match=self._enough())
        limits = ((Occur.Must, Query.const_score_query(each, 0.0)) for each in self._limits(within))
        better = ((Occur.Should, each) for each in self._preferences())
        return Query.boolean_query([(Occur.Must, enough), *limits, *better])

    @property
    def many(self) -> int:
        """How many words are searched for."""
        return len(self._words)

    def matched(self, texts: Iterable[str]) -> Iterator[tuple[str, ...]]:
        """Yield for each of some texts which of its words match, as they stand there; a word once for all texts."""
        missing = {word.text for word in self._words}
        for text in texts:
            yield tuple(self._taken(text, missing)) if missing else ()

    def _taken(self, text: str, missing: set[str]) -> Iterator[str]:
        """Yield the words of a text that match one that is missing, which then is missing no more."""
        for word in dict.fromkeys(spelled(text)):
            found = self._meant.get(word)
            if found is None:  # a text has many words that others have too
                found = self._meant[word] = self._match(word.lower() if word.isascii() else plain(word))
            if found in missing:
                missing.remove(found)
                yield word

    def _match(self, other: str) -> str:
        """Return the word that one of a text matches, empty if none."""
        if other in self._forms:
            return self._forms[other]
        stems = analysis.stems(other).values() if other[:_BEGINNING] in self._beginnings else ()
        found = next((self._forms[stem] for stem in stems if stem in self._forms), "")
        return found or next((word.text for word in self._unknown if _like(word, other)), "")

    def _word(self, text: str) -> _Word:
        stems = analysis.stems(text)
        fields = [
            (f"{self._group}_{part}_{each}", stems[each], worth) for part, worth in _WEIGHTS.items() for each in stems
        ]
        named = (f"{self._group}_name", text, _NAME)
        counted = {each: many for each in (named, *fields) if (many := self._searcher.doc_freq(*each[:2]))}
        rarity = min(map(self._rarity, counted.values()), default=0.0)
        places = tuple((*each[:2], each[2] * rarity / self._rarity(many)) for each, many in counted.items())
        return _Word(text, stems, places, sum(counted.values()), slips=0 if places else slips(text))

    def _rarity(self, frequency: int) -> float:
        """Return what the engine multiplies by for a word in so many texts: one of one language is rare in others."""
        return log(1 + (self._searcher.num_docs - frequency + 0.5) / (frequency + 0.5))

    def _enough(self) -> int:
        """Return how many words must match: both of two, most of a few, fewer of many."""
        many = len(self._words)
        return many if many <= _PAIR else max(_PAIR, round(many * (_MOSTLY if many <= _FEW else _PARTLY)))

    def _asked(self, word: _Word) -> Query:
        """Return the query for a word; for one that nothing has, that for titles with one like it."""
        if not word.places:
            return self._alike(word)
        terms = (
            Query.boost_query(Query.term_query(self._schema, field, form, "freq"), worth)
            for field, form, worth in word.places
        )
        return Query.disjunction_max_query(list(terms), _TIE)

    def _alike(self, word: _Word) -> Query:
        field = f"{self._group}_plain"
        found = [
            Query.const_score_query(Query.fuzzy_term_query(self._schema, field, word.text, many), worth)
            for many, worth in zip(range(1, word.slips + 1), _SLIPPED, strict=False)
        ]
        if word.text.isalpha() and len(word.text) >= _BEGINNING:
            begun = Query.fuzzy_term_query(self._schema, field, word.text, 0, prefix=True)
            found.append(Query.const_score_query(begun, _BEGUN))
        return Query.disjunction_max_query(found) if found else Query.empty_query()

    def _limits(self, within: Within) -> Iterator[Query]:
        if within.ics:
            yield Query.term_query(self._schema, "ics", within.ics)
        if within.committee:
            yield Query.term_query(self._schema, "committee", within.committee)
        if within.published:
            yield Query.range_query(self._schema, "published", FieldType.Integer, 0, within.published)

    def _preferences(self) -> Iterator[Query]:
        """Yield what makes the better one of two equals: it has the words in their order, it is not withdrawn."""
        yield Query.const_score_query(Query.term_query(self._schema, "ended", "no"), _CURRENT)
        if 1 < len(self._words) <= _FEW:
            for language in analysis.LANGUAGES:
                stems: list[str | tuple[int, str]] = [word.stems[language] for word in self._words]
                phrase = Query.phrase_query(self._schema, f"{self._group}_title_{language}", stems, slop=len(stems))
                yield Query.boost_query(phrase, _IN_ORDER)


def _like(word: _Word, other: str) -> bool:
    begins = len(word.text) >= _BEGINNING and other.startswith(word.text)
    return begins or (word.slips > 0 and alike(word.text, other, word.slips))
