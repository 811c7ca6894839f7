"""Writes headers. Names are in lower case everywhere, so that one can replace another."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING

from ..environment import runtime_product
from ..errors import InvalidInputError
from .scalar import scalar_text, to_wire
from .styles import encode_component, joined, pairs, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..operation import ApiDescription, Arguments, Operation
    from ..options import RequestSettings, Settings

_NAME = re.compile(r"[\w!#$%&'*+.^`|~-]+", re.ASCII)
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")


def client_headers(api: ApiDescription, settings: Settings) -> dict[str, str]:
    """What every request of a client carries."""
    products = [api.user_agent, runtime_product(), settings.user_agent]
    headers = {"user-agent": " ".join(product for product in products if product)}
    change_headers(headers, settings.headers)
    return headers


def change_headers(headers: dict[str, str], changes: Mapping[str, str | None]) -> None:
    """Adds headers; `None` removes one."""
    for name, value in changes.items():
        if value is None:
            headers.pop(name.lower(), None)
        else:
            headers[name.lower()] = checked_value(name, value)


def call_headers(
    shared: Mapping[str, str],
    settings: Settings,
    operation: Operation,
    arguments: Arguments,
    options: RequestSettings,
    content_type: str | None,
) -> dict[str, str]:
    """Headers of one call. The caller's own come last and win."""
    headers = {**shared, "accept": operation.accept}
    if content_type is not None:
        headers["content-type"] = content_type
    if arguments.header:
        _add_parameters(headers, operation, arguments)
    _add_idempotency_key(headers, operation, options)
    if settings.traceparent is not None:
        _add_trace(headers, settings)
    change_headers(headers, options.extra_headers)
    if arguments.cookie:
        cookies = _cookie_text(operation, arguments)
        headers["cookie"] = "; ".join(text for text in (cookies, headers.get("cookie")) if text)
    return headers


def _add_parameters(headers: dict[str, str], operation: Operation, arguments: Arguments) -> None:
    """Style `simple` is the only one that headers have."""
    styles = operation.styles_of("header")
    for name, value in arguments.header.items():
        style = styles.get(name)
        content = plain(value, style)
        if content is not None:
            explode = bool(style and style.explode)
            headers[name.lower()] = checked_value(name, joined(content, ",", explode, str))


def _cookie_text(operation: Operation, arguments: Arguments) -> str:
    styles = operation.styles_of("cookie")
    written: list[str] = []
    for name, value in arguments.cookie.items():
        style = styles.get(name)
        content = plain(value, style)
        if content is not None:
            explode = style.explode if style and style.explode is not None else True
            written.extend(pairs(name, content, ",", explode, encode_component))
    return "; ".join(written)


def _add_idempotency_key(headers: dict[str, str], operation: Operation, options: RequestSettings) -> None:
    """Made once a call, so that all attempts carry the same key."""
    header = operation.idempotency_key
    if header is not None:
        name = header.lower()
        key = options.idempotency_key or headers.get(name) or str(uuid.uuid4())
        headers[name] = checked_value(header, key)
    elif options.idempotency_key is not None:
        raise InvalidInputError(f"{operation.route} does not take an idempotency key.")


def _add_trace(headers: dict[str, str], settings: Settings) -> None:
    """The trace that a call belongs to, asked for once a call, so that all attempts belong to the same."""
    given = settings.traceparent
    value = given() if callable(given) else given
    if value is not None:
        headers["traceparent"] = checked_value("traceparent", value)


def checked_value(name: str, value: object) -> str:
    """The value as text. The error doesn't show it, as it may be a credential."""
    wire = to_wire(value)
    text = wire if isinstance(wire, str) else scalar_text(wire)
    if _NAME.fullmatch(name) and _VALUE.fullmatch(text):
        return text
    raise InvalidInputError(f'the header "{name}" has a name or a value that HTTP can\'t carry.')
