"""Decides about retries."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..clock import Clock
    from .budget import RetryBudget
    from .classify import FailureClass
    from .policy import ResolvedPolicy


class Failure(NamedTuple):
    """A failed attempt."""

    kind: FailureClass
    hint: float | None
    """Seconds that the server asks to wait."""


class Circumstances(NamedTuple):
    """What else counts."""

    policy: ResolvedPolicy
    retries: int
    """Made so far."""
    safe: bool
    replayable: bool
    remaining: float
    """Seconds left until the call's deadline; `inf` without one."""
    budget: RetryBudget
    clock: Clock


class Retry(NamedTuple):
    """Another attempt."""

    delay: float
    """Seconds to wait before it."""
    cost: int
    """What it took from the budget."""


def decide_retry(failure: Failure, circumstances: Circumstances) -> Retry | None:
    """Whether, and after how long, a failed attempt is made again."""
    kind, hint = failure
    policy = circumstances.policy
    if kind == "final" or not circumstances.replayable:
        return None
    if kind == "transient" and not circumstances.safe:
        return None
    if circumstances.retries >= policy.max_retries:
        return None
    if hint is not None and hint > policy.max_retry_after:
        return None
    delay = _retry_delay(failure, circumstances)
    if delay >= circumstances.remaining:
        return None
    cost = circumstances.budget.spend(kind)
    return None if cost is None else Retry(delay, cost)


def _retry_delay(failure: Failure, circumstances: Circumstances) -> float:
    """The server's hint and a little more, so that clients don't all return at once; or full jitter below a growing
    bound."""
    chance = circumstances.clock.random()
    if failure.hint is not None:
        return failure.hint * (1 + 0.1 * chance)
    policy = circumstances.policy
    step = policy.throttle_delay if failure.kind == "throttle" else policy.base_delay
    return chance * min(policy.max_delay, step * 2.0 ** min(circumstances.retries, 64))
