"""Takes credentials out of what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST_SECRET = 6
"""Shorter strings are likelier words than secrets."""


def redact_secrets(text: str, secrets: Iterable[str]) -> str:
    """The text with each secret blacked out, also percent-encoded."""
    for secret in secrets:
        if len(secret) >= SHORTEST_SECRET:
            text = text.replace(secret, "[redacted]").replace(quote(secret, safe="!*'()"), "[redacted]")
    return text
