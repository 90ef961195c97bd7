"""A closure that is kept whole elsewhere is asked there, and proves what the closure itself proves."""

from collections.abc import Iterator

import pytest

from isograph import NotInferredError
from isograph.reasoning import Closure, prover
from isograph.reasoning.matching import Triples
from isograph.reasoning.terms import SAME_AS, TYPE, Triple, curie

EDITION, DOCUMENT = "<https://e.org/Edition>", "<https://e.org/Document>"
REVISES, SUPERSEDES, TITLE = "<https://e.org/revises>", "<https://e.org/supersedes>", "<https://e.org/title>"
A, B, C, D = (f"<https://e.org/{name}>" for name in "abcd")
STATED: tuple[Triple, ...] = (
    (EDITION, curie("rdfs:subClassOf"), DOCUMENT),
    (REVISES, curie("rdfs:subPropertyOf"), SUPERSEDES),
    (SUPERSEDES, TYPE, curie("owl:TransitiveProperty")),
    (A, TYPE, EDITION),
    *((newer, REVISES, older) for newer, older in ((D, C), (C, B), (B, A))),
    (A, TITLE, '"A"'),
)


class Held:
    """A few triples as a source."""

    def __init__(self, *triples: Triple) -> None:
        self._held = Triples(triples)

    def triples(self) -> tuple[Triple, ...]:
        return self._held.triples

    def matches(self, subject: str | None, predicate: str | None, object_: str | None) -> Iterator[Triple]:
        return self._held.matches(subject, predicate, object_)


def asked(*stated: Triple) -> Closure | None:
    """Return the closure of triples that is kept beside them."""
    return prover(Held(*stated), Held(*stated, *Closure.of(stated, contradictions="report").inferred()))


@pytest.fixture(scope="module")
def closure() -> Closure:
    found = asked(*STATED)
    assert found
    return found


@pytest.mark.parametrize("triple", [(A, TYPE, DOCUMENT), (D, SUPERSEDES, A), (C, SUPERSEDES, B), (A, TITLE, '"A"')])
def test_a_proof_is_the_one_of_the_closure_and_holds(closure: Closure, triple: Triple) -> None:
    ours, theirs = closure.proof(triple), Closure.of(STATED).proof(triple)
    assert triple in closure
    assert ours.to_dict() == theirs.to_dict()
    assert ours.check(closure)


@pytest.mark.parametrize("triple", [(A, SUPERSEDES, D), (B, TYPE, DOCUMENT), (B, TITLE, '"A"'), (A, TYPE, "<x:new>")])
def test_what_does_not_hold_is_explained_as_the_closure_does(closure: Closure, triple: Triple) -> None:
    assert triple not in closure
    assert closure.why_not(triple).additions == Closure.of(STATED).why_not(triple).additions
    with pytest.raises(NotInferredError):
        closure.proof(triple)


def test_what_is_stated_is_told_from_what_follows(closure: Closure) -> None:
    assert closure.stated((B, REVISES, A))
    assert not closure.stated((B, SUPERSEDES, A))
    assert closure.proof((B, REVISES, A)).height == 0


def test_where_terms_are_equal_the_closure_itself_is_needed() -> None:
    assert asked(*STATED, (A, SAME_AS, "<https://e.org/alias>")) is None
