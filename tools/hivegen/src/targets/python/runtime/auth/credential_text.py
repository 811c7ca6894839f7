"""Checks of credentials, so that no library raises an error that shows one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from ..errors import ConfigurationError

if TYPE_CHECKING:
    from ..io import Io
    from .way import CredentialSource

_ALLOWED = {
    "header": (re.compile(r"[ -~]+"), "an HTTP header"),
    "query": (re.compile(r"(?s:.+)"), "a query"),
    "cookie": (re.compile(r"[!#-+\--:<-\[\]-~]+"), "a cookie"),
}


async def current_value(io: Io, source: CredentialSource) -> str:
    """The current value of a credential."""
    return source if isinstance(source, str) else await io.settle(source())


def carried_by(location: Literal["header", "query", "cookie"], option: str, value: object) -> str:
    """The credential without spaces around it, if its place in the request can carry it."""
    allowed, carrier = _ALLOWED[location]
    trimmed = value.strip() if isinstance(value, str) else ""
    if allowed.fullmatch(trimmed):
        return trimmed
    raise ConfigurationError(f"{option} is empty or has characters that {carrier} can't carry.")
