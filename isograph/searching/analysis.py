"""How the engine takes a text apart: into words and numbers, without case and accents, down to their stems."""

from functools import lru_cache, reduce
from typing import Final

from tantivy import Filter, Index, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

LANGUAGES: Final = ("en", "fr")

_WORDS: Final = r"\p{L}+|\p{N}+"
_LONGEST: Final = 60


def _analyzer(*filters: Filter) -> TextAnalyzer:
    every = (Filter.remove_long(_LONGEST), Filter.lowercase(), *filters)
    return reduce(TextAnalyzerBuilder.filter, every, TextAnalyzerBuilder(Tokenizer.regex(_WORDS))).build()


PLAIN: Final = _analyzer(Filter.ascii_fold())
STEMMED: Final = {
    "en": _analyzer(Filter.ascii_fold(), Filter.stemmer("english")),
    "fr": _analyzer(Filter.ascii_fold(), Filter.stemmer("french")),
}
_TELLING: Final = _analyzer(Filter.stopword("english"), Filter.stopword("french"), Filter.ascii_fold())


def register(index: Index) -> None:
    """Make the ways to take a text apart known to an index, by which its fields name them."""
    for name, analyzer in (("plain", PLAIN), *STEMMED.items()):
        index.register_tokenizer(name, analyzer)


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, each once, without those that nearly every text has, if there are others."""
    found = dict.fromkeys(_TELLING.analyze(text)) or dict.fromkeys(PLAIN.analyze(text))
    return tuple(found)


@lru_cache(maxsize=100_000)
def stems(word: str) -> dict[str, str]:
    """Return the stem of a word in each language; an overlong word has none."""
    return {language: stem for language, analyzer in STEMMED.items() for stem in analyzer.analyze(word)[:1]}
