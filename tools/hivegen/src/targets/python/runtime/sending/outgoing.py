"""Requests on their way, and what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import httpx

    from ..api_errors import ApiError, ErrorFacts
    from ..errors import CallTrace
    from ..operation import Operation
    from ..options import Limits
    from ..request.body import OutgoingBody


class OutgoingRequest(NamedTuple):
    """A serialised request: all that is needed to send it any number of times."""

    url: str
    method: str
    headers: dict[str, str]
    """Without credentials, by names in lower case."""
    body: OutgoingBody | None


class OutgoingCall(NamedTuple):
    """A request with what governs it."""

    operation: Operation
    request: OutgoingRequest
    limits: Limits
    unread: bool = False
    """Hand out the body as a stream. Otherwise it is read within the attempt, which is made again if that fails."""
    refine_error: Callable[[ErrorFacts, CallTrace], ApiError | None] | None = None
    """Replaces the usual reading of an error body."""


class Delivery(NamedTuple):
    """A response with a 2xx status."""

    status: int
    headers: Mapping[str, str]
    url: str
    """Without credentials."""
    body: bytes
    """Empty if it was left unread."""
    trace: CallTrace
    response: httpx.Response
    ends_at: float
    """When the deadline of the call is, on the monotonic clock."""
