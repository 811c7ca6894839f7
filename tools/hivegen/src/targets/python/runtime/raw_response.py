"""A result together with how it came about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from .json_text import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .sending.outgoing import Delivery

T = TypeVar("T")
U = TypeVar("U")


class RawResponse(Generic[T]):
    """What `with_raw_response` gives."""

    def __init__(self, data: T, meta: object, request_id: str | None, delivery: Delivery) -> None:
        self.data = data
        """What the call gives without `with_raw_response`."""
        self._delivery = delivery
        self.meta = meta
        """What the envelope says besides the data; `None` where there is no envelope."""
        self.request_id = request_id
        """Quote this when asking for support."""
        self.status: int = delivery.status
        self.headers: Mapping[str, str] = delivery.headers
        self.url: str = delivery.url
        self.content: bytes = delivery.body
        """The body as it came."""
        self.attempts: int = delivery.trace.attempts
        """HTTP requests that it took."""
        self.retry_count: int = delivery.trace.retry_count
        """How many of them were retries."""
        self.retry_delay: float = delivery.trace.retry_delay
        """Seconds spent waiting between attempts."""

    @property
    def text(self) -> str:
        """The body as text."""
        return text_of(self.content)

    def with_data(self, data: U) -> RawResponse[U]:
        """The same response with another reading of its data."""
        return RawResponse(data, self.meta, self.request_id, self._delivery)

    def __repr__(self) -> str:
        return f"<RawResponse [{self.status}] {self.data!r}>"
