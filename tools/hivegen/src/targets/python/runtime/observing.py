"""Tells hooks and the log what goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .hooks import FailureEvent, RequestEvent, ResponseEvent, RetryEvent
from .log import Log

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from .auth.place import Draft
    from .io import Io
    from .operation import ApiDescription
    from .options import Settings
    from .sending.attempt import AttemptResult
    from .sending.outgoing import Answer, OutgoingCall


class Observer:
    """What nobody wants to know is `None`, so that it costs nothing."""

    def __init__(self, api: ApiDescription, settings: Settings, io: Io) -> None:
        self._api = api
        self._hooks = settings.hooks
        self._log = Log(api, settings)
        self._io = io

    @property
    def on_request(self) -> Callable[[OutgoingCall, int, Draft], Awaitable[None]] | None:
        return self._on_request if self._hooks.on_request or self._log.shows("debug") else None

    @property
    def on_response(self) -> Callable[[OutgoingCall, int, Answer, float], Awaitable[None]] | None:
        return self._on_response if self._hooks.on_response or self._log.shows("info") else None

    @property
    def on_retry(self) -> Callable[[OutgoingCall, int, float, AttemptResult], Awaitable[None]] | None:
        return self._on_retry if self._hooks.on_retry or self._log.shows("warn") else None

    async def retrying(self, operation: str, attempt: int, delay: float, error: Exception) -> None:
        """What was begun is gone on with."""
        await self._tell_retry(RetryEvent(operation, attempt, delay, None, error))

    async def failed(self, operation: str, error: Exception) -> None:
        """A call has failed for good."""
        hook = self._hooks.on_error
        if hook:
            await self._io.settle(hook(FailureEvent(operation, error)))
        self._log.failure(operation, error)

    async def _on_request(self, call: OutgoingCall, attempt: int, draft: Draft) -> None:
        event = RequestEvent(call.operation.id, call.request.method, draft.url, draft.headers, attempt)
        hook = self._hooks.on_request
        if hook:
            await self._io.settle(hook(event))
        self._log.request(event)

    async def _on_response(self, call: OutgoingCall, attempt: int, answer: Answer, duration: float) -> None:
        name = self._api.request_id_header
        event = ResponseEvent(
            operation=call.operation.id,
            method=call.request.method,
            url=call.request.url,
            attempt=attempt,
            status=answer.status,
            headers=answer.headers,
            request_id=(answer.headers.get(name) if name else None) or None,
            duration=duration,
        )
        hook = self._hooks.on_response
        if hook:
            await self._io.settle(hook(event))
        self._log.response(event)

    async def _on_retry(self, call: OutgoingCall, attempt: int, delay: float, result: AttemptResult) -> None:
        status = result.answer.status if result.answer is not None else None
        error = None if status is not None else result.error
        await self._tell_retry(RetryEvent(call.operation.id, attempt, delay, status, error))

    async def _tell_retry(self, event: RetryEvent) -> None:
        hook = self._hooks.on_retry
        if hook:
            await self._io.settle(hook(event))
        self._log.retry(event)
