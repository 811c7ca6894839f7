"""One piece of work for all who want it at the same time."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from ..io import Event, Io


class _Flight:
    def __init__(self, landed: Event) -> None:
        self.landed = landed
        self.value: str | None = None
        self.error: Exception | None = None


class SingleFlight:
    """Whoever comes while the work is under way gets the same result, or the same error."""

    def __init__(self, io: Io) -> None:
        self._io = io
        self._guard = threading.Lock()
        self._flight: _Flight | None = None

    async def run(self, work: Callable[[], Awaitable[str]], known: Callable[[], str | None]) -> str:
        """Does the work, or waits for who does it. `known` has the result, if somebody was just before."""
        while True:
            with self._guard:
                value = known()
                if value is not None:
                    return value
                is_first = self._flight is None
                flight = self._flight = self._flight or _Flight(self._io.event())
            if is_first:
                return await self._io.detached(self._fly(flight, work))
            await flight.landed.wait()
            if flight.error is not None:
                raise flight.error
            if flight.value is not None:
                return flight.value
            # Who did the work was cancelled. Somebody else does it.

    async def _fly(self, flight: _Flight, work: Callable[[], Awaitable[str]]) -> str:
        try:
            flight.value = await work()
        except Exception as error:
            flight.error = error
            raise
        finally:
            with self._guard:
                self._flight = None
            flight.landed.set()
        return flight.value
