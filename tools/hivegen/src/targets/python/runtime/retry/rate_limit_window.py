"""Remembers a used-up rate limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .hint import seconds_to_reset

if TYPE_CHECKING:
    from ..operation import RateLimitHeaders
    from ..response.headers import ResponseHeaders


class RateLimitWindow:
    """Lets calls wait for the reset of a limit instead of being refused. One a client."""

    def __init__(self, headers: RateLimitHeaders) -> None:
        self._headers = headers
        self._remaining = headers.remaining.lower()
        # Seconds since 1970 by the local clock; 0 while calls are left.
        self._opens_at = 0.0

    def observe(self, headers: ResponseHeaders, now: float) -> None:
        """Takes note of what a response says."""
        remaining = (headers.get_lower(self._remaining) or "").strip()
        if remaining:
            reset = seconds_to_reset(headers, self._headers, now) if remaining == "0" else None
            self._opens_at = 0.0 if reset is None else now + reset

    def seconds_to_wait(self, now: float) -> float:
        """Seconds to wait before sending; 0 when nothing speaks against it."""
        return max(0.0, self._opens_at - now)
