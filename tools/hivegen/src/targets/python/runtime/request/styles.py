"""The forms that parameter values have."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from .json_body import json_text
from .scalar import is_absent, is_mapping, is_sequence, scalar_text, to_wire

if TYPE_CHECKING:
    from typing import TypeAlias

    from ..operation import ParameterStyle

Encode: TypeAlias = Callable[[str], str]
"""How text is written where it goes to, e.g. percent-encoded."""


def encode_component(text: str) -> str:
    """Percent-encodes what would mean something in a URL."""
    return quote(text, safe="!*'()")


class One(NamedTuple):
    """A single value."""

    text: str


class Many(NamedTuple):
    """A list."""

    items: list[str]


class Members(NamedTuple):
    """An object."""

    entries: list[tuple[str, str]]


Plain: TypeAlias = "One | Many | Members"


def plain(value: object, style: ParameterStyle | None) -> Plain | None:
    """Reads a value as one of the three forms that parameter styles know, without what is absent in it.

    What is nested deeper has no standard form and is written as JSON, as is the whole value of a parameter with a
    media type of its own.
    """
    if is_absent(value):
        return None
    wire = to_wire(value)
    if style is not None and style.content_type is not None:
        return One(content_text(wire, style.content_type))
    if is_mapping(wire):
        entries = [(key, _scalar(item)) for key, item in wire.items() if not is_absent(item)]
        return Members(entries) if entries else None
    if is_sequence(wire):
        items = [_scalar(item) for item in wire if not is_absent(item)]
        return Many(items) if items else None
    return One(_scalar(wire))


def content_text(value: object, content_type: str) -> str:
    """A value as one text in a media type."""
    is_text = isinstance(value, str) and not re.search(r"\bjson\b", content_type, re.IGNORECASE)
    return value if is_text and isinstance(value, str) else json_text(value)


def _scalar(value: object) -> str:
    wire = to_wire(value)
    return scalar_text(wire) if isinstance(wire, (str, int, float)) else json_text(wire)


def joined(value: Plain, separator: str, explode: bool, encode: Encode) -> str:
    """All of a value in one text: `a,b`, `k,v,k2,v2`, or exploded `k=v,k2=v2`."""
    if isinstance(value, One):
        return encode(value.text)
    if isinstance(value, Many):
        return separator.join(encode(item) for item in value.items)
    between = "=" if explode else separator
    return separator.join(f"{encode(key)}{between}{encode(item)}" for key, item in value.entries)


def pairs(name: str, value: Plain, separator: str, explode: bool, encode: Encode) -> list[str]:
    """`name=value` pairs as in a query, one for each item where the value is exploded."""
    if not explode or isinstance(value, One):
        return [f"{name}={joined(value, separator, False, encode)}"]
    if isinstance(value, Many):
        return [f"{name}={encode(item)}" for item in value.items]
    return [f"{encode(key)}={encode(item)}" for key, item in value.entries]
