"""Writes paths."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..errors import InvalidInputError
from ..operation import Operation, ParameterStyle
from .scalar import is_absent, is_mapping, is_sequence, to_wire
from .styles import encode_component, joined, pairs, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_AS_DECLARED = ParameterStyle()
_PARAMETER = re.compile(r"\{([^{}]+)\}")


def path_text(operation: Operation, values: Mapping[str, object]) -> str:
    """The path of an operation with its parameters filled in. What follows a `#` only tells operations apart."""
    path = operation.path.partition("#")[0]
    if "{" not in path:
        return path
    styles = operation.styles_of("path")

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        return _parameter_text(name, _checked(operation, name, values.get(name)), styles.get(name))

    return _PARAMETER.sub(fill, path)


def _checked(operation: Operation, name: str, value: object) -> object:
    """Refuses values that would lead to another route: nothing makes `/scans/{scan_id}` the list at `/scans/`."""
    wire = to_wire(value)
    if _is_usable(wire):
        return wire
    problem = "is missing" if is_absent(value) or value == "" else "is not a value that can stand in a path"
    raise InvalidInputError(
        f"{operation.route}: the path parameter {name} {problem}. Pass a non-empty string or number."
    )


def _is_usable(value: object) -> bool:
    if isinstance(value, str):
        return value not in ("", ".", "..") and _is_encodable(value)
    if isinstance(value, (bool, int)):
        return True
    if isinstance(value, float):
        return math.isfinite(value)
    items = list(value.values()) if is_mapping(value) else list(value) if is_sequence(value) else []
    return bool(items) and all(_is_usable(to_wire(item)) for item in items)


def _is_encodable(text: str) -> bool:
    """Half of a surrogate pair has no UTF-8."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def _parameter_text(name: str, value: object, given: ParameterStyle | None) -> str:
    if given is None:
        if isinstance(value, str):
            return encode_component(value)
        given = _AS_DECLARED
    content = plain(value, given)
    if content is None:
        return ""
    encode = _encode_unless_reserved if given.allow_reserved else encode_component
    explode = given.explode or False
    if given.style == "label":
        return f".{joined(content, '.' if explode else ',', explode, encode)}"
    if given.style == "matrix":
        written = pairs(encode(name), content, ",", explode, encode)
        return "".join(f";{pair.removesuffix('=')}" for pair in written)
    return joined(content, ",", explode, encode)


def _encode_unless_reserved(text: str) -> str:
    """Slashes stay, what would end the path doesn't."""
    return quote(text, safe="!*'();:@&=+$,/")
