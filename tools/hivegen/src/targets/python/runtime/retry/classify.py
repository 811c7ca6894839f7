"""What a failure means for trying again."""

from __future__ import annotations

import errno
import socket
import ssl
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

FailureClass: TypeAlias = Literal["throttle", "transient", "presend", "final"]
"""`throttle`: the server is busy and did nothing. `transient`: it may or may not have worked. `presend`: the request
never reached a server. `final`: trying again would not help."""

_TRANSIENT = frozenset((408, 500, 502, 503, 504))
DEEPEST_CAUSE = 8


def classify_status(status: int, hinted: bool, also_transient: Sequence[int]) -> FailureClass:
    """`hinted`: the response says when to come back."""
    if status == 429 or (status == 503 and hinted):
        return "throttle"
    return "transient" if status in _TRANSIENT or status in also_transient else "final"


def classify_network_error(error: BaseException) -> FailureClass:
    """Sorts what the HTTP library raised."""
    import httpx

    if any(isinstance(cause, ssl.SSLError) for cause in causes_of(error)):
        # Certificates don't get valid by trying again.
        return "final"
    if isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)):
        return "presend"
    final = (httpx.UnsupportedProtocol, httpx.LocalProtocolError, httpx.TooManyRedirects, httpx.DecodingError)
    return "final" if isinstance(error, final) or not isinstance(error, httpx.TransportError) else "transient"


def network_error_reason(error: BaseException) -> str:
    """What a network error is about, for messages:

    the platform's code, e.g. `ECONNREFUSED`, or else its own message.
    """
    causes = list(causes_of(error))
    for cause in causes:
        if isinstance(cause, socket.gaierror):
            return "ENOTFOUND"
        if isinstance(cause, OSError) and cause.errno is not None and cause.errno in errno.errorcode:
            return errno.errorcode[cause.errno]
    return next((text for cause in causes if (text := str(cause))), type(error).__name__)


def causes_of(error: BaseException) -> Iterator[BaseException]:
    """The error and what is below it."""
    cause: BaseException | None = error
    for _ in range(DEEPEST_CAUSE):
        if cause is None:
            return
        yield cause
        cause = cause.__cause__ or cause.__context__
