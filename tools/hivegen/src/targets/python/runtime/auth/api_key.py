"""Keys and tokens in a header, the query or a cookie."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .credential_text import carried_by, current_value
from .place import AUTHORIZATION, Draft, Place, fill_in

if TYPE_CHECKING:
    from ..io import Io
    from .way import AuthContext, CredentialSource, CredentialValues


class ApiKey:
    """A key in some place.

    `prefix` is written before the key, unless that begins with it; a bare scheme name such as `Token` gets a space
    after it.
    """

    def __init__(self, place: Place, option: str = "api_key", *, prefix: str = "") -> None:
        self.options = (option,)
        self.place = place
        self.prefix = f"{prefix} " if re.fullmatch(r"[\w-]+", prefix) else prefix

    def open(self, values: CredentialValues, context: AuthContext) -> ApiKeyAuthenticator:
        return ApiKeyAuthenticator(self, values[self.options[0]], context.io)


class Bearer(ApiKey):
    """A key or token as `Authorization: Bearer …`."""

    def __init__(self, option: str = "token") -> None:
        super().__init__(AUTHORIZATION, option, prefix="Bearer ")


class ApiKeyAuthenticator:
    """Adds a key to requests."""

    def __init__(self, way: ApiKey, source: CredentialSource, io: Io) -> None:
        self._way = way
        self._io = io
        self._source = self._checked(source) if isinstance(source, str) else source
        # Only the latest: a function may return a new one each time.
        self._latest = ""
        self._written = ""

    async def authorize(self, draft: Draft) -> str:
        value = (
            self._source
            if isinstance(self._source, str)
            else self._checked(await current_value(self._io, self._source))
        )
        if value != self._latest:
            prefix = self._way.prefix
            self._written = value if value.lower().startswith(prefix.lower()) else f"{prefix}{value}"
            self._latest = value
        fill_in(self._way.place, self._written, draft)
        return value

    def renew(self, refused: str) -> bool:
        return False

    def secrets(self) -> tuple[str, ...]:
        return (self._latest,)

    def _checked(self, value: str) -> str:
        return carried_by(self._way.place.location, self._way.options[0], value)
