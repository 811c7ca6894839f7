"""Where blocking and asynchronous clients differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Coroutine, Mapping

    import httpx

    from .lifetime import Lifetime
    from .sending.outgoing import OutgoingRequest

T = TypeVar("T")


class TimeLimitError(Exception):
    """The time for an attempt is over."""


class ClosedError(Exception):
    """The client was closed."""


class ReadBody(NamedTuple):
    """What was read of a body."""

    content: bytes
    truncated: bool
    """There was more."""


class Event(Protocol):
    """Something that happens once."""

    async def wait(self) -> object: ...

    def set(self) -> object: ...


class Io(Protocol):
    """What may wait. That of a blocking client never suspends."""

    lifetime: Lifetime

    @property
    def default_headers(self) -> Mapping[str, str]:
        """What the HTTP library sends by itself, by names in lower case."""
        ...

    def derived(self) -> Io:
        """The same connections, for a client that ends with this one."""
        ...

    async def open(
        self, request: OutgoingRequest, url: str, headers: Mapping[str, str], seconds: float
    ) -> httpx.Response:
        """Sends a request and returns with the head of the response.

        Raises a `TimeLimitError`, a `ClosedError`, or what the HTTP library raises.
        """
        ...

    async def read(self, response: httpx.Response, most: int, seconds: float) -> ReadBody:
        """Reads a body, up to a number of bytes, and closes the response."""
        ...

    async def discard(self, response: httpx.Response) -> None:
        """Frees the connection of a response that nobody will read."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Raises a `ClosedError` if the client is closed meanwhile."""
        ...

    async def settle(self, value: T | Awaitable[T]) -> T:
        """The value, or what it gives when it is awaited."""
        ...

    async def detached(self, work: Coroutine[Any, Any, T]) -> T:
        """Does work that goes on for others where whoever began it is cancelled."""
        ...

    def event(self) -> Event: ...


def run(coroutine: Coroutine[object, None, T]) -> T:
    """Runs what never suspends, since it stands on an `Io` that never does."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        value: T = end.value
        return value
    coroutine.close()
    raise RuntimeError("A blocking client was made to wait for something asynchronous.")
