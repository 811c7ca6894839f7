"""Sends a request once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..auth.place import Draft, without_parameters
from ..io import ClosedError, TimeLimitError

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from .outgoing import OutgoingCall
    from .transport import Transport

LARGEST_DOCUMENT = 256 * 1024 * 1024
"""More than this is no JSON document of an API. Bytes."""


class AttemptResult(NamedTuple):
    """What came of an attempt."""

    response: httpx.Response | None = None
    body: bytes = b""
    """Of a successful response, unless it is left unread."""
    truncated: bool = False
    """The body is larger than what is taken as a document."""
    url: str = ""
    """Where the response came from, without credentials."""
    stopped_by: Literal["attempt", "deadline", "close"] | None = None
    error: Exception | None = None
    """What broke the connection."""
    renew: Callable[[], bool] | None = None
    """To be called when the credentials are refused: tells whether another attempt would carry different ones."""
    seconds_left: float = 0.0
    """Of the time for the attempt, for the body of an error."""


async def attempt_once(transport: Transport, call: OutgoingCall, attempt: int, remaining: float) -> AttemptResult:
    """Failures of the network come back as `error`; what the caller's own functions raise is raised."""
    import httpx

    io = transport.io
    request = call.request
    limit = min(call.limits.timeout, remaining)
    by: Literal["attempt", "deadline"] = "deadline" if remaining < call.limits.timeout else "attempt"
    ends_at = time.monotonic() + limit
    draft = Draft(request.url, request.headers.copy())
    observer = transport.observer
    if observer.on_request:
        await observer.on_request(call, attempt, draft)
    renew = await transport.authenticator.authorize(call.operation, draft) if transport.authenticator else None
    started_at = transport.clock.now()
    response: httpx.Response | None = None
    try:
        response = await io.open(request, draft.url, draft.headers, ends_at - time.monotonic())
        if transport.window:
            transport.window.observe(response.headers, transport.clock.now())
        if observer.on_response:
            await _announce(transport, call, attempt, response, started_at)
        url = without_parameters(str(response.url), draft.secret_parameters)
        if call.unread or not response.is_success:
            return AttemptResult(response, url=url, renew=renew, seconds_left=ends_at - time.monotonic())
        body = await io.read(response, LARGEST_DOCUMENT, ends_at - time.monotonic())
        return AttemptResult(response, body.content, body.truncated, url)
    except TimeLimitError as error:
        return AttemptResult(stopped_by=by, error=error)
    except ClosedError as error:
        return AttemptResult(stopped_by="close", error=error)
    except (httpx.HTTPError, httpx.StreamError) as error:
        return AttemptResult(stopped_by="close" if io.lifetime.ended.is_set() else None, error=error, renew=renew)


async def _announce(
    transport: Transport, call: OutgoingCall, attempt: int, response: httpx.Response, started_at: float
) -> None:
    duration = transport.clock.now() - started_at
    try:
        if transport.observer.on_response:
            await transport.observer.on_response(call, attempt, response, duration)
    except BaseException:
        await transport.io.discard(response)
        raise
