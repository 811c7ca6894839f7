"""OAuth2 client credentials: a token that is fetched when needed, and shared by all callers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from .credential_text import current_value
from .place import AUTHORIZATION, Draft, fill_in
from .request_token import TokenRequest, request_token
from .single_flight import SingleFlight

if TYPE_CHECKING:
    from .way import AuthContext, CredentialValues

MARGIN = 60.0
"""A token is replaced this much before it expires, so that it does not expire on its way. Seconds."""
MARGIN_SHARE = 0.1
"""Of a short-lived token, at most this part of its life is given away."""


class ClientCredentials:
    """A token for client id and secret.

    `token_url` is absolute, or relative to the base URL: `oauth/token` is below it, `/oauth/token` below its host.
    """

    def __init__(self, token_url: str) -> None:
        self.options = ("client_id", "client_secret")
        self.place = AUTHORIZATION
        self.token_url = token_url

    def open(self, values: CredentialValues, context: AuthContext) -> ClientCredentialsAuthenticator:
        return ClientCredentialsAuthenticator(self.token_url, values, context)


class ClientCredentialsAuthenticator:
    """Adds an access token to requests."""

    def __init__(self, token_url: str, values: CredentialValues, context: AuthContext) -> None:
        self._url = urljoin(f"{context.base_url}/", token_url)
        self._values = values
        self._context = context
        self._flight = SingleFlight(context.io)
        self._secret = ""
        self._token: str | None = None
        self._valid_until = 0.0

    async def authorize(self, draft: Draft) -> str:
        token = self._current() or await self._flight.run(self._fetch, self._current)
        fill_in(AUTHORIZATION, f"Bearer {token}", draft)
        return token

    def renew(self, refused: str) -> bool:
        """Callers that were refused with a token that has been replaced since don't replace it again."""
        if self._token == refused:
            self._token = None
        return True

    def secrets(self) -> tuple[str, ...]:
        return (self._secret, self._token or "")

    def _current(self) -> str | None:
        return self._token if self._context.transport.clock.now() < self._valid_until else None

    async def _fetch(self) -> str:
        context = self._context
        requested_at = context.transport.clock.now()
        client_id = await current_value(context.io, self._values["client_id"])
        self._secret = await current_value(context.io, self._values["client_secret"])
        request = TokenRequest(self._url, client_id, self._secret, context.settings, context.headers)
        token = await request_token(context.transport, request)
        expires_in = math.inf if token.expires_in is None else token.expires_in
        self._token = token.value
        self._valid_until = requested_at + expires_in - min(MARGIN, expires_in * MARGIN_SHARE)
        return token.value
