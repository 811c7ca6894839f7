"""Ways to satisfy the security schemes of an API."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from typing import TypeAlias

    from ..io import Io
    from ..options import Settings
    from ..sending.transport import Transport
    from .place import Draft, Place

CredentialSource: TypeAlias = "str | Callable[[], str | Awaitable[str]]"
"""A key, a token or a password; a function is asked for each attempt, so that they can be rotated."""

CredentialValues: TypeAlias = "Mapping[str, CredentialSource]"
"""Values of options, by their names."""


class Authenticator(Protocol):
    """Adds one credential to requests."""

    async def authorize(self, draft: Draft) -> str:
        """Called for each attempt. Returns the credential, for `renew`."""
        ...

    def renew(self, refused: str) -> bool:
        """The server refused this credential. Returns whether `authorize` will now give another one."""
        ...

    def secrets(self) -> tuple[str, ...]:
        """What must not be shown."""
        ...


class AuthContext(NamedTuple):
    """What a way may need besides its options."""

    io: Io
    transport: Transport
    """What token requests go through."""
    settings: Settings
    base_url: str
    headers: Mapping[str, str]
    """Sent with token requests."""


class AuthWay(Protocol):
    """One way to satisfy a security scheme: which options it takes, and where their credential goes."""

    @property
    def options(self) -> tuple[str, ...]:
        """Options that are needed together."""
        ...

    @property
    def place(self) -> Place: ...

    def open(self, values: CredentialValues, context: AuthContext) -> Authenticator: ...
