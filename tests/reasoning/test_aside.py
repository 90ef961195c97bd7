"""What no rule concerns is left where it is, and everything is answered as if it had been read."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isograph.errors import InconsistencyError
from isograph.reasoning import Change, Closure, Triple, rules_from
from isograph.reasoning.terms import TYPE, Term, curie
from tests.reasoning.ontologies import INDIVIDUALS, PROPERTIES, axioms, facts, ontologies
from tests.reasoning.turtle import triple, triples

SETTINGS = settings(deadline=None, max_examples=80, derandomize=True, suppress_health_check=list(HealthCheck))
INTEGER = curie("xsd:integer")
CATALOGUE = ":revises rdfs:subPropertyOf :older . :b :revises :a . :a :title 'Quality' . :b :title 'More' ; :pages 12 ."


class Shelf:
    """A source in memory, which counts how often it is gone through."""

    def __init__(self, given: frozenset[Triple]) -> None:
        self.given = given
        self.readings = 0

    def triples(self) -> Iterator[Triple]:
        self.readings += 1
        return iter(sorted(self.given))

    def matches(self, subject: Term | None, predicate: Term | None, object_: Term | None) -> Iterator[Triple]:
        asked = (subject, predicate, object_)
        return (each for each in sorted(self.given) if all(a in (None, b) for a, b in zip(asked, each, strict=True)))


def over(turtle: str) -> tuple[Closure, Shelf]:
    shelf = Shelf(frozenset(triples(turtle)))
    return Closure.over(shelf), shelf


def unread(closure: Closure) -> set[Triple]:
    """Return the triples of the catalogue that were left aside."""
    facts_ = closure._facts
    return {each for each in triples(CATALOGUE) if facts_.unread(each[1])}


def test_titles_and_pages_are_not_read() -> None:
    closure, shelf = over(CATALOGUE)
    assert unread(closure) == set(triples(":a :title 'Quality' . :b :title 'More' ; :pages 12 ."))
    assert tuple(closure.inferred()) == triples(":b :older :a .")
    assert shelf.readings == 1


def test_what_was_not_read_is_stated_and_matched() -> None:
    closure, _ = over(CATALOGUE)
    title = triple(":a :title 'Quality' .")
    assert closure.stated(title)
    assert title in closure
    assert set(closure.matches(title[0], None, None)) == {title}
    assert set(closure.matches(None, None, None)) == {*triples(CATALOGUE), *triples(":b :older :a .")}
    assert closure.proof(title).stated == (title,)


@pytest.mark.parametrize(
    ("more", "follows"),
    [
        (":title rdfs:subPropertyOf :name .", ":a :name 'Quality' ."),
        (":is rdfs:subPropertyOf rdfs:subPropertyOf . :title :is :name .", ":a :name 'Quality' ."),
        (":a owl:sameAs :c .", ":c :title 'Quality' ."),
        (":of a owl:FunctionalProperty . :x :of :a , :c .", ":c :title 'Quality' ."),
        (":title owl:sameAs :name .", ":a :name 'Quality' ."),
        (":title rdfs:domain :Titled .", ":a a :Titled ."),
    ],
)
def test_what_an_axiom_or_equality_concerns_is_read(more: str, follows: str) -> None:
    closure, _ = over(CATALOGUE + more)
    assert triple(follows) in set(closure.inferred())
    later, shelf = over(CATALOGUE)
    change = later.add(triples(more))
    shelf.given |= set(triples(more))
    assert triple(follows) in change.added
    assert set(later.inferred()) == set(closure.inferred())


def test_a_literal_that_is_none_of_its_datatype_is_found() -> None:
    with pytest.raises(InconsistencyError, match="dt-not-type"):
        over(CATALOGUE + f":a :pages 'many'^^{INTEGER} .")
    closure, _ = over(CATALOGUE)
    with pytest.raises(InconsistencyError, match="dt-not-type"):
        closure.add(triples(f":a :pages 'many'^^{INTEGER} ."))
    assert not closure.stated(triple(f":a :pages 'many'^^{INTEGER} ."))


def test_a_rule_over_all_predicates_reads_everything() -> None:
    ranging = rules_from("CONSTRUCT { ?a <https://example.org/told> ?p } WHERE { ?a ?p ?o }", "told")
    closure = Closure.over(Shelf(frozenset(triples(CATALOGUE))), rules=ranging)
    assert triple(":a :told :title .") in closure


def test_edits_of_what_was_not_read_change_nothing_that_follows() -> None:
    closure, shelf = over(CATALOGUE)
    new, old = triples(":c :title 'Most' ."), triples(":a :title 'Quality' .")
    assert (closure.add(new), closure.remove(old)) == (Change(), Change())
    shelf.given = shelf.given.union(new) - set(old)
    assert closure.stated(new[0])
    assert not closure.stated(old[0])
    closure.add(triples(":title rdfs:subPropertyOf :name ."))
    assert {each[2] for each in closure.matches(None, triple(":a :name 1 .")[1], None)} == {'"More"', '"Most"'}


def test_a_copy_goes_its_own_way() -> None:
    closure, _ = over(CATALOGUE)
    twin = closure.assuming(triples(":c :title 'Most' ."))
    assert twin.stated(triple(":c :title 'Most' ."))
    assert not closure.stated(triple(":c :title 'Most' ."))


notes = st.tuples(
    st.sampled_from([*INDIVIDUALS, *PROPERTIES]),
    st.sampled_from(["<https://example.org/title>", "<https://example.org/pages>", PROPERTIES[0]]),
    st.sampled_from(['"one"', '"two"@en', f'"1"^^{INTEGER}', f'"x"^^{INTEGER}', INDIVIDUALS[0], INDIVIDUALS[1]]),
)
edits = st.lists(
    st.tuples(st.booleans(), st.lists(st.one_of(st.one_of(notes, facts).map(lambda each: [each]), axioms), max_size=3)),
    max_size=4,
)


@SETTINGS
@given(triples_=ontologies(), noted=st.frozensets(notes, max_size=6), steps=edits)
def test_random_catalogues_are_answered_as_if_all_was_read(
    triples_: frozenset[Triple], noted: frozenset[Triple], steps: list[tuple[bool, list[list[Triple]]]]
) -> None:
    shelf = Shelf(triples_ | noted)
    closure = Closure.over(shelf, contradictions="report")
    for adding, drawn in [(True, []), *steps]:
        batch = [each for part in drawn for each in part] or (sorted(noted)[:2] if steps and not adding else [])
        before = set(closure.inferred())
        change = closure.add(batch) if adding else closure.remove(batch)
        shelf.given = shelf.given | set(batch) if adding else shelf.given - set(batch)
        whole = Closure.of(sorted(shelf.given), contradictions="report")
        assert set(closure.inferred()) == set(whole.inferred())
        assert (before - set(change.removed)) | set(change.added) == set(closure.inferred())
        assert set(closure.matches(None, None, None)) == set(whole.matches(None, None, None))
        assert {each.rule for each in closure.contradictions} == {each.rule for each in whole.contradictions}
        assert len(closure.contradictions) == len(whole.contradictions)
        assert all(closure.stated(each) for each in shelf.given)
        assert not any(closure.stated(each) for each in set(batch) - shelf.given)


def test_types_are_read() -> None:
    closure, _ = over(":A rdfs:subClassOf :B . :x a :A .")
    assert (triple(":x a :B .")[0], TYPE, triple(":x a :B .")[2]) in closure
