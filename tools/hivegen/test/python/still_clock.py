"""A clock that stands still, and jumps where somebody waits."""

from __future__ import annotations

import threading


class StillClock:
    """Records the waits."""

    def __init__(self, chance: float = 0.5) -> None:
        self.time = 1_767_225_600.0
        self.chance = chance
        self.sleeps: list[float] = []

    def now(self) -> float:
        return self.time

    def random(self) -> float:
        return self.chance

    def sleep(self, seconds: float, ended: threading.Event) -> None:
        if not ended.is_set():
            self.sleeps.append(seconds)
            self.time += seconds

    async def sleep_async(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.time += seconds
