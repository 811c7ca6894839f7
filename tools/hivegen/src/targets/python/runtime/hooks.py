"""Functions that are called as calls go on: for metrics, traces, logs of your own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class RequestEvent(NamedTuple):
    """An attempt is about to be sent."""

    operation: str
    """The contract's `operationId`."""
    method: str
    url: str
    headers: dict[str, str]
    """What will be sent, without credentials, by names in lower case. Changes are sent too."""
    attempt: int
    """1 for the first."""


class ResponseEvent(NamedTuple):
    """The head of a response has arrived."""

    operation: str
    method: str
    url: str
    attempt: int
    status: int
    headers: Mapping[str, str]
    request_id: str | None
    duration: float
    """Seconds since the attempt began."""


class RetryEvent(NamedTuple):
    """An attempt failed and will be made again."""

    operation: str
    attempt: int
    """The one that failed; 1 for the first."""
    delay: float
    """Seconds until the next one."""
    status: int | None
    """Of the response, if there was one."""
    error: Exception | None
    """Network error or timeout, if there was no complete response."""


class FailureEvent(NamedTuple):
    """A call has failed for good."""

    operation: str
    error: Exception


class Hooks(NamedTuple):
    """What a hook raises fails the call at once. Those of asynchronous clients may be coroutine functions."""

    on_request: Callable[[RequestEvent], Awaitable[None] | None] | None = None
    on_response: Callable[[ResponseEvent], Awaitable[None] | None] | None = None
    on_retry: Callable[[RetryEvent], Awaitable[None] | None] | None = None
    on_error: Callable[[FailureEvent], Awaitable[None] | None] | None = None
