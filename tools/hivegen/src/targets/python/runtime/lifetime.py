"""Whether a client is open."""

from __future__ import annotations

import threading
import weakref
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Lifetime:
    """A derived client ends with the one that it was derived from."""

    def __init__(self, parent: Lifetime | None = None) -> None:
        self.ended = threading.Event()
        self.enders: set[Callable[[], None]] = set()
        """Called at the end: each stops something that is under way."""
        self._children: weakref.WeakSet[Lifetime] = weakref.WeakSet()
        if parent is not None:
            parent._children.add(self)
            if parent.ended.is_set():
                self.ended.set()

    def close(self) -> None:
        """Ends what is under way; later calls fail."""
        self.ended.set()
        for end in list(self.enders):
            end()
        for child in list(self._children):
            child.close()
