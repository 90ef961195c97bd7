"""What holds for every identifier."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from isograph.errors import IdentifierError
from isograph.identifiers import Identifier, find_identifiers
from tests.identifiers.strategies import identifiers, international
from tests.identifiers.tables import rows

_WORDS = sorted({piece for written, _ in rows("spellings.tsv") for piece in written.split()})
_texts = st.lists(st.sampled_from([*_WORDS, ":", "-", "/", "+", "(", ")", ",", "\n", "Amd 1", "(E)"]), max_size=8).map(
    " ".join
)

settings.register_profile("identifiers", deadline=None)
settings.load_profile("identifiers")


@given(identifiers())
def test_what_is_printed_reads_as_the_same(identifier: Identifier) -> None:
    assert Identifier.parse(str(identifier)) == identifier


@given(identifiers())
def test_the_iri_reads_as_the_same_document(identifier: Identifier) -> None:
    document = Identifier.from_iri(identifier.iri)
    without = replace(identifier, languages=(), edition="" if identifier.year else identifier.edition)
    assert document in {without, replace(without, month=None)}
    assert document.iri == identifier.iri


@given(international())
def test_the_urn_reads_as_a_document_of_the_same_urn(identifier: Identifier) -> None:
    try:
        urn = identifier.urn
    except IdentifierError:
        return
    assert Identifier.from_urn(urn).urn == urn


@given(identifiers(), identifiers())
def test_of_any_two_one_is_less_or_they_are_equal(one: Identifier, other: Identifier) -> None:
    assert (one < other) + (other < one) + (one == other) == 1


@given(identifiers())
def test_the_work_has_no_date_no_stage_and_is_its_own_work(identifier: Identifier) -> None:
    work = identifier.undated()
    assert not work.dated
    assert not work.draft
    assert work.undated() == work.base == work


@given(identifiers())
def test_what_follows_from_an_identifier_prints_and_reads(identifier: Identifier) -> None:
    for each in (identifier.base, identifier.undated(), identifier.adopted or identifier):
        assert Identifier.parse(str(each)) == each


@given(_texts)
def test_text_is_refused_or_has_a_canonical_form(text: str) -> None:
    try:
        identifier = Identifier.parse(text)
    except IdentifierError:
        return
    assert Identifier.parse(str(identifier)) == identifier


@given(_texts)
def test_mentions_are_in_order_and_as_written(text: str) -> None:
    end = 0
    for mention in find_identifiers(text):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
