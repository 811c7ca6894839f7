"""Bounds what retries add to the load of a server in trouble."""

from __future__ import annotations

import threading

CAPACITY = 500
COST = {"transient": 14, "presend": 14, "throttle": 5}


class RetryBudget:
    """A token bucket, as in AWS's standard mode. One a client.

    Each retry takes tokens, each success gives some back, and when none are left calls fail without a retry. First
    attempts are never held back.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tokens = CAPACITY

    def spend(self, kind: str) -> int | None:
        """Pays for one retry. Returns what it cost, or `None` if the budget is used up."""
        cost = COST[kind]
        with self._lock:
            if self._tokens < cost:
                return None
            self._tokens -= cost
            return cost

    def refund(self, last_cost: int | None) -> None:
        """A call succeeded; its last retry cost this, if it had one."""
        if self._tokens < CAPACITY:
            with self._lock:
                self._tokens = min(CAPACITY, self._tokens + (last_cost or 1))
