"""What all calls of a client share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..retry.budget import RetryBudget
from ..retry.rate_limit_window import RateLimitWindow

if TYPE_CHECKING:
    from ..auth.authenticator import RequestAuthenticator
    from ..clock import Clock
    from ..io import Io
    from ..observing import Observer
    from ..operation import ApiDescription
    from ..options import Settings


class Transport(NamedTuple):
    """Clients that were derived from one another have budget, window and authenticator in common."""

    api: ApiDescription
    io: Io
    clock: Clock
    observer: Observer
    budget: RetryBudget
    window: RateLimitWindow | None
    """Absent when the API does not tell its rate limit."""
    wait_for_rate_limit: bool
    authenticator: RequestAuthenticator | None = None

    def with_authenticator(self, authenticator: RequestAuthenticator | None) -> Transport:
        """The same with other credentials."""
        return self._replace(authenticator=authenticator)

    def redact(self, text: str) -> str:
        """Text from outside without our credentials."""
        return self.authenticator.redact(text) if self.authenticator else text


def new_transport(api: ApiDescription, settings: Settings, io: Io, observer: Observer) -> Transport:
    """A transport without credentials."""
    window = RateLimitWindow(api.rate_limit) if api.rate_limit else None
    return Transport(api, io, settings.clock, observer, RetryBudget(), window, settings.wait_for_rate_limit)
