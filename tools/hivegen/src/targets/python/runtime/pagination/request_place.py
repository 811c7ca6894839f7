"""Values in requests that pages are asked for by."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ..json_text import ABSENT, is_object, value_at

if TYPE_CHECKING:
    from ..operation import Arguments, Pointer
    from .forms import RequestPlace


def read_place(arguments: Arguments, place: RequestPlace) -> object:
    """The value at a place, or `ABSENT`."""
    if isinstance(place, str):
        return arguments.query.get(place, ABSENT)
    return value_at(arguments.body, place)


def write_place(arguments: Arguments, place: RequestPlace, value: object) -> Arguments:
    """The same arguments with another value at a place."""
    if isinstance(place, str):
        return arguments._replace(query={**arguments.query, place: value})
    return arguments._replace(body=_with_value_at(arguments.body, place, value))


def _with_value_at(body: object, place: Pointer, value: object) -> object:
    if not place:
        return value
    name, *rest = place
    holder = body if is_object(body) else {}
    return {**holder, name: _with_value_at(holder.get(name), tuple(rest), value)}


def number_at(arguments: Arguments, place: RequestPlace) -> int | None:
    """A number as callers may give it."""
    return as_number(read_place(arguments, place))


def as_number(value: object) -> int | None:
    """A whole number, also one that is written as text."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return int(value) if math.isfinite(value) else None
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else None
