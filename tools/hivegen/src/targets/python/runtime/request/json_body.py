"""Writes JSON."""

from __future__ import annotations

import json

from ..errors import InvalidInputError
from .scalar import is_mapping, is_sequence, to_wire


def json_bytes(value: object) -> bytes:
    """A request body. Raises an `InvalidInputError` for what JSON has no form for."""
    return _write(value, "the request body can't be written as JSON").encode()


def json_text(value: object) -> str:
    """The value of a parameter or of a part that is written as JSON."""
    return _write(value, "a parameter has a value that can't be written as JSON")


def _write(value: object, problem: str) -> str:
    try:
        return json.dumps(value, default=_other, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidInputError(f"{problem}: {error}.") from error


def _other(value: object) -> object:
    wire = to_wire(value)
    if wire is not value:
        return wire
    if is_mapping(value):
        return dict(value)
    if is_sequence(value):
        return list(value)
    raise TypeError(f"it has a {type(value).__name__} in it")
