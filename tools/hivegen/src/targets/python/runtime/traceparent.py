"""W3C Trace Context."""

from __future__ import annotations

import secrets


def new_traceparent() -> str:
    """A `traceparent` that begins a trace of its own, marked as sampled."""
    return f"00-{secrets.token_hex(16)}-{secrets.token_hex(8)}-01"
