"""Requests on their way, and what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..auth.place import without_parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from ..api_errors import ApiError, ErrorFacts
    from ..errors import CallTrace
    from ..operation import Operation
    from ..options import Limits
    from ..request.body import OutgoingBody
    from ..response.headers import ResponseHeaders
    from .attempt import AttemptResult


class OutgoingRequest(NamedTuple):
    """A serialised request: all that is needed to send it any number of times."""

    url: str
    method: str
    headers: dict[str, str]
    """Without credentials, by names in lower case."""
    body: OutgoingBody | None


class Answer(NamedTuple):
    """The head of a response."""

    response: httpx.Response
    status: int
    headers: ResponseHeaders
    secret_parameters: list[str]
    """Of the query: they hold credentials."""

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300


class OutgoingCall(NamedTuple):
    """A request with what governs it."""

    operation: Operation
    request: OutgoingRequest
    limits: Limits
    unread: bool = False
    """Hand out the body as a stream. Otherwise it is read within the attempt, which is made again if that fails."""
    refine_error: Callable[[ErrorFacts, CallTrace], ApiError | None] | None = None
    """Replaces the usual reading of an error body."""


class Delivery:
    """A response with a 2xx status."""

    __slots__ = ("_secret_parameters", "body", "ends_at", "headers", "response", "status", "trace")

    def __init__(self, result: AttemptResult, answer: Answer, trace: CallTrace, ends_at: float) -> None:
        self.response = answer.response
        self.status = answer.status
        self.headers = answer.headers
        self.body = result.body
        """Empty if it was left unread."""
        self.trace = trace
        self.ends_at = ends_at
        """When the deadline of the call is, on the monotonic clock."""
        self._secret_parameters = answer.secret_parameters

    @property
    def url(self) -> str:
        """Where the response came from, without credentials."""
        return without_parameters(str(self.response.url), self._secret_parameters)
