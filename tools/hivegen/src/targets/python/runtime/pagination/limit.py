"""How many items a list is to have."""

from __future__ import annotations

import math

from ..options import whole_number


def checked_limit(limit: int | None) -> float:
    """The limit, or infinity."""
    number = whole_number("limit", limit)
    return math.inf if number is None else number
