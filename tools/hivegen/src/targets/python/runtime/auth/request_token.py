"""Asks for an access token with client credentials (RFC 6749, section 4.4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote_plus, urlencode, urlsplit

from ..api_errors import ErrorFacts, OAuthError
from ..errors import CallTrace, EnvelopeError
from ..json_text import ABSENT, parse_json, text_at, text_of, value_at
from ..operation import Operation
from ..options import NO_OPTIONS, Settings
from ..request.body import OutgoingBody
from ..response.failure import EXCERPT_LENGTH
from ..sending.outgoing import Delivery, OutgoingCall, OutgoingRequest
from ..sending.send import send
from .basic import basic_header
from .place import AUTHORIZATION, Draft, fill_in
from .redact import redact_secrets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..sending.transport import Transport


class AccessToken(NamedTuple):
    """A token as the server gave it."""

    value: str
    expires_in: float | None
    """Seconds from when it was issued; `None`: the server does not say."""


class TokenRequest(NamedTuple):
    """What a token is asked for with."""

    url: str
    client_id: str
    client_secret: str
    settings: Settings
    headers: Mapping[str, str]


async def request_token(transport: Transport, request: TokenRequest) -> AccessToken:
    """Fetches a token. Retried as any call that is safe to repeat."""
    authenticator = _TokenAuthenticator(request)
    call = OutgoingCall(
        operation=_token_operation(request.url),
        request=_outgoing(request),
        limits=request.settings.limits(NO_OPTIONS),
        refine_error=_oauth_error,
    )
    delivery = await send(transport.with_authenticator(authenticator), call)
    return _read_token(delivery, authenticator.redact)


class _TokenAuthenticator:
    """HTTP Basic. RFC 6749 wants both halves form-encoded, so that a colon in them is no separator."""

    def __init__(self, request: TokenRequest) -> None:
        self._header = basic_header(quote_plus(request.client_id), quote_plus(request.client_secret))
        self._secrets = (request.client_secret, self._header.removeprefix("Basic "))

    async def authorize(self, operation: Operation, draft: Draft) -> Callable[[], bool]:
        fill_in(AUTHORIZATION, self._header, draft)
        return lambda: False

    def redact(self, text: str) -> str:
        return redact_secrets(text, self._secrets)


def _token_operation(url: str) -> Operation:
    path = urlsplit(url).path
    return Operation(id="requestToken", method="POST", path=path, response="json", envelope=False, idempotent=True)


def _outgoing(request: TokenRequest) -> OutgoingRequest:
    form = {"grant_type": "client_credentials"}
    scopes = request.settings.scopes
    if scopes:
        form["scope"] = " ".join(scopes)
    content_type = "application/x-www-form-urlencoded"
    headers = {**request.headers, "accept": "application/json", "content-type": content_type}
    body = OutgoingBody(urlencode(form).encode(), content_type)
    return OutgoingRequest(url=request.url, method="POST", headers=headers, body=body)


def _oauth_error(facts: ErrorFacts, trace: CallTrace) -> OAuthError | None:
    """The error body of RFC 6749, section 5.2. Other bodies, say from a proxy, are left to the usual reading."""
    code = text_at(facts.body, ("error",))
    if code is None:
        return None
    said = text_at(facts.body, ("error_description",)) or "the token endpoint refused the client credentials"
    message = f"{said.removesuffix('.')}; check client_id, client_secret and scopes"
    return OAuthError(facts._replace(code=code, message=message), trace)


def _read_token(delivery: Delivery, redact: Callable[[str], str]) -> AccessToken:
    text = text_of(delivery.body)
    body = parse_json(text)
    value = value_at(body, ("access_token",))
    kind = text_at(body, ("token_type",)) or "bearer"
    if not isinstance(value, str) or not re.fullmatch(r"[!-~]+", value) or kind.lower() != "bearer":
        # A body that parses may have a token in it, so it is not shown.
        excerpt = redact(text) if body is ABSENT else ""
        raise EnvelopeError(
            "the token endpoint did not answer with a bearer token",
            delivery.trace,
            status=delivery.status,
            headers=delivery.headers,
            request_id=None,
            excerpt=excerpt[:EXCERPT_LENGTH],
        )
    return AccessToken(value, _seconds(value_at(body, ("expires_in",))))


def _seconds(value: object) -> float | None:
    try:
        seconds = float(value) if isinstance(value, (int, float, str)) else -1.0
    except ValueError:
        return None
    return seconds if seconds >= 0 else None
