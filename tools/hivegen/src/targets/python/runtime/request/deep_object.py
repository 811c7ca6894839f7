"""Nested objects in queries and forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import InvalidInputError
from .scalar import is_absent, is_mapping, is_sequence, scalar_text, to_wire

if TYPE_CHECKING:
    from .styles import Encode

DEEPEST = 100


def deep_pairs(name: str, value: object, encode: Encode, depth: int = 0) -> list[str]:
    """`filter[status]=open&filter[tags][]=a`, nested as deep as the value is.

    OpenAPI leaves nesting open; this is what Rails, PHP, Express and Stripe read. Only lists that hold objects or
    lists are numbered: `lines[0][price]=1`.
    """
    if is_absent(value):
        return []
    if depth > DEEPEST:
        raise InvalidInputError("a parameter has a value that can't be written as text, such as a cycle.")
    wire = to_wire(value)
    if is_mapping(wire):
        return [
            pair
            for key, item in wire.items()
            for pair in deep_pairs(f"{name}[{encode(str(key))}]", item, encode, depth + 1)
        ]
    if is_sequence(wire):
        numbered = any(is_mapping(to_wire(item)) or is_sequence(to_wire(item)) for item in wire)
        return [
            pair
            for index, item in enumerate(wire)
            for pair in deep_pairs(f"{name}[{index if numbered else ''}]", item, encode, depth + 1)
        ]
    return [f"{name}={encode(scalar_text(wire))}"]
