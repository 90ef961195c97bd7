"""What follows from two relations between clauses in a row."""

from collections.abc import Callable
from itertools import product

import pytest

from isograph.answers.correspondence.relations import Relation, along, composed

EQUAL, SUBSET, SUPERSET, INTERSECTS = Relation.EQUAL, Relation.SUBSET, Relation.SUPERSET, Relation.INTERSECTS
CORRESPONDS, POSSIBLE, NONE = Relation.CORRESPONDS, Relation.POSSIBLE, Relation.NONE

# Rows: the first relation; columns: the second, in the same order.
ORDER = (EQUAL, SUBSET, SUPERSET, INTERSECTS, CORRESPONDS, POSSIBLE, NONE)
TABLE = {
    EQUAL: (EQUAL, SUBSET, SUPERSET, INTERSECTS, POSSIBLE, POSSIBLE, NONE),
    SUBSET: (SUBSET, SUBSET, POSSIBLE, POSSIBLE, POSSIBLE, POSSIBLE, NONE),
    SUPERSET: (SUPERSET, INTERSECTS, SUPERSET, INTERSECTS, POSSIBLE, POSSIBLE, NONE),
    INTERSECTS: (INTERSECTS, INTERSECTS, POSSIBLE, POSSIBLE, POSSIBLE, POSSIBLE, NONE),
    CORRESPONDS: (POSSIBLE, POSSIBLE, POSSIBLE, POSSIBLE, POSSIBLE, POSSIBLE, NONE),
    POSSIBLE: (POSSIBLE, POSSIBLE, POSSIBLE, POSSIBLE, POSSIBLE, POSSIBLE, NONE),
    NONE: (NONE, NONE, NONE, NONE, NONE, NONE, NONE),
}
HOLDS: dict[Relation, Callable[[frozenset[int], frozenset[int]], bool]] = {
    EQUAL: lambda a, b: a == b,
    SUBSET: lambda a, b: a <= b,
    SUPERSET: lambda a, b: a >= b,
    INTERSECTS: lambda a, b: bool(a & b),
    POSSIBLE: lambda a, b: True,
}
SETS = [frozenset(each) for each in ({1}, {2}, {1, 2}, {2, 3}, {1, 2, 3}, {3, 4})]


@pytest.mark.parametrize("first", ORDER)
@pytest.mark.parametrize("second", ORDER)
def test_every_two_relations_compose_as_the_table_says(first: Relation, second: Relation) -> None:
    assert composed(first, second) == TABLE[first][ORDER.index(second)]


@pytest.mark.parametrize(("first", "second", "third"), list(product(ORDER, repeat=3)))
def test_it_does_not_matter_where_one_begins(first: Relation, second: Relation, third: Relation) -> None:
    assert composed(composed(first, second), third) == composed(first, composed(second, third))


@pytest.mark.parametrize(("first", "second"), list(product(ORDER, repeat=2)))
def test_read_from_the_other_side_the_composition_is_reversed(first: Relation, second: Relation) -> None:
    assert composed(first, second).reverse == composed(second.reverse, first.reverse)


@pytest.mark.parametrize(("first", "second"), list(product(list(HOLDS)[:-1], repeat=2)))
def test_what_follows_holds_of_the_contents(first: Relation, second: Relation) -> None:
    follows = HOLDS[composed(first, second)]
    for one, two, three in product(SETS, repeat=3):
        assert follows(one, three) or not (HOLDS[first](one, two) and HOLDS[second](two, three))


def test_a_row_that_says_no_more_is_never_read_as_equal() -> None:
    assert along([CORRESPONDS]) == CORRESPONDS
    assert along([CORRESPONDS, EQUAL]) == POSSIBLE
    assert along([EQUAL, EQUAL, EQUAL]) == EQUAL


def test_a_word_that_is_not_known_says_no_more_than_that_clauses_correspond() -> None:
    assert Relation("resembles") == CORRESPONDS
    assert Relation("new") == Relation("gone") == NONE
