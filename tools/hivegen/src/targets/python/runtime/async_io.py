"""The network and time of asynchronous clients."""

from __future__ import annotations

import asyncio
import inspect
from typing import TYPE_CHECKING, Any, TypeVar

import anyio
import httpx

from .io import ClosedError, ReadBody, TimeLimitError
from .lifetime import Lifetime
from .sending.http_request import LIMITS, default_headers, http_request

if TYPE_CHECKING:
    from collections.abc import Awaitable, Coroutine, Mapping
    from types import TracebackType

    from .clock import Clock
    from .sending.outgoing import OutgoingRequest

T = TypeVar("T")


class AsyncIo:
    """Suspends on asyncio or trio, as httpx does."""

    def __init__(self, given: httpx.AsyncClient | None, clock: Clock, lifetime: Lifetime) -> None:
        self._http = given or httpx.AsyncClient(follow_redirects=True, limits=LIMITS)
        self._owned = given is None
        self._clock = clock
        self.lifetime = lifetime

    @property
    def default_headers(self) -> Mapping[str, str]:
        return default_headers(self._http)

    def derived(self) -> AsyncIo:
        return AsyncIo(self._http, self._clock, Lifetime(self.lifetime))

    async def aclose(self) -> None:
        """Closes the connections, unless the caller brought them."""
        if self._owned:
            await self._http.aclose()

    async def open(
        self, request: OutgoingRequest, url: str, headers: Mapping[str, str], seconds: float
    ) -> httpx.Response:
        with self.bounded(seconds):
            outgoing = http_request(request, url, headers, seconds, is_async=True)
            return await self._http.send(outgoing, stream=True)

    async def read(self, response: httpx.Response, most: int, seconds: float) -> ReadBody:
        pieces: list[bytes] = []
        size = 0
        try:
            with self.bounded(seconds):
                async for piece in response.aiter_bytes():
                    pieces.append(piece)
                    size += len(piece)
                    if size > most:
                        return ReadBody(b"".join(pieces)[:most], True)
        finally:
            await response.aclose()
        return ReadBody(pieces[0] if len(pieces) == 1 else b"".join(pieces), False)

    async def discard(self, response: httpx.Response) -> None:
        await response.aclose()

    async def sleep(self, seconds: float) -> None:
        with self.bounded(float("inf")):
            await self._clock.sleep_async(seconds)

    async def settle(self, value: T | Awaitable[T]) -> T:
        if inspect.isawaitable(value):
            awaited: T = await value
            return awaited
        return value

    async def detached(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            task = asyncio.ensure_future(work)
        except RuntimeError:
            # There is no such thing outside of asyncio.
            return await work
        return await asyncio.shield(task)

    def event(self) -> anyio.Event:
        return anyio.Event()

    def bounded(self, seconds: float) -> Bounded:
        """For `with`: raises a `TimeLimitError` after a time, and a `ClosedError` when the client is closed."""
        return Bounded(self.lifetime, seconds)


class Bounded:
    """What is done within it ends in time."""

    def __init__(self, lifetime: Lifetime, seconds: float) -> None:
        self._lifetime = lifetime
        self._scope = anyio.CancelScope(deadline=anyio.current_time() + seconds)

    def __enter__(self) -> None:
        self._scope.__enter__()
        self._lifetime.enders.add(self._scope.cancel)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._lifetime.enders.discard(self._scope.cancel)
        self._scope.__exit__(kind, error, traceback)
        if self._scope.cancelled_caught:
            raise ClosedError if self._lifetime.ended.is_set() else TimeLimitError
