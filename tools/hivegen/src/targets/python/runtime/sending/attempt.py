"""Sends a request once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..auth.place import Draft
from ..io import ClosedError, TimeLimitError
from ..response.headers import ResponseHeaders
from .outgoing import Answer, OutgoingCall

if TYPE_CHECKING:
    from collections.abc import Callable

    from .transport import Transport

LARGEST_DOCUMENT = 256 * 1024 * 1024
"""More than this is no JSON document of an API. Bytes."""


class AttemptResult(NamedTuple):
    """What came of an attempt."""

    answer: Answer | None = None
    body: bytes = b""
    """Of a successful response, unless it is left unread."""
    truncated: bool = False
    """The body is larger than what is taken as a document."""
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
    on_response = observer.on_response
    started_at = transport.clock.now() if on_response else 0.0
    try:
        response = await io.open(request, draft.url, draft.headers, ends_at - time.monotonic())
        headers = ResponseHeaders(response.headers.raw)
        answer = Answer(response, response.status_code, headers, draft.secret_parameters)
        if transport.window:
            transport.window.observe(headers, transport.clock.now())
        if on_response:
            await _announce(transport, call, attempt, answer, started_at)
        if call.unread or not answer.is_success:
            return AttemptResult(answer, renew=renew, seconds_left=ends_at - time.monotonic())
        body = await io.read(response, LARGEST_DOCUMENT, ends_at - time.monotonic())
        return AttemptResult(answer, body.content, body.truncated)
    except TimeLimitError as error:
        return AttemptResult(stopped_by=by, error=error)
    except ClosedError as error:
        return AttemptResult(stopped_by="close", error=error)
    except (httpx.HTTPError, httpx.StreamError) as error:
        return AttemptResult(stopped_by="close" if io.lifetime.ended.is_set() else None, error=error, renew=renew)


async def _announce(transport: Transport, call: OutgoingCall, attempt: int, answer: Answer, started_at: float) -> None:
    duration = transport.clock.now() - started_at
    try:
        if transport.observer.on_response:
            await transport.observer.on_response(call, attempt, answer, duration)
    except BaseException:
        await transport.io.discard(answer.response)
        raise
