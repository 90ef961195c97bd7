"""Which clause of a document a caller means: by number, by heading, by both, or by what it is about."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from isograph.answers.contents.clauses import Clause, ClauseKind, Clauses
from isograph.answers.contents.elements import Level
from isograph.answers.contents.numbering import clause_number
from isograph.answers.facts.activities import activity, with_broader
from isograph.errors import AmbiguousLabelError, ArgumentError, UnknownActivityError, UnknownClauseError
from isograph.model import Activity
from isograph.store import Store

_NUMBER: Final = re.compile(
    r"(?<![\w.])(?:[A-Z](?:\.\s?|\s)?)?\d+(?:\.\d+)*(?!\w)|\bannex\s+[A-Z]\b(?!\s*\.?\d)", re.IGNORECASE
)
_CONTROL: Final = re.compile(r"\bcontrol\b", re.IGNORECASE)
_AROUND: Final = {"annex", "clause", "clauses", "control", "element", "section", "subclause", "requirement"}
_LETTERS: Final = 3


def cited(store: Store, listed: Clauses, written: str) -> tuple[Clause, Activity | None]:
    """Return the clause that a caller writes down, and the activity where the clause is named by what it is about.

    A number that no list can vouch for is taken as it is written: where no list is kept, below the last level of a
    list that is not complete, and in an annex that is only mentioned.

    Raises UnknownClauseError with the nearest clauses, also where number and heading belong to different ones,
    AmbiguousLabelError where a heading stands above several, and ArgumentError where none or several are named.
    """
    if not written.strip():
        raise ArgumentError("name a clause by its number or heading, for example '8.3'")
    numbers = _NUMBER.findall(written)
    if len(numbers) > 1:
        raise ArgumentError(f"one clause at a time, not {', '.join(numbers)}")
    words = _words(_NUMBER.sub(" ", written))
    if not numbers:
        return _entitled(store, listed, written, words)
    found = _numbered(listed, _number(written, numbers[0], listed))
    return _agreed(listed, found, written, words), None


def topics(listed: Clauses, clause: Clause) -> frozenset[str]:
    """Return the labels of what a clause, and all below it, is about."""
    return frozenset(label for each in (clause, *below(listed, clause)) for label in each.about)


def below(listed: Clauses, clause: Clause) -> tuple[Clause, ...]:
    """Return the clauses of a list that stand below one."""
    return tuple(each for each in listed if each.number.startswith(f"{clause.number}."))


def stands_in(number: str, above: str) -> bool:
    """Whether a clause is another one or stands below it; a control stands in its annex.

    >>> stands_in("8.2.2", "8"), stands_in("A.5.1", "Annex A"), stands_in("7.10", "7.1")
    (True, True, False)
    """
    start = above.removeprefix("Annex ")
    return number in {above, start} or number.startswith(f"{start}.")


def _number(written: str, number: str, listed: Clauses) -> str:
    annex = any(each.startswith("Annex") for each in listed.mentioned)
    if number.casefold().startswith("annex"):
        return f"Annex {number[-1].upper()}"
    if annex and _CONTROL.search(written) and number[0].isdigit():
        return f"A.{number}"
    return clause_number(re.sub(r"^([A-Za-z])[.\s]*", lambda letter: f"{letter[1].upper()}.", number))


def _numbered(listed: Clauses, number: str) -> Clause:
    by_number = {each.number: each for each in listed}
    annexes = [each for each in listed.mentioned if each.startswith("Annex")]
    mentioned = number in listed.mentioned or any(stands_in(number, each) for each in annexes)
    if number not in by_number and (mentioned or not by_number):
        return Clause(number, "", ClauseKind.UNKNOWN)
    parent = by_number.get(number.rpartition(".")[0])
    if number not in by_number and parent and not listed.complete and not listed.children(parent):
        return Clause(number, "", ClauseKind.UNKNOWN, parent.number, parent.about)
    return listed.clause(number)


def _agreed(listed: Clauses, clause: Clause, written: str, words: frozenset[str]) -> Clause:
    """Return the clause that bears the number, unless the heading given with it is that of another clause."""
    known = _known(listed, clause)
    if not words or _fits(words, known):
        return clause
    others = [each for each in listed if _fits(words, _words(each.title)) and each.number != clause.number]
    absent = [each for each in listed.absent if _fits(words, _words(each))]
    if others and not any(_akin(listed, clause, each) for each in others):
        nearest = (str(clause), *map(str, _topmost(others)))
        raise UnknownClauseError(written, nearest, within=str(listed.identifier))
    return _missing(absent[0]) if absent and not others else clause


def _known(listed: Clauses, clause: Clause) -> frozenset[str]:
    """Return the words of a clause, of those above it and of what it is about."""
    line = [each.title for each in listed if stands_in(clause.number, each.number)]
    return _words(" ".join((*line, clause.title, *topics(listed, clause))))


def _akin(listed: Clauses, one: Clause, other: Clause) -> bool:
    return stands_in(one.number, other.number) or stands_in(other.number, one.number)


def _entitled(store: Store, listed: Clauses, written: str, words: frozenset[str]) -> tuple[Clause, Activity | None]:
    same = [each for each in listed if " ".join(written.split()).casefold() == each.title.casefold()]
    found = _topmost(same or [each for each in listed if words and _fits(words, _words(each.title))])
    if not found:
        return _treating(store, listed, written, words)
    return _only(found, written), None


def _treating(store: Store, listed: Clauses, written: str, words: frozenset[str]) -> tuple[Clause, Activity | None]:
    """Return the clause that is about what is written, where that is an activity."""
    absent = [each for each in listed.absent if words and _fits(words, _words(each))]
    if absent:
        return _missing(absent[0]), None
    try:
        named = activity(store, written)
    except UnknownActivityError:
        titles = {each.title.casefold(): str(each) for each in listed if each.title}
        near = [titles[title] for title in get_close_matches(written.casefold(), titles, n=5, cutoff=0.5)]
        raise UnknownClauseError(written, near or map(str, listed.roots), within=str(listed.identifier)) from None
    broader = with_broader(store, named)
    labels = {each: activity(store, each).iri for clause in listed for each in clause.about}
    about = [each for each in listed if named.label in each.about]
    about = about or [each for each in listed if any(labels[label] in broader for label in each.about)]
    if not about:
        return Clause("", named.label, ClauseKind.UNKNOWN, about=(named.label,)), named
    return _only(_topmost(about), written), named


def _only(found: list[Clause], written: str) -> Clause:
    if len(found) > 1:
        raise AmbiguousLabelError(written, map(str, found))
    return found[0]


def _topmost(found: Iterable[Clause]) -> list[Clause]:
    several = list(found)
    return [
        each for each in several if not any(other != each and stands_in(each.number, other.number) for other in several)
    ]


def _missing(element: str) -> Clause:
    number, _, title = element.partition(" ")
    return Clause(number, title, ClauseKind.HEADING, level=Level.ABSENT)


def _words(text: str) -> frozenset[str]:
    found = re.findall(r"[^\W\d_]+", text.casefold())
    return frozenset(word for word in found if len(word) > _LETTERS and word not in _AROUND)


def _fits(words: frozenset[str], title: frozenset[str]) -> bool:
    return bool(words) and all(any(each.startswith(word) for each in title) for word in words)
