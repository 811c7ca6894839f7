"""Sends with each operation the credentials that its security requirement asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ..errors import ConfigurationError
from .credentials import resolve_credentials, ways_to_authenticate
from .place import Draft, is_filled
from .redact import redact_secrets

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..operation import Operation
    from .way import AuthContext, Authenticator


class RequestAuthenticator(Protocol):
    """Adds to each request what its operation needs."""

    async def authorize(self, operation: Operation, draft: Draft) -> Callable[[], bool]:
        """Called for each attempt.

        Returns a function to be called when the server refuses the credentials, which tells whether another attempt
        would carry different ones.
        """
        ...

    def redact(self, text: str) -> str:
        """Replaces credentials in text that came from outside, so that errors can show it."""
        ...


class CredentialsAuthenticator:
    """Uses what options and environment give. Raises a `ConfigurationError` if no operation could be called with it."""

    def __init__(self, context: AuthContext) -> None:
        self._api = context.transport.api
        configured = resolve_credentials(self._api, context.settings)
        self._from_options = {scheme for scheme, found in configured.items() if found.from_options}
        self._opened = {scheme: found.way.open(found.values, context) for scheme, found in configured.items()}

    async def authorize(self, operation: Operation, draft: Draft) -> Callable[[], bool]:
        used: list[tuple[Authenticator, str]] = []
        for scheme in self._choose(operation, draft):
            authenticator = self._opened.get(scheme)
            if authenticator is not None and not self._is_filled(scheme, draft):
                used.append((authenticator, await authenticator.authorize(draft)))
        # All of them, not only up to the first that can be renewed.
        return lambda: True in [authenticator.renew(credential) for authenticator, credential in used]

    def redact(self, text: str) -> str:
        secrets = [secret for authenticator in self._opened.values() for secret in authenticator.secrets()]
        return redact_secrets(text, secrets)

    def _choose(self, operation: Operation, draft: Draft) -> tuple[str, ...]:
        """The first alternative that is complete:

        by options first, since the environment may serve other programs too.
        """
        auth = self._api.auth
        alternatives = auth.security if operation.auth is None else operation.auth
        needing = [schemes for schemes in alternatives if schemes]
        for ready in (self._from_options, self._opened.keys()):
            for schemes in needing:
                if all(scheme in ready or self._is_filled(scheme, draft) for scheme in schemes):
                    return schemes
        if len(needing) == len(alternatives) and needing:
            missing = tuple(tuple(scheme for scheme in schemes if scheme not in self._opened) for schemes in needing)
            remedy = ways_to_authenticate(self._api, missing)
            raise ConfigurationError(f"{self._api.name}: {operation.route} needs credentials. {remedy}")
        return ()

    def _is_filled(self, scheme: str, draft: Draft) -> bool:
        return any(is_filled(way.place, draft) for way in self._api.auth.schemes.get(scheme, ()))
