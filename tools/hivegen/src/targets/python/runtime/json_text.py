"""JSON and places in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypeGuard

    from .operation import Pointer

ABSENT = object()
"""There is nothing at a place. `None` is a value."""


def is_object(value: object) -> TypeGuard[dict[str, object]]:
    """Whether a parsed value is a JSON object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Whether a parsed value is a JSON array."""
    return isinstance(value, list)


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is not JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse)


def text_of(body: bytes) -> str:
    """A body as UTF-8; a byte order mark is dropped."""
    return body.decode(errors="replace").removeprefix("\ufeff")


def parse_json(text: str) -> object:
    """The value, or `ABSENT` if the text is not JSON."""
    try:
        value: object = _DECODER.decode(text)
    except (ValueError, RecursionError):
        return ABSENT
    return value


def value_at(document: object, pointer: Pointer) -> object:
    """The value at a place, or `ABSENT`."""
    value = document
    for segment in pointer:
        if not is_object(value) or segment not in value:
            return ABSENT
        value = value[segment]
    return value


def text_at(document: object, pointer: Pointer | None) -> str | None:
    """As a server's identifier or message: a non-empty string, or a number written as one."""
    value = ABSENT if pointer is None else value_at(document, pointer)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value else None


def pointer_text(pointer: Pointer) -> str:
    """For messages: `/meta/next_cursor`."""
    return "/" + "/".join(pointer)
