"""Errors that the server reports."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from .errors import CallError, CallTrace

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_MESSAGE = 1000
"""Of a message that a server sends, this much is shown. Characters."""


class ErrorFacts(NamedTuple):
    """What the server said about a failure."""

    status: int
    headers: Mapping[str, str]
    body: object
    """As parsed JSON, or as text where it is not JSON; `None` when empty."""
    code: str | None
    message: str
    details: object
    request_id: str | None
    retry_after: float | None


class ApiError(CallError):
    """The server answered with an error.

    Subclasses go by status; `code` is the contract's error code and tells more. An error inside a 2xx response
    (`success: false`) is a plain `ApiError`.
    """

    def __init__(self, facts: ErrorFacts, trace: CallTrace) -> None:
        super().__init__(_describe(facts), trace)
        self.status = facts.status
        self.code = facts.code
        """The contract's error code, e.g. `NOT_FOUND`. A newer server may send codes that this version doesn't know."""
        self.details = facts.details
        """What the server adds to the message, as the contract declares it."""
        self.request_id = facts.request_id
        """Quote this when asking for support."""
        self.retry_after = facts.retry_after
        """Seconds that the server asks to wait, if it does."""
        self.headers = facts.headers
        self.body = facts.body
        """The error body as parsed JSON, or as text where it is not JSON."""

    def to_dict(self) -> dict[str, object]:
        return {
            **super().to_dict(),
            "status": self.status,
            "code": self.code,
            "details": self.details,
            "request_id": self.request_id,
            "retry_after": self.retry_after,
        }


def _describe(facts: ErrorFacts) -> str:
    notes = [str(facts.status) if facts.code is None else f"{facts.status} {facts.code}"]
    if facts.request_id is not None:
        notes.append(f"request {facts.request_id}")
    if facts.retry_after is not None:
        notes.append(f"retry after {math.ceil(facts.retry_after)} s")
    return f"{facts.message[:LONGEST_MESSAGE]} [{', '.join(notes)}]"


class BadRequestError(ApiError):
    """400"""


class AuthenticationError(ApiError):
    """401: the credentials are missing, wrong, expired or revoked."""


class OAuthError(AuthenticationError):
    """The token endpoint refused the client credentials. `code` is the `error` of RFC 6749, e.g. `invalid_client`."""


class PermissionDeniedError(ApiError):
    """403: the credentials are fine and do not allow this."""


class NotFoundError(ApiError):
    """404"""


class ConflictError(ApiError):
    """409: the resource is in a state that does not allow this."""


class PayloadTooLargeError(ApiError):
    """413"""


class UnprocessableContentError(ApiError):
    """422"""


class RateLimitError(ApiError):
    """429: the rate limit is used up, and waiting for it would have taken too long. See `retry_after`."""


class InternalServerError(ApiError):
    """500 and above."""


_BY_STATUS: dict[int, type[ApiError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    413: PayloadTooLargeError,
    422: UnprocessableContentError,
    429: RateLimitError,
}


def api_error(facts: ErrorFacts, trace: CallTrace) -> ApiError:
    """The error of the class that belongs to the status."""
    fallback = InternalServerError if facts.status >= 500 else ApiError
    return _BY_STATUS.get(facts.status, fallback)(facts, trace)
