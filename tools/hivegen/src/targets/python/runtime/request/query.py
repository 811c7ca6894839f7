"""Writes queries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from .deep_object import deep_pairs
from .scalar import is_mapping, is_sequence, to_wire
from .styles import encode_component, pairs, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..operation import ParameterStyle

_SEPARATORS = {"spaceDelimited": "%20", "pipeDelimited": "|"}
_PLAIN_NAME = re.compile(r"[\w\-.~\[\]]+", re.ASCII)


def query_text(styles: Mapping[str, ParameterStyle], query: Mapping[str, object]) -> str:
    """A query, each parameter in its declared style; what is absent is left out."""
    return "&".join([pair for name, value in query.items() for pair in _query_pairs(name, value, styles.get(name))])


def _query_pairs(name: str, value: object, given: ParameterStyle | None) -> list[str]:
    """OpenAPI's defaults: style `form`, and `explode` for it alone."""
    encode = _encode_unless_reserved if given and given.allow_reserved else encode_component
    style = (given.style if given else None) or "form"
    wire = to_wire(value)
    if style == "deepObject" and (is_mapping(wire) or is_sequence(wire)):
        return deep_pairs(_encode_name(name), wire, encode)
    content = plain(value, given)
    if content is None:
        return []
    explode = given.explode if given and given.explode is not None else style == "form"
    return pairs(_encode_name(name), content, _SEPARATORS.get(style, ","), explode, encode)


def _encode_unless_reserved(text: str) -> str:
    """What would end the value or the query is encoded all the same."""
    return quote(text, safe="!*'();:@=$,/?")


def _encode_name(name: str) -> str:
    """Names may come from callers (`extra_query`). Brackets are common in names and stay readable."""
    return name if _PLAIN_NAME.fullmatch(name) else quote(name, safe="[]")
