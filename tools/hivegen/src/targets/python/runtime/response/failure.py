"""Makes errors of what went wrong."""

from __future__ import annotations

import http
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from ..api_errors import ErrorFacts
from ..errors import AbortError, CallError, CallTrace, ConnectionError, TimeoutError
from ..json_text import ABSENT, parse_json, text_at, value_at
from ..retry.classify import network_error_reason
from ..retry.hint import retry_hint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..operation import ApiDescription, ErrorShape, Operation
    from ..options import Limits

EXCERPT_LENGTH = 512


def facts_of(
    api: ApiDescription, operation: Operation, status: int, headers: Mapping[str, str], text: str, now: float
) -> ErrorFacts:
    """Reads an error body as the contract describes it; a body of any other form becomes the message."""
    shape = operation.errors or api.errors
    parsed = parse_json(text)
    body = (text or None) if parsed is ABSENT else parsed
    details = ABSENT if shape.details is None else value_at(body, shape.details)
    message = text_at(body, shape.message) or text_at(body, shape.title) or _fallback_message(status, body)
    return ErrorFacts(
        status=status,
        headers=headers,
        body=body,
        code=text_at(body, shape.code),
        message=message,
        details=None if details is ABSENT else details,
        request_id=request_id_of(api, headers, body, shape),
        retry_after=retry_hint(status, headers, api.rate_limit, now),
    )


def _fallback_message(status: int, body: object) -> str:
    try:
        known = "" if 200 <= status < 300 else http.HTTPStatus(status).phrase
    except ValueError:
        known = ""
    said = known or "the server reports a failure and does not say which"
    return f"{said}: {' '.join(body[:200].split())}" if isinstance(body, str) else said


def request_id_of(
    api: ApiDescription, headers: Mapping[str, str], body: object, shape: ErrorShape | None = None
) -> str | None:
    """From the body, else from a header."""
    from_body = text_at(body, (shape or api.errors).request_id)
    header = api.request_id_header
    return from_body or ((headers.get(header) or None) if header else None)


def stopped_error(by: Literal["attempt", "deadline", "idle", "close"], limits: Limits, trace: CallTrace) -> CallError:
    """The error for an attempt that was stopped from our side."""
    if by == "close":
        return AbortError("the client was closed", trace)
    if by == "attempt":
        return TimeoutError("attempt", f"no complete response within {limits.timeout:g} s (option timeout)", trace)
    if by == "deadline":
        return TimeoutError("deadline", f"not done within {limits.deadline:g} s (option deadline)", trace)
    return TimeoutError("idle", "nothing arrived for too long (option idle_timeout)", trace)


def network_error(error: Exception | None, url: str, trace: CallTrace, redact: Callable[[str], str]) -> ConnectionError:
    """The error for an attempt that brought no complete response."""
    reason = redact(network_error_reason(error)) if error else "unknown reason"
    parts = urlsplit(url)
    return ConnectionError(
        f"no complete response from {parts.scheme}://{parts.netloc} ({reason}); check that this is the right base "
        "URL and can be reached",
        trace,
    )
