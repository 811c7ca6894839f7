"""Turns an operation and its arguments into a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import InvalidInputError
from ..not_given import NOT_GIVEN
from ..sending.outgoing import OutgoingRequest
from .body import encode_body
from .headers import call_headers
from .path import path_text
from .query import query_text
from .scalar import is_mapping, to_wire

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..operation import Arguments, Operation
    from ..options import RequestSettings, Settings


def serialize(
    settings: Settings,
    operation: Operation,
    arguments: Arguments,
    options: RequestSettings,
    base_url: str,
    shared: Mapping[str, str],
) -> OutgoingRequest:
    """`shared` are headers that every request of the client carries."""
    url = base_url + path_text(operation, arguments.path)
    if arguments.query or options.extra_query:
        query = query_text(operation.styles_of("query"), {**arguments.query, **options.extra_query})
        if query:
            # Paths of some contracts have a query of their own.
            url = f"{url}{'&' if '?' in url else '?'}{query}"
    content = _with_extra(arguments.body, options.extra_body) if options.extra_body else arguments.body
    content_type = options.content_type or operation.body or "application/json"
    body = encode_body(content, content_type, operation.encodings)
    headers = call_headers(shared, settings, operation, arguments, options, body.content_type if body else None)
    return OutgoingRequest(url, operation.method, headers, body)


def _with_extra(body: object, extra: Mapping[str, object]) -> object:
    if body is NOT_GIVEN:
        return extra
    wire = to_wire(body)
    if not is_mapping(wire):
        raise InvalidInputError("extra_body adds members to an object, and the body of this call is none.")
    return {**wire, **extra}
