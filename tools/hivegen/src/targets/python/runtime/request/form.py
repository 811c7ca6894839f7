"""Writes forms."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from ..errors import InvalidInputError
from ..operation import ParameterStyle, PartEncoding
from .deep_object import deep_pairs
from .scalar import is_absent, is_mapping, to_wire
from .styles import pairs, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_AS_DECLARED = ParameterStyle()


def form_encode(body: object, encodings: Mapping[str, PartEncoding]) -> bytes:
    """An object as `application/x-www-form-urlencoded`.

    By default a list is sent item by item, and objects as JSON; a property with a declared style is written as a query
    parameter would be.
    """
    written = [
        pair for name, value in fields(body) for pair in _field_pairs(name, value, encodings.get(name, PartEncoding()))
    ]
    return "&".join(written).encode()


def _field_pairs(name: str, value: object, encoding: PartEncoding) -> list[str]:
    if encoding.style == "deepObject":
        return deep_pairs(_encode(name), value, _encode)
    declared = encoding.style is not None or encoding.explode is not None or not is_mapping(to_wire(value))
    json_style = ParameterStyle(content_type=encoding.content_type or "application/json")
    content = plain(value, _AS_DECLARED if declared else json_style)
    if content is None:
        return []
    separator = {"spaceDelimited": "+", "pipeDelimited": "%7C"}.get(encoding.style or "form", ",")
    explode = (encoding.style or "form") == "form" if encoding.explode is None else encoding.explode
    return pairs(_encode(name), content, separator, explode, _encode)


def _encode(text: str) -> str:
    """As HTML forms are written, which is what servers that read this media type expect."""
    return quote_plus(text, safe="*")


def fields(body: object) -> list[tuple[str, object]]:
    """The properties of a body that is sent as a form."""
    wire = to_wire(body)
    if not is_mapping(wire):
        raise InvalidInputError("the request body must be an object, as it is sent as a form.")
    return [(name, value) for name, value in wire.items() if not is_absent(value)]
