"""How patient a call is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..operation import RetryPolicy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..operation import ApiDescription, Operation


class ResolvedPolicy(NamedTuple):
    """A retry policy without gaps."""

    max_retries: int = 2
    statuses: tuple[int, ...] = ()
    base_delay: float = 0.5
    throttle_delay: float = 1.0
    max_delay: float = 8.0
    max_retry_after: float = 60.0


_DEFAULTS = ResolvedPolicy()


def resolve_policy(api: ApiDescription, operation: Operation, max_retries: int | None) -> ResolvedPolicy:
    """The nearest wins:

    the caller's `max_retries`, then the operation's declaration, then the API's, then the defaults.
    """
    if api.retry is None and operation.retry is None and max_retries is None:
        return _DEFAULTS
    resolved = _DEFAULTS
    for policy in (api.retry, operation.retry, RetryPolicy(max_retries=max_retries)):
        if policy is not None:
            resolved = resolved._replace(
                **{name: value for name, value in policy._asdict().items() if value is not None}
            )
    return resolved


def is_safe_to_repeat(operation: Operation, headers: Mapping[str, str]) -> bool:
    """Whether sending the operation twice does no more than sending it once."""
    key = operation.idempotency_key
    return operation.idempotent or (key is not None and key.lower() in headers)
