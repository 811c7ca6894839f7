"""Time stands still but for the waits of calls, which it records."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any


class CaseClock:
    """A clock of the SDK, told by a case."""

    def __init__(self, settings: dict[str, Any], on_hold: Callable[[float], None]) -> None:
        self._now: float = settings["now"]
        self._random: float = settings["random"]
        self._holds: bool = settings.get("hold", False)
        self._on_hold = on_hold
        self._moved = threading.Condition()
        self._waiting: list[tuple[float, asyncio.Future[None]]] = []
        self.sleeps: list[float] = []

    def now(self) -> float:
        return self._now

    def random(self) -> float:
        return self._random

    def sleep(self, seconds: float, ended: threading.Event) -> None:
        if ended.is_set():
            return
        self.sleeps.append(seconds)
        wakes_at = self._now + seconds
        if not self._holds:
            self._now = max(self._now, wakes_at)
            return
        with self._moved:
            self._on_hold(seconds)
            while self._now < wakes_at and not ended.is_set():
                # Closing a client doesn't move its clock.
                self._moved.wait(0.01)

    async def sleep_async(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        wakes_at = self._now + seconds
        if not self._holds:
            await asyncio.sleep(0)
            self._now = max(self._now, wakes_at)
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((wakes_at, future))
        self._on_hold(seconds)
        await future

    def advance(self, seconds: float) -> None:
        with self._moved:
            self._now += seconds
            self._moved.notify_all()
        for wakes_at, future in self._waiting:
            if wakes_at <= self._now and not future.done():
                future.set_result(None)
