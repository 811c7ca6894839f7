"""Errors that every SDK of this API has, whatever its language. The names are the same everywhere."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class ClientError(Exception):
    """Base of every error that this package raises by itself."""

    def to_dict(self) -> dict[str, object]:
        """What a log should hold: no headers, no bodies, no credentials."""
        return {"name": type(self).__name__, "message": str(self)}


class ConfigurationError(ClientError):
    """The client was set up in a way that can't work: missing credentials, an unusable base URL."""


class InvalidInputError(ClientError, ValueError):
    """The arguments of a call can't be sent: an empty path parameter, a body that can't be written as JSON."""


class PaginationError(ClientError):
    """A list that can't be continued: pages in a circle or on another server, a missing cursor."""


class WaiterError(ClientError):
    """A wait that did not end in success."""

    def __init__(self, waiter: str, reason: Literal["failure", "deadline"], message: str, value: Any) -> None:
        super().__init__(f"{waiter}: {message}")
        self.waiter = waiter
        """Name of the wait, e.g. `wait_until_complete`."""
        self.reason = reason
        """`failure`: a state was reached from which success can't follow. `deadline`: time ran out before that."""
        self.value: Any = value
        """The value seen last; `None` if the deadline passed before the first answer."""

    def to_dict(self) -> dict[str, object]:
        return {**super().to_dict(), "waiter": self.waiter, "reason": self.reason}


class WebhookError(ClientError):
    """A request that is not, or not certainly, a webhook from whoever has the secret. Answer it with status 400."""

    def __init__(self, reason: Literal["headers", "time", "signature", "payload"], message: str) -> None:
        super().__init__(message)
        self.reason = reason
        """`headers`: one is missing or is not what it should be. `time`: too old, or from the future. `signature`: made
        with another secret or for other content. `payload`: signed, but no JSON."""

    def to_dict(self) -> dict[str, object]:
        return {**super().to_dict(), "reason": self.reason}


class CallTrace(NamedTuple):
    """What is known about a call at the moment it ends."""

    operation: str
    """The contract's `operationId`."""
    route: str
    """Method and path template, e.g. `GET /scans/{scan_id}`."""
    attempts: int
    """HTTP requests made so far for this call."""
    retry_count: int
    """How many of them were retries; a new attempt with a fresh token is none."""
    retry_delay: float
    """Seconds spent waiting between attempts."""


class CallError(ClientError):
    """A call that failed, with how often it was tried."""

    def __init__(self, message: str, trace: CallTrace) -> None:
        note = f" (after {trace.attempts} attempts)" if trace.attempts > 1 else ""
        super().__init__(f"{trace.route}: {message}{note}")
        self.operation = trace.operation
        """The contract's `operationId`, e.g. `getScan`."""
        self.attempts = trace.attempts
        """HTTP requests made for this call; 0 when it failed before the first."""
        self.retry_count = trace.retry_count
        """How many of them were retries."""
        self.retry_delay = trace.retry_delay
        """Seconds spent waiting between attempts."""

    def to_dict(self) -> dict[str, object]:
        return {
            **super().to_dict(),
            "operation": self.operation,
            "attempts": self.attempts,
            "retry_count": self.retry_count,
            "retry_delay": self.retry_delay,
        }


class ConnectionError(CallError, builtins.ConnectionError):
    """No complete response arrived: refused, reset, a body that ended early. Also a builtin `ConnectionError`."""


class TimeoutError(CallError, builtins.TimeoutError):
    """Time ran out. Also a builtin `TimeoutError`."""

    def __init__(self, limit: Literal["attempt", "deadline", "idle"], message: str, trace: CallTrace) -> None:
        super().__init__(message, trace)
        self.limit = limit
        """`attempt` (option `timeout`), `deadline` (option `deadline`), or `idle`: a download stood still for longer
        than `idle_timeout`."""

    def to_dict(self) -> dict[str, object]:
        return {**super().to_dict(), "limit": self.limit}


class AbortError(CallError):
    """The client was closed while the call was under way, or before it."""


class EnvelopeError(CallError):
    """A successful status with a body that the contract doesn't declare:

    a proxy's page, truncated JSON. Not retried.
    """

    def __init__(
        self,
        message: str,
        trace: CallTrace,
        *,
        status: int,
        headers: Mapping[str, str],
        request_id: str | None,
        excerpt: str,
    ) -> None:
        super().__init__(message, trace)
        self.status = status
        self.headers = headers
        self.request_id = request_id
        self.excerpt = excerpt
        """The beginning of the body as text, at most 512 characters."""

    def to_dict(self) -> dict[str, object]:
        return {**super().to_dict(), "status": self.status, "request_id": self.request_id, "excerpt": self.excerpt}
