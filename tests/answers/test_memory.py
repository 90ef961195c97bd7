"""What is asked of a store once is kept until the store changes."""

from isograph.answers.facts.memory import remembered
from isograph.store import Store

ASKED: list[str] = []


@remembered
def found(store: Store, name: str) -> str | None:
    ASKED.append(name)
    return None


def test_nothing_found_is_kept_too_until_the_store_changes() -> None:
    store = Store.memory()
    assert [found(store, "nothing") for _ in range(3)] == [None] * 3
    assert ASKED == ["nothing"]
    store.insert([("<urn:a>", "<urn:b>", "<urn:c>")], "urn:graph")
    found(store, "nothing")
    assert ASKED == ["nothing"] * 2
