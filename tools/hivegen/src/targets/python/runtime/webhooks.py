"""Checks webhooks, as Standard Webhooks defines it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from .errors import ConfigurationError, WebhookError
from .json_text import ABSENT, parse_json

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_TOLERANCE = 300.0


class _Message(NamedTuple):
    id: str
    timestamp: str
    signatures: str
    body: bytes


def verified_payload(
    payload: str | bytes,
    headers: Mapping[str, str],
    secret: str | Sequence[str],
    *,
    tolerance: float = DEFAULT_TOLERANCE,
    now: float | None = None,
) -> object:
    """The parsed payload of a webhook that was signed with the secret and isn't a recording of an old one.

    `secret` is `whsec_…`; of several, as while secrets are changed, any will do. `tolerance` are the seconds by
    which sender's and own clock may differ, delivery included; `now` are seconds since 1970.
    """
    keys = [_key(item) for item in ([secret] if isinstance(secret, str) else secret)]
    if not keys:
        raise ConfigurationError("There is no webhook secret to check with.")
    message = _read(payload, headers)
    _check_time(message, tolerance, time.time() if now is None else now)
    _check_signature(message, keys)
    try:
        value = parse_json(message.body.decode())
    except UnicodeDecodeError:
        value = ABSENT
    if value is ABSENT:
        raise WebhookError("payload", "The webhook is signed, but its body is not JSON.")
    return value


def _read(payload: str | bytes, headers: Mapping[str, str]) -> _Message:
    timestamp = _header(headers, "webhook-timestamp")
    identifier = _header(headers, "webhook-id")
    if not re.fullmatch(r"\d{1,12}", timestamp, re.ASCII):
        raise WebhookError("headers", "webhook-timestamp is not a number of seconds.")
    return _Message(identifier, str(int(timestamp)), _header(headers, "webhook-signature"), _bytes_of(payload))


def _bytes_of(payload: object) -> bytes:
    if isinstance(payload, str):
        return payload.encode()
    if isinstance(payload, (bytes, bytearray)):
        return bytes(payload)
    raise ConfigurationError("The signature is for the body as it arrived: pass its text or bytes, not an object.")


def _header(headers: Mapping[str, str], name: str) -> str:
    value = headers.get(name) or next((text for key, text in headers.items() if key.lower() == name), "")
    if value:
        return value
    raise WebhookError("headers", f"There is no header {name}.")


def _check_time(message: _Message, tolerance: float, now: float) -> None:
    if not tolerance > 0:
        raise ConfigurationError(f"tolerance must be a number of seconds above 0, not {tolerance}.")
    age = now - int(message.timestamp)
    if abs(age) > tolerance:
        distance = f"{abs(round(age))} s {'ago' if age > 0 else 'from now'}"
        raise WebhookError("time", f"webhook-timestamp is {distance}, more than the tolerance of {tolerance:g} s.")


def _check_signature(message: _Message, keys: list[bytes]) -> None:
    """A signature matches if any one of those sent was made with any one of the keys."""
    content = f"{message.id}.{message.timestamp}.".encode() + message.body
    sent = [_from_base64(item.removeprefix("v1,")) for item in message.signatures.split(" ") if item.startswith("v1,")]
    for key in keys:
        expected = hmac.new(key, content, hashlib.sha256).digest()
        if any(signature is not None and hmac.compare_digest(signature, expected) for signature in sent):
            return
    raise WebhookError("signature", "No signature of the webhook matches: other secret, or changed content.")


def _key(secret: str) -> bytes:
    key = _from_base64(secret.strip().removeprefix("whsec_"))
    if not key:
        raise ConfigurationError("A webhook secret is whsec_ and base64 after it; this one isn't.")
    return key


def _from_base64(text: str) -> bytes | None:
    padded = text + "=" * (-len(text) % 4)
    try:
        return base64.b64decode(padded, validate=True)
    except binascii.Error:
        return None
