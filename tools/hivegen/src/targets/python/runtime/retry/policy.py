"""How patient a call is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..operation import ApiDescription, Operation
    from ..options import Limits


class ResolvedPolicy(NamedTuple):
    """A retry policy without gaps."""

    max_retries: int = 2
    statuses: Sequence[int] = ()
    base_delay: float = 0.5
    throttle_delay: float = 1.0
    max_delay: float = 8.0
    max_retry_after: float = 60.0


_DEFAULTS = ResolvedPolicy()


def resolve_policy(api: ApiDescription, operation: Operation, limits: Limits) -> ResolvedPolicy:
    """The nearest wins: options of the call, of the client, what is declared for the operation, and for the API."""
    resolved = _DEFAULTS
    if api.retry is None and operation.retry is None and limits.max_retries is None and not limits.retry:
        return resolved
    for declared in (api.retry, operation.retry):
        if declared is not None:
            resolved = _with(resolved, declared._asdict())
    for options in reversed(limits.retry):
        resolved = _with(resolved, options)
    return resolved if limits.max_retries is None else resolved._replace(max_retries=limits.max_retries)


def _with(policy: ResolvedPolicy, changes: Mapping[str, Any]) -> ResolvedPolicy:
    return policy._replace(**{name: value for name, value in changes.items() if value is not None})


def is_safe_to_repeat(operation: Operation, headers: Mapping[str, str]) -> bool:
    """Whether sending the operation twice does no more than sending it once."""
    key = operation.idempotency_key
    return operation.idempotent or (key is not None and key.lower() in headers)
