"""The network and time of blocking clients."""

from __future__ import annotations

import inspect
import threading
import time
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from .errors import ConfigurationError
from .io import ClosedError, ReadBody, TimeLimitError
from .lifetime import Lifetime
from .sending.http_request import LIMITS, connect_time, default_headers, http_request

if TYPE_CHECKING:
    from collections.abc import Awaitable, Coroutine, Mapping

    from .clock import Clock
    from .sending.outgoing import OutgoingRequest

T = TypeVar("T")


class SyncIo:
    """Never suspends."""

    def __init__(self, given: httpx.Client | None, clock: Clock, lifetime: Lifetime) -> None:
        self._http = given or httpx.Client(follow_redirects=True, limits=LIMITS)
        self._clock = clock
        self.lifetime = lifetime
        if given is None:
            lifetime.enders.add(self._http.close)

    @property
    def default_headers(self) -> Mapping[str, str]:
        return default_headers(self._http)

    def derived(self) -> SyncIo:
        return SyncIo(self._http, self._clock, Lifetime(self.lifetime))

    async def open(
        self, request: OutgoingRequest, url: str, headers: Mapping[str, str], seconds: float
    ) -> httpx.Response:
        outgoing = http_request(request, url, headers, seconds)
        try:
            return self._http.send(outgoing, stream=True)
        except httpx.ConnectTimeout as error:
            if seconds > connect_time(seconds):
                raise
            raise TimeLimitError from error
        except httpx.TimeoutException as error:
            raise TimeLimitError from error
        except RuntimeError as error:
            if self.lifetime.ended.is_set():
                raise ClosedError from error
            raise

    async def read(self, response: httpx.Response, most: int, seconds: float) -> ReadBody:
        ends_at = time.monotonic() + seconds
        response.request.extensions["timeout"]["read"] = None if seconds == float("inf") else max(seconds, 0.001)
        pieces: list[bytes] = []
        size = 0
        try:
            for piece in response.iter_bytes():
                pieces.append(piece)
                size += len(piece)
                if size > most:
                    return ReadBody(b"".join(pieces)[:most], True)
                if time.monotonic() > ends_at:
                    raise TimeLimitError
        except httpx.TimeoutException as error:
            raise TimeLimitError from error
        finally:
            response.close()
        return ReadBody(pieces[0] if len(pieces) == 1 else b"".join(pieces), False)

    async def discard(self, response: httpx.Response) -> None:
        response.close()

    async def sleep(self, seconds: float) -> None:
        self._clock.sleep(seconds, self.lifetime.ended)
        if self.lifetime.ended.is_set():
            raise ClosedError

    async def settle(self, value: T | Awaitable[T]) -> T:
        if not inspect.isawaitable(value):
            return value
        if inspect.iscoroutine(value):
            value.close()
        raise ConfigurationError("A blocking client takes no coroutine functions. Use the asynchronous client.")

    async def detached(self, work: Coroutine[Any, Any, T]) -> T:
        return await work

    def event(self) -> SyncEvent:
        return SyncEvent()


class SyncEvent:
    """Blocks whoever waits."""

    def __init__(self) -> None:
        self._event = threading.Event()

    async def wait(self) -> None:
        self._event.wait()

    def set(self) -> None:
        self._event.set()
