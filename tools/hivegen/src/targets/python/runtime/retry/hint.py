"""When the server says to come back."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..operation import RateLimitHeaders

ABSURD_SECONDS = 365 * 24 * 3600
"""A server that asks for more than a year sent something else than a delay, such as a point in time."""

_NUMBER = re.compile(r"\d+(\.\d+)?", re.ASCII)
_HTTP_DATE = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? ")


def retry_hint(
    status: int, headers: Mapping[str, str], rate_limit: RateLimitHeaders | None, now: float
) -> float | None:
    """Seconds by `Retry-After`, or for a 429 by the reset of the rate limit; `None` if it says nothing sensible."""
    hint = _retry_after(headers, now)
    if hint is not None or status != 429 or rate_limit is None:
        return hint
    return seconds_to_reset(headers, rate_limit, now)


def _retry_after(headers: Mapping[str, str], now: float) -> float | None:
    value = headers.get("retry-after", "").strip()
    if _NUMBER.fullmatch(value):
        return _sensible(float(value))
    moment = _http_date(value) if _HTTP_DATE.match(value) else None
    return None if moment is None else _sensible(moment - _server_time(headers, now))


def seconds_to_reset(headers: Mapping[str, str], rate_limit: RateLimitHeaders, now: float) -> float | None:
    """Seconds until the rate limit starts anew, by the server's own clock where it tells it."""
    value = headers.get(rate_limit.reset, "").strip()
    if not _NUMBER.fullmatch(value):
        return None
    reset = float(value)
    if rate_limit.reset_unit == "seconds":
        return _sensible(reset)
    moment = reset / 1000 if rate_limit.reset_unit == "epoch-milliseconds" else reset
    return _sensible(moment - _server_time(headers, now))


def _server_time(headers: Mapping[str, str], now: float) -> float:
    """The response's `Date`, so that a skewed local clock does not matter."""
    date = _http_date(headers.get("date", ""))
    return now if date is None else date


def _http_date(text: str) -> float | None:
    try:
        return parsedate_to_datetime(text).timestamp() if text else None
    except (ValueError, TypeError, OverflowError):
        return None


def _sensible(seconds: float) -> float | None:
    return seconds if 0 <= seconds <= ABSURD_SECONDS else None
