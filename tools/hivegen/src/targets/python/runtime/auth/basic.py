"""User name and password (RFC 7617)."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from ..errors import ConfigurationError
from .credential_text import current_value
from .place import AUTHORIZATION, Draft, fill_in

if TYPE_CHECKING:
    from ..io import Io
    from .way import AuthContext, CredentialSource, CredentialValues


class Basic:
    """HTTP Basic."""

    def __init__(self) -> None:
        self.options = ("username", "password")
        self.place = AUTHORIZATION

    def open(self, values: CredentialValues, context: AuthContext) -> BasicAuthenticator:
        return BasicAuthenticator(values["username"], values["password"], context.io)


class BasicAuthenticator:
    """Adds user name and password to requests."""

    def __init__(self, username: CredentialSource, password: CredentialSource, io: Io) -> None:
        self._username = username
        self._password = password
        self._io = io
        self._secrets: tuple[str, ...] = ()
        if isinstance(username, str):
            _check_username(username)

    async def authorize(self, draft: Draft) -> str:
        username = _check_username(await current_value(self._io, self._username))
        password = await current_value(self._io, self._password)
        header = basic_header(username, password)
        self._secrets = (password, header.removeprefix("Basic "))
        fill_in(AUTHORIZATION, header, draft)
        return header

    def renew(self, refused: str) -> bool:
        return False

    def secrets(self) -> tuple[str, ...]:
        return self._secrets


def _check_username(username: str) -> str:
    """A colon ends the user name; an empty password is fine, as some APIs take a key for the name."""
    if username and ":" not in username:
        return username
    raise ConfigurationError("username is empty or has a colon, which HTTP Basic can't carry.")


def basic_header(username: str, password: str) -> str:
    """The value of the `Authorization` header."""
    return f"Basic {base64.b64encode(f'{username}:{password}'.encode()).decode()}"
