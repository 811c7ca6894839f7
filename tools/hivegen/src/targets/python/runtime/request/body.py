"""Writes request bodies."""

from __future__ import annotations

import io
import os
import re
from collections.abc import AsyncIterable, Callable, Iterable, Iterator, Mapping
from typing import IO, TYPE_CHECKING

from ..not_given import NOT_GIVEN
from .form import form_encode
from .json_body import json_bytes
from .multipart import encode_multipart, is_path

if TYPE_CHECKING:
    from typing import TypeAlias, TypeGuard

    from ..operation import PartEncoding

Pieces: TypeAlias = "Iterable[bytes] | AsyncIterable[bytes]"

BinaryBody: TypeAlias = "bytes | bytearray | str | os.PathLike[str] | IO[bytes] | Pieces | Callable[[], Pieces]"
"""A body that is sent as it is.

A path, a file that can seek, or a function that returns new pieces can be sent again.
"""

PIECE = 64 * 1024
_JSON = re.compile(r"[\w.-]+/([\w.-]+\+)?json\b", re.IGNORECASE)


class OutgoingBody:
    """A request body, written once and sent with each attempt."""

    __slots__ = ("content", "content_type", "length", "pieces", "replayable")

    def __init__(
        self,
        content: bytes,
        content_type: str,
        *,
        pieces: Callable[[], Pieces] | None = None,
        replayable: bool = True,
        length: int | None = None,
    ) -> None:
        self.content = content
        self.content_type = content_type
        self.pieces = pieces
        """In place of `content`, for each attempt anew."""
        self.replayable = replayable
        """What has been read is gone, so the request can't be made a second time."""
        self.length = length
        """Of all pieces, if it is known. Bytes."""


def encode_body(
    body: object, content_type: str, encodings: Mapping[str, Mapping[str, PartEncoding]]
) -> OutgoingBody | None:
    """Writes a body in its declared media type."""
    if body is NOT_GIVEN:
        return None
    if _JSON.match(content_type) and not isinstance(body, (bytes, bytearray)):
        return OutgoingBody(json_bytes(body), content_type)
    if isinstance(body, str):
        return OutgoingBody(body.encode(), content_type)
    if isinstance(body, (bytes, bytearray)):
        return OutgoingBody(bytes(body), content_type)
    encoding = encodings.get(content_type, {})
    if re.match(r"multipart/form-data\b", content_type, re.IGNORECASE):
        return OutgoingBody(*encode_multipart(body, encoding))
    if re.match(r"application/x-www-form-urlencoded\b", content_type, re.IGNORECASE):
        return OutgoingBody(form_encode(body, encoding), content_type)
    return _stream(body, content_type) or OutgoingBody(json_bytes(body), content_type)


def _stream(body: object, content_type: str) -> OutgoingBody | None:
    if is_path(body):
        return OutgoingBody(b"", content_type, pieces=lambda: _file_pieces(body), length=os.stat(body).st_size)
    if _is_file(body):
        start = body.tell() if body.seekable() else None
        return OutgoingBody(b"", content_type, pieces=lambda: _from(body, start), replayable=start is not None)
    if _is_factory(body):
        return OutgoingBody(b"", content_type, pieces=body)
    if _is_pieces(body):
        return OutgoingBody(b"", content_type, pieces=lambda: body, replayable=False)
    return None


def _file_pieces(path: os.PathLike[str]) -> Iterator[bytes]:
    with open(path, "rb") as file:
        yield from iter(lambda: file.read(PIECE), b"")


def _from(file: IO[bytes], start: int | None) -> Iterator[bytes]:
    if start is not None:
        file.seek(start)
    return iter(lambda: file.read(PIECE), b"")


def _is_file(body: object) -> TypeGuard[IO[bytes]]:
    return isinstance(body, (io.RawIOBase, io.BufferedIOBase)) or (hasattr(body, "read") and hasattr(body, "seekable"))


def _is_factory(body: object) -> TypeGuard[Callable[[], Pieces]]:
    return callable(body)


def _is_pieces(body: object) -> TypeGuard[Pieces]:
    return isinstance(body, AsyncIterable) or (isinstance(body, Iterable) and not isinstance(body, (Mapping, list)))
