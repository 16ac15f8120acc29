"""What was worked out a moment ago: the next request mostly asks the same again.

A page asks what the answer before it worked out already, and "weet ik niet" changes no household.
It holds answers, so it goes when something is erased, and when the desk is locked.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")
MOST = 24


class Recent:
    """The last few results by all that they depend on. Thread-safe."""

    def __init__(self) -> None:
        self._found: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._found)

    def keys(self) -> frozenset[Hashable]:
        with self._lock:
            return frozenset(self._found)

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """The result of ``work``, which depends on nothing but ``key``; a failure is not kept."""
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                known: T = self._found[key]
                return known
        found = work()
        with self._lock:
            self._found[key] = found
            while len(self._found) > MOST:
                self._found.popitem(last=False)
        return found

    def forget(self) -> None:
        with self._lock:
            self._found.clear()
