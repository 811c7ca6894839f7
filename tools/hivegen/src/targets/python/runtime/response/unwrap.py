"""Takes the data out of a body."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..api_errors import api_error
from ..errors import EnvelopeError
from ..json_text import ABSENT, is_object, parse_json, pointer_text, text_of, value_at
from ..operation import ApiDescription, Envelope, Operation
from .failure import EXCERPT_LENGTH, facts_of, request_id_of

if TYPE_CHECKING:
    from ..sending.outgoing import Delivery
    from ..sending.transport import Transport


class Content(NamedTuple):
    """What a response carries; `None` is also what isn't there."""

    body: object = None
    """The parsed body, envelope included."""
    data: object = None
    meta: object = None


_NOTHING = Content()


def unwrap(transport: Transport, operation: Operation, delivery: Delivery) -> Content:
    """Parses the body, once, and opens its envelope."""
    api = transport.api
    text = text_of(delivery.body)
    envelope = _envelope_of(api, operation)
    parsed = parse_json(text) if envelope or operation.response == "json" else ABSENT
    if envelope and parsed is not ABSENT and _says_failure(envelope, parsed):
        now = transport.clock.now()
        facts = facts_of(api, operation, delivery.status, delivery.headers, transport.redact(text), now)
        raise api_error(facts, delivery.trace)
    if _carries_nothing(operation, delivery.status, text):
        return Content(meta=_meta_of(envelope, parsed)) if envelope and parsed is not ABSENT else _NOTHING
    if operation.response == "text":
        return Content(text, text)
    if parsed is ABSENT:
        problem = "the response body is not JSON" if text.strip() else "the response body is empty"
        raise malformed(transport, delivery, f"{problem}{_origin(delivery)}")
    if envelope is None:
        return Content(parsed, parsed)
    flaw = _flag_problem(envelope, parsed)
    data = value_at(parsed, envelope.data) if envelope.data else _beside_flag(envelope, parsed)
    if flaw is None and data is ABSENT and not (operation.optional_data and is_object(parsed)):
        flaw = f"it has no {pointer_text(envelope.data)}" if envelope.data else "it is no object"
    if flaw is not None:
        raise malformed(transport, delivery, f"the response is not the declared envelope: {flaw}{_origin(delivery)}")
    return Content(parsed, None if data is ABSENT else data, _meta_of(envelope, parsed))


def malformed(transport: Transport, delivery: Delivery, problem: str) -> EnvelopeError:
    """The error for a body that is not what the contract declares."""
    return EnvelopeError(
        problem,
        delivery.trace,
        status=delivery.status,
        headers=delivery.headers,
        request_id=request_id_of(transport.api, delivery.headers, None),
        excerpt=transport.redact(text_of(delivery.body))[:EXCERPT_LENGTH],
    )


def _envelope_of(api: ApiDescription, operation: Operation) -> Envelope | None:
    own = operation.envelope
    if isinstance(own, Envelope):
        return own
    return None if own is False else api.envelope


def _carries_nothing(operation: Operation, status: int, text: str) -> bool:
    if operation.response == "empty" or operation.method == "HEAD" or status in (204, 205):
        return True
    return operation.response == "json" and operation.optional_data and text == ""


def _says_failure(envelope: Envelope, body: object) -> bool:
    """By its flag; an API without one says so by an error in the place of the data."""
    if envelope.success is not None:
        flag = value_at(body, envelope.success)
        if envelope.success_values is None:
            return flag is False
        return flag is not ABSENT and not _is_one_of(flag, envelope.success_values)
    if not envelope.data or envelope.error is None:
        return False
    return value_at(body, envelope.data) in (ABSENT, None) and value_at(body, envelope.error) not in (ABSENT, None)


def _is_one_of(flag: object, values: tuple[object, ...]) -> bool:
    """`True` and 1 are equal in Python, and different in JSON."""
    return any(flag == value and isinstance(flag, bool) == isinstance(value, bool) for value in values)


def _flag_problem(envelope: Envelope, body: object) -> str | None:
    """What is wrong with the flag of a body that doesn't say failure."""
    if envelope.success is None:
        return None
    flag = value_at(body, envelope.success)
    if flag is ABSENT and envelope.flag_optional:
        return None
    if envelope.success_values is not None:
        return f"it has no {pointer_text(envelope.success)}" if flag is ABSENT else None
    return None if flag is True else f"{pointer_text(envelope.success)} is neither true nor false"


def _beside_flag(envelope: Envelope, body: object) -> object:
    """The body without the envelope's own members."""
    if not is_object(body):
        return ABSENT
    places = (envelope.success, envelope.error, envelope.meta, *(envelope.meta_parts or ()))
    own = {place[0] for place in places if place is not None and len(place) == 1}
    return {name: value for name, value in body.items() if name not in own}


def _meta_of(envelope: Envelope, body: object) -> object:
    if envelope.meta is not None:
        meta = value_at(body, envelope.meta)
        return None if meta is ABSENT else meta
    if envelope.meta_parts is None:
        return None
    parts = {place[-1]: value_at(body, place) for place in envelope.meta_parts}
    return {name: value for name, value in parts.items() if value is not ABSENT}


def _origin(delivery: Delivery) -> str:
    """A proxy's page usually says that it is HTML."""
    kind = delivery.headers.get("content-type")
    return f" (status {delivery.status}, {f'content type {kind}' if kind else 'no content type'})"
