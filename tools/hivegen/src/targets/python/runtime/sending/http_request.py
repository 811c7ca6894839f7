"""Requests as httpx wants them."""

from __future__ import annotations

import math
from collections.abc import AsyncIterable, AsyncIterator
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..request.body import Pieces
    from .outgoing import OutgoingRequest

LIMITS = httpx.Limits(max_connections=1000, max_keepalive_connections=100)

LONGEST_CONNECT = 10.0
"""Who doesn't answer by then won't. Such a request never reached a server, so that it can be made again. Seconds."""


def connect_time(seconds: float) -> float:
    """How long a connection may take to come about."""
    return min(seconds, LONGEST_CONNECT)


def default_headers(client: httpx.Client | httpx.AsyncClient) -> dict[str, str]:
    """What the client sends by itself; `accept` is different for each operation."""
    return {name: value for name, value in client.headers.items() if name not in ("accept", "user-agent")}


def http_request(
    request: OutgoingRequest, url: str, headers: Mapping[str, str], seconds: float, *, is_async: bool = False
) -> httpx.Request:
    """One attempt of a request. Limits of asynchronous clients are set around it, except that for connecting."""
    encoded = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    body = request.body
    content: bytes | Pieces = b"" if body is None else body.content
    if body is not None and body.pieces is not None:
        content = _async_pieces(body.pieces()) if is_async else body.pieces()
        if body.length is not None:
            encoded.append((b"content-length", b"%d" % body.length))
    limit = None if is_async or seconds == math.inf else max(seconds, 0.001)
    timeout = {"connect": connect_time(seconds), "read": limit, "write": limit, "pool": limit}
    return httpx.Request(request.method, url, headers=encoded, content=content or None, extensions={"timeout": timeout})


async def _async_pieces(pieces: Pieces) -> AsyncIterator[bytes]:
    if isinstance(pieces, AsyncIterable):
        async for piece in pieces:
            yield piece
    else:
        for piece in pieces:
            yield piece
