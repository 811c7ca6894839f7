"""Everything that makes calls depend on when they run. Tests replace it; programs don't need to."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import threading


class Clock(Protocol):
    """Time and chance. Time limits of attempts are real time all the same, as sockets have no other."""

    def now(self) -> float:
        """Seconds since 1970."""
        ...

    def random(self) -> float:
        """At least 0, below 1."""
        ...

    def sleep(self, seconds: float, ended: threading.Event) -> None:
        """Waits, in a blocking client. Returns at once when `ended` is set."""
        ...

    async def sleep_async(self, seconds: float) -> None:
        """Waits, in an asynchronous client."""
        ...


class SystemClock:
    """The real one."""

    def now(self) -> float:
        return time.time()

    def random(self) -> float:
        return random.random()

    def sleep(self, seconds: float, ended: threading.Event) -> None:
        # Longer waits than the platform can do at once don't happen: hints are bounded.
        ended.wait(seconds)

    async def sleep_async(self, seconds: float) -> None:
        import anyio

        await anyio.sleep(seconds)
