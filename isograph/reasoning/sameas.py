"""Equality: classes of terms that are one individual, each known by one representative.

The recommendation's eq-sym, eq-trans and eq-rep-* rules never run: facts are kept
for representatives only and expanded on the way out.
"""

from collections.abc import Iterable

Link = tuple[int, int]


class Equality:
    """A union-find whose representative is the smallest number of its class, so that a W3C term stays itself.

    >>> equality = Equality()
    >>> equality.join(7, 3), equality.join(3, 9), equality.join(9, 7)
    (True, True, False)
    >>> equality.representative(9), sorted(equality.members(9))
    (3, [3, 7, 9])
    """

    __slots__ = ("_classes", "of")

    def __init__(self) -> None:
        self.of: dict[int, int] = {}
        self._classes: dict[int, set[int]] = {}

    def __len__(self) -> int:
        return len(self.of)

    def copy(self) -> "Equality":
        """Return a copy that can change without the original."""
        twin = Equality()
        twin.of = dict(self.of)
        twin._classes = {representative: set(members) for representative, members in self._classes.items()}
        return twin

    def representative(self, term: int) -> int:
        """Return the term that stands for a term."""
        return self.of.get(term, term)

    def members(self, term: int) -> Iterable[int]:
        """Return all terms equal to a term, itself among them."""
        return self._classes.get(self.of.get(term, term)) or (term,)

    def classes(self) -> Iterable[set[int]]:
        """Return the classes of more than one member."""
        return self._classes.values()

    def moved(self) -> set[int]:
        """Return the terms that another one stands for."""
        return {term for term, representative in self.of.items() if term != representative}

    def join(self, one: int, other: int) -> bool:
        """Make two terms equal; tell whether they were not before."""
        keep, give = sorted((self.representative(one), self.representative(other)))
        if keep == give:
            return False
        moving = self._classes.pop(give, {give})
        self._classes.setdefault(keep, {keep}).update(moving)
        self.of.update(dict.fromkeys((keep, *moving), keep))
        return True
