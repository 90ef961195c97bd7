"""Facts that many answers need, kept as long as the store stays as it is."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from isograph.store import Store

Asked = ParamSpec("Asked")
Found = TypeVar("Found")

LIMIT = 10_000
"""How many answers to one question are kept for a store; then all are forgotten, and it begins anew."""


class _Unasked:
    """What stands for an answer that is not kept; none and nothing are answers."""


_UNASKED = _Unasked()


def remembered(question: Callable[Concatenate[Store, Asked], Found]) -> Callable[Concatenate[Store, Asked], Found]:
    """Make a function of a store answer from memory until the store changes; further arguments must be hashable."""
    memories: WeakKeyDictionary[Store, tuple[int, dict[object, Found]]] = WeakKeyDictionary()

    @wraps(question)
    def answered(store: Store, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Found:
        version, kept = memories.get(store, (None, {}))
        if version != store.version or len(kept) >= LIMIT:
            kept = {}
            memories[store] = store.version, kept
        asked = (args, *kwargs.items())
        found = kept.get(asked, _UNASKED)
        if isinstance(found, _Unasked):
            found = kept[asked] = question(store, *args, **kwargs)
        return found

    return answered
