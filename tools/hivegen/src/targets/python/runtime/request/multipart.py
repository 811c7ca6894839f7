"""Writes bodies in parts.

Written here and not by the HTTP library, because all attempts must carry the same boundary (servers compare bodies
that share an idempotency key), and because parts that aren't files may have a media type.
"""

from __future__ import annotations

import os
import re
import secrets
from typing import IO, TYPE_CHECKING, NamedTuple

from ..errors import InvalidInputError
from ..operation import PartEncoding
from .form import fields
from .json_body import json_text
from .scalar import is_absent, is_mapping, is_sequence, scalar_text, to_wire

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias, TypeGuard

FileContent: TypeAlias = "bytes | bytearray | IO[bytes] | os.PathLike[str]"

FileInput: TypeAlias = "FileContent | tuple[str, FileContent] | tuple[str, FileContent, str]"
"""A file in a form: its content, with a file name before it and a media type after it where they matter."""

_OCTETS = "application/octet-stream"


class _Part(NamedTuple):
    name: str
    content: bytes
    content_type: str | None
    file_name: str | None


def encode_multipart(body: object, encodings: Mapping[str, PartEncoding]) -> tuple[bytes, str]:
    """The body and its content type."""
    boundary = f"----hivegen-{secrets.token_hex(16)}"
    pieces = [
        piece
        for part in _parts(body, encodings)
        for piece in (f"--{boundary}\r\n{_head(part)}\r\n\r\n".encode(), part.content, b"\r\n")
    ]
    return b"".join([*pieces, f"--{boundary}--\r\n".encode()]), f"multipart/form-data; boundary={boundary}"


def _parts(body: object, encodings: Mapping[str, PartEncoding]) -> list[_Part]:
    """A list is sent as a part for each item, unless it has a JSON media type of its own."""
    parts: list[_Part] = []
    for name, value in fields(body):
        content_type = encodings.get(name, PartEncoding()).content_type
        one_text = content_type is not None and re.search(r"\bjson\b", content_type, re.IGNORECASE)
        items = value if is_sequence(value) and not isinstance(value, tuple) and not one_text else [value]
        parts.extend(_part(name, item, content_type) for item in items if not is_absent(item))
    return parts


def _part(name: str, value: object, declared: str | None) -> _Part:
    content_type = _concrete(declared)
    if _is_tuple(value):
        return _named_file(name, value, content_type)
    content = _file_content(value)
    if content is not None:
        return _Part(name, content, content_type or _OCTETS, _file_name(value))
    wire = to_wire(value)
    is_json = content_type is not None and re.search(r"\bjson\b", content_type, re.IGNORECASE) is not None
    if is_mapping(wire) or is_sequence(wire):
        return _Part(name, json_text(wire).encode(), content_type or "application/json", None)
    text = json_text(wire) if is_json else scalar_text(wire)
    return _Part(name, text.encode(), content_type, None)


def _named_file(name: str, value: tuple[object, ...], declared: str | None) -> _Part:
    file_name, content, *rest = value if len(value) > 1 else ("", None)
    data = _file_content(content)
    content_type = rest[0] if rest else (declared or _OCTETS)
    if data is None or not isinstance(file_name, str) or not isinstance(content_type, str):
        raise InvalidInputError(f"the file {name} must be its content, or (file name, content, content type).")
    return _Part(name, data, content_type, file_name)


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)


def _file_content(value: object) -> bytes | None:
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    if is_path(value):
        with open(value, "rb") as file:
            return file.read()
    read = getattr(value, "read", None)
    content: object = read() if callable(read) else None
    return content if isinstance(content, bytes) else None


def _file_name(value: object) -> str:
    name: object = os.fspath(value) if is_path(value) else getattr(value, "name", None)
    return os.path.basename(name) if isinstance(name, str) else "blob"


def is_path(value: object) -> TypeGuard[os.PathLike[str]]:
    """Whether something names a file."""
    return isinstance(value, os.PathLike)


def _concrete(content_type: str | None) -> str | None:
    """A list of alternatives (`image/png, image/jpeg`) or a range says what is taken, not what is sent."""
    return None if content_type is None or re.search(r"[,*]", content_type) else content_type


def _head(part: _Part) -> str:
    file = "" if part.file_name is None else f'; filename="{_escape(part.file_name)}"'
    kind = "" if part.content_type is None else "\r\nContent-Type: " + re.sub(r"[\r\n]", "", part.content_type)
    return f'Content-Disposition: form-data; name="{_escape(part.name)}"{file}{kind}'


def _escape(text: str) -> str:
    """As browsers do."""
    return text.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")
