"""The triples of a store are gone through and asked where they are, as they are at that moment."""

from isograph.store import Store

TRIPLES = (
    ("<urn:a>", "<urn:p>", '"one\\n\\"two\\" \u2028 three"@en'),
    ("<urn:a>", "<urn:q>", "_:b"),
    ("_:b", "<urn:p>", '"2"^^<http://www.w3.org/2001/XMLSchema#integer>'),
)


def filled() -> Store:
    store = Store.memory()
    store.insert(TRIPLES, "urn:stated")
    store.insert([("<urn:a>", "<urn:r>", "<urn:c>")], "urn:inferred")
    return store


def test_all_triples_but_those_of_some_graphs_are_gone_through() -> None:
    found = set(filled().source(without=["urn:inferred"]).triples())
    assert found == set(TRIPLES)


def test_triples_are_matched_by_any_of_their_terms() -> None:
    source = filled().source(without=["urn:inferred"])
    for triple in TRIPLES:
        subject, predicate, object_ = triple
        assert triple in set(source.matches(subject, None, None))
        assert triple in set(source.matches(None, predicate, None))
        assert triple in set(source.matches(None, None, object_))
        assert list(source.matches(*triple)) == [triple]
    assert list(source.matches('"text"', None, None)) == []
    assert list(source.matches("<urn:a>", "<urn:r>", None)) == []


def test_what_the_store_changes_shows() -> None:
    store = filled()
    source = store.source()
    new = ("<urn:n>", "<urn:p>", "<urn:m>")
    store.insert([new], "urn:other")
    assert new in set(source.triples())
    assert list(source.matches("<urn:n>", None, None)) == [new]
